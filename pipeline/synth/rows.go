package synth

import (
	"fmt"
	"strconv"
	"time"

	"rasoat/pipeline/survey"
)

// row is one row of a sheet: key of the field → what stands in the cell.
type row = map[string]string

// pages are the rows of a commune's two workbooks.
type pages struct {
	info, openingInfo             row
	households, members, previous []row
}

// pagesOf writes a commune out in its own hand, with its defects if it has any.
func (c Campaign) pagesOf(commune Commune) pages {
	w := c.words
	p := pages{
		info:        c.infoRow(commune, commune.Unit.writtenName(), c.Options.Year, commune.Now),
		openingInfo: c.infoRow(commune, commune.Unit.FullName(), c.Options.Year-1, commune.Opening),
		previous:    []row{},
	}
	for _, h := range commune.Households {
		p.households = append(p.households, householdRow(w, commune.hand, h))
		if !h.Gone() {
			for i, m := range h.Members {
				p.members = append(p.members, memberRow(w, commune.hand, h, i, m))
			}
		}
		if h.Listed.onList() {
			p.previous = append(p.previous, previousRow(commune, h))
		}
	}
	for _, ch := range commune.changes {
		ch.plant(&p)
	}
	p.takeOut()
	return p
}

func (c Campaign) infoRow(commune Commune, name string, year int, t Totals) row {
	return row{
		"format":        survey.Format,
		"province_code": c.place.provinceCode, "district_code": c.place.districtCode,
		"commune_code": commune.Unit.Code, "commune_name": name,
		"review_year":      strconv.Itoa(year),
		"review_date":      c.Options.ReviewDate().AddDate(year-c.Options.Year, 0, 0).Format(time.DateOnly),
		"total_households": strconv.Itoa(t.Households), "total_persons": strconv.Itoa(t.Persons),
		"minority_households": strconv.Itoa(t.MinorityHouseholds), "minority_persons": strconv.Itoa(t.MinorityPersons),
		"prepared_by": commune.PreparedBy,
	}
}

// headRow is what sheets Hộ and Danh sách share.
func headRow(hand hand, h Household) row {
	head := h.Head()
	return row{
		"household_no": h.Number, "village": h.Village, "head_name": head.Name, "head_national_id": head.NationalID,
		"head_sex": sexLabel(head), "head_birth": birthText(head), "head_ethnicity": hand.ethnicity(head.Ethnicity),
	}
}

func previousRow(commune Commune, h Household) row {
	r := headRow(hand{}, h)
	r["commune_code"] = commune.Unit.Code
	r["member_count"] = strconv.Itoa(h.Opening)
	r["class"] = h.Listed.label()
	return r
}

func householdRow(w words, hand hand, h Household) row {
	r := headRow(hand, h)
	r["listed_as"] = listedLabel(h.Listed)
	r["last_listed_as"] = h.LastListed.label()
	if h.LastYear > 0 {
		r["last_listed_year"] = strconv.Itoa(h.LastYear)
	}
	r["movement"] = h.Reason.label()
	r["origin_household_no"] = h.Origin
	r["screening_a"] = screening(h)
	r["surveyed_on"], r["surveyor"] = h.SurveyedOn, h.Surveyor
	if h.Gone() {
		r["member_count"] = strconv.Itoa(h.Opening)
		return r
	}
	r["member_count"] = strconv.Itoa(len(h.Members))
	r["reported_class"] = h.Class.label()
	if h.Income > 0 {
		r["income_per_capita"] = strconv.FormatInt(h.Income, 10)
	}
	r["farming_household"] = hand.flag(h.Farming)
	r["no_labour_capacity"] = hand.flag(h.NoLabour)
	r["merit_member"] = hand.flag(h.Merit)
	r["registered_exit"] = hand.flag(h.Exit)
	r["causes"] = hand.list(h.Causes)
	if len(h.Causes) > 0 && h.Causes[len(h.Causes)-1] == strconv.Itoa(causeOther) {
		r["cause_other"] = "Thiên tai, dịch bệnh trên cây trồng, vật nuôi"
	}
	r["support_needs"] = hand.list(h.Needs)
	if !h.Screened {
		scoreCells(r, w, hand, h)
	}
	return r
}

// scoreCells are the cells that Phiếu A leaves empty for a household that it
// screens out.
func scoreCells(r row, w words, hand hand, h Household) {
	r["b1_score"] = strconv.Itoa(h.B1)
	r["b2_score"] = strconv.Itoa(h.B2)
	for i, lacks := range h.Deprived {
		r[deprivedKey(i)] = hand.flag(lacks)
	}
	home := h.Housing
	r["house_area_m2"] = tenths(home.AreaTenths)
	r["wall_durable"], r["frame_durable"], r["roof_durable"] = hand.answer(home.Wall), hand.answer(home.Frame), hand.answer(home.Roof)
	r["water_source"] = hand.code(w, "water_source", home.Water)
	r["toilet_type"] = hand.code(w, "toilet_type", home.Toilet)
	r["uses_internet"] = hand.answer(home.Internet)
	r["info_devices"] = hand.list(home.Devices)
}

func memberRow(w words, hand hand, h Household, i int, m Person) row {
	r := row{
		"village": h.Village, "household_no": h.Number, "member_no": strconv.Itoa(i + 1), "full_name": m.Name,
		"relation": hand.code(w, "relation", m.Relation), "sex": sexLabel(m), "birth": birthText(m), "national_id": m.NationalID,
		"ethnicity": hand.ethnicity(m.Ethnicity), "schooling": hand.code(w, "schooling", m.Schooling),
		"education": hand.code(w, "education", m.Education), "on_job_training": hand.flag(m.OnJobTraining),
		"health_insurance": hand.answer(m.Insured), "employment": hand.code(w, "employment", m.Employment),
		"labour_contract": w.label("labour_contract", m.Contract), "monthly_allowance": hand.flag(m.Allowance),
		"disability": hand.flag(m.Disabled),
	}
	if m.child {
		r["undernourished"] = hand.answer(m.Undernourished)
	}
	return r
}

// deprivedKey is the key of the indicator at position i.
func deprivedKey(i int) string { return fmt.Sprintf("deprived_%02d", i+1) }

func sexLabel(p Person) string {
	if p.Female {
		return "Nữ"
	}
	return "Nam"
}

func birthText(p Person) string {
	if p.YearOnly {
		return strconv.Itoa(p.Birth.Year())
	}
	return p.Birth.Format(time.DateOnly)
}

func listedLabel(c Class) string {
	if c.onList() {
		return c.label()
	}
	return "Không"
}

// screening is the result of Phiếu A, which only households asking for a
// review go through.
func screening(h Household) string {
	switch {
	case h.Listed.onList():
		return "--"
	case h.Screened:
		return "không đạt"
	}
	return "đạt"
}

// tenths writes tenths as a decimal.
func tenths(n int) string {
	if n%10 == 0 {
		return strconv.Itoa(n / 10)
	}
	return fmt.Sprintf("%d.%d", n/10, n%10)
}
