package main

import (
	"context"
	"log/slog"
)

// left notes that a server removed the bot.
func (h *house) left(ctx context.Context, server string) {
	if err := h.settings.Left(ctx, server); err != nil {
		h.p.log.Error("noting that a server removed the bot", slog.Any("error", err))
	}
}
