// Package audit checks a published table that someone else made. It knows
// the forms of package report and forms that a YAML file describes; it finds
// the table on a sheet, writes down every equation the table must satisfy
// (footing, parts and totals, rates, flows, links between forms), says which
// do not hold, and names the smallest sets of cells that explain all
// failures together.
//
// All arithmetic is exact. A printed rate stands for the interval of values
// that round to it, both ends included, so that no way of rounding a half is
// held against an office.
//
// It does not repair anything and does not judge the figures themselves: a
// table whose equations all hold may still be wrong.
package audit
