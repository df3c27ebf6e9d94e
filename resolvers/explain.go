package resolvers

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// The parser's and the validator's messages quote what was sent: a string where a number belongs, the rest of a document
// after a bad escape, an enum value. That may be a person's name, so nothing passes from here but names out of documents
// (fields, types, variables, fragments), kinds of tokens, and sentences of ours. extensions.reason is syntax,
// operation.…, variable.… or document. and the name of the validation rule.

const maxMessage = 300

// expectation matches as much of a syntax error as holds no text of the document.
var expectation = regexp.MustCompile(`^(Expected ("[a-z]+"|\S+), found|Unexpected) ([A-Za-z]+|<EOF>|[^\s\w"<]{1,3})`)

func explainSyntax(e *gqlerror.Error) *fault {
	// Both limits come as parse errors that are known by their text alone; a test holds the texts.
	if strings.HasPrefix(e.Message, "exceeded token limit of ") {
		limit := strings.TrimPrefix(e.Message, "exceeded token limit of ")
		return &fault{
			code: TooComplex, reason: "operation.tokens", values: []string{limit},
			message: "The document has more than " + limit + " tokens. Send fewer fields, or values as variables, or ask in several requests.",
		}
	}
	if strings.HasPrefix(e.Message, "exceeded maximum nesting depth of ") {
		return &fault{
			code: TooComplex, reason: "operation.depth",
			message: "The document nests far too deeply. Start again from the ids that you found, in a second request.",
		}
	}
	message := "The document is not GraphQL"
	if len(e.Locations) > 0 && e.Locations[0].Line > 0 {
		message += fmt.Sprintf(" at line %d, column %d", e.Locations[0].Line, e.Locations[0].Column)
	}
	if m := expectation.FindString(e.Message); m != "" {
		message += ": " + strings.ToLower(m[:1]) + strings.Replace(m[1:], "<EOF>", "the end", 1)
	}
	return &fault{code: ParseFailed, reason: "syntax", message: message + "."}
}

func explainDocument(e *gqlerror.Error) *fault {
	if len(e.Path) > 0 && e.Path[0] == ast.PathName("variable") {
		return explainVariable(e)
	}
	rule := strings.TrimSuffix(e.Rule, "WithoutSuggestions")
	switch {
	case rule == "" && strings.HasPrefix(e.Message, "no operation provided"):
		return &fault{code: ValidationFailed, reason: "operation.missing", message: "The document holds no operation."}
	case rule == "":
		return &fault{
			code: ValidationFailed, reason: "operation.unknown",
			message: "The document holds no operation of this name; where it holds several, operationName chooses one.",
		}
	case rule == "ValuesOfCorrectType":
		return &fault{code: ValidationFailed, reason: "document.valuesOfCorrectType", message: explainValue(e)}
	}
	first := []rune(rule)
	first[0] = unicode.ToLower(first[0])
	return &fault{code: ValidationFailed, reason: "document." + string(first), message: clip(e.Message, maxMessage)}
}

// harmless matches the messages about values that hold names of the schema alone.
var harmless = regexp.MustCompile(`^(Field "\w+\.\w+" of required type "[\w!\[\]]+" was not provided\.|OneOf Input Object "\w+" must specify exactly one key\.|Field "\w+\.\w+" must be non-null\.|Field "\w+" is not defined by type "\w+"\.)`)

// expected finds the type that was asked for in a message that quotes what came instead.
var expected = regexp.MustCompile(`^Expected value of type "([\w!\[\]]+)", found|^Enum "([\w!\[\]]+)" cannot represent|^(Int|Float|String|Boolean|ID) cannot represent|does not exist in "([\w!\[\]]+)" enum\.`)

func explainValue(e *gqlerror.Error) string {
	if m := harmless.FindString(e.Message); m != "" {
		return clip(m, maxMessage)
	}
	want := "what the schema asks for there"
	for _, m := range expected.FindStringSubmatch(e.Message) {
		if m != "" && !strings.ContainsAny(m, ` "`) {
			want = "of type " + m
		}
	}
	return "A value in the document is not " + want + "."
}

// explainVariable says in words of ours what does not fit. A variable that does not fit is BAD_REQUEST: the document may
// be right for the next request.
func explainVariable(e *gqlerror.Error) *fault {
	f := &fault{code: BadRequest, field: words(e.Path[1:])}
	what := "The variable"
	if len(f.field) > 0 {
		what = "$" + strings.Join(f.field, ".")
	}
	switch {
	case e.Message == "must be defined":
		f.reason, f.message = "variable.missing", what+" is needed and was not sent."
	case e.Message == "cannot be null":
		f.reason, f.message = "variable.null", what+" must not be null."
	case e.Message == "unknown field":
		f.reason, f.message = "variable.unknownField", what+" is not a field of this input."
	case strings.Contains(e.Message, "is not a valid"), strings.HasPrefix(e.Message, "enums must be"):
		f.reason, f.message = "variable.enum", what+" must be one of the values that the schema lists, in capitals."
	default:
		f.reason, f.message = "variable.type", what+" is not of the type that the document declares."
	}
	return f
}

// words writes a path into an argument or a variable, as far as its parts are names; a key that is none was chosen by the
// caller and is not repeated.
func words(path ast.Path) []string {
	out := make([]string, 0, len(path))
	for _, p := range path {
		switch p := p.(type) {
		case ast.PathIndex:
			out = append(out, fmt.Sprint(int(p)))
		case ast.PathName:
			if !isName(string(p)) {
				p = "?"
			}
			out = append(out, string(p))
		}
	}
	return out
}

func isName(s string) bool {
	if s == "" || len(s) > 40 {
		return false
	}
	for i, r := range s {
		if r != '_' && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (i == 0 || r < '0' || r > '9') {
			return false
		}
	}
	return true
}
