package page

import (
	"context"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
)

// A Source answers selects over the warehouse. A value is nil, bool, int64,
// string, time.Time or decimal.Decimal.
type Source interface {
	Select(ctx context.Context, query string, args ...any) (columns []string, rows [][]any, err error)
}

// Options are what the warehouse does not hold.
type Options struct {
	// Minimum is the least count that is shown, but for zero.
	Minimum int64
	// Tiles are the places of communes in the schematic; a commune that has
	// none is placed by its order.
	Tiles []Tile
	// Boundaries are drawn instead of the schematic where there are any.
	Boundaries []Boundary
}

// scripts of the page in their order: those after the first are the page's own.
var scripts = []string{"echarts.min.js", "theme.js", "tables.js", "charts.js", "page.js"}

//go:embed assets
var assets embed.FS

// Write writes the page. Equal relations and options give equal bytes. An error
// names the relation.
func Write(ctx context.Context, w io.Writer, src Source, options Options) error {
	v, err := read(ctx, src, options)
	if err != nil {
		return err
	}
	parsed, err := template.ParseFS(assets, "assets/*.tmpl")
	if err != nil {
		return err
	}
	v.Style = template.CSS(asset("page.css"))
	for _, name := range scripts {
		v.Scripts = append(v.Scripts, template.JS(asset(name)))
	}
	v.Policy = policy(v.Scripts)
	return parsed.ExecuteTemplate(w, "page.tmpl", v)
}

// policy admits the scripts by their hashes, the style in the page, and nothing
// from anywhere else.
func policy(scripts []template.JS) string {
	admitted := ""
	for _, script := range scripts {
		sum := sha256.Sum256([]byte(script))
		admitted += " 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	return fmt.Sprintf("default-src 'none'; script-src%s; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'", admitted)
}

func asset(name string) string {
	content, err := assets.ReadFile("assets/" + name)
	if err != nil {
		panic(err) // it is embedded
	}
	return string(content)
}
