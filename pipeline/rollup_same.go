package pipeline

import (
	"slices"

	"rasoat/rules"
)

// sameReview refuses results of two years.
func sameReview(parts []part) error {
	var r Refusal
	for _, p := range parts[1:] {
		if first := parts[0]; p.Content.Year != first.Content.Year {
			r.Sentences = append(r.Sentences, say("%s: kết quả của năm %d, còn %s là của năm %d; chỉ cộng các kết quả của một năm",
				"%s: the result is of %d, and %s is of %d; only results of one year add up", p.dir, p.Content.Year, first.dir, first.Content.Year))
		}
	}
	return r.orNil()
}

// sameRules refuses results of two rule sets, and of a set that is not as this
// program has it: forms 7.4 and 7.6 are held against its numbers.
func (r *rollUp) sameRules() error {
	var refused Refusal
	first := r.parts[0]
	for _, p := range r.parts[1:] {
		switch mine, other := first.rule(), p.rule(); {
		case mine.ID != other.ID:
			refused.Sentences = append(refused.Sentences, say("%s: xếp loại theo bộ quy định %s, còn %s theo %s; chỉ cộng các kết quả của cùng một bộ",
				"%s: classified under the rule set %s, and %s under %s; only results of one set add up", p.dir, other.ID, first.dir, mine.ID))
		case mine != other:
			refused.Sentences = append(refused.Sentences, say("%s: bộ quy định %s có nội dung khác với ở %s; hãy chạy lại cả hai bằng cùng một phiên bản rasoat",
				"%s: the rule set %s is not of the content that it has in %s; run both again with one version of rasoat", p.dir, other.ID, first.dir))
		}
	}
	if err := refused.orNil(); err != nil {
		return err
	}
	all, err := rules.Load(rules.Embedded())
	if err != nil {
		return err
	}
	at := slices.IndexFunc(all, func(s rules.Set) bool { return s.ID == first.rule().ID && s.Content == first.rule().SHA256 })
	if at < 0 {
		return refuse("%s: bộ quy định %s của các kết quả không phải của phiên bản này; hãy dùng phiên bản đã chạy chúng, hoặc chạy lại", "%s: the rule set %s of the results is not that of this version; use the version that ran them, or run them again", first.dir, first.rule().ID)
	}
	r.set = all[at]
	return nil
}

// sameSettings refuses results whose classes or movements were decided
// otherwise, and those whose manifest does not say how.
func sameSettings(parts []part) error {
	var refused Refusal
	differ := func(first, other part, key string, mine, its Text) {
		if mine != its {
			refused.Sentences = append(refused.Sentences, say("%[1]s: kết quả được xếp loại với %[2]s là %[4]s, còn %[3]s với %[5]s; hãy thống nhất trong rasoat.yaml rồi chạy lại",
				"%[1]s: classified with %[2]s %[6]s, and %[3]s with %[7]s; agree on one in rasoat.yaml and run again", other.dir, key, first.dir, its.VI, mine.VI, its.EN, mine.EN))
		}
	}
	for _, p := range parts {
		if p.settings() == nil {
			refused.Sentences = append(refused.Sentences, say("%s: biên bản của kết quả chưa ghi cách xếp loại (deprivations, relapse_lookback_years); hãy chạy lại `%s` bằng phiên bản này",
				"%s: the manifest of the result does not say how it was classified (deprivations, relapse_lookback_years); run `%s` again with this version", p.dir, p.again()))
		}
	}
	if err := refused.orNil(); err != nil {
		return err
	}
	for _, p := range parts[1:] {
		mine, its := parts[0].settings(), p.settings()
		differ(parts[0], p, "deprivations", Text{mine.Deprivations, mine.Deprivations}, Text{its.Deprivations, its.Deprivations})
		differ(parts[0], p, "relapse_lookback_years", mine.lookback(), its.lookback())
	}
	return refused.orNil()
}
