package bot

import "context"

// Verdict is whether the bot may answer somewhere.
type Verdict struct {
	Allowed  bool
	Reason   string   // why not, one plain sentence; "" for the usual one
	Channels []string // ids of channels where it may
}

// Gate knows where the bot may answer. A thread follows its channel.
type Gate interface {
	Gate(ctx context.Context, req *Request) (Verdict, error)
}

// GateFunc is a function as a Gate.
type GateFunc func(ctx context.Context, req *Request) (Verdict, error)

// Gate calls f.
func (f GateFunc) Gate(ctx context.Context, req *Request) (Verdict, error) { return f(ctx, req) }

// maxShownChannels is how many channels a refusal names.
const maxShownChannels = 5

// Gated refuses requests where the gate does not let the bot answer, naming
// the reason and the channels that are right. Admin commands always pass, so
// nobody can lock themselves out; commands that answer Everywhere pass and
// answer privately; a completion gets nothing.
func Gated(gate Gate) Middleware {
	return func(h Handler) Handler {
		return func(ctx context.Context, req *Request) (Reply, error) {
			if req.Place != InServer || req.Called.AdminOnly || req.Terminal {
				return h(ctx, req)
			}
			verdict, err := gate.Gate(ctx, req)
			if err != nil {
				return Reply{}, err
			}
			if verdict.Allowed {
				return h(ctx, req)
			}
			if req.Called.Everywhere {
				reply, err := h(ctx, req)
				reply.Private = true
				return reply, err
			}
			return elsewhere(req, verdict), nil
		}
	}
}

// elsewhere is the refusal that says where to go.
func elsewhere(req *Request, v Verdict) Reply {
	reason := v.Reason
	if reason == "" {
		reason = req.Say("I don't answer in this channel.")
	}
	text := Plain(reason)
	if len(v.Channels) > 0 {
		text = append(text, Run{Text: " " + req.Say("Please try:") + " "})
	}
	for i, id := range v.Channels {
		if i == maxShownChannels {
			text = append(text, Run{Text: " …"})
			break
		}
		if i > 0 {
			text = append(text, Run{Text: " "})
		}
		text = append(text, Run{Channel: id, Text: "#" + id})
	}
	return Reply{Private: true, Error: true, Text: text}
}
