package pipeline

import (
	"errors"
	"fmt"
	"reflect"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// code is an administrative code. YAML reads an unquoted 01969 as an octal
// number, so only a quoted string is accepted.
type code string

// exact is a number kept as it was written: no double comes between the plan
// and the warehouse.
type exact string

// UnmarshalYAML keeps the text of the scalar, quoted or not.
func (e *exact) UnmarshalYAML(node ast.Node) error {
	*e = exact(node.GetToken().Value)
	return nil
}

// document is a parsed YAML file that can say where each of its values stands.
type document struct {
	name   string
	root   ast.Node
	faults []Text
}

// decodeStrict reads a YAML file into target: an unknown key, a code without
// quotes and a value of the wrong kind are faults with file, line and column.
func decodeStrict(name string, content []byte, target any) (*document, error) {
	doc := &document{name: name}
	file, err := parser.ParseBytes(content, 0)
	if err != nil {
		return nil, doc.syntax(err)
	}
	if len(file.Docs) == 0 || file.Docs[0].Body == nil {
		return nil, refuse("%s: tệp trống; hãy điền theo mẫu trong README", "%s: the file is empty; fill it in as the README shows", name)
	}
	doc.root = file.Docs[0].Body
	doc.check(doc.root, reflect.TypeOf(target).Elem())
	if len(doc.faults) > 0 {
		return nil, doc.refusal()
	}
	if err := yaml.NodeToValue(doc.root, target, yaml.Strict()); err != nil {
		return nil, doc.syntax(err)
	}
	return doc, nil
}

func (d *document) refusal() error {
	if len(d.faults) == 0 {
		return nil
	}
	return Refusal{d.faults}
}

// syntax turns a fault found by the YAML library into a refusal with its place.
func (d *document) syntax(err error) error {
	var placed yaml.Error
	if !errors.As(err, &placed) {
		return refuse("%s: %v", "%s: %v", d.name, err)
	}
	return refuse("%s: YAML không đọc được: %s; hãy sửa chỗ này", "%s: this is not valid YAML here: %s; correct it",
		d.place(placed.GetToken()), placed.GetMessage())
}

func (d *document) place(at *token.Token) string {
	if at == nil || at.Position == nil {
		return d.name
	}
	return fmt.Sprintf("%s:%d:%d", d.name, at.Position.Line, at.Position.Column)
}

// at is the place of the value at a path such as $.unit.district, or of the
// nearest value above it that is written.
func (d *document) at(path string) string {
	for path != "$" {
		if found, err := yaml.PathString(path); err == nil {
			if node, err := found.FilterNode(d.root); err == nil && node != nil {
				return d.place(node.GetToken())
			}
		}
		path = path[:strings.LastIndexAny(path, ".[")]
	}
	return d.name
}

// fail notes a fault at a path.
func (d *document) fail(path, vi, en string, args ...any) {
	args = append([]any{d.at(path)}, args...)
	d.faults = append(d.faults, say("%s: "+vi, "%s: "+en, args...))
}

// check walks a node beside the type it will be decoded into.
func (d *document) check(node ast.Node, into reflect.Type) {
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
	case *ast.SequenceNode:
		if into.Kind() == reflect.Slice {
			for _, item := range node.Values {
				d.check(item, into.Elem())
			}
		}
	default:
		if written := node.GetToken(); into == reflect.TypeFor[code]() && !quoted(written) {
			d.faults = append(d.faults, say(
				`%s: mã %s phải đặt trong dấu nháy, viết "%[2]s" (không có nháy thì số 0 ở đầu bị mất)`,
				`%s: the code %s must be quoted, write "%[2]s" (without quotes its leading zero is lost)`,
				d.place(written), written.Value))
		}
	}
}

func quoted(written *token.Token) bool {
	return written.Type == token.DoubleQuoteType || written.Type == token.SingleQuoteType
}

func (d *document) checkPair(pair *ast.MappingValueNode, into reflect.Type) {
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
		if name := of.Field(i).Tag.Get("yaml"); name != "" {
			fields[name] = of.Field(i).Type
		}
	}
	return fields
}
