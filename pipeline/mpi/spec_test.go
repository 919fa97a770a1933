package mpi_test

import (
	"context"
	"testing"

	"rasoat/pipeline/mpi"
)

func TestASpecIsReadStrictly(t *testing.T) {
	const good = "dimensions: [{name: a, indicators: [x, y]}, {name: b, indicators: [z]}]\ncutoffs: [\"1/3\", 20%, 0.33]\n"
	if _, err := mpi.ReadSpec("spec.yaml", []byte(good+"by: [area, region]\nweight: weight\ntime: t\nmissing: drop\n")); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ yaml, vi, en string }{
		{good + "wieght: w\n", `spec.yaml:3:1: không có khóa "wieght"`, `the nearest valid key is "weight"`},
		{"cutoffs: [20%]\n", "thiếu dimensions", "dimensions: "},
		{"dimensions: [{name: a, indicators: [x]}]\n", "thiếu cutoffs", "cutoffs is missing"},
		{"dimensions: [{name: a, indicators: []}]\ncutoffs: [20%]\n", "không có chỉ số nào", "has no indicator"},
		{"dimensions: [{name: a, indicators: [x, x]}]\ncutoffs: [20%]\n", "ghi hai lần", `"x" is empty or stands twice`},
		{"dimensions: [{name: a, indicators: [x]}, {name: a, indicators: [y]}]\ncutoffs: [20%]\n", "ghi hai lần", "dimension 2"},
		{"dimensions: [{name: a, indicators: [x]}]\ncutoffs: [33]\n", "có hai nghĩa; ghi 33%", "spec.yaml:2:11: the cut-off k = 33 has two meanings; write 33% (per cent, as mpitb) or 33/d"},
		{"dimensions: [{name: a, indicators: [x]}]\ncutoffs: [2]\n", "có hai nghĩa", "two meanings"},
		{"dimensions: [{name: a, indicators: [x]}]\ncutoffs: [0]\n", "không dùng được", "cannot be used"},
		{"dimensions: [{name: a, indicators: [x]}]\ncutoffs: [101%]\n", "không dùng được", "cannot be used"},
		{"dimensions: [{name: a, indicators: [x]}]\ncutoffs: [1/0]\n", "không dùng được", "cannot be used"},
		{"dimensions: [{name: a, indicators: [x]}]\ncutoffs: [0x1p-2]\n", "không dùng được", "cannot be used"},
		{"dimensions: [{name: a, indicators: [x]}]\ncutoffs: [\"1/4\", 25%]\n", "bằng ngưỡng 1/4", "equals 1/4"},
		{good + "weights: {x: 0.33, y: 0.33, z: 0.33}\n", "tổng trọng số là 99/100", "sum to 99/100"},
		{good + "weights: {x: 1/2, y: 1/2}\n", "đủ mọi chỉ số", "every indicator, or every dimension"},
		{good + "weights: {x: 1/2, y: 1/4, zz: 1/4}\n", `không có chỉ số hay chiều "zz"; tên gần nhất là "z"`, `"zz", which is no indicator and no dimension; the nearest is "z"`},
		{good + "weights: {a: -1, b: 2}\n", `trọng số "-1" của "a"`, `the weight "-1" of "a"`},
		{good + "missing: skip\n", `không có cách "skip"`, `no way "skip"`},
		{good + "by: [area, area]\n", "ghi hai lần", "stands twice"},
		{good + "year: y\n", "phải có time", "year needs time"},
	} {
		_, err := mpi.ReadSpec("spec.yaml", []byte(c.yaml))
		wantFault(t, err, c.vi, c.en)
	}
}

func TestWeightsOfTooManyDigitsAreRefused(t *testing.T) {
	s := spec(t, "dimensions: [{name: a, indicators: [x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11]}, {name: b, indicators: [y]}]\ncutoffs: [50%]\nweights: {a: 999999999999999989, b: 1}\n")
	_, err := mpi.Estimate(context.Background(), openScratch(t), data("(values (1)) as v(y)"), s)
	wantFault(t, err, "quá nhiều chữ số", "too many digits; their common denominator is 10999999999999999890")
}
