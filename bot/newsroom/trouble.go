package newsroom

import "context"

// wait lets a delivery wait for an admin, and tells the admin once.
func (s *Sender) wait(ctx context.Context, d Delivery, f *Fault) error {
	if d.Attempts > waitTries {
		return s.giveUp(ctx, d, Dead, f.Reason)
	}
	fresh, err := s.Store.Wait(ctx, d, pause(d.Attempts, waitLeast, waitMost), f.Reason)
	if err != nil || !fresh || d.Server == "" {
		return err
	}
	return s.tell(ctx, d, Content{Notice: "I cannot post news there: %s. The posts wait, and come once that is mended.", Args: []string{f.Reason}})
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
