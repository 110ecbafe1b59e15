-- +goose Up
CREATE TABLE seen (
    id      TEXT PRIMARY KEY,
    expires BIGINT NOT NULL
);
CREATE INDEX seen_expires ON seen (expires);

CREATE TABLE turns (
    name    TEXT PRIMARY KEY,
    next_at BIGINT NOT NULL
);
