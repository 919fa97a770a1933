// Package masking decides which counts of a published table are hidden, so
// that nobody reads out of it how many a small group holds.
//
// A count from 1 to the minimum less one is hidden (Small). A hidden count
// that totals would give away takes others with it (Guard): the cheapest set,
// measured by the households hidden. A count of a group whose size is hidden is
// hidden too (Group). A zero is shown: it counts nobody. Rates, differences and
// sums that are not counts of the sheet are the caller's: they may be shown
// when all that they are made of is shown.
//
// Counts and sums make a network: each count stands on one side of at most two
// sums, as in a list with a total, in a table with row and column totals, or in
// a matrix of flows. There a hidden count has another value if and only if a
// cycle of hidden counts goes through it, which a search decides exactly. What
// holds for every hidden count, against a reader who knows all that is shown,
// the minimum, and that no hidden count is zero:
//
//   - at least as many values as the minimum are possible;
//   - at least two are, even to a reader who is told which counts are Small and
//     which are Guards.
//
// Not covered: knowledge from elsewhere (a commune that counts its own
// households), differences between two editions of a table, and conclusions
// from which guards the search preferred.
package masking
