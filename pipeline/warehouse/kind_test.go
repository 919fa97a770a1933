package warehouse

import "testing"

func TestARelationIsAViewWhereItsHeaderSaysSo(t *testing.T) {
	for _, test := range []struct {
		relation, view string
		many           bool // more than a million households
		want           string
	}{
		{"mart_communes", "", true, "table"},
		{"mart_trace", "yes", false, "view"},
		{"rpt_910_posting", "many", false, "table"},
		{"rpt_910_posting", "many", true, "view"},
		{"chk_member_count", "", true, "temp table"},
	} {
		s := script{relation: test.relation, header: map[string]string{"view": test.view}}
		if got := s.kind(test.many); got != test.want {
			t.Errorf("%s with view %q, many households %t: a %s, want a %s", test.relation, test.view, test.many, got, test.want)
		}
	}
}

func TestAWithClauseIsKeptOnlyWhereItIsReadTwice(t *testing.T) {
	for _, test := range []struct{ says, body, want string }{
		{"read by two", "with a as (\n  select 1 as x\n)\nselect * from a\nunion all\nselect * from a", "with a as materialized (\n  select 1 as x\n)\nselect * from a\nunion all\nselect * from a"},
		{"read by one, and a word elsewhere", "with a as (\n  select 1 as x\n)\nselect 'a' as y, a.x from a", "with a as (\n  select 1 as x\n)\nselect 'a' as y, a.x from a"},
		{"the second of two, joined", "with b as (\n  select 1 as x\n),\na as (\n  select x from b\n)\nselect a.x from a\njoin a z on z.x = a.x", "with b as (\n  select 1 as x\n),\na as materialized (\n  select x from b\n)\nselect a.x from a\njoin a z on z.x = a.x"},
	} {
		if got := computedOnce(test.body); got != test.want {
			t.Errorf("%s:\n%s\nwant\n%s", test.says, got, test.want)
		}
	}
}
