-- +goose Up
-- How far the answering of an interaction has come: what it said, whether the
-- answer is out, and how many copies of it were let in.
ALTER TABLE seen ADD COLUMN sum TEXT NOT NULL DEFAULT '';
ALTER TABLE seen ADD COLUMN answered BIGINT NOT NULL DEFAULT 0;
ALTER TABLE seen ADD COLUMN copies BIGINT NOT NULL DEFAULT 1;

-- Answers that were promised and are not given yet, so that another process
-- gives them when the one that promised dies.
CREATE TABLE deferrals (
    id      TEXT PRIMARY KEY,
    raw     BLOB NOT NULL,
    hidden  BIGINT NOT NULL,
    began   BIGINT NOT NULL,
    holder  TEXT NOT NULL,
    lease   BIGINT NOT NULL,
    tries   BIGINT NOT NULL
);
