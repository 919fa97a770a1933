package pipeline

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"rasoat/pipeline/report"
)

// readEarlier reads the findings of an earlier check from its findings.xlsx, or
// from what check or run --format json printed.
func readEarlier(name string) (*earlier, error) {
	content, err := os.ReadFile(name)
	if err != nil {
		return nil, refuse("%s: không đọc được kết quả kiểm tra trước (%v); hãy kiểm tra lại đường dẫn của --since", "%s: the earlier findings cannot be read (%v); check the path after --since", name, err)
	}
	read := readEarlierJSON
	if strings.EqualFold(filepath.Ext(name), ".xlsx") {
		read = readEarlierWorkbook
	}
	findings, err := read(content)
	if errors.Is(err, report.ErrInPart) {
		return nil, refuse("%s: đợt kiểm tra trước có quá nhiều phát hiện nên tệp này chỉ ghi một phần, không so sánh được; hãy chọn kết quả của rasoat check --format json cho --since",
			"%s: the earlier check found too much for this file to list all of it, so nothing can be compared; name what rasoat check --format json prints after --since", name)
	}
	if err != nil {
		return nil, refuse("%s: không phải %s hay kết quả của rasoat check --format json (%v); hãy chọn tệp khác cho --since",
			"%s: this is neither %s nor what rasoat check --format json prints (%v); name another file after --since", name, FindingsFile, err)
	}
	return &earlier{from: name, findings: findings}, nil
}

var errNoFindings = errors.New(`no "findings"`)

func readEarlierJSON(content []byte) ([]Finding, error) {
	var printed struct {
		Counts   Counts `json:"counts"`
		Findings *[]struct {
			recorded
			Remedy string `json:"remedy"`
		} `json:"findings"`
	}
	if err := json.Unmarshal(bytes.TrimPrefix(content, []byte("\ufeff")), &printed); err != nil {
		return nil, err
	}
	if printed.Findings == nil {
		return nil, errNoFindings
	}
	if c := printed.Counts; c.Errors+c.Warnings+c.Notes > len(*printed.Findings) {
		return nil, report.ErrInPart
	}
	var findings []Finding
	for _, r := range *printed.Findings {
		f := r.finding()
		f.Message = spokenOnce(r.Message)
		f.Remedy = spokenOnce(r.Remedy)
		findings = append(findings, f)
	}
	return findings, nil
}

func readEarlierWorkbook(content []byte) ([]Finding, error) {
	listed, err := report.ReadFindings(bytes.NewReader(content))
	var findings []Finding
	for _, l := range listed {
		findings = append(findings, Finding{Code: l.Code, Severity: Severity(l.Severity), File: l.File, Sheet: l.Sheet, Cell: l.Cell, Value: l.Value,
			Message: spokenOnce(l.Message), Remedy: spokenOnce(l.Remedy), Commune: l.Commune, Village: l.Village, Household: l.Household})
	}
	return findings, err
}

// spokenOnce is a sentence that is known in one language only.
func spokenOnce(sentence string) Text { return Text{sentence, sentence} }
