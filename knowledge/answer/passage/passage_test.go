package passage

import (
	"encoding/json"
	"strings"
	"testing"

	"marquee/knowledge/answer/question"
	"marquee/knowledge/text"
)

func TestDefaultModelDecodes(t *testing.T) {
	m := Default()
	if m.Ranker == nil || m.Judge == nil || len(m.Learned) == 0 {
		t.Fatalf("ranker %v, judge %v, %d learned words: run knowledge/eval/fit again", m.Ranker != nil, m.Judge != nil, len(m.Learned))
	}
	if n := len(english().words); n < 10000 {
		t.Errorf("the lexicon has %d words", n)
	}
	if len(antonyms()) == 0 {
		t.Error("no antonyms")
	}
}

func doc(title, body string) Doc {
	return Doc{ID: title, Title: title, Sentences: text.Sentences(body), Score: 1}
}

func TestFind(t *testing.T) {
	docs := []Doc{
		doc("Lighthouse of Orrin", "The lighthouse of Orrin stands on a cliff. It was built in 1874 by the engineer Thomas Wray. Visitors come in summer. The keeper left in 1968 because the lamp was automated."),
		doc("Orrin ferry", "The ferry to Orrin sails twice a day. A ticket costs $12. Captain Ruth Hale has steered it since 1999."),
	}
	for _, tt := range []struct{ asked, sentence, short string }{
		{"Who built the lighthouse of Orrin?", "It was built in 1874 by the engineer Thomas Wray.", "Thomas Wray"},
		{"When was the Orrin lighthouse built?", "It was built in 1874 by the engineer Thomas Wray.", "1874"},
		{"Why did the keeper of the lighthouse leave?", "The keeper left in 1968 because the lamp was automated.", ""},
		{"How much does a ticket for the ferry cost?", "A ticket costs $12.", "$12"},
	} {
		res := Default().Find(question.Read(tt.asked), docs, nil, 3)
		if len(res.Candidates) == 0 || res.Candidates[0].Text != tt.sentence || res.Candidates[0].Short != tt.short {
			t.Errorf("%q: %+v", tt.asked, res.Candidates)
		}
		if res.Confidence < 0 || res.Confidence > 1 {
			t.Errorf("%q: confidence %f", tt.asked, res.Confidence)
		}
	}
}

func TestConfidenceFallsWhenTheWordsAreMissing(t *testing.T) {
	docs := []Doc{doc("Lighthouse of Orrin", "The lighthouse of Orrin stands on a cliff. It was built in 1874 by the engineer Thomas Wray.")}
	said := Default().Find(question.Read("Who built the lighthouse of Orrin?"), docs, nil, 1)
	not := Default().Find(question.Read("Who painted the cathedral of Vasteras?"), docs, nil, 1)
	if said.Confidence <= not.Confidence {
		t.Errorf("sure %.2f of what is said, %.2f of what is not", said.Confidence, not.Confidence)
	}
}

func TestSpans(t *testing.T) {
	for _, tt := range []struct {
		sentence string
		kind     question.Type
		want     string
	}{
		{"Opened on March 3, 2021 in Oslo.", question.Date, "March 3, 2021"},
		{"It took $17.1m and then £2 million.", question.Money, "$17.1m|£2 million"},
		{"Some 45,000 people saw it.", question.Number, "45,000"},
		{"Then Ann Lee met Sir Paul de Groot there.", question.Person, "Ann Lee|Sir Paul de Groot"},
		{"On Friday Ann Lee's Harbour opened.", question.Person, "Ann Lee|Harbour"},
		{"Ann Lee To Play A Queen In The Final Season", question.Person, "Ann Lee|Queen"},
	} {
		var got []string
		for _, s := range Spans(tt.sentence, tt.kind) {
			got = append(got, tt.sentence[s.Start:s.End])
		}
		if g := strings.Join(got, "|"); g != tt.want {
			t.Errorf("%s in %q: %q, want %q", tt.kind, tt.sentence, g, tt.want)
		}
	}
}

