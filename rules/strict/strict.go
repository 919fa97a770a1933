// Package strict reads YAML files that people write: an unknown key, a code
// without quotes or a value of the wrong kind is a fault with file, line and
// column, in Vietnamese and English, and names the nearest valid key.
//
// It decodes and places faults; what a value may be is said by its caller.
package strict

import (
	"errors"
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// Code is an administrative code. YAML reads an unquoted 01969 as an octal
// number, so only a quoted string is accepted. A field of text, or of a list of
// texts, that holds codes may say so by the tag strict:"code" instead.
type Code string

// Exact is a number kept as it was written: no double comes between the plan
// and the warehouse.
type Exact string

// Fault is one mistake in a file, in both languages. Each sentence begins with
// its place, file:line:column.
type Fault struct{ VI, EN string }

// Faults are all mistakes of one file.
type Faults []Fault

// Error gives the English sentences, one a line.
func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, fault := range f {
		lines[i] = fault.EN
	}
	return strings.Join(lines, "\n")
}

func say(vi, en string, args ...any) Fault {
	return Fault{VI: fmt.Sprintf(vi, args...), EN: fmt.Sprintf(en, args...)}
}

func one(vi, en string, args ...any) Faults { return Faults{say(vi, en, args...)} }

// UnmarshalYAML keeps the text of the scalar, quoted or not.
func (e *Exact) UnmarshalYAML(node ast.Node) error {
	*e = Exact(node.GetToken().Value)
	return nil
}

// Document is a parsed YAML file that can say where each of its values stands.
type Document struct {
	name   string
	root   ast.Node
	faults Faults
}

// Decode reads a YAML file into target. Every key of the file must be one of
// target's; the error is Faults. name is how the file is called in them.
func Decode(name string, content []byte, target any) (*Document, error) {
	doc := &Document{name: name}
	file, err := parser.ParseBytes(content, 0)
	if err != nil {
		return nil, doc.syntax(err)
	}
	if len(file.Docs) == 0 || file.Docs[0].Body == nil {
		return nil, one("%s: tệp trống; hãy điền theo mẫu trong README", "%s: the file is empty; fill it in as the README shows", name)
	}
	if len(file.Docs) > 1 {
		return nil, one("%s: có dấu --- chia tệp làm nhiều phần; chỉ được một phần", "%s: --- splits the file into several documents; keep one", doc.place(file.Docs[1].Start))
	}
	doc.root = file.Docs[0].Body
	doc.check(doc.root, reflect.TypeOf(target).Elem())
	if len(doc.faults) > 0 {
		return nil, doc.Err()
	}
	if err := yaml.NodeToValue(doc.root, target, yaml.Strict()); err != nil {
		return nil, doc.syntax(err)
	}
	return doc, nil
}

// Err returns the mistakes found so far, nil when there are none.
func (d *Document) Err() error {
	if len(d.faults) == 0 {
		return nil
	}
	return d.faults
}

// syntax turns a fault found by the YAML library into one with its place.
func (d *Document) syntax(err error) error {
	var placed yaml.Error
	if !errors.As(err, &placed) {
		return one("%s: %v", "%s: %v", d.name, err)
	}
	return one("%s: YAML không đọc được: %s; hãy sửa chỗ này", "%s: this is not valid YAML here: %s; correct it",
		d.place(placed.GetToken()), placed.GetMessage())
}

func (d *Document) place(at *token.Token) string {
	if at == nil || at.Position == nil {
		return d.name
	}
	return fmt.Sprintf("%s:%d:%d", d.name, at.Position.Line, at.Position.Column)
}

// at is the place of the value at a path such as $.unit.district, or of the
// nearest value above it that is written.
func (d *Document) at(path string) string {
	for path != "$" {
		if found, err := yaml.PathString(path); err == nil {
			if node, err := found.FilterNode(d.root); err == nil && node != nil {
				return d.place(node.GetToken())
			}
		}
		path = path[:strings.LastIndexAny(path, ".[")]
	}
	return d.name + ":1:1"
}

// Fail notes a fault at a path such as $.unit.district, or at the nearest value
// above it that is written.
func (d *Document) Fail(path, vi, en string, args ...any) {
	args = append([]any{d.at(path)}, args...)
	d.faults = append(d.faults, say("%s: "+vi, "%s: "+en, args...))
}

