// Package commands is the menu: one file a slash command, with its definition,
// its behaviour and the small interface it calls, together.
//
// To add a command, write a file with a function that returns its bot.Command,
// add what it needs to Needs, and add one line to All. Everything else
// (registering, help, completion, the playground, the terminal) follows from
// the definition.
package commands

import (
	"log/slog"
	"time"

	"marquee/bot"
)

// Needs is what the commands call. Fields of commands that are not offered may
// stay nil: All leaves those out.
type Needs struct {
	Films    Films                    // required
	Asks     Asks                     // nil: no /ask
	News     News                     // nil: no /news
	Feedback Feedback                 // nil: pressing 'Not helpful' is not counted
	Charts   Charts                   // nil: cards have no pictures
	Channels Channels                 // nil: no /channels
	Feeds    Feeds                    // nil: no /feeds
	Settings Settings                 // nil: no /settings
	Follows  Follows                  // nil: no /follow, /following, /unfollow
	Privacy  Privacy                  // nil: /privacy has nothing to delete
	NameKey  func(name string) string // folds a person's name; required with Follows
	Now      func() time.Time
	Log      *slog.Logger
}

// All returns the whole menu, one line a command.
func All(n Needs) []bot.Command {
	if n.Now == nil {
		n.Now = time.Now
	}
	recent := newRecent(n.Now)
	menu := []bot.Command{film(n.Films, n.Charts, recent)}
	if n.Asks != nil {
		menu = append(menu, ask(n.Asks, n.Feedback, recent), askAbout(n.Asks, recent))
	}
	if n.News != nil {
		menu = append(menu, news(n.News))
	}
	if n.Follows != nil {
		f := followDesk{n.Follows, n.Films, n.NameKey}
		menu = append(menu, f.follow(), f.following(), f.unfollow())
	}
	if n.Channels != nil {
		menu = append(menu, channels(n.Channels))
	}
	if n.Feeds != nil {
		menu = append(menu, feeds(n.Feeds))
	}
	if n.Settings != nil {
		menu = append(menu, settingsCommand(n.Settings))
	}
	menu = append(menu, privacy(n.Privacy))
	return allPlainly(append(menu, help(menu)))
}
