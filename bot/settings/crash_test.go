package settings_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"sync"
	"testing"

	"marquee/bot/settings"
	"marquee/internal/database"
	"marquee/internal/database/databasetest"
)

const childDir = "SETTINGS_TEST_DIR"

func TestConcurrentChangesOfOneServer(t *testing.T) {
	databasetest.Each(t, func(t *testing.T, place databasetest.Place) {
		const changes = 20
		var wg sync.WaitGroup
		for i := range 3 {
			s := open(t, place)
			wg.Go(func() {
				for j := range changes {
					if _, err := s.Allow(context.Background(), admin, fmt.Sprint(1+i*changes+j)); err != nil {
						t.Error(err)
					}
				}
			})
		}
		wg.Wait()
		s := open(t, place)
		if got := must[settings.Server](t)(s.Server(t.Context(), "100")); len(got.Allow) != 3*changes {
			t.Errorf("%d channels are allowed, want %d", len(got.Allow), 3*changes)
		}
		if got := must[[]settings.Change](t)(s.Audit(t.Context(), "100", 1000)); len(got) != 3*changes {
			t.Errorf("%d audit rows, want %d", len(got), 3*changes)
		}
	})
}

// TestMain lets the test binary be the process that TestKilled kills: it
// confirms changes until then.
func TestMain(m *testing.M) {
	dir := os.Getenv(childDir)
	if dir == "" {
		os.Exit(m.Run())
	}
	db, err := database.Open(context.Background(), "", dir)
	if err != nil {
		panic(err)
	}
	s := &settings.Store{DB: db}
	for i := 1; ; i++ {
		if _, err := s.Deny(context.Background(), admin, fmt.Sprint(i)); err != nil {
			return
		}
		fmt.Println(i)
	}
}

func TestKilledRightAfterConfirming(t *testing.T) {
	for range 5 {
		place := databasetest.Place{Dir: t.TempDir()}
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), childDir+"="+place.Dir)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		confirmed := 0
		for confirmed < 20 {
			if _, err := fmt.Fscanln(out, &confirmed); err != nil {
				t.Fatal(err)
			}
		}
		cmd.Process.Kill()
		for {
			var n int
			if _, err := fmt.Fscanln(out, &n); err != nil {
				break
			}
			confirmed = n
		}
		_ = cmd.Wait() // killed
		got := must[settings.Server](t)(open(t, place).Server(t.Context(), "100"))
		if len(got.Deny) < confirmed {
			t.Errorf("%d changes were confirmed, %d are there", confirmed, len(got.Deny))
		}
	}
}
