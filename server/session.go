package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"mime"
	"net/http"
	"time"

	"github.com/alexedwards/scs/v2"

	"github.com/allymap/allymap/graph"
)

const (
	signInTimeout = 10 * time.Second
	maxSignIn     = 4 << 10 // bytes of a body
)

// sessions let browsers in: by a link that works once, or by a key. What a browser gets is a cookie that no script can
// read and no other site can send; the store keeps its hash, so that every server on it knows the session.
type sessions struct {
	scs   *scs.SessionManager
	m     *graph.Map
	store graph.Store
	log   *slog.Logger
}

func newSessions(store graph.Store, m *graph.Map, overTLS bool, log *slog.Logger) *sessions {
	s := scs.New()
	s.Lifetime = sessionLifetime
	s.HashTokenInStore = true
	s.Store = passes{store: store, codec: s.Codec, log: log}
	s.Cookie.Name = "allymap"
	s.Cookie.SameSite = http.SameSiteStrictMode
	if overTLS {
		s.Cookie.Name = "__Host-allymap" // which no other host of the domain can set
		s.Cookie.Secure = true
	}
	return &sessions{scs: s, m: m, store: store, log: log}
}

// mount adds the addresses by which a browser signs in and out.
func (s *sessions) mount(mux *http.ServeMux) {
	mux.HandleFunc("GET /session", s.who)
	mux.HandleFunc("POST /session", s.signIn)
	mux.HandleFunc("POST /session/end", s.end)
}

// load is a context with the session that a request shows, or with an empty one; and whether it shows any. One that is not
// known is not taken up: whoever signs in gets another.
func (s *sessions) load(ctx context.Context, r *http.Request) (context.Context, bool, error) {
	cookie, err := r.Cookie(s.scs.Cookie.Name)
	if err != nil || cookie.Value == "" {
		ctx, err = s.scs.Load(ctx, "")
		return ctx, false, err
	}
	ctx, err = s.scs.Load(ctx, cookie.Value)
	return ctx, true, err
}

// keyHash is the hash of the key that a request's session remembers, for the API.
func (s *sessions) keyHash(r *http.Request) (string, bool, error) {
	ctx, shown, err := s.load(r.Context(), r)
	if err != nil {
		return "", shown, err
	}
	return s.scs.GetString(ctx, sessionKey), shown, nil
}

// who says whether somebody is signed in: to a page that wants to know, that is an answer and no error.
func (s *sessions) who(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), signInTimeout)
	defer cancel()
	hash, _, err := s.keyHash(r.WithContext(ctx))
	if err == nil && hash != "" {
		_, err = s.m.SignInAs(ctx, hash)
	}
	if err != nil && !unknown(err) {
		s.failed(w, err)
		return
	}
	tell(w, http.StatusOK, map[string]bool{"signedIn": hash != "" && err == nil})
}

// signIn takes a link's secret or a key. All links that open nothing, whatever the reason, are answered alike.
func (s *sessions) signIn(w http.ResponseWriter, r *http.Request) {
	var given struct{ Link, Key string }
	if !take(w, r, &given) {
		return
	}
	if (given.Link == "") == (given.Key == "") {
		refuse(w, http.StatusBadRequest, "request.json")
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), signInTimeout)
	defer cancel()
	by, reason := "key", "key.unknown"
	scope, err := graph.Scope{}, error(nil)
	if given.Link != "" {
		by, reason = "link", "link.used"
		scope, err = s.byLink(ctx, given.Link)
	} else {
		scope, err = s.m.SignIn(ctx, given.Key)
	}
	if unknown(err) {
		s.log.Info("sign-in refused", "by", by)
		refuse(w, http.StatusUnauthorized, reason)
		return
	}
	if err == nil {
		err = s.begin(ctx, w, r, scope.Account())
	}
	if err != nil {
		s.failed(w, err)
		return
	}
	s.log.Info("signed in", "by", by)
	w.WriteHeader(http.StatusNoContent)
}

