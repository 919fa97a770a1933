package survey

import "strconv"

// Report is an office's progress report of one quarter, prefilled or filled in.
// Numbers are in digits with a decimal point; "" is an empty cell.
type Report struct {
	OfficeID, OfficeName string
	Year, Quarter        int
	ReportedOn           string // yyyy-mm-dd
	ReportedBy           string
	Outputs              []OutputLine
	Money                []MoneyLine
	Synthetic            bool
}

// OutputLine is a line of the plan whose result an office reports.
type OutputLine struct {
	ID, Text, Place, Unit, Target string
	Done, Eligible                string
}

// MoneyLine is a project of which an office reports the money.
type MoneyLine struct {
	ID, Text, Place               string
	Planned, Allocated, Disbursed Sums
}

// Sums are the parts of one sum of money and their total.
type Sums struct{ Central, Local, Total string }

// Workbook is what Write writes for the report.
func (r Report) Workbook() Workbook {
	wb := Workbook{
		Info: map[string]string{
			"office_id": r.OfficeID, "office_name": r.OfficeName, "report_year": strconv.Itoa(r.Year), "quarter": strconv.Itoa(r.Quarter),
			"reported_on": r.ReportedOn, "reported_by": r.ReportedBy,
		},
		Synthetic: r.Synthetic,
	}
	for _, l := range r.Outputs {
		wb.Outputs = append(wb.Outputs, map[string]string{
			"line": l.ID, "line_name": l.Text, "place": l.Place, "unit": l.Unit, "target": l.Target, "done": l.Done, "eligible": l.Eligible,
		})
	}
	for _, l := range r.Money {
		wb.Money = append(wb.Money, map[string]string{
			"line": l.ID, "line_name": l.Text, "place": l.Place,
			"planned_central": l.Planned.Central, "planned_local": l.Planned.Local, "planned_total": l.Planned.Total,
			"allocated_central": l.Allocated.Central, "allocated_local": l.Allocated.Local, "allocated_total": l.Allocated.Total,
			"disbursed_central": l.Disbursed.Central, "disbursed_local": l.Disbursed.Local, "disbursed_total": l.Disbursed.Total,
		})
	}
	return wb
}
