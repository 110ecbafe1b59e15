// Marquee is a Discord bot that answers questions on film news, with the
// article and the sentence that says so.
//
// The program is a value: run takes arguments, environment and streams and
// returns an exit code, so that tests start all of it. What it is made of:
//
//   - bot is the conversation, free of Discord; bot/discord, bot/gateway,
//     bot/webhook, bot/playground and bot/terminal carry it to people.
//   - commands is the menu, one file a slash command.
//   - knowledge is film news: reading, extracting, storing, finding, answering.
//
// imports_test.go says who may look into whom.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"strings"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Environ(), os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run does what the arguments say and returns the exit code: 0 done, 1 failed,
// 2 wrong usage. An error is one line on errs.
func run(ctx context.Context, args, environ []string, in io.Reader, out, errs io.Writer) int {
	err := start(ctx, args, environ, in, out, errs)
	if err != nil && !errors.Is(err, errSaid) {
		fmt.Fprintln(errs, "marquee:", strings.ReplaceAll(err.Error(), "\n", " "))
	}
	return exitCode(err)
}

// errSaid is an error whose message has been printed already.
var errSaid = errors.New("said already")

func start(ctx context.Context, args, environ []string, in io.Reader, out, errs io.Writer) error {
	line, err := parse(args, out)
	if err != nil || line.command == nil {
		return err
	}
	g := line.grammar
	cfg, err := loadConfig(environ)
	if err != nil {
		return err
	}
	if g.Data != "" {
		cfg.Data = g.Data
	}
	if g.LogLevel != "" {
		cfg.LogLevel = g.LogLevel
		if _, err := parseLevel(g.LogLevel); err != nil {
			return usageError{fmt.Sprintf("--log-level is %q: write debug, info, warn or error", g.LogLevel)}
		}
	}
	command, ok := line.command.Selected().Target.Addr().Interface().(runner)
	if !ok {
		return fmt.Errorf("the command %s does nothing", line.command.Command())
	}
	p := &program{cfg: cfg, log: newLog(cfg, errs), in: in, out: out, errs: errs, json: g.JSON}
	return command.run(ctx, p)
}

// newLog returns the log of the program, with secrets blotted out.
func newLog(cfg Config, errs io.Writer) *slog.Logger {
	level, err := parseLevel(cfg.LogLevel)
	if err != nil {
		level = slog.LevelInfo // checked before
	}
	options := &slog.HandlerOptions{Level: level, ReplaceAttr: blot(cfg)}
	if cfg.LogFormat == "json" {
		return slog.New(slog.NewJSONHandler(errs, options))
	}
	return slog.New(slog.NewTextHandler(errs, options))
}

// blot replaces secrets in everything that is logged.
func blot(cfg Config) func([]string, slog.Attr) slog.Attr {
	var secrets []string
	for _, s := range []string{cfg.Token, cfg.Database} {
		if len(s) > 8 && s != "sqlite" {
			secrets = append(secrets, s, "***")
		}
	}
	blotter := strings.NewReplacer(secrets...)
	return func(_ []string, a slog.Attr) slog.Attr {
		switch v := a.Value.Any().(type) {
		case string:
			a.Value = slog.StringValue(blotter.Replace(v))
		case error:
			a.Value = slog.StringValue(blotter.Replace(v.Error()))
		}
		return a
	}
}
