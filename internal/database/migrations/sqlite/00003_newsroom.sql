-- +goose Up
INSERT INTO counters (name, value) VALUES ('newsroom', 0), ('deliveries', 0);

CREATE TABLE deliveries (
    channel      TEXT NOT NULL,
    story        TEXT NOT NULL,
    num          BIGINT NOT NULL,
    server       TEXT NOT NULL,
    person       TEXT NOT NULL,
    subscription TEXT NOT NULL,
    role         TEXT NOT NULL,
    payload      TEXT NOT NULL,
    rev          BIGINT NOT NULL,
    sent_rev     BIGINT NOT NULL,
    state        TEXT NOT NULL,
    due          BIGINT,
    holder       TEXT NOT NULL,
    token        BIGINT NOT NULL,
    attempts     BIGINT NOT NULL,
    started      BIGINT NOT NULL,
    message      TEXT NOT NULL,
    error        TEXT NOT NULL,
    created      BIGINT NOT NULL,
    updated      BIGINT NOT NULL,
    PRIMARY KEY (channel, story)
) WITHOUT ROWID;
CREATE INDEX deliveries_due ON deliveries (due, num) WHERE due IS NOT NULL;
CREATE INDEX deliveries_queue ON deliveries (channel, num) WHERE due IS NOT NULL;
CREATE INDEX deliveries_server ON deliveries (server, num);
CREATE INDEX deliveries_story ON deliveries (story);
CREATE INDEX deliveries_updated ON deliveries (updated) WHERE due IS NULL;

CREATE TABLE digests (
    channel      TEXT NOT NULL,
    story        TEXT NOT NULL,
    num          BIGINT NOT NULL,
    server       TEXT NOT NULL,
    person       TEXT NOT NULL,
    subscription TEXT NOT NULL,
    role         TEXT NOT NULL,
    payload      TEXT NOT NULL,
    due          BIGINT,
    created      BIGINT NOT NULL,
    PRIMARY KEY (channel, story)
) WITHOUT ROWID;
CREATE INDEX digests_due ON digests (due, num) WHERE due IS NOT NULL;

CREATE TABLE troubles (
    channel TEXT PRIMARY KEY,
    server  TEXT NOT NULL,
    reason  TEXT NOT NULL,
    since   BIGINT NOT NULL
) WITHOUT ROWID;
