package discord

import (
	"marquee/bot"
)

// The types of options.
const (
	optionSub        = 1
	optionGroup      = 2
	optionText       = 3
	optionInteger    = 4
	optionBoolean    = 5
	optionChannel    = 7
	optionRole       = 8
	optionAttachment = 11
)

// The types of commands.
const (
	slashCommand   = 1
	messageCommand = 3
)

// postChannels are the types of channels that commands are about: text,
// announcements, threads of three kinds, forums.
var postChannels = []int{0, 5, 10, 11, 12, 15}

// optionTypes are Discord's numbers for the kinds of options.
var optionTypes = map[bot.OptionKind]int{
	bot.Text: optionText, bot.Integer: optionInteger, bot.Boolean: optionBoolean,
	bot.Channel: optionChannel, bot.Role: optionRole, bot.Attachment: optionAttachment,
}

// Definition is a command as Discord registers it.
type Definition struct {
	Name         string            `json:"name"`
	Names        map[string]string `json:"name_localizations,omitempty"`
	Description  string            `json:"description"`
	Descriptions map[string]string `json:"description_localizations,omitempty"`
	Type         int               `json:"type"`
	Options      []OptionJSON      `json:"options,omitempty"`
	Permissions  *string           `json:"default_member_permissions,omitempty"`
	Contexts     []int             `json:"contexts,omitempty"`
	Installs     []int             `json:"integration_types,omitempty"`
}

// OptionJSON is an option or a subcommand as Discord registers it.
type OptionJSON struct {
	Type         int               `json:"type"`
	Name         string            `json:"name"`
	Names        map[string]string `json:"name_localizations,omitempty"`
	Description  string            `json:"description"`
	Descriptions map[string]string `json:"description_localizations,omitempty"`
	Required     bool              `json:"required,omitempty"`
	Autocomplete bool              `json:"autocomplete,omitempty"`
	Choices      []ChoiceJSON      `json:"choices,omitempty"`
	ChannelTypes []int             `json:"channel_types,omitempty"`
	MinValue     *int              `json:"min_value,omitempty"`
	MaxValue     *int              `json:"max_value,omitempty"`
	MinLength    *int              `json:"min_length,omitempty"`
	MaxLength    *int              `json:"max_length,omitempty"`
	Options      []OptionJSON      `json:"options,omitempty"`
}

// ChoiceJSON is a fixed value of an option: a text, or a number for an option
// that is one.
type ChoiceJSON struct {
	Name  string            `json:"name"`
	Names map[string]string `json:"name_localizations,omitempty"`
	Value any               `json:"value"`
}

// Names translates what a member sees of the commands: by locale, the name of
// a command or option ("film title"), and any English phrase.
type Names interface {
	Name(path string) map[string]string
	Phrase(english string) map[string]string
}

// Definitions are the menu as Discord registers it. In one server alone there
// are no other places to name.
func Definitions(cmds []bot.Command, names Names, oneServer bool) []Definition {
	defs := make([]Definition, 0, len(cmds))
	for _, c := range cmds {
		d := Definition{Name: c.Name, Names: names.Name(c.Name), Type: messageCommand}
		if !c.Context {
			d.Type, d.Description, d.Descriptions = slashCommand, c.Description, short(names.Phrase(c.Description))
			d.Options = options(c, c.Name, names)
		}
		if c.AdminOnly {
			manage := "32"
			d.Permissions = &manage
		}
		if !oneServer {
			// Admin commands are listed everywhere too: there they say where
			// they work.
			d.Contexts, d.Installs = []int{0, 1, 2}, []int{0, 1}
		}
		defs = append(defs, d)
	}
	return defs
}

func options(c bot.Command, path string, names Names) (out []OptionJSON) {
	for _, sub := range c.Subcommands {
		at := path + " " + sub.Name
		o := OptionJSON{Type: optionSub, Name: sub.Name, Names: names.Name(at), Description: sub.Description,
			Descriptions: short(names.Phrase(sub.Description)), Options: options(sub, at, names)}
		if len(sub.Subcommands) > 0 {
			o.Type = optionGroup
		}
		out = append(out, o)
	}
	for _, o := range c.Options {
		out = append(out, define(o, path, names))
	}
	return out
}

func define(o bot.Option, path string, names Names) OptionJSON {
	d := OptionJSON{Type: optionTypes[o.Kind], Name: o.Name, Names: names.Name(path + " " + o.Name), Description: o.Description,
		Descriptions: short(names.Phrase(o.Description)), Required: o.Required, Autocomplete: o.Suggest}
	for _, c := range o.Choices {
		d.Choices = append(d.Choices, ChoiceJSON{Name: c.Name, Names: short(names.Phrase(c.Name)), Value: c.Value})
	}
	switch low, high := o.Min, o.Max; {
	case o.Kind == bot.Channel:
		d.ChannelTypes = postChannels
	case o.Kind == bot.Integer:
		for i, c := range d.Choices {
			d.Choices[i].Value = number(c.Value)
		}
		if low != 0 || high != 0 {
			d.MinValue, d.MaxValue = &low, &high
		}
	case o.Kind == bot.Text && low > 0:
		d.MinLength = &low
		fallthrough
	case o.Kind == bot.Text && high > 0:
		if high > 0 {
			d.MaxLength = &high
		}
	}
	return d
}

// short leaves out translations that Discord would refuse for their length.
func short(phrases map[string]string) map[string]string {
	for locale, text := range phrases {
		if bot.Length(text) > bot.MaxDescription {
			delete(phrases, locale)
		}
	}
	return phrases
}
