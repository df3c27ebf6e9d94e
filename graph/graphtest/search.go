package graphtest

import (
	"fmt"
	"strings"

	"github.com/allymap/allymap/graph"
)

var searchClaims = []claim{
	{"case, marks, letters that stand for two and apostrophes do not matter", searchFolds},
	{"names of other scripts are found", searchScripts},
	{"a name is found as it is typed", searchAsTyped},
	{"words are found in any order, each by its beginning", searchWords},
	{"one typo of each kind is forgiven in words of four letters", searchTypos},
	{"no typo is forgiven in a shorter word, nor two in one", searchNoTypos},
	{"other names answer too, and say which did", searchOtherNames},
	{"the order is exact, prefix, word, typo, then name, then id", searchOrder},
	{"kinds and area choose", searchChoices},
	{"the limit keeps the best", searchLimit},
	{"a text that a database might take for a command is a text", searchStrange},
	{"long texts and many words are answered", searchLong},
	{"a changed, removed and restored name is found as it is by now", searchFollows},
	{"a text without a letter finds a name without a letter", searchSymbols},
}

// found is what a search for a text gives, in short: "Bo EXACT, Boris PREFIX".
func (p *place) found(scope graph.Scope, text string, kinds ...graph.ActorKind) string {
	p.Helper()
	return p.foundIn(scope, text, nil, 100, kinds...)
}

func (p *place) foundIn(scope graph.Scope, text string, area *string, first int, kinds ...graph.ActorKind) string {
	p.Helper()
	results := must[[]*graph.SearchResult](p)(p.m.Search(p.ctx, scope, text, area, kinds, first))
	if results == nil {
		p.Errorf("the answer to %q is nil, not empty", text)
	}
	out := make([]string, len(results))
	for i, r := range results {
		out[i] = r.Matched + " " + string(r.Match)
	}
	return strings.Join(out, ", ")
}

func (p *place) finds(table map[string]string) {
	p.Helper()
	for text, want := range table {
		p.want(fmt.Sprintf("a search for %q", text), p.found(p.lena, text), want)
	}
}

func searchFolds(p *place) {
	p.allies("Łukasz Żółć", "Søren", "Đorđe", "Işıl", "Weiß", "Œuvre", "Æther", "O'Neill", "D’Arcy", "José", "Ñandú", "Straße", "ſarah", "ﬁnn", "Ｗｉｄｅ", "Þóra", "Åse")
	p.finds(map[string]string{
		"lukasz zolc": "Łukasz Żółć EXACT", "ŁUKASZ ŻÓŁĆ": "Łukasz Żółć EXACT", "soren": "Søren EXACT", "SØREN": "Søren EXACT",
		"dorde": "Đorđe EXACT", "isil": "Işıl EXACT", "IŞIL": "Işıl EXACT", "weiss": "Weiß EXACT", "WEISS": "Weiß EXACT", "oeuvre": "Œuvre EXACT",
		"aether": "Æther EXACT", "oneill": "O'Neill EXACT", "o’neill": "O'Neill EXACT", "OʼNEILL": "O'Neill EXACT", "d'arcy": "D’Arcy EXACT", "darcy": "D’Arcy EXACT",
		"jose": "José EXACT", "jose\u0301": "José EXACT", "nandu": "Ñandú EXACT", "strasse": "Straße EXACT", "straße": "Straße EXACT",
		"sarah": "ſarah EXACT", "finn": "ﬁnn EXACT", "wide": "Ｗｉｄｅ EXACT", "thora": "Þóra EXACT", "ase": "Åse EXACT", " jose ": "José EXACT", "jo-se": "",
	})
}

