package settings

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"marquee/bot"
)

// Field is one setting that `/settings set` knows.
type Field struct {
	Name        string
	Description string
	Default     string
	Allowed     string   // in words, for refusals
	Choices     []string // all values, when they are few; nil otherwise
	parse       func(string) (string, bool)
}

// MemberLanguage is the language setting that follows each member's own.
const MemberLanguage = "auto"

// Languages are what the bot speaks.
var Languages = []string{MemberLanguage, "en", "de", "es-ES", "fr", "ja", "pt-BR"}

// maxCooldown bounds the cooldown.
const maxCooldown = time.Hour

// Fields are all settings, in the order in which they are shown. To add one,
// add a line here and a field to Server.
var Fields = []Field{
	{"visibility", "Who sees replies: everyone, or only the one who asked", "public", "public or private",
		[]string{"public", "private"}, oneOf("public", "private")},
	{"spoilers", "Whether sentences that tell an ending are hidden behind a spoiler mark", "hide", "hide or show",
		[]string{"hide", "show"}, oneOf("hide", "show")},
	{"language", "The language the bot speaks here; auto: each member's own, in posts the server's", "auto",
		"one of " + strings.Join(Languages, ", "), Languages, oneOf(Languages...)},
	{"timezone", "The time zone of digests and dates", "UTC", "a time zone such as Europe/Berlin or America/New_York", nil, parseZone},
	{"cooldown", "The time between two uses of a command by one member", "2s", "a time from 0s to 1h, such as 2s or 1m", nil, parseCooldown},
	{"digest", "The hour at which daily and weekly digests are posted", "9", "an hour from 0 to 23", nil, parseHour},
	{"notices", "The channel where faults of feeds are told; off tells them in the feed's own channel", "off",
		"a channel, or off", nil, parseChannel},
}

// FieldNamed returns the field of a name, whatever its case.
func FieldNamed(name string) (Field, bool) {
	name = strings.ToLower(strings.TrimSpace(name))
	i := slices.IndexFunc(Fields, func(f Field) bool { return f.Name == name })
	if i < 0 {
		return Field{}, false
	}
	return Fields[i], true
}

// Parse returns a value in its one spelling, or a *bot.Problem that says what
// is allowed.
func (f Field) Parse(value string) (string, error) {
	value = strings.TrimSpace(value)
	if v, ok := f.parse(value); ok {
		return v, nil
	}
	if len(value) > 40 {
		value = strings.ToValidUTF8(value[:40], "") + "…"
	}
	return "", bot.Refuse("“%s” is %s; “%s” is not.", f.Name, bot.Phrased(f.Allowed), value)
}

func oneOf(values ...string) func(string) (string, bool) {
	return func(s string) (string, bool) {
		i := slices.IndexFunc(values, func(v string) bool { return strings.EqualFold(v, s) })
		if i < 0 {
			return "", false
		}
		return values[i], true
	}
}

func parseZone(s string) (string, bool) {
	if s == "" || strings.EqualFold(s, "local") || len(s) > 64 {
		return "", false
	}
	if strings.EqualFold(s, "utc") {
		return "UTC", true
	}
	for _, name := range []string{s, zoneName(s)} {
		if zone, err := time.LoadLocation(name); err == nil {
			return zone.String(), true
		}
	}
	return "", false
}

// zoneName writes a time zone as most are written, whatever its case and
// blanks: "america/new york" is America/New_York.
func zoneName(s string) string {
	b := []byte(strings.ToLower(strings.ReplaceAll(s, " ", "_")))
	for i := range b {
		if (i == 0 || strings.IndexByte("/_-", b[i-1]) >= 0) && 'a' <= b[i] && b[i] <= 'z' {
			b[i] -= 'a' - 'A'
		}
	}
	return string(b)
}

func parseCooldown(s string) (string, bool) {
	if n, err := strconv.Atoi(s); err == nil {
		s = strconv.Itoa(n) + "s"
	}
	d, err := time.ParseDuration(strings.ReplaceAll(s, " ", ""))
	if err != nil || d < 0 || d > maxCooldown || d%time.Second != 0 {
		return "", false
	}
	return strconv.Itoa(int(d/time.Second)) + "s", true
}

func parseHour(s string) (string, bool) {
	n, err := strconv.Atoi(strings.TrimSuffix(s, ":00"))
	return strconv.Itoa(n), err == nil && n >= 0 && n <= 23
}

func parseChannel(s string) (string, bool) {
	if strings.EqualFold(s, "off") {
		return "off", true
	}
	id := strings.TrimSuffix(strings.TrimPrefix(s, "<#"), ">")
	return id, isID(id)
}

// isID reports whether s looks like one of Discord's ids.
func isID(s string) bool {
	if len(s) == 0 || len(s) > 20 {
		return false
	}
	_, err := strconv.ParseUint(s, 10, 64)
	return err == nil
}
