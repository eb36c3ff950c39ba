// Package assets serves the agent binaries and the install files that hosts
// fetch from a running server.
package assets

import (
	"errors"
	"io/fs"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"time"
)

// Everything a client may name. Neither pattern admits a separator or a
// leading dot, so no request can spell a path.
var (
	platformPart = regexp.MustCompile(`^[a-z0-9]{1,16}$`)
	installName  = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`)
)

var errNotRegular = errors.New("not a regular file")

// Store is a list of directories in lookup order: the first one that holds a
// file shadows the others.
type Store []string

// Register adds the store's routes to mux. A GET pattern also answers HEAD.
func (s Store) Register(mux *http.ServeMux) {
	mux.HandleFunc("GET /agent/binary", s.agentBinary)
	mux.HandleFunc("GET /install/{name}", s.installFile)
}

func (s Store) agentBinary(w http.ResponseWriter, r *http.Request) {
	goos, goarch := r.FormValue("os"), r.FormValue("arch")
	if !platformPart.MatchString(goos) || !platformPart.MatchString(goarch) {
		NotFound(w, "binary_not_published")
		return
	}
	name := "restic-manager-agent-" + goos + "-" + goarch
	if goos == "windows" {
		name += ".exe"
	}
	s.serve(w, r, "agent-binaries", name, "binary_not_published")
}

func (s Store) installFile(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	if !installName.MatchString(name) {
		NotFound(w, "not_found")
		return
	}
	s.serve(w, r, "install", name, "not_found")
}

func (s Store) serve(w http.ResponseWriter, r *http.Request, sub, name, missing string) {
	f := s.open(sub, name)
	if f == nil {
		NotFound(w, missing)
		return
	}
	defer f.Close()
	w.Header().Set("Content-Type", contentType(name))
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Cache-Control", "no-cache")
	// No modification time: an override may well be older than the file it
	// shadows, and a 304 would then keep the wrong bytes in a cache.
	http.ServeContent(w, r, name, time.Time{}, f)
}

// open returns the first match, or nil. The directories are opened anew on
// each request, so an override counts from the moment it is put in place.
func (s Store) open(sub, name string) *os.File {
	for _, dir := range s {
		dir = filepath.Join(dir, sub)
		f, err := openRegular(dir, name)
		if err == nil {
			slog.Info("serving asset", "name", name, "dir", dir)
			return f
		}
		if !errors.Is(err, fs.ErrNotExist) {
			slog.Warn("skipping asset", "name", name, "dir", dir, "err", err)
		}
	}
	return nil
}

// openRegular goes through os.Root, which refuses symlinks that leave dir.
func openRegular(dir, name string) (*os.File, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	info, err := root.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errNotRegular
	}
	return root.Open(name)
}

// contentType is fixed here because the mime package also consults whatever
// tables the machine happens to have.
func contentType(name string) string {
	switch filepath.Ext(name) {
	case ".sh", ".ps1", ".service":
		return "text/plain; charset=utf-8"
	}
	return "application/octet-stream"
}

// NotFound answers 404 with a JSON body that carries code.
func NotFound(w http.ResponseWriter, code string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusNotFound)
	_, _ = w.Write([]byte(`{"error":"` + code + `"}` + "\n"))
}
