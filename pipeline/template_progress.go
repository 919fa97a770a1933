package pipeline

import (
	"fmt"
	"path/filepath"

	"rasoat/pipeline/survey"
)

// progressFolder is where TemplateProgress writes, in the folder of templates.
const progressFolder = "progress"

// ProgressTemplateOptions say for which campaign and quarter TemplateProgress
// makes workbooks.
type ProgressTemplateOptions struct {
	Dir     string // campaign folder
	Out     string // where the workbooks go, "" for template/progress in Dir
	Quarter int    // 1 to 4, 0 for all four
	Force   bool   // overwrites workbooks that exist
}

// TemplateProgress writes one workbook for each office of targets.yaml that
// reports something and each quarter, with the office's own lines filled in,
// and returns the files.
func TemplateProgress(options ProgressTemplateOptions) ([]string, error) {
	c, err := openCampaign(options.Dir, "")
	if err != nil {
		return nil, err
	}
	if options.Quarter < 0 || options.Quarter > quarters {
		return nil, refuse("quý %d không có; chọn 1, 2, 3 hoặc 4", "there is no quarter %d; choose 1, 2, 3 or 4", options.Quarter)
	}
	folder := options.Out
	if folder == "" {
		folder = filepath.Join(options.Dir, templateFolder, progressFolder)
	}
	books := c.progressTemplates(folder, options.Quarter)
	if len(books) == 0 {
		return nil, refuse("%s: kế hoạch không có dòng nào do cơ quan báo cáo (source: progress, both, hoặc budget)",
			"%s: the plan has no line that an office reports (source: progress or both, or budget)", c.path(c.config.Paths.Targets))
	}
	var paths []string
	for _, b := range books {
		paths = append(paths, b.path)
	}
	if err := writableTemplates(folder, paths, options.Force); err != nil {
		return nil, err
	}
	var written []string
	for _, b := range books {
		if err := writeTemplate(b.path, b.workbook); err != nil {
			return written, err
		}
		written = append(written, b.path)
	}
	return written, nil
}

// progressTemplate is one workbook to be written.
type progressTemplate struct {
	path     string
	workbook survey.Workbook
}

// progressTemplates are the workbooks of a quarter, 0 for all, office by office.
func (c campaign) progressTemplates(folder string, quarter int) []progressTemplate {
	var books []progressTemplate
	for i, o := range c.targets.Offices {
		report := survey.Report{
			OfficeID: o.ID, OfficeName: o.Name, Year: c.targets.Year,
			Outputs: c.targets.outputLines(o.ID), Money: c.targets.moneyLines(o.ID), Synthetic: c.config.Label != "",
		}
		if report.Outputs == nil && report.Money == nil {
			continue
		}
		for q := 1; q <= quarters; q++ {
			if quarter == 0 || q == quarter {
				report.Quarter = q
				books = append(books, progressTemplate{filepath.Join(folder, fmt.Sprintf("%02d-%s-q%d.xlsx", i+1, o.ID, q)), report.Workbook()})
			}
		}
	}
	return books
}

// outputLines are the lines of an office for the sheet Kết quả.
func (t targets) outputLines(office string) []survey.OutputLine {
	var lines []survey.OutputLine
	for _, each := range t.Targets {
		if each.Office != office || each.Source == sourceSurvey {
			continue
		}
		line := survey.OutputLine{ID: each.ID, Text: each.Text, Place: each.Place, Unit: each.Unit}
		if each.value != nil {
			line.Target = each.value.String()
		}
		lines = append(lines, line)
	}
	return lines
}

// moneyLines are the projects of an office for the sheet Kinh phí.
func (t targets) moneyLines(office string) []survey.MoneyLine {
	var lines []survey.MoneyLine
	for _, l := range t.Budget.Lines {
		if l.Office == office {
			planned := survey.Sums{Central: l.Sums.central.String(), Local: l.Sums.local.String(), Total: l.Sums.total.String()}
			lines = append(lines, survey.MoneyLine{ID: l.ID, Text: l.Text, Place: l.Place, Planned: planned})
		}
	}
	return lines
}
