package bot

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Discord's limits on commands; a menu within them is within the terminal's
// and the playground's too.
const (
	MaxCommands    = 100  // slash commands of one bot
	MaxContext     = 15   // message context-menu commands of one bot
	MaxOptions     = 25   // of one command
	MaxChoices     = 25   // of one option, and of one completion
	MaxName        = 32   // characters of a command's or an option's name
	MaxDescription = 100  // characters
	MaxChoice      = 100  // characters of a choice's name or value
	MaxText        = 6000 // characters of a text option's value
	MaxWhole       = 8000 // characters of a command's names, descriptions and values together
)

// validName is Discord's own rule for names of slash commands and options.
var validName = regexp.MustCompile(`^[-_'\p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$`)

// ValidName says whether Discord takes a name for a slash command or option.
func ValidName(name string) bool {
	return validName.MatchString(name) && strings.ToLower(name) == name
}

// Length counts a text as Discord might: in code points or in UTF-16 units,
// whichever is more.
func Length(s string) int {
	n := 0
	for _, r := range s {
		if w := utf16.RuneLen(r); w > 0 {
			n += w
		} else {
			n++
		}
	}
	return n
}

// checkMenu returns every fault of a menu as one error.
func checkMenu(cmds []Command) error {
	var faults []error
	slash, context := 0, 0
	seen := map[string]bool{}
	for _, c := range cmds {
		if seen[c.Name] {
			faults = append(faults, fmt.Errorf("command %q: defined twice", c.Name))
		}
		seen[c.Name] = true
		if c.Context {
			context++
		} else {
			slash++
		}
		for _, err := range checkCommand(c, 0) {
			faults = append(faults, fmt.Errorf("command %q: %w", c.Name, err))
		}
		if n := size(c); n > MaxWhole {
			faults = append(faults, fmt.Errorf("command %q: %d characters in all, %d are allowed", c.Name, n, MaxWhole))
		}
	}
	if slash > MaxCommands || context > MaxContext {
		faults = append(faults, fmt.Errorf("%d slash and %d context commands, %d and %d are allowed", slash, context, MaxCommands, MaxContext))
	}
	return errors.Join(faults...)
}

func checkCommand(c Command, depth int) (faults []error) {
	fault := func(format string, args ...any) { faults = append(faults, fmt.Errorf(format, args...)) }
	if c.Context {
		if n := Length(c.Name); n < 1 || n > MaxName || depth > 0 {
			fault("a context command has a name of 1 to %d characters and no parent", MaxName)
		}
		if len(c.Options)+len(c.Subcommands) > 0 || c.Run == nil {
			fault("a context command has Run, no options and no subcommands")
		}
		return faults
	}
	if !ValidName(c.Name) {
		fault("the name must be 1 to %d lower-case letters, digits, - or _", MaxName)
	}
	if n := Length(c.Description); n < 1 || n > MaxDescription {
		fault("the description has %d characters, 1 to %d are allowed", n, MaxDescription)
	}
	if (c.Run == nil) == (len(c.Subcommands) == 0) {
		fault("either Run or Subcommands must be set")
	}
	faults = append(faults, checkSubcommands(c, depth)...)
	return append(faults, checkOptions(c)...)
}

func checkSubcommands(c Command, depth int) (faults []error) {
	fault := func(format string, args ...any) { faults = append(faults, fmt.Errorf(format, args...)) }
	if len(c.Subcommands) == 0 {
		return nil
	}
	if depth >= 2 {
		fault("subcommands may be nested in one group alone")
	}
	if len(c.Options) > 0 {
		fault("a command with subcommands has no options of its own")
	}
	if len(c.Subcommands) > MaxOptions {
		fault("%d subcommands, %d are allowed", len(c.Subcommands), MaxOptions)
	}
	seen := map[string]bool{}
	for _, sub := range c.Subcommands {
		if seen[sub.Name] {
			fault("subcommand %q: defined twice", sub.Name)
		}
		seen[sub.Name] = true
		if sub.Context {
			fault("subcommand %q: cannot be a context command", sub.Name)
			continue
		}
		for _, err := range checkCommand(sub, depth+1) {
			fault("subcommand %q: %w", sub.Name, err)
		}
	}
	return faults
}

func checkOptions(c Command) (faults []error) {
	if len(c.Options) > MaxOptions {
		faults = append(faults, fmt.Errorf("%d options, %d are allowed", len(c.Options), MaxOptions))
	}
	seen, optional := map[string]bool{}, false
	for _, o := range c.Options {
		fault := func(format string, args ...any) {
			faults = append(faults, fmt.Errorf("option %q: "+format, append([]any{o.Name}, args...)...))
		}
		if seen[o.Name] {
			fault("defined twice")
		}
		seen[o.Name] = true
		if o.Required && optional {
			fault("required options stand before the others")
		}
		optional = optional || !o.Required
		if o.Suggest && c.Suggest == nil {
			fault("is completed, but the command has no Suggest")
		}
		for _, err := range checkOption(o) {
			fault("%w", err)
		}
	}
	return faults
}

func checkOption(o Option) (faults []error) {
	fault := func(format string, args ...any) { faults = append(faults, fmt.Errorf(format, args...)) }
	if !ValidName(o.Name) {
		fault("the name must be 1 to %d lower-case letters, digits, - or _", MaxName)
	}
	if n := Length(o.Description); n < 1 || n > MaxDescription {
		fault("the description has %d characters, 1 to %d are allowed", n, MaxDescription)
	}
	typed := o.Kind == Text || o.Kind == Integer
	if !typed && (o.Suggest || len(o.Choices) > 0 || o.Min != 0 || o.Max != 0) {
		fault("only texts and integers have choices, completion or a range")
	}
	if o.Suggest && len(o.Choices) > 0 {
		fault("is either completed or has choices")
	}
	if o.Max < o.Min || o.Kind == Text && (o.Min < 0 || o.Max > MaxText) {
		fault("the range %d to %d is impossible", o.Min, o.Max)
	}
	if len(o.Choices) > MaxChoices {
		fault("%d choices, %d are allowed", len(o.Choices), MaxChoices)
	}
	names := map[string]bool{}
	for _, ch := range o.Choices {
		if n := Length(ch.Name); n < 1 || n > MaxChoice || Length(ch.Value) > MaxChoice || names[ch.Name] {
			fault("choice %q: names are unique, names and values have at most %d characters", ch.Name, MaxChoice)
		}
		names[ch.Name] = true
	}
	return faults
}

// size counts a command as Discord does for its limit on the whole.
func size(c Command) int {
	n := utf8.RuneCountInString(c.Name) + utf8.RuneCountInString(c.Description)
	for _, o := range c.Options {
		n += utf8.RuneCountInString(o.Name) + utf8.RuneCountInString(o.Description)
		for _, ch := range o.Choices {
			n += utf8.RuneCountInString(ch.Name) + utf8.RuneCountInString(ch.Value)
		}
	}
	for _, sub := range c.Subcommands {
		n += size(sub)
	}
	return n
}
