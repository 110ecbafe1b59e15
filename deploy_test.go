package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus"
	"gopkg.in/yaml.v3"
)

// metricNames are those that a bot registers, whatever way it takes
// interactions; nothing need have happened yet.
func metricNames(t *testing.T) map[string]bool {
	t.Helper()
	m := newMetrics()
	(&house{}).observe(t.Context(), m)
	m.gauge(shardsGauge, "", func() float64 { return 0 })
	descs := make(chan *prometheus.Desc, 1000)
	m.registry.Describe(descs)
	close(descs)
	names := map[string]bool{}
	for d := range descs {
		name := regexp.MustCompile(`fqName: "([a-z_]+)"`).FindStringSubmatch(d.String())
		if name == nil {
			t.Fatalf("no name in %s", d)
		}
		names[name[1]] = true
	}
	return names
}

// unknownMetrics returns the metrics of a query that no bot has.
func unknownMetrics(query string, known map[string]bool) (unknown []string) {
	for _, name := range regexp.MustCompile(`\b(?:marquee|go|process|promhttp)_[a-z_]+`).FindAllString(query, -1) {
		base := name
		for _, end := range []string{"_bucket", "_count", "_sum"} {
			base = strings.TrimSuffix(base, end)
		}
		if !known[name] && !known[base] {
			unknown = append(unknown, name)
		}
	}
	return unknown
}

func TestTheDashboardAsksForWhatThereIs(t *testing.T) {
	known := metricNames(t)
	for _, want := range []string{"marquee_interactions_total", "marquee_posts_pending", "process_cpu_seconds_total"} {
		if !known[want] {
			t.Fatalf("%s is not among the metrics: %v", want, known)
		}
	}
	var board struct {
		Panels []struct {
			Title   string
			Targets []struct{ Expr string }
		}
	}
	readJSON(t, "deploy/grafana/marquee.json", &board)
	if len(board.Panels) < 10 {
		t.Errorf("%d panels", len(board.Panels))
	}
	shown := ""
	for _, p := range board.Panels {
		for _, target := range p.Targets {
			if names := unknownMetrics(target.Expr, known); len(names) > 0 || target.Expr == "" {
				t.Errorf("panel %q asks for %v, which no bot has", p.Title, names)
			}
			shown += target.Expr + "\n"
		}
	}
	for name := range known {
		if strings.HasPrefix(name, "marquee_") && !strings.Contains(shown, name) {
			t.Errorf("no panel shows %s", name)
		}
	}
	var alerts struct {
		Groups []struct {
			Rules []struct{ Alert, Expr string }
		}
	}
	readYAML(t, "deploy/alerts.yml", &alerts)
	if len(alerts.Groups) != 1 || len(alerts.Groups[0].Rules) == 0 {
		t.Fatal("there are no alerts")
	}
	for _, r := range alerts.Groups[0].Rules {
		if names := unknownMetrics(r.Expr, known); len(names) > 0 || r.Expr == "" {
			t.Errorf("alert %s asks for %v, which no bot has", r.Alert, names)
		}
	}
	if names := unknownMetrics(`rate(marquee_planted_total[5m]) / marquee_answer_seconds_sum`, known); !slices.Equal(names, []string{"marquee_planted_total"}) {
		t.Errorf("of a planted query %v is found", names)
	}
}

func readJSON(t *testing.T, path string, into any) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(raw, into)
	}
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

func readYAML(t *testing.T, path string, into any) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err == nil {
		err = yaml.Unmarshal(raw, into)
	}
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

// compose is what is checked of a compose file.
type compose struct {
	Services map[string]struct {
		Image       string
		Profiles    []string
		Environment map[string]string
		Networks    []string
		Volumes     []string
		DependsOn   yaml.Node `yaml:"depends_on"`
		Healthcheck map[string]any
		Deploy      struct {
			Replicas  int
			Resources struct{ Limits map[string]string }
		}
	}
	Networks, Volumes map[string]any
}

