package demo

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/allymap/allymap/graph"
)

// CouncilLeader is the id of the leader of Boston's council, whom the demo's first question is about.
func CouncilLeader() string { return idOf(graph.ActorPrefix, "boston", "council.1") }

// Question asks who can introduce us to the leader of Boston's council.
func Question() string {
	return fmt.Sprintf("{ introductions(to: %q, first: 3) { paths { warmth sentence } } }", CouncilLeader())
}

// Curl is a line for a shell that asks Question at an address.
func Curl(address, key string) string {
	body, _ := json.Marshal(map[string]string{"query": Question()}) // a map of texts always encodes
	return fmt.Sprintf("curl -s %s -H 'Authorization: Bearer %s' -H 'Content-Type: application/json' -d '%s'", address, key, strings.ReplaceAll(string(body), "'", `'\''`))
}
