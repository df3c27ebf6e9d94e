//go:build !webdist

package web

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// client of a test: everything that a bundling has to find its way through, and little more.
func little() fstest.MapFS {
	out := fstest.MapFS{}
	for name, text := range map[string]string{
		"src/index.html": `<!doctype html><html data-worker="{{layout.worker.js}}"><title>A client</title><link rel="icon" href="{{icon.svg}}">` +
			`<link rel="stylesheet" href="{{style.css}}"><script type="module" src="{{main.js}}"></script><div id="app"></div></html>`,
		"src/icon.svg":    `<svg xmlns="http://www.w3.org/2000/svg"/>`,
		"src/style.css":   "@import './colours.css';\np { background: url(data:image/gif;base64,R0lGODlhAQABAAAAACw=); mask: url(#m) }\n",
		"src/colours.css": "p { color: rebeccapurple }\n",
		"src/main.tsx": "import { h } from 'little';\nimport words from '../messages/en.json';\nimport { shared } from './shared';\n" +
			"document.title = words.hello + shared;\nh(<p>{words.hello}</p>);\nvoid import('./view').then((v) => v.show());\n" + strings.Repeat("console.log('something long enough to be packed');\n", 40),
		"src/view.tsx":            "import words from '../messages/ar.json';\nimport { shared } from './shared';\nexport const show = () => { document.title = words.hello + shared; };\n",
		"src/shared.ts":           "export const shared: string = ' and more';\n",
		"src/layout.worker.ts":    "import { shared } from './shared.ts';\nself.postMessage(shared);\n",
		"vendor/imports.json":     `{"little": "little.js", "preact/jsx-runtime": "jsx.js"}`,
		"vendor/little.js":        "export const h = (x) => x;\n",
		"vendor/jsx.js":           "import { h } from 'little';\nexport const jsx = h, jsxs = h;\n",
		"vendor/LICENCES.txt":     "Copyright of somebody\n",
		"messages/en.json":        `{"hello": "Hello"}`,
		"messages/ar.json":        `{"hello": "مرحبا"}`,
		"documents/ignored.json":  "{",
		"node_modules/ignored.js": "{",
	} {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

// served is the handler over some sources.
func served(t *testing.T, sources fs.FS) http.Handler {
	t.Helper()
	f, err := bundled(sources, false)
	if err != nil {
		t.Fatal(err)
	}
	return handler(f)
}

func get(h http.Handler, path string, headers ...string) *httptest.ResponseRecorder {
	return ask(h, http.MethodGet, path, headers...)
}

func ask(h http.Handler, method, path string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

var address = regexp.MustCompile(`"(/assets/[^"]+)"`)

// loads are the files that a page names, by their kind.
func loads(page string) map[string]string {
	out := map[string]string{}
	for _, found := range address.FindAllStringSubmatch(page, -1) {
		out[filepath.Base(regexp.MustCompile(`-[A-Z0-9]{8}\.`).ReplaceAllString(found[1], "."))] = found[1]
	}
	return out
}

func TestEveryAddressOfTheClientGetsTheOnePage(t *testing.T) {
	h := served(t, little())
	page := get(h, "/").Body.String()
	for _, path := range []string{
		"/", "/enter", "/agenda", "/help", "/a/boston", "/a/boston/", "/a/boston/map", "/a/boston/issue/spectrum?as=columns", "/actor/act_1", "/actor/act_1/ways", "/issue/iss_1", "/issue/iss_1/spectrum",
	} {
		for _, method := range []string{http.MethodGet, http.MethodHead} {
			w := ask(h, method, path)
			if w.Code != http.StatusOK || w.Body.String() != page || w.Header().Get("Cache-Control") != "no-store" || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
				t.Errorf("%s %s: %d %v %.80s", method, path, w.Code, w.Header(), w.Body)
			}
		}
	}
}

func TestWhatIsNotThereIsToldInTheFormThatWasAskedFor(t *testing.T) {
	h := served(t, little())
	page := get(h, "/").Body.String()
	for _, path := range []string{"/elsewhere", "/a", "/actor", "/actor/act_1/ways/more", "/issue/iss_1/spectrum/more", "/src/main.tsx", "/vendor/little.js", "/index.html"} {
		browser, other := get(h, path, "Accept", "text/html,application/xhtml+xml,*/*;q=0.8"), get(h, path, "Accept", "*/*")
		if browser.Code != http.StatusNotFound || browser.Body.String() != page {
			t.Errorf("a browser at %s: %d %.80s", path, browser.Code, browser.Body)
		}
		if other.Code != http.StatusNotFound || !strings.HasPrefix(other.Header().Get("Content-Type"), "text/plain") || !strings.Contains(other.Body.String(), "/graphql") {
			t.Errorf("anybody else at %s: %d %v %.80s", path, other.Code, other.Header(), other.Body)
		}
	}
	if w := get(h, "/assets/main.js", "Accept", "text/html"); w.Code != http.StatusNotFound || strings.Contains(w.Body.String(), "<") {
		t.Errorf("a file that is none: %d %s", w.Code, w.Body)
	}
	for _, path := range []string{"/", "/enter", "/elsewhere", "/assets/main.js"} {
		if w := ask(h, http.MethodPost, path); w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") == "" {
			t.Errorf("POST %s: %d", path, w.Code)
		}
	}
}

func TestFilesAreKeptForeverAndPackedForWhoTakesThat(t *testing.T) {
	h := served(t, little())
	names := loads(get(h, "/").Body.String())
	for name, want := range map[string]string{
		"main.js": "text/javascript; charset=utf-8", "layout.worker.js": "text/javascript; charset=utf-8", "style.css": "text/css; charset=utf-8", "icon.svg": "image/svg+xml",
	} {
		w := get(h, names[name])
		if w.Code != http.StatusOK || w.Header().Get("Content-Type") != want || !strings.Contains(w.Header().Get("Cache-Control"), "immutable") || w.Body.Len() == 0 {
			t.Errorf("%s at %q: %d %v", name, names[name], w.Code, w.Header())
		}
	}
	whole, packed := get(h, names["main.js"]), get(h, names["main.js"], "Accept-Encoding", "br, gzip;q=0.8")
	z, err := gzip.NewReader(packed.Body)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := io.ReadAll(z)
	if err != nil || packed.Header().Get("Content-Encoding") != "gzip" || packed.Header().Get("Vary") != "Accept-Encoding" || !bytes.Equal(raw, whole.Body.Bytes()) {
		t.Errorf("packed: %v, %d bytes for %d; %v", packed.Header(), len(raw), whole.Body.Len(), err)
	}
	if w := get(h, names["main.js"], "Accept-Encoding", "gzip;q=0, br"); w.Header().Get("Content-Encoding") != "" {
		t.Error("packed for who refuses that")
	}
}

func TestNothingStandsInThePageThatThePolicyForbids(t *testing.T) {
	raw, err := fs.ReadFile(sources, "src/index.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, forbidden := range []string{`<script>`, `<style`, ` style=`, ` on\w+=`, `//[\w.]+/`, `javascript:`} {
		if found := regexp.MustCompile(forbidden).Find(raw); found != nil {
			t.Errorf("src/index.html has %s", found)
		}
	}
}

func TestTheReleaseServesWhatTheCheckoutServes(t *testing.T) {
	made, err := packedBundle(little(), false)
	if err != nil {
		t.Fatal(err)
	}
	f, err := prepared(made)
	if err != nil {
		t.Fatal(err)
	}
	release, checkout := handler(f), served(t, little())
	page := get(checkout, "/").Body.String()
	if get(release, "/").Body.String() != page {
		t.Error("the pages differ")
	}
	for _, path := range loads(page) {
		for _, coding := range []string{"", "gzip"} {
			a, b := get(release, path, "Accept-Encoding", coding), get(checkout, path, "Accept-Encoding", coding)
			if a.Code != http.StatusOK || !bytes.Equal(a.Body.Bytes(), b.Body.Bytes()) || fmt.Sprint(a.Header()) != fmt.Sprint(b.Header()) {
				t.Errorf("%s differs: %v, %v", path, a.Header(), b.Header())
			}
		}
	}
}

// onDisk writes sources into a folder.
func onDisk(t *testing.T, sources fstest.MapFS) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, sources); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestAWorkingFolderIsBundledAnewWhenSomethingChanged(t *testing.T) {
	dir := onDisk(t, little())
	log := &bytes.Buffer{}
	h, err := Handler(Options{Dir: dir, Log: slog.New(slog.NewTextHandler(log, nil))})
	if err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		later := time.Now().Add(time.Minute) // a clock of the disk may be too coarse to tell two writes apart
		if err := os.Chtimes(path, later, later); err != nil {
			t.Fatal(err)
		}
	}
	first := loads(get(h, "/").Body.String())
	if again := loads(get(h, "/a/boston").Body.String()); !maps.Equal(first, again) || strings.Count(log.String(), "client bundled") != 1 {
		t.Errorf("bundled without a change: %v, %v\n%s", first, again, log)
	}
	if w := get(h, first["main.js"]+".map"); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "main.tsx") {
		t.Errorf("the source map: %d", w.Code)
	}

	write("src/shared.ts", "export const shared: string = ' changed ';\nlet broken: = ;\n")
	if w := get(h, "/"); w.Code != http.StatusInternalServerError || !strings.Contains(w.Body.String(), "src/shared.ts:2:") || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/plain") {
		t.Errorf("a fault is told as %d %s", w.Code, w.Body)
	}
	if w := get(h, first["main.js"]); w.Code != http.StatusOK {
		t.Errorf("a page that is open has lost its script: %d", w.Code)
	}
	write("src/shared.ts", "export const shared: string = ' mended ';\n")
	second := loads(get(h, "/").Body.String())
	if second["layout.worker.js"] == first["layout.worker.js"] || second["style.css"] != first["style.css"] {
		t.Errorf("after the change: %v, then %v", first, second)
	}
	for _, names := range []map[string]string{first, second} {
		if w := get(h, names["main.js"]); w.Code != http.StatusOK {
			t.Errorf("%s: %d", names["main.js"], w.Code)
		}
	}
}

func TestAFolderThatHoldsNoClientIsRefused(t *testing.T) {
	if _, err := Handler(Options{Dir: t.TempDir()}); err == nil || !strings.Contains(err.Error(), "no web folder") {
		t.Errorf("got %v", err)
	}
}
