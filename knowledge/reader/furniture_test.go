package reader

import "testing"

func TestFurniture(t *testing.T) {
	for _, line := range []string{
		"Continue Reading Below", "Read more: The ten best boats on film", "RELATED: Ann Poe on her boat", "READ MORE ON DAILY REEL",
		"Advertisement", "Share on Facebook", "Share this story", "Sign up for our newsletter today!", "Get the news in your inbox every day.",
		"Published: 10:48, Tue, Nov 19, 2024", "Updated 3 March 2024", "© 2024 Daily Reel", "All rights reserved.", "Like this story? Share it with a friend!",
		"By Ann Poe - 11/18/24 11:04 PM EST", "Click here to see the trailer", "Follow her on Twitter @annpoe", "12 comments", "Also on reel.example Ann Poe talks boats",
	} {
		if !isFurniture(line) {
			t.Errorf("%q is taken for prose", line)
		}
	}
	for _, line := range []string{
		"Read more than two pages of the script and you are lost.", "Related by blood, the brothers fight.", "Share of the box office: 40 percent.",
		"Published in 1987, the novel sold a million copies. It is being filmed.", "Get Out is a horror film.", "See How They Run opens in May.", "Don't Look Up: 55%",
		"Watch it for Ann Poe alone.", "Save the Last Dance is streaming on Netflix.", "Sign of the Cross", "MORE IS MORE, says Ann Poe.", "Ad Astra", "Video Nasty", "Trending upward, the film made $4 million.",
		"Click is a comedy of 2006.", "Follow the Fleet returns.", "Loading docks are where it was shot.", "Nov 19, 2024 is the day the film opens.", "Email from Ann Poe says so.", "GET CARTER (1971)",
	} {
		if isFurniture(line) {
			t.Errorf("%q is taken for furniture", line)
		}
	}
}
