// Command server runs the restic-manager server.
package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path"
	"syscall"
	"time"

	"gitea.dcglab.co.uk/steve/restic-manager/internal/assets"
)

// Set by the linker in a release build.
var (
	version = "dev"
	commit  = "none"
	date    = "unknown"
)

func main() {
	showVersion := flag.Bool("version", false, "print the version and exit")
	flag.Parse()
	if *showVersion {
		fmt.Printf("restic-manager-server %s (commit %s, built %s)\n", version, commit, date)
		return
	}
	slog.SetDefault(slog.New(slog.NewTextHandler(os.Stderr, nil)))
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx); err != nil {
		slog.Error("server failed", "err", err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	listen := cmp.Or(os.Getenv("RM_LISTEN"), ":8080")
	dataDir := cmp.Or(os.Getenv("RM_DATA_DIR"), "/var/lib/restic-manager")
	bundledDir := cmp.Or(os.Getenv("RM_BUNDLED_ASSETS_DIR"), "/opt/restic-manager/dist")

	srv := &http.Server{
		Handler:           routes(dataDir, bundledDir),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      10 * time.Minute, // an agent over a slow line
		IdleTimeout:       2 * time.Minute,
	}
	ln, err := net.Listen("tcp", listen)
	if err != nil {
		return err
	}
	slog.Info("listening", "addr", ln.Addr().String(), "version", version,
		"data_dir", dataDir, "bundled_dir", bundledDir)

	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(ln) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	slog.Info("shutting down")
	grace, cancel := context.WithTimeout(context.Background(), 8*time.Second)
	defer cancel()
	return srv.Shutdown(grace)
}

// routes answers 404 for any path that is not in its cleaned form. ServeMux on
// its own would redirect such a request to wherever the path leads.
func routes(dataDir, bundledDir string) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, "ok\n")
	})
	assets.Store{dataDir, bundledDir}.Register(mux)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != path.Clean(r.URL.Path) {
			assets.NotFound(w, "not_found")
			return
		}
		mux.ServeHTTP(w, r)
	})
}
