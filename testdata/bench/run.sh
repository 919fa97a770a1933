#!/usr/bin/env bash
# Compares rasoat with what analysts use: the district job (read 14 workbooks,
# classify, flows, counts of the forms) in pandas over openpyxl, polars over
# calamine and data.table over readxl, and the readers alone on one workbook of
# 5,3 million cells. Makes everything it needs, under ~/.cache/rasoat-bench, and
# prints tables in Markdown: run.sh [ROUNDS], 5 by default; takes 15 minutes.
# A peer whose counts are not rasoat's ends it.
set -euo pipefail
cd "$(dirname "$0")/../.."
work="${RASOAT_BENCH_WORK:-${XDG_CACHE_HOME:-$HOME/.cache}/rasoat-bench}"
mkdir -p "$work"
missing=()
python3 -c 'import venv, ensurepip' 2>/dev/null || missing+=(python3-venv)
Rscript -e 'library(readxl); library(data.table); library(yaml)' >/dev/null 2>&1 || missing+=(r-base-core r-cran-readxl r-cran-data.table r-cran-yaml)
if [ "${#missing[@]}" -gt 0 ]; then
  as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update -q >/dev/null
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" >/dev/null
fi
[ -x "$work/venv/bin/python3" ] || python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet -r testdata/bench/requirements.txt
go build -o "$work/rasoat" ./cmd/rasoat
go test -c -o "$work/survey.test" ./pipeline/survey
exec "$work/venv/bin/python3" testdata/bench/compare.py "$work" "${1:-5}"
