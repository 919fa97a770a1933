// Package support holds what a plan promises to whom: for each policy or
// sub-project the deprivations, causes, needs and traits of the households it
// is meant for, the office that answers for it, and its place in the plan.
//
// It is no law. A file says only what its plan says; what the plan has nothing
// for stands under unmatched, with the reason, so that nothing is left out in
// silence. Reading is strict: an unknown key, code or office is a fault with
// file and line.
package support

import (
	"embed"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"rasoat/rules/strict"
)

//go:embed *.yaml
var embedded embed.FS

// Plan is one file: the support of one plan.
type Plan struct {
	ID string `yaml:"id"`
	// Year and District say which campaigns the file is for.
	Year     int         `yaml:"year"`
	District strict.Code `yaml:"district"`
	Title    string      `yaml:"title"`
	Offices  []Office    `yaml:"offices"`
	Policies []Policy    `yaml:"policies"`
	// Unmatched are codes for which the plan has nothing.
	Unmatched []Unmatched `yaml:"unmatched"`
}

// Office answers for policies; Place is where the plan charges it with them.
type Office struct {
	ID    string `yaml:"id"`
	Name  string `yaml:"name"`
	Place string `yaml:"place"`
}

// Policy reaches a household that is of one of Classes (and, where they are
// given, in one of Zones and farming or not) for any of its deprivations,
// causes, needs and traits. Everyone is a reason by itself.
type Policy struct {
	ID           string   `yaml:"id"`
	Short        string   `yaml:"short"` // as lists of households print it
	Name         string   `yaml:"name"`
	Place        string   `yaml:"place"`
	Office       string   `yaml:"office"`
	Classes      []string `yaml:"classes"`
	Zones        []string `yaml:"zones"`
	Farming      string   `yaml:"farming"` // yes, no, or "" for both
	Deprivations []string `yaml:"deprivations" strict:"code"`
	Causes       []string `yaml:"causes" strict:"code"`
	Needs        []string `yaml:"needs" strict:"code"`
	Traits       []string `yaml:"traits"`
	Everyone     bool     `yaml:"everyone"`
	// Named false counts the households and lists none.
	Named *bool `yaml:"named"`
}

// Unmatched is a code with the reason why no policy takes it.
type Unmatched struct {
	Kind string `yaml:"kind"` // deprivation, cause, need or trait
	Code string `yaml:"code" strict:"code"`
	Why  string `yaml:"why"`
}

// Reason is one thing about a household that a policy is for.
type Reason struct{ Kind, Code string }

// The kinds of a reason.
const (
	Deprivation = "deprivation"
	Cause       = "cause"
	Need        = "need"
	Trait       = "trait"
	Everyone    = "everyone"
)

// Reasons lists what the policy is for, in the order of the file.
func (p Policy) Reasons() []Reason {
	var all []Reason
	for _, group := range []struct {
		kind  string
		codes []string
	}{{Deprivation, p.Deprivations}, {Cause, p.Causes}, {Need, p.Needs}, {Trait, p.Traits}} {
		for _, code := range group.codes {
			all = append(all, Reason{group.kind, code})
		}
	}
	if p.Everyone {
		all = append(all, Reason{Everyone, ""})
	}
	return all
}

// IsNamed tells whether the households may be listed by name.
func (p Policy) IsNamed() bool { return p.Named == nil || *p.Named }

// Classes and traits of households as mart_households has them.
var (
	classes = []string{"poor", "near_poor", "newly_escaped"}
	traits  = []string{"farming_household", "no_labour_capacity", "merit_member", "registered_exit", "minority"}
	kinds   = []string{Deprivation, Cause, Need, Trait}
)

// Find returns the embedded plan of a year and district; found is false when
// there is none.
func Find(year int, district string) (plan Plan, found bool, err error) {
	entries, err := fs.ReadDir(embedded, ".")
	if err != nil {
		return Plan{}, false, err
	}
	for _, entry := range entries {
		content, err := fs.ReadFile(embedded, entry.Name())
		if err != nil {
			return Plan{}, false, err
		}
		plan, err := Load(entry.Name(), content)
		if err != nil || plan.Year == year && string(plan.District) == district {
			return plan, err == nil, err
		}
	}
	return Plan{}, false, nil
}

