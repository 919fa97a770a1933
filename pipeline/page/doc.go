// Package page writes bao-cao.html: the results of a review as one file that
// opens in a browser without a network, for people who look and do not query.
//
// Every figure stands in a table of the page, and the charts are drawn from the
// tables, so what a chart shows a screen reader reads, and nothing is in the
// file that is not on the page. Figures come from rpt_ relations; nothing is
// computed here. Counts under a minimum are hidden by package masking before
// they reach the template, together with the rates and differences made of
// them: the page may be handed on.
//
// Names and labels are text: html/template escapes them, and the script builds
// nodes, never HTML. A content security policy in the page admits this very
// script and style and no request at all.
//
// Charts are Apache ECharts 6.1.0, the project's own build dist/echarts.min.js
// (npm, sha256 b66b25ae…), Apache-2.0, its licences under
// assets/echarts-licenses. It draws heat map, Sankey and boundaries, has dark
// colours and an SVG renderer, and with 1.1 MB keeps a page of 110 communes
// under 2.5 MB. go-echarts was left out: it wraps the same script, but points
// at it on the net and builds the charts apart from any table.
package page
