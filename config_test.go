package main

import (
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"
)

func TestEnvExampleEqualsConfig(t *testing.T) {
	example, err := os.ReadFile(".env.example")
	if err != nil {
		t.Fatal(err)
	}
	var documented []string
	help := false
	for _, line := range strings.Split(string(example), "\n") {
		switch {
		case strings.HasPrefix(line, "# "):
			help = true
		case line == "":
			help = false
		default:
			if !help {
				t.Errorf("no line of help above %q", line)
			}
			documented = append(documented, line)
			help = false
		}
	}
	var declared []string
	fields := reflect.TypeFor[Config]()
	for i := range fields.NumField() {
		tag := fields.Field(i).Tag
		declared = append(declared, tag.Get("env")+"="+tag.Get("envDefault"))
	}
	if !reflect.DeepEqual(documented, declared) {
		t.Errorf(".env.example and Config differ:\n%s\n---\n%s", strings.Join(documented, "\n"), strings.Join(declared, "\n"))
	}
}

func TestLoadConfig(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile(".env", []byte("LOG_LEVEL=debug\nSHARDS=2\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	c, err := loadConfig([]string{"SHARDS=0-3/16", "LISTEN_ADDR=", "OPENSEARCH_URLS=http://a:9200,http://b:9200"})
	if err != nil {
		t.Fatal(err)
	}
	if c.LogLevel != "debug" || c.Shards != "0-3/16" || c.Listen != "127.0.0.1:8080" || len(c.OpenSearch) != 2 {
		t.Errorf("got %+v", c)
	}
}

func TestWrongSettingsAreExplained(t *testing.T) {
	t.Chdir(t.TempDir())
	for setting, want := range map[string]string{
		"SHARDS=many":                                        `SHARDS is "many": write auto`,
		"SHARDS=3-1/x":                                       `SHARDS`,
		"LOG_LEVEL=loud":                                     `LOG_LEVEL is "loud": write debug`,
		"LOG_FORMAT=xml":                                     `LOG_FORMAT is "xml"`,
		"FEED_INTERVAL=soon":                                 `FEED_INTERVAL is "soon": write a duration`,
		"FEED_INTERVAL=1s":                                   `FEED_INTERVAL is "1s"`,
		"ALLOW_PRIVATE_FEEDS=perhaps":                        `ALLOW_PRIVATE_FEEDS is "perhaps": write true or false`,
		"LISTEN_ADDR=nowhere":                                `LISTEN_ADDR is "nowhere"`,
		"DISCORD_PUBLIC_KEY=abc":                             `DISCORD_PUBLIC_KEY is "abc"`,
		"DISCORD_API_URL=discord":                            `DISCORD_API_URL is "discord"`,
		"DATABASE_URL=mysql://u:s3cret@h/x":                  `DATABASE_URL is of an unknown kind`,
		"DISCORD_TOKEN=s3cret with space":                    `DISCORD_TOKEN holds white space`,
		"OPENSEARCH_URLS=ftp://u:s3cret@h:92":                `OPENSEARCH_URLS is "(address 1 of 1)"`,
		"OPENSEARCH_URLS=http://h:92,http://u:a,s3cret@h:92": `OPENSEARCH_URLS is "(address 2 of 3)"`,
		"OPENSEARCH_PREFIX=My-Bot":                           `OPENSEARCH_PREFIX is "My-Bot": write at most 41 lower case letters`,
		"DISCORD_GUILD_ID=12":                                `DISCORD_GUILD_ID is "12"`,
	} {
		_, err := loadConfig([]string{setting})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got error %v, want %q", setting, err, want)
		}
		if err != nil && regexp.MustCompile(`s3cret|\n`).MatchString(err.Error()) {
			t.Errorf("%s: the error tells a secret or has two lines: %v", setting, err)
		}
	}
}