func TestPersonal(t *testing.T) {
	for name, want := range map[string]bool{"David Lean": true, "Maria Schneider": true, "Zazie Beetz": true, "Academy Awards": false, "Million Dollar": false} {
		if got := Personal(name); got != want {
			t.Errorf("Personal(%q) = %v", name, got)
		}
	}
}

func TestParseTreesRefusesWhatIsBroken(t *testing.T) {
	names := []string{"a", "b"}
	good := Trees{Features: names, Trees: []Tree{{F: []int{1}, T: []float64{.5}, L: []int{-1}, R: []int{-2}, V: []float64{1, 2}}}}
	b, err := json.Marshal(good)
	if err != nil {
		t.Fatal(err)
	}
	trees, err := ParseTrees(b, names)
	if err != nil {
		t.Fatal(err)
	}
	if got := trees.Score([]float64{0, .4}); got != 1 {
		t.Errorf("score %f, want 1", got)
	}
	if got := trees.Score([]float64{0, .6}); got != 2 {
		t.Errorf("score %f, want 2", got)
	}
	for what, change := range map[string]func(*Trees){
		"a stale feature": func(t *Trees) { t.Features = []string{"a", "c"} },
		"a loop":          func(t *Trees) { t.Trees[0].L[0] = 0 },
		"no leaf":         func(t *Trees) { t.Trees[0].R[0] = -9 },
		"no feature":      func(t *Trees) { t.Trees[0].F[0] = 7 },
	} {
		broken := Trees{Features: names, Trees: []Tree{{F: []int{1}, T: []float64{.5}, L: []int{-1}, R: []int{-2}, V: []float64{1, 2}}}}
		change(&broken)
		b, err := json.Marshal(broken)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := ParseTrees(b, names); err == nil {
			t.Errorf("%s was accepted", what)
		}
	}
}

func FuzzParseTrees(f *testing.F) {
	f.Add([]byte(`{"features":["a"],"trees":[{"f":[0],"t":[1],"l":[-1],"r":[-1],"v":[3]}]}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		if trees, err := ParseTrees(b, []string{"a"}); err == nil {
			trees.Score([]float64{1}) // ends, and stays within bounds
		}
	})
}

func FuzzParseLearned(f *testing.F) {
	f.Add([]byte("who\tdirector\t1.5\n"))
	f.Fuzz(func(_ *testing.T, b []byte) { _, _ = ParseLearned(b) })
}

func FuzzDecodeLexicon(f *testing.F) {
	f.Add([]byte{1, 0, 0, 0, 1, 0, 0, 0, 'a'})
	f.Fuzz(func(_ *testing.T, b []byte) {
		l := decodeLexicon(b)
		l.rarity(l.find("a"))
	})
}

func FuzzFind(f *testing.F) {
	f.Add("who built it", "It was built by Ann Lee in 1874.")
	f.Fuzz(func(t *testing.T, asked, body string) {
		if len(body) > 4000 {
			return
		}
		for _, c := range Default().Find(question.Read(asked), []Doc{doc("A title of five words here", body)}, nil, 5).Candidates {
			if !strings.Contains(body, c.Text) && c.Position >= 0 || !strings.Contains(c.Text, c.Short) {
				t.Errorf("%q is not verbatim, or %q not in it", c.Text, c.Short)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	body := strings.Repeat("The ferry to Orrin sails twice a day from the northern harbour. A ticket costs $12 on Sundays. Captain Ruth Hale has steered it since 1999. ", 10)
	var docs []Doc
	for range 8 {
		docs = append(docs, doc("Orrin ferry", body))
	}
	q := question.Read("who has steered the ferry to Orrin since 1999?")
	Default()
	for b.Loop() {
		Default().Find(q, docs, nil, 60)
	}
}
