-- +goose Up
-- Which claim's try may have left a message: its token.
ALTER TABLE deliveries ADD COLUMN tried BIGINT NOT NULL DEFAULT 0;

-- The story, in the deliveries, of the digest that told this one; empty while
-- it waits, and where it was told in another way.
ALTER TABLE digests ADD COLUMN digest TEXT NOT NULL DEFAULT '';
CREATE INDEX digests_digest ON digests (channel, digest) WHERE digest <> '';
CREATE INDEX digests_story ON digests (story);

-- The language that a server is in, by Discord's word.
ALTER TABLE servers ADD COLUMN locale TEXT NOT NULL DEFAULT '';
