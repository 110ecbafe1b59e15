package main

import (
	"slices"

	"marquee/bot"
	"marquee/knowledge/feeds"
)

// Why Discord does not take a post, in English, with %s for what is filled in.
const (
	noAnswer       = "no answer from Discord"
	slower         = "Discord asks to be slower"
	badToken       = "the bot's token is not valid"
	itsStatus      = "Discord answers with status %s"
	directClosed   = "direct messages from the bot are closed"
	needsView      = "the permission “View Channel” is missing"
	needsSend      = "the permission “Send Messages” (in a forum “Create Posts”) or “Embed Links” is missing"
	needsTag       = "the forum asks for a tag on every post, and has none that the bot may give"
	needsHistory   = "the permission “Read Message History” is missing"
	messageDeleted = "the message was deleted"
	channelDeleted = "the channel was deleted"
	notAllowed     = "Discord does not allow it: %s"
	notTaken       = "Discord does not take it: %s"
	notPublished   = "not yet published to the servers that follow the channel"
	perhapsThere   = "Discord gave no answer; the post may or may not be in the forum"
	notThereYet    = "Discord gave no answer; the forum does not show the post yet"
)

// postReasons are all of them.
var postReasons = []string{noAnswer, slower, badToken, itsStatus, directClosed, needsView, needsSend, needsTag, needsHistory, messageDeleted, channelDeleted,
	notAllowed, notTaken, notPublished, perhapsThere, notThereYet}

// reasonOf takes apart why a feed cannot be read or a post is not there, as it
// was stored, so that it can be said in any language.
func reasonOf(english string) bot.Phrase { return bot.Recognise(allReasons, english) }

var allReasons = slices.Concat(feeds.Reasons, postReasons)
