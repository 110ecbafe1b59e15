package main

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/url"
	"regexp"
	"strings"
	"time"

	"github.com/caarlos0/env/v11"
	"github.com/joho/godotenv"

	"marquee/knowledge/opensearch"
)

// Config is every setting of the program. One field is one line of
// .env.example, in the same order with the same default; a test holds the two
// equal.
type Config struct {
	Token         string        `env:"DISCORD_TOKEN"`
	PublicKey     string        `env:"DISCORD_PUBLIC_KEY"`
	ApplicationID string        `env:"DISCORD_APPLICATION_ID"`
	GuildID       string        `env:"DISCORD_GUILD_ID"`
	APIURL        string        `env:"DISCORD_API_URL" envDefault:"https://discord.com"`
	Shards        string        `env:"SHARDS" envDefault:"auto"`
	Data          string        `env:"MARQUEE_DATA" envDefault:"./data"`
	Database      string        `env:"DATABASE_URL" envDefault:"sqlite"`
	OpenSearch    []string      `env:"OPENSEARCH_URLS"`
	SearchPrefix  string        `env:"OPENSEARCH_PREFIX" envDefault:"marquee"`
	Listen        string        `env:"LISTEN_ADDR" envDefault:"127.0.0.1:8080"`
	Drain         time.Duration `env:"DRAIN_TIME" envDefault:"0s"`
	LogLevel      string        `env:"LOG_LEVEL" envDefault:"info"`
	LogFormat     string        `env:"LOG_FORMAT" envDefault:"text"`
	FeedInterval  time.Duration `env:"FEED_INTERVAL" envDefault:"10m"`
	PrivateFeeds  bool          `env:"ALLOW_PRIVATE_FEEDS" envDefault:"false"`
}

// loadConfig reads settings from environ ("NAME=value" lines) and, for names
// that are not set there, from the .env file in the working directory.
func loadConfig(environ []string) (Config, error) {
	values, err := godotenv.Read(".env")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return Config{}, fmt.Errorf(".env cannot be read: %s: write one NAME=value a line", lastWords(err))
	}
	if values == nil {
		values = map[string]string{}
	}
	for _, line := range environ {
		if name, value, ok := strings.Cut(line, "="); ok {
			values[name] = value
		}
	}
	// A name that is set to nothing means its default, as in .env.example.
	for name, value := range values {
		if value == "" {
			delete(values, name)
		}
	}
	var c Config
	if err := env.ParseWithOptions(&c, env.Options{Environment: values}); err != nil {
		return Config{}, explainEnv(err, values)
	}
	return c, c.check()
}

// explainEnv words a value of the wrong type: name, value, what is allowed.
func explainEnv(err error, values map[string]string) error {
	for name, allowed := range map[string]string{
		"FEED_INTERVAL":       "a duration such as 10m or 1h",
		"DRAIN_TIME":          "a duration such as 0s or 5s",
		"ALLOW_PRIVATE_FEEDS": "true or false",
	} {
		field := map[string]string{"FEED_INTERVAL": "FeedInterval", "DRAIN_TIME": "Drain", "ALLOW_PRIVATE_FEEDS": "PrivateFeeds"}[name]
		if strings.Contains(err.Error(), `"`+field+`"`) {
			return fmt.Errorf("setting %s is %q: write %s", name, values[name], allowed)
		}
	}
	return fmt.Errorf("settings cannot be read: %w", err)
}

var (
	shardsForm    = regexp.MustCompile(`^(auto|[1-9][0-9]{0,4}|[0-9]{1,5}(-[0-9]{1,5})?/[1-9][0-9]{0,4})$`)
	snowflakeForm = regexp.MustCompile(`^[0-9]{15,21}$`)
	keyForm       = regexp.MustCompile(`^[0-9a-fA-F]{64}$`)
)

// check tells the first setting that cannot be used: its name, its value
// (never a secret's) and what is allowed.
func (c Config) check() error {
	wrong := func(name, value, allowed string) error {
		return fmt.Errorf("setting %s is %q: write %s", name, value, allowed)
	}
	switch {
	case strings.ContainsAny(c.Token, " \t\r\n"):
		return errors.New("setting DISCORD_TOKEN holds white space: write the bot's token alone, without the word Bot")
	case c.PublicKey != "" && !keyForm.MatchString(c.PublicKey):
		return wrong("DISCORD_PUBLIC_KEY", c.PublicKey, "the 64 hexadecimal digits of the application's public key")
	case c.ApplicationID != "" && !snowflakeForm.MatchString(c.ApplicationID):
		return wrong("DISCORD_APPLICATION_ID", c.ApplicationID, "the application's id, 15 to 21 digits")
	case c.GuildID != "" && !snowflakeForm.MatchString(c.GuildID):
		return wrong("DISCORD_GUILD_ID", c.GuildID, "a server's id, 15 to 21 digits")
	case !httpAddress(c.APIURL):
		return wrong("DISCORD_API_URL", hideUserinfo(c.APIURL), "an address such as https://discord.com")
	case !shardsForm.MatchString(c.Shards):
		return wrong("SHARDS", c.Shards, "auto, a count such as 4, or a range such as 0-3/16")
	case c.Database != "sqlite" && !strings.HasPrefix(c.Database, "postgres://") && !strings.HasPrefix(c.Database, "postgresql://"):
		return errors.New("setting DATABASE_URL is of an unknown kind: write sqlite or postgres://user:password@host/name")
	case !opensearch.ValidPrefix(c.SearchPrefix):
		return wrong("OPENSEARCH_PREFIX", c.SearchPrefix, "at most 41 lower case letters and digits, a letter first")
	case c.Drain < 0 || c.Drain > time.Minute:
		return wrong("DRAIN_TIME", c.Drain.String(), "a duration from 0s to 1m")
	case c.FeedInterval < time.Minute:
		return wrong("FEED_INTERVAL", c.FeedInterval.String(), "a duration of at least 1m")
	}
	for i, u := range c.OpenSearch {
		if !httpAddress(u) {
			return wrong("OPENSEARCH_URLS", shownAddress(c.OpenSearch, i), "comma-separated addresses such as http://localhost:9200")
		}
	}
	if _, _, err := net.SplitHostPort(c.Listen); err != nil {
		return wrong("LISTEN_ADDR", c.Listen, "host:port such as 127.0.0.1:8080")
	}
	if _, err := parseLevel(c.LogLevel); err != nil {
		return wrong("LOG_LEVEL", c.LogLevel, "debug, info, warn or error")
	}
	if c.LogFormat != "text" && c.LogFormat != "json" {
		return wrong("LOG_FORMAT", c.LogFormat, "text or json")
	}
	return nil
}

func parseLevel(s string) (slog.Level, error) {
	var level slog.Level
	err := level.UnmarshalText([]byte(s))
	return level, err
}

func httpAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}

// shownAddress is one of several addresses as an error may show it. Where any
// holds a password none is shown: one with a comma in it is cut in two, and
// either half may look like anything.
func shownAddress(all []string, i int) string {
	if strings.Contains(strings.Join(all, ","), "@") {
		return fmt.Sprintf("(address %d of %d)", i+1, len(all))
	}
	return all[i]
}

// hideUserinfo drops a password that an address may carry.
func hideUserinfo(s string) string {
	u, err := url.Parse(s)
	if err != nil {
		return "(not an address)"
	}
	return u.Redacted()
}

// lastWords is the innermost message of an error, without the path that
// wraps it.
func lastWords(err error) string {
	for {
		inner := errors.Unwrap(err)
		if inner == nil {
			return err.Error()
		}
		err = inner
	}
}
