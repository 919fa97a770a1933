package pipeline

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestOfManyFoldersBelowARollUpTenAreNamed(t *testing.T) {
	out := filepath.Join(t.TempDir(), "tinh")
	must(t, os.Mkdir(out, 0o700))
	m := manifest{Content: manifestContent{RollUp: levelProvince}}
	for i := range 12 {
		m.Content.Inputs = append(m.Content.Inputs, manifestFile{File: fmt.Sprintf("../huyen-%02d/parquet/mart_units/x/part-0.parquet", i)})
	}
	must(t, m.write(out))
	err := notRolledUp(out, Text{})
	wantSentence(t, err, "huyen-09 and 2 other folders, name the folder")
	if strings.Contains(err.Error(), "huyen-10") {
		t.Errorf("too many are named: %v", err)
	}
}
