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
