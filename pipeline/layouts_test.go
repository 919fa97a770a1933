package pipeline

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// exported is last year's list of one commune as the review software exports
// it: no commune, no village, no birth.
func exported(t *testing.T, dir, file string) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("date,family.hostName,family.code,family.coDanTocTaiCho,family.hostGender,family.numberOfMembers,quickReview.result,b1Point,b2Point,classify,reviewer\n" +
		"Thời gian rà soát,Chủ hộ,Mã hộ,Dân tộc tại chỗ,Giới tính,Số nhân khẩu,Phiếu A,Phiếu B1,Phiếu B2,Kết quả rà soát,Người rà soát\n")
	for _, row := range selectRows(t, dir, "select head_name, household_no, head_sex, member_count, class from raw_previous where source_file = '"+file+"' order by source_row") {
		fmt.Fprintf(&b, ",%v,%v,,%v,%v,--,,,%v,\n", row[0], row[1], str(row[2]), row[3], row[4])
	}
	return b.String()
}

func replacePrevious(t *testing.T, dir, from, to, content string) {
	t.Helper()
	if err := os.Remove(filepath.Join(dir, from)); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, to), content)
}

func checked(t *testing.T, dir string) (CheckResult, map[string][]Finding) {
	t.Helper()
	result, err := Check(context.Background(), CheckOptions{Paths: []string{dir}}, Silent{})
	if err != nil {
		t.Fatal(err)
	}
	byCode := map[string][]Finding{}
	for _, f := range result.Findings {
		byCode[f.Code] = append(byCode[f.Code], f)
	}
	return result, byCode
}

// The synthetic lists number their households per commune, so the names alone
// tell which household is which, and most are found again.
func TestAnExportWithoutVillagesServesAsLastYearsList(t *testing.T) {
	dir := FinishedCampaign(t, usual)
	file := str(selectRows(t, dir, "select min(source_file) from raw_previous")[0][0])
	code := strings.TrimSuffix(filepath.Base(file), ".xlsx")
	listed := selectRows(t, dir, "select count(*) from int_opening where commune_code = '"+code+"'")[0][0].(int64)
	csv := exported(t, dir, file)
	replacePrevious(t, dir, file, "previous/xuat "+code+" nam 2022.csv", csv)
	runCampaign(t, dir)
	name := "previous/xuat " + code + " nam 2022.csv"
	if got := selectRows(t, dir, "select count(*) from int_opening where commune_code = '"+code+"' and source_file = '"+name+"'")[0][0]; got != listed {
		t.Errorf("%v households on the list, want %d", got, listed)
	}
	rows := selectRows(t, dir, "select count(*), min(m.step), max(m.step) from int_matches m join int_opening o on o.opening_key = m.opening_key where o.commune_code = '"+code+"'")[0]
	if matched := rows[0].(int64); 100*matched < 80*listed || str(rows[1]) != "3" || str(rows[2]) != "3" {
		t.Errorf("%d of %d are matched, by steps %v to %v", matched, listed, rows[1], rows[2])
	}
	result, byCode := checked(t, dir)
	for _, f := range result.Findings {
		if f.File == name && f.Code != "TEP-025" && f.Code != "DS-006" && f.Code != "HO-022" && f.Code != "TT-204" {
			t.Errorf("the export has %s %s: %s", f.Code, f.Cell, f.Message.VI)
		}
	}
	if len(byCode["TEP-025"]) != 1 {
		t.Errorf("the layout is said %d times", len(byCode["TEP-025"]))
	}

	// The same file whose name says nothing: unknown until rasoat.yaml says it.
	replacePrevious(t, dir, name, "previous/xuat.csv", csv)
	if _, byCode = checked(t, dir); len(byCode["TEP-101"]) != 1 || byCode["TEP-101"][0].File != "previous/xuat.csv" {
		t.Errorf("a file whose commune nobody gives: %v", byCode["TEP-101"])
	}
	config, err := os.ReadFile(filepath.Join(dir, ConfigFile))
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, ConfigFile), string(config)+"\nworkbook_communes:\n  - {file: previous/xuat.csv, commune: \""+code+"\"}\n")
	if _, byCode = checked(t, dir); len(byCode["TEP-101"]) != 0 {
		t.Errorf("rasoat.yaml gives the commune: %v", byCode["TEP-101"])
	}
}

