// Package report prints the rpt_ relations of the warehouse as workbooks that
// an office signs: bieu-mau.xlsx with the ten forms of Phụ lục VII, Thông tư
// 07/2021/TT-BLĐTBXH (7.8 to 7.10 as amended by Thông tư 02/2022), and
// bieu-chi-tiet.xlsx with the commune table against the plan's targets.
//
// It does no arithmetic: every figure, totals and checks included, is a value
// of a relation. What a form looks like is data, one file a form under
// layouts/: titles, the header tree, column numbers, formats, notes. The
// writer turns layout and rows into a sheet and decides only what depends on
// paper: row heights, page breaks, the width a figure needs.
//
// The page follows Nghị định 30/2020/NĐ-CP: Times New Roman 13, the margins
// of its Phụ lục I, the page number in the middle of the top margin and none
// on the first page.
package report
