package survey

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// testdataRoot is the folder of sample campaigns at the top of the module.
const testdataRoot = "../../testdata"

// agree reads a workbook with both readers. It fails when the fast one says
// anything but what the other says, and tells whether it recognised the form.
func agree(t testing.TB, name string, data []byte, limits Limits) bool {
	t.Helper()
	fast, err := readWorkbookFast(context.Background(), data, limits)
	if err != nil {
		return false
	}
	slow, err := readWorkbookByXML(context.Background(), data, limits)
	if err != nil {
		t.Fatalf("%s: the fast reader takes what the other refuses: %v", name, err)
	}
	sameWorkbook(t, name, fast, slow)
	return true
}

func sameWorkbook(t testing.TB, name string, fast, slow *workbook) {
	t.Helper()
	if !reflect.DeepEqual(fast.book, slow.book) || len(fast.grids) != len(slow.grids) {
		t.Fatalf("%s: book %+v, want %+v", name, fast.book, slow.book)
	}
	for i, want := range slow.grids {
		got := fast.grids[i]
		for j := range min(len(got.rows), len(want.rows)) {
			if !reflect.DeepEqual(got.rows[j], want.rows[j]) {
				t.Fatalf("%s, sheet %s: row\n%+v, want\n%+v", name, want.name, got.rows[j], want.rows[j])
			}
		}
		if len(got.rows) != len(want.rows) || got.cells != want.cells || got.days != want.days || !reflect.DeepEqual(got.merges, want.merges) || got.bookSheet != want.bookSheet {
			t.Fatalf("%s, sheet %s: %d rows, %d cells, merges %v; want %d, %d, %v", name, want.name, len(got.rows), got.cells, got.merges, len(want.rows), want.cells, want.merges)
		}
	}
}

