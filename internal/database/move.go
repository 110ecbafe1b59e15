package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"
)

// Errors of Move and Compare that callers tell apart with errors.Is.
var (
	// ErrOccupied says that the target holds something of its own.
	ErrOccupied = errors.New("the target is not empty")
	// ErrHalfFilled says that a move into the database has not come to its end.
	ErrHalfFilled = errors.New("database half filled")
	// ErrDiffers says that two databases do not hold the same.
	ErrDiffers = errors.New("the contents differ")
)

// Move is a move of everything from one database to another, of either engine.
//
// It goes in steps, each one transaction of the target that holds some rows of
// a table and how far in the table's key they reach. A move that was cut short
// at any moment is run again and goes on after the last step. In the end every
// table of both is read and compared by count and hash; one that differs,
// because something wrote to either meanwhile, is copied once more. Until all
// agree, Open refuses the target.
type Move struct {
	From, To *DB // required; To by OpenTarget
	Replace  bool
	Progress func(step string, done, total int) // nil: nobody watches

	source  *sql.Tx // one moment of From
	columns map[string][]string
	total   int
	done    int
}

// Moved is what a move did.
type Moved struct {
	Tables  map[string]Sum `json:"tables"`
	Resumed bool           `json:"resumed"`         // an earlier run had begun it
	Again   []string       `json:"again,omitempty"` // tables that had come out differently at first
}

// Run moves, or goes on moving.
func (m *Move) Run(ctx context.Context) (Moved, error) {
	source, err := m.From.read.BeginTx(ctx, m.From.snapshot())
	if err != nil {
		return Moved{}, m.From.Explain(err)
	}
	defer source.Rollback()
	m.source, m.columns = source, map[string][]string{}
	for _, table := range Tables {
		if m.columns[table], err = columnsOf(ctx, source, table); err != nil {
			return Moved{}, m.From.Explain(err)
		}
		var rows int
		if err := source.QueryRowContext(ctx, "SELECT count(*) FROM "+table).Scan(&rows); err != nil {
			return Moved{}, m.From.Explain(err)
		}
		m.total += rows
	}
	var out Moved
	if out.Resumed, err = m.begin(ctx); err != nil {
		return out, err
	}
	for _, table := range Tables {
		if err := m.copyTable(ctx, table); err != nil {
			return out, fmt.Errorf("moving table %s: %w; run it again: it goes on where it stopped", table, err)
		}
	}
	if out.Tables, out.Again, err = m.verify(ctx); err != nil {
		return out, err
	}
	return out, m.To.Write(ctx, func(tx *Tx) error {
		if _, err := tx.Exec("DELETE FROM moves"); err != nil {
			return err
		}
		return newIdentity(tx)
	})
}

// begin makes sure that the target may be filled, and notes that it is. It
// reports whether an earlier run had begun.
func (m *Move) begin(ctx context.Context) (resumed bool, err error) {
	var identity string
	if err := m.source.QueryRowContext(ctx, "SELECT value FROM meta WHERE name = 'identity'").Scan(&identity); err != nil {
		return false, fmt.Errorf("asking for the identity of the corpus: %w", m.From.Explain(err))
	}
	sources, err := m.To.movesFrom(ctx)
	if err != nil {
		return false, err
	}
	switch {
	case len(sources) == 1 && sources[0] == identity:
		return true, nil
	case len(sources) > 0 && !m.Replace:
		return false, fmt.Errorf("%w: a move from another database into %s has not come to its end; run that one again, or add --replace to start over",
			ErrOccupied, m.To.name)
	}
	if err := m.To.mayBeFilled(ctx, m.Replace); err != nil {
		return false, err
	}
	return false, m.To.Write(ctx, func(tx *Tx) error {
		for _, table := range slices.Concat([]string{"moves"}, Tables[:]) {
			if _, err := tx.Exec("DELETE FROM " + table); err != nil {
				return err
			}
		}
		for _, table := range Tables {
			if _, err := tx.Exec("INSERT INTO moves (name, source, after_key, copied, complete) VALUES (?, ?, '', 0, 0)", table, identity); err != nil {
				return err
			}
		}
		return nil
	})
}

// mayBeFilled refuses a target that a bot works on, and unless it is to be
// replaced one that holds something.
func (db *DB) mayBeFilled(ctx context.Context, replace bool) error {
	name, err := db.Busy(ctx)
	if err != nil {
		return err
	}
	if name != "" {
		return fmt.Errorf("%w: a running bot holds the task %q in %s; stop it first (after a crash the task is free within a minute)", ErrOccupied, name, db.name)
	}
	if replace {
		return nil
	}
	for _, table := range Tables {
		if slices.Contains(ownTables, table) {
			continue
		}
		n, err := db.Count(ctx, table)
		if err != nil {
			return err
		}
		if n > 0 {
			return fmt.Errorf("%w: %s holds %d rows of %s; add --replace to replace everything, or --check to compare", ErrOccupied, db.name, n, table)
		}
	}
	return nil
}

// Busy returns the name of a task that a process holds a lease for now, or "".
func (db *DB) Busy(ctx context.Context) (task string, err error) {
	err = db.QueryRow(ctx, "SELECT name FROM leases WHERE expires > "+db.Clock()+" ORDER BY name LIMIT 1", nil, &task)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return task, err
}