// byLink spends a link. Of several who spend it at once the store lets one through.
func (s *sessions) byLink(ctx context.Context, secret string) (graph.Scope, error) {
	link := graph.PassFilter{Kind: graph.PassLink, Hash: graph.HashKey(secret)}
	pass, err := s.store.Pass(ctx, link.Kind, link.Hash)
	if err != nil {
		return graph.Scope{}, err
	}
	accounts, err := s.store.AccountsByID(ctx, []string{pass.AccountID})
	if err != nil {
		return graph.Scope{}, err
	}
	if len(accounts) == 0 {
		return graph.Scope{}, graph.UnknownPass()
	}
	scope, err := s.m.SignInAs(ctx, accounts[0].KeyHash) // NOT_FOUND for a revoked account
	if err != nil {
		return graph.Scope{}, err
	}
	dropped, err := s.store.DropPasses(ctx, link)
	if err == nil && dropped == 0 {
		err = graph.UnknownPass()
	}
	return scope, err
}

// begin gives the browser a new session, in place of any that it had.
func (s *sessions) begin(ctx context.Context, w http.ResponseWriter, r *http.Request, account *graph.Account) error {
	ctx, _, err := s.load(ctx, r)
	if err != nil {
		return err
	}
	if err := s.scs.RenewToken(ctx); err != nil {
		return err
	}
	s.scs.Put(ctx, sessionAccount, account.ID)
	s.scs.Put(ctx, sessionKey, account.KeyHash)
	token, ends, err := s.scs.Commit(ctx)
	if err != nil {
		return err
	}
	s.scs.WriteSessionCookie(ctx, w, token, ends)
	w.Header().Set("Cache-Control", "no-store")
	return nil
}

// end signs the browser out, or whoever is signed in here wherever they are: then links that nobody used yet end as well.
// A page that is told so keeps nothing.
func (s *sessions) end(w http.ResponseWriter, r *http.Request) {
	var given struct{ Everywhere bool }
	if !take(w, r, &given) {
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), signInTimeout)
	defer cancel()
	ctx, shown, err := s.load(ctx, r)
	if err != nil {
		s.failed(w, err)
		return
	}
	account := s.scs.GetString(ctx, sessionAccount)
	if given.Everywhere && account != "" {
		err = s.endAll(ctx, account)
	}
	if err == nil && shown {
		err = s.scs.Destroy(ctx)
	}
	if err != nil {
		s.failed(w, err)
		return
	}
	s.scs.WriteSessionCookie(ctx, w, "", time.Time{})
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Clear-Site-Data", `"cache", "storage"`)
	if given.Everywhere && account == "" {
		refuse(w, http.StatusUnauthorized, "session.unknown") // whose other sessions to end is not known
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// endAll ends all that lets somebody in but the key: links first, so that none makes a session in between.
func (s *sessions) endAll(ctx context.Context, account string) error {
	for _, kind := range []graph.PassKind{graph.PassLink, graph.PassSession} {
		if _, err := s.store.DropPasses(ctx, graph.PassFilter{Kind: kind, AccountID: account}); err != nil {
			return err
		}
	}
	return nil
}

// take reads a body of JSON, or says why not. Forms of other sites cannot send that type.
func take(w http.ResponseWriter, r *http.Request, into any) bool {
	if media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || media != "application/json" {
		refuse(w, http.StatusUnsupportedMediaType, "request.contentType")
		return false
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxSignIn))
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		refuse(w, http.StatusRequestEntityTooLarge, "request.body")
	case err != nil, json.Unmarshal(body, into) != nil:
		refuse(w, http.StatusBadRequest, "request.json")
	default:
		return true
	}
	return false
}

// failed answers what is nobody's fault who asked.
func (s *sessions) failed(w http.ResponseWriter, err error) {
	var told *graph.Error
	if errors.As(err, &told) && (told.Code == graph.Unavailable || told.Code == graph.Timeout) {
		s.log.Warn("sign-in failed", "cause", readable(err))
		refuse(w, http.StatusServiceUnavailable, told.Reason)
		return
	}
	s.log.Error("sign-in failed", "cause", err.Error())
	refuse(w, http.StatusInternalServerError, "internal")
}

func refuse(w http.ResponseWriter, status int, reason string) {
	tell(w, status, map[string]string{"reason": reason})
}

func tell(w http.ResponseWriter, status int, answer any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(answer) // whoever asked may be gone
}
