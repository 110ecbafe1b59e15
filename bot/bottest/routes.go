package bottest

import (
	"encoding/json"
	"net/http"
	"slices"

	"marquee/bot/discord"
)

// route sends a call to what answers it.
func (d *Discord) route(r *request) (status int, answer any, fail *failure) {
	is := func(method string, parts ...string) bool {
		if r.Method != method || len(parts) != len(r.parts) {
			return false
		}
		for i, p := range parts {
			if p != "*" && p != r.parts[i] {
				return false
			}
		}
		return true
	}
	switch {
	case is("GET", "gateway"), is("GET", "gateway", "bot"):
		return 200, d.gateway.info(r.URL.Path), nil
	case is("GET", "users", "@me"):
		return 200, object{"id": botUser, "username": "marquee", "discriminator": "0", "bot": true}, nil
	case is("GET", "applications", "@me"), is("GET", "oauth2", "applications", "@me"):
		return 200, object{"id": Application, "name": "marquee", "bot_public": true}, nil
	case is("GET", "applications", "*", "commands"), is("GET", "applications", "*", "guilds", "*", "commands"):
		return d.listCommands(r)
	case is("PUT", "applications", "*", "commands"), is("PUT", "applications", "*", "guilds", "*", "commands"):
		return d.putCommands(r)
	case is("POST", "interactions", "*", "*", "callback"):
		return d.callback(r)
	case is("POST", "webhooks", "*", "*"):
		return d.followup(r)
	case len(r.parts) == 5 && r.parts[0] == "webhooks" && r.parts[3] == "messages":
		return d.original(r)
	case is("POST", "users", "@me", "channels"):
		return d.openDM(r)
	case is("GET", "guilds", "*", "threads", "active"):
		return d.threads(func(t *channel) bool { return t.Guild == r.parts[1] && !t.archived })
	case r.parts[0] == "channels" && len(r.parts) > 1:
		return d.inChannel(r)
	}
	return 0, nil, notFound
}

// guildOf is the server of a call about commands, "" for all.
func guildOf(r *request) string {
	if len(r.parts) == 5 {
		return r.parts[3]
	}
	return ""
}

func (d *Discord) listCommands(r *request) (int, any, *failure) {
	if r.parts[1] != Application {
		return 0, nil, missingAccess
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	list := []json.RawMessage{}
	return 200, append(list, d.commands[guildOf(r)]...), nil
}

func (d *Discord) putCommands(r *request) (int, any, *failure) {
	if r.parts[1] != Application {
		return 0, nil, missingAccess
	}
	faults := discord.CheckCommands(r.json)
	if faults = append(faults, d.schema.check("commands", r.json)...); len(faults) > 0 {
		return 0, nil, refused(faults)
	}
	var cmds []object
	if err := json.Unmarshal(r.json, &cmds); err != nil {
		return 0, nil, refused([]discord.Fault{{Message: err.Error()}})
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	var kept []json.RawMessage
	for _, c := range cmds {
		d.complete(c, guildOf(r))
		raw, err := json.Marshal(c)
		if err != nil {
			return 0, nil, refused([]discord.Fault{{Message: err.Error()}})
		}
		kept = append(kept, raw)
	}
	slices.Reverse(kept) // Discord promises no order
	d.commands[guildOf(r)] = kept
	return http.StatusOK, kept, nil
}

// complete adds to a command what Discord adds.
func (d *Discord) complete(c object, guild string) {
	c["id"], c["version"], c["application_id"], c["nsfw"], c["dm_permission"] = d.id(), d.id(), Application, false, true
	if guild != "" {
		c["guild_id"] = guild
	}
	for _, field := range []string{"default_member_permissions", "name_localizations", "description_localizations", "contexts"} {
		if _, given := c[field]; !given {
			c[field] = nil
		}
	}
}

// Commands returns the registered commands, of a server or, with "", of all.
func (d *Discord) Commands(guild string) []json.RawMessage {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Clone(d.commands[guild])
}
