package resolvers

import (
	"mime"
	"strconv"
	"strings"
)

const (
	mediaJSON    = "application/json"
	mediaGraphQL = "application/graphql-response+json"
)

// negotiate chooses the media type of the answer by the request's Accept headers: the higher q, then the one that was
// named rather than starred, then the one that was named first; application/json where the caller does not mind. ok is
// false where neither is acceptable.
func negotiate(accept []string) (media string, ok bool) {
	if len(accept) == 0 {
		return mediaJSON, true
	}
	offers := []struct {
		media string
		preference
	}{{media: mediaJSON}, {media: mediaGraphQL}}
	for at, part := range strings.Split(strings.Join(accept, ","), ",") {
		name, q, valid := mediaRange(part)
		if !valid {
			continue
		}
		for i := range offers {
			exact := specificity(name, offers[i].media)
			if exact > offers[i].exact {
				offers[i].preference = preference{q: q, exact: exact, at: at}
			}
		}
	}
	best := offers[0]
	if offers[1].betterThan(best.preference) {
		best = offers[1]
	}
	return best.media, best.q > 0
}

// preference is the most exact range that names a media type; a q of 0 forbids it.
type preference struct {
	q     float64
	exact int
	at    int
}

func (p preference) betterThan(o preference) bool {
	if p.q != o.q {
		return p.q > o.q
	}
	if p.exact != o.exact {
		return p.exact > o.exact
	}
	return p.exact == exactly && p.at < o.at
}

const exactly = 3

func specificity(pattern, media string) int {
	switch pattern {
	case media:
		return exactly
	case "application/*":
		return 2
	case "*/*":
		return 1
	}
	return 0
}

// mediaRange reads one range of an Accept header. One that asks for another charset than UTF-8 is no offer of ours.
func mediaRange(part string) (name string, q float64, ok bool) {
	name, params, err := mime.ParseMediaType(strings.TrimSpace(part))
	if err != nil || !isUTF8(params["charset"]) {
		return "", 0, false
	}
	q = 1
	if s, given := params["q"]; given {
		if q, err = strconv.ParseFloat(s, 64); err != nil || !(q >= 0 && q <= 1) {
			return "", 0, false
		}
	}
	return name, q, true
}

func isUTF8(charset string) bool {
	return charset == "" || strings.EqualFold(charset, "utf-8") || strings.EqualFold(charset, "utf8")
}
