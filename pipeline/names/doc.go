// Package names compares and orders Vietnamese names: of people, villages,
// communes, columns of a workbook.
//
// Two people who type the same name seldom produce the same bytes: one
// keyboard composes its letters and another does not, one puts the tone of
// "hoà" on the last vowel and another on the first, a list copied from Word
// carries no-break spaces. Fold removes those differences and keeps every
// difference of meaning. The text as typed is kept elsewhere; nothing here is
// meant for printing.
package names
