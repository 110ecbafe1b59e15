package main

import (
	"context"
	"log/slog"

	"marquee/bot/settings"
)

// members keeps with the settings which servers have the bot: those of a
// server that removed it are deleted after a while, unless it comes back.
type members struct {
	store *settings.Store
	log   *slog.Logger
}

func (m members) Present(ctx context.Context, servers []string, shard, count int) {
	if err := m.store.Present(ctx, servers, shard, count); err != nil {
		m.log.Error("noting which servers have the bot", slog.Any("error", err))
	}
}

func (m members) Joined(ctx context.Context, server, speaks string) {
	if err := m.store.Joined(ctx, server, speaks); err != nil {
		m.log.Error("noting that a server has the bot", slog.Any("error", err))
	}
}

func (m members) Left(ctx context.Context, server string) {
	if err := m.store.Left(ctx, server); err != nil {
		m.log.Error("noting that a server removed the bot", slog.Any("error", err))
	}
}
