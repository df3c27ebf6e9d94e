// Package graphiql serves GraphiQL, a page to ask the API by hand, from the binary alone: no script, style or font comes
// from another origin. It is for development; it knows nothing of the API but its address, /graphql, and holds no key.
//
// The assets in static are made by update.sh. They are committed compressed and sent as they are to whoever takes gzip.
package graphiql

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"
)

// Prefix is the path that Handler serves and everything below it.
const Prefix = "/graphiql"

// GraphiQL's dialogs put a style element into the page, so inline style is let through; inline script is not.
const policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'none'; object-src 'none'; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

//go:embed index.html app.js app.css static/*.gz
var files embed.FS

var types = map[string]string{
	".html": "text/html; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".css":  "text/css; charset=utf-8",
}

// asset is one file in both forms.
type asset struct {
	contentType string
	plain       []byte
	gzipped     []byte
	tag         string
}

func newAsset(name string, plain, gzipped []byte) *asset {
	sum := sha256.Sum256(plain)
	return &asset{contentType: types[path.Ext(name)], plain: plain, gzipped: gzipped, tag: hex.EncodeToString(sum[:16])}
}

// Handler serves the page at Prefix and its assets below. Mount it at Prefix and at Prefix + "/".
func Handler() http.Handler {
	page := load("index.html")
	assets := map[string]*asset{Prefix: page, Prefix + "/": page}
	for _, name := range []string{"app.js", "app.css", "react.js", "react-dom.js", "graphiql.js", "graphiql.css"} {
		assets[Prefix+"/"+name] = load(name)
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a, found := assets[r.URL.Path]
		switch {
		case !found:
			http.NotFound(w, r)
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, http.StatusText(http.StatusMethodNotAllowed), http.StatusMethodNotAllowed)
		default:
			a.serve(w, r)
		}
	})
}

// load reads an embedded file, as it is or unpacked. What is embedded was there when the program was built, so a fault
// is one of the build, which a test finds.
func load(name string) *asset {
	if plain, err := files.ReadFile(name); err == nil {
		return newAsset(name, plain, nil)
	}
	packed, err := files.ReadFile("static/" + name + ".gz")
	if err != nil {
		panic(err)
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		panic(err)
	}
	plain, err := io.ReadAll(z)
	if err != nil {
		panic(err)
	}
	return newAsset(name, plain, packed)
}

func (a *asset) serve(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", a.contentType)
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cache-Control", "no-cache") // kept, and asked for by its tag each time
	body, tag := a.plain, a.tag
	if a.gzipped != nil {
		h.Set("Vary", "Accept-Encoding")
		if takesGzip(r.Header.Get("Accept-Encoding")) {
			h.Set("Content-Encoding", "gzip")
			body, tag = a.gzipped, a.tag+"-gzip"
		}
	}
	h.Set("ETag", `"`+tag+`"`)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
}

// takesGzip says whether an Accept-Encoding header lets gzip pass.
func takesGzip(header string) bool {
	for _, offer := range strings.Split(header, ",") {
		coding, params, _ := strings.Cut(offer, ";")
		if !strings.EqualFold(strings.TrimSpace(coding), "gzip") {
			continue
		}
		weight, given := strings.CutPrefix(strings.ReplaceAll(params, " ", ""), "q=")
		if !given {
			return true
		}
		q, err := strconv.ParseFloat(weight, 64)
		return err == nil && q > 0
	}
	return false
}
