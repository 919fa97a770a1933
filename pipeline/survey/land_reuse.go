package survey

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"sync"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/ipc"
)

// readerVersion changes whenever the same workbook would land differently for
// a reason that is not in the catalogue of fields, findings or limits.
const readerVersion = "10"

// layoutVersion names all that a landing depends on beside the workbook: the
// reader, the fields and their aliases, the findings and their words, the
// limits and the layouts. A change of any of them reads every workbook again.
func layoutVersion(limits Limits, layouts []Layout) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%q %s %+v %+v", readerVersion, catalogue(), limits, layouts))
	return readerVersion + "." + hex.EncodeToString(sum[:4])
}

// catalogue is all that the program says of fields and findings.
var catalogue = sync.OnceValue(func() string { return fmt.Sprintf("%+v %+v", Sheets(), FindingKinds()) })

// reuse takes over the files of an earlier landing, if they are whole.
func reuse(landing *Landing) bool {
	if !whole(landing.Dir) {
		return false
	}
	facts, err := readFacts(landing.Dir)
	if err != nil || facts["sha256"] != landing.SHA256 {
		return false
	}
	landing.Reused = true
	landing.Refused = facts["refused"] == "true"
	for key, to := range map[string]*int{"sheets": &landing.Sheets, "rows": &landing.Rows, "cells": &landing.Cells} {
		if *to, err = strconv.Atoi(facts[key]); err != nil {
			return false
		}
	}
	return true
}

// sumsFile holds the SHA-256 of every other file of a landing.
const sumsFile = "sums"

// writeSums writes the sums of the files of a landing, the last of its files.
func writeSums(dir string) error {
	sums, err := sumsOf(dir)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, sumsFile), sums, 0o600)
}

func sumsOf(dir string) ([]byte, error) {
	var sums bytes.Buffer
	for _, name := range landingFiles() {
		content, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(content), name)
	}
	return sums.Bytes(), nil
}

// whole says whether every file of a landing is as it was written: a disk that
// turns a bit must not turn a household's class.
func whole(dir string) bool {
	written, err := os.ReadFile(filepath.Join(dir, sumsFile))
	if err != nil {
		return false
	}
	now, err := sumsOf(dir)
	return err == nil && bytes.Equal(now, written)
}

// landingFacts are the figures of a landing, kept beside the schema of
// workbook.arrow for the run that uses it again.
func landingFacts(landing Landing) arrow.Metadata {
	return arrow.NewMetadata(
		[]string{"sha256", "refused", "sheets", "rows", "cells"},
		[]string{landing.SHA256, strconv.FormatBool(landing.Refused), strconv.Itoa(landing.Sheets), strconv.Itoa(landing.Rows), strconv.Itoa(landing.Cells)},
	)
}

func readFacts(dir string) (map[string]string, error) {
	f, err := os.Open(filepath.Join(dir, "workbook.arrow"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r, err := ipc.NewFileReader(f)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	facts := map[string]string{}
	metadata := r.Schema().Metadata()
	for i, key := range metadata.Keys() {
		facts[key] = metadata.Values()[i]
	}
	return facts, nil
}
