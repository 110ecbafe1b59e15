-- +goose Up
-- Outlets that carry an article of another one word for word: the corpus keeps
-- it once.
CREATE TABLE copies (
    article TEXT NOT NULL,
    outlet  TEXT NOT NULL,
    num     BIGINT NOT NULL,
    url     TEXT NOT NULL,
    PRIMARY KEY (article, outlet)
);

-- The language in which a follower asked, for direct messages.
ALTER TABLE followers ADD COLUMN locale TEXT NOT NULL DEFAULT '';
