package discord_test

import (
	"context"
	"encoding/json"
	"log/slog"
	"testing"
	"time"

	"marquee/bot/discord"
)

func quietLog() *slog.Logger { return slog.New(slog.DiscardHandler) }

type noDates struct{}

func (noDates) Day(string, time.Time) string { return "a day" }

// strictREST takes what Discord would take, and fails the test at the rest.
type strictREST struct{ t *testing.T }

func (r strictREST) Callback(_ context.Context, _ discord.Ticket, response discord.Response) error {
	var files []string
	if response.Message != nil {
		for _, f := range response.Message.Files {
			files = append(files, f.Name)
		}
	}
	raw, err := json.Marshal(response)
	if err != nil {
		return err
	}
	if faults := discord.CheckResponse(raw, files); len(faults) > 0 {
		r.t.Errorf("%v in %s", faults, raw)
	}
	return nil
}

func (r strictREST) Edit(context.Context, discord.Ticket, discord.Message) error     { return nil }
func (r strictREST) Followup(context.Context, discord.Ticket, discord.Message) error { return nil }
func (r strictREST) Delete(context.Context, discord.Ticket) error                    { return nil }
func (r strictREST) Attaches() bool                                                  { return true }
