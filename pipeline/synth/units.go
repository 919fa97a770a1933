package synth

import (
	"fmt"
	"time"
)

// Kinds of unit as units.csv writes them.
const (
	kindTown    = "thị trấn"
	kindCommune = "xã"
)

// Unit is one commune-level unit of the campaign.
type Unit struct {
	Code, Name, Kind string
	// Written is the name in the commune's own workbook, a variant of Name
	// that Aliases lists.
	Written string
	Aliases []string
	// From and Until bound the unit, half-open, as yyyy-mm-dd; "" where no
	// change is known.
	From, Until string
}

// FullName is the kind and the name: "Xã Vi Hương".
func (u Unit) FullName() string { return capital(u.Kind) + " " + u.Name }

// writtenName is FullName in the spelling of the commune's own workbook.
func (u Unit) writtenName() string {
	if u.Written == "" {
		return u.FullName()
	}
	return capital(u.Kind) + " " + u.Written
}

// The merger of February 2020 gave three codes a new territory (Nghị quyết
// 855/NQ-UBTVQH14); in July 2025 all fourteen units ceased.
const (
	mergedFrom  = "2020-02-01"
	ceasedUntil = "2025-07-01"
)

// bachThong lists the units of huyện Bạch Thông from 2020 to June 2025, in the
// order of their codes (domain.md §6.1).
func bachThong() []Unit {
	return []Unit{
		{Code: "01969", Name: "Phủ Thông", Kind: kindTown, From: mergedFrom, Aliases: []string{"TT Phủ Thông"}},
		{Code: "01975", Name: "Vi Hương", Kind: kindCommune},
		{Code: "01978", Name: "Sĩ Bình", Kind: kindCommune, Written: "Sỹ Bình", Aliases: []string{"Sỹ Bình", "Xã Sỹ Bình"}},
		{Code: "01981", Name: "Vũ Muộn", Kind: kindCommune},
		{Code: "01984", Name: "Đôn Phong", Kind: kindCommune},
		{Code: "01990", Name: "Lục Bình", Kind: kindCommune},
		{Code: "01993", Name: "Tân Tú", Kind: kindCommune, From: mergedFrom},
		{Code: "01999", Name: "Nguyên Phúc", Kind: kindCommune},
		{Code: "02002", Name: "Cao Sơn", Kind: kindCommune},
		{Code: "02005", Name: "Quân Hà", Kind: kindCommune, From: mergedFrom},
		{Code: "02008", Name: "Cẩm Giàng", Kind: kindCommune},
		{Code: "02011", Name: "Mỹ Thanh", Kind: kindCommune},
		{Code: "02014", Name: "Dương Phong", Kind: kindCommune},
		{Code: "02017", Name: "Quang Thuận", Kind: kindCommune},
	}
}

// units are the communes of a campaign. The validity of the real units is left
// out for a review outside it: a campaign of another year is an exercise on
// the same names, and would otherwise have no unit at all.
func units(o Options) []Unit {
	if o.real() {
		list := bachThong()[:o.Communes]
		day := o.ReviewDate().Format(time.DateOnly)
		for i := range list {
			list[i].Until = ceasedUntil
			if day < mergedFrom || day >= ceasedUntil {
				list[i].From, list[i].Until = "", ""
			}
		}
		return list
	}
	list := make([]Unit, o.Communes)
	for i := range list {
		list[i] = Unit{Code: inventedCode(i + 1), Name: fmt.Sprintf("Tổng hợp %03d", i+1), Kind: kindCommune}
		if i%townEvery == 0 {
			list[i].Kind = kindTown
		}
	}
	return list
}

// inventedCode is a code of five digits that no unit of the country bears:
// 90001 to 99999, then from 40000 on.
func inventedCode(n int) string {
	if n > 9999 {
		return fmt.Sprint(40_000 + n - 10_000)
	}
	return fmt.Sprintf("9%04d", n)
}

// townEvery is the spacing of invented towns among invented communes.
const townEvery = 14

// real tells whether the campaign is laid over the real units.
func (o Options) real() bool { return o.Communes <= planCommunes }
