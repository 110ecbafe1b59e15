package summary

import "testing"

func TestSpoils(t *testing.T) {
	for sentence, want := range map[string]bool{
		"In the final scene Mara lights the beacon and walks into the sea.":     true,
		"The stranger turns out to be her brother.":                             true,
		"Captain Oduya dies in the last battle.":                                true,
		"The post-credits scene reveals who sent the letter.":                   true,
		"Spoiler alert: the lighthouse falls.":                                  true,
		"The film ends with the two of them on the pier.":                       true,
		"The harbour falls (spoilers) at night.":                                true,
		"A veteran of the stage dies aged 91.":                                  false,
		"The director said that the film has a post-credits scene.":             false,
		"The sequel opens in March and stars Ines Castellano.":                  false,
		"The composer died at the age of 91.":                                   false,
		"In the end the film grossed $40 million in its opening weekend.":       false,
		"Critics praised the twist-laden script, which stands at 84%.":          false,
		"Production ends in May, and the studio has set a date for the autumn.": false,
	} {
		if Spoils(sentence) != want {
			t.Errorf("%q: %v", sentence, !want)
		}
	}
}
