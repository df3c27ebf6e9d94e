package bundle

import (
	"encoding/json"
	"io/fs"
	"path"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// namespace marks the sources' paths in esbuild, which would look for them on the disk otherwise.
const namespace = "web"

// importNames is the table of what a bare import stands for: the name, and the file in vendor that holds it.
func importNames(sources fs.FS) (map[string]string, error) {
	const table = "vendor/imports.json"
	raw, err := fs.ReadFile(sources, table)
	if err != nil {
		return nil, &Broken{[]string{table + " is missing."}}
	}
	var names map[string]string
	if err := json.Unmarshal(raw, &names); err != nil {
		return nil, &Broken{[]string{table + " is no table of names and files: " + err.Error()}}
	}
	return names, nil
}

var loaders = map[string]api.Loader{
	".ts": api.LoaderTS, ".tsx": api.LoaderTSX, ".js": api.LoaderJS, ".css": api.LoaderCSS, ".json": api.LoaderJSON,
	".svg": api.LoaderFile, ".woff2": api.LoaderFile,
}

// reader lets esbuild read the sources, and nothing else.
func reader(sources fs.FS, names map[string]string) api.Plugin {
	return api.Plugin{Name: namespace, Setup: func(b api.PluginBuild) {
		b.OnResolve(api.OnResolveOptions{Filter: ".*"}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
			file, ours := located(a, names)
			if !ours {
				return api.OnResolveResult{}, nil
			}
			for _, ext := range []string{"", ".ts", ".tsx", ".js"} {
				if info, err := fs.Stat(sources, file+ext); err == nil && !info.IsDir() {
					return api.OnResolveResult{Path: file + ext, Namespace: namespace}, nil
				}
			}
			text := "There is no " + file + "."
			if file == "" {
				text = "vendor/imports.json does not know " + a.Path + "."
			}
			return api.OnResolveResult{Errors: []api.Message{{Text: text}}}, nil
		})
		b.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: namespace}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
			raw, err := fs.ReadFile(sources, a.Path)
			if err != nil {
				return api.OnLoadResult{}, err
			}
			text := string(raw)
			return api.OnLoadResult{Contents: &text, Loader: loaders[path.Ext(a.Path)]}, nil
		})
	}}
}

// located is the file that an import means, empty for a bare name that the table lacks. What is no file at all (a data
// URL in a style, a reference into the same picture) is not ours.
func located(a api.OnResolveArgs, names map[string]string) (string, bool) {
	switch {
	case a.Kind == api.ResolveEntryPoint:
		return a.Path, true
	case strings.HasPrefix(a.Path, "data:"), strings.HasPrefix(a.Path, "#"):
		return "", false
	case strings.HasPrefix(a.Path, "."):
		return path.Join(path.Dir(a.Importer), a.Path), true
	case names[a.Path] == "":
		return "", true
	}
	return path.Join("vendor", names[a.Path]), true
}
