// Package survey is the border between the communes' workbooks and the
// program: it knows the workbook format, writes workbooks in it (blank and
// prefilled templates, synthetic campaigns) and lands what the communes
// return as Arrow IPC files.
//
// The format is data: Sheets lists every sheet with its fields, Codes every
// code list with the spellings that intake accepts. Reader, writer, warehouse
// and template all work from these two, and shared/survey-format.md is their
// description for people.
//
// The package judges no household. It refuses workbooks that cannot be read
// whole and reports what is wrong with their form; whether a birth year is
// possible or a score fits the indicators is decided in sql/.
package survey
