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

// whole says whether every file of a landing is there from its first bytes to
// its last: an IPC file ends as it begins.
func whole(dir string) bool {
	for _, name := range landingFiles() {
		if !wholeFile(filepath.Join(dir, name)) {
			return false
		}
	}
	return true
}

func wholeFile(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || info.Size() < 2*int64(len(ipc.Magic)) {
		return false
	}
	head, tail := make([]byte, len(ipc.Magic)), make([]byte, len(ipc.Magic))
	if _, err := f.ReadAt(head, 0); err != nil {
		return false
	}
	if _, err := f.ReadAt(tail, info.Size()-int64(len(tail))); err != nil {
		return false
	}
	return bytes.Equal(head, ipc.Magic) && bytes.Equal(tail, ipc.Magic)
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
