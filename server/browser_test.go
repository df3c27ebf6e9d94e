package main

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"testing"

	"github.com/allymap/allymap/graph"
	"github.com/allymap/allymap/graph/sqlite"
)

// browser keeps cookies, as one does.
type browser struct {
	*testing.T
	client *http.Client
	server *url.URL
}

func (s *served) browser() *browser {
	s.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		s.Fatal(err)
	}
	return &browser{T: s.T, client: &http.Client{Jar: jar}, server: &url.URL{Scheme: "http", Host: s.address}}
}

// reply is an answer that was read.
type reply struct {
	status int
	text   string
	header http.Header
}

// send sends a body, of JSON unless a header says otherwise.
func (b *browser) send(method, path, body string, headers ...string) reply {
	b.Helper()
	request, err := http.NewRequestWithContext(b.Context(), method, b.server.String()+path, strings.NewReader(body))
	if err != nil {
		b.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	for i := 0; i < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	if host := request.Header.Get("Host"); host != "" {
		request.Host = host
	}
	answer, err := b.client.Do(request)
	if err != nil {
		b.Fatal(err)
	}
	raw, err := io.ReadAll(answer.Body)
	if closing := answer.Body.Close(); err == nil {
		err = closing
	}
	if err != nil {
		b.Fatal(err)
	}
	return reply{answer.StatusCode, string(raw), answer.Header}
}

// signIn spends a link, by its secret, or shows a key.
func (b *browser) signIn(by, secret string) reply {
	b.Helper()
	body, err := json.Marshal(map[string]string{by: secret})
	if err != nil {
		b.Fatal(err)
	}
	return b.send(http.MethodPost, "/session", string(body))
}

// mustSignIn is signIn with a key that opens.
func (b *browser) mustSignIn(key string) *browser {
	b.Helper()
	if got := b.signIn("key", key); got.status != http.StatusNoContent {
		b.Fatalf("the sign-in: %d %s", got.status, got.text)
	}
	return b
}

// isIn says whether the API knows who asks, and that /session says the same.
func (b *browser) isIn() bool {
	b.Helper()
	asked := b.send(http.MethodPost, "/graphql", `{"query":"{ viewer { name } }"}`)
	in := asked.status == http.StatusOK && strings.Contains(asked.text, `"name":"`)
	if !in && asked.status != http.StatusUnauthorized {
		b.Errorf("the API says %d %s", asked.status, asked.text)
	}
	told := b.send(http.MethodGet, "/session", "")
	if want := map[bool]string{true: `{"signedIn":true}`, false: `{"signedIn":false}`}[in]; told.status != http.StatusOK || strings.TrimSpace(told.text) != want || told.header.Get("Cache-Control") != "no-store" {
		b.Errorf("/session says %d %s, and the API %d", told.status, told.text, asked.status)
	}
	return in
}

// token is the cookie's value, empty if there is none.
func (b *browser) token() string {
	for _, c := range b.client.Jar.Cookies(b.server) {
		if c.Name == "allymap" {
			return c.Value
		}
	}
	return ""
}

// holding is another browser that somebody gave a cookie.
func (b *browser) holding(token string) *browser {
	b.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		b.Fatal(err)
	}
	jar.SetCookies(b.server, []*http.Cookie{{Name: "allymap", Value: token, Path: "/"}})
	return &browser{T: b.T, client: &http.Client{Jar: jar}, server: b.server}
}

// link makes a link and gives its secret.
func (w *world) link(who string) string {
	w.Helper()
	out := w.must("account", "link", "-store", "STORE", "-for", who)
	_, secret, found := strings.Cut(strings.TrimSpace(out), "/enter#")
	if !found || strings.ContainsAny(secret, "\n /") {
		w.Fatalf("the link is %q", out)
	}
	return secret
}

// open gives the store itself, to turn clocks on and to look.
func (w *world) open() graph.Store {
	w.Helper()
	store, err := sqlite.Open(w.Context(), strings.TrimPrefix(w.store, "sqlite:"))
	if err != nil {
		w.Fatal(err)
	}
	w.Cleanup(func() {
		if err := store.Close(); err != nil {
			w.Error(err)
		}
	})
	return store
}

// logged is what a server wrote, once it has ended.
func (s *served) logged() string {
	s.stop()
	return s.log()
}

// clean says that none of these is in a text.
func clean(t *testing.T, text string, secrets ...string) {
	t.Helper()
	for _, secret := range secrets {
		if secret == "" || strings.Contains(text, secret) {
			t.Errorf("%q is in\n%s", secret, bytes.TrimSpace([]byte(text)))
		}
	}
}
