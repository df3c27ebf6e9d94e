package graph

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"time"
)

// Account is somebody who signs in: a role, and the areas where it holds.
type Account struct {
	ID        string
	Name      string
	Role      Role
	AreaIDs   []string // empty for a coordinator or an administrator: all areas
	LeaderID  *string  // who this person is on the map, where that is known
	KeyHash   string   // of the secret key; the key itself is kept nowhere
	Demo      bool     // made by the demo, whose keys are replaced when it runs again
	CreatedAt time.Time
	RevokedAt *time.Time // a revoked account sees nothing; it stays as the author of what it wrote
}

// NodeID is the account's id.
func (a *Account) NodeID() string { return a.ID }

// NewKey makes the secret by which an account signs in: a NewSecret behind a mark that scanners for secrets know.
func NewKey() string { return "allymap_" + NewSecret() }

// NewSecret makes a secret that may stand in an address: 256 random bits.
func NewSecret() string {
	var raw [32]byte
	_, _ = rand.Read(raw[:]) // never fails: crypto/rand ends the program instead
	return base64.RawURLEncoding.EncodeToString(raw[:])
}

// HashKey is the form in which a key and the secret of a pass are kept. They are random enough that a plain digest cannot
// be reversed.
func HashKey(key string) string {
	sum := sha256.Sum256([]byte(key))
	return hex.EncodeToString(sum[:])
}

// NewAccount checks a new account and gives it an id and a key, which the caller shows once. leaderID may be nil.
func NewAccount(name string, role Role, areas []*Area, leaderID *string) (*Account, string, error) {
	var c checker
	a := &Account{ID: NewID(AccountPrefix), Name: c.name("name", name), Role: role, LeaderID: leaderID}
	for _, area := range areas {
		a.AreaIDs = append(a.AreaIDs, area.ID)
	}
	switch role {
	case RoleLeader:
		if len(areas) == 0 {
			c.add(invalid("account.area", "areas", "A leader works in at least one area. Name it by its slug."))
		}
	case RoleAdmin:
		if len(areas) > 0 {
			c.add(invalid("account.area", "areas", "An administrator works in all areas. Leave the areas out."))
		}
	case RoleCoordinator:
	default:
		c.add(invalid("role.unknown", "role", "%s is no role. Choose LEADER, COORDINATOR or ADMIN.", clip(string(role))))
	}
	key := NewKey()
	a.KeyHash = HashKey(key)
	return a, key, c.err()
}
