package pipeline

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"golang.org/x/text/unicode/norm"
)

var update = flag.Bool("update", false, "write the data dictionary of sql/README.md anew; read the difference before it is committed")

const (
	dictionaryFile  = "../sql/README.md"
	dictionaryBegin = "<!-- From here on written by `go generate ./sql`; change the headers of the selects instead. -->\n"
)

// layers are the prefixes in the order of the flow.
var layers = []struct{ prefix, title string }{
	{"raw_", "`raw_` · như đã ghi · as typed"}, {"ref_", "`ref_` · đợt rà soát, danh mục · the campaign, code lists"},
	{"rule_", "`rule_` · quy định · the law"}, {"plan_", "`plan_` · kế hoạch · the plan"},
	{"stg_", "`stg_` · đã đọc đúng kiểu · typed"}, {"int_", "`int_` · bước trung gian · steps between"},
	{"findings", "`findings` · phát hiện · findings"}, {"mart_", "`mart_` · để phân tích · for analysts"},
	{"lin_", "`lin_` · từ con số đến hộ · from a figure to its households"}, {"rpt_", "`rpt_` · in trên biểu · what the forms print"},
}

// dictionary writes every table and column in both languages with its type and
// its grain.
func dictionary(t *testing.T, relations []Relation) string {
	t.Helper()
	var out strings.Builder
	columns := 0
	for _, r := range relations {
		columns += len(r.Columns)
	}
	fmt.Fprintf(&out, "\n## Từ điển dữ liệu · Data dictionary\n\n%d tables and views, %d columns of `out/rasoat.duckdb`. `select table_name, column_name, comment from duckdb_columns()` gives the same in any client, `.schema TABLE` in the shell of `rasoat query DIR`.\n", len(relations), columns)
	written := 0
	for _, layer := range layers {
		var links []string
		var tables strings.Builder
		for _, r := range relations {
			if strings.HasPrefix(r.Name, layer.prefix) {
				links = append(links, fmt.Sprintf("[%[1]s](#%[1]s)", r.Name))
				writeRelation(&tables, r)
				written++
			}
		}
		fmt.Fprintf(&out, "\n### %s\n%s\n%s", layer.title, strings.Join(links, " · "), tables.String())
	}
	if written != len(relations) {
		t.Errorf("%d relations are in the layers, the warehouse has %d: a prefix is not known", written, len(relations))
	}
	return out.String()
}

func writeRelation(out *strings.Builder, r Relation) {
	kind := ""
	if r.View {
		kind = " A view."
	}
	fmt.Fprintf(out, "\n#### %s\n%s · %s. Grain: %s.%s\n\n| column | type | tiếng Việt | English |\n|---|---|---|---|\n", r.Name, cell(r.Comment.VI), cell(r.Comment.EN), cell(strings.TrimSuffix(r.Grain, ".")), kind)
	for _, c := range r.Columns {
		fmt.Fprintf(out, "| `%s` | %s | %s | %s |\n", c.Name, strings.ToLower(c.Type), cell(c.Comment.VI), cell(c.Comment.EN))
	}
}

// cell is a text inside a table of Markdown.
func cell(text string) string {
	return strings.NewReplacer("|", `\|`, "<", "&lt;", "*", `\*`).Replace(text)
}

