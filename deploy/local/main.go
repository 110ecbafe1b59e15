// Command local starts the topology of compose.yaml without containers: bots that take
// interactions over HTTP, PostgreSQL, OpenSearch where there is one, a load
// balancer, and a stand-in for Discord that signs interactions. It acts on
// them, breaks things, and says what came of it:
//
//	.ci/postgres go run ./deploy/local                  # try: a film, with a bot killed
//	.ci/postgres go run ./deploy/local -articles 100000 load
//	.ci/postgres go run ./deploy/local rolling database
//
// Everything that it starts ends with it. With OPENSEARCH_URLS the bots search
// there; .ci/opensearch runs a command beside a cluster of three nodes.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"syscall"
	"time"
)

// options are what the command line says.
type options struct {
	replicas  int
	articles  int
	seconds   int
	workers   int
	balancer  string
	database  string
	server    string // a command that takes start, stop or restart for the database's server
	bench     string // folder where large corpora are kept
	nodes     nodes  // of the search; none: the embedded index
	scenarios []string
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:], os.Getenv, os.Stdout)
	stop()
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "local:", err)
		os.Exit(1)
	}
}

// run does the scenarios that the arguments name, in their order.
func run(ctx context.Context, args []string, env func(string) string, out io.Writer) error {
	o, err := parse(args, env)
	if err != nil {
		return err
	}
	if o.database == "" {
		return errors.New("no database: run it beside a server, as .ci/postgres go run ./deploy/local does")
	}
	t, err := build(ctx, o, out)
	if err != nil {
		return err
	}
	defer t.close()
	if err := t.fill(ctx); err != nil {
		return err
	}
	for _, name := range o.scenarios {
		if err := scenarios[name](ctx, t); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

func parse(args []string, env func(string) string) (options, error) {
	o := options{database: env("MARQUEE_TEST_POSTGRES"), server: env("MARQUEE_TEST_POSTGRES_CTL"), bench: env("MARQUEE_BENCH")}
	var err error
	if o.nodes, err = readNodes(env); err != nil {
		return o, err
	}
	flags := flag.NewFlagSet("local", flag.ContinueOnError)
	flags.IntVar(&o.replicas, "replicas", 3, "bots behind the load balancer")
	flags.IntVar(&o.articles, "articles", 0, "articles that are made up, beside the built-in sample; kept in the folder MARQUEE_BENCH")
	flags.IntVar(&o.seconds, "seconds", 5, "how long each measurement takes")
	flags.IntVar(&o.workers, "workers", 8, "interactions under way at once, where a scenario does not vary them")
	flags.StringVar(&o.balancer, "balancer", "auto", "haproxy, own, or auto: haproxy where it is installed")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	if o.scenarios = flags.Args(); len(o.scenarios) == 0 {
		o.scenarios = []string{"try"}
	}
	for _, name := range o.scenarios {
		if scenarios[name] == nil {
			return o, fmt.Errorf("there is no scenario %q; try, load, fresh, rolling, crash, database and search are", name)
		}
	}
	switch {
	case o.replicas < 1 || o.replicas > 20:
		return o, fmt.Errorf("%d replicas: from 1 to 20", o.replicas)
	case o.articles < 0 || o.seconds < 1 || o.workers < 1:
		return o, errors.New("articles, seconds and workers are positive numbers")
	case !slices.Contains([]string{"auto", "haproxy", "own"}, o.balancer):
		return o, fmt.Errorf("balancer %q: haproxy, own or auto", o.balancer)
	}
	return o, nil
}

// span is the length of one measurement.
func (o options) span() time.Duration { return time.Duration(o.seconds) * time.Second }
