package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"
)

// grammar is the command line: what `marquee --help` prints.
type grammar struct {
	Data     string `help:"Directory of the database and the index." placeholder:"DIR"`
	JSON     bool   `name:"json" help:"Print one JSON object instead of text."`
	LogLevel string `help:"Least important level that is logged: debug, info, warn or error." placeholder:"LEVEL"`

	Serve        serveCmd        `cmd:"" default:"1" help:"Run the bot; without Discord credentials open the playground."`
	Film         filmCmd         `cmd:"" help:"Show the card of a film.\n\nExample: marquee film extraction"`
	Ask          askCmd          `cmd:"" help:"Answer a question.\n\nExample: marquee ask who directed extraction"`
	News         newsCmd         `cmd:"" help:"List the newest stories.\n\nExample: marquee news netflix --days 30"`
	Search       searchCmd       `cmd:"" help:"List ranked articles.\n\nExample: marquee search netflix sequel --limit 5"`
	Titles       titlesCmd       `cmd:"" help:"Complete a film title.\n\nExample: marquee titles extr"`
	Ingest       ingestCmd       `cmd:"" help:"Read articles into the corpus.\n\nExample: marquee ingest ./articles feed.xml"`
	Extract      extractCmd      `cmd:"" help:"Show what the extractors find in articles; writes nothing.\n\nExample: marquee extract --why article.txt"`
	Summarize    summarizeCmd    `cmd:"" help:"Summarise an article in its own sentences.\n\nExample: marquee summarize --sentences 2 article.html"`
	Reindex      reindexCmd      `cmd:"" help:"Rebuild every index from the corpus and swap it in.\n\nExample: marquee reindex"`
	Backup       backupCmd       `cmd:"" help:"Write everything into one file.\n\nExample: marquee backup marquee.backup"`
	Restore      restoreCmd      `cmd:"" help:"Bring everything back from a backup.\n\nExample: marquee restore marquee.backup"`
	MigrateStore migrateStoreCmd `cmd:"" help:"Move everything to another database, checked by counts and hashes; run again, it goes on.\n\nExample: marquee migrate-store sqlite postgres://marquee@db/marquee"`
	Doctor       doctorCmd       `cmd:"" help:"Check token, database, index, feeds and address, and say what to do.\n\nExample: marquee doctor"`
	Completion   completionCmd   `cmd:"" help:"Print a completion script for a shell.\n\nExample: marquee completion bash > /etc/bash_completion.d/marquee"`
	Version      versionCmd      `cmd:"" help:"Print version, Go version and index format.\n\nExample: marquee version"`
}

// usageError is wrong usage: exit code 2.
type usageError struct{ message string }

func (e usageError) Error() string { return e.message }

// parsed is a command line that was understood. Command is nil when all has
// been said already (help).
type parsed struct {
	grammar grammar
	command *kong.Context
}

// parse reads the command line. Help goes to out.
func parse(args []string, out io.Writer) (*parsed, error) {
	p := &parsed{}
	done := false
	parser, err := kong.New(&p.grammar,
		kong.Name("marquee"),
		kong.Description("Marquee answers questions on film news, in Discord and in the terminal."),
		kong.Writers(out, out),
		kong.Exit(func(int) { done = true }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true}),
	)
	if err != nil {
		return nil, err
	}
	p.command, err = parser.Parse(args)
	if done {
		return &parsed{}, nil
	}
	if err != nil {
		return nil, usageError{err.Error() + ": see marquee --help"}
	}
	return p, nil
}

// joined is what stands after a command; nothing there is wrong usage unless
// a batch is given.
func joined(args []string, batch, what string) (string, error) {
	all := strings.TrimSpace(strings.Join(args, " "))
	switch {
	case all == "" && batch == "":
		return "", usageError{fmt.Sprintf("no %s given: write it after the command", what)}
	case all != "" && batch != "":
		return "", usageError{fmt.Sprintf("both a %s and --batch given: write one of them", what)}
	}
	return all, nil
}

// exitCode is what the program ends with.
func exitCode(err error) int {
	var usage usageError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &usage):
		return 2
	}
	return 1
}
