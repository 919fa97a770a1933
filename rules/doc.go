// Package rules holds the law as dated data: one folder a rule set, each set
// complete in itself, so that a reviewer holds one file against one decree.
//
// A set says what is in force from and until (half-open), its method (the
// shape of the test, which is SQL in sql/40_classes) and every number with its
// unit, article and source. Loading is strict: an unknown key, a missing, wrong
// or absurd unit, source or number, an unquoted code, a threshold that no
// indicator needs, a gap or an overlap between sets is an error that names
// file, line and column.
//
// Nothing here decides a class: the numbers become rule_ tables and SQL joins
// on them.
package rules

import "embed"

//go:embed */set.yaml */cases.yaml
var embedded embed.FS

// Embedded returns the rule sets that are compiled into the program.
func Embedded() embed.FS { return embedded }
