package assets

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

const (
	agentURL   = "/agent/binary?os=linux&arch=amd64"
	agentFile  = "agent-binaries/restic-manager-agent-linux-amd64"
	scriptURL  = "/install/install.sh"
	scriptFile = "install/install.sh"
)

func put(t *testing.T, dir, name, body string) {
	t.Helper()
	if err := os.CopyFS(dir, fstest.MapFS{name: {Data: []byte(body), Mode: 0o644}}); err != nil {
		t.Fatal(err)
	}
}

func request(method, target string, dirs ...string) *httptest.ResponseRecorder {
	mux := http.NewServeMux()
	Store(dirs).Register(mux)
	rec := httptest.NewRecorder()
	mux.ServeHTTP(rec, httptest.NewRequest(method, target, nil))
	return rec
}

func TestLookupOrder(t *testing.T) {
	routes := []struct{ url, file, missing string }{
		{agentURL, agentFile, `{"error":"binary_not_published"}`},
		{scriptURL, scriptFile, `{"error":"not_found"}`},
	}
	cases := []struct {
		name          string
		data, bundled bool
		want          string
	}{
		{"data hit", true, false, "from data"},
		{"bundled hit", false, true, "from bundled"},
		{"data shadows bundled", true, true, "from data"},
		{"neither", false, false, ""},
	}
	for _, route := range routes {
		for _, c := range cases {
			t.Run(route.file+"/"+c.name, func(t *testing.T) {
				data, bundled := t.TempDir(), t.TempDir()
				if c.data {
					put(t, data, route.file, "from data")
				}
				if c.bundled {
					put(t, bundled, route.file, "from bundled")
				}
				status, want := http.StatusOK, c.want
				if want == "" {
					status, want = http.StatusNotFound, route.missing
				}
				rec := request("GET", route.url, data, bundled)
				if got := strings.TrimSpace(rec.Body.String()); rec.Code != status || got != want {
					t.Errorf("got %d %q, want %d %q", rec.Code, got, status, want)
				}
			})
		}
	}
}

func TestHeaders(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct{ url, file, contentType string }{
		{agentURL, agentFile, "application/octet-stream"},
		{"/agent/binary?os=windows&arch=amd64", "agent-binaries/restic-manager-agent-windows-amd64.exe", "application/octet-stream"},
		{scriptURL, scriptFile, "text/plain; charset=utf-8"},
		{"/install/install.ps1", "install/install.ps1", "text/plain; charset=utf-8"},
	} {
		put(t, dir, c.file, c.file)
		for _, method := range []string{"GET", "HEAD"} {
			rec := request(method, c.url, dir)
			if rec.Code != http.StatusOK || (rec.Body.Len() == 0) != (method == "HEAD") {
				t.Errorf("%s %s: got %d %q", method, c.url, rec.Code, rec.Body)
			}
			for key, want := range map[string]string{
				"Content-Type":   c.contentType,
				"Content-Length": strconv.Itoa(len(c.file)),
			} {
				if got := rec.Header().Get(key); got != want {
					t.Errorf("%s %s: %s %q, want %q", method, c.url, key, got, want)
				}
			}
		}
	}
}

func TestNothingElseIsServed(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "secret.key", "secret")
	put(t, dir, agentFile, "agent")
	put(t, dir, "install/.hidden", "secret")
	put(t, dir, "install/folder/file", "secret")
	for link, target := range map[string]string{
		"install/link.sh": "../secret.key",
		"install/abs.sh":  filepath.Join(dir, "secret.key"),
		"agent-binaries/restic-manager-agent-linux-evil": "../secret.key",
	} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Skip("no symlinks here:", err)
		}
	}
	for _, target := range []string{
		"/install/",
		"/install/folder",
		"/install/folder/file",
		"/install/.hidden",
		"/install/link.sh",
		"/install/abs.sh",
		"/install/%2e%2e%2fsecret.key",
		"/install/..%5csecret.key",
		"/install/%2fetc%2fpasswd",
		"/install/install.sh%00",
		"/agent/binary",
		"/agent/binary?os=linux",
		"/agent/binary?os=linux&arch=evil",
		"/agent/binary?os=LINUX&arch=amd64",
		"/agent/binary?os=linux&arch=..",
		"/agent/binary?os=linux&arch=x/../../../secret.key",
		"/agent/binary?os=..%2f..&arch=%2fetc%2fpasswd",
		"/agent/binary?os=linux&arch=amd64%0a",
	} {
		if rec := request("GET", target, dir); rec.Code != http.StatusNotFound {
			t.Errorf("GET %s: got %d %q", target, rec.Code, rec.Body)
		}
	}
}
