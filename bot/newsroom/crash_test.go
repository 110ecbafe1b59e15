package newsroom_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"marquee/bot/newsroom"
	"marquee/internal/database"
	"marquee/internal/database/databasetest"
)

// The environment by which this test binary becomes the newsroom that a test
// kills.
const (
	childAddress = "NEWSROOM_TEST_ADDRESS"
	childDir     = "NEWSROOM_TEST_DIR"
	childHolder  = "NEWSROOM_TEST_HOLDER"
)

func TestMain(m *testing.M) {
	if os.Getenv(childDir) == "" {
		os.Exit(m.Run())
	}
	if err := newsroomProcess(os.Stdin, os.Stdout); err != nil {
		fmt.Println("error", strings.ReplaceAll(err.Error(), "\n", " "))
		os.Exit(1)
	}
}

const (
	crashStories  = 60
	crashChannels = 3
	crashTTL      = 40 * time.Millisecond // of claims and leases: short, so that the next process soon goes on
)

// postsOf are the posts of one step of the cursor: a story for each channel,
// and a changed one of before.
func postsOf(step int64) []newsroom.Post {
	var out []newsroom.Post
	for c := range crashChannels {
		out = append(out, newsroom.Post{Channel: fmt.Sprint("c", c), Story: fmt.Sprint("s", step), Payload: "first", Server: "100"})
		if step >= 5 {
			out = append(out, newsroom.Post{Channel: fmt.Sprint("c", c), Story: fmt.Sprint("s", step-5), Payload: "changed", Server: "100"})
		}
	}
	return out
}

// newsroomProcess is a small newsroom. It tells each step before it does it,
// so that it can be killed there, and speaks with its Discord by lines.
func newsroomProcess(in io.Reader, out io.Writer) error {
	ctx := context.Background()
	db, err := database.Open(ctx, os.Getenv(childAddress), os.Getenv(childDir))
	if err != nil {
		return err
	}
	defer db.Close()
	s := &newsroom.Store{DB: db}
	holder := os.Getenv(childHolder)
	answers := bufio.NewScanner(in)
	ask := func(format string, args ...any) string {
		fmt.Fprintf(out, format+"\n", args...)
		if !answers.Scan() {
			return ""
		}
		return answers.Text()
	}
	for {
		lease, ok, err := db.Acquire(ctx, "newsroom", holder, crashTTL)
		if err != nil {
			return err
		}
		ask("step leased")
		if ok {
			if err := advance(ctx, s, lease); err != nil {
				return err
			}
		}
		ask("step advanced")
		list, err := s.Claim(ctx, holder, 2, crashTTL)
		if err != nil {
			return err
		}
		ask("step claimed")
		for _, d := range list {
			if err := deliver(ctx, s, d, ask); err != nil && !errors.Is(err, newsroom.ErrClaimLost) {
				return err
			}
			ask("step marked")
		}
		next, more, err := s.Next(ctx)
		if err != nil {
			return err
		}
		cursor, err := s.Cursor(ctx)
		if err != nil {
			return err
		}
		if cursor == crashStories && !more {
			fmt.Fprintln(out, "done")
			return nil
		}
		if len(list) == 0 && more {
			time.Sleep(min(time.Until(next), crashTTL))
		}
	}
}

func advance(ctx context.Context, s *newsroom.Store, lease database.Lease) error {
	cursor, err := s.Cursor(ctx)
	if err != nil || cursor >= crashStories {
		return err
	}
	_, err = s.Advance(ctx, lease, cursor, cursor+1, postsOf(cursor))
	if errors.Is(err, newsroom.ErrCursorMoved) || errors.Is(err, database.ErrLeaseLost) {
		return nil // another goes on
	}
	return err
}

