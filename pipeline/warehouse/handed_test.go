package warehouse

import (
	"path/filepath"
	"runtime"
	"strconv"
	"testing"
)

func TestRowsThatWereWrittenDoNotStayInMemory(t *testing.T) {
	db, err := Scratch(t.Context(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows := make([][]string, partBatch)
	for i := range rows {
		rows[i] = []string{"a text of more than thirty-two letters, number " + strconv.Itoa(i)}
	}
	write := func() {
		if err := db.WriteRows(t.Context(), filepath.Join(t.TempDir(), "rows.parquet"), []string{"text"}, rows); err != nil {
			t.Fatal(err)
		}
	}
	alive := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	write()
	before := alive()
	for range 20 { // some 1 MB of rows each
		write()
	}
	if after := alive(); after > before+4<<20 {
		t.Errorf("20 times %d rows were written; %d KB before, %d KB after", len(rows), before>>10, after>>10)
	}
}
