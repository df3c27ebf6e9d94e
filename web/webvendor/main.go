// Command webvendor copies the client's few libraries from node_modules into web/vendor, a file a library, as the modules
// that the server bundles at start. So a checkout builds with Go alone; `make vendor` runs it after a change of
// web/package.json, and a test fails where the copies are not those of the versions named there.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// libraries are the modules that the client imports, by the names that it imports them by.
var libraries = []string{
	"preact", "preact/hooks", "preact/jsx-runtime", "@preact/signals", "d3-force", "d3-selection", "d3-zoom", "intl-messageformat",
}

// without are packages that a library names for what this client never asks of it, and what stands in for them: d3-zoom can
// glide from one view to another, by these two, and is only ever told where to be.
var without = map[string]string{
	"d3-interpolate": `export const interpolateZoom = () => () => [];`,
	"d3-transition":  `import { selection } from "d3-selection"; selection.prototype.interrupt = function () { return this; }; export const interrupt = () => {};`,
}

// withinModule is what a package outside the libraries adds to the files whose licences must be told.
var withinModule = regexp.MustCompile(`node_modules/((?:@[^/]+/)?[^/]+)/`)

func main() {
	from := flag.String("from", "web", "the `FOLDER` that holds package.json and node_modules")
	to := flag.String("to", filepath.Join("web", "vendor"), "the `FOLDER` to write")
	flag.Parse()
	if err := vendor(*from, *to); err != nil {
		fmt.Fprintln(os.Stderr, "webvendor:", err)
		os.Exit(1)
	}
}

func vendor(from, to string) error {
	from, err := filepath.Abs(from)
	if err != nil {
		return err
	}
	if err := os.RemoveAll(to); err != nil {
		return err
	}
	if err := os.MkdirAll(to, 0o750); err != nil {
		return err
	}
	imports := map[string]string{}
	var packages []string
	for _, name := range libraries {
		file := strings.NewReplacer("@", "", "/", "-").Replace(name) + ".js"
		content, within, err := bundle(from, name)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if err := os.WriteFile(filepath.Join(to, file), content, 0o600); err != nil {
			return err
		}
		imports[name] = file
		packages = append(packages, within...)
	}
	slices.Sort(packages)
	table, err := json.MarshalIndent(imports, "", "  ")
	if err != nil {
		return err
	}
	return errors.Join(
		os.WriteFile(filepath.Join(to, "imports.json"), append(table, '\n'), 0o600),
		licences(from, filepath.Join(to, "LICENCES.txt"), slices.Compact(packages)),
	)
}

// bundle gives the library as one module that imports nothing but other libraries of the list, and the packages in it.
func bundle(from, name string) ([]byte, []string, error) {
	// By exact names: esbuild's own list of externals would take preact/hooks for a part of preact.
	others := api.Plugin{Name: "libraries", Setup: func(b api.PluginBuild) {
		b.OnResolve(api.OnResolveOptions{Filter: ".*"}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
			if _, there := without[a.Path]; there {
				return api.OnResolveResult{Path: a.Path, Namespace: "without"}, nil
			}
			if a.Path == name || !slices.Contains(libraries, a.Path) {
				return api.OnResolveResult{}, nil
			}
			return api.OnResolveResult{Path: a.Path, External: true}, nil
		})
		b.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: "without"}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
			content := without[a.Path]
			return api.OnLoadResult{Contents: &content}, nil
		})
	}}
	r := api.Build(api.BuildOptions{
		Stdin:  &api.StdinOptions{Contents: fmt.Sprintf("export * from %q;", name), ResolveDir: from},
		Bundle: true, Format: api.FormatESModule, Target: api.ES2022, Plugins: []api.Plugin{others}, Metafile: true,
		LegalComments: api.LegalCommentsNone, MainFields: []string{"module", "main"},
		Define: map[string]string{"process.env.NODE_ENV": `"production"`},
		Outdir: from, AbsWorkingDir: from,
	})
	if len(r.Errors) > 0 {
		return nil, nil, errors.New(r.Errors[0].Text)
	}
	var packages []string
	for _, m := range withinModule.FindAllStringSubmatch(r.Metafile, -1) {
		packages = append(packages, m[1])
	}
	return r.OutputFiles[0].Contents, packages, nil
}

// licences writes the text of each package's licence into one file, which goes where the code goes.
func licences(from, to string, packages []string) error {
	var out strings.Builder
	for _, name := range packages {
		dir := filepath.Join(from, "node_modules", name)
		raw, err := os.ReadFile(filepath.Join(dir, "package.json"))
		if err != nil {
			return err
		}
		var about struct{ Version, License string }
		if err := json.Unmarshal(raw, &about); err != nil {
			return err
		}
		found, err := filepath.Glob(filepath.Join(dir, "LICEN[SC]E*"))
		if err != nil {
			return err
		}
		fmt.Fprintf(&out, "=== %s %s (%s) ===\n", name, about.Version, about.License)
		if len(found) > 0 {
			text, err := os.ReadFile(found[0])
			if err != nil {
				return err
			}
			out.WriteString(strings.TrimSpace(strings.ReplaceAll(string(text), "\r\n", "\n")) + "\n")
		}
		out.WriteString("\n")
	}
	return os.WriteFile(to, []byte(out.String()), 0o600)
}
