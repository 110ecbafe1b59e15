package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"

	"marquee/bot"
	"marquee/bot/discord"
)

type backupCmd struct {
	File string `arg:"" help:"The file to write; one that is there already is refused."`
}

func (c *backupCmd) run(ctx context.Context, p *program) error {
	h, err := p.openStore(ctx)
	if err != nil {
		return err
	}
	defer h.close()
	if err := h.db.Backup(ctx, c.File); err != nil {
		return err
	}
	return p.done(map[string]string{"file": c.File}, "everything is in "+c.File)
}

type restoreCmd struct {
	File string `arg:"" help:"A file that backup wrote."`
}

func (c *restoreCmd) run(ctx context.Context, p *program) error {
	h, err := p.openStore(ctx)
	if err != nil {
		return err
	}
	defer h.close()
	if err := h.db.Restore(ctx, c.File); err != nil {
		return err
	}
	if err := h.furnish(ctx, asItIs); err != nil {
		return err
	}
	if err := h.index.Rebuild(ctx, h.corpus); err != nil { // drops what the backup does not hold
		return err
	}
	return p.done(map[string]string{"file": c.File}, "everything is back from "+c.File)
}

// done says that a command did what it should.
func (p *program) done(machine any, words string) error {
	if p.json {
		return p.printJSON(machine)
	}
	_, err := fmt.Fprintln(p.out, words)
	return err
}

type doctorCmd struct {
	Running bool `help:"Ask the bot that runs on LISTEN_ADDR alone, as a container's health check does."`
}

// finding is what the doctor says of one part.
type finding struct {
	Name string `json:"name"`
	OK   bool   `json:"ok"`
	Says string `json:"says"`
}

// errSick ends the doctor's visit when a check has failed.
var errSick = fmt.Errorf("a check failed: %w", errSaid)

func (c *doctorCmd) run(ctx context.Context, p *program) error {
	var found []finding
	check := func(name string, look func() (string, error)) {
		says, err := look()
		if err != nil {
			says = err.Error()
		}
		found = append(found, finding{name, err == nil, says})
	}
	if c.Running {
		check("running", func() (string, error) { return p.askRunning(ctx) })
		return p.findings(found)
	}
	check("token", func() (string, error) { return p.checkToken(ctx) })
	check("address", func() (string, error) { return p.checkAddress(ctx) })
	h, err := p.openStore(ctx)
	check("database", func() (string, error) {
		if err != nil {
			return "", err
		}
		n, err := h.corpus.Count(ctx)
		return h.db.Name() + " holds " + count(n, "article", "articles"), err
	})
	if err == nil {
		defer h.close()
		check("index", func() (string, error) { return h.checkIndex(ctx) })
		check("feeds", func() (string, error) { return h.checkFeeds(ctx) })
	}
	return p.findings(found)
}

// findings shows what was found; any fault is an error.
func (p *program) findings(found []finding) error {
	ok := true
	for _, f := range found {
		ok = ok && f.OK
	}
	if err := p.showFindings(ok, found); err != nil {
		return err
	}
	if !ok {
		return errSick
	}
	return nil
}

func (p *program) showFindings(ok bool, found []finding) error {
	if p.json {
		return p.printJSON(struct {
			OK     bool      `json:"ok"`
			Checks []finding `json:"checks"`
		}{ok, found})
	}
	var lines []bot.Rich
	for _, f := range found {
		mark := "ok      "
		if !f.OK {
			mark = "FAULT   "
		}
		lines = append(lines, bot.Rich{{Text: mark, Style: bot.Bold}, {Text: f.Name + ": " + f.Says}})
	}
	return p.screen().Show(bot.Reply{Cards: []bot.Card{{Title: "Checks", Sections: []bot.Section{{Lines: lines}}}}})
}

// doctorPatience bounds a look over the network.
const doctorPatience = 5 * time.Second

func (p *program) checkToken(ctx context.Context) (string, error) {
	if p.cfg.Token == "" {
		return "no DISCORD_TOKEN: the playground opens instead", nil
	}
	client, err := p.discordClient(nil)
	if err != nil {
		return "", err
	}
	ctx, cancel := context.WithTimeout(ctx, doctorPatience)
	defer cancel()
	_, err = client.Call(ctx, discord.Call{Method: http.MethodGet, Path: "/users/@me", Attempts: 1})
	switch {
	case errors.Is(err, discord.ErrForbidden):
		return "", errors.New("DISCORD_TOKEN is not valid: reset it in the developer portal, under Bot, and set the new one")
	case err != nil:
		return "", fmt.Errorf("asking Discord: %w", err)
	}
	return "Discord knows it", nil
}

// checkAddress is fine when nobody listens there, and when a bot of ours does.
func (p *program) checkAddress(ctx context.Context) (string, error) {
	listener, err := net.Listen("tcp", p.cfg.Listen)
	if err == nil {
		return p.cfg.Listen + " is free", listener.Close()
	}
	says, err := p.askRunning(ctx)
	if errors.Is(err, errNobody) {
		return "", fmt.Errorf("LISTEN_ADDR %s cannot be used: %s: stop what listens there or choose another", p.cfg.Listen, lastWords(err))
	}
	return says, err
}

// errNobody says that no bot of ours answers.
var errNobody = errors.New("no bot answers")

// askRunning asks the bot on LISTEN_ADDR whether it is ready.
func (p *program) askRunning(ctx context.Context) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, doctorPatience)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+p.cfg.Listen+"/readyz", nil)
	if err != nil {
		return "", err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return "", fmt.Errorf("%w on LISTEN_ADDR %s: %s", errNobody, p.cfg.Listen, lastWords(err))
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		body, _ := io.ReadAll(io.LimitReader(response.Body, 1<<12)) // what it says is a help, not the finding
		return "", fmt.Errorf("the bot at %s is not ready: %s", p.cfg.Listen, body)
	}
	return "a bot answers at " + p.cfg.Listen, nil
}

// discordClient speaks to Discord's REST.
func (p *program) discordClient(m *metrics) (*discord.Client, error) {
	api, err := discord.API(p.cfg.APIURL)
	if err != nil {
		return nil, err
	}
	c := &discord.Client{HTTP: discord.HTTP(), API: api, Token: p.cfg.Token, Log: p.log}
	if m != nil {
		c.See = m.seeREST
	}
	return c, nil
}
