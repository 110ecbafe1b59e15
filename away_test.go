package main

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"marquee/bot"
	"marquee/bot/words"
	"marquee/internal/database"
	"marquee/knowledge"
)

func TestAnEngineThatIsAwayIsSaidPlainly(t *testing.T) {
	other := errors.New("other")
	for _, tt := range []struct {
		err  error
		says string
	}{
		{fmt.Errorf("the card: %w", database.ErrUnavailable), saysAway},
		{fmt.Errorf("search: %w", knowledge.ErrUnavailable), saysAway},
		{other, ""},
		{nil, ""},
	} {
		_, err := away()(func(context.Context, *bot.Request) (bot.Reply, error) { return bot.Reply{}, tt.err })(t.Context(), &bot.Request{})
		var problem *bot.Problem
		if errors.As(err, &problem); !errors.Is(err, tt.err) || problem == nil && tt.says != "" || problem != nil && problem.Message != tt.says {
			t.Errorf("%v becomes %v", tt.err, err)
		}
	}
	w, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, locale := range []string{"de", "es-ES", "fr", "ja", "pt-BR"} {
		if w.Translate(locale, saysAway) == saysAway {
			t.Errorf("%s has no words for it", locale)
		}
	}
}
