package graphiql

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
)

var page = Handler()

func get(t *testing.T, path string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, path, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	page.ServeHTTP(w, r)
	return w
}

var references = regexp.MustCompile(`(?:src|href)="([^"]*)"`)

func TestThePageAndEverythingItRefersToIsServed(t *testing.T) {
	for _, path := range []string{Prefix, Prefix + "/"} {
		got := get(t, path)
		html := got.Body.String()
		if got.Code != http.StatusOK || !strings.Contains(html, "<title>Allymap</title>") {
			t.Fatalf("%s: %d %s", path, got.Code, html)
		}
		assets := 0
		for _, m := range references.FindAllStringSubmatch(html, -1) {
			if strings.HasPrefix(m[1], "data:") {
				continue
			}
			assets++
			got := get(t, m[1])
			if got.Code != http.StatusOK || got.Body.Len() == 0 {
				t.Errorf("%s: %d", m[1], got.Code)
			}
			want := types[m[1][strings.LastIndex(m[1], "."):]]
			if ct := got.Header().Get("Content-Type"); ct == "" || ct != want {
				t.Errorf("%s is sent as %q, not %q", m[1], ct, want)
			}
		}
		if assets != 6 {
			t.Errorf("The page refers to %d assets, not 6.", assets)
		}
	}
	if got := get(t, Prefix+"/LICENSES"); got.Code != http.StatusNotFound {
		t.Errorf("A path that is no asset answers %d.", got.Code)
	}
}

func TestNothingIsLoadedFromAnotherOrigin(t *testing.T) {
	elsewhere := regexp.MustCompile(`(?i)(?:src|href)="(?:[a-z]+:)?//|url\(["']?(?:https?:)?//|@import|fetch\(['"]https?:|sourceMappingURL`)
	for _, path := range []string{"", "/app.js", "/app.css", "/graphiql.css"} {
		if m := elsewhere.FindString(get(t, Prefix+path).Body.String()); m != "" {
			t.Errorf("%s refers to another origin: %s", path, m)
		}
	}
	// The scripts of others name addresses in their help and their comments; the policy keeps them from loading any.
	csp := get(t, Prefix).Header().Get("Content-Security-Policy")
	if !strings.HasPrefix(csp, "default-src 'self';") || regexp.MustCompile(`https?:|\*|unsafe-eval|script-src`).MatchString(csp) {
		t.Errorf("The policy lets something in: %s", csp)
	}
	if html := get(t, Prefix).Body.String(); regexp.MustCompile(`<script[^>]*>[^<]|\son\w+=`).MatchString(html) {
		t.Error("The page holds inline script.")
	}
}

func TestAssetsAreSentCompressedToWhoeverTakesIt(t *testing.T) {
	plain := get(t, Prefix+"/graphiql.js")
	for header, want := range map[string]bool{"gzip": true, "br, GZIP;q=0.5": true, "gzip;q=0": false, "br": false, "": false} {
		got := get(t, Prefix+"/graphiql.js", "Accept-Encoding", header)
		body := got.Body.Bytes()
		if (got.Header().Get("Content-Encoding") == "gzip") != want {
			t.Errorf("Accept-Encoding %q: sent as %q", header, got.Header().Get("Content-Encoding"))
			continue
		}
		if want {
			z, err := gzip.NewReader(bytes.NewReader(body))
			if err != nil {
				t.Fatal(err)
			}
			if body, err = io.ReadAll(z); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(body, plain.Body.Bytes()) {
			t.Errorf("Accept-Encoding %q: another script", header)
		}
		if got.Header().Get("Vary") != "Accept-Encoding" {
			t.Errorf("Accept-Encoding %q: caches are not told that the answer depends on it", header)
		}
		again := get(t, Prefix+"/graphiql.js", "Accept-Encoding", header, "If-None-Match", got.Header().Get("ETag"))
		if again.Code != http.StatusNotModified || again.Body.Len() != 0 {
			t.Errorf("Accept-Encoding %q: asked again, it answers %d", header, again.Code)
		}
	}
}

func TestOnlyReadingIsAnswered(t *testing.T) {
	w := httptest.NewRecorder()
	page.ServeHTTP(w, httptest.NewRequest(http.MethodPost, Prefix, nil))
	if w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") == "" {
		t.Errorf("POST answers %d", w.Code)
	}
}
