package pipeline

import (
	"errors"
	"fmt"
	"strings"

	"rasoat/rules/strict"
)

// Lang is a language in which the program speaks.
type Lang string

// The languages of every message, the first being the default.
const (
	Vietnamese Lang = "vi"
	English    Lang = "en"
)

// Text is one message in both languages.
type Text struct{ VI, EN string }

// In returns the message in a language.
func (t Text) In(lang Lang) string {
	if lang == English {
		return t.EN
	}
	return t.VI
}

// say formats one message in both languages with the same arguments.
func say(vi, en string, args ...any) Text {
	return Text{VI: fmt.Sprintf(vi, args...), EN: fmt.Sprintf(en, args...)}
}

// Refusal is wrong use: something that the user gave and can mend, a folder, a
// configuration, a query. Each sentence says where, what and what to do.
type Refusal struct{ Sentences []Text }

// Error joins the English sentences.
func (r Refusal) Error() string { return r.In(English) }

// In joins the sentences in a language, one a line.
func (r Refusal) In(lang Lang) string {
	lines := make([]string, len(r.Sentences))
	for i, sentence := range r.Sentences {
		lines[i] = sentence.In(lang)
	}
	return strings.Join(lines, "\n")
}

// orNil is the refusal, nil without a sentence.
func (r Refusal) orNil() error {
	if len(r.Sentences) == 0 {
		return nil
	}
	return r
}

// refuse makes a Refusal of one sentence.
func refuse(vi, en string, args ...any) error {
	return Refusal{[]Text{say(vi, en, args...)}}
}

// Fault is a failure of the machine with a sentence about what was being done:
// a full disk, a folder that may not be written.
type Fault struct {
	Doing Text
	Cause error
}

// Error gives the English sentence and the cause.
func (f Fault) Error() string { return f.Doing.EN + ": " + f.Cause.Error() }

// Unwrap gives the cause.
func (f Fault) Unwrap() error { return f.Cause }

// fault wraps the cause of a machine failure; nil stays nil.
func fault(cause error, vi, en string, args ...any) error {
	if cause == nil {
		return nil
	}
	return Fault{say(vi, en, args...), cause}
}

// refusal makes the mistakes found in a file a Refusal; nil stays nil.
func refusal(err error) error {
	var faults strict.Faults
	if !errors.As(err, &faults) {
		return err
	}
	r := Refusal{}
	for _, f := range faults {
		r.Sentences = append(r.Sentences, Text(f))
	}
	return r
}

// placed puts the name of a file before every sentence of a Refusal.
func placed(name string, err error) error {
	var r Refusal
	if !errors.As(err, &r) {
		return err
	}
	named := Refusal{}
	for _, sentence := range r.Sentences {
		named.Sentences = append(named.Sentences, Text{name + ": " + sentence.VI, name + ": " + sentence.EN})
	}
	return named
}
