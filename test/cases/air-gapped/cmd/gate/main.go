// Command gate answers 204 to whoever may pass, for a reverse proxy to ask.
package main

import (
	"flag"
	"fmt"
	"log"
	"net/http"
	"os"
	"path/filepath"
	"time"
)

// Set by the linker.
var (
	version = "dev"
	commit  = "none"
)

func main() {
	showVersion := flag.Bool("version", false, "print the version and exit")
	flag.Parse()
	if *showVersion {
		fmt.Printf("gate %s (commit %s)\n", version, commit)
		return
	}
	server := &http.Server{Addr: ":8081", Handler: handler(os.Getenv("GATE_TOKEN"), pages), ReadHeaderTimeout: 5 * time.Second}
	log.Fatal(server.ListenAndServe())
}

// pages is where the image holds what the denied are shown.
const pages = "/srv/gate"

// handler lets pass who sends the token; an empty token lets nobody pass.
func handler(token, pages string) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	mux.HandleFunc("GET /auth", func(w http.ResponseWriter, r *http.Request) {
		if token == "" || r.Header.Get("Authorization") != "Bearer "+token {
			page, _ := os.ReadFile(filepath.Join(pages, "denied.html"))
			w.WriteHeader(http.StatusUnauthorized)
			w.Write(page)
			return
		}
		w.WriteHeader(http.StatusNoContent)
	})
	return mux
}
