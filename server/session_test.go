package main

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/allymap/allymap/graph"
)

func TestALinkSignsInOnceOnEveryServerOfTheMap(t *testing.T) {
	eachStore(t, func(w *world) {
		w.key("-role", "ADMIN", "-name", "Marker")
		one, other := w.serve(), w.serve()
		secret := w.link("Marker")
		b, late := one.browser(), one.browser()
		for range 10 { // whoever looks at links in messages before their reader does
			for _, path := range []string{"/enter", "/session", "/session?link=" + secret} {
				late.send(http.MethodGet, path, "")
				late.send(http.MethodHead, path, "")
			}
		}
		got := b.signIn("link", secret)
		cookies := (&http.Response{Header: got.header}).Cookies()
		if got.status != http.StatusNoContent || len(cookies) != 1 || got.header.Get("Cache-Control") != "no-store" {
			w.Fatalf("the link: %d %s %v", got.status, got.text, got.header)
		}
		c := cookies[0]
		if c.Name != "allymap" || !c.HttpOnly || c.SameSite != http.SameSiteStrictMode || c.Path != "/" || c.Domain != "" || c.Secure || c.MaxAge < 13*24*3600 || c.MaxAge > 14*24*3600+1 {
			w.Errorf("the cookie is %s", c)
		}
		there := other.browser()
		there.client.Jar.SetCookies(there.server, []*http.Cookie{{Name: "allymap", Value: c.Value, Path: "/"}})
		if !b.isIn() || !there.isIn() {
			w.Error("the session is not known everywhere")
		}
		if got := other.browser().signIn("link", secret); got.status != http.StatusUnauthorized || strings.TrimSpace(got.text) != `{"reason":"link.used"}` || got.header.Get("Set-Cookie") != "" {
			w.Errorf("the link again: %d %s", got.status, got.text)
		}
		clean(w.T, one.logged()+other.logged(), secret, c.Value, "Marker", graph.HashKey(secret))
	})
}

func TestOfManyWhoOpenALinkAtOnceOneIsLetIn(t *testing.T) {
	w := inSQLite(t)
	w.key("-role", "ADMIN", "-name", "Ada")
	s, secret := w.serve(), w.link("Ada")
	var group sync.WaitGroup
	statuses := make([]int, 8)
	for i := range statuses {
		b := s.browser()
		group.Go(func() { statuses[i] = b.signIn("link", secret).status })
	}
	group.Wait()
	count := map[int]int{}
	for _, status := range statuses {
		count[status]++
	}
	if count[http.StatusNoContent] != 1 || count[http.StatusUnauthorized] != len(statuses)-1 {
		t.Errorf("got %v", statuses)
	}
}

func TestLinksThatOpenNothingAreAnsweredAlike(t *testing.T) {
	w := inSQLite(t)
	w.key("-role", "ADMIN", "-name", "Ada")
	w.key("-role", "ADMIN", "-name", "Rex")
	s, store := w.serve(), w.open()
	ended, spent, revoked := w.link("Ada"), w.link("Ada"), w.link("Rex")
	pass, err := store.Pass(t.Context(), graph.PassLink, graph.HashKey(ended))
	if err != nil {
		t.Fatal(err)
	}
	if left := time.Until(pass.EndsAt); left > 15*time.Minute || left < 14*time.Minute {
		t.Errorf("a link waits for %s", left)
	}
	pass.EndsAt = moment(time.Now().Add(-time.Second))
	if err := store.SavePass(t.Context(), pass); err != nil {
		t.Fatal(err)
	}
	w.must("account", "revoke", "-store", "STORE", "-name", "Rex")
	s.browser().signIn("link", spent)
	answers := map[string]bool{}
	for _, secret := range []string{ended, spent, revoked, "unknown", "0"} {
		got := s.browser().signIn("link", secret)
		got.header.Del("Date")
		answers[fmt.Sprint(got.status, got.text, got.header)] = true
	}
	if len(answers) != 1 {
		t.Errorf("they are told apart: %v", answers)
	}
}

func TestAKeySignsIn(t *testing.T) {
	w := inSQLite(t)
	key := w.key("-role", "ADMIN", "-name", "Ada")
	s := w.serve()
	b := s.browser().mustSignIn(key)
	if !b.isIn() {
		t.Error("nobody is signed in")
	}
	refused := s.browser()
	if got := refused.signIn("key", graph.NewKey()); got.status != http.StatusUnauthorized || strings.TrimSpace(got.text) != `{"reason":"key.unknown"}` || refused.isIn() {
		t.Errorf("an unknown key: %d %s", got.status, got.text)
	}
	clean(t, s.logged(), key, b.token(), "Ada")
}

