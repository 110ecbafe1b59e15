// Package newsroom brings new stories to the channels whose servers asked for
// them: new story, matching subscriptions, a row in the outbox, a message in
// the channel. A story is never lost on that way and never seen twice.
package newsroom
