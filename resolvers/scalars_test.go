package resolvers_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

func TestWhatAScalarDoesNotTakeIsToldWithItsArgumentItsPlaceAndItsForm(t *testing.T) {
	const (
		aMoment = "Write one such as 2017-05-09T00:00:00Z."
		moment  = "Write a moment such as 2017-05-09T00:00:00Z."
		date    = "Write a year, a month or a day: 2017, 2017-05 or 2017-05-09."
	)
	a := newAPI(t, nil)
	a.town()
	object := map[string]any{"is": 1}
	for name, c := range map[string]struct {
		document string
		value    any // of $v
		want     string
	}{
		"no moment":               {`{changes(area:"boston",since:"2017-13"){totalCount}}`, nil, "INVALID time.invalid [since] 1:2 2017-13 is no moment. " + aMoment},
		"a variable":              {`query($v:DateTime){changes(area:"boston",since:$v){totalCount}}`, "2017-13", "INVALID time.invalid [since] 1:20 2017-13 is no moment. " + aMoment},
		"a year":                  {`{changes(area:"boston",until:"2017"){totalCount}}`, nil, "INVALID time.invalid [until] 1:2 2017 is no moment. Write one such as 2017-01-01T00:00:00Z."},
		"a year that is a number": {`{changes(area:"boston",until:2017){totalCount}}`, nil, "INVALID time.invalid [until] 1:2 2017 is no moment. Write one such as 2017-01-01T00:00:00Z."},
		"a month":                 {`{changes(area:"boston",until:"2017-08"){totalCount}}`, nil, "INVALID time.invalid [until] 1:2 2017-08 is no moment. Write one such as 2017-08-01T00:00:00Z."},
		"a day":                   {`{changes(area:"boston",until:"2017-08-30"){totalCount}}`, nil, "INVALID time.invalid [until] 1:2 2017-08-30 is no moment. Write one such as 2017-08-30T00:00:00Z."},
		"no zone":                 {`{changes(area:"boston",since:"2017-05-09 14:30:00"){totalCount}}`, nil, "INVALID time.invalid [since] 1:2 2017-05-09 14:30:00 is no moment. " + aMoment},
		"no text":                 {`{changes(area:"boston",since:""){totalCount}}`, nil, "INVALID time.invalid [since] 1:2 This is no moment. " + aMoment},
		"an object":               {`{changes(area:"boston",since:{is:1}){totalCount}}`, nil, "BAD_REQUEST argument.type [since] 1:24 The value given for since is no DateTime. " + moment},
		"a variable's object":     {`query($v:DateTime){changes(area:"boston",since:$v){totalCount}}`, object, "BAD_REQUEST argument.type [since] 1:42 The value given for since is no DateTime. " + moment},
		"no date":                 {`{spectrum(issue:"iss_x",on:"2017-13"){unassessed}}`, nil, "INVALID date.invalid [on] 1:2 2017-13 is no date. " + date},
		"a variable of no date":   {`query($v:PartialDate){spectrum(issue:"iss_x",on:$v){unassessed}}`, "2017-13", "INVALID date.invalid [on] 1:23 2017-13 is no date. " + date},
		"an object for a date":    {`{spectrum(issue:"iss_x",on:{is:1}){unassessed}}`, nil, "BAD_REQUEST argument.type [on] 1:25 The value given for on is no PartialDate. " + date},
		"a part of an input":      {`mutation{addLink(input:{key:"k",type:KNOWS,from:"a",to:"b",since:{is:1}}){link{id}}}`, nil, "BAD_REQUEST argument.type [input since] 1:18 The value given for input.since is no PartialDate. " + date},
		"a part of a variable": {
			`mutation($v:AddLinkInput!){addLink(input:$v){link{id}}}`,
			map[string]any{"key": "k", "type": "KNOWS", "from": "a", "to": "b", "since": object},
			"BAD_REQUEST argument.type [input since] 1:36 The value given for input.since is no PartialDate. " + date,
		},
	} {
		t.Run(name, func(t *testing.T) {
			_, raw := a.ask("Lena", c.document, map[string]any{"v": c.value})
			if got := told(t, raw); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// told is the errors of an answer in short: code, reason, field, place and message of each.
func told(t *testing.T, raw []byte) string {
	t.Helper()
	var answer struct {
		Errors []struct {
			Message    string
			Locations  []struct{ Line, Column int }
			Extensions struct {
				Code, Reason string
				Field        []string
			}
		}
	}
	if err := json.Unmarshal(raw, &answer); err != nil {
		t.Fatalf("%v: %s", err, raw)
	}
	var out []string
	for _, e := range answer.Errors {
		place := "nowhere"
		if len(e.Locations) == 1 {
			place = fmt.Sprintf("%d:%d", e.Locations[0].Line, e.Locations[0].Column)
		}
		out = append(out, fmt.Sprint(e.Extensions.Code, " ", e.Extensions.Reason, " ", e.Extensions.Field, " ", place, " ", e.Message))
	}
	return strings.Join(out, "; ")
}