func TestThePublishedWarehouseExplainsItselfToPeopleAndToClients(t *testing.T) {
	dir := FinishedCampaign(t, usual)
	relations, err := Relations(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Run("every table and column has a comment in Vietnamese and English, every table its grain", func(t *testing.T) { wantComments(t, relations) })
	t.Run("sql/README.md is the dictionary of this warehouse", func(t *testing.T) { wantDictionary(t, dictionary(t, relations)) })
	t.Run("Python reads it with DuckDB 1.1.3, and the Parquet file and the workbook of an answer", func(t *testing.T) { wantPython(t, dir, relations) })
	t.Run("Node reads it with a later DuckDB", func(t *testing.T) { wantNode(t, dir, relations) })
}

func wantComments(t *testing.T, relations []Relation) {
	if len(relations) < 150 {
		t.Errorf("%d relations", len(relations))
	}
	both := func(what string, comment Text) {
		if comment.VI == "" || comment.EN == "" || !norm.NFC.IsNormalString(comment.VI) {
			t.Errorf("%s: Vietnamese %q, English %q: one is missing or not NFC", what, comment.VI, comment.EN)
		}
	}
	for _, r := range relations {
		both(r.Name, r.Comment)
		if !strings.HasPrefix(r.Grain, "one row") {
			t.Errorf("%s: the grain is %q, want one row per what", r.Name, r.Grain)
		}
		for _, c := range r.Columns {
			both(r.Name+"."+c.Name, c.Comment)
		}
	}
}

func wantDictionary(t *testing.T, want string) {
	content, err := os.ReadFile(dictionaryFile)
	if err != nil {
		t.Fatal(err)
	}
	introduction, got, found := strings.Cut(string(content), dictionaryBegin)
	if !found {
		t.Fatalf("%s has no line %q", dictionaryFile, dictionaryBegin)
	}
	if *update {
		if err := os.WriteFile(dictionaryFile, []byte(introduction+dictionaryBegin+want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got == want {
		return
	}
	for i, line := range strings.Split(want, "\n") {
		if have := append(strings.Split(got, "\n"), make([]string, i+1)...)[i]; have != line {
			t.Fatalf("%s differs from the warehouse; run `go generate ./sql` and read the difference. First:\n%s\nthe warehouse says\n%s", dictionaryFile, have, line)
		}
	}
	t.Fatalf("%s says more than the warehouse; run `go generate ./sql`", dictionaryFile)
}

// seenByClient is what a client says of the warehouse; a decimal is an object,
// so that a float is told from it.
type seenByClient struct {
	Version            string
	Tables, Unreadable []string
	Comments           [][]string
	Rows, Parquet      [][]any
	Workbook           [][]any
	Types              []string
}

// askClient runs a client over the warehouse of a campaign, and holds against
// the warehouse what it says of tables, comments, text and decimals.
func askClient(t *testing.T, dir string, relations []Relation, command string, args ...string) seenByClient {
	t.Helper()
	output, err := exec.CommandContext(t.Context(), command, args...).Output()
	if err != nil {
		var ended *exec.ExitError
		errors.As(err, &ended)
		t.Fatalf("%s with its DuckDB package is needed for this test; .ci/test installs it: %v\n%s", command, err, reason(ended))
	}
	var seen seenByClient
	if err := json.Unmarshal(output, &seen); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, r := range relations {
		names = append(names, r.Name)
	}
	if !reflect.DeepEqual(seen.Tables, names) || len(seen.Unreadable) > 0 {
		t.Errorf("DuckDB %s sees the tables %q, want %q; it cannot read %q", seen.Version, seen.Tables, names, seen.Unreadable)
	}
	if len(seen.Comments) != 2 || !strings.HasPrefix(seen.Comments[0][1], "Kết quả theo xã, thị trấn | Results by commune") || !strings.Contains(seen.Comments[1][1], "Tỷ lệ hộ nghèo") {
		t.Errorf("comments: %q", seen.Comments)
	}
	if want := communeRows(t, dir); !reflect.DeepEqual(seen.Rows, want) {
		t.Errorf("rows: %v, want %v", seen.Rows, want)
	}
	return seen
}

// communeRows are name, poor rate and poor households as a client in JSON says them.
func communeRows(t *testing.T, dir string) (rows [][]any) {
	for _, row := range selectRows(t, dir, "select commune_name, poor_rate, poor_closing from mart_communes order by commune_code") {
		rows = append(rows, []any{row[0], map[string]any{"decimal": row[1].(decimal.Decimal).StringFixed(2)}, float64(row[2].(int64))})
	}
	return rows
}

func reason(ended *exec.ExitError) []byte {
	if ended == nil {
		return nil
	}
	return ended.Stderr
}

func wantPython(t *testing.T, dir string, relations []Relation) {
	files := t.TempDir()
	parquet, workbook := filepath.Join(files, "a.parquet"), filepath.Join(files, "a.xlsx")
	asked := Question{SQL: `select commune_name, poor_rate, poor_closing, $harm as harm, cast('12345678901234567.89' as decimal(38, 2)) as long, null as nothing from mart_communes order by commune_code`, Params: map[string]string{"harm": "=1+1"}, Limit: 1}
	if done, err := QueryParquet(t.Context(), dir, asked, parquet); err != nil || !reflect.DeepEqual(done, Answered{1, true}) {
		t.Fatalf("%v, %v", done, err)
	}
	var content bytes.Buffer
	if _, err := QuerySheet(t.Context(), dir, asked, &content, Vietnamese); err != nil {
		t.Fatal(err)
	}
	write(t, workbook, content.String())
	seen := askClient(t, dir, relations, "python3", "testdata/clients/client.py", filepath.Join(dir, "out", WarehouseFile), parquet, workbook)
	if seen.Version != "1.1.3" {
		t.Errorf("the client is DuckDB %s; the oldest that analysts may have is 1.1.3", seen.Version)
	}
	commune := communeRows(t, dir)[0]
	if want := [][]any{append(commune[:3:3], "=1+1", map[string]any{"decimal": "12345678901234567.89"}, nil)}; !reflect.DeepEqual(seen.Parquet, want) {
		t.Errorf("the Parquet file has %v, want %v", seen.Parquet, want)
	}
	rate, err := json.Number(commune[1].(map[string]any)["decimal"].(string)).Float64()
	if err != nil {
		t.Fatal(err)
	}
	want := [][]any{{"commune_name", "poor_rate", "poor_closing", "harm", "long", "nothing"}, {commune[0], rate, commune[2], "'=1+1", "12345678901234567.89", nil}}
	if !reflect.DeepEqual(seen.Workbook, want) || !reflect.DeepEqual(seen.Types, []string{"s", "n", "n", "s", "s", "n"}) {
		t.Errorf("the workbook has %v of types %v, want %v", seen.Workbook, seen.Types, want)
	}
}

func wantNode(t *testing.T, dir string, relations []Relation) {
	seen := askClient(t, dir, relations, "node", "testdata/clients/client.cjs", filepath.Join(dir, "out", WarehouseFile))
	if seen.Version == "v1.1.3" {
		t.Errorf("the client is DuckDB %s; this test is of a later one than the program's", seen.Version)
	}
}
