// Package feeds fetches feeds and pages from the network, politely and safely.
//
// Politely: conditional requests, the server's own word on when to come back
// (Retry-After, Cache-Control, 301, 410), robots.txt, one request a host at a
// time, an interval per feed that follows how often it publishes.
//
// Safely: an address is foreign input. Only http and https on their own ports,
// only hosts whose address, at the moment of connecting, is a public one (so a
// name that resolves to another address the second time gains nothing), at most
// five redirects that are checked alike and never lead from https to http, and
// bounds on bytes after decompression and on time.
package feeds
