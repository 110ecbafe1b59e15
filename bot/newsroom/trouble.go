package newsroom

import (
	"context"
	"time"

	"marquee/bot"
)

// wait lets a delivery wait for an admin, and tells the admin once.
func (s *Sender) wait(ctx context.Context, d Delivery, clear bool, f *Fault) error {
	if d.Attempts > waitTries {
		end := Dead
		if !clear {
			end = Unknown
		}
		return s.giveUp(ctx, d, end, f.Reason)
	}
	fresh, err := s.Store.Wait(ctx, d, clear, pause(d.Attempts, waitLeast, waitMost), f.Reason)
	if err != nil || !fresh || d.Server == "" {
		return err
	}
	return s.tell(ctx, d, Content{Notice: "I cannot post news there: %s. The posts wait, and come once that is mended.", Args: []bot.Phrase{s.reason(f.Reason)}})
}

// tell writes to the admins' own channel or, without one, to the admin who
// added the feed.
func (s *Sender) tell(ctx context.Context, d Delivery, notice Content) error {
	server, err := s.Servers.Server(ctx, d.Server)
	if err != nil {
		return err
	}
	to := server.Notices
	if to == "" || to == d.Channel {
		to = ""
		subs, err := s.Servers.Subscriptions(ctx, d.Server)
		if err != nil {
			return err
		}
		for _, sub := range subs {
			if sub.Who != "" && (sub.ID == d.Subscription || to == "" && sub.Channel == d.Channel) {
				to = "@" + sub.Who
			}
		}
	}
	if to == "" {
		return nil // `/feeds list` says it
	}
	notice.Place = d.Channel
	return s.Store.Notify(ctx, to, d.Server, "trouble "+d.Channel+" "+d.Story, notice)
}

// Bounds of publishing a post to the servers that follow its channel.
const (
	publishLeast = 5 * time.Minute
	publishMost  = time.Hour
	publishTries = 48
)

// unpublished notes a post that is there, and has it published later.
func (s *Sender) unpublished(ctx context.Context, d Delivery, f *Fault) error {
	if d.Message == "" {
		d.Message = f.Message
	}
	if d.Attempts > publishTries {
		return s.Store.Sent(ctx, d, d.Message)
	}
	return s.Store.Publish(ctx, d, max(f.After, pause(d.Attempts, publishLeast, publishMost)), f.Reason)
}
