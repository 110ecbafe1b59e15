package reader

import "testing"

func TestCanonicalURL(t *testing.T) {
	tests := []struct{ in, want string }{
		{"HTTPS://News.Example/A/b?x=1", "https://news.example/A/b?x=1"},
		{"https://news.example", "https://news.example/"},
		{"http://news.example:80/a", "http://news.example/a"},
		{"https://news.example:443/a", "https://news.example/a"},
		{"https://news.example:8443/a", "https://news.example:8443/a"},
		{"https://news.example/a#comments", "https://news.example/a"},
		{"https://news.example/a?utm_source=x&id=7&UTM_Medium=y&fbclid=z", "https://news.example/a?id=7"},
		{"https://news.example/a?utm_source=x", "https://news.example/a"},
		{"https://news.example/a?", "https://news.example/a"},
		{"https://news.example/a?b=2&a=1", "https://news.example/a?b=2&a=1"},
		{"https://ann:secret@news.example/a", "https://news.example/a"},
		{"  https://news.example/a  ", "https://news.example/a"},
		{"ftp://news.example/a", ""},
		{"/a/b", ""},
		{"javascript:alert(1)", ""},
		{"https://", ""},
		{"", ""},
		{"https://news.example/%zz", ""},
	}
	for _, tt := range tests {
		if got := CanonicalURL(tt.in); got != tt.want {
			t.Errorf("CanonicalURL(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestFingerprint(t *testing.T) {
	base := Fingerprint("“Ridley Vale” is here.\n\nIt's good.")
	if len(base) != 32 {
		t.Errorf("fingerprint %q, want 32 digits", base)
	}
	for _, same := range []string{"\"Ridley vale\" is here. It’s  good", "  RIDLEY VALE IS HERE it s good!"} {
		if Fingerprint(same) != base {
			t.Errorf("%q differs", same)
		}
	}
	for _, other := range []string{"Ridley Vale is there. It's good.", "RidleyVale is here. It's good.", ""} {
		if Fingerprint(other) == base {
			t.Errorf("%q is the same", other)
		}
	}
}

func TestDerivedID(t *testing.T) {
	a := one(t, "-", `{"text":"One.","url":"https://x.example/a?utm_source=q"}`)
	b := one(t, "-", `{"text":"One, corrected.","url":"https://X.example/a#top"}`)
	if a.ID != b.ID || len(a.ID) != 16 {
		t.Errorf("ids %q and %q of one address", a.ID, b.ID)
	}
	c, d := one(t, "a.txt", "One film."), one(t, "b.txt", "One film!")
	if c.ID != d.ID || c.ID == a.ID {
		t.Errorf("ids %q and %q of one text", c.ID, d.ID)
	}
}