// deliver does one step with a delivery and notes the outcome.
func deliver(ctx context.Context, s *newsroom.Store, d newsroom.Delivery, ask func(string, ...any) string) error {
	if d.Message != "" {
		ask("edit %s %s", d.Message, d.Payload)
		return s.Sent(ctx, d, d.Message)
	}
	answer := ask("send %s %s %s %s", d.Nonce, d.Channel, d.Story, d.Payload)
	switch answer {
	case "lost", "":
		return s.Unsure(ctx, d, 0, "no answer")
	case "slow":
		if d.Step() == newsroom.Look { // as the sender does: what an earlier try left is still unknown
			return s.Unsure(ctx, d, time.Millisecond, "slow down")
		}
		return s.Retry(ctx, d, time.Millisecond, "slow down")
	}
	return s.Sent(ctx, d, answer)
}

// discord is a Discord that knows nonces, and sometimes accepts a message and
// loses the answer, or refuses because of its limits.
type discord struct {
	byNonce map[string]string // nonce → message
	shown   map[string]int    // channel and story → messages
	text    map[string]string // message → what it shows
	where   map[string]string // message → channel and story
	faults  int
}

func (f *discord) answer(line string) string {
	words := strings.Fields(line)
	switch {
	case words[0] == "edit":
		f.text[words[1]] = words[2]
	case words[0] == "send":
		if rand.IntN(20) == 0 {
			return "slow"
		}
		id, known := f.byNonce[words[1]]
		if !known {
			id = fmt.Sprint("m", len(f.byNonce))
			f.byNonce[words[1]] = id
			f.shown[words[2]+"/"+words[3]]++
			f.text[id], f.where[id] = words[4], words[2]+"/"+words[3]
		}
		if rand.IntN(10) == 0 {
			f.faults++
			return "lost"
		}
		return id
	}
	return "ok"
}

// life runs one newsroom process until it is done or killed, which happens at
// any step with a chance of one in odds.
func (f *discord) life(t *testing.T, place databasetest.Place, n, odds int) (done bool) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childAddress+"="+place.Address, childDir+"="+place.Dir, fmt.Sprint(childHolder, "=", n))
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = cmd.Wait() }() // it was killed, or said done
	lines := bufio.NewScanner(stdout)
	for lines.Scan() {
		line := lines.Text()
		if line == "done" {
			return true
		}
		if strings.HasPrefix(line, "error") {
			t.Fatal(line)
		}
		if odds > 0 && rand.IntN(2*odds) == 0 { // before the message is there
			cmd.Process.Kill()
			return false
		}
		answer := f.answer(line)
		if odds > 0 && rand.IntN(2*odds) == 0 { // and after, before it is noted
			cmd.Process.Kill()
			return false
		}
		fmt.Fprintln(stdin, answer)
	}
	return false
}

// TestKilledAtEveryStep kills newsrooms hundreds of times, on a Discord that
// loses answers: every story must be in every channel exactly once, in its
// newest words.
func TestKilledAtEveryStep(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		f := &discord{byNonce: map[string]string{}, shown: map[string]int{}, text: map[string]string{}, where: map[string]string{}}
		lives, most := 0, 60
		if testing.Short() {
			most = 10
		}
		for done := false; !done; lives++ {
			odds := 25
			if lives >= most {
				odds = 0 // the last one may finish
			}
			done = f.life(t, place, lives, odds)
		}
		t.Logf("%d lives, %d lost answers, %d messages", lives, f.faults, len(f.text))
		if lives < 5 {
			t.Errorf("only %d lives: nothing was tested", lives)
		}
		for step := range int64(crashStories) {
			for _, p := range postsOf(step) {
				if n := f.shown[p.Channel+"/"+p.Story]; n != 1 {
					t.Errorf("story %s is in channel %s %d times", p.Story, p.Channel, n)
				}
			}
		}
		for id, text := range f.text {
			var story int
			fmt.Sscanf(strings.SplitN(f.where[id], "/", 2)[1], "s%d", &story)
			if want := map[bool]string{true: "changed", false: "first"}[story < crashStories-5]; text != want {
				t.Errorf("message %s of %s shows %q, want %q", id, f.where[id], text, want)
			}
		}
	})
}