// TestComposeHoldsTogether checks what a container engine would find only when
// it starts: every name that is used is there, every file that is mounted
// exists, and the bots are given settings that they know.
func TestComposeHoldsTogether(t *testing.T) {
	var c compose
	readYAML(t, "deploy/compose.yaml", &c)
	settings := settingNames(t, ".env.example")
	for name, s := range c.Services {
		for _, n := range s.Networks {
			if _, ok := c.Networks[n]; !ok {
				t.Errorf("%s: there is no network %s", name, n)
			}
		}
		for _, v := range s.Volumes {
			from, _, _ := strings.Cut(v, ":")
			if strings.HasPrefix(from, "./") {
				if _, err := os.Stat(filepath.Join("deploy", from)); err != nil && from != "./news" {
					t.Errorf("%s mounts %s: %v", name, from, err)
				}
			} else if _, ok := c.Volumes[from]; !ok {
				t.Errorf("%s: there is no volume %s", name, from)
			}
		}
		for _, on := range s.DependsOn.Content {
			if _, ok := c.Services[on.Value]; !ok && on.Kind == yaml.ScalarNode {
				t.Errorf("%s depends on %s, which is not there", name, on.Value)
			}
		}
		if s.Image == "marquee" {
			for setting := range s.Environment {
				if !settings[setting] && setting != "GOMEMLIMIT" {
					t.Errorf("%s: setting %s is unknown", name, setting)
				}
			}
		}
		if name != "ingest" && (s.Deploy.Resources.Limits["memory"] == "" || s.Deploy.Resources.Limits["cpus"] == "") {
			t.Errorf("%s has no limits", name)
		}
	}
	for name, replicas := range map[string]int{"bot": 3, "postgres": 0, "opensearch1": 0, "opensearch2": 0, "opensearch3": 0, "balancer": 0} {
		s, ok := c.Services[name]
		if !ok || s.Deploy.Replicas != replicas || len(s.Profiles) > 0 {
			t.Errorf("%s: there %v, %d replicas, profiles %v", name, ok, s.Deploy.Replicas, s.Profiles)
		}
		if name != "bot" && len(s.Healthcheck) == 0 { // the bots' is in the image
			t.Errorf("%s has no health check", name)
		}
	}
	secrets := settingNames(t, "deploy/.env.example")
	raw, err := os.ReadFile("deploy/compose.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`\$\{([A-Z_]+)`).FindAllSubmatch(raw, -1) {
		if name := string(m[1]); !secrets[name] && !settings[name] {
			t.Errorf("${%s} is in neither example of settings", name)
		}
	}
}

// settingNames are the names that a file of settings sets.
func settingNames(t *testing.T, path string) map[string]bool {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for lines := bufio.NewScanner(bytes.NewReader(raw)); lines.Scan(); {
		if name, _, ok := strings.Cut(lines.Text(), "="); ok && !strings.HasPrefix(name, "#") {
			names[name] = true
		}
	}
	return names
}

// TestDeployByItsTools has the tools themselves read their files, where they
// are installed; REQUIRE_DEPLOY_TOOLS=1 makes that a condition.
func TestDeployByItsTools(t *testing.T) {
	for _, tool := range [][]string{
		{"docker-compose", "-f", "deploy/compose.yaml", "config", "-q"},
		{"haproxy", "-c", "-q", "-f", "deploy/haproxy.cfg"},
	} {
		t.Run(tool[0], func(t *testing.T) {
			path, err := exec.LookPath(tool[0])
			if err != nil {
				if os.Getenv("REQUIRE_DEPLOY_TOOLS") == "1" {
					t.Fatal(err)
				}
				t.Skipf("%s is not installed", tool[0])
			}
			if says, err := exec.Command(path, tool[1:]...).CombinedOutput(); err != nil {
				t.Errorf("%v: %s", err, says)
			}
		})
	}
}
