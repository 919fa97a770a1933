// Package synth makes whole synthetic campaigns whose truth is known.
//
// Truth comes first: a household's class at the opening, its class at the
// closing and the reason of a change are drawn, then people, housing and
// answers are built that agree with them. So the class needs no computing to
// be known, and truth.json can be held against what the pipeline computes.
//
// What it does not do: it classifies nothing, reads no workbook and knows no
// number of the law. Ages, cut-offs and lines come in as Law, from the rule set
// of the review date.
//
// The same Options give the same bytes on every machine. A commune draws from
// its own stream, so communes may be built in any order.
//
// Nothing in a campaign is real except the names and codes of the fourteen
// units of huyện Bạch Thông and the figures of the district's plan. Villages,
// people, numbers and every figure of a commune are invented, and everything
// written says so (Label).
//
// Rows of movement, as survey-format.md has them:
//
//   - moved_away, died, and merged into another household: the household is on
//     the opening list and gone at the review. Its row carries the head and the
//     persons of the opening, no scores, no reported class, and no rows on
//     sheet Thành viên. Who merged stands among the members of the receiver,
//     whose number is in origin_household_no.
//   - split: a new household, scored, with the number of the household that it
//     left in origin_household_no. The origin stays.
//   - moved_in: a new household, scored.
//
// Persons follow from one identity for every household on both lists:
// persons now = persons of the opening + births − deaths − left + joined.
package synth
