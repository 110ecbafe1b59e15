package main

import (
	"context"
	"time"

	"marquee/internal/database"
)

// skewed is by how much the database's clock is ahead, for all processes that
// share it.
const skewed = "(SELECT CAST(coalesce(sum(value), 0) AS BIGINT) FROM counters WHERE name = 'test skew')"

// setSkew lets the clock of a database jump.
func setSkew(ctx context.Context, db *database.DB, ahead time.Duration) error {
	return db.Write(ctx, func(tx *database.Tx) error {
		_, err := tx.Exec("INSERT INTO counters (name, value) VALUES ('test skew', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
			ahead.Milliseconds())
		return err
	})
}
