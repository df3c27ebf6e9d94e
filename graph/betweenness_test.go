package graph

import (
	"context"
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/graph/network"
	"pgregory.net/rapid"
)

// gonums are gonum's scores, which count each pair of others from both of its ends, in our measure.
func gonums(n *net) []float64 {
	out := make([]float64, n.size())
	for id, score := range network.Betweenness(judge(n)) {
		out[id] = score / float64(n.size()-1) / float64(n.size()-2)
	}
	return out
}

// furthest is the largest difference of two scores.
func furthest(a, b []float64) float64 {
	var most float64
	for i := range a {
		if d := math.Abs(a[i] - b[i]); !(d <= most) {
			most = d
		}
	}
	return most
}

func TestBetweennessIsThatOfGonum(t *testing.T) {
	eachShape(t, func(t *testing.T, n *net) {
		got, err := n.betweenness(t.Context(), 1)
		if err != nil || !got.Exact || got.Err != 0 || got.Confidence != 1 || len(got.Scores) != n.size() {
			t.Fatalf("%+v, %v", got, err)
		}
		if n.size() > 2 && !(furthest(got.Scores, gonums(n)) < 1e-11) {
			t.Errorf("%v, not %v", got.Scores, gonums(n))
		}
	})
	rapid.Check(t, func(r *rapid.T) {
		drawn, size := anyPairs(r)
		n := drawn.net(size)
		got, err := n.exactBetweenness(context.Background())
		if err != nil {
			r.Fatal(err)
		}
		if size > 2 && !(furthest(got.Scores, gonums(n)) < 1e-11) {
			r.Fatalf("%v, not %v", got.Scores, gonums(n))
		}
	})
}

func TestBetweennessOfPublishedNetworks(t *testing.T) {
	check := func(name string, n *net, names []string, want map[string]float64, digits float64) {
		t.Helper()
		got, err := n.betweenness(t.Context(), n.seed())
		if err != nil {
			t.Fatal(err)
		}
		for who, score := range want {
			if d := math.Abs(got.Scores[slices.Index(names, who)] - score); d > 0.5001*digits {
				t.Errorf("%s: %s scores %v, not %v", name, who, got.Scores[slices.Index(names, who)], score)
			}
		}
	}
	families, names := named(florentine)
	check("Florence", families, names, map[string]float64{
		"Medici": 0.5220, "Guadagni": 0.2546, "Albizzi": 0.2125, "Salviati": 0.1429, "Ridolfi": 0.1136, "Bischeri": 0.1044,
		"Strozzi": 0.1026, "Barbadori": 0.0934, "Tornabuoni": 0.0916, "Castellani": 0.0549, "Peruzzi": 0.0220, "Pazzi": 0,
		"Ginori": 0, "Acciaiuoli": 0, "Lamberteschi": 0,
	}, 1e-4)
	// Wasserman and Faust (1994) count the Pucci, who stand apart: a family more divides by more pairs.
	withPucci := newNet(families.size()+1, func(yield func(a, b int32) bool) {
		for v := range int32(families.size()) {
			for _, u := range families.ties(v) {
				yield(v, u)
			}
		}
	})
	check("Florence with the Pucci", withPucci, append(names, "Pucci"), map[string]float64{
		"Medici": 0.452, "Guadagni": 0.221, "Albizzi": 0.184, "Salviati": 0.124, "Ridolfi": 0.098, "Pucci": 0,
	}, 1e-3)
	colleagues, colleague := named(kite)
	check("kite", colleagues, colleague, map[string]float64{
		"Heather": 0.389, "Fernando": 0.231, "Garth": 0.231, "Ike": 0.222, "Diane": 0.102, "Andre": 0.023, "Beverly": 0.023,
		"Carol": 0, "Ed": 0, "Jane": 0,
	}, 1e-3)
	club := make([]string, 34)
	club[0], club[33], club[32], club[2], club[31] = "1", "34", "33", "3", "32"
	check("karate", zachary(), club, map[string]float64{"1": 0.4376, "34": 0.3041, "33": 0.1452, "3": 0.1437, "32": 0.1383}, 1e-4)
}

func TestEqualPositionsScoreEqually(t *testing.T) {
	got, err := cycle(101).betweenness(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	for i, score := range got.Scores {
		if score != got.Scores[0] {
			t.Fatalf("%d scores %v, 0 scores %v", i, score, got.Scores[0])
		}
	}
	got, err = barbell(20).betweenness(t.Context(), 1)
	if err != nil || got.Scores[0] != got.Scores[20] || got.Scores[1] != 0 {
		t.Errorf("%v, %v", got.Scores, err)
	}
}

func TestMoreWaysThanANumberHoldsAreStillShared(t *testing.T) {
	const count = 1100 // 2^1100 shortest ways from end to end
	n := diamonds(count)
	sums := make([]float64, n.size())
	if err := newBrandes(t.Context(), n).from(0, sums); err != nil {
		t.Fatal(err)
	}
	for i := 1; i <= count; i++ {
		beyond := float64(3 * (count - i))
		if got := sums[3*i]; !(math.Abs(got-beyond) < 1e-6) {
			t.Fatalf("after %d diamonds: owed %v, not %v", i, got, beyond)
		}
		if got := sums[3*i-1]; !(math.Abs(got-(beyond+1)/2) < 1e-6) {
			t.Fatalf("beside: owed %v, not %v", got, (beyond+1)/2)
		}
	}
	sampled, err := n.sampledBetweenness(t.Context(), 1, 0.2)
	if err != nil || !(math.Abs(sampled.Scores[3*count/2]-0.5) < 0.2) {
		t.Errorf("sampled in the middle: %v, %v", sampled.Scores[3*count/2], err)
	}
}

func TestALargeOrDenseMapIsSampled(t *testing.T) {
	var few pairs // on a map of strangers
	for i := range int32(1500) {
		few = append(few, [2]int32{i, i / 3})
	}
	for name, n := range map[string]*net{"large": few.net(exactActors + 1), "dense": clique(0, 700).net(700)} {
		got, err := n.betweenness(t.Context(), n.seed())
		if err != nil || got.Exact || got.Err != 0.01 || got.Confidence != 0.9 {
			t.Fatalf("%s: exact %v, within %v at %v, %v", name, got.Exact, got.Err, got.Confidence, err)
		}
		if most := slices.Max(got.Scores); (most > 0) != (name == "large") {
			t.Errorf("%s: up to %v", name, most)
		}
	}
	got, err := path(2).sampledBetweenness(t.Context(), 1, 0.01)
	if err != nil || !got.Exact || got.Err != 0 {
		t.Errorf("where nobody can stand between two others there is nothing to be wrong about: %+v, %v", got, err)
	}
}
