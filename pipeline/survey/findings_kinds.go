package survey

import "slices"

// The codes of findings about a workbook as a file.
const (
	codeUnknownFile            = "TEP-001"
	codeEmptyFile              = "TEP-002"
	codeOldExcel               = "TEP-003"
	codeEncrypted              = "TEP-004"
	codeMacros                 = "TEP-005"
	codeOtherDocument          = "TEP-006"
	codeCutShort               = "TEP-007"
	codeDamagedPart            = "TEP-008"
	codeBrokenXML              = "TEP-009"
	codeMissingPart            = "TEP-010"
	codeDuplicatePart          = "TEP-011"
	codeTooLargeFile           = "TEP-012"
	codeTooLargeSheet          = "TEP-013"
	codeContradiction          = "TEP-014"
	codeLegacyText             = "TEP-015"
	codeBrokenCSV              = "TEP-016"
	codeUnopened               = "TEP-018"
	codeOutsidePart            = "TEP-019"
	codeMissingSheet           = "TEP-020"
	codeSeveralSheets          = "TEP-021"
	codeSheetNotRead           = "TEP-022"
	codeNoInfoSheet            = "TEP-023"
	codeRowsNotRead            = "TEP-024"
	codeLayout                 = "TEP-025"
	codeLayoutElsewhere        = "TEP-026"
	codeSheetOutsideLayout     = "TEP-027"
	codeNoHeader               = "TEP-030"
	codeMissingColumn          = "TEP-031"
	codeDuplicateColumn        = "TEP-032"
	codeUnknownColumn          = "TEP-033"
	codeLabelAndKey            = "TEP-034"
	codeMissingLine            = "TEP-035"
	codeDuplicateLine          = "TEP-036"
	codeOtherUnit              = "TEP-037"
	codeUnknownNote            = "TEP-038"
	codeNoValue                = "TEP-040"
	codeNoValueMinor           = "TEP-041"
	codeErrorCell              = "TEP-042"
	codeErrorCellMinor         = "TEP-043"
	codeMerged                 = "TEP-044"
	codeMergedMinor            = "TEP-045"
	codeMergedSpread           = "TEP-046"
	codeRepeatedHeader         = "TEP-050"
	codeCaption                = "TEP-051"
	codeNoRows                 = "TEP-052"
	codeTooManyFindings        = "TEP-053"
	codeHiddenRows             = "TEP-054"
	codePersonRows             = "TEP-055"
	codePersonWithoutHousehold = "TEP-056"
	codeDecomposed             = "TEP-057"
)

// FindingKinds returns the catalogue of findings this package makes, in the
// order of their codes: 00x the file, 01x its inside, 02x sheets, 03x
// columns, 04x cells, 05x rows.
func FindingKinds() []FindingKind {
	return slices.Concat(fileKinds(), sheetKinds(), columnKinds(), cellKinds())
}

const (
	sendAgain   = "Mở lại tệp gốc bằng Excel, lưu dạng .xlsx rồi nộp lại; nếu tệp gốc cũng hỏng, lấy bản sao lưu."
	sendAgainEN = "Open the original in Excel, save it as .xlsx and send it again; if the original is damaged too, take a backup copy."
)