func TestEveryWorkbookOfTestdataIsReadAlikeByBothReadersAndExcelize(t *testing.T) {
	read := 0
	for _, root := range []string{testdataRoot, "testdata"} {
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(path) != ".xlsx" {
				return err
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			if read++; !agree(t, path, data, DefaultLimits()) {
				t.Errorf("%s: the fast reader does not recognise it", path)
			}
			if !strings.Contains(path, "sheetjs-dates") { // excelize leaves ISO dates as they are
				compareWithExcelize(t, path, data)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if read < 77 {
		t.Errorf("only %d workbooks were read", read)
	}
}

func TestTheFastReaderReadsDrawnWorkbooksAlike(t *testing.T) {
	random := rand.New(rand.NewPCG(8, 2026))
	for i := range 300 {
		if name := fmt.Sprintf("random %d", i); !agree(t, name, randomWorkbook(random).zip(t), DefaultLimits()) {
			t.Errorf("%s is not recognised", name)
		}
	}
	for name, data := range map[string][]byte{
		"commune": communeWorkbook(t, 25), "shared strings": withSharedStrings(t, communeWorkbook(t, 25)), "excelize": excelizeWorkbook(t),
	} {
		if !agree(t, name, data, DefaultLimits()) {
			t.Errorf("%s is not recognised", name)
		}
	}
}

func TestTheFastReaderReadsEachFormOfACellAlike(t *testing.T) {
	for xml, recognised := range map[string]bool{
		`<c r="A1"><v>1</v></c>`: true,
		`<c r="A1"><v></v></c><c r="B1"/><c r="C1" s="1"/><c r="D1"><v>7</v></c>`:                                                                                          true,
		`<c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="0" t="s"><v>01</v></c>`:                                                                                            true,
		`<c r="A1" s="2"><v>45000</v></c><c r="B1" s="1"><v>45000</v></c>`:                                                                                                 true,
		`<c r="A1" s="1" t="n"><v>45000</v></c><c r="B1" t="n"><v> 1 </v></c>`:                                                                                             true,
		`<c r="A1" s=""><v>1</v></c><c r="B1" t=""><v>1</v></c>`:                                                                                                           true,
		`<c r="A1" s="0000001"><v>1</v></c><c r="B01"><v>2</v></c>`:                                                                                                        true,
		`<c r="A1" t="str"><v>a_x0041_</v></c><c r="B1" t="str"><v></v></c>`:                                                                                               true,
		`<c r="A1" t="inlineStr"><is><t>_x0041_</t></is></c><c r="B1" t="inlineStr"><is><t>Thôn Nà_Cà</t></is></c><c r="C1" t="inlineStr"><is><t></t></is></c>`:            true,
		`<c r="A1" t="inlineStr"><is><t>1234567</t></is></c><c r="B1" t="inlineStr"><is><t>12345678</t></is></c><c r="C1"><v>1234567</v></c><c r="D1"><v>12345678</v></c>`: true,
		`<c r="A1" t="b"><v>1</v></c><c r="B1" t="e"><v>#N/A</v></c><c r="C1" s="1"><f>A1</f><v>2</v></c>`:                                                                 true,
		`<c r="XFE1"><v>1</v></c>`:                                              false,
		`<c r="1"><v>1</v></c>`:                                                 false,
		`<c r="A11"><v>1</v></c>`:                                               false,
		`<c r="A1"  s="x"><v>1</v></c>`:                                         false,
		`<c r="A1" t="s"><v>9</v></c>`:                                          false,
		`<c r="A1" t="s"><v>-1</v></c>`:                                         false,
		`<c r="A1" t="s"><v>1</v></c><c r="A1" t="s"><v>1</v></c>`:              false,
		`<c r="A1" t="inlineStr"><is><t>a<b/></t></is></c>`:                     false,
		`<c r="A1"><v>1<b/></v></c>`:                                            false,
		`<c r="A1"><v>1</v></c >`:                                               false,
		`<c t="s" r="B1"><v>1</v></c>`:                                          true,
		`<c><v>1</v></c><c r="D1"/><c><v>2</v></c>`:                             true,
		`<c t="inlineStr"><is><t xml:space="preserve"> a &amp; b </t></is></c>`: true,
		`<c t="inlineStr"><is><t/></is></c>`:                                    true,
		`<c t="inlineStr"><is><r><rPr><b/><sz val="9"/></rPr><t>x</t></r><r><t>y</t></r><rPh sb="0" eb="1"><t>z</t></rPh><phoneticPr fontId="1"/></is></c>`: true,
		`<c t="str"><f>A1&amp;"x"</f><v>_x0041_&#7897;&#x1ED9;</v></c>`:                                                                                     true,
		`<c t="str"><f t="shared" ref="A1:A2" si="0">1</f><v></v></c>`:                                                                                      true,
		`<c><f/></c>`:                                  true,
		`<c><f>1</f><v/></c>`:                          true,
		`<c t="b"><v>true</v></c>`:                     true,
		`<c t="e"><v>#REF!</v></c>`:                    true,
		`<c t="d"><v>2023-10-05T12:00</v></c>`:         true,
		`<c t="n" s="1"><v>45000</v></c>`:              true,
		`<c s="99"><v>45000</v></c>`:                   true,
		"<c>\r\n<v>1\r\n</v>\n</c>":                    true,
		`<c t="str"><v>Đặng</v></c>`:                   true,
		`<c t="str"><v><![CDATA[x]]></v></c>`:          false,
		`<c t="str"><v>a<!-- b -->c</v></c>`:           false,
		`<c t="str"><v>a<?b c?>d</v></c>`:              false,
		`<x:c xmlns:x="y"><x:v>1</x:v></x:c>`:          false,
		`<c x:r="C1"><v>1</v></c>`:                     false,
		`<c r='B1'><v>1</v></c>`:                       false,
		`<c r="A1" r="B1"><v>1</v></c>`:                false,
		`<c r="b1"><v>1</v></c>`:                       false,
		`<c r="B1"><v>1</v></c><c r="A1"><v>2</v></c>`: false,
		`<c r="B2"><v>1</v></c>`:                       false,
		`<c><v>1</v><v>2</v></c>`:                      false,
		`<c><v>1</v><extLst/></c>`:                     false,
		`<c><v xmlns="b">1</v></c>`:                    false,
		`<c t="str"><v>&nbsp;</v></c>`:                 false,
		`<c t="str"><v>&#1;</v></c>`:                   false,
		`<c t="str"><v>a]]&gt;]]></v></c>`:             false,
		"<c t=\"str\"><v>\x01</v></c>":                 false,
		"<c t=\"str\"><v>\xff</v></c>":                 false,
		"<c t=\"str\"><v>\uffff</v></c>":               false,
		`<c t="s"><v>2</v></c>`:                        false,
		`<c t="x"><v>2</v></c>`:                        false,
		`<c><v>1</v></c>text`:                          false,
		`<c><v>1</v>`:                                  false,
	} {
		book := handMade{strings: "<si><t>a</t></si><si/>", sheets: []part{{"S", `<sheetData><row r="1" spans="1:3" hidden="1">` + xml + `</row></sheetData>`}}}
		if got := agree(t, xml, book.zip(t), DefaultLimits()); got != recognised {
			t.Errorf("%s: recognised: %t, want %t", xml, got, recognised)
		}
	}
}

func TestTheFastReaderReadsRowsOfEveryLengthOfNumberAlike(t *testing.T) {
	var rows strings.Builder
	for _, n := range []int{1, 9, 10, 99, 100, 12345, 99999, 100000, 999999, 1000000, 1048576} {
		fmt.Fprintf(&rows, `<row r="%d"><c r="A%d"><v>%d</v></c><c r="AZ%d" t="inlineStr"><is><t>dòng %d</t></is></c><c r="ZZ%d" s="1"/></row>`, n, n, n, n, n, n)
	}
	if !agree(t, "rows", handMade{sheets: []part{{"S", "<sheetData>" + rows.String() + "</sheetData>"}}}.zip(t), DefaultLimits()) {
		t.Error("the rows are not recognised")
	}
	for _, wrong := range []string{"A10", "A0", "A", "A1048577", "A100", "A1 "} {
		sheet := `<sheetData><row r="1"><c r="` + wrong + `"><v>1</v></c></row></sheetData>`
		if agree(t, wrong, handMade{sheets: []part{{"S", sheet}}}.zip(t), DefaultLimits()) {
			t.Errorf("%s is taken for a place in row 1", wrong)
		}
	}
}

func TestTheFastReaderReadsEachFormOfASheetAlike(t *testing.T) {
	const data = `<sheetData><row><c><v>1</v></c></row></sheetData>`
	for xml, recognised := range map[string]bool{
		`<sheetData/>`: true,
		`<sheetData/><mergeCells><mergeCell ref="A1:B2"/></mergeCells>`:                     true,
		`<sheetPr><tabColor rgb="FF00FF00"/></sheetPr>` + data + `<!-- fine --><x><y/></x>`: true,
		`<sheetData><row/><row r="7" ht="1"/><row/></sheetData>`:                            true,
		"<sheetData>\n  <row>\n  </row>\n</sheetData>":                                      true,
		`<!-- <sheetData><row><c><v>2</v></c></row></sheetData> -->` + data:                 false,
		`<x a="<sheetData><row/></sheetData>"/>` + data:                                     false,
		`<?x <sheetData><row/></sheetData>?>` + data:                                        false,
		`<x><sheetData><row/></sheetData></x>` + data:                                       true, // the data of another element
		data + data:                                               false,
		`<sheetData a="b"><row/></sheetData>`:                     false,
		`<sheetDatax/>` + data:                                    false,
		`<sheetData><row r="2"/><row r="1"/></sheetData>`:         false,
		`<sheetData><row r="0"/></sheetData>`:                     false,
		`<sheetData><row r="1048577"/></sheetData>`:               false,
		`<sheetData><row a:hidden="1"/></sheetData>`:              false,
		`<sheetData><x/></sheetData>`:                             false,
		`<sheetData>text</sheetData>`:                             false,
		`<sheetData><row></row>`:                                  false,
		`<mc:AlternateContent><sheetData/></mc:AlternateContent>`: false,
	} {
		got := agree(t, xml, handMade{sheets: []part{{"S", xml}}}.zip(t), DefaultLimits())
		if strings.HasPrefix(xml, "<x><sheetData>") {
			continue // either, but never other rows
		}
		if got != recognised {
			t.Errorf("%s: recognised: %t, want %t", xml, got, recognised)
		}
	}
}

func TestTheFastReaderKeepsTheLimits(t *testing.T) {
	data := withSharedStrings(t, communeWorkbook(t, 3))
	for name, tighten := range map[string]func(*Limits){
		"rows": func(l *Limits) { l.MaxRows = 3 }, "columns": func(l *Limits) { l.MaxColumns = 3 }, "cells": func(l *Limits) { l.MaxCells = 50 },
		"text": func(l *Limits) { l.MaxText = 5 }, "bytes": func(l *Limits) { l.MaxUnzippedBytes = 9000 }, "parts": func(l *Limits) { l.MaxParts = 3 },
	} {
		limits := DefaultLimits()
		tighten(&limits)
		if agree(t, name, data, limits) {
			t.Errorf("%s: the fast reader passes its bound", name)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := readWorkbook(ctx, data, DefaultLimits()); !errors.Is(err, context.Canceled) {
		t.Errorf("after the end of the context: %v", err)
	}
}
