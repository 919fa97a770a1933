package strict

import (
	"reflect"
	"slices"
)

// Shape is a kind of YAML file that Decode reads: what others need to describe
// it.
type Shape struct {
	Name string // as `rasoat schema` calls it
	File string // the file, or what stands for its name
	Type reflect.Type
	// Choices are the values that a key may have, by the name of its type and
	// its own: config.deprivations.
	Choices map[string][]string
}

// Keys lists the keys that Decode knows in a type, as paths such as
// unit.district.code; items of lists have the path of their list. A type
// inside itself is listed once.
func Keys(of reflect.Type) []string {
	var keys []string
	var walk func(t reflect.Type, path string, inside []reflect.Type)
	walk = func(t reflect.Type, path string, inside []reflect.Type) {
		for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
			t = t.Elem()
		}
		if t.Kind() != reflect.Struct || slices.Contains(inside, t) {
			return
		}
		for name, field := range yamlFields(t) {
			keys = append(keys, path+name)
			walk(field, path+name+".", append(slices.Clone(inside), t))
		}
	}
	walk(of, "", nil)
	slices.Sort(keys)
	return keys
}
