package web

import (
	"fmt"
	"net/http"
	"path"
	"strconv"
	"strings"
)

// Names of what a bundling makes.
const (
	index  = "index.html" // the page
	packed = ".gz"        // ends the name of a file that is another one compressed
)

var types = map[string]string{
	".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
	".svg": "image/svg+xml", ".json": "application/json", ".map": "application/json", ".txt": "text/plain; charset=utf-8",
	".webmanifest": "application/manifest+json", ".woff2": "font/woff2",
}

// asset is one file in both forms, the packed one nil where packing gains nothing.
type asset struct {
	contentType   string
	plain, packed []byte
}

// files are those of one bundling, ready to be sent; a client that does not change.
type files struct {
	index  *asset
	assets map[string]*asset
}

// prepared makes files of what a bundling gave, the packed forms among it.
func prepared(made map[string][]byte) (*files, error) {
	out := &files{assets: map[string]*asset{}}
	for name, content := range made {
		if strings.HasSuffix(name, packed) {
			continue
		}
		kind, known := types[path.Ext(name)]
		if !known {
			return nil, fmt.Errorf("web: nothing is known of files such as %s", name)
		}
		a := &asset{contentType: kind, plain: content, packed: made[name+packed]}
		if name == index {
			out.index = a
			continue
		}
		out.assets[path.Base(name)] = a
	}
	if out.index == nil {
		return nil, fmt.Errorf("web: there is no %s", index)
	}
	return out, nil
}

func (f *files) page() (*asset, error) { return f.index, nil }

func (f *files) asset(name string) *asset { return f.assets[name] }

func (a *asset) serve(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", a.contentType)
	body := a.plain
	if a.packed != nil {
		h.Set("Vary", "Accept-Encoding")
		if takesGzip(r.Header.Get("Accept-Encoding")) {
			h.Set("Content-Encoding", "gzip")
			body = a.packed
		}
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	_, _ = w.Write(body) // whoever asked may be gone
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
