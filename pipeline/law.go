package pipeline

import (
	"rasoat/pipeline/synth"
	"rasoat/rules"
)

// synthLaw hands the numbers of a rule set to the generator, which knows none.
func synthLaw(set rules.Set) synth.Law {
	law := synth.Law{
		Area: map[string]string{}, Cutoff: map[string]int{}, MinDeprived: int(set.MinDeprived()),
		AverageLow: map[string]int64{}, AverageHigh: map[string]int64{}, Parameter: map[string]int64{}, Accepted: map[string][]string{},
	}
	for _, area := range set.Areas {
		law.Area[area.Kind] = area.Area
		law.Cutoff[area.Area] = int(set.Cutoff(area.Area))
		law.AverageLow[area.Area], law.AverageHigh[area.Area] = set.AverageLiving(area.Area)
	}
	for _, p := range set.Parameters {
		if p.Value != nil {
			law.Parameter[p.Parameter] = *p.Value
		}
	}
	for _, band := range set.Schooling {
		law.Schooling = append(law.Schooling, synth.SchoolBand{AgeFrom: int(band.AgeFrom), AgeBelow: int(band.AgeBelow), Level: band.Level})
	}
	for _, accepted := range set.AcceptedAnswers {
		law.Accepted[accepted.Key] = accepted.Codes
	}
	return law
}
