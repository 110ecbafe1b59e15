package bot

import (
	"reflect"
	"strings"
	"testing"
)

func TestActionThereAndBack(t *testing.T) {
	tests := []Action{
		{Command: "film", Name: "sources"},
		{Command: "film", Name: "page", Args: []string{"heat|1995", "~1~0|~", "", "ü 日本 🎬"}},
		{Command: "channels list", Name: "page", Args: []string{"2"}},
		{Command: "film", Name: "sources", Args: []string{strings.Repeat("x", 80)}},
	}
	seal := Seal{Key: []byte("of this bot")}
	for _, a := range tests {
		id, err := seal.ID(a)
		if err != nil {
			t.Errorf("%v: %v", a, err)
			continue
		}
		if Length(id) > MaxActionID {
			t.Errorf("%q is too long", id)
		}
		got, err := seal.Action(id)
		if err != nil || !reflect.DeepEqual(*got, a) {
			t.Errorf("%v came back as %v, %v", a, got, err)
		}
		if _, err := (Seal{Key: []byte("of another")}).Action(id); err == nil {
			t.Errorf("%q passes with another key", id)
		}
		for i := range len(id) {
			if forged := id[:i] + string(rune(id[i]^1)) + id[i+1:]; forged != id {
				if got, err := seal.Action(forged); err == nil {
					t.Errorf("tampered %q passes as %v", forged, got)
				}
			}
		}
	}
}

func TestActionTooLong(t *testing.T) {
	for _, a := range []Action{
		{Command: "film", Name: "sources", Args: []string{strings.Repeat("x", 90)}},
		{Command: "", Name: "x"}, {Command: "x"}, {Command: "film", Name: "x", Args: []string{"\xff"}},
	} {
		if id, err := (Seal{}).ID(a); err == nil {
			t.Errorf("%v became %q", a, id)
		}
	}
}

func FuzzAction(f *testing.F) {
	id, _ := Seal{}.ID(Action{Command: "film", Name: "page", Args: []string{"2"}})
	for _, s := range []string{id, "", "1", "1||abcdef", "2film|page", strings.Repeat("1", 500)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		a, err := Seal{}.Action(s)
		if err != nil {
			return
		}
		if back, err := (Seal{}).ID(*a); err == nil && back != s {
			if again, err := (Seal{}).Action(back); err != nil || !reflect.DeepEqual(a, again) {
				t.Errorf("%q is %v, which is %q", s, a, back)
			}
		}
	})
}
