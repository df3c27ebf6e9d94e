package resolvers

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// most is where a reckoning stops growing: far over every limit, far under an overflow.
const most = math.MaxInt32

// weight is what a selection set asks for, of one object. Its plain lists are kept apart, since how long they are is known
// to the field around them alone: a connection's edges are as many as its first says. So a fragment is weighed once,
// however often and wherever it is spread, and the whole document in one pass.
type weight struct {
	fixed       int // fields whose number is known
	lists       int // fields of one item of each plain list
	paged       int // those of fixed that are in pages: what is fetched for this object apart
	depth       int
	fields      int // directly in the set, fragments spread out
	introspects bool
}

func (w weight) cost(items int) int { return plus(w.fixed, times(w.lists, items)) }

func (w *weight) add(o weight) {
	w.fixed, w.lists, w.fields = plus(w.fixed, o.fixed), plus(w.lists, o.lists), plus(w.fields, o.fields)
	w.paged, w.depth = plus(w.paged, o.paged), max(w.depth, o.depth)
	w.introspects = w.introspects || o.introspects
}

func plus(a, b int) int  { return min(a+b, most) }
func times(a, b int) int { return min(a*b, most) } // both at most MaxInt32: no overflow in 64 bits

// measure weighs one valid operation. Fragments on different types add up, although an object has one of them: a little
// too much rather than too little. Skipped fields count too.
type measure struct {
	limits    Limits
	variables map[string]any
	fragments map[string]weight
}

func (m *measure) selection(set ast.SelectionSet) weight {
	var w weight
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			w.add(m.field(s))
		case *ast.InlineFragment:
			w.add(m.selection(s.SelectionSet))
		case *ast.FragmentSpread:
			known, ok := m.fragments[s.Name]
			if !ok && s.Definition != nil { // no cycles: the document is valid
				known = m.selection(s.Definition.SelectionSet)
				m.fragments[s.Name] = known
			}
			w.add(known)
		}
	}
	return w
}

func (m *measure) field(f *ast.Field) weight {
	w := weight{fixed: 1, depth: 1, fields: 1}
	if len(f.SelectionSet) == 0 || f.Definition == nil {
		return w
	}
	if f.Name == "__schema" || f.Name == "__type" {
		// Apart: GraphiQL's own question is 15 deep, and what it costs is known when it is allowed at all.
		return weight{fixed: 1, fields: 1, introspects: true}
	}
	inner := m.selection(f.SelectionSet)
	w.depth += inner.depth
	w.paged = inner.paged
	if n, ok := m.long(f); ok {
		w.paged = times(inner.paged, n*fetchedApart)
		w.fixed = plus(plus(1, w.paged), times(plus(1, inner.cost(m.limits.ListWeight)), n))
		return w
	}
	size, sized := m.size(f)
	switch isList := f.Definition.Type.Elem != nil; {
	case isList && sized:
		w.fixed = plus(1, times(plus(1, inner.cost(m.limits.ListWeight)), size))
		w.paged = times(inner.paged, size)
	case isList:
		w.lists = plus(1, inner.cost(m.limits.ListWeight))
		w.paged = times(inner.paged, m.limits.ListWeight)
	case sized:
		w.fixed = plus(1, inner.cost(size))
		w.paged = w.fixed
	default:
		w.fixed = plus(1, inner.cost(m.limits.ListWeight))
	}
	return w
}

// fetchedApart is how many times more a page weighs within each item of a long list: the items come all at once, from
// memory, the pages one by one.
const fetchedApart = 20

// long says what a list weighs that is known to be long.
func (m *measure) long(f *ast.Field) (int, bool) {
	if f.ObjectDefinition == nil || len(m.limits.Weights) == 0 {
		return 0, false
	}
	n, ok := m.limits.Weights[f.ObjectDefinition.Name+"."+f.Name]
	return n, ok
}

// size is how long the list is that f gives, or the lists directly in what it gives, if f says so.
func (m *measure) size(f *ast.Field) (int, bool) {
	n, given, taken := 0, false, false
	for _, name := range []string{"first", "last", "limit"} {
		if f.Definition.Arguments.ForName(name) == nil {
			continue
		}
		taken = true
		if v, ok := m.number(f, name); ok {
			n, given = max(n, v), true
		}
	}
	if !taken {
		return m.chosen(f)
	}
	isPage := strings.HasSuffix(f.Definition.Type.Name(), "Connection")
	switch {
	case isPage && !given:
		n = m.limits.PageSize
	case isPage:
		n = min(n, m.limits.MaxPage)
	case !given: // a list that may be cut, and is not
		return 0, false
	}
	return max(n, 1), true
}

// chosen counts the ids of a list that is asked for by ids.
func (m *measure) chosen(f *ast.Field) (int, bool) {
	given := f.Arguments.ForName("ids")
	if given == nil || f.Definition.Type.Elem == nil {
		return 0, false
	}
	switch given.Value.Kind {
	case ast.ListValue:
		return len(given.Value.Children), true
	case ast.Variable:
		if ids, ok := m.variables[given.Value.Raw].([]any); ok {
			return len(ids), true
		}
	default:
	}
	return 1, true
}

// number reads an argument as the executor will: the literal, the coerced variable, or the schema's own default. Null is
// as good as absent. What is not a number within bounds counts as the most, and will be refused where it is read.
func (m *measure) number(f *ast.Field, name string) (int, bool) {
	var value *ast.Value
	if given := f.Arguments.ForName(name); given != nil {
		value = given.Value
		if value.Kind == ast.Variable {
			if v, ok := m.variables[value.Raw]; ok {
				return fromVariable(v)
			}
			value = nil
		}
	}
	if value == nil {
		value = f.Definition.Arguments.ForName(name).DefaultValue
	}
	if value == nil || value.Kind == ast.NullValue {
		return 0, false
	}
	return parsed(value.Raw), true
}

func fromVariable(v any) (int, bool) {
	switch v := v.(type) {
	case nil:
		return 0, false
	case int64:
		return int(min(max(v, 0), most)), true
	case int:
		return min(max(v, 0), most), true
	case json.Number:
		return parsed(v.String()), true
	case string: // gqlparser lets a numeral in quotes pass for an Int
		return parsed(v), true
	}
	return most, true
}

func parsed(s string) int {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return most
	}
	return int(min(max(n, 0), most))
}
