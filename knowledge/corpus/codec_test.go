package corpus

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"marquee/knowledge"
)

// fill sets every field below v to a value of its own, so that a field that
// the codec leaves out is noticed.
func fill(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.String:
		v.SetString(strings.Repeat("s", *n%20+1) + time.Duration(*n).String())
	case reflect.Int:
		v.SetInt(int64(*n))
	case reflect.Float64:
		v.SetFloat(float64(*n) + 0.5)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 3, 3))
		for i := range v.Len() {
			fill(v.Index(i), n)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[knowledge.Date]() {
			v.Set(reflect.ValueOf(knowledge.DateOf(time.Date(2024, 1, *n, 0, 0, 0, 0, time.UTC))))
			return
		}
		if v.Type() == reflect.TypeFor[knowledge.Period]() {
			return // read from the sentence again, never stored
		}
		for i := range v.NumField() {
			fill(v.Field(i), n)
		}
	}
}

func fullFacts(id string) knowledge.Facts {
	var f knowledge.Facts
	n := 0
	fill(reflect.ValueOf(&f).Elem(), &n)
	own(&f, id)
	return f
}

func TestCodecKeepsEveryField(t *testing.T) {
	want := fullFacts("id")
	for name, text := range map[string]string{"text apart": "", "text that holds the strings": want.Films[1].Sentence + " and " + want.People[2].Sentence} {
		b := encodeFacts(want, text)
		got, err := decodeFacts(b, "id", text)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v\ngot  %+v\nwant %+v", name, err, got, want)
		}
	}
	var a, b knowledge.Article
	n := 0
	fill(reflect.ValueOf(&a.Emphasis).Elem(), &n)
	fill(reflect.ValueOf(&a.Review).Elem(), &n)
	if err := decodeExtra(encodeExtra(&a), &b); err != nil || !reflect.DeepEqual(a, b) {
		t.Errorf("extra: %v\ngot  %+v\nwant %+v", err, b, a)
	}
}

func TestCodecDates(t *testing.T) {
	for _, day := range []string{"", "1970-01-01", "1970-01-02", "1969-12-31", "1895-12-28", "2031-02-28"} {
		var d knowledge.Date
		if err := d.UnmarshalText([]byte(day)); err != nil {
			t.Fatal(err)
		}
		f := knowledge.Facts{Scores: []knowledge.Score{{AsOf: d}}}
		got, err := decodeFacts(encodeFacts(f, ""), "", "")
		if err != nil || got.Scores[0].AsOf.String() != day {
			t.Errorf("%q became %q, %v", day, got.Scores[0].AsOf, err)
		}
	}
}

func TestCodecSharesSentencesWithTheText(t *testing.T) {
	text := strings.Repeat("Critics gave the sequel a rather cool welcome on Friday night. ", 40)
	sentence := text[:62]
	var f knowledge.Facts
	for range 10 {
		f.Scores = append(f.Scores, knowledge.Score{FilmKey: "dune", Film: "Dune", Kind: knowledge.Critics, Rating: "68%", Percent: 68, Sentence: sentence})
	}
	if n := len(encodeFacts(f, text)); n > 250 {
		t.Errorf("ten facts of one sentence take %d bytes", n)
	}
}

func FuzzDecodeFacts(f *testing.F) {
	f.Add(encodeFacts(fullFacts(""), "some text"), "some text")
	f.Add([]byte{1, 0xff, 0xff, 0xff, 0xff, 0x0f}, "")
	f.Add([]byte{9}, "")
	f.Fuzz(func(t *testing.T, b []byte, text string) {
		facts, err := decodeFacts(b, "id", text)
		if err != nil {
			return
		}
		again, err := decodeFacts(encodeFacts(facts, text), "id", text)
		if err != nil {
			t.Fatalf("what was read cannot be read again: %v", err)
		}
		_ = again
		_ = decodeExtra(b, &knowledge.Article{Text: text})
	})
}
