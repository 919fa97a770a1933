package main

import (
	"encoding/json"
	"time"

	"github.com/shopspring/decimal"

	"rasoat/pipeline"
)

// findingOut is one finding in JSON; its sentences are in the language chosen.
type findingOut struct {
	Code        string `json:"code"`
	Severity    string `json:"severity"`
	File        string `json:"file"`
	Sheet       string `json:"sheet"`
	Cell        string `json:"cell"`
	Value       string `json:"value"`
	Message     string `json:"message"`
	Remedy      string `json:"remedy"`
	Commune     string `json:"commune"`
	Village     string `json:"village"`
	HouseholdNo string `json:"household_no"`
}

func (c *console) findingsOut(findings []pipeline.Finding) []findingOut {
	out := make([]findingOut, 0, len(findings))
	for _, f := range findings {
		out = append(out, findingOut{f.Code, string(f.Severity), f.File, f.Sheet, f.Cell, f.Value, f.Message.In(c.lang), f.Remedy.In(c.lang), f.Commune, f.Village, f.Household})
	}
	return out
}

func (c *console) writeJSON(value any) error {
	encoder := json.NewEncoder(c.stdout)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(value)
}

// sinceOut is what changed since an earlier check.
type sinceOut struct {
	Checked   *time.Time   `json:"checked"`
	File      string       `json:"file"`
	Mended    []findingOut `json:"mended"`
	New       []findingOut `json:"new"`
	Remaining int          `json:"remaining"`
}

// findingsJSON prints the result of a check; since says that a comparison was
// asked for.
func (c *console) findingsJSON(result pipeline.CheckResult, since bool) error {
	out := struct {
		Label    string          `json:"label"`
		Inferred bool            `json:"inferred"`
		Files    int             `json:"files"`
		Counts   pipeline.Counts `json:"counts"`
		Findings []findingOut    `json:"findings"`
		Since    *sinceOut       `json:"since,omitempty"`
		Written  []string        `json:"written"`
	}{result.Label, result.Inferred, result.Files, pipeline.Count(result.Findings), c.findingsOut(result.Findings), nil, append([]string{}, result.Written...)}
	if s := result.Since; since && s != nil {
		out.Since = &sinceOut{nil, s.From, c.findingsOut(s.Mended), c.findingsOut(s.Fresh), len(s.Remain)}
		if !s.Since.IsZero() {
			out.Since.Checked = &s.Since
		}
	}
	return c.writeJSON(out)
}

// The parts of a run's summary in JSON.
type (
	stageOut struct {
		Stage   pipeline.Stage `json:"stage"`
		Seconds float64        `json:"seconds"`
	}
	classOut struct {
		Class                     string `json:"class"`
		Households                int64  `json:"households"`
		Persons                   int64  `json:"persons"`
		MinorityHouseholds        int64  `json:"minority_households"`
		OpeningHouseholds         *int64 `json:"opening_households"`
		OpeningPersons            *int64 `json:"opening_persons"`
		OpeningMinorityHouseholds *int64 `json:"opening_minority_households"`
	}
	flowOut struct {
		List    string   `json:"list"`
		Columns [9]int64 `json:"columns"`
	}
	targetOut struct {
		ID         string       `json:"id"`
		Place      string       `json:"place"`
		Text       string       `json:"text"`
		Measure    string       `json:"measure"`
		Comparator string       `json:"comparator"`
		Target     *json.Number `json:"target"`
		Actual     *json.Number `json:"actual"`
		Gap        *json.Number `json:"gap"`
		Unit       string       `json:"unit"`
		Office     string       `json:"office"`
		Status     string       `json:"status"`
		Source     string       `json:"source"`
	}
	outputOut struct {
		File   string `json:"file"`
		Bytes  int64  `json:"bytes"`
		SHA256 string `json:"sha256"`
	}
	basisOut struct {
		RuleSet       string  `json:"rule_set"`
		Basis         string  `json:"basis"`
		Why           *string `json:"why"`
		Households    int64   `json:"households"`
		WithoutAnswer int64   `json:"without_answer"`
	}
	comparedOut struct {
		FromSet    string `json:"from_set"`
		ToSet      string `json:"to_set"`
		FromClass  string `json:"from_class"`
		ToClass    string `json:"to_class"`
		Households int64  `json:"households"`
		Persons    int64  `json:"persons"`
	}
	summaryOut struct {
		Year       int              `json:"year"`
		District   string           `json:"district"`
		Province   string           `json:"province"`
		RuleSet    string           `json:"rule_set"`
		MeasuredBy []basisOut       `json:"measured_by"`
		Compared   []comparedOut    `json:"compared"`
		Assumed    bool             `json:"assumed"`
		Label      string           `json:"label"`
		Seconds    float64          `json:"seconds"`
		Stages     []stageOut       `json:"stages"`
		Workbooks  map[string]int   `json:"workbooks"`
		Communes   map[string]int64 `json:"communes"`
		Households map[string]int64 `json:"households"`
		Classes    []classOut       `json:"classes"`
		Flows      []flowOut        `json:"flows"`
		Targets    []targetOut      `json:"targets"`
		Counts     pipeline.Counts  `json:"counts"`
		Findings   []findingOut     `json:"findings"`
		Signals    []signalOut      `json:"signals"`
		Outputs    []outputOut      `json:"outputs"`
		Written    []string         `json:"written"`
		NotWritten []string         `json:"not_written,omitempty"` // lists of households, where there are too many
	}
)

