package synth

import (
	"fmt"
	"strconv"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/shopspring/decimal"

	"rasoat/pipeline/survey"
)

// plan is what the progress reports need of targets.yaml.
type plan struct {
	Reports struct{ Due []string }
	Offices []struct{ ID, Name string }
	Targets []planTarget
	Budget  struct{ Lines []planMoney }
}

type planTarget struct{ ID, Place, Text, Unit, Value, Office, Source string }

type planMoney struct{ ID, Place, Text, Office, Total, Central, Local string }

// Reports are invented for the quarters that have ended at the review. Two
// offices are behind, so that what is overdue has something to show: one late,
// one without its report of the second quarter.
const (
	reportedQuarters = 3
	tardyQuarter     = 2
	tardyDays        = 8
)

// progressStream is the stream of choices of the reports; the streams from 1
// on belong to the communes.
const progressStream = 1 << 32

// reports are the progress reports by the name of their file, in order.
func (c Campaign) reports() ([]survey.Report, error) {
	var p plan
	if err := yaml.Unmarshal([]byte(c.targetsText()), &p); err != nil {
		return nil, fmt.Errorf("plan.yaml: %w", err)
	}
	d := newDraw(c.Options.Seed, progressStream)
	late := d.IntN(len(p.Offices))
	missing := (late + 1 + d.IntN(len(p.Offices)-1)) % len(p.Offices)
	var all []survey.Report
	for i, office := range p.Offices {
		outputs, money := c.reportedLines(d, p, office.ID), reportedMoney(d, p, office.ID)
		for q := 1; q <= reportedQuarters; q++ {
			due, err := time.Parse(time.DateOnly, p.Reports.Due[q-1])
			if err != nil {
				return nil, fmt.Errorf("plan.yaml: %w", err)
			}
			day := due.AddDate(0, 0, -d.between(1, 7))
			if i == late && q == tardyQuarter {
				day = due.AddDate(0, 0, tardyDays)
			}
			if i == missing && q == tardyQuarter {
				continue
			}
			all = append(all, survey.Report{
				OfficeID: office.ID, OfficeName: office.Name, Year: c.Options.Year, Quarter: q, ReportedOn: day.Format(time.DateOnly),
				Outputs: outputs[q-1], Money: money[q-1], Synthetic: true,
			})
		}
	}
	return all, nil
}

// reportName is the file of a report in the folder progress.
func reportName(office int, r survey.Report) string {
	return fmt.Sprintf("%02d-%s-q%d.xlsx", office, r.OfficeID, r.Quarter)
}

// course is how much of a year's work is done by the end of each quarter, in
// per cent, never less than before.
func course(d draw, year int) [reportedQuarters]int {
	return [reportedQuarters]int{year * d.between(10, 22) / 100, year * d.between(35, 52) / 100, year * d.between(62, 85) / 100}
}

// reportedLines are the results of an office by quarter.
func (c Campaign) reportedLines(d draw, p plan, office string) [reportedQuarters][]survey.OutputLine {
	var quarters [reportedQuarters][]survey.OutputLine
	for _, t := range p.Targets {
		if t.Office != office || t.Source == "survey" {
			continue
		}
		line := survey.OutputLine{ID: t.ID, Text: t.Text, Place: t.Place, Unit: t.Unit, Target: t.Value}
		target, _ := strconv.Atoi(t.Value) // 0 where the plan gives no number
		whole, year := d.between(200, 900), course(d, d.between(85, 120))
		if target == 0 {
			target = d.between(12, 60)
		}
		if t.Unit == "xã" { // no more than there are
			target = min(target, len(c.Communes))
			year = course(d, 100)
		}
		for q := range quarters {
			done := target * year[q] / 100
			if t.Unit == "%" {
				line.Eligible = strconv.Itoa(whole)
				done = min(whole, whole*target*year[q]/10_000)
			}
			if t.Source == "both" { // a state, not a sum over the year
				done = min(whole, whole*(target*10+d.between(-25, 15))/1000)
			}
			line.Done = strconv.Itoa(done)
			quarters[q] = append(quarters[q], line)
		}
	}
	return quarters
}

// reportedMoney is the money of an office by quarter, in whole million đồng.
func reportedMoney(d draw, p plan, office string) [reportedQuarters][]survey.MoneyLine {
	var quarters [reportedQuarters][]survey.MoneyLine
	for _, m := range p.Budget.Lines {
		if m.Office != office {
			continue
		}
		spent := course(d, d.between(90, 100))
		for q, allocated := range [reportedQuarters]int{60, 100, 100} {
			quarters[q] = append(quarters[q], survey.MoneyLine{
				ID: m.ID, Text: m.Text, Place: m.Place, Planned: survey.Sums{Central: m.Central, Local: m.Local, Total: m.Total},
				Allocated: sumsOf(m, allocated), Disbursed: sumsOf(m, spent[q]),
			})
		}
	}
	return quarters
}

// sumsOf is a share of a project's money, cut to whole millions.
func sumsOf(m planMoney, percent int) survey.Sums {
	share := func(text string) decimal.Decimal {
		return decimal.RequireFromString(text).Mul(decimal.NewFromInt(int64(percent))).Div(decimal.NewFromInt(100)).Truncate(0)
	}
	central, local := share(m.Central), share(m.Local)
	return survey.Sums{Central: central.String(), Local: local.String(), Total: central.Add(local).String()}
}
