package pipeline

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"rasoat/pipeline/warehouse"
)

// spreadQuery makes rows of indicators d0, d1 … from a hash of their number: a
// synthetic survey of n rows with 18 regions, 2 areas, 2 years, weights, 10.600
// communes and classes.
func spreadQuery(n, indicators int) string {
	columns := []string{"cast(1 + hash(i, 'w') % 9 as integer) as weight", "case when hash(i, 'a') % 3 = 0 then 'urban' else 'rural' end as area", "'R' || (hash(i, 'r') % 18) as region", "2016 + 4 * (i % 2) as year",
		"printf('%05d', cast(hash(i, 'x') % 10600 as integer)) as commune_code", "case hash(i, 'k') % 20 when 0 then 'poor' when 1 then 'near_poor' else 'not_poor' end as class"}
	for j := range indicators {
		columns = append(columns, fmt.Sprintf("cast(hash(i, %d) %% 100 < %d as tinyint) as d%d", j, 10+3*j, j))
	}
	return fmt.Sprintf("select %s from range(%d) as r(i)", strings.Join(columns, ", "), n)
}

// spreadSpec is a spec over those rows without its subgroups: two cut-offs, two
// years. By area and region there are 20 levels.
func spreadSpec(indicators int) string {
	half := indicators / 2
	var a, b []string
	for j := range indicators {
		if j < half {
			a = append(a, fmt.Sprint("d", j))
		} else {
			b = append(b, fmt.Sprint("d", j))
		}
	}
	return fmt.Sprintf("dimensions: [{name: a, indicators: [%s]}, {name: b, indicators: [%s]}]\ncutoffs: [20%%, \"1/3\"]\nweight: weight\ntime: year\n", strings.Join(a, ", "), strings.Join(b, ", "))
}

func makeRows(b testing.TB, ending string, n, indicators int, by, more string) (data, spec string) {
	b.Helper()
	ctx := context.Background()
	db, err := warehouse.Scratch(ctx, warehouse.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	dir := b.TempDir()
	data, spec = filepath.Join(dir, "rows"+ending), filepath.Join(dir, "spec.yaml")
	write(b, spec, spreadSpec(indicators)+"by: ["+by+"]\n"+more)
	if ending == ".parquet" {
		err = db.CopyParquet(ctx, spreadQuery(n, indicators), data)
	} else {
		_, _, err = db.Select(ctx, fmt.Sprintf("copy (%s) to '%s' (header)", spreadQuery(n, indicators), data))
	}
	if err != nil {
		b.Fatal(err)
	}
	return data, spec
}

func benchmarkMeasure(b *testing.B, ending string, n, indicators int, by, more string) {
	data, spec := makeRows(b, ending, n, indicators, by, more)
	b.ResetTimer()
	for range b.N {
		m, err := Measure(context.Background(), MeasureOptions{Targets: []string{data}, Spec: spec})
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(m.Result.Rows)), "values")
	}
}

// The call of mpitbR's README: 10 indicators, 20 subgroups, two k, two years.
func BenchmarkMeasure15ThousandRowsCSV(b *testing.B) {
	benchmarkMeasure(b, ".csv", 15_000, 10, "area, region", "")
}

func BenchmarkMeasure15ThousandRowsParquet(b *testing.B) {
	benchmarkMeasure(b, ".parquet", 15_000, 10, "area, region", "")
}

// As many rows as the nation has households; -benchtime 1x.
func BenchmarkMeasure27MillionRowsParquet(b *testing.B) {
	benchmarkMeasure(b, ".parquet", 27_000_000, 12, "area, region", "")
}

func BenchmarkMeasure27MillionRowsCSV(b *testing.B) {
	benchmarkMeasure(b, ".csv", 27_000_000, 12, "area, region", "")
}

// The same by communes, with the legal class: four million values.
func BenchmarkMeasure27MillionRowsByCommune(b *testing.B) {
	benchmarkMeasure(b, ".parquet", 27_000_000, 12, "area, commune_code", "class: class\n")
}
