// Package web serves the mapping client: one page at each of the client's addresses, and what that page loads. It knows
// files and HTTP, and the addresses that the client has; it knows nothing of the map, of who asks, nor of the API, which
// the client reaches as everybody does.
//
// Ordinarily it bundles the embedded sources when the program starts, so that a checkout needs Go and nothing else. With
// the build tag webdist it embeds what web/webbuild made of them beforehand.
package web

import (
	"log/slog"
	"net/http"
	"strings"
)

// Options say where the client comes from.
type Options struct {
	// Dir is a checkout's web folder to serve instead of what is embedded: it is bundled anew whenever the page is loaded
	// and something in it has changed.
	Dir string
	// Log is told how a bundling went; slog.Default() if nil.
	Log *slog.Logger
}

// addresses are where the client shows something. It reads its own address, so all of them get the same page.
var addresses = []string{
	"/{$}", "/enter", "/agenda", "/help", "/a/{area}", "/a/{area}/{view...}", "/actor/{id}", "/actor/{id}/{view}", "/issue/{id}", "/issue/{id}/{view}",
}

// client is what is served at the moment.
type client interface {
	// page is the page, with the files that it loads. An error is one of the sources, in words for who wrote them.
	page() (*asset, error)
	// asset is a file by its name in /assets/, nil if there is none.
	asset(name string) *asset
}

// Handler serves the client and answers every other path with 404. It bundles before it returns.
func Handler(o Options) (http.Handler, error) {
	if o.Log == nil {
		o.Log = slog.Default()
	}
	c, err := open(o)
	if err != nil {
		return nil, err
	}
	return handler(c), nil
}

func handler(c client) http.Handler {
	mux := http.NewServeMux()
	for _, address := range addresses {
		mux.HandleFunc(address, func(w http.ResponseWriter, _ *http.Request) { servePage(w, c, http.StatusOK) })
	}
	mux.HandleFunc("/assets/{name}", func(w http.ResponseWriter, r *http.Request) {
		if a := c.asset(r.PathValue("name")); a != nil {
			w.Header().Set("Cache-Control", "public, max-age=31536000, immutable") // another content has another name
			a.serve(w, r)
			return
		}
		plain(w, http.StatusNotFound, "There is no such file.")
	})
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		if strings.Contains(r.Header.Get("Accept"), "text/html") {
			servePage(w, c, http.StatusNotFound) // the client says so, in the reader's language
			return
		}
		plain(w, http.StatusNotFound, "There is nothing here. The API is at /graphql.")
	})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			plain(w, http.StatusMethodNotAllowed, "This is a page: it is read, and nothing is sent to it.")
			return
		}
		mux.ServeHTTP(w, r)
	})
}

// servePage sends the page, or why there is none.
func servePage(w http.ResponseWriter, c client, status int) {
	page, err := c.page()
	if err != nil {
		plain(w, http.StatusInternalServerError, err.Error())
		return
	}
	h := w.Header()
	h.Set("Content-Type", page.contentType)
	h.Set("Cache-Control", "no-store") // so that a page is never older than the files it asks for
	w.WriteHeader(status)
	_, _ = w.Write(page.plain) // whoever asked may be gone
}

// plain answers in plain text, which no browser takes for anything else.
func plain(w http.ResponseWriter, status int, text string) {
	h := w.Header()
	h.Set("Content-Type", "text/plain; charset=utf-8")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(text + "\n")) // whoever asked may be gone
}
