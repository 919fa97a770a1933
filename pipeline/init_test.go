package pipeline

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rasoat/rules/strict"
)

// newCampaign are the options of a campaign whose communes stand in a file.
func newCampaign(t *testing.T) InitOptions {
	dir := t.TempDir()
	units := filepath.Join(dir, "xa.csv")
	must(t, os.WriteFile(units, []byte("code,name,kind\n01969,Phủ Thông,thị trấn\n01975,Vi Hương,xã\n"), 0o600))
	return InitOptions{Dir: filepath.Join(dir, "dot"), Year: "2024", ReviewDate: "2024-10-05", ProvinceCode: "06", Province: "tỉnh Bắc Kạn",
		DistrictCode: "063", District: "huyện Bạch Thông", Units: units, Lang: Vietnamese}
}

func TestANewCampaignFollowsItsSchemasAndShowsEveryKey(t *testing.T) {
	options := newCampaign(t)
	for _, lang := range []Lang{Vietnamese, English} {
		options.Lang = lang
		options.Dir += "-" + string(lang)
		_, err := Init(context.Background(), options, Silent{})
		must(t, err)
		if _, err := openCampaign(options.Dir, ""); err != nil {
			t.Errorf("the new campaign cannot be read: %v", err)
		}
		for _, shape := range Shapes()[:2] {
			content := mustRead(t, filepath.Join(options.Dir, shape.File))
			if err := compiled(t, shape).Validate(decoded(t, content)); err != nil {
				t.Errorf("%s does not follow its schema: %v", shape.File, err)
			}
			if strings.Contains(string(content), ": \n") {
				t.Errorf("%s has white space at the end of a line", shape.File)
			}
			for _, key := range strict.Keys(shape.Type) {
				name := key[strings.LastIndex(key, ".")+1:]
				inside := strings.HasPrefix(key, "limits.") || strings.HasPrefix(key, "workbook_communes.") || strings.Contains(key, "allocation.") || strings.HasPrefix(key, "communes.")
				if !inside && !strings.Contains(string(content), name+":") {
					t.Errorf("%s does not show the key %s", shape.File, key)
				}
			}
			if got := string(mustRead(t, filepath.Join(options.Dir, shape.Name+".schema.json"))); !strings.Contains(got, "draft-07") {
				t.Errorf("%s has no schema beside it", shape.File)
			}
		}
	}
}

func TestAnInterruptedInitLeavesNothingAndTheNextClearsWhatAKillLeft(t *testing.T) {
	options := newCampaign(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Init(ctx, options, Silent{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want that it was stopped", err)
	}
	staging := stagingFolder(options.Dir)
	for _, folder := range []string{options.Dir, staging} {
		if _, err := os.Stat(folder); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is there after an interruption", folder)
		}
	}
	must(t, os.MkdirAll(filepath.Join(staging, "survey", "half"), 0o755))
	must(t, os.MkdirAll(options.Dir, 0o755))
	_, err := Init(context.Background(), options, Silent{})
	must(t, err)
	if _, err := os.Stat(filepath.Join(options.Dir, "survey", "half")); !errors.Is(err, fs.ErrNotExist) {
		t.Error("what a killed init left became part of the campaign")
	}
}
