package report

import (
	"fmt"
	"slices"
)

// notes writes what the figures leave out, then the notes of the layout.
func (s *sheet) notes() {
	s.gap()
	for i, note := range slices.Concat(s.campaign.remarks, s.layout.Notes) {
		if i == 0 {
			s.band("Ghi chú:", look{size: smallSize, bold: true, italic: true, horizontal: "left"})
		}
		s.band(fmt.Sprintf("(%d) %s", i+1, note), look{size: smallSize, italic: true, horizontal: "left"})
	}
}

// signatures writes the block that is signed, with room for the stamp.
func (s *sheet) signatures() {
	s.gap()
	strong := look{size: fontSize, bold: true, horizontal: "center"}
	hint := look{size: smallSize, italic: true, horizontal: "center"}
	authority, signer := "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH UBND"
	if s.campaign.nation {
		authority, signer = "", "THỦ TRƯỞNG CƠ QUAN"
	}
	s.halves("Người lập biểu", authority, strong, strong)
	s.halves("(Ký, ghi rõ họ tên)", signer, hint, strong)
	s.halves("", "(Ký, ghi rõ họ tên, đóng dấu)", hint, hint)
	const stampLines = 3
	for range stampLines {
		s.halves("", "", strong, strong)
	}
}