func searchScripts(p *place) {
	p.allies("Екатерина Щукина", "عَلِيّ أحمد", "على", "فاطمة", "یوسف کریم", "李小龙", "東京タワー", "Ελένη Παππάς", "ירושלים", "अमीना", "ከበደ", "𞤀𞤣𞤤𞤢𞤥", "Ёлка", "სალომე")
	p.finds(map[string]string{
		"екатерина": "Екатерина Щукина PREFIX", "ЩУКИНА": "Екатерина Щукина WORD", "علي": "على EXACT, عَلِيّ أحمد PREFIX", "احمد علي": "عَلِيّ أحمد WORD",
		"فاطمه": "فاطمة EXACT", "يوسف": "یوسف کریم PREFIX", "كريم": "یوسف کریم WORD", "李": "李小龙 PREFIX", "李小龙": "李小龙 EXACT", "小龙": "",
		"東京": "東京タワー PREFIX", "ελενη παππας": "Ελένη Παππάς EXACT", "ΠΑΠΠΆΣ": "Ελένη Παππάς WORD", "ירושל": "ירושלים PREFIX", "अमीना": "अमीना EXACT",
		"ከበ": "ከበደ PREFIX", "𞤢𞤣𞤤": "𞤀𞤣𞤤𞤢𞤥 PREFIX", "𞤢𞤣𞤤𞤢": "𞤀𞤣𞤤𞤢𞤥 PREFIX", "𞤢𞤣𞤢𞤢": "𞤀𞤣𞤤𞤢𞤥 TYPO", "елка": "Ёлка EXACT, Екатерина Щукина TYPO", "სალომე": "სალომე EXACT",
		"екатирина": "Екатерина Щукина TYPO",
	})
}

func searchAsTyped(p *place) {
	p.allies("Amina Yusuf", "Aminata Diallo", "Amir")
	p.finds(map[string]string{
		"a": "Amina Yusuf PREFIX, Aminata Diallo PREFIX, Amir PREFIX", "am": "Amina Yusuf PREFIX, Aminata Diallo PREFIX, Amir PREFIX",
		"amin": "Amina Yusuf PREFIX, Aminata Diallo PREFIX, Amir TYPO", "amina": "Amina Yusuf PREFIX, Aminata Diallo PREFIX",
		"amina ": "Amina Yusuf PREFIX, Aminata Diallo PREFIX", "amina y": "Amina Yusuf PREFIX", "amina yusuf": "Amina Yusuf EXACT", "amina yusufa": "Amina Yusuf TYPO",
		"aminat": "Aminata Diallo PREFIX, Amina Yusuf TYPO",
	})
}

func searchWords(p *place) {
	p.allies("Maria del Carmen Ruiz", "Carmen Maria", "Mario Carr")
	p.finds(map[string]string{
		"carmen maria": "Carmen Maria EXACT, Maria del Carmen Ruiz WORD", "ruiz maria": "Maria del Carmen Ruiz WORD", "mar car": "Carmen Maria WORD, Maria del Carmen Ruiz WORD, Mario Carr WORD",
		"ma ca": "Carmen Maria WORD, Maria del Carmen Ruiz WORD, Mario Carr WORD", "d c m r": "Maria del Carmen Ruiz WORD", "maria maria": "Carmen Maria WORD, Maria del Carmen Ruiz WORD, Mario Carr TYPO",
		"maria x": "", "rmen": "", "maria del carmen": "Maria del Carmen Ruiz PREFIX", "del": "Maria del Carmen Ruiz WORD",
	})
}

func searchTypos(p *place) {
	p.allies("Mohammed Hassan")
	for _, text := range []string{
		"mohanmed", "bohammed", "mohammex", // changed
		"mohamed", "ohammed", "mohammd", // left out
		"mohammmed", "xmohammed", "mohhammed", "mohammexd", // put in
		"mohmamed", "omhammed", "mohamemd", // swapped
		"mohanmed hassan", "hasan mohammed", "hasan mohanmed", "hassna",
		"hasn", "hsas", "mobammed has", "hxss",
	} {
		p.want("a search for "+text, p.found(p.lena, text), "Mohammed Hassan TYPO")
	}
	p.want("as typed", p.found(p.lena, "mohammed h"), "Mohammed Hassan PREFIX")
}

func searchNoTypos(p *place) {
	p.allies("Mohammed Hassan", "Bo Li", "Eva")
	for _, text := range []string{
		"mohxmmxd", "ohamed", "hamsas", "hxsxan", "b0", "ev4", "hxs", "has x", "mohammed has4 hxs", "oev", "l1", "mxh",
	} {
		p.want("a search for "+text, p.found(p.lena, text), "")
	}
	p.want("a short word beside a typo", p.found(p.lena, "mohanmed has"), "Mohammed Hassan TYPO")
	p.want("a longer word than the name", p.found(p.lena, "evan"), "Eva TYPO")
}

