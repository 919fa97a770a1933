package warehouse

import (
	"errors"
	"testing"
)

func TestAParameterBecomesATextLiteralOutsideOfQuotationsAndComments(t *testing.T) {
	values := map[string]string{"a": "01969", "b": "O'Brien' or 1=1 --"}
	for sql, want := range map[string]string{
		"select $a, $b":                       "select '01969', 'O''Brien'' or 1=1 --'",
		"select '$a', \"$a\", $a -- $c\n, $b": "select '$a', \"$a\", '01969' -- $c\n, 'O''Brien'' or 1=1 --'",
		"select $$ $a $$, /* $a\n$b */ $a,$b": "select $$ $a $$, /* $a\n$b */ '01969','O''Brien'' or 1=1 --'",
		"select 'it''s $a', $a, $b":           "select 'it''s $a', '01969', 'O''Brien'' or 1=1 --'",
		`select e'it\'s $a', $a, $b`:          `select e'it\'s $a', '01969', 'O''Brien'' or 1=1 --'`,
	} {
		if got, err := (Statement{SQL: sql, Values: values}).filled(); got != want || err != nil {
			t.Errorf("%s\nis\n%s (%v), want\n%s", sql, got, err, want)
		}
	}
}

func TestAParameterWithoutAValueAndAValueWithoutAParameterAreRefused(t *testing.T) {
	for sql, want := range map[string]ErrParameters{"select $a, $c": {Missing: "c"}, "select '$a'": {Unknown: "a"}} {
		_, err := Statement{SQL: sql, Values: map[string]string{"a": "1"}}.filled()
		var wrong ErrParameters
		if !errors.As(err, &wrong) || wrong != want {
			t.Errorf("%s: %v, want %v", sql, err, want)
		}
	}
	if got, err := (Statement{SQL: "select 1", Values: map[string]string{"a": "1"}, Spare: true}).filled(); got != "select 1" || err != nil {
		t.Errorf("a spare value: %q, %v", got, err)
	}
}