// movesFrom returns the identities of what the database is being filled from.
func (db *DB) movesFrom(ctx context.Context) ([]string, error) {
	rows, err := db.Query(ctx, "SELECT DISTINCT source FROM moves")
	if err != nil {
		return nil, err
	}
	return Collect(rows, func(source *string) error { return rows.Scan(source) })
}

// copyTable copies what is not copied yet of a table.
func (m *Move) copyTable(ctx context.Context, table string) error {
	var after string
	var copied, complete int
	err := m.To.QueryRow(ctx, "SELECT after_key, copied, complete FROM moves WHERE name = ?", []any{table}, &after, &copied, &complete)
	if err != nil {
		return err
	}
	m.done += copied
	m.tell("moving", m.done, m.total)
	if complete != 0 {
		return nil
	}
	rows, err := m.rowsAfter(ctx, table, after)
	if err != nil {
		return err
	}
	defer rows.Close()
	for step := (&step{move: m, table: table, after: after, copied: copied}); !step.last; {
		if err := step.fill(rows); err != nil {
			return err
		}
		if err := step.write(ctx); err != nil {
			return err
		}
		m.done += step.wrote
		m.tell("moving", m.done, m.total)
	}
	return nil
}

// rowsAfter reads a table in the order of its key, from behind a key on.
func (m *Move) rowsAfter(ctx context.Context, table, after string) (*sql.Rows, error) {
	key := strings.Join(keys[table], ", ")
	where := ""
	var args []any
	if after != "" {
		var err error
		if args, err = readMark(table, after); err != nil {
			return nil, err
		}
		where = " WHERE (" + key + ") > (" + Marks(len(args)) + ")"
	}
	query := "SELECT " + strings.Join(m.columns[table], ", ") + " FROM " + table + where + " ORDER BY " + key
	rows, err := m.source.QueryContext(ctx, m.From.Rebind(query), args...)
	return rows, m.From.Explain(err)
}

func (m *Move) tell(step string, done, total int) {
	if m.Progress != nil {
		m.Progress(step, done, total)
	}
}

// verify compares all tables. Those that differ are copied once more and
// compared again.
func (m *Move) verify(ctx context.Context) (sums map[string]Sum, again []string, err error) {
	want, have, err := m.bothSums(ctx, Tables[:]...)
	if err != nil {
		return nil, nil, err
	}
	if again = differing(want, have); len(again) == 0 {
		return have, nil, nil
	}
	for _, table := range again {
		err := m.To.Write(ctx, func(tx *Tx) error {
			if _, err := tx.Exec("DELETE FROM " + table); err != nil {
				return err
			}
			_, err := tx.Exec("UPDATE moves SET after_key = '', copied = 0, complete = 0 WHERE name = ?", table)
			return err
		})
		if err == nil {
			err = m.copyTable(ctx, table)
		}
		if err != nil {
			return nil, again, fmt.Errorf("moving table %s once more: %w; run it again: it goes on where it stopped", table, err)
		}
	}
	want, have, err = m.bothSums(ctx, again...)
	if err != nil {
		return nil, again, err
	}
	if still := differing(want, have); len(still) > 0 {
		return nil, again, fmt.Errorf("%w after copying twice: %s; stop what writes to %s and run it again", ErrDiffers, strings.Join(still, ", "), m.To.name)
	}
	have, err = m.To.Sums(ctx, nil)
	return have, again, err
}

// bothSums reads tables of the source's moment and of the target.
func (m *Move) bothSums(ctx context.Context, tables ...string) (want, have map[string]Sum, err error) {
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() (err error) {
		want, err = m.From.sums(ctx, m.source, func(rows int) { m.tell("checking", rows, m.total) }, tables...)
		return err
	})
	group.Go(func() error {
		tx, err := m.To.read.BeginTx(ctx, m.To.snapshot())
		if err != nil {
			return m.To.Explain(err)
		}
		defer tx.Rollback()
		have, err = m.To.sums(ctx, tx, nil, tables...)
		return err
	})
	return want, have, group.Wait()
}

// differing returns the tables whose sums are not equal, in the order of
// Tables.
func differing(want, have map[string]Sum) (tables []string) {
	for _, table := range Tables {
		if want[table] != have[table] {
			tables = append(tables, table)
		}
	}
	return tables
}

// Compare reads both databases and returns the sums of the first. When they
// differ the error names the tables.
func Compare(ctx context.Context, one, two *DB, progress func(done int)) (map[string]Sum, error) {
	var a, b map[string]Sum
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() (err error) { a, err = one.Sums(ctx, progress); return err })
	group.Go(func() (err error) { b, err = two.Sums(ctx, nil); return err })
	if err := group.Wait(); err != nil {
		return nil, err
	}
	var says []string
	for _, table := range differing(a, b) {
		says = append(says, fmt.Sprintf("table %s (%d rows with hash %.12s here, %d with %.12s there)",
			table, a[table].Rows, a[table].Hash, b[table].Rows, b[table].Hash))
	}
	if len(says) > 0 {
		return a, fmt.Errorf("%w: %s", ErrDiffers, strings.Join(says, ", "))
	}
	return a, nil
}
