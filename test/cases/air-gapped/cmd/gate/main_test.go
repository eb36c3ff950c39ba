package main

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestOnlyTheTokenPasses(t *testing.T) {
	for header, want := range map[string]int{"Bearer secret": 204, "Bearer wrong": 401, "": 401} {
		request := httptest.NewRequest(http.MethodGet, "/auth", nil)
		request.Header.Set("Authorization", header)
		response := httptest.NewRecorder()
		handler("secret", "../../pages").ServeHTTP(response, request)
		if response.Code != want {
			t.Errorf("%q: got %d, want %d", header, response.Code, want)
		}
	}
}
