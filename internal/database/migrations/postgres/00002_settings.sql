-- +goose Up
CREATE TABLE leases (
    name    TEXT PRIMARY KEY,
    holder  TEXT NOT NULL,
    token   BIGINT NOT NULL,
    expires BIGINT NOT NULL
);

CREATE TABLE servers (
    server  TEXT PRIMARY KEY,
    left_at BIGINT
);

CREATE TABLE settings (
    server TEXT NOT NULL,
    name   TEXT NOT NULL,
    value  TEXT NOT NULL,
    PRIMARY KEY (server, name)
);

CREATE TABLE channels (
    server  TEXT NOT NULL,
    list    TEXT NOT NULL,
    channel TEXT NOT NULL,
    PRIMARY KEY (server, list, channel)
);

CREATE TABLE audit (
    server TEXT NOT NULL,
    num    BIGINT NOT NULL,
    at     BIGINT NOT NULL,
    who    TEXT NOT NULL,
    what   TEXT NOT NULL,
    before TEXT NOT NULL,
    after  TEXT NOT NULL,
    PRIMARY KEY (server, num)
);

CREATE TABLE subscriptions (
    id        TEXT PRIMARY KEY,
    server    TEXT NOT NULL,
    channel   TEXT NOT NULL,
    url       TEXT NOT NULL,
    match     TEXT NOT NULL,
    role      TEXT NOT NULL,
    mode      TEXT NOT NULL,
    paused    BIGINT NOT NULL,
    why       TEXT NOT NULL,
    who       TEXT NOT NULL,
    created   BIGINT NOT NULL,
    UNIQUE (server, channel, url, match)
);
CREATE INDEX subscriptions_url ON subscriptions (url);
INSERT INTO counters (name, value) VALUES ('subscriptions', 0);

CREATE TABLE follows (
    person  TEXT NOT NULL,
    kind    TEXT NOT NULL,
    name_key TEXT NOT NULL,
    name    TEXT NOT NULL,
    created BIGINT NOT NULL,
    PRIMARY KEY (person, kind, name_key)
);
CREATE INDEX follows_key ON follows (kind, name_key);

CREATE TABLE followers (
    person  TEXT PRIMARY KEY,
    channel TEXT NOT NULL,
    stopped TEXT NOT NULL
);

CREATE TABLE feeds (
    url      TEXT PRIMARY KEY,
    next_at  BIGINT NOT NULL,
    good_at  BIGINT NOT NULL,
    failures BIGINT NOT NULL,
    error    TEXT NOT NULL,
    told     BIGINT NOT NULL,
    state    TEXT NOT NULL
);
CREATE INDEX feeds_next ON feeds (next_at);