// Load reads a file strictly; the error is strict.Faults.
func Load(name string, content []byte) (Plan, error) {
	var p Plan
	doc, err := strict.Decode(name, content, &p)
	if err != nil {
		return Plan{}, err
	}
	if p.ID == "" || p.Title == "" || p.Year == 0 {
		doc.Fail("$", "thiếu id, title hoặc year", "id, title or year is missing")
	}
	offices := p.checkOffices(doc)
	ids := map[string]bool{}
	for i, policy := range p.Policies {
		path := "$.policies[" + strconv.Itoa(i) + "]"
		if ids[policy.ID] {
			doc.Fail(path+".id", "id %q đã dùng cho chính sách khác", "the id %q stands at another policy too", policy.ID)
		}
		ids[policy.ID] = true
		policy.check(doc, path, offices)
	}
	for i, u := range p.Unmatched {
		p.checkUnmatched(doc, "$.unmatched["+strconv.Itoa(i)+"]", u)
	}
	return p, doc.Err()
}

func (p Plan) checkOffices(doc *strict.Document) []string {
	var ids []string
	for i, o := range p.Offices {
		path := "$.offices[" + strconv.Itoa(i) + "]"
		switch {
		case !isSlug(o.ID) || o.Name == "" || o.Place == "":
			doc.Fail(path, "cơ quan cần id (chữ thường không dấu và gạch nối), name và place", "an office needs id (lower-case letters and hyphens), name and place")
		case slices.Contains(ids, o.ID):
			doc.Fail(path+".id", "id %q ghi hai lần", "the id %q stands twice", o.ID)
		}
		ids = append(ids, o.ID)
	}
	return ids
}

// isSlug tells an id that can be a file name and stand in a list with commas.
func isSlug(id string) bool {
	return id != "" && strings.Trim(id, "abcdefghijklmnopqrstuvwxyz0123456789-") == "" && id[0] != '-'
}

func (p Policy) check(doc *strict.Document, path string, offices []string) {
	if !isSlug(p.ID) || p.Short == "" || p.Name == "" || p.Place == "" {
		doc.Fail(path, "chính sách cần id (chữ thường không dấu và gạch nối), short, name và place", "a policy needs id (lower-case letters and hyphens), short, name and place")
	}
	oneOf(doc, path+".office", p.Office, offices)
	if len(p.Classes) == 0 {
		doc.Fail(path, "thiếu classes: chính sách dành cho loại hộ nào", "classes is missing: which households the policy is for")
	}
	for i, class := range p.Classes {
		oneOf(doc, path+".classes["+strconv.Itoa(i)+"]", class, classes)
	}
	for i, zone := range p.Zones {
		oneOf(doc, path+".zones["+strconv.Itoa(i)+"]", zone, []string{"I", "II", "III"})
	}
	oneOf(doc, path+".farming", p.Farming, []string{"", "yes", "no"})
	if len(p.Reasons()) == 0 {
		doc.Fail(path, "chính sách cần ít nhất một lý do: deprivations, causes, needs, traits hoặc everyone", "a policy needs a reason: deprivations, causes, needs, traits or everyone")
	}
	for _, reason := range p.Reasons() {
		checkReason(doc, path, reason)
	}
}

func (p Plan) checkUnmatched(doc *strict.Document, path string, u Unmatched) {
	oneOf(doc, path+".kind", u.Kind, kinds)
	checkReason(doc, path, Reason{u.Kind, u.Code})
	if u.Why == "" {
		doc.Fail(path, "thiếu why: vì sao không có chính sách", "why is missing: the reason why there is no policy")
	}
	for _, policy := range p.Policies {
		if slices.Contains(policy.Reasons(), Reason{u.Kind, u.Code}) {
			doc.Fail(path, "%s %s đã có ở chính sách %q", "%s %s stands at the policy %q", u.Kind, u.Code, policy.ID)
		}
	}
}

// checkReason holds a code against the lists of the workbook.
func checkReason(doc *strict.Document, path string, r Reason) {
	switch r.Kind {
	case Deprivation:
		oneOf(doc, path+".deprivations", r.Code, numbered(12, "0"))
	case Cause:
		oneOf(doc, path+".causes", r.Code, numbered(8, ""))
	case Need:
		oneOf(doc, path+".needs", r.Code, numbered(10, ""))
	case Trait:
		oneOf(doc, path+".traits", r.Code, traits)
	}
}

// numbered are the codes 1 to n, with a pad before those of one digit.
func numbered(n int, pad string) []string {
	var all []string
	for i := 1; i <= n; i++ {
		code := strconv.Itoa(i)
		if len(code) == 1 {
			code = pad + code
		}
		all = append(all, code)
	}
	return all
}

func oneOf(doc *strict.Document, path, value string, words []string) {
	if !slices.Contains(words, value) {
		doc.Fail(path, "%q không dùng được; chọn một trong: %s", "%q cannot be used; choose one of: %s", value, strings.Join(words, ", "))
	}
}
