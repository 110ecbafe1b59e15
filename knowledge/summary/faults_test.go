package summary

import (
	"strings"
	"testing"
)

// TestFaults shows each fault with a sentence that has it and one that only
// looks like it.
func TestFaults(t *testing.T) {
	for _, c := range []struct {
		fault string
		has   func(faults) bool
		with  string
		clean string
	}{
		{"leans", leaning, "Though she was passed over, the film won.", "Though Ann Lee was passed over, the film won."},
		{"leans", leaning, "In between these films he wrote plays.", "In his latest film, Bo Roe's brother plays the keeper."},
		{"leans", leaning, "Three years later, a sequel was announced.", "Three years of work went into Low Tide."},
		{"leans", leaning, "Years later the two met again.", "Years of silence part the brothers of Low Tide."},
		{"leans", leaning, "Low Tide, as mentioned before, is no comedy.", "Low Tide mentioned no names."},
		{"leans", leaning, "erial killers are back in Low Tide.", "iPhones filmed all of Low Tide."},
		{"leans", leaning, "(Probably the best of them all)", "Low Tide (probably the best of them all) opens."},
		{"leans", leaning, "In the post below you can see the poster.", "In the post office of Low Tide a letter waits."},
		{"leans", leaning, "As a good sailor, he takes the boat out.", "As a good sailor, Bo takes the boat out."},
		{"leans", leaning, "After years at sea, they meet at last.", "After years with Ann Lee, they meet at last."},
		{"leans", leaning, "Two stars out of five for this.", "Two stars out of five for this harbour tale."},
		{"leans", leaning, "Low Tide, on the other hand, is bold.", "Low Tide lies in the hand of its keeper."},
		{"leans", leaning, "Now that they’re old, the brothers meet.", "Now that Low Tide is out, the brothers meet."},
		{"leans", leaning, "No, they blame the lamp.", "No lamp is to blame."},
		{"leans", leaning, "Ann Lee does not think so.", "Ann Lee does not think so highly of Low Tide."},
		{"leans", leaning, "“Low Tide was made in a cold winter. Nobody slept.”", "“Low Tide was made in a cold winter,” Ann Lee said."},
		{"leans", leaning, "\"Ann Lee never slept.", "\"Ann Lee never slept\", says Bo Roe."},
		{"leans", leaning, "Again, the sea wins.", "Low Tide wins again."},
		{"leans", leaning, "Whilst it begins well, the end is weak.", "Whilst Low Tide begins well, its end is weak."},
		{"is noise", noisy, "Despite the weather, Ann Lee finds much to like in Low Tide", "Despite the weather, Ann Lee has found much to like in Low Tide"},
		{"is noise", noisy, "All the news from the coast as Ann Lee comments on Low Tide", "All the news from the coast goes through Ann Lee in Low Tide"},
		{"is noise", noisy, "Our man Bo Roe gives us his thoughts on the film.", "Bo Roe gives us his finest keeper in the film."},
		{"is noise", noisy, "Spoiler alert: the lamp goes out!", "No spoiler could harm Low Tide!"},
		{"is noise", noisy, "Starring: Ann Lee, Bo Roe, Cy Poole.", "The twist: Ann Lee wrote Low Tide herself."},
		{"is noise", noisy, "Will win: Low Tide Should win: The Quay Could win: Night Ferry", "Everybody thinks that Low Tide will win: it has the better story."},
		{"is noise", noisy, "Ann Lee (Low Tide) Bo Roe (The Quay) Cy Poole (Night Ferry)", "Ann Lee (Low Tide), Bo Roe (The Quay) and Cy Poole (Night Ferry) were named."},
		{"is noise", noisy, "Director Ann Lee and Actor Bo Roe of Low Tide", "Director Ann Lee and actor Bo Roe of Low Tide are making another film"},
		{"is noise", noisy, "Ann Lee and Bo Roe attend the premiere of Low Tide in Bergen.", "Ann Lee refused to attend a premiere of Low Tide in Bergen."},
		{"is noise", noisy, "Ann Lee with Bo Roe on the sets of Low Tide.", "Ann Lee was hurt on the sets of Low Tide."},
		{"is noise", noisy, "Ann Lee interviews the man who made Low Tide", "Ann Lee interviews the man who made Low Tide and finds out what he hides."},
		{"is noise", noisy, "Our film editor takes a look at Low Tide and more.", "The film's editor took a year over Low Tide and more."},
		{"is personal", personally, "I’m not sure that Low Tide needed it.", "“I’m not sure that Low Tide needed it,” Ann Lee said."},
		{"is personal", personally, "Low Tide is my favourite of the year.", "Low Tide ends on \"we are the sea\", which Mya says."},
		{"is personal", personally, "You know that something is wrong on the quay.", "Low Tide will have you stuck to the pier."},
		{"is torn", tornApart, "Low Tide, said Ann Lee, \"is done.", "Low Tide, said Ann Lee, \"is done\"."},
	} {
		if !c.has(findFaults(c.with, 1)) {
			t.Errorf("%q %s, which is not seen", c.with, c.fault)
		}
		if c.has(findFaults(c.clean, 1)) {
			t.Errorf("%q is taken for one that %s", c.clean, c.fault)
		}
	}
	if f := findFaults("The actor joked about it on Monday.", 0); !f.headed || f.lean {
		t.Error("a first sentence that leans on its headline is not seen")
	}
}

func leaning(f faults) bool    { return f.lean }
func noisy(f faults) bool      { return f.noise }
func personally(f faults) bool { return f.personal }
func tornApart(f faults) bool  { return f.torn }

func TestPickPrefersArticlesAboutTheFilm(t *testing.T) {
	ss := sentencesOf(
		"Low Tide follows a keeper who hides a stranded crew from the law.",
		"The Quay has the same cold light that made Low Tide a festival favourite. Like Low Tide before it, The Quay was shot in Norway.",
	)
	for i := range ss {
		ss[i].Passing = ss[i].Article == "b"
	}
	if got := Pick(ss, "Low Tide", 1); len(got) != 1 || got[0].Article != "a" {
		t.Errorf("got %v", got)
	}
}

func TestPickStaysWithTheFilmOfAColumn(t *testing.T) {
	column := "The discs of the week begin with Low Tide. " + strings.Repeat("It is sharp. ", 5) +
		"Mya Holm plays the keeper of a lighthouse with the quietest of smiles. " + strings.Repeat("It is fair. ", 5) +
		"Ida Bruun plays the pilot of Port Ash in a Norway of the year 1960."
	got := Pick(sentencesOf(column), "Low Tide", 2)
	if len(got) != 2 || got[1].Position != 6 {
		t.Errorf("got %v, want the sentence soon after the film was named", got)
	}
}
