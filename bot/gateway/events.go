package gateway

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"marquee/bot"
	"marquee/bot/discord"
)

// answer hands an interaction to the Responder.
func (g *Gateway) answer(ctx context.Context, raw json.RawMessage) {
	if err := g.Responder.Handle(ctx, raw); err != nil {
		g.Log.Error("interaction not answered", "error", err)
	}
}

// message is the part of a message that is needed.
type message struct {
	ID        string
	ChannelID string `json:"channel_id"`
	GuildID   string `json:"guild_id"`
	WebhookID string `json:"webhook_id"`
	Type      int
	Content   string
	Author    struct {
		ID       string
		Username string
		Bot      bool
	}
	Mentions []struct{ ID string }
}

// The types of messages that people write.
const (
	ordinaryMessage = 0
	replyMessage    = 19
)

// maxWords bounds how much of a message is a question, in characters: all that
// a member without Nitro can write.
const maxWords = 2000

// listenTime bounds the answering of plain words.
const listenTime = time.Minute

// listen answers plain words to the bot: a direct message, or one that
// mentions it.
func (g *Gateway) listen(ctx context.Context, raw json.RawMessage, self string) {
	defer func() {
		if p := recover(); p != nil {
			g.Log.Error("message not answered", "panic", fmt.Sprint(p))
		}
	}()
	var m message
	if err := json.Unmarshal(raw, &m); err != nil {
		g.Log.Debug("message not read", "error", err)
		return
	}
	words, ok := m.words(self)
	if g.Ask == "" || !ok {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, listenTime)
	defer cancel()
	if err := g.reply(ctx, m, words); err != nil {
		g.Log.Warn("plain words not answered", "message", m.ID, "error", err)
	}
}

// words returns what is said to the bot, and whether anything is.
func (m message) words(self string) (string, bool) {
	if m.Author.Bot || m.WebhookID != "" || m.Author.ID == self || m.Type != ordinaryMessage && m.Type != replyMessage {
		return "", false
	}
	words, mentioned := m.Content, false
	for _, mark := range []string{"<@" + self + ">", "<@!" + self + ">"} {
		if strings.Contains(words, mark) {
			words, mentioned = strings.ReplaceAll(words, mark, " "), true
		}
	}
	words = strings.Join(strings.Fields(words), " ")
	if runes := []rune(words); len(runes) > maxWords {
		words = string(runes[:maxWords])
	}
	return words, (mentioned || m.GuildID == "") && words != ""
}

// reply answers as the command would, in reply to the message. What a command
// says privately goes to the person directly.
func (g *Gateway) reply(ctx context.Context, m message, words string) error {
	req := &bot.Request{ID: m.ID, Command: g.Ask, Options: map[string]string{g.Question: words}, User: m.Author.ID, UserName: m.Author.Username,
		Server: m.GuildID, Channel: m.ChannelID, Place: bot.InServer, At: time.Now()}
	if m.GuildID == "" {
		req.Place = bot.InDM
	} else if where, err := g.Client.Channel(ctx, m.ChannelID); err == nil {
		req.Parent = where.Thread() // a thread follows its channel
	}
	answer := g.Responder.Router.Serve(ctx, req)
	out := g.Responder.Compose(ctx, req.Locale, answer)
	channel := m.ChannelID
	if answer.Private && req.Place == bot.InServer {
		direct, err := g.Client.Direct(ctx, m.Author.ID)
		if err != nil {
			return fmt.Errorf("open a direct message: %w", err)
		}
		channel = direct
	} else {
		out.ReplyTo = m.ID
	}
	out.Nonce = m.ID[:min(len(m.ID), 25)] // the same words are answered once
	_, err := g.Client.Send(ctx, channel, out)
	if errors.Is(err, discord.ErrForbidden) {
		g.Log.Info("not allowed to answer there", "channel", channel)
		return nil
	}
	return err
}
