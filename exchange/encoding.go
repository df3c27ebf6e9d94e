package exchange

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

const utf8Name = "utf-8"

// encodings are what -encoding may name.
var encodings = map[string]encoding.Encoding{
	utf8Name:       nil,
	"utf-16le":     unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM),
	"utf-16be":     unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
	"windows-1250": charmap.Windows1250,
	"windows-1252": charmap.Windows1252,
	"windows-1257": charmap.Windows1257,
}

// Encodings are the names of the encodings that a file may be said to have.
func Encodings() []string {
	out := []string{}
	for name := range encodings {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

// boms are the marks by which a file says its own encoding.
var boms = []struct{ mark, name string }{{"\xEF\xBB\xBF", utf8Name}, {"\xFF\xFE", "utf-16le"}, {"\xFE\xFF", "utf-16be"}}

// decode gives a file's text as UTF-8 and the name of the encoding that it was read in: the one that its mark says, else the
// one given, else the likeliest. What is broken in a UTF-8 file stays broken, so that each such cell is refused by name.
func decode(raw []byte, given string) (text []byte, name string, err error) {
	name = strings.ToLower(given)
	if _, known := encodings[name]; !known && given != "" {
		return nil, "", fmt.Errorf("%s is no encoding that can be read here; choose one of %s", given, strings.Join(Encodings(), ", "))
	}
	marked := false
	for _, b := range boms {
		if bytes.HasPrefix(raw, []byte(b.mark)) {
			raw, name, marked = raw[len(b.mark):], b.name, true
			break
		}
	}
	if !marked && name == "" {
		name = detect(raw)
	}
	if e := encodings[name]; e != nil {
		if raw, err = e.NewDecoder().Bytes(raw); err != nil {
			return nil, "", fmt.Errorf("reading it as %s: %w", name, err)
		}
	}
	return raw, name, nil
}

// detect guesses the encoding of an unmarked file.
func detect(raw []byte) string {
	if name := detectWide(raw); name != "" {
		return name
	}
	whole, broken := 0, 0
	for rest := raw; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		switch {
		case r == utf8.RuneError && size == 1:
			broken++
		case size > 1:
			whole++
		}
		rest = rest[size:]
	}
	if broken == 0 || whole >= broken {
		return utf8Name // a few broken bytes do not make a file of another encoding
	}
	return detectCodePage(raw)
}

// detectWide tells UTF-16 without a mark: half the bytes of a table in it are zero, those of one side.
func detectWide(raw []byte) string {
	const sample, enough = 4096, 10 // bytes looked at; one zero in so many bytes on one side
	var zeros [2]int
	part := raw[:min(len(raw), sample)]
	for i, b := range part {
		if b == 0 {
			zeros[i%2]++
		}
	}
	switch {
	case zeros[1]*enough > len(part) && zeros[0]*enough < zeros[1]:
		return "utf-16le"
	case zeros[0]*enough > len(part) && zeros[1]*enough < zeros[0]:
		return "utf-16be"
	}
	return ""
}

// alphabets are the letters beyond a-z of the languages that each code page is used for, the likelier page first. A text
// in the wrong page holds letters of several languages at once, or signs in the middle of words.
var alphabets = []struct{ page, letters string }{
	{"windows-1252", "àâçéèêëîïôùûüÿœæ"}, // French
	{"windows-1252", "äöüß"},             // German
	{"windows-1252", "áéíóúüñ"},          // Spanish
	{"windows-1252", "áâãàçéêíóôõú"},     // Portuguese
	{"windows-1252", "àèéìòù"},           // Italian
	{"windows-1252", "åäöæø"},            // Nordic
	{"windows-1250", "ąćęłńóśźż"},        // Polish
	{"windows-1250", "áčďéěíňóřšťúůýž"},  // Czech
	{"windows-1250", "áäčďéíĺľňóôŕšťúýž"},
	{"windows-1250", "áéíóöőúüű"}, // Hungarian
	{"windows-1250", "ăâîşţșț"},   // Romanian
	{"windows-1250", "čćđšž"},     // Croatian
	{"windows-1250", "çë"},        // Albanian
	{"windows-1257", "ąčęėįšųūž"}, // Lithuanian
	{"windows-1257", "āčēģīķļņšūž"},
	{"windows-1257", "õäöüšž"}, // Estonian
}

// detectCodePage takes the page in which most of the letters beyond ASCII belong to one language.
func detectCodePage(raw []byte) string {
	best, most := "windows-1252", 0
	for _, a := range alphabets {
		page, ok := encodings[a.page].(*charmap.Charmap)
		if !ok {
			continue
		}
		fits := 0
		for _, b := range raw {
			if b < utf8.RuneSelf {
				continue
			}
			if r := page.DecodeByte(b); strings.ContainsRune(a.letters, r) || strings.ContainsRune(strings.ToUpper(a.letters), r) {
				fits++
			}
		}
		if fits > most {
			best, most = a.page, fits
		}
	}
	return best
}
