package settings

import (
	"context"
	"time"

	"marquee/bot"
)

// Apply lets a server's language, spoilers and reply visibility hold for every
// command used there, and notes when a server that removed the bot has it
// again, or speaks another language. When the settings cannot be read, the
// command runs by the member's own.
func (s *Store) Apply() bot.Middleware {
	return func(h bot.Handler) bot.Handler {
		return func(ctx context.Context, req *bot.Request) (bot.Reply, error) {
			if req.Place != bot.InServer || req.Terminal || req.Kind() == "completion" {
				return h(ctx, req)
			}
			server, err := s.Server(ctx, req.Server)
			if err != nil {
				return h(ctx, req)
			}
			if server.Left || server.Known && req.ServerLocale != "" && req.ServerLocale != server.Locale {
				if err := s.Joined(ctx, req.Server, req.ServerLocale); err != nil { // it is back: somebody there uses the bot
					return bot.Reply{}, err
				}
			}
			if server.Language != MemberLanguage || req.Locale == "" {
				req.Locale = server.Speaks()
			}
			req.Spoilers = server.Spoilers
			reply, err := h(ctx, req)
			if server.Private && !reply.Update {
				reply.Private = true
			}
			return reply, err
		}
	}
}

// Wait returns the cooldown of the server a request comes from.
func (s *Store) Wait(ctx context.Context, req *bot.Request) time.Duration {
	if req.Place != bot.InServer {
		return bot.DefaultCooldown
	}
	server, err := s.Server(ctx, req.Server)
	if err != nil {
		return bot.DefaultCooldown
	}
	return server.Cooldown
}
