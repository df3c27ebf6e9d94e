//go:build !webdist

// Command webbuild writes web/dist, the client as a build with the tag webdist embeds it: every file, and beside it the
// same compressed. It is run at the root of the module; `make release` does so.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/allymap/allymap/web"
)

func main() {
	if err := write(filepath.Join("web", "dist")); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// write fills the folder anew.
func write(dist string) error {
	files, err := web.Release()
	if err != nil {
		return err
	}
	if err := os.RemoveAll(dist); err != nil {
		return err
	}
	for name, content := range files {
		path := filepath.Join(dist, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, content, 0o644); err != nil {
			return err
		}
	}
	return nil
}
