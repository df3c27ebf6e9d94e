//go:build webdist

package web

import (
	"embed"
	"errors"
	"io/fs"
	"strings"
)

//go:embed all:dist
var dist embed.FS

func open(o Options) (client, error) {
	if o.Dir != "" {
		return nil, errors.New("this build carries the client ready-made and cannot bundle another; build without the tag webdist for that")
	}
	made := map[string][]byte{}
	err := fs.WalkDir(dist, "dist", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		made[strings.TrimPrefix(path, "dist/")], err = dist.ReadFile(path)
		return err
	})
	if err != nil {
		return nil, err
	}
	return prepared(made)
}