func fileKinds() []FindingKind {
	return []FindingKind{
		{codeUnknownFile, SeverityError, true,
			"tệp không phải là bảng tính Excel (.xlsx)", "the file is not an Excel workbook (.xlsx)",
			"Mở tệp bằng Excel, chọn Lưu thành (Save As), kiểu Excel Workbook (.xlsx), rồi nộp lại.",
			"Open the file in Excel, choose Save As, type Excel Workbook (.xlsx), and send it again."},
		{codeEmptyFile, SeverityError, true,
			"tệp rỗng (0 byte)", "the file is empty (0 bytes)", sendAgain, sendAgainEN},
		{codeOldExcel, SeverityError, true,
			"tệp ở định dạng Excel cũ (.xls), dù tên có thể là .xlsx", "the file is in the old Excel format (.xls), whatever its name",
			"Mở tệp bằng Excel, chọn Lưu thành (Save As), kiểu Excel Workbook (.xlsx), rồi nộp lại.",
			"Open the file in Excel, choose Save As, type Excel Workbook (.xlsx), and send it again."},
		{codeEncrypted, SeverityError, true,
			"tệp được đặt mật khẩu nên không đọc được", "the file is protected by a password and cannot be read",
			"Mở tệp bằng mật khẩu, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ sổ làm việc, Mã hóa bằng mật khẩu: xóa trống), lưu rồi nộp lại.",
			"Open the file with its password, remove the password (File, Info, Protect Workbook, Encrypt with Password: clear it), save and send it again."},
		{codeMacros, SeverityError, true,
			"tệp có chứa macro, hoặc mang đuôi của tệp có macro (.xlsm)", "the file contains macros, or is named as one that does (.xlsm)",
			"Mở tệp bằng Excel, chọn Lưu thành (Save As), kiểu Excel Workbook (.xlsx) không có macro, rồi nộp lại.",
			"Open the file in Excel, choose Save As, type Excel Workbook (.xlsx) without macros, and send it again."},
		{codeOtherDocument, SeverityError, true,
			"tệp là tài liệu loại khác ({kind}), không phải bảng tính .xlsx", "the file is another kind of document ({kind}), not an .xlsx workbook",
			"Mở tệp bằng phần mềm bảng tính, lưu thành kiểu Excel Workbook (.xlsx), rồi nộp lại.",
			"Open the file in a spreadsheet program, save it as Excel Workbook (.xlsx), and send it again."},
		{codeCutShort, SeverityError, true,
			"tệp bị cắt cụt hoặc hỏng mục lục bên trong, có thể do sao chép hay tải lên chưa xong", "the file is cut short or its directory is damaged, perhaps by an unfinished copy or upload",
			sendAgain, sendAgainEN},
		{codeDamagedPart, SeverityError, true,
			"tệp bị hỏng: phần {part} không khớp với mã kiểm tra", "the file is damaged: part {part} does not agree with its checksum",
			sendAgain, sendAgainEN},
		{codeBrokenXML, SeverityError, true,
			"tệp bị hỏng: phần {part} không đọc được đến hết ({cause})", "the file is damaged: part {part} cannot be read to its end ({cause})",
			sendAgain, sendAgainEN},
		{codeMissingPart, SeverityError, true,
			"tệp bị hỏng: thiếu phần {part}", "the file is damaged: part {part} is missing",
			sendAgain, sendAgainEN},
		{codeDuplicatePart, SeverityError, true,
			"tệp bị hỏng: phần {part} có hai lần", "the file is damaged: part {part} is there twice",
			sendAgain, sendAgainEN},
		{codeTooLargeFile, SeverityError, true,
			"tệp quá lớn: {what} vượt giới hạn {limit}", "the file is too large: {what_en} exceeds the limit of {limit}",
			"Kiểm tra tệp có hình ảnh, trang thừa hay vùng trống quá rộng không; chép dữ liệu sang biểu mẫu mới rồi nộp lại.",
			"Look for pictures, spare sheets or huge blank areas; copy the data into a fresh template and send it again."},
		{codeTooLargeSheet, SeverityError, true,
			`{what} vượt giới hạn {limit}`, `{what_en} exceeds the limit of {limit}`,
			"Xóa nội dung thừa ở ngoài bảng, hoặc chép dữ liệu sang biểu mẫu mới rồi nộp lại.",
			"Delete stray content outside the table, or copy the data into a fresh template, and send it again."},
		{codeContradiction, SeverityError, true,
			`tệp bị hỏng: {cause}`, `the file is damaged: {cause_en}`,
			sendAgain, sendAgainEN},
		{codeLegacyText, SeverityError, true,
			`Chữ trong tệp ở bảng mã cũ ({encoding}), không đọc được thành tiếng Việt`, `The text of the file is in an older encoding ({encoding}) and cannot be read as Vietnamese`,
			`Đổi sang Unicode (ví dụ bằng UniKey: Ctrl+Shift+F6, từ {encoding} sang Unicode), hoặc mở bằng Excel và lưu thành Excel Workbook (.xlsx) hay "CSV UTF-8", rồi nộp lại.`,
			`Convert it to Unicode (with UniKey for example: Ctrl+Shift+F6, from {encoding} to Unicode), or open it in Excel and save it as Excel Workbook (.xlsx) or "CSV UTF-8", and send it again.`},
		{codeBrokenCSV, SeverityError, true,
			`Tệp CSV không đọc được đến hết: {cause}`, `The CSV file cannot be read to its end: {cause_en}`,
			"Mở tệp bằng Excel, kiểm tra dòng đã nêu, lưu thành Excel Workbook (.xlsx) rồi nộp lại.",
			"Open the file in Excel, look at the row named, save it as Excel Workbook (.xlsx) and send it again."},
		{codeUnopened, SeverityError, true,
			"không mở được tệp: {cause}", "the file cannot be opened: {cause_en}",
			"Đặt chính tệp .xlsx của xã vào đây (không phải thư mục, lối tắt), cho phép đọc tệp, rồi chạy lại.",
			"Put the commune's .xlsx file itself here (no folder, no shortcut), allow it to be read, and run again."},
		{codeOutsidePart, SeverityError, true,
			"tệp bị can thiệp: phần {part} mang tên trỏ ra ngoài tệp", "the file was tampered with: the name of part {part} leads out of the file",
			"Không mở tệp này; hỏi lại người gửi và nhận bản gốc của xã.",
			"Do not open this file; ask the sender and get the commune's original."},
	}
}

