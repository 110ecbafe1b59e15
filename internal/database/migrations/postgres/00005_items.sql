-- +goose Up
INSERT INTO counters (name, value) VALUES ('items', 0);

-- What feeds carried, in the order of its coming: the newsroom reads it.
CREATE TABLE items (
    num     BIGINT PRIMARY KEY,
    feed    TEXT NOT NULL,
    article TEXT NOT NULL,
    kind    TEXT NOT NULL,
    seq     BIGINT NOT NULL,
    created BIGINT NOT NULL
);
CREATE INDEX items_feed ON items (feed, article, num);

-- Which story an article belongs to, for good.
CREATE TABLE story_articles (
    article TEXT PRIMARY KEY,
    story   TEXT NOT NULL,
    num     BIGINT NOT NULL
);
CREATE INDEX story_articles_story ON story_articles (story, num);
CREATE INDEX story_articles_num ON story_articles (num);

-- Subscriptions that were shown that they work.
CREATE TABLE welcomed (
    subscription TEXT PRIMARY KEY,
    created      BIGINT NOT NULL
);
