package survey

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"
)

// container is a workbook file whose every part has been read to its end and
// agreed with its checksum. Part names are compared without case, as Excel
// does.
type container struct {
	parts map[string]*zip.File
	order []*zip.File // as they stand in the file
}

// openContainer checks a workbook file as a whole before anything in it is
// believed. excelize ends in silence at a damaged part and gives the rows it
// got so far, so nothing is opened that has not passed here.
func openContainer(ctx context.Context, data []byte, limits Limits) (*container, error) {
	reader, err := openZip(data, limits)
	if err != nil {
		return nil, err
	}
	c := &container{parts: make(map[string]*zip.File, len(reader.File)), order: reader.File}
	budget := limits.MaxUnzippedBytes
	for _, part := range reader.File {
		if err := c.add(part); err != nil {
			return nil, err
		}
		size, err := verify(ctx, part, budget, limits)
		if err != nil {
			return nil, err
		}
		budget -= size
	}
	return c, nil
}

// openZip reads the directory of the zip. Its entries are counted by their
// mark before that: each costs archive/zip several times its bytes.
func openZip(data []byte, limits Limits) (*zip.Reader, error) {
	if err := sniff(data); err != nil {
		return nil, err
	}
	if bytes.Count(data, []byte(entryMagic)) > limits.MaxParts {
		return nil, tooManyParts(limits)
	}
	reader, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, refuse(codeCutShort)
	}
	return reader, nil
}

func tooManyParts(limits Limits) error {
	return refuse(codeTooLargeFile, "what", "số phần bên trong tệp", "what_en", "the number of parts", "limit", strconv.Itoa(limits.MaxParts))
}

// The first bytes of the formats told apart, and those of an entry in the
// directory of a zip.
const (
	zipMagic   = "PK\x03\x04"
	entryMagic = "PK\x01\x02"
	oleMagic   = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
)

// encryptedStream is the UTF-16 name under which Office keeps a workbook
// locked by a password inside an OLE file.
var encryptedStream = []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")

// sniff tells by its first bytes what a file is; its name decides nothing.
func sniff(data []byte) error {
	switch {
	case len(data) == 0:
		return refuse(codeEmptyFile)
	case bytes.HasPrefix(data, []byte(zipMagic)):
		return nil
	case bytes.HasPrefix(data, []byte(oleMagic)) && bytes.Contains(data, encryptedStream):
		return refuse(codeEncrypted)
	case bytes.HasPrefix(data, []byte(oleMagic)):
		return refuse(codeOldExcel)
	}
	return refuse(codeUnknownFile)
}

func (c *container) add(part *zip.File) error {
	if part.Flags&1 != 0 {
		return refuse(codeEncrypted)
	}
	name := partName(part.Name)
	if leadsOut(part.Name) {
		return refuse(codeOutsidePart, "part", shorten(part.Name))
	}
	if _, twice := c.parts[name]; twice {
		return refuse(codeDuplicatePart, "part", shorten(part.Name))
	}
	c.parts[name] = part
	return nil
}

// partName is the form under which names of parts are equal. Old writers use
// backslashes.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// leadsOut says whether a part would land outside of the folder in which
// somebody unpacks the file. Nothing is unpacked here, but the copy that goes
// back to the commune holds every part.
func leadsOut(name string) bool {
	name = strings.ReplaceAll(name, `\`, "/")
	drive := len(name) > 1 && name[1] == ':'
	return drive || slices.Contains(strings.Split(name, "/"), "..") || absolute(name)
}

// absolute says whether a name begins at the root and is none of those that
// old writers give to the parts of a workbook.
func absolute(name string) bool {
	below, rooted := strings.CutPrefix(name, "/")
	root, _, _ := strings.Cut(below, "/")
	return rooted && !slices.Contains([]string{"xl", "_rels", "docprops", "customxml", "[content_types].xml"}, strings.ToLower(root))
}

// open gives a part to read again after its check.
func (c *container) open(name string) (io.ReadCloser, error) {
	part, ok := c.parts[partName(name)]
	if !ok {
		return nil, refuse(codeMissingPart, "part", name)
	}
	r, err := part.Open()
	if err != nil {
		return nil, refuse(codeDamagedPart, "part", name)
	}
	return r, nil
}

// has says whether a part is there.
func (c *container) has(name string) bool {
	_, ok := c.parts[partName(name)]
	return ok
}

// hasEnding tells whether the name of a part ends so, in capitals or not.
func (c *container) hasEnding(ending string) bool {
	for name := range c.parts {
		if strings.HasSuffix(strings.ToLower(name), strings.ToLower(ending)) {
			return true
		}
	}
	return false
}

// asRefusal turns what reading a part can fail with into the refusal of the
// file; the end of the context and refusals stay what they are.
func asRefusal(err error, part string) error {
	var known *refusal
	switch {
	case err == nil, errors.As(err, &known), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, zip.ErrChecksum), errors.Is(err, zip.ErrFormat), errors.Is(err, fs.ErrClosed):
		return refuse(codeDamagedPart, "part", part)
	}
	return refuse(codeBrokenXML, "part", part, "cause", err.Error())
}
