package titles

import (
	"strings"
	"unicode/utf8"

	"marquee/knowledge"
	"marquee/knowledge/text"
)

// typoFrom is the number of letters from which a typo is forgiven.
const typoFrom = 4

// typed is what a person has typed of a title.
type typed struct {
	article string   // "the ", "a ", "an " or ""
	spaced  string   // the words after it
	key     string   // as a title's key
	letters int      // typed at all
	bare    []string // what may follow when the article is mistyped
	only    string   // the article that is all that was typed, or begun
	meant   bool     // only is surely an article and no beginning of a word
}

func newTyped(prefix string) typed {
	folded := strings.ReplaceAll(text.Fold(prefix), "'", "")
	t := typed{letters: utf8.RuneCountInString(strings.ReplaceAll(folded, " ", ""))}
	t.article, _ = article(folded)
	t.spaced, t.key = variants(prefix)
	if t.article == "" {
		t.bare = afterBadArticle(folded)
	}
	if t.only = onlyArticle(folded); t.only != "" {
		t.meant = t.only == folded+" " && (len(folded) > 2 || strings.HasSuffix(prefix, " "))
	}
	return t
}

// onlyArticle returns the article that a text is, or is the beginning of.
func onlyArticle(folded string) string {
	for _, a := range []string{"a ", "an ", the} {
		if a == folded+" " {
			return a
		}
	}
	if folded != "" && strings.HasPrefix(the, folded) {
		return the
	}
	return ""
}

// the is what most titles begin with, and so what is most often mistyped.
const the = "the "

// afterBadArticle returns what may follow a "the" with one typing error in
// it: "teh curse", "thecurse", "thec urse", "thw curse".
func afterBadArticle(folded string) (rests []string) {
	add := func(fixed string) {
		if rest, ok := strings.CutPrefix(fixed, the); ok && rest != "" {
			rests = append(rests, strings.TrimPrefix(rest, " "))
		}
	}
	for i := 0; i <= len(the) && i < len(folded); i++ {
		add(folded[:i] + folded[i+1:]) // a letter too many
		if i+1 < len(folded) {
			add(folded[:i] + folded[i+1:i+2] + folded[i:i+1] + folded[i+2:]) // two swapped
		}
		if i < len(the) {
			add(folded[:i] + the[i:i+1] + folded[i:])   // one too few
			add(folded[:i] + the[i:i+1] + folded[i+1:]) // another one
		}
	}
	return rests
}

// matcher returns where in a shelf's orders a prefix matches.
type matcher func(*shelf) (o *order, spans []span)

// tier is one way to match what was typed; only keeps the titles that begin
// with an article.
type tier struct {
	match matcher
	only  string
}

// tiers returns the ways to match what was typed, best first.
func (t typed) tiers() []tier {
	s := []byte(t.spaced)
	named := tier{match: named(t.key)} // who has typed a whole title means it
	begun := tier{match: func(sh *shelf) (*order, []span) {
		spans := []span{sh.heads.begin(t.spaced)}
		if t.key != t.spaced && utf8.RuneCountInString(t.key) > 1 {
			spans = append(spans, sh.heads.begin(t.key))
		}
		return &sh.heads, spans
	}}
	words := tier{match: func(sh *shelf) (*order, []span) { return &sh.words, []span{sh.words.begin(t.spaced)} }}
	all := tier{only: t.only, match: func(sh *shelf) (*order, []span) {
		return &sh.heads, []span{{0, len(sh.heads.places)}}
	}}
	tiers := []tier{named, begun, words}
	switch {
	case t.meant:
		tiers = []tier{named, all, begun, words}
	case t.only != "":
		tiers = []tier{named, begun, all, words}
	}
	if t.letters < typoFrom {
		return tiers
	}
	if len(t.bare) > 0 {
		tiers = append(tiers, tier{match: func(sh *shelf) (*order, []span) {
			var spans []span
			for _, rest := range t.bare {
				spans = append(spans, sh.heads.begin(rest))
			}
			return &sh.heads, spans
		}})
	}
	return append(tiers,
		tier{match: func(sh *shelf) (*order, []span) { return &sh.heads, sh.heads.typos(s, 0) }},
		// A wrong first letter within a title is rare, and dear to look for.
		tier{match: func(sh *shelf) (*order, []span) { return &sh.words, sh.words.typos(s, 1) }})
}

// begin returns the entries that begin with a prefix.
func (o *order) begin(prefix string) span {
	return o.narrow(span{0, len(o.places)}, 0, []byte(prefix))
}

// named matches the titles with just that key.
func named(key string) matcher {
	return func(s *shelf) (*order, []span) {
		return s.places(s.byKey.with(hash(key)), func(f knowledge.Film) bool { return f.Key == key })
	}
}
