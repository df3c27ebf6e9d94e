package sqlite

import (
	"fmt"
	"os"
	"testing"
)

// cityDir holds what is made once for several benchmarks.
var cityDir string

func TestMain(m *testing.M) {
	if path := os.Getenv(another); path != "" {
		if err := openAsAnother(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	var err error
	if cityDir, err = os.MkdirTemp("", "allymap-bench-"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	for _, c := range []*city{linked, named} {
		if c.store != nil {
			_ = c.store.Close()
		}
	}
	_ = os.RemoveAll(cityDir)
	os.Exit(code)
}
