package main

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/allymap/allymap/graph"
)

const addArea = `{"query":"mutation { addArea(input: {key: \"k\", slug: \"atlantis\", name: \"Atlantis\"}) { area { slug } userErrors { message } } }"}`

func TestAPageOfAnotherSiteChangesNothing(t *testing.T) {
	w := inSQLite(t)
	key := w.key("-role", "ADMIN", "-name", "Ada")
	s := w.serve("-get")
	b := s.browser().mustSignIn(key)
	secret := w.link("Ada")
	link := `{"link":"` + secret + `"}`
	for _, from := range [][]string{
		{"Origin", "https://evil.example"},
		{"Origin", "null"},
		{"Origin", "http://127.0.0.1:1"},
		{"Sec-Fetch-Site", "cross-site"},
		{"Sec-Fetch-Site", "same-site"},
		{"Sec-Fetch-Site", "cross-site", "Origin", "https://evil.example"},
	} {
		for _, kind := range []string{"application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain"} {
			for path, body := range map[string]string{"/graphql": addArea, "/session/end": `{"everywhere":true}`, "/session": link, "/": "x", "/elsewhere": "x"} {
				got := b.send(http.MethodPost, path, body, append([]string{"Content-Type", kind}, from...)...)
				if got.status != http.StatusForbidden || got.header.Get("Set-Cookie") != "" || got.header.Get("Access-Control-Allow-Origin") != "" {
					t.Errorf("%v %s %s: %d %s", from, kind, path, got.status, got.text)
				}
			}
		}
		// What a link or a picture can do is to ask; the browser lets the page read nothing of the answer.
		got := b.send(http.MethodGet, "/graphql?query=%7Bviewer%7Bname%7D%7D", "", from...)
		if got.header.Get("Access-Control-Allow-Origin") != "" || got.header.Get("Cross-Origin-Resource-Policy") != "same-origin" {
			t.Errorf("%v: a page may read %v", from, got.header)
		}
		if got := b.send(http.MethodGet, "/graphql?query=mutation%7BaddArea(input%3A%7Bkey%3A%22k%22%2Cslug%3A%22atlantis%22%2Cname%3A%22A%22%7D)%7Barea%7Bslug%7D%7D%7D", "", from...); got.status == http.StatusOK {
			t.Errorf("%v: a mutation by GET: %s", from, got.text)
		}
		if got := b.send(http.MethodOptions, "/graphql", "", from...); got.header.Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%v: %v", from, got.header)
		}
	}
	// Forms say where they come from; where an old browser does not, their types are refused.
	for _, kind := range []string{"application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain"} {
		for path, body := range map[string]string{"/graphql": addArea, "/session/end": `{"everywhere":true}`, "/session": link} {
			if got := b.send(http.MethodPost, path, body, "Content-Type", kind); got.status != http.StatusUnsupportedMediaType {
				t.Errorf("%s %s: %d %s", kind, path, got.status, got.text)
			}
		}
	}
	if got := s.ask(key, `{ areas { slug } }`, nil); strings.Contains(got, "atlantis") {
		t.Error("an area was added")
	}
	if !b.isIn() {
		t.Error("somebody was signed out")
	}
	if got := b.send(http.MethodPost, "/session", link, "Sec-Fetch-Site", "same-origin"); got.status != http.StatusNoContent {
		t.Errorf("the link was spent: %d %s", got.status, got.text)
	}
}

func TestBehindAProxyTheAddressThatPeopleOpenIsOurs(t *testing.T) {
	w := inSQLite(t)
	key := w.key("-role", "ADMIN", "-name", "Ada")
	s := w.serve("-public", "https://Map.example.org:443/")
	b := s.browser()
	for _, site := range []string{"same-origin", ""} { // "": a browser from before 2023
		got := b.send(http.MethodPost, "/session", `{"key":"`+key+`"}`, "Origin", "https://map.example.org", "Sec-Fetch-Site", site)
		cookies := (&http.Response{Header: got.header}).Cookies()
		if got.status != http.StatusNoContent || len(cookies) != 1 {
			t.Fatalf("%q: %d %s", site, got.status, got.text)
		}
		if c := cookies[0]; c.Name != "__Host-allymap" || !c.Secure || !c.HttpOnly || c.SameSite != http.SameSiteStrictMode || c.Path != "/" || c.Domain != "" {
			t.Errorf("the cookie is %s", c)
		}
	}
	if got := b.send(http.MethodPost, "/session", `{"key":"`+key+`"}`, "Origin", "http://map.example.org"); got.status != http.StatusForbidden {
		t.Errorf("the same name without TLS: %d", got.status)
	}
	for _, route := range routes {
		if got := s.do(route.method, route.path).Header.Values("Strict-Transport-Security"); len(got) != 1 || got[0] != transportYear {
			t.Errorf("%s %s: %q", route.method, route.path, got)
		}
	}
	if out := w.must("account", "link", "-store", "STORE", "-for", "Ada", "-public", "https://map.example.org"); !strings.HasPrefix(out, "https://map.example.org/enter#") {
		t.Errorf("the link is %s", out)
	}
}

