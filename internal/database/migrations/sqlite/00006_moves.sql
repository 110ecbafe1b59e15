-- +goose Up

-- How far migrate-store has come in filling this database, a row a table;
-- empty when none is under way.
CREATE TABLE moves (
    name      TEXT PRIMARY KEY,
    source    TEXT NOT NULL,
    after_key TEXT NOT NULL,
    copied    BIGINT NOT NULL,
    complete  BIGINT NOT NULL
) WITHOUT ROWID;
