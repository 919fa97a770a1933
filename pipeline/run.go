package pipeline

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"time"

	"rasoat/pipeline/warehouse"
)

// RunOptions say which campaign Run runs and where its results go.
type RunOptions struct {
	Dir string // campaign folder
	Out string // folder of results, "" for paths.out of rasoat.yaml
	// Redact writes, beside the results, a warehouse and Parquet files without
	// direct identifiers (RedactedFile).
	Redact bool
	// NoCache reads every workbook anew, also those that have not changed since
	// an earlier run.
	NoCache bool
}

// Run reads a campaign folder, classifies every household, and writes the
// warehouse, the reports and the manifest to the folder of results, all or
// nothing. What is wrong with the survey is in the summary's findings; an
// error is wrong use (Refusal) or a failure of the machine, and leaves the
// previous results as they were.
func Run(ctx context.Context, options RunOptions, events Events) (Summary, error) {
	started := time.Now()
	c, err := openCampaign(options.Dir, options.Out)
	if err != nil {
		return Summary{}, err
	}
	if err := c.findBooks(); err != nil {
		return Summary{}, err
	}
	release, err := lockOut(c.out)
	if err != nil {
		return Summary{}, err
	}
	defer release()
	next, err := prepareNext(c.out)
	if err != nil {
		return Summary{}, err
	}
	if err := c.findApproved(); err != nil {
		discard(next)
		return Summary{}, err
	}
	w := &work{campaign: c, events: events, landing: filepath.Join(c.out, ".landing"), redact: options.Redact, noCache: options.NoCache}
	summary, err := w.run(ctx, next, started)
	if err != nil {
		err = errors.Join(err, w.close())
		discard(next)
	}
	return summary, err
}

// run takes the stages in their order.
func (w *work) run(ctx context.Context, next string, started time.Time) (Summary, error) {
	if err := w.land(ctx); err != nil {
		return Summary{}, err
	}
	if err := w.load(ctx, filepath.Join(next, WarehouseFile)); err != nil {
		return Summary{}, err
	}
	if err := w.transform(ctx, warehouse.ThroughLineage); err != nil {
		return Summary{}, err
	}
	if err := w.refuseUndetermined(ctx); err != nil {
		return Summary{}, err
	}
	if err := w.findUnlisted(ctx); err != nil {
		return Summary{}, err
	}
	reports, err := w.reports(ctx, next, w.unlisted.reports())
	if err != nil {
		return Summary{}, err
	}
	summary, err := w.summarise(ctx)
	if err != nil {
		return Summary{}, err
	}
	outputs := append([]string{WarehouseFile}, reports...)
	pairs, unconfirmed, err := w.writePairs(ctx, next)
	if err != nil {
		return Summary{}, err
	}
	if summary.Unconfirmed = unconfirmed; pairs != "" {
		outputs = append(outputs, pairs)
	}
	approved, waiting, err := w.writeApproved(ctx, next)
	if err != nil {
		return Summary{}, err
	}
	if summary.Waiting = waiting; approved != "" {
		outputs = append(outputs, approved)
	}
	redacted, err := w.writeRedacted(ctx, next)
	if err != nil {
		return Summary{}, err
	}
	outputs = append(outputs, redacted...)
	published, err := w.writeParquet(ctx, next)
	if err != nil {
		return Summary{}, err
	}
	outputs = append(outputs, published...)
	found, formerFound, err := w.writeFindings(ctx, w.campaign.out, next, nil, summary.Findings)
	if err != nil {
		return Summary{}, err
	}
	summary.Written = shown(w.campaign.out, found)
	if summary.Outputs, err = w.publish(ctx, next, outputs, found, formerFound, started); err != nil {
		return Summary{}, err
	}
	summary.Stages, summary.Took = w.stages, time.Since(started)
	return summary, nil
}

// formerResults lists the results of the run before; the approved results of
// other years are not among them, so that they stay.
func (w *work) formerResults() []string {
	return slices.DeleteFunc(formerResults(w.campaign.out), func(file string) bool {
		return isApproved(file) && file != approvedName(w.campaign.config.Year)
	})
}

// publish closes the warehouse, writes the manifest and puts the results in
// their place, and beside them what was written of the findings: checks between
// two runs replace it, so the manifest does not name it.
func (w *work) publish(ctx context.Context, next string, outputs, found, formerFound []string, started time.Time) ([]Output, error) {
	var published []Output
	err := w.stage(StagePublish, len(outputs), func() error {
		m, err := w.newManifest(ctx, next, outputs, started)
		if err != nil {
			return err
		}
		m.Run.Seconds = seconds(time.Since(started))
		if err := m.write(next); err != nil {
			return err
		}
		if err := publish(w.campaign.out, slices.Concat(outputs, found, []string{ManifestFile}), slices.Concat(w.formerResults(), formerFound)); err != nil {
			return err
		}
		w.forgetLandings()
		for _, file := range slices.Concat(m.warehouses(), m.Content.Outputs) {
			published = append(published, Output{filepath.Join(w.campaign.out, file.File), file.Bytes, file.SHA256})
			w.events.Step(StagePublish, Step{Name: file.File})
		}
		return nil
	})
	return published, err
}