func TestAnOpenServerWithoutTLSIsWarnedOf(t *testing.T) {
	for _, c := range []struct {
		args []string
		want bool
	}{
		{nil, false},
		{[]string{"-listen", "0.0.0.0:0"}, true},
		{[]string{"-listen", "0.0.0.0:0", "-public", "http://map.example.org"}, true},
		{[]string{"-listen", "0.0.0.0:0", "-public", "https://map.example.org"}, false},
		{[]string{"-listen", "[::1]:0"}, false},
	} {
		if got := strings.Contains(inSQLite(t).serve(c.args...).logged(), "put a proxy with TLS in front"); got != c.want {
			t.Errorf("%v: warned of: %v", c.args, got)
		}
	}
}

// counting counts what is asked about passes; away, it answers nothing.
type counting struct {
	graph.Store
	asked, saved atomic.Int64
	away         atomic.Bool
}

var errAway = (&graph.Error{Code: graph.Unavailable, Reason: "store.away", Message: "The map cannot be reached."}).Because(errors.New("marker"))

func (c *counting) Pass(ctx context.Context, kind graph.PassKind, hash string) (*graph.Pass, error) {
	c.asked.Add(1)
	if c.away.Load() {
		return nil, errAway
	}
	return c.Store.Pass(ctx, kind, hash)
}

func (c *counting) SavePass(ctx context.Context, pass *graph.Pass) error {
	c.asked.Add(1)
	c.saved.Add(1)
	return c.Store.SavePass(ctx, pass)
}

func (c *counting) DropPasses(ctx context.Context, f graph.PassFilter) (int, error) {
	c.asked.Add(1)
	return c.Store.DropPasses(ctx, f)
}

// counted is a server over a store that counts.
func (w *world) counted() (*counting, *browser, *record) {
	w.Helper()
	store, log := &counting{Store: w.open()}, &record{}
	handler, err := newHandler(store, httpOptions{public: &url.URL{Scheme: "http", Host: "127.0.0.1:8080"}, log: slog.New(slog.NewJSONHandler(log, nil))})
	if err != nil {
		w.Fatal(err)
	}
	server := httptest.NewServer(handler)
	w.Cleanup(server.Close)
	return store, (&served{T: w.T, address: strings.TrimPrefix(server.URL, "http://")}).browser(), log
}

func TestWhoShowsNoSessionCostsNoStatementAndWhoShowsOneWritesNothing(t *testing.T) {
	w := inSQLite(t)
	key := w.key("-role", "ADMIN", "-name", "Ada")
	store, b, _ := w.counted()
	for _, route := range routes {
		b.send(route.method, route.path, `{"query":"{ viewer { name } }"}`)
	}
	b.isIn()
	b.send(http.MethodPost, "/session/end", `{}`)
	b.send(http.MethodPost, "/graphql", `{"query":"{ viewer { name } }"}`, "Authorization", "Bearer "+key)
	if n := store.asked.Load(); n != 0 {
		t.Errorf("%d statements about sessions, without one", n)
	}
	b.mustSignIn(key)
	saved := store.saved.Load()
	for range 20 {
		b.isIn()
	}
	if n := store.saved.Load(); n != saved {
		t.Errorf("%d writes by who only reads", n-saved)
	}
}

func TestAStoreThatIsAwaySignsNobodyOut(t *testing.T) {
	w := inSQLite(t)
	key := w.key("-role", "ADMIN", "-name", "Ada")
	store, b, log := w.counted()
	b.mustSignIn(key)
	store.away.Store(true)
	for _, got := range []reply{
		b.send(http.MethodGet, "/session", ""), b.send(http.MethodPost, "/session", `{"link":"x"}`), b.send(http.MethodPost, "/session", `{"key":"`+key+`"}`),
		b.send(http.MethodPost, "/session/end", `{}`),
	} {
		if got.status != http.StatusServiceUnavailable || !strings.Contains(got.text, "store.away") || strings.Contains(got.text, "marker") || got.header.Get("Set-Cookie") != "" {
			t.Errorf("%d %s", got.status, got.text)
		}
	}
	if got := b.send(http.MethodPost, "/graphql", `{"query":"{ viewer { name } }"}`); got.status == http.StatusUnauthorized || !strings.Contains(got.text, `"UNAVAILABLE"`) {
		t.Errorf("the API: %d %s", got.status, got.text)
	}
	if !strings.Contains(log.String(), "marker") {
		t.Error("the cause is nowhere")
	}
	store.away.Store(false)
	if !b.isIn() {
		t.Error("the session is lost")
	}
}
