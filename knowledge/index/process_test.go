package index

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"marquee/knowledge"
	"marquee/knowledge/rank"
	"marquee/knowledge/rank/ranktest"
)

// The tests below run this test binary again as another process on the same
// folder, in one of these roles.
const (
	roleServe  = "serve"  // keeps the index up to date until it is killed
	roleIngest = "ingest" // adds articles batch by batch and says so
	roleSearch = "search" // searches once
)

func TestMain(m *testing.M) {
	if role := os.Getenv("INDEX_TEST_ROLE"); role != "" {
		if err := play(role, os.Getenv("INDEX_TEST_DIR"), os.Getenv("INDEX_TEST_ARG")); err != nil {
			fmt.Println("error", err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// play is what another process does.
func play(role, dir, arg string) error {
	ctx := context.Background()
	paper := journal(filepath.Join(dir, "journal"))
	ix, err := Open(ctx, filepath.Join(dir, "index"), Options{Source: paper})
	if err != nil {
		return err
	}
	defer ix.Close()
	switch role {
	case roleServe:
		for first := true; ; first = false {
			if err := ix.Sync(ctx, nil); err != nil {
				return err
			}
			if first {
				fmt.Println("ready")
			}
			time.Sleep(50 * time.Millisecond)
		}
	case roleIngest:
		from, _ := strconv.Atoi(arg)
		for n := from; ; n += 20 {
			for i := n; i < n+20; i++ {
				if err := paper.add(i); err != nil {
					return err
				}
			}
			if err := ix.Sync(ctx, nil); err != nil {
				return err
			}
			fmt.Println("added", n+20)
		}
	case roleSearch:
		hits, err := ix.Search(ctx, knowledge.Query{Text: arg})
		if err != nil {
			return err
		}
		for _, h := range hits {
			fmt.Println(h.ID)
		}
	}
	return nil
}

// journal is a corpus in a file that several processes append to: a line is
// the number of an article.
type journal string

func (j journal) add(n int) error {
	f, err := os.OpenFile(string(j), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = fmt.Fprintf(f, "%08d\n", n)
	return err
}

func (j journal) After(_ context.Context, cursor int64) iter.Seq2[knowledge.Entry, error] {
	return func(yield func(knowledge.Entry, error) bool) {
		b, err := os.ReadFile(string(j))
		if err != nil && !os.IsNotExist(err) {
			yield(knowledge.Entry{}, err)
			return
		}
		for seq, line := range strings.Split(strings.TrimSuffix(string(b), "\n"), "\n") {
			n, err := strconv.Atoi(line)
			if err != nil || int64(seq) < cursor {
				continue
			}
			a := article(fmt.Sprintf("a%d", n), "Note", fmt.Sprintf("Common words and the mark%d of its own.", n))
			if !yield(knowledge.Entry{Seq: int64(seq + 1), Article: a}, nil) {
				return
			}
		}
	}
}

// process is another process at work.
type process struct {
	cmd   *exec.Cmd
	lines *bufio.Scanner
}

func start(t *testing.T, role, dir, arg string) *process {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), "INDEX_TEST_ROLE="+role, "INDEX_TEST_DIR="+dir, "INDEX_TEST_ARG="+arg)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	p := &process{cmd, bufio.NewScanner(out)}
	t.Cleanup(p.kill)
	return p
}

// kill ends the process as a power cut would, for all that it can do about it.
func (p *process) kill() {
	if p.cmd.ProcessState == nil {
		_ = p.cmd.Process.Kill()
		_ = p.cmd.Wait()
	}
}

// line returns the next line that the process says.
func (p *process) line(t *testing.T) string {
	t.Helper()
	if !p.lines.Scan() {
		t.Fatal("the other process ended early")
	}
	if strings.HasPrefix(p.lines.Text(), "error") {
		t.Fatal(p.lines.Text())
	}
	return p.lines.Text()
}

// wantMark fails unless the n-th article of a journal is found.
func wantMark(t *testing.T, ix *Index, n int) {
	t.Helper()
	if got := found(t, ix, knowledge.Query{Text: fmt.Sprintf("mark%d", n)}); len(got) != 1 || got[0] != fmt.Sprintf("a%d", n) {
		t.Fatalf("article %d: found %q", n, got)
	}
}

func TestAnotherProcessOwnsTheIndex(t *testing.T) {
	dir := t.TempDir()
	paper := journal(filepath.Join(dir, "journal"))
	for n := range 10 {
		if err := paper.add(n); err != nil {
			t.Fatal(err)
		}
	}
	server := start(t, roleServe, dir, "")
	server.line(t)

	ix := open(t, filepath.Join(dir, "index"), Options{Source: paper})
	if ix.owned() != nil {
		t.Fatal("two processes own the index")
	}
	wantMark(t, ix, 3)
	if ix.Docs() != 10 || ix.DocFreq(rank.Terms("common")[0]) != 10 {
		t.Errorf("%d articles, %d common", ix.Docs(), ix.DocFreq(rank.Terms("common")[0]))
	}
	// What this process adds is answerable at once, by every process.
	if err := paper.add(10); err != nil {
		t.Fatal(err)
	}
	sync1(t, ix)
	wantMark(t, ix, 10)
	if got := start(t, roleSearch, dir, "mark10").line(t); got != "a10" {
		t.Errorf("a third process found %q", got)
	}
	if err := ix.Rebuild(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	wantMark(t, ix, 10)

	server.kill()
	wantMark(t, ix, 7) // and this process goes on as the owner
	if ix.owned() == nil {
		t.Error("nobody owns the index")
	}
	if got := start(t, roleSearch, dir, "mark5").line(t); got != "a5" {
		t.Errorf("after the change of owner a process found %q", got)
	}
}

func TestServerOutlivesAnIngestThatOwnsTheIndex(t *testing.T) {
	dir := t.TempDir()
	paper := journal(filepath.Join(dir, "journal"))
	for round := range 4 {
		ingest := start(t, roleIngest, dir, strconv.Itoa(1000*round))
		ingest.line(t) // it is the owner, or asks the server below
		server := open(t, filepath.Join(dir, "index"), Options{Source: paper})
		told := 0
		for range 3 + 2*round {
			told, _ = strconv.Atoi(strings.Fields(ingest.line(t))[1])
			wantMark(t, server, told-1)
		}
		ingest.kill() // somewhere within the next batch
		sync1(t, server)
		for n := 1000 * round; n < told; n += 7 {
			wantMark(t, server, n)
		}
		b, err := os.ReadFile(string(paper))
		if err != nil {
			t.Fatal(err)
		}
		if lines := strings.Count(string(b), "\n"); server.Docs() != lines {
			t.Fatalf("round %d: %d articles in the index, %d in the corpus", round, server.Docs(), lines)
		}
		if err := server.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestDeskRefusesNonsense(t *testing.T) {
	ix := filled(t, ranktest.Cinema())
	guest := &Index{dir: ix.dir}
	for _, line := range []string{"", "{}\n", "nonsense\n", `{"op":"drop"}` + "\n", `{"op":"search"}` + "\n", strings.Repeat("x", longestRequest+10)} {
		conn, err := guest.dial(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		_ = conn.SetDeadline(time.Now().Add(2 * guestPatience))
		go func() { _, _ = conn.Write([]byte(line)) }()
		if line == "" {
			_ = conn.Close() // a guest that goes away
			continue
		}
		answer, _ := bufio.NewReader(conn).ReadBytes('\n')
		var r response
		if strings.HasSuffix(line, "\n") && (json.Unmarshal(answer, &r) != nil || r.Error == "") {
			t.Errorf("%q is answered by %q", line, answer)
		}
		_ = conn.Close()
	}
	if got := found(t, ix, knowledge.Query{Text: "space"}); len(got) != 1 {
		t.Errorf("after the nonsense: %q", got)
	}
	info, err := os.Stat(filepath.Join(ix.dir, "owner.sock"))
	if err == nil && info.Mode().Perm() != 0o600 {
		t.Errorf("the socket has mode %v", info.Mode())
	}
}
