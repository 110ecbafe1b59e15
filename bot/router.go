package bot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"strings"
	"time"
)

// Router knows every command and takes each request to the one that answers.
// It is made once by NewRouter; its fields are set before the first request
// and not changed afterwards. It is safe for concurrent use.
type Router struct {
	// Quiet says whether the answers to members are to be private at the
	// request's place, as a server's managers may wish. Optional.
	Quiet func(ctx context.Context, req *Request) bool
	// Translate says an English phrase in the language of a locale, or returns
	// it as it is. Optional.
	Translate func(locale, english string) string
	// Day writes a day as the readers of a locale do. Optional.
	Day func(locale string, t time.Time) string

	log      *slog.Logger
	commands []Command
	routes   map[string]*route
}

// route is one command that can run, with what it inherits from its parents.
type route struct {
	command Command
	run     Handler // through every middleware
	press   Handler
}

// choicesKey is where a completion's choices travel past the middleware, whose
// handlers return replies.
type choicesKey struct{}

// NewRouter checks the whole menu once (names, descriptions, the order of
// options, limits, duplicates) and returns the router that serves it. Every
// fault is in the returned error. The first middleware is the outermost; all
// of them see commands, presses and completions alike. Recovering, the check
// of permissions and the check of options are built in.
func NewRouter(log *slog.Logger, cmds []Command, mws ...Middleware) (*Router, error) {
	if err := checkMenu(cmds); err != nil {
		return nil, err
	}
	r := &Router{log: log, commands: cmds, routes: map[string]*route{}}
	for _, c := range cmds {
		r.add("", c, mws)
	}
	return r, nil
}

func (r *Router) add(parent string, c Command, mws []Middleware) {
	name := strings.TrimSpace(parent + " " + c.Name)
	for _, sub := range c.Subcommands {
		sub.AdminOnly = sub.AdminOnly || c.AdminOnly
		sub.Everywhere = sub.Everywhere || c.Everywhere
		sub.Private = sub.Private || c.Private
		r.add(name, sub, mws)
	}
	if c.Run == nil {
		return
	}
	rt := &route{command: c}
	rt.run = chain(mws, managersOnly(checked(recovered(c.Run))))
	if c.Press != nil {
		rt.press = chain(mws, managersOnly(recovered(c.Press)))
	}
	rt.command.Suggest = c.Suggest
	if c.Suggest != nil {
		suggest := recovered(func(ctx context.Context, req *Request) (Reply, error) {
			choices, err := c.Suggest(ctx, req)
			if out, ok := ctx.Value(choicesKey{}).(*[]Choice); ok {
				*out = choices
			}
			return Reply{}, err
		})
		through := chain(mws, managersOnly(suggest))
		rt.command.Suggest = func(ctx context.Context, req *Request) ([]Choice, error) {
			var out []Choice
			_, err := through(context.WithValue(ctx, choicesKey{}, &out), req)
			return out, err
		}
	}
	r.routes[name] = rt
}

// chain wraps h so that the first middleware is the outermost.
func chain(mws []Middleware, h Handler) Handler {
	for i := len(mws) - 1; i >= 0; i-- {
		h = mws[i](h)
	}
	return h
}

// Commands returns the menu, for help and for registering it. Read only.
func (r *Router) Commands() []Command { return r.commands }

// Lookup returns the command of a full name such as "channels allow", with
// what it inherits from its parents, and whether there is one.
func (r *Router) Lookup(name string) (Command, bool) {
	rt, ok := r.routes[name]
	if !ok {
		return Command{}, false
	}
	return rt.command, true
}

// Private says, before a request runs, whether its answer will be for the
// asking person alone. A transport that must defer asks it.
func (r *Router) Private(ctx context.Context, req *Request) bool {
	rt, ok := r.find(req)
	if !ok || rt.command.AdminOnly || rt.command.Private {
		return true
	}
	return req.Place == InServer && r.Quiet != nil && r.Quiet(ctx, req)
}

