package survey

import (
	"fmt"
	"path/filepath"
	"strconv"
	"testing"
)

func TestEveryRowOfEveryBatchLandsWhereItStands(t *testing.T) {
	const rows = 2*batchRows + 11
	value := func(row, column int) string {
		if (row+column)%3 == 0 {
			return "" // null
		}
		return fmt.Sprintf("ô %d.%d", row, column)
	}
	table := landingTable{name: "all", columns: []string{"a", sourceRow, "b"}, rows: func(yield func(int, []string) error) error {
		for row := range rows {
			if err := yield(row+7, []string{value(row, 0), value(row, 1)}); err != nil {
				return err
			}
		}
		return nil
	}}
	path := filepath.Join(t.TempDir(), "all.arrow")
	if err := writeTable(path, table, nil); err != nil {
		t.Fatal(err)
	}
	landed := readArrow(t, path)
	if len(landed) != rows {
		t.Fatalf("%d rows, want %d", len(landed), rows)
	}
	for i, row := range landed {
		a, isA := row["a"]
		b, isB := row["b"]
		if row[sourceRow] != strconv.Itoa(i+7) || a != value(i, 0) || isA != (a != "") || b != value(i, 1) || isB != (b != "") {
			t.Fatalf("row %d: %v", i, row)
		}
	}
}
