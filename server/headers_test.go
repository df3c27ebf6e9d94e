package main

import (
	"net/http"
	"os/exec"
	"strings"
	"testing"
)

// do sends a request as it is and gives the answer without its body.
func (s *served) do(method, path string, headers ...string) *http.Response {
	s.Helper()
	request, err := http.NewRequestWithContext(s.Context(), method, "http://"+s.address+path, nil)
	if err != nil {
		s.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	answer, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		s.Fatal(err)
	}
	if err := answer.Body.Close(); err != nil {
		s.Fatal(err)
	}
	return answer
}

// routes are one of each kind that there is.
var routes = []struct {
	method, path string
	status       int
}{
	{"GET", "/", http.StatusOK},
	{"HEAD", "/enter", http.StatusOK},
	{"GET", "/a/boston/map", http.StatusOK},
	{"POST", "/", http.StatusMethodNotAllowed},
	{"GET", "/elsewhere", http.StatusNotFound},
	{"GET", "//elsewhere", http.StatusTemporaryRedirect},
	{"GET", "/assets/none.js", http.StatusNotFound},
	{"POST", "/graphql", http.StatusUnsupportedMediaType},
	{"GET", "/graphql", http.StatusMethodNotAllowed},
	{"GET", "/healthz", http.StatusOK},
	{"GET", "/readyz", http.StatusOK},
	{"TRACE", "/", http.StatusMethodNotAllowed},
	{"GET", "/debug/pprof/", http.StatusNotFound},
	{"GET", "/metrics", http.StatusNotFound},
}

func TestEveryAnswerHoldsTheBrowserToItsOrigin(t *testing.T) {
	s := inSQLite(t).serve()
	for _, route := range routes {
		answer := s.do(route.method, route.path)
		if answer.StatusCode != route.status {
			t.Errorf("%s %s: %s", route.method, route.path, answer.Status)
		}
		for name, want := range map[string]string{
			"Content-Security-Policy": policy, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cross-Origin-Opener-Policy": "same-origin",
			"Cross-Origin-Resource-Policy": "same-origin", "X-Frame-Options": "DENY", "Permissions-Policy": permissions,
		} {
			if got := answer.Header.Values(name); len(got) != 1 || got[0] != want {
				t.Errorf("%s %s: %s is %q", route.method, route.path, name, got)
			}
		}
		for name := range answer.Header {
			if strings.HasPrefix(name, "Access-Control-") || name == "Server" || name == "Set-Cookie" {
				t.Errorf("%s %s: %s", route.method, route.path, name)
			}
		}
	}
}

func TestGraphiQLKeepsItsOwnPolicy(t *testing.T) {
	s := inSQLite(t).serve("-dev")
	for _, path := range []string{"/graphiql", "/graphiql/graphiql.js"} {
		answer := s.do(http.MethodGet, path)
		policies := answer.Header.Values("Content-Security-Policy")
		if answer.StatusCode != http.StatusOK || len(policies) != 1 || !strings.Contains(policies[0], "style-src 'self' 'unsafe-inline'") {
			t.Errorf("%s: %s %q", path, answer.Status, policies)
		}
	}
}

func TestAReleaseCarriesNoBundler(t *testing.T) {
	for tags, want := range map[string]bool{"": true, "webdist": false} {
		// -e: a checkout may hold no web/dist.
		out, err := exec.CommandContext(t.Context(), "go", "list", "-e", "-deps", "-tags", tags, ".").Output()
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(string(out), "github.com/evanw/esbuild"); got != want {
			t.Errorf("with the tags %q it is linked in: %v", tags, got)
		}
	}
}
