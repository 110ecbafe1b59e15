package main

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
)

// version is the program's; a release build sets it.
var version = "devel"

type versionCmd struct{}

func (*versionCmd) run(_ context.Context, p *program) error {
	v := struct {
		Version     string `json:"version"`
		Go          string `json:"go"`
		IndexFormat string `json:"index_format"`
	}{programVersion(), runtime.Version(), indexFormat()}
	if p.json {
		return p.printJSON(v)
	}
	_, err := fmt.Fprintf(p.out, "marquee %s, %s, index format %s\n", v.Version, v.Go, v.IndexFormat)
	return err
}

func programVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok && version == "devel" && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return version
}

type completionCmd struct {
	Shell string `arg:"" enum:"bash,zsh,fish" help:"bash, zsh or fish."`
}

// completions are scripts that offer commands and flags.
var completions = map[string]string{
	"bash": `_marquee() {
  local words="serve film ask news search titles ingest extract summarize reindex backup restore doctor completion version --data --json --log-level --help"
  if [ "$COMP_CWORD" -gt 1 ]; then COMPREPLY=($(compgen -f -W "--json --batch --data" -- "${COMP_WORDS[COMP_CWORD]}"))
  else COMPREPLY=($(compgen -W "$words" -- "${COMP_WORDS[COMP_CWORD]}")); fi
}
complete -o filenames -F _marquee marquee
`,
	"zsh": `#compdef marquee
_arguments '1:command:(serve film ask news search titles ingest extract summarize reindex backup restore doctor completion version)' \
  '--data[directory of the database]:directory:_files -/' '--json[print JSON]' '--log-level[level]:level:(debug info warn error)' '*:file:_files'
`,
	"fish": `complete -c marquee -n __fish_use_subcommand -f -a "serve film ask news search titles ingest extract summarize reindex backup restore doctor completion version"
complete -c marquee -l data -r -d "Directory of the database"
complete -c marquee -l json -d "Print JSON"
complete -c marquee -l log-level -x -a "debug info warn error"
`,
}

func (c *completionCmd) run(_ context.Context, p *program) error {
	_, err := fmt.Fprint(p.out, completions[c.Shell])
	return err
}
