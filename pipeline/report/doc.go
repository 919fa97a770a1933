// Package report prints the rpt_ relations of the warehouse as what an office
// signs, sends and posts: bieu-mau.xlsx with the ten forms of Phụ lục VII, Thông
// tư 07/2021/TT-BLĐTBXH (7.8 to 7.10 as amended by Thông tư 02/2022),
// bieu-chi-tiet.xlsx with the commune table against the plan's targets, both
// with contents and charts, bao-cao.docx with the office's report, the public
// list of each commune, and the dossier of one household.
//
// It does no arithmetic: every figure, totals and checks included, is a value
// of a relation. What a form looks like is data, one file a form under
// layouts/: titles, the header tree, column numbers, formats, notes; so are the
// sentences of the letter and the columns of the public lists, of which some are
// marked sensitive and never written. What a figure means is the comment of its
// column in the warehouse. The writer turns layout and rows into a sheet and
// decides only what depends on paper: row heights, page breaks, the width a
// figure needs.
//
// The page follows Nghị định 30/2020/NĐ-CP: Times New Roman 13, the margins
// of its Phụ lục I, the page number in the middle of the top margin and none
// on the first page.
package report
