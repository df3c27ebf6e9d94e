package neo4j

import (
	"fmt"
	"testing"
	"time"

	"github.com/allymap/allymap/graph"
)

func TestPassesThatHaveEndedLeaveTheDatabase(t *testing.T) {
	s := opened(t)
	ctx := t.Context()
	if err := s.alone(ctx, `
UNWIND range(1, 40) AS n
MERGE (p:Pass {kind: 'LINK', hash: toString(n)})
SET p.account = 'acc_lena', p.endsAt = datetime({epochMillis: n})`, nil); err != nil {
		t.Fatal(err)
	}
	var left []int
	for i := range 4 {
		err := s.SavePass(ctx, &graph.Pass{Hash: fmt.Sprint("new ", i), Kind: graph.PassLink, EndsAt: time.Now().Add(time.Hour)})
		if err != nil {
			t.Fatal(err)
		}
		found, err := list(ctx, s, question{statement: "MATCH (p:Pass) RETURN count(p)"}, (*row).number)
		if err != nil {
			t.Fatal(err)
		}
		left = append(left, found[0])
	}
	if got := fmt.Sprint(left); got != "[25 10 3 4]" {
		t.Errorf("%s are left, not a few less each time and then none", got)
	}
}

// passes fills the map with sessions: some of the account, more of others, and many that have ended.
func passes(t *testing.T, s *Store, filling int, account string) {
	t.Helper()
	err := s.alone(t.Context(), `
UNWIND range(1, 600 * $filling) AS n
MERGE (p:Pass {kind: 'SESSION', hash: toString($filling) + '-' + toString(n)})
SET p.account = CASE WHEN n < 4 THEN $account ELSE 'acc_' + toString(n) END,
  p.endsAt = datetime() + CASE WHEN n % 2 = 0 THEN duration({hours: -1}) ELSE duration({hours: 1}) END`,
		map[string]any{"filling": filling, "account": account})
	if err != nil {
		t.Fatal(err)
	}
}

// writtenOfPasses are writes that together run every statement that changes passes.
func writtenOfPasses(t *testing.T, s *Store) {
	t.Helper()
	ctx := t.Context()
	for _, f := range []graph.PassFilter{{Kind: graph.PassLink, Hash: "used"}, {Kind: graph.PassLink, AccountID: "acc_signed_out"}} {
		err := s.SavePass(ctx, &graph.Pass{Hash: "used", Kind: graph.PassLink, AccountID: "acc_signed_out", EndsAt: time.Now().Add(time.Hour)})
		if err != nil {
			t.Fatal(err)
		}
		if n, err := s.DropPasses(ctx, f); err != nil || n != 1 {
			t.Fatal(n, err)
		}
	}
}
