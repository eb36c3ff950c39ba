package main

import (
	"net/http/httptest"
	"testing"
)

func TestRoutes(t *testing.T) {
	h := routes(t.TempDir(), t.TempDir())
	for _, c := range []struct {
		method, target string
		status         int
	}{
		{"GET", "/healthz", 200},
		{"HEAD", "/healthz", 200},
		{"POST", "/healthz", 405},
		{"GET", "/", 404},
		{"GET", "/install/install.sh", 404},
		{"GET", "/install/../healthz", 404},
		{"GET", "/install/../../etc/passwd", 404},
		{"GET", "/install/%2e%2e%2fhealthz", 404},
		{"GET", "/install//etc/passwd", 404},
	} {
		rec := httptest.NewRecorder()
		h.ServeHTTP(rec, httptest.NewRequest(c.method, c.target, nil))
		if rec.Code != c.status {
			t.Errorf("%s %s: got %d, want %d", c.method, c.target, rec.Code, c.status)
		}
	}
}
