package rules

import (
	"slices"
	"testing"

	"rasoat/pipeline/survey"
)

func TestTheClosedAnswersAreThoseOfTheSurvey(t *testing.T) {
	lists := map[string]string{"info_devices": "info_device", "uses_internet": "yes_no", "wall_durable": "yes_no", "frame_durable": "yes_no", "roof_durable": "yes_no"}
	asked := map[string][]string{}
	for _, c := range survey.Codes() {
		if !slices.Contains(asked[c.List], c.Code) {
			asked[c.List] = append(asked[c.List], c.Code)
		}
	}
	for key, codes := range answerCodes {
		list := lists[key]
		if list == "" {
			list = key
		}
		if !slices.Equal(codes, asked[list]) {
			t.Errorf("%s: the rules know %q, the survey asks %q", key, codes, asked[list])
		}
	}
}
