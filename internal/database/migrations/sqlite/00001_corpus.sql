-- +goose Up
CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO meta (name, value) VALUES ('identity', lower(hex(randomblob(16))));

CREATE TABLE counters (
    name  TEXT PRIMARY KEY,
    value BIGINT NOT NULL
) WITHOUT ROWID;
INSERT INTO counters (name, value) VALUES ('seq', 0);

CREATE TABLE files (
    name TEXT PRIMARY KEY,
    data BLOB NOT NULL
);

CREATE TABLE articles (
    num       INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    seq       BIGINT NOT NULL UNIQUE,
    url_key   BLOB,
    text_key  BLOB NOT NULL,
    content   BLOB NOT NULL,
    version   BIGINT NOT NULL,
    published BIGINT,
    made      BIGINT NOT NULL,
    title     TEXT NOT NULL,
    url       TEXT NOT NULL,
    outlet    TEXT NOT NULL,
    author    TEXT NOT NULL,
    names     TEXT NOT NULL,
    extra     BLOB,
    facts     BLOB NOT NULL,
    text      TEXT NOT NULL
);
CREATE INDEX articles_url ON articles (url_key) WHERE url_key IS NOT NULL;
CREATE INDEX articles_text ON articles (text_key);
CREATE INDEX articles_version ON articles (version);
CREATE INDEX articles_published ON articles (published, seq);

CREATE TABLE film_articles (
    film_key TEXT NOT NULL,
    other    BIGINT NOT NULL,
    age      BIGINT NOT NULL,
    num      BIGINT NOT NULL,
    PRIMARY KEY (film_key, other, age, num)
) WITHOUT ROWID;

CREATE TABLE person_articles (
    name_key TEXT NOT NULL,
    age      BIGINT NOT NULL,
    num      BIGINT NOT NULL,
    PRIMARY KEY (name_key, age, num)
) WITHOUT ROWID;

CREATE TABLE films (
    film_key  TEXT NOT NULL,
    year      BIGINT NOT NULL,
    title     TEXT NOT NULL,
    articles  BIGINT NOT NULL,
    primaries BIGINT NOT NULL,
    age       BIGINT NOT NULL,
    PRIMARY KEY (film_key, year, title)
) WITHOUT ROWID;
