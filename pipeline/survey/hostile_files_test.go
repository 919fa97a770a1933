package survey

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"strings"
	"testing"
	"unicode/utf16"
)

// counted writes n pieces that differ, so that they pack no better than a real
// sheet and no bound but the one that is meant stops them.
func counted(n int, format string) string {
	var out strings.Builder
	for i := range n {
		fmt.Fprintf(&out, format, i+1)
	}
	return out.String()
}

// goodWith is a good workbook with one part changed.
func goodWith(name string, change func(string) string) func(testing.TB) []byte {
	return func(t testing.TB) []byte { return rezipped(t, communeWorkbook(t, 1), name, change) }
}

// goodAnd is a good workbook with parts added.
func goodAnd(more ...part) func(testing.TB) []byte {
	return func(t testing.TB) []byte { return zipped(t, append(unzipped(t, communeWorkbook(t, 1)), more...)...) }
}

func before(mark, text string) func(string) string {
	return func(s string) string { return strings.Replace(s, mark, text+mark, 1) }
}

const householdSheet = "xl/worksheets/sheet2.xml"

// overlapping is a zip whose directory names one packed part many times: four
// megabytes of zeros each, no more than a small file on the disk.
func overlapping(t testing.TB) []byte {
	one := zipped(t, part{"part0000", strings.Repeat("\x00", 4<<20)})
	directory := bytes.Index(one, []byte(entryMagic))
	end := bytes.Index(one, []byte("PK\x05\x06"))
	all, entry := bytes.Clone(one[:directory]), one[directory:end]
	const entries = 1000
	for i := range entries {
		copy(entry[46:], fmt.Sprintf("part%04d", i))
		all = append(all, entry...)
	}
	tail := bytes.Clone(one[end:])
	binary.LittleEndian.PutUint16(tail[8:], entries)
	binary.LittleEndian.PutUint16(tail[10:], entries)
	binary.LittleEndian.PutUint32(tail[12:], uint32(len(all)-directory))
	return append(all, tail...)
}

// stored is a zip of parts as they are, each with the name given to it.
func stored(t testing.TB, names ...string) []byte {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range names {
		entry, err := w.CreateRaw(&zip.FileHeader{Name: name, CRC32: crc32.ChecksumIEEE([]byte("x")), CompressedSize64: 1, UncompressedSize64: 1})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(entry, "x"); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// ole is a compound file as Office writes it around an old or a locked
// workbook: a header, an allocation table, a directory, and its streams of
// eight sectors.
func ole(streams ...string) func(testing.TB) []byte {
	return func(testing.TB) []byte {
		const sector, free, chainEnd, table = 512, 0xffffffff, 0xfffffffe, 0xfffffffd
		le := binary.LittleEndian
		head := append([]byte(oleMagic), make([]byte, sector-8)...)
		for at, v := range map[int]uint16{24: 0x3e, 26: 3, 28: 0xfffe, 30: 9, 32: 6} {
			le.PutUint16(head[at:], v)
		}
		for at, v := range map[int]uint32{44: 1, 48: 1, 56: 4096, 60: chainEnd, 68: chainEnd, 76: 0} {
			le.PutUint32(head[at:], v)
		}
		for at := 80; at < sector; at += 4 {
			le.PutUint32(head[at:], free)
		}
		fat, directory := bytes.Repeat([]byte{0xff}, sector), make([]byte, sector)
		le.PutUint32(fat[0:], table)
		le.PutUint32(fat[4:], chainEnd)
		file := append(head, append(fat, directory...)...)
		fat, directory = file[sector:2*sector], file[2*sector:]
		oleEntry(directory, "Root Entry", 5, 1, free, chainEnd, 0)
		for i, name := range streams {
			first := 2 + 8*i
			for n := range 8 {
				le.PutUint32(fat[4*(first+n):], uint32(first+n+1))
			}
			le.PutUint32(fat[4*(first+7):], chainEnd)
			next := uint32(free)
			if i+1 < len(streams) {
				next = uint32(i + 2) // the next name is shorter, and so the smaller one
			}
			oleEntry(directory[128*(i+1):], name, 2, free, next, uint32(first), 4096)
			file = append(file, make([]byte, 4096)...)
			fat, directory = file[sector:2*sector], file[2*sector:3*sector]
		}
		return file
	}
}

func oleEntry(to []byte, name string, kind byte, child, left, first, size uint32) {
	le := binary.LittleEndian
	for i, unit := range utf16.Encode([]rune(name)) {
		le.PutUint16(to[2*i:], unit)
	}
	le.PutUint16(to[64:], uint16(2*len(name)+2))
	to[66], to[67] = kind, 1
	for at, v := range map[int]uint32{68: left, 72: 0xffffffff, 76: child, 116: first, 120: size} {
		le.PutUint32(to[at:], v)
	}
}
