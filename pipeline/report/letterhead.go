package report

import (
	"fmt"
	"strings"
)

const (
	committee = "ỦY BAN NHÂN DÂN"
	nation    = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
	motto     = "Độc lập - Tự do - Hạnh phúc"
)

// letterhead writes everything above the table.
func (s *sheet) letterhead() {
	s.heads()
	s.titles()
}

// heads writes the form's number, the committee and the nation with its motto,
// place and date to fill in.
func (s *sheet) heads() {
	if s.layout.Form != "" {
		s.band(s.layout.Form, look{size: smallSize, italic: true, horizontal: "right"})
	}
	strong := look{size: fontSize, bold: true, horizontal: "center"}
	underlined := strong
	underlined.underline = true
	above, under := committee, strings.ToUpper(s.campaign.unit)
	if s.campaign.nation {
		above, under = "", strings.ToUpper(s.options.Office)
	}
	s.halves(above, nation, strong, strong)
	s.halves(under, motto, underlined, underlined)
	s.halves("", s.placeAndDate(), strong, look{size: fontSize, italic: true, horizontal: "center"})
	s.gap()
}

// titles writes title, year, the notice of a synthetic campaign and the unit of
// measure.
func (s *sheet) titles() {
	s.band(s.layout.Title, look{size: titleSize, bold: true, horizontal: "center"})
	year := s.layout.Year
	if year == "" {
		year = "Năm rà soát"
	}
	s.band(fmt.Sprintf("%s: %d", year, s.campaign.year), look{size: fontSize, bold: true, horizontal: "center"})
	if s.options.only.Name != "" {
		s.band(s.options.only.Name, look{size: fontSize, bold: true, horizontal: "center"})
	}
	if s.campaign.label != "" {
		s.band(s.campaign.label, look{size: fontSize, bold: true, color: colorRed, horizontal: "center"})
	}
	if s.layout.Unit == "" {
		s.gap()
		return
	}
	s.band(s.layout.Unit, look{size: smallSize, italic: true, horizontal: "right"})
}

func (s *sheet) placeAndDate() string {
	place := s.options.Place
	if place == "" {
		place = "……"
	}
	return place + ", ngày … tháng … năm …"
}

// halves writes a line with a text in each half of the page.
func (s *sheet) halves(left, right string, leftLook, rightLook look) {
	last := len(s.columns) - 1
	s.text(0, s.row, s.split-1, s.row, left, leftLook)
	s.text(s.split, s.row, last, s.row, right, rightLook)
	s.height(s.row, max(
		textHeight(left, s.width(0, s.split), leftLook.size, leftLook.bold),
		textHeight(right, s.width(s.split, last+1), rightLook.size, rightLook.bold)))
	s.row++
}

// gap leaves a narrow empty row.
func (s *sheet) gap() {
	s.height(s.row, lineHeight(fontSize)/2)
	s.row++
}
