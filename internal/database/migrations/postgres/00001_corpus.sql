-- +goose Up
CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
INSERT INTO meta (name, value) VALUES ('identity', replace(gen_random_uuid()::text, '-', ''));

CREATE TABLE counters (
    name  TEXT PRIMARY KEY,
    value BIGINT NOT NULL
);
INSERT INTO counters (name, value) VALUES ('seq', 0);

CREATE TABLE files (
    name TEXT PRIMARY KEY,
    data BYTEA NOT NULL
);

CREATE TABLE articles (
    num       BIGINT PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    seq       BIGINT NOT NULL UNIQUE,
    url_key   BYTEA,
    text_key  BYTEA NOT NULL,
    content   BYTEA NOT NULL,
    version   BIGINT NOT NULL,
    published BIGINT,
    made      BIGINT NOT NULL,
    title     TEXT NOT NULL,
    url       TEXT NOT NULL,
    outlet    TEXT NOT NULL,
    author    TEXT NOT NULL,
    names     TEXT NOT NULL,
    extra     BYTEA,
    facts     BYTEA NOT NULL,
    text      TEXT NOT NULL
);
CREATE INDEX articles_url ON articles (url_key) WHERE url_key IS NOT NULL;
CREATE INDEX articles_text ON articles (text_key);
CREATE INDEX articles_version ON articles (version);
CREATE INDEX articles_published ON articles (published DESC NULLS LAST, seq DESC);

CREATE TABLE film_articles (
    film_key TEXT COLLATE "C" NOT NULL,
    other    BIGINT NOT NULL,
    age      BIGINT NOT NULL,
    num      BIGINT NOT NULL,
    PRIMARY KEY (film_key, other, age, num)
);

CREATE TABLE person_articles (
    name_key TEXT COLLATE "C" NOT NULL,
    age      BIGINT NOT NULL,
    num      BIGINT NOT NULL,
    PRIMARY KEY (name_key, age, num)
);

CREATE TABLE films (
    film_key  TEXT NOT NULL,
    year      BIGINT NOT NULL,
    title     TEXT NOT NULL,
    articles  BIGINT NOT NULL,
    primaries BIGINT NOT NULL,
    age       BIGINT NOT NULL,
    PRIMARY KEY (film_key, year, title)
);
