package discord

import (
	"bytes"
	"encoding/json"
	"fmt"
	"mime/multipart"
	"net/textproto"
	"strconv"

	"marquee/bot"
)

// The flags of a message.
const (
	flagSuppressEmbeds = 1 << 2
	flagEphemeral      = 1 << 6
	flagComponentsV2   = 1 << 15
)

// Message is a message as Discord takes it. Its JSON always says who may be
// pinged, and that is nobody but the roles in Roles: this is the one place
// that decides it.
type Message struct {
	Content    string
	Components []Component
	Flags      int
	Files      []File
	Roles      []string // ids that may be pinged
	ReplyTo    string   // id of the message answered, in a channel
	Nonce      string   // in a channel: the same nonce again sends nothing
	WasPlain   bool     // replaces a message that had content, by components
}

// File is an attachment; Alt says what a picture shows.
type File struct {
	Name, Alt string
	Data      []byte
}

// Choice is a completion.
type Choice struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// The types of components.
const (
	compRow       = 1
	compButton    = 2
	compSelect    = 3
	compText      = 10
	compGallery   = 12
	compFile      = 13
	compSeparator = 14
	compContainer = 17
)

// Component is any of Discord's components; which fields it has depends on
// its type.
type Component struct {
	Type        int            `json:"type"`
	CustomID    string         `json:"custom_id,omitempty"`
	Label       string         `json:"label,omitempty"`
	Style       int            `json:"style,omitempty"`
	URL         string         `json:"url,omitempty"`
	Disabled    bool           `json:"disabled,omitempty"`
	Placeholder string         `json:"placeholder,omitempty"`
	Options     []SelectOption `json:"options,omitempty"`
	Content     string         `json:"content,omitempty"`
	Accent      int            `json:"accent_color,omitempty"`
	Items       []MediaItem    `json:"items,omitempty"`
	File        *Media         `json:"file,omitempty"`
	Components  []Component    `json:"components,omitempty"`
}

// SelectOption is an entry of a select menu.
type SelectOption struct {
	Label       string `json:"label"`
	Value       string `json:"value"`
	Description string `json:"description,omitempty"`
}

// MediaItem is a picture of a gallery.
type MediaItem struct {
	Media       Media  `json:"media"`
	Description string `json:"description,omitempty"`
}

// Media is where a picture or file is: "attachment://name".
type Media struct {
	URL string `json:"url"`
}

type allowedMentions struct {
	Parse       []string `json:"parse"`
	Roles       []string `json:"roles,omitempty"`
	RepliedUser bool     `json:"replied_user"`
}

type attachmentJSON struct {
	ID          string `json:"id"` // the number of the file in this request
	Filename    string `json:"filename"`
	Description string `json:"description,omitempty"`
}

type reference struct {
	MessageID       string `json:"message_id"`
	FailIfNotExists bool   `json:"fail_if_not_exists"`
}

// messageJSON is the wire form. Components and attachments are always there,
// so that an edit replaces all of what was said before.
type messageJSON struct {
	Content         any              `json:"content,omitempty"` // a string, or null to clear it
	Components      []Component      `json:"components"`
	Flags           int              `json:"flags"`
	Attachments     []attachmentJSON `json:"attachments"`
	AllowedMentions allowedMentions  `json:"allowed_mentions"`
	Reference       *reference       `json:"message_reference,omitempty"`
	Nonce           string           `json:"nonce,omitempty"`
	EnforceNonce    bool             `json:"enforce_nonce,omitempty"`
}

// MarshalJSON writes the message without the bytes of its files.
func (m Message) MarshalJSON() ([]byte, error) {
	w := messageJSON{
		Components:      m.Components,
		Flags:           m.Flags,
		Attachments:     []attachmentJSON{},
		AllowedMentions: allowedMentions{Parse: []string{}, Roles: m.Roles},
		Nonce:           m.Nonce,
		EnforceNonce:    m.Nonce != "",
	}
	switch {
	case m.Flags&flagComponentsV2 == 0:
		w.Content = m.Content
	case m.WasPlain:
		w.Content = json.RawMessage("null")
	}
	if w.Components == nil {
		w.Components = []Component{}
	}
	for i, f := range m.Files {
		w.Attachments = append(w.Attachments, attachmentJSON{ID: strconv.Itoa(i), Filename: f.Name, Description: f.Alt})
	}
	if m.ReplyTo != "" {
		w.Reference = &reference{MessageID: m.ReplyTo}
	}
	return json.Marshal(w)
}

// responseJSON is the wire form of a first response.
type responseJSON struct {
	Type int `json:"type"`
	Data any `json:"data,omitempty"`
}

// MarshalJSON writes the response as Discord takes it, without the bytes of
// the files of its message.
func (r Response) MarshalJSON() ([]byte, error) {
	w := responseJSON{Type: r.Type}
	switch {
	case r.Type == Completion:
		choices := r.Choices
		if choices == nil {
			choices = []Choice{}
		}
		w.Data = map[string]any{"choices": choices}
	case r.Type == DeferMessage && r.Message != nil:
		// A deferral takes no other flag than this one.
		w.Data = map[string]int{"flags": r.Message.Flags & flagEphemeral}
	case r.Message != nil:
		w.Data = r.Message
	}
	return json.Marshal(w)
}

// Body returns the bytes of a request whose JSON is v and that carries files,
// and its content type: JSON, or multipart where there are any.
func Body(v any, files []File) (body []byte, contentType string, err error) {
	raw, err := json.Marshal(v)
	if err != nil {
		return nil, "", fmt.Errorf("encode message: %w", err)
	}
	if len(files) == 0 {
		return raw, "application/json", nil
	}
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	if err := part(w, "payload_json", "", "application/json", raw); err != nil {
		return nil, "", err
	}
	for i, f := range files {
		if err := part(w, "files["+strconv.Itoa(i)+"]", f.Name, "application/octet-stream", f.Data); err != nil {
			return nil, "", err
		}
	}
	if err := w.Close(); err != nil {
		return nil, "", fmt.Errorf("encode files: %w", err)
	}
	return b.Bytes(), w.FormDataContentType(), nil
}

func part(w *multipart.Writer, name, file, contentType string, data []byte) error {
	disposition := fmt.Sprintf("form-data; name=%q", name)
	if file != "" {
		disposition += fmt.Sprintf("; filename=%q", file)
	}
	p, err := w.CreatePart(textproto.MIMEHeader{
		"Content-Disposition": {disposition}, "Content-Type": {contentType},
	})
	if err != nil {
		return fmt.Errorf("encode file %q: %w", file, err)
	}
	if _, err = p.Write(data); err != nil {
		return fmt.Errorf("encode file %q: %w", file, err)
	}
	return nil
}

// choices encodes completions within Discord's limits. A value that is too
// long cannot be cut, so that choice is left out.
func choices(cs []bot.Choice) []Choice {
	out := make([]Choice, 0, min(len(cs), bot.MaxChoices))
	for _, c := range cs {
		name := clip(visible(c.Name), bot.MaxChoice)
		if name == "" || c.Value == "" || bot.Length(c.Value) > bot.MaxChoice || len(out) == bot.MaxChoices {
			continue
		}
		out = append(out, Choice{Name: name, Value: c.Value})
	}
	return out
}
