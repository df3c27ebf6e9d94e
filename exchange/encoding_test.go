package exchange

import (
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

func TestTheEncodingOfAnUnmarkedFileIsFoundOut(t *testing.T) {
	for page, texts := range map[*charmap.Charmap][]string{
		charmap.Windows1250: {
			"Zbigniew Źrebiec, Łódź, Małgorzata Świerszcz", "Jiří Dvořák, Tomáš Růžička, Lukáš Němec", "Erzsébet Szűcs, Győző Őry, Ágnes",
			"Ştefan Brînduşă, Ioana Văleanu, Constanţa", "Đorđe Petrović, Željko Šarić",
		},
		charmap.Windows1257: {
			"Rasa Žvirblytė, Ąžuolas, Šiauliai, Jūratė Kęstaitytė", "Jānis Bērziņš, Ģirts Ķirsons, Māra Liepiņa", "Õie Mägi, Jüri Öpik, Šaara Žilinski",
		},
		charmap.Windows1252: {"François Lefèvre, Zoë", "Jürgen Groß, Käthe Müller", "Conceição Gonçalves, João", "José Núñez, María"},
	} {
		for _, text := range texts {
			raw, err := page.NewEncoder().String(text)
			if err != nil {
				t.Fatal(err)
			}
			got, name, err := decode([]byte(raw), "")
			if err != nil || string(got) != text {
				t.Errorf("%q was read as %s: %q, %v", text, name, got, err)
			}
		}
	}
}

func TestEveryUnicodeFormIsRead(t *testing.T) {
	const text = "id,name\np1,Łucja ليلى\n"
	for name, e := range map[string]interface{ Bytes([]byte) ([]byte, error) }{
		"utf-16le with mark":    unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder(),
		"utf-16be with mark":    unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder(),
		"utf-16le without mark": unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder(),
		"utf-16be without mark": unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder(),
		"utf-8 with mark":       unicode.UTF8BOM.NewEncoder(),
		"utf-8":                 unicode.UTF8.NewEncoder(),
	} {
		raw, err := e.Bytes([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if got, as, err := decode(raw, ""); err != nil || string(got) != text {
			t.Errorf("%s was read as %s: %q, %v", name, as, got, err)
		}
	}
}

func TestAFewBrokenBytesDoNotMakeAFileOfAnotherEncoding(t *testing.T) {
	if _, name, _ := decode([]byte("Łucja, Świerszcz, Jos\xe9"), ""); name != utf8Name {
		t.Errorf("read as %s", name)
	}
}

func TestAnEncodingThatIsNoneIsRefused(t *testing.T) {
	if _, _, err := decode(nil, "ebcdic"); err == nil {
		t.Error("ebcdic was taken")
	}
}