type signalOut struct {
	Signal   string  `json:"signal"`
	Commune  string  `json:"commune"`
	Surveyor *string `json:"surveyor"`
	Sentence string  `json:"sentence"`
}

// summaryJSON prints the summary of a run with all its findings.
func (c *console) summaryJSON(s pipeline.Summary) error {
	out := summaryOut{
		Year: s.Year, District: s.District, Province: s.Province, RuleSet: s.RuleSet, Label: s.Label, Seconds: seconds(s.Took),
		Workbooks:  map[string]int{"read": s.Workbooks, "reused": s.Reused, "refused": s.Refused, "slow": len(s.Slow), "cells": s.Cells},
		Communes:   map[string]int64{"valid": s.Communes, "with_workbook": s.Reviewed},
		Households: map[string]int64{"surveyed": s.Surveyed, "classified": s.Classified, "gone": s.Gone, "held_out": s.HeldOut, "missing": s.Missing},
		Counts:     s.Counted(), Findings: c.findingsOut(s.Findings), Targets: []targetOut{}, Signals: []signalOut{}, Written: append([]string{}, s.Written...),
	}
	if s.Unlisted != nil {
		out.NotWritten = s.Unlisted.Reports
	}
	out.MeasuredBy, out.Compared = measuredOut(s.Compared)
	out.Assumed = s.Compared.Assume
	for _, signal := range s.Signals {
		out.Signals = append(out.Signals, signalOut{signal.Signal, signal.Commune, known(signal.Surveyor), signal.Sentence.In(c.lang)})
	}
	for _, stage := range s.Stages {
		out.Stages = append(out.Stages, stageOut{stage.Stage, seconds(stage.Took)})
	}
	for _, k := range s.Classes {
		out.Classes = append(out.Classes, classOut{k.Class, k.Households, k.Persons, k.MinorityHouseholds, k.OpeningHouseholds, k.OpeningPersons, k.OpeningMinorityHouseholds})
	}
	for _, flow := range s.Flows {
		out.Flows = append(out.Flows, flowOut(flow))
	}
	for _, t := range s.Targets {
		out.Targets = append(out.Targets, targetOut{t.ID, t.Place, t.Text, t.Measure, t.Comparator, exactly(t.Target), exactly(t.Actual), exactly(t.Gap), t.Unit, t.Office, t.Status, t.Source})
	}
	for _, output := range s.Outputs {
		out.Outputs = append(out.Outputs, outputOut{output.Path, output.Bytes, output.SHA256})
	}
	return c.writeJSON(out)
}

// measuredOut says what each set measures by, and gives the district's
// movements between the deciding set and each other one.
func measuredOut(s pipeline.Simulation) ([]basisOut, []comparedOut) {
	measured, compared := []basisOut{}, []comparedOut{}
	for _, b := range s.Bases {
		out := basisOut{b.Set, b.Basis, nil, b.Households, b.WithoutAnswer}
		if b.Basis != "score" {
			out.Why = known(b.Why)
		}
		measured = append(measured, out)
	}
	for _, set := range s.Sets[1:] {
		for _, m := range s.Totals(set.ID) {
			compared = append(compared, comparedOut{s.Sets[0].ID, set.ID, m.From, m.To, m.Households, m.Persons})
		}
	}
	return measured, compared
}

// exactly keeps every digit of a decimal.
func exactly(d *decimal.Decimal) *json.Number {
	if d == nil {
		return nil
	}
	n := json.Number(plain(*d))
	return &n
}

// seconds rounds to the millisecond.
func seconds(d time.Duration) float64 {
	return float64(d.Round(time.Millisecond)) / float64(time.Second)
}
