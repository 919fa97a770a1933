package warehouse

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rasoat/rules"
)

// million makes 1,000,000 households in one rural and one urban commune, near
// the borders of Decree 07/2021.
const million = `create or replace table int_counted as
select cast(i as varchar) as household_key, 'nd-07-2021' as rule_set, '' as derived_indicators, case when i %% 5 = 0 then '01969' else '01975' end as commune_code, case when i %% 5 = 0 then 'urban' else 'rural' end as area,
  100 + hash(i) %% 100 as b1_score, 0 as b2_score, cast(1000000 + hash(i + 1) %% 2500000 as bigint) as income_per_capita, hash(i + 2) %% 3 = 0 as farming_household,
  hash(i + 3) %% 20 = 0 as screened_out, cast(4 as bigint) as member_count, %s
from range(1000000) t(i)`

// handWritten is what one would write for Decree 07/2021 alone: the yardstick of
// the selects that take any rule set.
const handWritten = `create or replace table by_hand as
select *, case
    when not screened_out and b1_score <= case area when 'rural' then 140 else 175 end and deprived_count >= 3 then 'poor'
    when not screened_out and b1_score <= case area when 'rural' then 140 else 175 end then 'near_poor'
    when farming_household and income_per_capita > case area when 'rural' then 1500000 else 2000000 end
      and income_per_capita <= case area when 'rural' then 2250000 else 3000000 end then 'average_living'
    else 'not_poor'
  end as class
from (select *, %s as deprived_count from int_counted)`

func benchDB(b *testing.B) *DB {
	b.Helper()
	ctx := b.Context()
	db, err := Create(ctx, "", Options{Threads: 2, MemoryMegabytes: 4096, TempDir: b.TempDir()})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { db.Close() })
	sets, err := rules.Load(rules.Embedded())
	if err != nil {
		b.Fatal(err)
	}
	if err := db.LoadRules(ctx, sets[1:2]); err != nil {
		b.Fatal(err)
	}
	if err := db.LoadPoints(ctx, rules.PointsTable{}); err != nil {
		b.Fatal(err)
	}
	var flags []string
	for _, n := range indicators {
		flags = append(flags, fmt.Sprintf("hash(i + 1%[1]s) %% 5 = 0 as deprived_%[1]s", n))
	}
	for _, statement := range []string{
		fmt.Sprintf(million, strings.Join(flags, ", ")),
		"create table ref_campaign as select 'nd-07-2021' as rule_set, 'no' as assume_unknown, 'reported' as deprivations, date '2023-10-05' as review_date",
		"create table int_households as select household_key, commune_code, 'survey/01975.xlsx' as source_file, 'Hộ' as source_sheet, 1 as source_row from int_counted",
		"create table stg_members as select '' as household_key, '' as source_file, '' as source_sheet, 1 as source_row where false",
		"create table int_b1_items as select '' as household_key, '' as item, 1 as position, '' as name, '' as answer, '' as seen, 1 as points where false",
		"create table raw_columns as select 'survey/01975.xlsx' as source_file, 'Hộ' as source_sheet, 'b1_score' as key, 'O' as \"column\"",
	} {
		if err := db.exec(ctx, statement); err != nil {
			b.Fatal(err)
		}
	}
	return db
}

func (db *DB) mustBuild(b *testing.B, relations ...string) {
	for _, relation := range relations {
		if err := db.buildOne(b.Context(), relation); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkClassifyAMillion times the classification of 1,000,000 households
// beside the hand-written query, and with its whole trace written to Parquet.
func BenchmarkClassifyAMillion(b *testing.B) {
	db := benchDB(b)
	db.mustBuild(b, "stg_law")
	var sum []string
	for _, n := range indicators {
		sum = append(sum, "(case when deprived_"+n+" then 1 else 0 end)")
	}
	b.Run("hand-written", func(b *testing.B) {
		for b.Loop() {
			if err := db.exec(b.Context(), fmt.Sprintf(handWritten, strings.Join(sum, " + "))); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("rule sets", func(b *testing.B) {
		for b.Loop() {
			db.mustBuild(b, "int_assessments", "int_classes")
		}
	})
	_, differing, err := db.Select(b.Context(), "select count(*) from by_hand h join int_classes k using (household_key) where h.class <> k.class")
	if err != nil || differing[0][0] != int64(0) {
		b.Fatalf("the two disagree on %v households: %v", differing, err)
	}
	b.Run("rule sets with trace", func(b *testing.B) {
		for b.Loop() {
			db.mustBuild(b, "int_assessments", "int_classes", "int_decisions", "mart_trace")
			if err := db.exec(b.Context(), "copy (select * from mart_trace) to "+quote(filepath.Join(b.TempDir(), "trace.parquet"))+" (format parquet)"); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(peakMegabytes(), "peak-MB")
	})
}

// peakMegabytes is the most memory that the process has held, 0 where the
// system does not tell.
func peakMegabytes() float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, after, _ := strings.Cut(string(status), "VmHWM:")
	var kilobytes float64
	fmt.Sscan(after, &kilobytes)
	return kilobytes / 1024
}
