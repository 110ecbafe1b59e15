package discord

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
)

// Register makes the commands of an application those of defs, in one server
// or, with server "", everywhere. It writes only when they differ from what
// Discord has, all at once, and says whether it did.
func (c *Client) Register(ctx context.Context, application, server string, defs []Definition) (written bool, err error) {
	path := "/applications/" + application + "/commands"
	if server != "" {
		path = "/applications/" + application + "/guilds/" + server + "/commands"
	}
	var have []Definition
	raw, err := c.Call(ctx, Call{Method: http.MethodGet, Path: path + "?with_localizations=true"})
	if err != nil {
		return false, fmt.Errorf("ask for the registered commands: %w", err)
	}
	if err := lenient(raw, &have); err != nil {
		return false, fmt.Errorf("read the registered commands: %w", err)
	}
	same, err := equal(have, defs)
	if err != nil || same {
		return false, err
	}
	if _, err := c.Call(ctx, Call{Method: http.MethodPut, Path: path, JSON: defs}); err != nil {
		return false, fmt.Errorf("register the commands: %w", err)
	}
	return true, nil
}

// equal compares definitions with those that Discord has, which come back in
// any order and with its own fields and defaults added.
func equal(have, want []Definition) (bool, error) {
	a, err := canonical(have)
	if err != nil {
		return false, err
	}
	b, err := canonical(want)
	return bytes.Equal(a, b), err
}

func canonical(defs []Definition) ([]byte, error) {
	defs = slices.Clone(defs)
	for i := range defs {
		defs[i].Contexts = slices.Sorted(slices.Values(defs[i].Contexts))
		defs[i].Installs = slices.Sorted(slices.Values(defs[i].Installs))
		if defs[i].Type == 0 {
			defs[i].Type = slashCommand
		}
	}
	slices.SortFunc(defs, func(a, b Definition) int {
		if a.Type != b.Type {
			return a.Type - b.Type
		}
		return bytes.Compare([]byte(a.Name), []byte(b.Name))
	})
	raw, err := json.Marshal(defs)
	if err != nil {
		return nil, fmt.Errorf("encode the commands: %w", err)
	}
	return raw, nil
}

// number is a choice's value as the number it stands for.
func number(v any) any {
	if s, ok := v.(string); ok {
		if n, err := strconv.Atoi(s); err == nil {
			return n
		}
	}
	return v
}