// As in real exports, numbers restart in every village and rows come twice.
func TestRepeatedNumbersOfAnExportAreSaidOnceAndRepeatedRowsEachInItsCell(t *testing.T) {
	dir := syntheticCampaign(t, small(6))
	file := filepath.Base(glob(t, filepath.Join(dir, "previous", "*.xlsx")))
	code := strings.TrimSuffix(file, ".xlsx")
	const head = "family.hostName;family.code;family.hostGender;family.numberOfMembers;quickReview.result;b1Point;b2Point;classify\n"
	replacePrevious(t, dir, "previous/"+file, "previous/"+code+".csv", head+
		"Hà Mẫu;1;Nữ;3;--;110;40;Hộ nghèo\nLường Mẫu;1;Nam;2;--;120;30;Hộ nghèo\nBàn Mẫu;2;Nam;2;--;130;20;Hộ cận nghèo\nBàn Mẫu;2;Nam;2;--;130;20;Hộ cận nghèo\n")
	_, byCode := checked(t, dir)
	if f := byCode["DS-006"]; len(f) != 1 || f[0].Cell != "B2" || !strings.Contains(f[0].Message.VI, "mã 1 có 2 hộ") {
		t.Errorf("repeated numbers: %v", f)
	}
	if f := byCode["DS-002"]; len(f) != 2 || f[0].Cell != "B4" || f[1].Cell != "B5" {
		t.Errorf("repeated rows: %v", f)
	}
}

func glob(t *testing.T, pattern string) string {
	t.Helper()
	found, err := filepath.Glob(pattern)
	if err != nil || len(found) == 0 {
		t.Fatalf("%s: %v, %v", pattern, found, err)
	}
	return found[0]
}

func TestALayoutOfTheCampaignIsUsedAndItsMistakesStopTheRun(t *testing.T) {
	dir := syntheticCampaign(t, small(7))
	file := filepath.Base(glob(t, filepath.Join(dir, "previous", "*.xlsx")))
	code := strings.TrimSuffix(file, ".xlsx")
	replacePrevious(t, dir, "previous/"+file, "previous/"+code+".csv",
		"Số hiệu hộ;Tên thôn bản;Người đứng tên;Bao nhiêu người;Xếp loại hộ\n7;Nà Pái;Hà Thị Mẫu;3;Hộ nghèo\n")
	if _, byCode := checked(t, dir); len(byCode["TEP-020"])+len(byCode["TEP-030"])+len(byCode["TEP-031"]) == 0 {
		t.Errorf("an unknown list was read: %v", byCode)
	}
	const own = "layout: rieng\ntitle: Danh sách riêng\nroles: [previous]\nsheets:\n  - table: previous\n    columns:\n" +
		"      - {key: household_no, labels: [Số hiệu hộ], needed: true}\n      - {key: village, labels: [Tên thôn bản]}\n      - {key: head_name, labels: [Người đứng tên]}\n" +
		"      - {key: member_count, labels: [Bao nhiêu người]}\n      - {key: class, labels: [Xếp loại hộ]}\n"
	write(t, filepath.Join(dir, "layouts", "rieng.yaml"), own)
	_, byCode := checked(t, dir)
	if f := byCode["HO-022"]; len(f) != 1 || f[0].File != "previous/"+code+".csv" || f[0].Cell != "A2" {
		t.Errorf("the household of the list is not the one that the survey lacks: %v", f)
	}
	write(t, filepath.Join(dir, "layouts", "rieng.yaml"), strings.Replace(own, "village", "vilage", 1))
	_, err := Check(context.Background(), CheckOptions{Paths: []string{dir}}, Silent{})
	wantSentence(t, err, `rieng.yaml:8:15: "vilage" is no key of the table previous; the nearest is "village"`)
}
