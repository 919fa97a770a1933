package synth

import (
	"maps"
	"slices"
	"strconv"

	"rasoat/pipeline/survey"
)

// Defect is one place where a planted error is to be found. Code is the check
// that finds it, Severity what that check gives it; a kind that no check looks
// for yet has no code. Where the error itself stands in another cell, the
// place is the one that the check names.
type Defect struct {
	Kind        string `json:"kind"`
	Code        string `json:"code"`
	Severity    string `json:"severity"`
	File        string `json:"file"`
	Sheet       string `json:"sheet"`
	Cell        string `json:"cell"`
	Value       string `json:"value"`
	CommuneCode string `json:"commune_code"`
	Village     string `json:"village"`
	HouseholdNo string `json:"household_no"`
}

// change is what a defect does to the rows of a sheet.
type change struct {
	table string
	row   int // position of the row; that of an added one is the end
	key   string
	value string
	also  row  // further cells of the row, so that nothing else is wrong with it
	add   row  // a row put at the end of the sheet
	drop  bool // the row is taken out, once all other changes are made
}

// plant makes the change.
func (c change) plant(p *pages) {
	rows := p.table(c.table)
	if c.add != nil {
		*rows = append(*rows, c.add)
		return
	}
	target := (*rows)[c.row]
	if c.drop {
		target[dropped] = dropped
		return
	}
	if c.key != "" {
		target[c.key] = c.value
	}
	maps.Copy(target, c.also)
}

// dropped marks a row that is to be taken out.
const dropped = "dropped"

func (p *pages) takeOut() {
	gone := func(r row) bool { return r[dropped] != "" }
	p.households, p.members = slices.DeleteFunc(p.households, gone), slices.DeleteFunc(p.members, gone)
}

func (p *pages) table(name string) *[]row {
	switch name {
	case "members":
		return &p.members
	case "previous":
		return &p.previous
	case "info":
		return &[]row{p.info}
	}
	return &p.households
}

// The layout of the workbooks that survey.Write makes: the first row of data
// below the hidden key row, and where the lines of Thông tin begin.
const (
	firstDataRow  = 7
	firstInfoRow  = 6
	infoValueName = "C"
)

// cell is the address of a key in the given row of a table.
func cell(table, key string, position int) string {
	at := slices.IndexFunc(survey.SheetOf(table).Fields, func(f survey.Field) bool { return f.Key == key })
	if table == "info" {
		return infoValueName + strconv.Itoa(firstInfoRow+at)
	}
	return columnName(at) + strconv.Itoa(firstDataRow+position)
}

// columnName names the column at a position that counts from 0.
func columnName(at int) string {
	name := ""
	for at++; at > 0; at = (at - 1) / 26 {
		name = string(rune('A'+(at-1)%26)) + name
	}
	return name
}

// plantDefects gives every commune a kind of defect and every kind a commune.
// A commune that has no household fit for a kind passes it on to the next.
func (c *Campaign) plantDefects() {
	kinds := defectKinds()
	sites := make([]*site, len(c.Communes))
	for n := range max(len(kinds), len(c.Communes)) {
		kind := kinds[n%len(kinds)]
		for try := range c.Communes {
			i := (n + try) % len(c.Communes)
			if sites[i] == nil {
				sites[i] = c.siteOf(i)
			}
			if found, ok := kind.find(sites[i]); ok {
				sites[i].record(kind, found)
				break
			}
		}
	}
}

// site is a commune in which defects look for a place.
type site struct {
	campaign *Campaign
	commune  *Commune
	// numbers are the identity numbers of the commune and of the one after it,
	// by what follows from birth and sex.
	numbers, otherNumbers map[string][]string
	pages                 pages
	draw                  draw
	taken                 map[int]bool    // households that have a defect
	done                  map[string]bool // kinds that are there once
	members               map[int]int     // position of a household → of its first member row
	added                 map[string]int  // rows added to a table
}

// defectStreams is where the streams of defects begin, beyond those of communes.
const defectStreams = 1 << 32

func (c *Campaign) siteOf(i int) *site {
	commune := &c.Communes[i]
	s := &site{
		campaign: c, commune: commune, numbers: numbersOf(commune),
		pages: c.pagesOf(*commune), draw: newDraw(c.Options.Seed, defectStreams+uint64(i)),
		taken: map[int]bool{}, done: map[string]bool{}, members: map[int]int{}, added: map[string]int{},
	}
	if next := (i + 1) % len(c.Communes); next != i {
		s.otherNumbers = numbersOf(&c.Communes[next])
	}
	at := 0
	for i, h := range commune.Households {
		s.members[i] = at
		at += h.Persons()
	}
	return s
}

// spot is a change at a household; at is -1 when it is the commune's own.
// seen are the places that a check names, when not the changed cell alone.
type spot struct {
	at     int
	change change
	seen   []place
}

// place is a cell and what stands in it.
type place struct {
	table string
	row   int
	key   string
	value string
}

// record plants a change and lists the places where it is to be found.
func (s *site) record(kind defectKind, found spot) {
	ch := found.change
	if ch.add != nil {
		ch.row = len(*s.pages.table(ch.table)) + s.added[ch.table]
		s.added[ch.table]++
	}
	s.commune.changes = append(s.commune.changes, ch)
	if found.at >= 0 {
		s.taken[found.at] = true
	}
	if found.seen == nil || ch.add != nil {
		found.seen = append([]place{{ch.table, ch.row, ch.key, ch.value}}, found.seen...)
	}
	for _, at := range found.seen {
		s.commune.Defects = append(s.commune.Defects, s.defect(kind, found.at, at))
	}
}

// defect describes one place.
func (s *site) defect(kind defectKind, household int, at place) Defect {
	folder := "survey/"
	if at.table == "previous" {
		folder = "previous/"
	}
	d := Defect{
		Kind: kind.name, Code: kind.code, Severity: kind.severity, File: folder + s.commune.Unit.Code + ".xlsx", CommuneCode: s.commune.Unit.Code,
		Sheet: survey.SheetOf(at.table).Name, Cell: cell(at.table, at.key, at.row), Value: at.value,
	}
	if household >= 0 {
		h := s.commune.Households[household]
		d.Village, d.HouseholdNo = h.Village, h.Number
	}
	return d
}
