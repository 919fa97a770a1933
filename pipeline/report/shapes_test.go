package report

import "testing"

func TestShapesNameEveryFormWithItsColumns(t *testing.T) {
	shapes, err := Shapes()
	if err != nil {
		t.Fatal(err)
	}
	if len(shapes) != 14 || shapes[0].Number != "7.1" || shapes[9].Number != "7.10" || shapes[10].Number != "" {
		t.Fatalf("%d shapes, the first %q, the tenth %q", len(shapes), shapes[0].Number, shapes[9].Number)
	}
	flows := shapes[1]
	if last := flows.Columns[len(flows.Columns)-1]; last.Key != "c9" || last.Number != "9=1-2-3-4+5+6+7+8" || last.Format != formatCount {
		t.Errorf("the last column of form 7.2 is %+v", last)
	}
	if slots := shapes[8].Columns[5]; !slots.Slots || slots.Key != "poor_ethnicity" {
		t.Errorf("the ethnicities of form 7.9 are %+v", slots)
	}
}
