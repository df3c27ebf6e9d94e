package main

import (
	"net/http"
)

// policy lets a page load from this origin alone, run no script and take no style that stands in the page itself, and
// stand in nobody else's frame. Pictures may be made in the page: the map is saved as one.
const policy = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; worker-src 'self'; connect-src 'self'; " +
	"object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// permissions that nothing here asks for.
const permissions = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"

// transportYear keeps browsers that were here once away from plain HTTP. Other hosts of the domain are not ours to decide on.
const transportYear = "max-age=31536000"

// guarded sets on every answer what a browser is to hold it to; a handler may set its own instead.
func guarded(overTLS bool, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer") // an address here names a person by id
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Permissions-Policy", permissions)
		if overTLS {
			h.Set("Strict-Transport-Security", transportYear)
		}
		next.ServeHTTP(w, r)
	})
}