func TestWhatIsNoSignInIsRefused(t *testing.T) {
	w := inSQLite(t)
	key := w.key("-role", "ADMIN", "-name", "Ada")
	s := w.serve()
	b := s.browser()
	good := fmt.Sprintf(`{"key":%q}`, key)
	for name, c := range map[string]struct {
		kind, body string
		status     int
	}{
		"a form":        {"application/x-www-form-urlencoded", "key=" + key, http.StatusUnsupportedMediaType},
		"another form":  {"multipart/form-data; boundary=x", "--x\r\n\r\n" + good + "\r\n--x--", http.StatusUnsupportedMediaType},
		"plain text":    {"text/plain", good, http.StatusUnsupportedMediaType},
		"no type":       {"", good, http.StatusUnsupportedMediaType},
		"no JSON":       {"application/json", "key", http.StatusBadRequest},
		"two documents": {"application/json", good + good, http.StatusBadRequest},
		"nothing":       {"application/json", "{}", http.StatusBadRequest},
		"both":          {"application/json", fmt.Sprintf(`{"key":%q,"link":"x"}`, key), http.StatusBadRequest},
		"too much":      {"application/json", good + strings.Repeat(" ", maxSignIn), http.StatusRequestEntityTooLarge},
	} {
		if got := b.send(http.MethodPost, "/session", c.body, "Content-Type", c.kind); got.status != c.status || !strings.Contains(got.text, `"reason":"request.`) || b.isIn() {
			t.Errorf("%s: %d %s", name, got.status, got.text)
		}
	}
	for _, method := range []string{http.MethodPut, http.MethodDelete, http.MethodPatch} {
		if got := b.send(method, "/session", good); got.status != http.StatusMethodNotAllowed || b.isIn() {
			t.Errorf("%s: %d", method, got.status)
		}
	}
}

func TestAPlantedIdIsNeverTakenUp(t *testing.T) {
	w := inSQLite(t)
	key := w.key("-role", "ADMIN", "-name", "Ada")
	s := w.serve()
	const planted = "c29tZWJvZHkgcGxhbnRlZCB0aGlzIHNlc3Npb24gaWQ"
	b := s.browser().holding(planted)
	if b.isIn() {
		t.Error("a planted id is somebody")
	}
	b.mustSignIn(key)
	first := b.token()
	if first == planted || first == "" || !b.isIn() || b.holding(planted).isIn() {
		t.Errorf("after the sign-in the id is %q", first)
	}
	b.mustSignIn(key)
	if b.token() == first || !b.isIn() || b.holding(first).isIn() {
		t.Error("the id before the second sign-in is good still")
	}
}

func TestSigningOutEndsTheSession(t *testing.T) {
	w := inSQLite(t)
	key := w.key("-role", "ADMIN", "-name", "Ada")
	s := w.serve()
	here, there := s.browser().mustSignIn(key), s.browser().mustSignIn(key)
	token := here.token()
	if got := here.send(http.MethodGet, "/session/end", ""); got.status != http.StatusNotFound || !here.isIn() {
		t.Errorf("by GET: %d", got.status)
	}
	got := here.send(http.MethodPost, "/session/end", `{"everywhere":false}`)
	if got.status != http.StatusNoContent || got.header.Get("Clear-Site-Data") != `"cache", "storage"` || got.header.Get("Cache-Control") != "no-store" || here.token() != "" {
		t.Errorf("%d %s %v, and the cookie is %q", got.status, got.text, got.header, here.token())
	}
	if here.isIn() || here.holding(token).isIn() || !there.isIn() {
		t.Error("not this session alone is ended")
	}
	if got := here.send(http.MethodPost, "/session/end", `{}`); got.status != http.StatusNoContent {
		t.Errorf("again: %d", got.status)
	}
}

func TestSigningOutEverywhereEndsAllThatLetsOneIn(t *testing.T) {
	w := inSQLite(t)
	key, his := w.key("-role", "ADMIN", "-name", "Ada"), w.key("-role", "ADMIN", "-name", "Bob")
	s := w.serve()
	unused := w.link("Ada")
	here, there, bob := s.browser().mustSignIn(key), s.browser().mustSignIn(key), s.browser().mustSignIn(his)
	token := there.token()
	if got := here.send(http.MethodPost, "/session/end", `{"everywhere":true}`); got.status != http.StatusNoContent {
		t.Errorf("%d %s", got.status, got.text)
	}
	if here.isIn() || there.isIn() || there.holding(token).isIn() {
		t.Error("a session is left")
	}
	if got := s.browser().signIn("link", unused); got.status != http.StatusUnauthorized {
		t.Errorf("a link from before: %d", got.status)
	}
	if !bob.isIn() || !there.mustSignIn(key).isIn() {
		t.Error("it ended more than that")
	}
	// Whose sessions to end is not known here: that is told, rather than that they were ended.
	if got := here.send(http.MethodPost, "/session/end", `{"everywhere":true}`); got.status != http.StatusUnauthorized || !strings.Contains(got.text, "session.unknown") || !there.isIn() {
		t.Errorf("by nobody: %d %s", got.status, got.text)
	}
}

