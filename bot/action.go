package bot

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// MaxActionID is the longest id that a button can have, in characters.
const MaxActionID = 100

// actionVersion is the first character of every id. It changes when ids of an
// older kind can no longer be read.
const actionVersion = "1"

// sealLength is the length of the check at an id's end, in characters: 36 bits.
const sealLength = 6

// ErrForeignAction is returned for an id that this bot did not make: another
// version's, another bot's, or a changed one.
var ErrForeignAction = errors.New("the button is not one of ours, or of an older version")

// Seal turns actions into the ids of buttons and back. The id holds the whole
// action, so that buttons outlive restarts, and ends in a check over it
// (HMAC-SHA256, cut to 36 bits). With an empty Key the check finds damage
// alone; with a secret one it finds forgery too.
type Seal struct{ Key []byte }

// actionEscaper keeps the separator out of an id's parts.
var (
	actionEscaper   = strings.NewReplacer("~", "~0", "|", "~1")
	actionUnescaper = strings.NewReplacer("~0", "~", "~1", "|")
)

// ID returns the id of an action, or an error when the action is too long
// for one. Values are not part of it: Discord sends them.
func (s Seal) ID(a Action) (string, error) {
	if a.Command == "" || a.Name == "" {
		return "", fmt.Errorf("action %q of command %q: both need a name", a.Name, a.Command)
	}
	parts := make([]string, 0, 2+len(a.Args))
	for _, p := range append([]string{a.Command, a.Name}, a.Args...) {
		if !utf8.ValidString(p) {
			return "", fmt.Errorf("action %q of command %q: not UTF-8", a.Name, a.Command)
		}
		parts = append(parts, actionEscaper.Replace(p))
	}
	id := actionVersion + strings.Join(parts, "|")
	id += s.check(id)
	if n := Length(id); n > MaxActionID {
		return "", fmt.Errorf("action %q of command %q: %d characters, %d are possible", a.Name, a.Command, n, MaxActionID)
	}
	return id, nil
}

// Action returns the action of an id, or ErrForeignAction.
func (s Seal) Action(id string) (*Action, error) {
	if len(id) > 4*MaxActionID || len(id) < len(actionVersion)+sealLength || !strings.HasPrefix(id, actionVersion) || !utf8.ValidString(id) {
		return nil, ErrForeignAction
	}
	body, check := id[:len(id)-sealLength], id[len(id)-sealLength:]
	if !hmac.Equal([]byte(check), []byte(s.check(body))) {
		return nil, ErrForeignAction
	}
	parts := strings.Split(body[len(actionVersion):], "|")
	if len(parts) < 2 || parts[0] == "" || parts[1] == "" {
		return nil, ErrForeignAction
	}
	for i, p := range parts {
		parts[i] = actionUnescaper.Replace(p)
	}
	a := &Action{Command: parts[0], Name: parts[1]}
	if len(parts) > 2 {
		a.Args = parts[2:]
	}
	return a, nil
}

func (s Seal) check(body string) string {
	mac := hmac.New(sha256.New, s.Key)
	mac.Write([]byte(body))
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))[:sealLength]
}
