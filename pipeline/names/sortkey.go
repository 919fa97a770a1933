package names

import (
	"encoding/hex"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// SortKey returns a hexadecimal string whose byte order is the Vietnamese
// dictionary order of Fold(s): ă and â after a, đ after d, and tones compared
// only between words that are otherwise equal. DuckDB has no Vietnamese
// collation here, so the order of names is stored with them. Names that
// differ in case or tone placement alone get equal keys; the given name is
// not moved to the front.
func SortKey(s string) string {
	var buffer collate.Buffer
	return hex.EncodeToString(collate.New(language.Vietnamese).KeyFromString(&buffer, Fold(s)))
}