func searchOtherNames(p *place) {
	p.all(p.lena,
		graph.AddActor{Kind: graph.KindAlly, Area: "dock", Name: "Bo", OtherNames: []graph.OtherName{{Name: "Boris Larsen"}, {Name: "Борис"}}},
		graph.AddActor{Kind: graph.KindAlly, Area: "dock", Name: "Boris", OtherNames: []graph.OtherName{{Name: "Bo"}}},
	)
	p.finds(map[string]string{
		"bo": "Bo EXACT, Bo EXACT", "boris": "Boris EXACT, Boris Larsen PREFIX", "larsen": "Boris Larsen WORD", "борис": "Борис EXACT", "larson": "Boris Larsen TYPO",
		"bo larsen": "Boris Larsen WORD", "larsen борис": "", // the words of one name
	})
	one := must[[]*graph.SearchResult](p)(p.m.Search(p.ctx, p.lena, "борис", nil, nil, 10))
	p.want("who that is", one[0].Actor.Name, "Bo")
}

func searchOrder(p *place) {
	p.allies("Marta Zed", "Zed Marta", "Marta", "Martha", "Anna Marta", "marta", "Mart", "Marta Abel", "Mbrta", "Zed Mbrta")
	p.want("the order, equal names apart", strings.ToLower(p.found(p.lena, "marta")),
		"marta exact, marta exact, marta abel prefix, marta zed prefix, anna marta word, zed marta word, mart typo, martha typo, mbrta typo, zed mbrta typo")
	same := must[[]*graph.SearchResult](p)(p.m.Search(p.ctx, p.lena, "marta", nil, nil, 2))
	p.want("equal names by id", same[0].Actor.ID < same[1].Actor.ID, true)
}

func searchChoices(p *place) {
	p.town()
	p.do(p.mo, graph.AddActor{Kind: graph.KindOrganisation, Area: "mill", Name: "Amina's", Visibility: graph.Project})
	p.want("everywhere", p.found(p.lena, "amina"), "Amina EXACT, Amina's PREFIX")
	p.want("bodies", p.found(p.lena, "amina", graph.KindOrganisation), "Amina's PREFIX")
	p.want("people", p.found(p.lena, "amina", graph.KindLeader, graph.KindAlly), "Amina EXACT")
	p.want("allies", p.found(p.lena, "amina", graph.KindAlly), "")
	p.want("in Mill", p.foundIn(p.lena, "amina", ptr("mill"), 10), "Amina's PREFIX")
	p.want("in Dock, bodies", p.foundIn(p.lena, "amina", ptr("dock"), 10, graph.KindOrganisation), "")
	p.want("of no kind", len(must[[]*graph.SearchResult](p)(p.m.Search(p.ctx, p.lena, "amina", nil, []graph.ActorKind{}, 10))), 0)
	p.want("carla, to lena and to cora", p.found(p.lena, "carla")+" / "+p.found(p.cora, "carla"), "Carla EXACT / ")
}

func searchLimit(p *place) {
	var all []string
	for i := range 60 {
		all = append(all, fmt.Sprintf("Zed Marta %02d", i))
	}
	p.allies(append(all, "Martb", "Marta", "Marta X", "A Marta")...)
	p.want("the best", p.foundIn(p.lena, "marta", nil, 1), "Marta EXACT")
	p.want("the best two", p.foundIn(p.lena, "marta", nil, 2), "Marta EXACT, Marta X PREFIX")
	p.want("the best four", p.foundIn(p.lena, "marta", nil, 4), "Marta EXACT, Marta X PREFIX, A Marta WORD, Zed Marta 00 WORD")
	p.want("all", strings.Count(p.foundIn(p.lena, "marta", nil, 100), ","), 63)
	// What lena alone sees takes no place in what mo is given.
	p.do(p.mo, graph.AddActor{Kind: graph.KindAlly, Area: "mill", Name: "Zz Martb"})
	p.want("to mo", p.foundIn(p.mo, "marta", nil, 1), "Zz Martb TYPO")
}

