// Package bundle makes of the client's sources the files that a browser fetches: the page and, under names that change
// with their content, scripts, styles and pictures. It knows how the sources lie (src, vendor, messages) and esbuild; it
// knows nothing of HTTP. Equal sources give equal files, wherever and whenever they are bundled.
package bundle

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// The page's name, and the folder of all else.
const (
	index  = "index.html"
	assets = "assets/"
)

// entries are what is bundled, by the name under which the page asks for it.
var entries = map[string]string{
	"main.js":          "src/main.tsx",
	"layout.worker.js": "src/layout.worker.ts",
	"style.css":        "src/style.css",
}

// asTheyAre are files that are served as they are, where they exist, by the name under which the page asks for them.
var asTheyAre = []struct{ name, source string }{
	{"icon.svg", "src/icon.svg"}, {"manifest.webmanifest", "src/manifest.webmanifest"}, {"LICENCES.txt", "vendor/LICENCES.txt"},
}

// Broken is why sources could not be bundled, in words for who wrote them.
type Broken struct{ Faults []string }

// Error is all of the faults, each with the place in the sources.
func (b *Broken) Error() string {
	return "the client cannot be bundled:\n" + strings.Join(b.Faults, "\n")
}

// Files bundles the sources. With debug, each script has its source map beside it.
//
// src/index.html names what it needs by what stands in for the address, {{main.js}}. A script that needs such an address,
// a worker's, reads it from an attribute of the page.
func Files(sources fs.FS, debug bool) (map[string][]byte, error) {
	names, err := importNames(sources)
	if err != nil {
		return nil, err
	}
	options := options(reader(sources, names))
	if debug {
		options.Sourcemap = api.SourceMapLinked
	}
	result := api.Build(options)
	if len(result.Errors) > 0 {
		return nil, &Broken{api.FormatMessages(result.Errors, api.FormatMessagesOptions{Kind: api.ErrorMessage})}
	}
	files := map[string][]byte{}
	for _, f := range result.OutputFiles {
		files[strings.TrimPrefix(f.Path, "/")] = f.Contents
	}
	hashed, err := hashedNames(result.Metafile)
	if err != nil {
		return nil, err
	}
	for _, file := range asTheyAre {
		raw, err := fs.ReadFile(sources, file.source)
		if err != nil {
			continue // this client has none
		}
		if raw, err = addressed(file.source, raw, hashed); err != nil {
			return nil, err
		}
		hashed[file.name] = withHash(file.name, raw)
		files[assets+hashed[file.name]] = raw
	}
	const page = "src/" + index
	raw, err := fs.ReadFile(sources, page)
	if err != nil {
		return nil, &Broken{[]string{page + " is missing."}}
	}
	files[index], err = addressed(page, raw, hashed)
	return files, err
}

func options(plugin api.Plugin) api.BuildOptions {
	o := api.BuildOptions{
		Outdir: "/" + assets, AbsWorkingDir: "/", EntryNames: "[name]-[hash]", ChunkNames: "[name]-[hash]", AssetNames: "[name]-[hash]",
		Bundle: true, Splitting: true, Format: api.FormatESModule, Target: api.ES2022, Platform: api.PlatformBrowser, Charset: api.CharsetUTF8,
		JSX: api.JSXAutomatic, JSXImportSource: "preact",
		MinifySyntax: true, MinifyWhitespace: true, MinifyIdentifiers: true, Metafile: true, TsconfigRaw: "{}",
		Define:  map[string]string{"process.env.NODE_ENV": `"production"`},
		Plugins: []api.Plugin{plugin},
	}
	for _, name := range slices.Sorted(maps.Keys(entries)) {
		out := strings.TrimSuffix(name, path.Ext(name))
		o.EntryPointsAdvanced = append(o.EntryPointsAdvanced, api.EntryPoint{InputPath: entries[name], OutputPath: out})
	}
	return o
}

// hashedNames reads from esbuild's account of its work what each entry became.
func hashedNames(metafile string) (map[string]string, error) {
	var meta struct {
		Outputs map[string]struct{ EntryPoint string }
	}
	if err := json.Unmarshal([]byte(metafile), &meta); err != nil {
		return nil, fmt.Errorf("reading what esbuild made: %w", err)
	}
	out := map[string]string{}
	for file, about := range meta.Outputs {
		for name, source := range entries {
			if about.EntryPoint == namespace+":"+source && path.Ext(file) == path.Ext(name) {
				out[name] = path.Base(file)
			}
		}
	}
	return out, nil
}

func withHash(name string, content []byte) string {
	sum := sha256.Sum256(content)
	ext := path.Ext(name)
	return strings.TrimSuffix(name, ext) + "-" + base32.StdEncoding.EncodeToString(sum[:5]) + ext
}

var placeholder = regexp.MustCompile(`\{\{([\w.-]+)\}\}`)

// addressed puts the addresses into a text. What it asks for and nothing makes is found here rather than by whoever opens
// the page.
func addressed(source string, text []byte, hashed map[string]string) ([]byte, error) {
	var faults []string
	out := placeholder.ReplaceAllFunc(text, func(found []byte) []byte {
		name, ok := hashed[string(placeholder.FindSubmatch(found)[1])]
		if !ok {
			faults = append(faults, fmt.Sprintf("%s asks for %s, which nothing makes.", source, found))
		}
		return []byte("/" + assets + name)
	})
	if len(faults) > 0 {
		return nil, &Broken{faults}
	}
	return out, nil
}
