package warehouse

import (
	"strings"

	sqlfs "rasoat/sql"
)

// Check is a check of sql/ as its header describes it; {value}, {detail} and
// {label} stand where a finding says what it found.
type Check struct {
	Code, Severity       string
	Message, MessageEN   string
	Remedy, RemedyEN     string
	Protects, ProtectsEN string // the article or form
	Relation             string
}

// Checks lists the checks of sql/ in the order in which they run.
func Checks() ([]Check, error) {
	all, err := scripts(sqlfs.Files())
	if err != nil {
		return nil, err
	}
	var checks []Check
	for _, s := range all {
		if !strings.HasPrefix(s.relation, "chk_") {
			continue
		}
		h := s.header
		checks = append(checks, Check{h["code"], h["severity"], h["message"], h["message_en"], h["remedy"], h["remedy_en"], h["protects"], h["protects_en"], s.relation})
	}
	return checks, nil
}