func searchStrange(p *place) {
	p.allies("Amina", "Or", "Near Not And", `Back\slash`, "50% off", "a_b", `Quote "Q" Name`, "Star* Light")
	p.finds(map[string]string{
		`" OR "`: "Or EXACT", `amina" OR "`: "", "NEAR(": "Near Not And PREFIX", "NEAR(amina or, 5)": "", "*": "", "a*": "a_b PREFIX, Amina PREFIX, Near Not And WORD", "/.*/": "",
		"near AND not": "Near Not And WORD", "NOT near": "Near Not And WORD", `\`: "", `back\slash`: `Back\slash EXACT`, `back\\slash`: `Back\slash EXACT`, "%": "", "_": "", "am_na": "", "ami%": "Amina PREFIX",
		"'": "", "''": "", "; DROP TABLE actor": "", "name:amina": "", "amina~": "Amina EXACT", "amina^2": "", "-amina": "Amina EXACT", "+amina": "Amina EXACT", "{amina}": "Amina EXACT",
		"[amina TO z]": "", "(amina": "Amina EXACT", "amina)": "Amina EXACT", "am?na": "", `"quote" "name"`: `Quote "Q" Name WORD`, "": "", "   ": "", "$query": "", "amina && or": "", "star": "Star* Light PREFIX",
		"50": "50% off PREFIX", "50%": "50% off PREFIX", "a b": "a_b EXACT", "!amina": "Amina EXACT", "amina:": "Amina EXACT", "amina/or": "",
	})
}

func searchLong(p *place) {
	long := strings.Repeat("ab", 100)
	p.allies(long, "Amina")
	p.want("200 characters of one word", p.found(p.lena, long), long+" EXACT")
	p.want("with a typo", p.found(p.lena, long[:100]+"x"+long[101:]), long+" TYPO")
	p.want("all but the last", p.found(p.lena, long[:199]), long+" PREFIX")
	p.want("others", p.found(p.lena, strings.Repeat("ba", 100)), long+" TYPO") // the first letter is one too many
	p.want("60 words", p.found(p.lena, strings.TrimSpace(strings.Repeat("am ", 60))), "Amina WORD")
	p.want("60 words, one other", p.found(p.lena, strings.TrimSpace(strings.Repeat("am ", 59)+"x")), "")
	p.want("200 emoji", p.found(p.lena, strings.Repeat("😀", 200)), "")
	p.want("40 words of typos", p.found(p.lena, strings.TrimSpace(strings.Repeat("amna ", 40))), "Amina TYPO")
}

func searchFollows(p *place) {
	id := p.ally("Amina")
	p.do(p.lena, graph.ChangeActor{ID: id, ExpectedVersion: 1, Name: graph.To("Zora"), OtherNames: graph.To([]graph.OtherName{{Name: "Aisha"}})})
	p.want("the old name", p.found(p.mo, "amina"), "")
	p.want("the new ones", p.found(p.mo, "zora")+", "+p.found(p.mo, "aisha"), "Zora EXACT, Aisha EXACT")
	gone := p.do(p.lena, graph.RemoveActor{ID: id, ExpectedVersion: 2}).Change.ID
	p.want("removed", p.found(p.mo, "zora")+p.found(p.mo, "aisha"), "")
	p.do(p.lena, graph.Undo{Change: gone})
	p.want("restored", p.found(p.mo, "zora")+", "+p.found(p.mo, "asiha"), "Zora EXACT, Aisha TYPO")
	p.do(p.lena, graph.ChangeActor{ID: id, ExpectedVersion: 3, Visibility: graph.To(graph.InArea)})
	p.want("hidden", p.found(p.mo, "zora")+p.found(p.mo, "asiha"), "")
	p.want("and not", p.found(p.lena, "zora"), "Zora EXACT")
}

func searchSymbols(p *place) {
	p.allies("😀", "!!!", "🦊 fox", "😀😀")
	p.finds(map[string]string{"😀": "😀 EXACT, 😀😀 PREFIX", "!!!": "!!! EXACT", "!": "!!! PREFIX", "fox": "🦊 fox EXACT", "🦊": ""})
}
