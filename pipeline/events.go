package pipeline

import "time"

// Stage names one stage of a run.
type Stage string

// The stages in their order.
const (
	StageLand      Stage = "land"
	StageLoad      Stage = "load"
	StageTransform Stage = "transform"
	StageForms     Stage = "forms"
	StageFindings  Stage = "findings"
	StagePublish   Stage = "publish"
)

// Label names the stage for people.
func (s Stage) Label() Text {
	switch s {
	case StageLand:
		return Text{"Đọc bảng rà soát", "Read workbooks"}
	case StageLoad:
		return Text{"Nạp vào kho dữ liệu", "Load warehouse"}
	case StageTransform:
		return Text{"Kiểm tra, xếp loại, tổng hợp", "Check, classify, sum"}
	case StageForms:
		return Text{"Lập biểu mẫu, báo cáo", "Write forms, reports"}
	case StageFindings:
		return Text{"Ghi phát hiện, bản cần sửa", "Write findings, marked copies"}
	case StageExport:
		return Text{"Xuất bảng gốc", "Export staging tables"}
	case StageSynth:
		return Text{"Tạo đợt tổng hợp", "Make synthetic campaign"}
	}
	return Text{"Công bố kết quả", "Publish"}
}

// Unit names what the stage's steps are.
func (s Stage) Unit() Text {
	if s == StageTransform {
		return Text{"bảng", "relations"}
	}
	return Text{"tệp", "files"}
}

// Extent is how much a stage has to do.
type Extent struct {
	Steps int   // 0 when not known
	Bytes int64 // of the files that it reads, 0 when it is not measured by them
}

// Step is one step of a stage at its end: a workbook, a relation, a file.
type Step struct {
	Name  string
	Bytes int64 // of Extent.Bytes
	// Rows and Cells are what was read of a workbook.
	Rows, Cells int
}

// Events receives the progress of a run. Step may be called from several
// goroutines at once.
type Events interface {
	// Begin opens a stage.
	Begin(stage Stage, extent Extent)
	// Step ends one step of the open stage.
	Step(stage Stage, step Step)
	// End closes the stage.
	End(stage Stage, took time.Duration)
}

// Silent is Events for callers that show no progress.
type Silent struct{}

// Begin does nothing.
func (Silent) Begin(Stage, Extent) {}

// Step does nothing.
func (Silent) Step(Stage, Step) {}

// End does nothing.
func (Silent) End(Stage, time.Duration) {}