// check walks a node beside the type it will be decoded into.
func (d *Document) check(node ast.Node, into reflect.Type) {
	if into.Kind() == reflect.Pointer {
		into = into.Elem()
	}
	switch node := node.(type) {
	case *ast.MappingNode:
		for _, pair := range node.Values {
			d.checkPair(pair, into)
		}
	case *ast.MappingValueNode:
		d.checkPair(node, into)
	case *ast.AnchorNode:
		d.check(node.Value, into)
	case *ast.TagNode:
		d.check(node.Value, into)
	case *ast.SequenceNode:
		if into.Kind() == reflect.Slice {
			for _, item := range node.Values {
				d.check(item, into.Elem())
			}
		}
	default:
		d.checkScalar(node, into)
	}
}

// decimalDigits is a whole number as people write it: YAML would read 0140 as
// an octal number.
var decimalDigits = regexp.MustCompile(`^-?(0|[1-9][0-9]*)$`)

func (d *Document) checkScalar(node ast.Node, into reflect.Type) {
	written := node.GetToken()
	text := written.Value
	if block, ok := node.(*ast.LiteralNode); ok {
		text = block.Value.Value
	}
	_, integer := node.(*ast.IntegerNode)
	_, empty := node.(*ast.NullNode)
	switch {
	case into.Kind() == reflect.String && !empty && text != "" && blank(text):
		d.faults = append(d.faults, say(
			"%s: chữ ở đây chỉ có khoảng trắng; hãy ghi nội dung hoặc bỏ khóa này",
			"%s: this text is nothing but white space; write it out or leave the key out", d.place(written)))
	case into == reflect.TypeFor[Code]() && !quoted(written):
		d.faults = append(d.faults, say(
			`%s: mã %s phải đặt trong dấu nháy, viết "%[2]s" (không có nháy thì số 0 ở đầu bị mất)`,
			`%s: the code %s must be quoted, write "%[2]s" (without quotes its leading zero is lost)`,
			d.place(written), written.Value))
	case slices.Contains([]reflect.Kind{reflect.Int, reflect.Int64}, into.Kind()) && (!integer && !empty || integer && !decimalDigits.MatchString(written.Value)):
		d.faults = append(d.faults, say(
			`%s: %q không phải số nguyên; viết bằng chữ số, không dấu chấm, không số 0 ở đầu`,
			`%s: %q is not a whole number; write digits only, without a leading zero`, d.place(written), written.Value))
	}
}

func quoted(written *token.Token) bool {
	return written.Type == token.DoubleQuoteType || written.Type == token.SingleQuoteType
}

// blank tells whether nothing of a text can be seen on paper.
func blank(text string) bool {
	return strings.Trim(strings.TrimSpace(text), "\u200b\u200c\u200d\u2060\ufeff") == ""
}

func (d *Document) checkPair(pair *ast.MappingValueNode, into reflect.Type) {
	if into.Kind() != reflect.Struct {
		return
	}
	key := pair.Key.GetToken()
	fields := yamlFields(into)
	if field, known := fields[key.Value]; known {
		d.check(pair.Value, field)
		return
	}
	names := make([]string, 0, len(fields))
	for name := range fields {
		names = append(names, name)
	}
	near := Nearest(key.Value, names)
	d.faults = append(d.faults, say(
		"%s: không có khóa %q; khóa gần nhất là %q",
		"%s: there is no key %q; the nearest valid key is %q", d.place(key), key.Value, near))
}

func yamlFields(of reflect.Type) map[string]reflect.Type {
	fields := map[string]reflect.Type{}
	for i := range of.NumField() {
		switch name := of.Field(i).Tag.Get("yaml"); name {
		case "", "-":
		case ",inline":
			maps.Copy(fields, yamlFields(of.Field(i).Type))
		default:
			fields[name] = checkedAs(of.Field(i))
		}
	}
	return fields
}

// checkedAs is the type that a field's value is held against: its own, or Code
// where the tag says so.
func checkedAs(field reflect.StructField) reflect.Type {
	switch {
	case field.Tag.Get("strict") != "code":
		return field.Type
	case field.Type.Kind() == reflect.Slice:
		return reflect.TypeFor[[]Code]()
	}
	return reflect.TypeFor[Code]()
}
