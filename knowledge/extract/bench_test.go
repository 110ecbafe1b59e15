package extract

import (
	"strings"
	"testing"

	"marquee/knowledge"
)

// newsArticle is an original article of some 350 words.
var newsArticle = knowledge.Article{ID: "bench", Title: "Harbour Lights review: a storm well weathered", Text: strings.TrimSpace(`
Harbour Lights, the second film by Ann Vesper, opened in cinemas on Friday and is already the talk of the season. The drama stars Tom Reedley as Jonah Pike, a keeper who refuses to leave his lighthouse, alongside Mara Quill and Ben Oster. It holds a 91% on Rotten Tomatoes and an audience score of 84%.

Vesper wrote the screenplay with Lena Droste, based on the novel by Carl Amsel. The music is by Ida Brandt and the cinematography by Noel Fiske, who also shot Paper Boats for the director. "I wanted the sea to be a character," Vesper told reporters at the Toronto festival, where the film had its premiere in September. "Nobody believed that we could do it on such a budget, and some days I did not believe it either."

Jonah (Reedley) lives alone until Nell (Quill), a surveyor from the city, arrives to close the station for good. What follows is less a love story than a long argument, told in glances, weather and tea. The first hour is as good as anything in Paper Boats (2016), which made Vesper's name, and the storm that ends it has been compared to The Long Swell. The last act loses its nerve: a rescue that nobody needed, a speech that nobody would make.

Reedley, best known for the television series Night Ferry, gives the performance of his career. Quill has less to do, but does it with a dry humour that the film badly needs. Oster, as the supply pilot, steals each of his four scenes. The production design deserves an award of its own, and the sound will surely get one.

Empire gave Harbour Lights four stars out of five, while The Guardian awarded it three. At the box office it took $12 million in its opening weekend, 20% more than expected. A sequel has not been announced, although Vesper said that she has "an idea or two".

Harbour Lights is in cinemas now and will be streaming on Netflix from 14 March.`)}

func BenchmarkFacts(b *testing.B) {
	b.SetBytes(int64(len(newsArticle.Text)))
	b.ReportAllocs()
	for b.Loop() {
		Facts(newsArticle)
	}
}

// oddTexts are made to be slow for rules that look too far.
func oddTexts(n int) map[string]string {
	return map[string]string{
		"capitals":   strings.Repeat("Aa Bb ", n/6),
		"and":        strings.Repeat("Ann and ", n/8),
		"brackets":   strings.Repeat("Ann Lee (", n/9),
		"quotes":     strings.Repeat("“Ann “", n/10),
		"straight":   strings.Repeat("\"Ann \"", n/6),
		"commas":     "starring " + strings.Repeat("Ann Lee, ", n/9),
		"by":         strings.Repeat("directed by ", n/12),
		"chain":      strings.Repeat("written, directed and ", n/22),
		"colons":     strings.Repeat("Ann: ", n/5),
		"lines":      strings.Repeat("Director: Ann Lee\n", n/18),
		"possessive": strings.Repeat("Ann's ", n/6),
		"title":      "Low Tide is a film. " + strings.Repeat("Low Tide (2014) stars Ann Lee. ", n/31),
		"one word":   strings.Repeat("a", n),
		"films":      manyFilms(n),
		"as":         strings.Repeat("Ann Lee as Rose ", n/16),
		"percent":    strings.Repeat("Low Tide has 50% ", n/17),
		"stars":      strings.Repeat("★", n/3),
	}
}

// manyFilms names films without end.
func manyFilms(n int) string {
	var b strings.Builder
	for k := 0; b.Len() < n; k++ {
		b.WriteString("The film Aa")
		for j := k; j > 0; j /= 26 {
			b.WriteByte(byte('a' + j%26))
		}
		b.WriteString(" Bb is a drama. ")
	}
	return b.String()
}

func BenchmarkOddTexts(b *testing.B) {
	for name, s := range oddTexts(64 << 10) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				Facts(knowledge.Article{Title: "Low Tide", Text: s})
			}
		})
	}
}