func TestASessionEndsWithItsAccountAndWithItsKey(t *testing.T) {
	w := inSQLite(t)
	s, store := w.serve(), w.open()
	for name, change := range map[string]func(*graph.Account){
		"revoked":       func(a *graph.Account) { now := moment(time.Now()); a.RevokedAt = &now },
		"given another": func(a *graph.Account) { a.KeyHash = graph.HashKey(graph.NewKey()) },
	} {
		b := s.browser().mustSignIn(w.key("-role", "ADMIN", "-name", name))
		if !b.isIn() {
			t.Errorf("%s: not signed in", name)
		}
		account, err := accountOf(t.Context(), store, "", name)
		if err != nil {
			t.Fatal(err)
		}
		change(account)
		if err := store.SaveAccount(t.Context(), account); err != nil {
			t.Fatal(err)
		}
		if b.isIn() {
			t.Errorf("%s: the session goes on", name)
		}
	}
}

// session is the pass of a browser's session, and that of its last use.
func (b *browser) session(store graph.Store) (session, use *graph.Pass) {
	b.Helper()
	sum := sha256.Sum256([]byte(b.token()))
	hash := base64.RawURLEncoding.EncodeToString(sum[:]) // as scs keeps it
	for pass, hash := range map[**graph.Pass]string{&session: hash, &use: hash + used} {
		var err error
		if *pass, err = store.Pass(b.Context(), graph.PassSession, hash); err != nil {
			b.Fatal(err)
		}
	}
	return session, use
}

func TestASessionEndsWhenNobodyUsesIt(t *testing.T) {
	w := inSQLite(t)
	key := w.key("-role", "ADMIN", "-name", "Ada")
	s, store := w.serve(), w.open()
	b := s.browser().mustSignIn(key)
	session, use := b.session(store)
	if left := time.Until(session.EndsAt); left > sessionLifetime || left < sessionLifetime-time.Minute {
		t.Errorf("a session lasts %s", left)
	}
	end := func(pass *graph.Pass, in time.Duration) time.Time {
		t.Helper()
		pass.EndsAt = moment(time.Now().Add(in))
		if err := store.SavePass(t.Context(), pass); err != nil {
			t.Fatal(err)
		}
		return pass.EndsAt
	}
	// A use within the hour is not noted, one after it is; the session itself lasts no longer for that.
	was := end(use, sessionIdle-noteUse/2)
	if b.isIn(); !noted(b, store).Equal(was) {
		t.Error("each use is written down")
	}
	end(use, sessionIdle-2*noteUse)
	if b.isIn(); time.Until(noted(b, store)) < sessionIdle-time.Minute {
		t.Error("a use is not noted")
	}
	if again, _ := b.session(store); !again.EndsAt.Equal(session.EndsAt) {
		t.Error("a use made the session last longer")
	}
	end(use, -time.Second)
	if b.isIn() {
		t.Error("nobody used it for three days, and it opens still")
	}
	b.mustSignIn(key)
	session, _ = b.session(store)
	end(session, -time.Second)
	if b.isIn() {
		t.Error("its two weeks are over, and it opens still")
	}
}

func noted(b *browser, store graph.Store) time.Time {
	b.Helper()
	_, use := b.session(store)
	return use.EndsAt
}

func TestAUseThatIsNotedLateBringsNoEndedSessionBack(t *testing.T) {
	w := inSQLite(t)
	key := w.key("-role", "ADMIN", "-name", "Ada")
	s, store := w.serve(), w.open()
	b := s.browser().mustSignIn(key)
	token := b.token()
	_, use := b.session(store) // what a question that is under way has in hand
	b.send(http.MethodPost, "/session/end", `{"everywhere":true}`)
	if err := store.SavePass(t.Context(), use); err != nil {
		t.Fatal(err)
	}
	if b.holding(token).isIn() {
		t.Error("it is back")
	}
}

func TestASessionBesideAKeyIsRefused(t *testing.T) {
	w := inSQLite(t)
	key := w.key("-role", "ADMIN", "-name", "Ada")
	s := w.serve("-dev")
	b := s.browser().mustSignIn(key)
	for _, who := range []*browser{b, b.holding("unknown")} {
		got := who.send(http.MethodPost, "/graphql", `{"query":"{ viewer { name } }"}`, "Authorization", "Bearer "+key)
		if got.status != http.StatusBadRequest || !strings.Contains(got.text, `"BAD_REQUEST"`) || !strings.Contains(got.text, `"credentials.two"`) || strings.Contains(got.text, "Ada") {
			t.Errorf("%d %s", got.status, got.text)
		}
	}
	if got := b.send(http.MethodPost, "/graphql", `{"query":"{ viewer { name } }"}`, "Authorization", "Basic eDp5"); got.status != http.StatusOK {
		t.Errorf("a proxy's own password beside the session: %d %s", got.status, got.text)
	}
}
