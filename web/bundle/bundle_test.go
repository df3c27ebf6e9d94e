package bundle

import (
	"errors"
	"io/fs"
	"maps"
	"strings"
	"testing"
	"testing/fstest"
)

func sources(changes map[string]string) fs.FS {
	files := map[string]string{
		"src/index.html":       `<script type="module" src="{{main.js}}"></script><link rel="stylesheet" href="{{style.css}}">`,
		"src/main.tsx":         "import { one } from 'one';\nexport const x = <p>{one}</p>;\n",
		"src/layout.worker.ts": "self.postMessage(1);\n",
		"src/style.css":        "p { color: red }\n",
		"vendor/imports.json":  `{"one": "one.js", "preact/jsx-runtime": "one.js"}`,
		"vendor/one.js":        "export const one = 'مرحبا', jsx = (...x) => x;\n",
	}
	maps.Copy(files, changes)
	out := fstest.MapFS{}
	for name, text := range files {
		if text != "" {
			out[name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	return out
}

func TestEqualSourcesGiveEqualFilesAndOthersOtherNames(t *testing.T) {
	names := func(changes map[string]string) map[string]string {
		files, err := Files(sources(changes), false)
		if err != nil {
			t.Fatal(err)
		}
		out := map[string]string{}
		for name, content := range files {
			out[name] = string(content)
			if strings.HasSuffix(name, ".map") || strings.Contains(string(content), "sourceMappingURL") {
				t.Errorf("%s: a source map without being asked for", name)
			}
		}
		return out
	}
	first := names(nil)
	if !maps.Equal(first, names(nil)) {
		t.Error("the same sources gave other files")
	}
	changed := names(map[string]string{"vendor/one.js": "export const one = 2, jsx = (...x) => x;\n"})
	if changed["index.html"] == first["index.html"] {
		t.Error("another script has the same name")
	}
	same := 0
	for name := range first {
		if changed[name] == first[name] {
			same++
		}
	}
	if same != 2 { // the worker and the style
		t.Errorf("%d files stayed the same of %v and %v", same, first, changed)
	}
	if !strings.Contains(strings.Join(values(first), ""), "مرحبا") {
		t.Error("letters are escaped, which makes them three times as long")
	}
}

func values(m map[string]string) (out []string) {
	for _, v := range m {
		out = append(out, v)
	}
	return out
}

func TestFaultsOfTheSourcesAreToldWithTheirPlace(t *testing.T) {
	for name, c := range map[string]struct {
		changes map[string]string
		want    []string
	}{
		"no sentence of the language": {map[string]string{"src/main.tsx": "const x = ;\n"}, []string{"src/main.tsx:1:10"}},
		"a file that is missing":      {map[string]string{"src/main.tsx": "import './gone';\n"}, []string{"src/main.tsx:1:7", "no src/gone"}},
		"a name that nobody knows":    {map[string]string{"src/main.tsx": "import 'left-pad';\n"}, []string{"imports.json does not know left-pad"}},
		"a name that is not exported": {map[string]string{"src/main.tsx": "import { two } from 'one';\nconsole.log(two);\n"}, []string{`"two"`}},
		"an entry that is missing":    {map[string]string{"src/style.css": ""}, []string{"src/style.css"}},
		"a page that asks in vain":    {map[string]string{"src/index.html": "{{main.js}} {{icon.svg}} {{x.css}}"}, []string{"{{icon.svg}}", "{{x.css}}"}},
		"no page":                     {map[string]string{"src/index.html": ""}, []string{"src/index.html is missing"}},
		"no table":                    {map[string]string{"vendor/imports.json": ""}, []string{"imports.json is missing"}},
		"a table that is none":        {map[string]string{"vendor/imports.json": "[]"}, []string{"no table"}},
		"out of the folder":           {map[string]string{"src/main.tsx": "import '../../etc/passwd';\n"}, []string{"../etc/passwd"}},
		"from the disk":               {map[string]string{"src/main.tsx": "import '/etc/hosts';\n"}, []string{"/etc/hosts"}},
		"from another origin":         {map[string]string{"src/main.tsx": "import 'https://example.org/x.js';\n"}, []string{"https://example.org/x.js"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Files(sources(c.changes), false)
			var broken *Broken
			if !errors.As(err, &broken) {
				t.Fatalf("got %v", err)
			}
			for _, want := range c.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("%q is not in\n%s", want, err)
				}
			}
		})
	}
}
