// Command agent runs on a managed host and reports whether it can reach its
// restic-manager server.
package main

import (
	"context"
	"flag"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// Set by the linker in a release build.
var (
	version = "dev"
	commit  = "none"
	date    = "unknown"
)

func main() {
	showVersion := flag.Bool("version", false, "print the version and exit")
	server := flag.String("server", os.Getenv("RM_SERVER"), "server `URL`, for example https://backup.example:8080")
	interval := flag.Duration("interval", 0, "check again after this long; 0 checks once")
	flag.Parse()
	if *showVersion {
		fmt.Printf("restic-manager-agent %s (commit %s, built %s)\n", version, commit, date)
		return
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if !watch(ctx, *server, *interval) {
		os.Exit(1)
	}
}

// watch prints the outcome of each check and returns that of the last one.
func watch(ctx context.Context, server string, interval time.Duration) bool {
	for {
		err := check(ctx, server)
		if ctx.Err() != nil {
			return true // asked to stop, mid-check
		}
		if err != nil {
			fmt.Fprintf(os.Stderr, "server %s: %v\n", server, err)
		} else {
			fmt.Printf("server %s: ok\n", server)
		}
		if interval <= 0 {
			return err == nil
		}
		select {
		case <-ctx.Done():
			return true
		case <-time.After(interval):
		}
	}
}

func check(ctx context.Context, server string) error {
	base, err := url.Parse(server)
	if err != nil || base.Host == "" || (base.Scheme != "http" && base.Scheme != "https") {
		return fmt.Errorf("--server wants an http or https URL")
	}
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, base.JoinPath("healthz").String(), nil)
	if err != nil {
		return err
	}
	req.Header.Set("User-Agent", "restic-manager-agent/"+version)
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return fmt.Errorf("answered %s", res.Status)
	}
	return nil
}
