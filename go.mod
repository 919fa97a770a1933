module rasoat

go 1.26.0

require (
	github.com/apache/arrow-go/v18 v18.1.0 // the Arrow that go-duckdb v1.8.5 is typed on; reads landing files
	github.com/apache/arrow/go/v15 v15.0.2 // the owner's choice; writes landing files
	github.com/cpuguy83/go-md2man/v2 v2.0.7 // the man page; linked by cli already; MIT
	github.com/goccy/go-yaml v1.19.2 // strict YAML with positions; maintained, MIT (yaml.v3 is archived)
	github.com/gofrs/flock v0.13.2 // one run per folder on Linux and Windows; BSD
	github.com/invopop/jsonschema v0.14.0 // JSON schemas from the types of the YAML files, for editors; maintained, MIT
	github.com/jedib0t/go-pretty/v6 v6.8.3 // tables in the terminal; MIT
	github.com/klauspost/compress v1.20.4 // inflates worksheets faster than compress/flate; maintained, BSD
	github.com/marcboeker/go-duckdb v1.8.5 // the owner's choice; DuckDB 1.1.3
	github.com/peterh/liner v1.2.3 // edits lines of the query shell, on Windows too; maintained, few dependencies, MIT
	github.com/rogpeppe/go-internal v1.16.0 // testscript and txtar for whole-run tests; BSD
	github.com/santhosh-tekuri/jsonschema/v6 v6.0.3 // holds files against the schemas, in tests; Apache-2.0
	github.com/shopspring/decimal v1.6.0 // exact decimals between warehouse and reports; MIT
	github.com/urfave/cli/v2 v2.27.7 // the owner's choice; the command line
	github.com/vbauerster/mpb/v8 v8.16.2 // progress bars, silent on a pipe; Unlicense
	github.com/xuri/excelize/v2 v2.11.1 // the owner's choice; writes workbooks
	golang.org/x/sync v0.24.0 // errgroup, semaphore: parallel reading within cores and memory; BSD
	golang.org/x/sys v0.49.0 // the console of Windows: UTF-8, colours; BSD
	golang.org/x/term v0.47.0 // tells a terminal from a pipe; BSD
	golang.org/x/text v0.43.0 // NFC and Vietnamese collation; BSD
)

require (
	github.com/VividCortex/ewma v1.2.0 // indirect
	github.com/acarl005/stripansi v0.0.0-20180116102854-5a71ef0e047d // indirect
	github.com/bahlo/generic-list-go v0.2.0 // indirect
	github.com/buger/jsonparser v1.1.2 // indirect
	github.com/chromedp/cdproto v0.0.0-20250724212937-08a3db8b4327
	github.com/chromedp/chromedp v0.14.2 // drives Chromium in the tests of the page; MIT (later versions have another, still changing API)
	github.com/chromedp/sysutil v1.1.0 // indirect
	github.com/clipperhouse/uax29/v2 v2.7.0 // indirect
	github.com/go-json-experiment/json v0.0.0-20250725192818-e39067aee2d2 // indirect
	github.com/go-viper/mapstructure/v2 v2.2.1 // indirect
	github.com/gobwas/httphead v0.1.0 // indirect
	github.com/gobwas/pool v0.2.1 // indirect
	github.com/gobwas/ws v1.4.0 // indirect
	github.com/goccy/go-json v0.10.5 // indirect
	github.com/google/flatbuffers v25.1.24+incompatible // indirect
	github.com/google/uuid v1.6.0 // indirect
	github.com/klauspost/cpuid/v2 v2.2.9 // indirect
	github.com/mattn/go-runewidth v0.0.31 // indirect
	github.com/pb33f/ordered-map/v2 v2.3.1 // indirect
	github.com/pierrec/lz4/v4 v4.1.22 // indirect
	github.com/richardlehane/mscfb v1.0.9 // indirect
	github.com/richardlehane/msoleps v1.0.6 // indirect
	github.com/russross/blackfriday/v2 v2.1.0 // indirect
	github.com/tiendc/go-deepcopy v1.7.2 // indirect
	github.com/vbauerster/cupwriter v0.0.5 // indirect
	github.com/xrash/smetrics v0.0.0-20240521201337-686a1a2994c1 // indirect
	github.com/xuri/efp v0.0.3-0.20260924042702-217b81952dec // indirect
	github.com/xuri/nfp v0.0.2-0.20250530014748-2ddeb826f9a9 // indirect
	github.com/zeebo/xxh3 v1.0.2 // indirect
	go.yaml.in/yaml/v4 v4.0.0-rc.2 // indirect
	golang.org/x/crypto v0.58.0 // indirect
	golang.org/x/exp v0.0.0-20250128182459-e0ece0dbea4c // indirect
	golang.org/x/mod v0.41.0 // indirect
	golang.org/x/net v0.62.0 // indirect
	golang.org/x/telemetry v0.0.0-20260924152758-ed294f943157 // indirect
	golang.org/x/tools v0.51.0 // indirect
	golang.org/x/xerrors v0.0.0-20240903120638-7835f813f4da // indirect
)
