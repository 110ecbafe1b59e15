package bottest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"marquee/bot/discord"
)

// schema is Discord's own description of what its API takes, where a copy is
// at hand. A nil schema takes everything.
type schema struct {
	mu    sync.Mutex // a compiled schema is used by one at a time
	parts map[string]*jsonschema.Schema
}

// schemaParts are the parts of the description that calls are held to.
var schemaParts = map[string]string{
	"callback": "/paths/~1interactions~1{interaction_id}~1{interaction_token}~1callback/post/requestBody/content/application~1json/schema",
	"edit":     "/paths/~1webhooks~1{webhook_id}~1{webhook_token}~1messages~1@original/patch/requestBody/content/application~1json/schema",
	"followup": "/paths/~1webhooks~1{webhook_id}~1{webhook_token}/post/requestBody/content/application~1json/schema",
	"commands": "/paths/~1applications~1{application_id}~1commands/put/requestBody/content/application~1json/schema",
	"message":  "/paths/~1channels~1{channel_id}~1messages/post/requestBody/content/application~1json/schema",
	"thread":   "/paths/~1channels~1{channel_id}~1threads/post/requestBody/content/application~1json/schema",
}

// loaded keeps the compiled description for all stand-ins of a process.
var loaded = sync.OnceValues(compile)

func loadSchema() (*schema, error) { return loaded() }

// schemaFile finds the description beside the repository, from any folder in
// it.
func schemaFile() string {
	dir, err := os.Getwd()
	for err == nil && dir != filepath.Dir(dir) {
		file := filepath.Join(dir, "..", "shared", "discord", "openapi.json")
		if _, err := os.Stat(file); err == nil {
			return file
		}
		dir = filepath.Dir(dir)
	}
	return ""
}

func compile() (*schema, error) {
	file := schemaFile()
	if file == "" {
		return nil, nil
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read Discord's description: %w", err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("read Discord's description: %w", err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("discord.json", doc); err != nil {
		return nil, fmt.Errorf("read Discord's description: %w", err)
	}
	s := &schema{parts: map[string]*jsonschema.Schema{}}
	for name, at := range schemaParts {
		if s.parts[name], err = c.Compile("discord.json#" + strings.NewReplacer("{", "%7B", "}", "%7D").Replace(at)); err != nil {
			return nil, fmt.Errorf("compile Discord's description of a %s: %w", name, err)
		}
	}
	return s, nil
}

// check holds JSON to a part of the description. Permissions may be texts,
// whatever the description says.
func (s *schema) check(part string, raw json.RawMessage) []discord.Fault {
	if s == nil {
		return nil
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		return []discord.Fault{{Message: "is no JSON"}}
	}
	if cmds, ok := value.([]any); ok && part == "commands" {
		for _, c := range cmds {
			if m, ok := c.(map[string]any); ok {
				delete(m, "default_member_permissions")
			}
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	var wrong *jsonschema.ValidationError
	if err := s.parts[part].Validate(value); errors.As(err, &wrong) {
		return []discord.Fault{{Path: part, Message: strings.Join(strings.Fields(wrong.Error()), " ")}}
	}
	return nil
}
