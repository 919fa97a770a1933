package survey

func columnKinds() []FindingKind {
	return []FindingKind{
		{codeNoHeader, SeverityError, true,
			`không tìm thấy dòng tiêu đề của bảng`, `the header row of the table was not found`,
			"Ghi lại tên các cột đúng như biểu mẫu, mỗi cột một ô.",
			"Write the column names as in the template, one cell a column."},
		{codeMissingColumn, SeverityError, true,
			`thiếu cột bắt buộc "{label}" ({key}); dòng tiêu đề ở dòng {row}`, `required column "{label}" ({key}) is missing; the header is in row {row}`,
			`Thêm cột "{label}" hoặc sửa tên cột cho đúng biểu mẫu.`,
			`Add column "{label}" or correct the column's name as in the template.`},
		{codeDuplicateColumn, SeverityError, true,
			`cột "{label}" ({key}) có hai lần, lần trước ở cột {other}`, `column "{label}" ({key}) is there twice, before in column {other}`,
			"Giữ lại một cột; đổi tên hoặc xóa cột kia.",
			"Keep one of the columns; rename or delete the other."},
		{codeUnknownColumn, SeverityNote, false,
			`cột "{value}" không có trong biểu mẫu, không được đọc`, `column "{value}" is not in the template and is not read`,
			"Nếu cột cần dùng, sửa tên cột cho đúng biểu mẫu; nếu không thì để nguyên.",
			"If the column is needed, correct its name as in the template; otherwise leave it."},
		{codeLabelAndKey, SeverityWarning, false,
			`tên cột "{value}" là của cột {other}, nhưng khóa của cột là {key}; đọc theo khóa`, `label "{value}" belongs to {other}, but the column's key is {key}; read by the key`,
			"Hiện dòng khóa đang ẩn và kiểm tra xem cột có bị chuyển chỗ không.",
			"Unhide the key row and see whether the column was moved."},
		{codeMissingLine, SeverityError, true,
			`thiếu dòng bắt buộc "{label}" ({key})`, `required line "{label}" ({key}) is missing`,
			`Thêm dòng "{label}" như biểu mẫu: khóa ở cột A, tên ở cột B, giá trị ở cột C.`,
			`Add line "{label}" as in the template: key in column A, label in B, value in C.`},
		{codeDuplicateLine, SeverityError, true,
			`"{label}" được ghi hai lần với giá trị khác nhau, lần trước ở ô {other}`, `"{label}" is given twice with different values, before in cell {other}`,
			"Xóa dòng sai.",
			"Delete the wrong line."},
		{codeOtherUnit, SeverityError, false,
			`"{label}" được ghi theo "{note}", không phải đơn vị của biểu mẫu; các giá trị không được đọc`, `"{label}" is given in "{note}", which is not the unit of the template; its values are not read`,
			`Đổi các giá trị về đơn vị của biểu mẫu rồi ghi lại tên "{label}"; nếu đơn vị vẫn đúng thì xóa phần "{note}".`,
			`Convert the values to the unit of the template and write the name "{label}"; if the unit is right, delete "{note}".`},
		{codeUnknownNote, SeverityWarning, false,
			`tên cột "{value}" có ghi chú lạ "{note}"; cột được đọc là "{label}"`, `the column's name "{value}" has the unknown note "{note}"; it is read as "{label}"`,
			`Nếu cột đúng là "{label}" thì xóa ghi chú; nếu không, đổi tên cột.`,
			`If the column is "{label}", delete the note; otherwise rename the column.`},
	}
}

const (
	recalculate   = "Mở tệp bằng Excel, để Excel tính lại (F9), lưu rồi nộp lại; hoặc ghi thẳng giá trị vào ô."
	recalculateEN = "Open the file in Excel, let it recalculate (F9), save and send it again; or type the value into the cell."
	unmerge       = "Bỏ gộp ô và ghi giá trị vào từng dòng."
	unmergeEN     = "Unmerge the cells and write the value in every row."
	noValue       = `công thức của cột "{label}" chưa có kết quả tính sẵn`
	noValueEN     = `the formula in column "{label}" has no calculated result`
	errorCell     = `cột "{label}" có lỗi công thức {value}`
	errorCellEN   = `column "{label}" holds the formula error {value}`
	merged        = `cột "{label}" nằm trong vùng gộp {range}, chỉ ô đầu có giá trị`
	mergedEN      = `column "{label}" lies in the merged range {range}, where only the first cell has a value`
	mendCell      = "Sửa công thức hoặc ghi thẳng giá trị vào ô."
	mendCellEN    = "Correct the formula or type the value into the cell."
)

func cellKinds() []FindingKind {
	return []FindingKind{
		{codeNoValue, SeverityError, false, noValue, noValueEN, recalculate, recalculateEN},
		{codeNoValueMinor, SeverityWarning, false, noValue, noValueEN, recalculate, recalculateEN},
		{codeErrorCell, SeverityError, false, errorCell, errorCellEN, mendCell, mendCellEN},
		{codeErrorCellMinor, SeverityWarning, false, errorCell, errorCellEN, mendCell, mendCellEN},
		{codeMerged, SeverityError, false, merged, mergedEN, unmerge, unmergeEN},
		{codeMergedMinor, SeverityWarning, false, merged, mergedEN, unmerge, unmergeEN},
		{codeMergedSpread, SeverityWarning, false,
			`ô gộp {range} của cột "{label}": mọi dòng trong vùng được đọc là "{value}"`, `merged cells {range} of column "{label}": every row in the range is read as "{value}"`,
			"Xem lại vùng gộp có đúng các dòng đó không; nên bỏ gộp ô và ghi giá trị vào từng dòng.",
			"See whether the range covers just those rows; better unmerge the cells and write the value in every row."},
		{codeRepeatedHeader, SeverityNote, false,
			`dòng tiêu đề lặp lại giữa bảng, bỏ qua`, `the header repeated between the data is skipped`,
			"Không cần sửa.", "Nothing needs to be done."},
		{codeCaption, SeverityWarning, false,
			`dòng "{value}" không phải là dòng dữ liệu, bỏ qua`, `the row "{value}" is no data row and is skipped`,
			"Nếu đây là dữ liệu, ghi đủ các cột của dòng; nếu không thì xóa dòng.",
			"If it is data, fill in the columns of the row; otherwise delete the row."},
		{codeNoRows, SeverityWarning, false,
			`không có dòng dữ liệu nào dưới tiêu đề`, `there is no data row under the header`,
			"Kiểm tra xem có nộp nhầm biểu mẫu trống không.",
			"See whether the blank template was sent by mistake."},
		{codeTooManyFindings, SeverityError, true,
			"tệp có quá nhiều lỗi (hơn {limit}), chỉ nêu những lỗi đầu", "the file has too many findings (over {limit}); only the first are listed",
			"Chép dữ liệu dạng giá trị sang biểu mẫu mới, sửa các lỗi đã nêu, rồi nộp lại.",
			"Copy the data as values into a fresh template, mend what is listed, and send it again."},
		{codeHiddenRows, SeverityNote, false,
			`{count} dòng dữ liệu bị ẩn (dòng {rows}) vẫn được đọc`, `{count} hidden data rows (row {rows}) are read like the others`,
			"Bỏ ẩn dòng hoặc bỏ lọc để xem lại; xóa dòng nếu không thuộc bảng.",
			"Show the rows or clear the filter to look at them; delete those that do not belong to the table."},
	}
}
