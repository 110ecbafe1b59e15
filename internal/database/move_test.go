package database_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"marquee/internal/database"
	"marquee/internal/database/databasetest"
)

// odd are values that engines treat differently, if anything does.
var odd = []string{"", "plain", "Ünïcode ✖ 漢字", "quote ' \" \\ %s ?", "line\nbreak\ttab", "😀\u200d\u202e", strings.Repeat("long ", 500)}

// fill puts rows into every table, with each kind of value that its columns
// may hold; more into two of them.
func fill(t testing.TB, db *database.DB, articles int) {
	t.Helper()
	for _, table := range database.Tables {
		n := 7
		if table == "articles" || table == "film_articles" {
			n = articles
		}
		rows, err := db.Query(context.Background(), "SELECT name, type, \"notnull\" OR pk > 0 FROM pragma_table_info('"+table+"')")
		if err != nil {
			t.Fatal(err)
		}
		type column struct {
			name, kind string
			full       bool
		}
		columns, err := database.Collect(rows, func(c *column) error { return rows.Scan(&c.name, &c.kind, &c.full) })
		if err != nil {
			t.Fatal(err)
		}
		names := make([]string, len(columns))
		for i, c := range columns {
			names[i] = c.name
		}
		err = db.Write(context.Background(), func(tx *database.Tx) error {
			for i := range n {
				row := make([]any, len(columns))
				for k, c := range columns {
					switch {
					case !c.full && c.kind != "INTEGER" && i%3 == 1:
						row[k] = nil
					case c.kind == "BLOB" && i%3 == 0:
						row[k] = []byte{}
					case c.kind == "BLOB":
						row[k] = []byte{0, byte(i), 0xff, byte(i >> 8)}
					case c.kind == "TEXT":
						row[k] = fmt.Sprint(odd[(i+k)%len(odd)], " ", i)
					default:
						row[k] = int64(i) - 3 + int64(k%2)<<40
					}
				}
				if _, err := tx.Exec("INSERT INTO "+table+" ("+strings.Join(names, ", ")+") VALUES "+database.Rows(1, len(row)), row...); err != nil {
					return fmt.Errorf("%s: %w", table, err)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// target opens a place that a move may have left half filled.
func target(t testing.TB, place databasetest.Place) *database.DB {
	t.Helper()
	db, err := database.OpenTarget(context.Background(), place.Address, place.Dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func same(t *testing.T, one, two *database.DB) {
	t.Helper()
	sums, err := database.Compare(t.Context(), one, two, nil)
	if err != nil {
		t.Error(err)
	}
	for table, sum := range sums {
		if sum.Rows < 2 {
			t.Errorf("table %s was compared with %d rows", table, sum.Rows)
		}
	}
}

func TestMoveThereAndBack(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		from := databasetest.Place{Dir: t.TempDir()}.Open(t)
		fill(t, from, 2500)
		to := place.Open(t)
		first := identity(t, to)
		moved, err := (&database.Move{From: from, To: to}).Run(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if moved.Tables["articles"].Rows != 2500 || moved.Resumed || len(moved.Again) != 0 {
			t.Errorf("moved %d articles, resumed %v, again %v", moved.Tables["articles"].Rows, moved.Resumed, moved.Again)
		}
		same(t, from, to)
		if id := identity(t, to); id == first || id == identity(t, from) {
			t.Error("the new database has an old identity")
		}
		back := databasetest.Place{Dir: t.TempDir()}.Open(t)
		if _, err := (&database.Move{From: to, To: back}).Run(t.Context()); err != nil {
			t.Fatal(err)
		}
		same(t, from, back)
		place.Open(t) // it is whole, so anybody may open it
	})
}

func TestMoveRefusesWhatIsAnothers(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		from := databasetest.Place{Dir: t.TempDir()}.Open(t)
		fill(t, from, 10)
		to := place.Open(t)
		put := func(query string, args ...any) {
			t.Helper()
			err := to.Write(t.Context(), func(tx *database.Tx) error {
				_, err := tx.Exec(query, args...)
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		refused := func(replace bool, says string) {
			t.Helper()
			_, err := (&database.Move{From: from, To: to, Replace: replace}).Run(t.Context())
			if !errors.Is(err, database.ErrOccupied) || !strings.Contains(err.Error(), says) || !strings.Contains(err.Error(), to.Name()) {
				t.Errorf("err = %v, want a refusal with %q", err, says)
			}
		}
		put("INSERT INTO settings (server, name, value) VALUES ('1', 'language', 'de')")
		refused(false, "rows of settings")
		if n, err := to.Count(t.Context(), "settings", "articles"); n != 1 || err != nil {
			t.Errorf("a refused move left %d rows, %v", n, err)
		}
		lease, ok, err := to.Acquire(t.Context(), "newsroom", "somebody", time.Minute)
		if err != nil || !ok {
			t.Fatal(ok, err)
		}
		refused(true, `holds the task "newsroom"`)
		if err := to.Release(t.Context(), lease); err != nil {
			t.Fatal(err)
		}
		put("INSERT INTO moves (name, source, after_key, copied, complete) VALUES ('articles', 'another', '', 0, 0)")
		refused(false, "has not come to its end")
		if _, err := database.Open(t.Context(), place.Address, place.Dir); !errors.Is(err, database.ErrHalfFilled) {
			t.Errorf("a half filled database opened: %v", err)
		}
		if _, err := (&database.Move{From: from, To: to, Replace: true}).Run(t.Context()); err != nil {
			t.Fatal(err)
		}
		same(t, from, to)
	})
}

// TestMoveFindsAnAlteredRow alters one character of one row of the target
// after its table is there: the hash tells, and the move mends it.
func TestMoveFindsAnAlteredRow(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		from := databasetest.Place{Dir: t.TempDir()}.Open(t)
		fill(t, from, 2200)
		to := place.Open(t)
		alter := func() {
			err := to.Write(context.Background(), func(tx *database.Tx) error {
				n, err := tx.Exec("UPDATE articles SET outlet = 'Planted' WHERE num = 1234")
				if n != 1 {
					t.Errorf("altered %d rows", n)
				}
				return err
			})
			if err != nil {
				t.Error(err)
			}
		}
		planted := false
		m := &database.Move{From: from, To: to, Progress: func(step string, done, total int) {
			if step == "moving" && done == total && !planted {
				planted = true
				alter()
			}
		}}
		moved, err := m.Run(t.Context())
		if err != nil || !slices.Equal(moved.Again, []string{"articles"}) {
			t.Fatalf("copied again: %v, %v; want the altered table", moved.Again, err)
		}
		same(t, from, to)
		alter()
		_, err = database.Compare(t.Context(), from, to, nil)
		if !errors.Is(err, database.ErrDiffers) || !strings.Contains(err.Error(), "table articles (2200 rows") || strings.Contains(err.Error(), "film_articles") {
			t.Errorf("err = %v, want the altered table and no other", err)
		}
	})
}

// Environment of the move that another test kills.
const (
	moveFrom = "MARQUEE_TEST_MOVE_FROM"
	moveTo   = "MARQUEE_TEST_MOVE_TO"
)

func TestMoveChild(t *testing.T) {
	if os.Getenv(moveFrom) == "" {
		t.Skip("it is started by TestMoveSurvivesKills")
	}
	open := func(name string) *database.DB {
		address, dir, _ := strings.Cut(os.Getenv(name), " ")
		return target(t, databasetest.Place{Address: address, Dir: dir})
	}
	if _, err := (&database.Move{From: open(moveFrom), To: open(moveTo)}).Run(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// TestMoveSurvivesKills kills a move with SIGKILL again and again, in both
// directions: each run goes on where the last one ended.
func TestMoveSurvivesKills(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		first, last := databasetest.Place{Dir: t.TempDir()}, databasetest.Place{Dir: t.TempDir()}
		source := first.Open(t)
		fill(t, source, 9_000)
		killedMove(t, first, place)
		killedMove(t, place, last)
		same(t, source, last.Open(t))
	})
}

// killedMove moves everything, with a number of kills on the way, each some
// time after the run wrote its first step.
func killedMove(t *testing.T, from, to databasetest.Place) {
	t.Helper()
	watch := target(t, to)
	copied := func() (n int) {
		if err := watch.QueryRow(t.Context(), "SELECT COALESCE(sum(copied), 0) FROM moves", nil, &n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	const kills = 5
	before := 0
	for i := 0; ; i++ {
		c := exec.Command(os.Args[0], "-test.run", "^TestMoveChild$")
		c.Env = append(os.Environ(), moveFrom+"="+from.Address+" "+from.Dir, moveTo+"="+to.Address+" "+to.Dir)
		var says strings.Builder
		c.Stdout, c.Stderr = &says, &says
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		if i < kills {
			for end := time.Now().Add(20 * time.Second); copied() <= before && time.Now().Before(end); {
				time.Sleep(time.Millisecond)
			}
			time.Sleep(time.Duration(20*i) * time.Millisecond)
			if err := c.Process.Kill(); err != nil { // SIGKILL
				t.Fatal(err)
			}
		}
		err := c.Wait()
		if i == kills {
			if err != nil {
				t.Fatalf("after %d kills: %v\n%s", kills, err, says.String())
			}
			break
		}
		if n := copied(); n <= before {
			t.Fatalf("after %d kills %d rows are noted, before it were %d: it did not go on\n%s", i+1, n, before, says.String())
		} else {
			before = n
		}
	}
	t.Logf("%d kills; %d rows were there after the last one", kills, before)
}
