package bottest

import (
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"regexp"
	"strings"
	"time"

	"marquee/bot/discord"
)

// request is one call with its body read.
type request struct {
	*http.Request
	path  string // below /api/vN
	parts []string
	json  json.RawMessage
	files []string
	data  map[string][]byte
}

// failure is an answer other than success.
type failure struct {
	status, code int
	message      string
	errors       []string
}

// Discord's failures.
var (
	unauthorized   = &failure{status: 401, message: "401: Unauthorized"}
	unknownChannel = &failure{status: 404, code: 10003, message: "Unknown Channel"}
	unknownMessage = &failure{status: 404, code: 10008, message: "Unknown Message"}
	unknownWebhook = &failure{status: 404, code: 10015, message: "Unknown Webhook"}
	unknownAction  = &failure{status: 404, code: 10062, message: "Unknown interaction"}
	answered       = &failure{status: 400, code: 40060, message: "Interaction has already been acknowledged."}
	expired        = &failure{status: 401, code: 50027, message: "Invalid Webhook Token"}
	missingAccess  = &failure{status: 403, code: 50001, message: "Missing Access"}
	missingRights  = &failure{status: 403, code: 50013, message: "Missing Permissions"}
	closedDM       = &failure{status: 403, code: 50007, message: "Cannot send messages to this user"}
	wrongKind      = &failure{status: 400, code: 50024, message: "Cannot execute action on this channel type"}
	notFound       = &failure{status: 404, message: "404: Not Found"}
)

// refused is the answer to content that Discord does not take.
func refused(faults []discord.Fault) *failure {
	f := &failure{status: 400, code: 50035, message: "Invalid Form Body"}
	for _, x := range faults {
		f.errors = append(f.errors, x.String())
	}
	return f
}

var apiPath = regexp.MustCompile(`^/api/v(9|10)(/.*)$`)

// ServeHTTP is the one listener: the gateway's path, and everything else REST.
func (d *Discord) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if strings.HasPrefix(r.URL.Path, "/gw") {
		d.gateway.serve(w, r)
		return
	}
	if name, ok := strings.CutPrefix(r.URL.Path, "/attachments/"); ok {
		d.attachment(w, name)
		return
	}
	m := apiPath.FindStringSubmatch(r.URL.Path)
	if m == nil {
		http.NotFound(w, r)
		return
	}
	req, err := read(r, m[2])
	if err != nil {
		write(w, 400, object{"code": 50109, "message": err.Error()})
		return
	}
	at := time.Now()
	fault := d.fault(req)
	if fault != nil && !fault.After && d.spoil(w, req, fault, at) {
		return
	}
	status, answer := d.answer(req)
	d.note(req, at, status)
	if fault != nil && fault.After && d.spoil(w, req, fault, at) {
		return
	}
	headers(w)
	write(w, status, answer)
}

// answer makes the answer of a healthy Discord.
func (d *Discord) answer(r *request) (int, any) {
	if fail := d.authorize(r); fail != nil {
		return fail.status, fail.body()
	}
	status, answer, fail := d.route(r)
	if fail != nil {
		return fail.status, fail.body()
	}
	return status, answer
}

// open says whether a call answers an interaction, which needs no token.
func (r *request) open() bool { return r.parts[0] == "interactions" || r.parts[0] == "webhooks" }

func (d *Discord) authorize(r *request) *failure {
	if r.open() || r.path == "/gateway" || r.Header.Get("Authorization") == "Bot "+Token {
		return nil
	}
	return unauthorized
}

func (d *Discord) note(r *request, at time.Time, status int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.heads {
		return
	}
	d.calls = append(d.calls, Call{At: at, Method: r.Method, Path: r.path, Status: status, JSON: r.json, Files: r.files, Auth: r.Header.Get("Authorization")})
}

// headers are those of a bucket that never runs empty.
func headers(w http.ResponseWriter) {
	h := w.Header()
	h.Set("X-RateLimit-Limit", "1000")
	h.Set("X-RateLimit-Remaining", "999")
	h.Set("X-RateLimit-Reset-After", "1")
	h.Set("X-RateLimit-Bucket", "bottest")
}

type object = map[string]any

func write(w http.ResponseWriter, status int, body any) {
	if body == nil {
		w.WriteHeader(status)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body) // a client that left needs no answer
}

func (f *failure) body() object {
	b := object{"code": f.code, "message": f.message}
	if len(f.errors) > 0 {
		b["errors"] = object{"_errors": f.errors}
	}
	return b
}

// maxBody is the largest request Discord takes, in bytes.
const maxBody = 25 << 20

// read takes a call's body apart: JSON, or multipart with payload_json.
func read(r *http.Request, path string) (*request, error) {
	req := &request{Request: r, path: path, parts: strings.Split(strings.Trim(path, "/"), "/"), data: map[string][]byte{}}
	body := http.MaxBytesReader(nil, r.Body, maxBody)
	kind, params, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if kind != "multipart/form-data" {
		raw, err := io.ReadAll(body)
		if err != nil {
			return nil, fmt.Errorf("read body: %w", err)
		}
		if len(raw) > 0 && (kind != "application/json" || !json.Valid(raw)) {
			return nil, fmt.Errorf("the body is no JSON, or does not say so")
		}
		req.json = raw
		return req, nil
	}
	parts := multipart.NewReader(body, params["boundary"])
	for {
		p, err := parts.NextPart()
		if err == io.EOF {
			return req, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read files: %w", err)
		}
		raw, err := io.ReadAll(p)
		if err != nil {
			return nil, fmt.Errorf("read files: %w", err)
		}
		if p.FormName() == "payload_json" {
			req.json = raw
		} else {
			req.files = append(req.files, p.FileName())
			req.data[p.FileName()] = raw
		}
	}
}
