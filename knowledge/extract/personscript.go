package extract

// scripts are what a director is said to have written: "from a screenplay he
// co-wrote", "from his own script".
var scripts = set(`screenplay script story teleplay which that`)

// directorToo claims the directors whom the sentence has named as writers.
func (f *finder) directorToo(i, k int) {
	film := f.filmOf(i, k)
	for j := len(f.claims) - 1; j >= 0 && f.claims[j].sentence == i; j-- {
		if c := f.claims[j]; c.role == "director" && c.film == film {
			c.role, c.rule = "writer", "a screenplay the director wrote"
			f.claims = append(f.claims, c)
		}
	}
}

// ownScript reads "directed by Ann Lee from her own screenplay".
func (f *finder) ownScript(i, k int) {
	ts := f.d.sentences[i].Tokens
	if k+1 >= len(ts) || ts[k+1].Lower != "his" && ts[k+1].Lower != "her" {
		return
	}
	for j := k + 2; j < len(ts) && j < k+5 && ts[j].Kind == small; j++ {
		if w := ts[j].Lower; scripts[w] && w != "which" && w != "that" {
			f.directorToo(i, k)
			return
		}
	}
}
