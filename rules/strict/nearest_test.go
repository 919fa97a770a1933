package strict

import "testing"

func TestTheNearestWordHasTheFewestSlips(t *testing.T) {
	for _, c := range []struct {
		word, want string
		candidates []string
	}{
		{"reveiw", "review", []string{"year", "review", "unit"}},
		{"REVIEW", "review", []string{"reviews", "review"}},
		{"x", "a", []string{"b", "a"}},
		{"anything", "", nil},
	} {
		if got := Nearest(c.word, c.candidates); got != c.want {
			t.Errorf("Nearest(%q) = %q, want %q", c.word, got, c.want)
		}
	}
}