func sheetKinds() []FindingKind {
	return []FindingKind{
		{codeMissingSheet, SeverityError, true,
			`thiếu trang "{name}"; tệp có các trang: {sheets}`, `sheet "{name}" is missing; the file has the sheets: {sheets}`,
			`Dùng biểu mẫu của chương trình, hoặc đổi tên trang chứa dữ liệu thành "{name}".`,
			`Use the program's template, or rename the sheet that holds the data to "{name}".`},
		{codeSeveralSheets, SeverityError, true,
			`nhiều trang đều giống trang "{name}": {sheets}; không rõ phải đọc trang nào`, `several sheets look like "{name}": {sheets}; it is not clear which to read`,
			`Gộp dữ liệu vào một trang tên là "{name}".`,
			`Put the data together into one sheet named "{name}".`},
		{codeSheetNotRead, SeverityWarning, false,
			`trang này có bảng giống trang "{name}" nhưng không được đọc`, `this sheet holds a table like that of "{name}" but is not read`,
			`Nếu dữ liệu ở đó cần dùng, chép sang trang "{name}"; nếu không, xóa trang này.`,
			`If its data are needed, copy them to sheet "{name}"; otherwise delete the sheet.`},
		{codeNoInfoSheet, SeverityWarning, false,
			`danh sách năm trước không có trang "{name}" (mã xã, năm rà soát)`, `the list of the year before has no sheet "{name}" (commune code, review year)`,
			`Thêm trang "{name}" theo biểu mẫu.`,
			`Add sheet "{name}" as in the template.`},
		{codeRowsNotRead, SeverityError, false,
			`trang "{sheet}" (đang {state}) có {rows} dòng dữ liệu như trang "{name}" nhưng không được đọc`, `sheet "{sheet}" ({state_en}) holds {rows} rows of data like those of "{name}" and is not read`,
			`Nếu các dòng đó cần dùng, chép sang trang "{name}" rồi xóa trang "{sheet}"; nếu là bản sao thì chỉ xóa trang "{sheet}".`,
			`If the rows are needed, copy them to sheet "{name}" and delete sheet "{sheet}"; if it is a copy, only delete sheet "{sheet}".`},
		{codeLayout, SeverityNote, false,
			`Tệp không theo mẫu của chương trình, được đọc theo bố cục "{layout}"`, `The file does not follow the program's template and is read by the layout "{layout_en}"`,
			"Không cần sửa; xem từng cột được đọc thế nào bằng lệnh rasoat layout.", "Nothing needs to be done; rasoat layout shows how each column is read."},
		{codeLayoutElsewhere, SeverityError, true,
			`Tệp là "{layout}", không dùng được ở đây`, `The file is "{layout_en}", which cannot be used here`,
			"{elsewhere}.", "{elsewhere_en}."},
		{codeSheetOutsideLayout, SeverityWarning, false,
			`Trang "{sheet}" ({rows} dòng) không thuộc bố cục "{layout}", không được đọc`, `Sheet "{sheet}" ({rows} rows) is no part of the layout "{layout_en}" and is not read`,
			"Nếu trang có dữ liệu cần dùng, sửa tên cột cho giống các trang khác của bố cục; nếu không thì để nguyên.",
			"If the sheet holds data that are needed, name its columns as the layout does; otherwise leave it."},
	}
}
