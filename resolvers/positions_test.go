package resolvers_test

import (
	"fmt"
	"strings"
	"testing"
)

// Far Off, of Olu's area, is on Boston's map by a link whose other end Olu does not see.
func TestPositionsAreToldToWhoeverSeesTheActorAndGivenByWhoeverMayWriteThere(t *testing.T) {
	a := newAPI(t, nil)
	a.oddTown()
	const asked = `{area(slug:"boston"){positions{actor{name}}}}`
	for who, want := range map[string]string{
		"Lena": "[map[actor:map[name:Far Off]] map[actor:map[name:👩🏽‍🌾 Grower \u0301]] map[actor:map[name:ليلى]]]",
		"Olu":  "[map[actor:map[name:ليلى]]]",
	} {
		if got := fmt.Sprint(a.must(who, asked, nil)["area"].(map[string]any)["positions"]); got != want {
			t.Errorf("%s sees %s, want %s", who, got, want)
		}
	}
	_, raw := a.ask("Olu", `mutation($in:PlaceActorsInput!){placeActors(input:$in){area{id} userErrors{code field reason}}}`, map[string]any{
		"in": map[string]any{"area": "boston", "positions": []any{map[string]any{"actor": id("act_", "Leila"), "x": 1, "y": 1}}},
	})
	if !strings.Contains(string(raw), `"area":null,"userErrors":[{"code":"FORBIDDEN","field":["area"],"reason":"area.forbidden"}]`) {
		t.Errorf("Olu may place in Boston: %s", raw)
	}
}

func TestAPlaceThatIsNoNumberIsRefused(t *testing.T) {
	a := newAPI(t, nil)
	a.oddTown()
	for _, x := range []any{"NaN", "Infinity", "-Inf", "1e999", 1e300, "left", true} {
		_, raw := a.ask("Lena", `mutation($x:Float!){placeActors(input:{area:"boston",positions:[{actor:"`+id("act_", "Leila")+`",x:$x,y:1}]}){userErrors{reason field}}}`, map[string]any{"x": x})
		if text := string(raw); strings.Contains(text, `"userErrors":[]`) || strings.Contains(text, "INTERNAL") {
			t.Errorf("%v: %s", x, raw)
		}
	}
}

func TestPositionsAreCheapForAWholeMapAndDearInAList(t *testing.T) {
	a := newAPI(t, nil)
	a.crowd(20)
	a.place("crowd", 20)
	whole := `map(area:"crowd"){cursor actors{id kind name nameLanguage tags degree area{slug} visibility version} links{id type strength basis from{id} to{id}}}`
	a.must("Ada", `{area(slug:"crowd"){positions{actor{id kind name} x y}} `+whole+`}`, nil)
	for _, c := range []string{
		`{actors(area:"crowd",first:50){nodes{area{positions{x}}}}}`,
		`{area(slug:"crowd"){positions{actor{links(first:5){nodes{id}}}}}}`,
	} {
		if _, raw := a.ask("Ada", c, nil); !strings.Contains(string(raw), `"operation.cost"`) {
			t.Errorf("%s: %.200s", c, raw)
		}
	}
}

func TestAPlaceIsNoChange(t *testing.T) {
	a := newAPI(t, nil)
	a.crowd(3)
	const asked = `{map(area:"crowd"){cursor} changes(area:"crowd",last:3){nodes{id}}}`
	before := fmt.Sprint(a.must("Ada", asked, nil))
	a.must("Ada", `mutation($in:PlaceActorsInput!){placeActors(input:$in){userErrors{message}}}`, map[string]any{
		"in": map[string]any{"area": "crowd", "positions": []any{map[string]any{"actor": id("act_", "1"), "x": 1, "y": 2}}},
	})
	if after := fmt.Sprint(a.must("Ada", asked, nil)); after != before {
		t.Errorf("before %s\nafter  %s", before, after)
	}
}
