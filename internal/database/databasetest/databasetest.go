// Package databasetest runs a test on every engine: always on SQLite, and on
// PostgreSQL when MARQUEE_TEST_POSTGRES holds a server's address (.ci/postgres
// starts one). With REQUIRE_POSTGRES=1 a missing server fails instead of
// being left out.
package databasetest

import (
	"context"
	"crypto/rand"
	"database/sql"
	"net/url"
	"os"
	"strings"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"

	"marquee/internal/database"
)

// Place is where one test's database is.
type Place struct {
	Address string // for database.Open
	Dir     string // for database.Open
}

// Open opens the place's database until the test ends. It may be called
// several times, as several processes would.
func (p Place) Open(t testing.TB) *database.DB {
	t.Helper()
	db, err := database.Open(context.Background(), p.Address, p.Dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// Each runs fn as a subtest on every engine, on an empty database.
func Each(t *testing.T, fn func(t *testing.T, place Place)) {
	t.Run("sqlite", func(t *testing.T) { fn(t, Place{Dir: t.TempDir()}) })
	t.Run("postgres", func(t *testing.T) { fn(t, Postgres(t)) })
}

// Postgres returns a place on the test server, and skips the test without
// one.
func Postgres(t testing.TB) Place {
	t.Helper()
	server := os.Getenv("MARQUEE_TEST_POSTGRES")
	if server == "" {
		if os.Getenv("REQUIRE_POSTGRES") == "1" {
			t.Fatal("MARQUEE_TEST_POSTGRES is not set: run the tests by .ci/postgres")
		}
		t.Skip("MARQUEE_TEST_POSTGRES is not set: .ci/postgres COMMAND runs a command with a server")
	}
	name := "t" + strings.ToLower(rand.Text())
	exec(t, server, "CREATE DATABASE "+name)
	t.Cleanup(func() { exec(t, server, "DROP DATABASE IF EXISTS "+name+" WITH (FORCE)") })
	u, err := url.Parse(server)
	if err != nil {
		t.Fatal("MARQUEE_TEST_POSTGRES is not a URL")
	}
	u.Path = "/" + name
	return Place{Address: u.String(), Dir: t.TempDir()}
}

func exec(t testing.TB, server, query string) {
	t.Helper()
	admin, err := sql.Open("pgx", server)
	if err != nil {
		t.Fatal(err)
	}
	defer admin.Close()
	if _, err := admin.Exec(query); err != nil {
		t.Fatal(err)
	}
}
