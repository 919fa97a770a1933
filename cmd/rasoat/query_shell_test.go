package main

import (
	"reflect"
	"testing"

	"rasoat/pipeline"
)

func TestAStatementEndsAtASemicolonThatIsNoPartOfATextANameOrAComment(t *testing.T) {
	for text, want := range map[string]struct {
		statements []string
		rest       string
	}{
		"select 1; select 2;\n":               {[]string{"select 1", "select 2"}, ""},
		"select 1;\nselect\n":                 {[]string{"select 1"}, "select\n"},
		"select ';' as \";\" -- ;\n, 2;":      {[]string{"select ';' as \";\" -- ;\n, 2"}, ""},
		"select 'it''s; -- /* ' /* ; */ ;":    {[]string{"select 'it''s; -- /* ' /* ; */"}, ""},
		"select $$ ; $$;":                     {[]string{"select $$ ; $$"}, ""},
		"select 'a text that goes on;\n":      {nil, "select 'a text that goes on;\n"},
		"select 1 /* a comment that goes on;": {nil, "select 1 /* a comment that goes on;"},
		";;\n":                                {nil, ""},
	} {
		statements, rest := statementsOf(text)
		if !reflect.DeepEqual(statements, want.statements) || rest != want.rest {
			t.Errorf("%q: %q, rest %q; want %q, rest %q", text, statements, rest, want.statements, want.rest)
		}
	}
}

func TestTabCompletesCommandsTablesAndTheColumnsOfTheTablesThatTheLineNames(t *testing.T) {
	s := &shell{relations: []pipeline.Relation{
		{Name: "mart_communes", Columns: []pipeline.RelationColumn{{Name: "poor_rate"}, {Name: "commune_name"}}},
		{Name: "mart_flows", Columns: []pipeline.RelationColumn{{Name: "poor_other"}}},
	}}
	for _, c := range []struct {
		before, after string // the cursor stands between them
		want          []string
	}{
		{"select * from mart_", "", []string{"mart_communes", "mart_flows"}},
		{"select * from MART_F", "", []string{"mart_flows"}},
		{"select poor_", "", []string{"poor_other", "poor_rate"}},
		{"select poor_", " from mart_flows", []string{"poor_other"}},
		{"select mart_communes.", " from mart_flows", []string{"mart_communes.commune_name", "mart_communes.poor_rate"}},
		{"select 'Xã', poo", " from mart_communes", []string{"poor_rate"}},
		{"sel", "", []string{"select"}},
		{".s", "", []string{".schema"}},
		{".schema mart_c", "", []string{"mart_communes"}},
		{"select nothing_such", "", nil},
	} {
		head, words, tail := s.complete(c.before+c.after, len([]rune(c.before)))
		if !reflect.DeepEqual(words, c.want) || tail != c.after || head+lastWord.FindString(c.before) != c.before {
			t.Errorf("%s⇥%s: %q between %q and %q, want %q", c.before, c.after, words, head, tail, c.want)
		}
	}
}
