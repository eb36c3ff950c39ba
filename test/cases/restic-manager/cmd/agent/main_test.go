package main

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestCheck(t *testing.T) {
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/healthz" {
			http.NotFound(w, r)
		}
	}))
	defer srv.Close()
	for server, ok := range map[string]bool{
		srv.URL:            true,
		srv.URL + "/":      true,
		srv.URL + "/other": false,
		"ftp://localhost":  false,
		"localhost:8080":   false,
		"":                 false,
	} {
		if err := check(t.Context(), server); (err == nil) != ok {
			t.Errorf("check(%q) = %v", server, err)
		}
	}
}
