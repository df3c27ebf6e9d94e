//go:build !webdist

package web

import (
	"bytes"
	"compress/gzip"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/allymap/allymap/web/bundle"
)

//go:embed all:src all:vendor all:messages
var sources embed.FS

// folders hold the sources, in the program and on the disk.
var folders = []string{"src", "vendor", "messages"}

// embedded bundles what the program carries, once, however many servers there are in the process.
var embedded = sync.OnceValues(func() (*files, error) { return bundled(sources, false) })

func open(o Options) (client, error) {
	began := time.Now()
	if o.Dir != "" {
		if _, err := os.Stat(filepath.Join(o.Dir, "src", index)); err != nil {
			return nil, fmt.Errorf("%s is no web folder of a checkout: %w", o.Dir, err)
		}
		return &live{sources: os.DirFS(o.Dir), log: o.Log}, nil
	}
	f, err := embedded()
	if err == nil {
		o.Log.Info("client bundled", "took", time.Since(began).String())
	}
	return f, err
}

func bundled(from fs.FS, debug bool) (*files, error) {
	made, err := packedBundle(from, debug)
	if err != nil {
		return nil, err
	}
	return prepared(made)
}

// Release is what a build with the tag webdist embeds, by path: the bundle of the embedded sources, every file packed too.
func Release() (map[string][]byte, error) { return packedBundle(sources, false) }

func packedBundle(from fs.FS, debug bool) (map[string][]byte, error) {
	made, err := bundle.Files(from, debug)
	if err != nil {
		return nil, err
	}
	for name, content := range maps.Clone(made) {
		if small := pack(content); len(small) < len(content) {
			made[name+packed] = small
		}
	}
	return made, nil
}

// pack compresses a file as far as gzip goes. It is done once, so that no request waits for it.
func pack(content []byte) []byte {
	var out bytes.Buffer
	z, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return content // never: there is such a level
	}
	_, _ = z.Write(content) // into memory
	_ = z.Close()
	return out.Bytes()
}

// live is a client whose sources are being worked on.
type live struct {
	sources fs.FS
	log     *slog.Logger

	mu          sync.Mutex
	stamp       string // of the sources as they were bundled last
	now, before *files // before: what a page that is still open may ask for
	err         error
}

// page bundles if something changed since the last time.
func (l *live) page() (*asset, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	stamp, err := stampOf(l.sources)
	if err != nil {
		return nil, err
	}
	if stamp != l.stamp {
		began := time.Now()
		f, err := bundled(l.sources, true)
		var broken *bundle.Broken
		if err != nil && !errors.As(err, &broken) {
			return nil, err
		}
		l.stamp, l.err = stamp, err
		if err == nil {
			l.before, l.now = l.now, f
		}
		l.log.Info("client bundled", "took", time.Since(began).String(), "whole", err == nil)
	}
	if l.err != nil {
		return nil, l.err
	}
	return l.now.page()
}

func (l *live) asset(name string) *asset {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, f := range []*files{l.now, l.before} {
		if f != nil && f.assets[name] != nil {
			return f.assets[name]
		}
	}
	return nil
}

// stampOf changes when a source does: its name, its length or when it was written.
func stampOf(sources fs.FS) (string, error) {
	var stamp strings.Builder
	for _, folder := range folders {
		err := fs.WalkDir(sources, folder, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			info, err := d.Info()
			if err == nil {
				fmt.Fprintf(&stamp, "%s %d %d\n", path, info.Size(), info.ModTime().UnixNano())
			}
			return err
		})
		if err != nil {
			return "", err
		}
	}
	return stamp.String(), nil
}
