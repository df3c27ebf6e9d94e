package main

import (
	"cmp"
	"context"
	"crypto/rand"
	"net"
	"net/url"
	"strings"
	"time"

	"github.com/allymap/allymap/graph"
)

// linkLifetime is how long a link waits to be opened.
const linkLifetime = 15 * time.Minute

// publicFlag is the flag by which a command is told the address that people open.
func (c *call) publicFlag() *string {
	return c.text("public", "ALLYMAP_PUBLIC", "", "the `ADDRESS` that people open, such as https://map.example.org; http:// and where it listens, if empty")
}

// listening is where a server of this environment listens, for commands that are told nothing else of it.
func (c *call) listening() string {
	return cmp.Or(c.process.getenv("ALLYMAP_LISTEN"), defaultListen)
}

// publicOf reads the address that people open; where none is given it is where the server listens. nil if it is wrong.
func (c *call) publicOf(given, listen string) *url.URL {
	u, err := url.Parse(strings.TrimSuffix(cmp.Or(given, "http://"+reachable(listen)), "/"))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || u.User != nil || u.Path != "" || u.RawQuery != "" || u.Fragment != "" {
		c.fault("-public %q is no address of a server; write https://HOST, with nothing after it.", given)
		return nil
	}
	u.Host = strings.ToLower(u.Host) // as browsers write an origin
	if u.Port() == map[string]string{"http": "80", "https": "443"}[u.Scheme] {
		u.Host = strings.TrimSuffix(u.Host, ":"+u.Port())
	}
	return u
}

// reachable is where this host itself reaches a server that listens at an address.
func reachable(listen string) string {
	host, port, err := net.SplitHostPort(listen)
	if err != nil {
		return listen // told elsewhere
	}
	switch ip := net.ParseIP(host); {
	case ip == nil || !ip.IsUnspecified():
	case ip.To4() != nil:
		host = "127.0.0.1"
	default:
		host = "::1"
	}
	return net.JoinHostPort(host, port)
}

// exposed says whether others than this host reach a server that listens at an address.
func exposed(listen string) bool {
	host, _, _ := net.SplitHostPort(listen) // checked before
	ip := net.ParseIP(host)
	return host != "localhost" && (ip == nil || !ip.IsLoopback())
}

// newLink makes a link that signs an account in, once. Its secret stands behind the #, which a browser sends to nobody and
// a proxy never logs; the page there spends it by POST, so that whoever looks at links in messages does not.
func newLink(ctx context.Context, store graph.Store, accountID string, public *url.URL) (string, error) {
	secret := rand.Text()
	err := store.SavePass(ctx, &graph.Pass{
		Kind: graph.PassLink, Hash: graph.HashKey(secret), AccountID: accountID, EndsAt: moment(time.Now().Add(linkLifetime)),
	})
	return public.String() + "/enter#" + secret, err
}
