// Package pipeline runs a campaign (đợt rà soát) from the communes' workbooks
// to the published results.
//
// The stages of Run, in their order, meet in tables and not in Go structs:
//
//	land       survey reads each workbook into Arrow files, once for each content
//	load       a new warehouse takes in the landing files (raw_), those of a
//	           survey without spreadsheets (PartsFolder) too, what the campaign
//	           folder says (ref_, plan_) and the rules (rule_)
//	transform  the selects of sql/ check, classify and sum
//	forms      report prints the rpt_ relations: workbooks, letter, public lists;
//	           page makes a page to look at
//	publish    all results are put in their place, or none; the marts among them
//	           as Parquet by year and unit (ParquetFolder)
//
// Report makes the reports again from a published warehouse. Check, Template,
// Allocate and Query take parts of the same way; Synth makes campaigns
// to run it on; Measure estimates multidimensional measures over results or
// over files of microdata.
//
// What it does not do: it classifies nothing and counts nothing (that is SQL),
// knows no number of the law (rules), and speaks to nobody: what a caller
// shows comes as Events, Summary, Finding, and errors in both languages
// (Refusal for wrong use, Fault for the machine).
//
// Guarantees. Results are written whole into out/.next and then renamed under
// a journal: a run that dies at any moment leaves the earlier results, or its
// own, which the next command completes. One run at a time holds out/.lock.
// The same inputs, rules and version give the same workbooks, byte for byte;
// what belongs to one run alone stands in manifest.json under "run".
//
// Glossary, the same words in workbooks, SQL and Go:
//
//	campaign    đợt rà soát: one folder with rasoat.yaml
//	unit        xã, phường, thị trấn: a row of units.csv, valid between two days
//	household   hộ: a row of sheet Hộ
//	opening     đầu năm: the approved lists of the year before
//	closing     cuối năm: the classes of this review
//	class       poor, near_poor, average_living, not_poor
//	movement    diễn biến: the one column of forms 7.2 and 7.3 that a household is in
//	finding     phát hiện: what a check found, with file, sheet and cell
//	approved    kết quả được phê duyệt: approved/<year>.parquet, read by later years
//	successor   đơn vị thay thế: the unit that stands in the place of an ended one
//	report      báo cáo tiến độ: an office's workbook of one quarter, cumulative in the year
//	line        dòng: a target or budget line of the plan that an office reports
//	held out    giữ lại: a household left out of the forms until its error is mended
//	base        cơ sở phân bổ: a commune's opening list without households that cannot work
//	support     hỗ trợ: a policy of the plan that is for a household, and its office
//	landing     the Arrow files of one workbook, kept in out/.landing
package pipeline
