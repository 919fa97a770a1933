package synth

import (
	"context"
	"fmt"
	"runtime"

	"golang.org/x/sync/errgroup"
)

// Campaign is a whole review with its truth, in memory.
type Campaign struct {
	Options  Options // as used, defaults filled in
	Communes []Commune

	place location
	words words
}

// location is the province and the district of a campaign.
type location struct {
	provinceCode, provinceName, districtCode, districtName, short string
}

// locationOf is huyện Bạch Thông for the real units and an invented district with
// codes that no province and no district bears for invented ones.
func locationOf(o Options) location {
	if o.real() {
		return location{"06", "tỉnh Bắc Kạn", "063", "huyện Bạch Thông", "Bạch Thông"}
	}
	return location{"99", "tỉnh Tổng hợp", "999", "huyện Tổng hợp", "Tổng hợp"}
}

// Generate builds the campaign that the options describe. It fails on options
// that cannot be met, and when ctx ends.
func Generate(ctx context.Context, o Options) (c Campaign, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("synth: %w", err)
		}
	}()
	c, plan, err := outlined(o)
	if err != nil {
		return Campaign{}, err
	}
	if err := c.build(ctx, plan, 0, len(c.Communes)); err != nil {
		return Campaign{}, err
	}
	if c.Options.Defects {
		c.plantDefects()
	}
	c.plantSlips()
	return c, nil
}

// outlined is the campaign before anyone lives in it: its units alone.
func outlined(o Options) (Campaign, district, error) {
	o = o.Defaults()
	if err := o.check(); err != nil {
		return Campaign{}, district{}, err
	}
	list := units(o)
	c := Campaign{Options: o, Communes: make([]Commune, len(list)), place: locationOf(o), words: loadWords()}
	for i, unit := range list {
		c.Communes[i].Unit = unit
	}
	return c, lay(o, list), nil
}

// build makes the communes from one to before another, several at a time. Each
// has a stream of choices of its own.
func (c Campaign) build(ctx context.Context, plan district, from, to int) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i := from; i < to; i++ {
		group.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			c.Communes[i] = buildCommune(c.Options, c.words, plan.communes[i], i)
			return nil
		})
	}
	return group.Wait()
}
