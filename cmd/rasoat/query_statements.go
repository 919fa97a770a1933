package main

import (
	"regexp"
	"slices"
	"strings"
)

// sqlPiece is a quoted text, a quoted name, a comment, a dollar-quoted text, or
// a semicolon; quotes and comments that do not end go to the end.
var sqlPiece = regexp.MustCompile(`(?s)'(?:[^']|'')*(?:'|$)|"(?:[^"]|"")*(?:"|$)|--[^\n]*|/\*.*?(?:\*/|$)|\$\$.*?(?:\$\$|$)|;`)

// statementsOf takes the statements that are complete off a text; rest is what
// is still being typed. A semicolon in a quotation or a comment ends nothing.
func statementsOf(text string) (statements []string, rest string) {
	from := 0
	for _, at := range sqlPiece.FindAllStringIndex(text, -1) {
		if text[at[0]:at[1]] != ";" {
			continue
		}
		if statement := strings.TrimSpace(text[from:at[0]]); statement != "" {
			statements = append(statements, statement)
		}
		from = at[1]
	}
	return statements, strings.TrimLeft(text[from:], " \t\r\n")
}

// keywords are completed beside the names of tables and columns.
var keywords = []string{
	"and", "as", "between", "by", "case", "cast", "count", "desc", "distinct", "else", "end", "exists", "from", "group", "having", "in", "is", "join", "left", "like",
	"limit", "not", "null", "on", "or", "order", "select", "sum", "then", "union", "using", "when", "where", "with",
}

var lastWord = regexp.MustCompile(`[\pL\pN_.]*$`)

// complete gives the words that the word before the cursor may become: commands
// after a dot at the start, columns of the tables that the line names, tables,
// keywords. It is a completer of the line editor; pos counts runes.
func (s *shell) complete(line string, pos int) (head string, words []string, tail string) {
	runes := []rune(line)
	before, tail := string(runes[:pos]), string(runes[pos:])
	typed := lastWord.FindString(before)
	head = strings.TrimSuffix(before, typed)
	candidates := s.candidates(head, line, typed)
	slices.Sort(candidates)
	for _, word := range slices.Compact(candidates) {
		if strings.HasPrefix(word, strings.ToLower(typed)) {
			words = append(words, word)
		}
	}
	return head, words, tail
}

func (s *shell) candidates(head, line, typed string) []string {
	switch {
	case strings.HasPrefix(typed, ".") && strings.TrimSpace(head) == "":
		return commands
	case strings.HasPrefix(strings.TrimSpace(head), "."):
		return s.tableNames()
	}
	var columns, ofTable []string
	named := false
	before, _, qualified := strings.Cut(typed, ".")
	for _, r := range s.relations {
		mentioned := strings.Contains(line, r.Name)
		if mentioned && !named {
			columns, named = nil, true
		}
		for _, column := range r.Columns {
			if mentioned || !named {
				columns = append(columns, column.Name)
			}
			if qualified && strings.EqualFold(before, r.Name) {
				ofTable = append(ofTable, before+"."+column.Name)
			}
		}
	}
	if qualified {
		return ofTable
	}
	return append(append(s.tableNames(), columns...), keywords...)
}

func (s *shell) tableNames() []string {
	var names []string
	for _, r := range s.relations {
		names = append(names, r.Name)
	}
	return names
}
