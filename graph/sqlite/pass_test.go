package sqlite

import (
	"fmt"
	"testing"
	"time"

	"github.com/allymap/allymap/graph"
)

func TestPassesThatHaveEndedLeaveTheFile(t *testing.T) {
	s := open(t)
	ctx := t.Context()
	if _, err := s.writer.db.ExecContext(ctx, `
WITH RECURSIVE e (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM e WHERE n < 40)
INSERT INTO pass (kind, hash, account, ends_at) SELECT 'LINK', n, 'acc_lena', n FROM e`); err != nil {
		t.Fatal(err)
	}
	var left []int
	for i := range 4 {
		err := s.SavePass(ctx, &graph.Pass{Hash: fmt.Sprint("new ", i), Kind: graph.PassLink, EndsAt: time.Now().Add(time.Hour)})
		if err != nil {
			t.Fatal(err)
		}
		var n int
		if err := s.reader.db.QueryRowContext(ctx, "SELECT count(*) FROM pass").Scan(&n); err != nil {
			t.Fatal(err)
		}
		left = append(left, n)
	}
	if got := fmt.Sprint(left); got != "[25 10 3 4]" {
		t.Errorf("%s are left, not a few less each time and then none", got)
	}
}