// Serve answers a command or a press. It never fails and never panics: a
// Problem becomes its message, any other error an apology with an id that the
// log has too.
func (r *Router) Serve(ctx context.Context, req *Request) (reply Reply) {
	defer func() {
		if p := recover(); p != nil {
			reply = r.refuse(req, &crash{value: p, stack: debug.Stack()})
		}
	}()
	req.translate, req.day = r.Translate, r.Day
	rt, ok := r.find(req)
	if !ok {
		return r.unknown(req)
	}
	req.Called = &rt.command
	clean(req)
	run := rt.run
	if req.Action != nil {
		run = rt.press
	}
	reply, err := run(ctx, req)
	if err != nil {
		return r.refuse(req, err)
	}
	if reply.Empty() {
		r.log.Warn("a command said nothing", "command", req.Command, "request", req.ID)
		reply = Reply{Private: true, Text: Plain(req.Say("Done."))}
	}
	if req.Action == nil && r.Private(ctx, req) {
		reply.Private = true
	}
	return reply
}

// Suggest completes the option in Request.Focused: at most 25 choices, none
// when anything is wrong. It never panics.
func (r *Router) Suggest(ctx context.Context, req *Request) (choices []Choice) {
	defer func() {
		if p := recover(); p != nil {
			r.logError(req, "", &crash{value: p, stack: debug.Stack()})
			choices = nil
		}
	}()
	req.translate, req.day = r.Translate, r.Day
	rt, ok := r.routes[req.Command]
	if !ok || rt.command.Suggest == nil || req.Focused == "" {
		return nil
	}
	req.Called = &rt.command
	clean(req)
	choices, err := rt.command.Suggest(ctx, req)
	if err != nil {
		if problem := (*Problem)(nil); !errors.As(err, &problem) && ctx.Err() == nil {
			r.logError(req, "", err)
		}
		return nil
	}
	return choices[:min(len(choices), MaxChoices)]
}

// find returns the route of a request; a press goes to the command that its
// action names.
func (r *Router) find(req *Request) (*route, bool) {
	name := req.Command
	if req.Action != nil {
		name = req.Action.Command
		req.Command = name
	}
	rt, ok := r.routes[name]
	if !ok || req.Action != nil && rt.press == nil {
		return nil, false
	}
	return rt, true
}

func (r *Router) unknown(req *Request) Reply {
	r.log.Info("request for an unknown command", "command", req.Command, "press", req.Action != nil, "request", req.ID)
	text := req.Say("I don't know this command. It may have changed lately: /help lists what I do.")
	if req.Action != nil {
		text = req.Say("This button is from an older message and no longer works. Please run the command again.")
	}
	return Reply{Private: true, Error: true, Text: Plain(text)}
}

// refuse turns an error into what the person is told.
func (r *Router) refuse(req *Request, err error) Reply {
	var problem *Problem
	if errors.As(err, &problem) && problem.Message != "" {
		if problem.Err != nil {
			r.logError(req, "", problem.Err)
		}
		return Reply{Private: true, Error: true, Text: Plain(req.problem(problem))}
	}
	id := newErrorID()
	r.logError(req, id, err)
	text := req.Say("Sorry, something went wrong on my side. If it keeps happening, tell the bot's operator this number: %s.", id)
	if errors.Is(err, context.DeadlineExceeded) {
		text = req.Say("Sorry, that took too long. Please try again in a moment. (Number for the operator: %s.)", id)
	}
	return Reply{Private: true, Error: true, Text: Plain(text)}
}

// problem says a problem in the language of who asked.
func (req *Request) problem(p *Problem) string {
	if !p.Phrase.Empty() {
		return req.Tell(p.Phrase)
	}
	return req.Say(p.Message)
}

func (r *Router) logError(req *Request, id string, err error) {
	args := []any{"command", req.Command, "request", req.ID, "error", err}
	if id != "" {
		args = append(args, "id", id)
	}
	if c := (*crash)(nil); errors.As(err, &c) {
		args = append(args, "stack", string(c.stack))
	}
	r.log.Error("request failed", args...)
}

// Say says an English phrase in the language of the person who asked, with
// fmt verbs filled in.
func (req *Request) Say(english string, args ...any) string {
	if req.translate != nil {
		english = req.translate(req.Locale, english)
	}
	if len(args) == 0 {
		return english
	}
	return fmt.Sprintf(english, args...)
}

// Day writes a day as the person who asked does.
func (req *Request) Day(t time.Time) string {
	if req.day == nil {
		return t.Format("2 January 2006")
	}
	return req.day(req.Locale, t)
}

// Empty says whether a reply has nothing to show.
func (r Reply) Empty() bool {
	return len(r.Text) == 0 && len(r.Cards) == 0 && len(r.Pictures) == 0 &&
		len(r.Buttons) == 0 && r.Menu == nil && r.File == nil
}
