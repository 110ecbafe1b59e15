package bot

import "context"

// AtOnce lets at most n handlers work at the same time; the others wait for
// their turn. Handlers keep a processor busy, and when hundreds of them share
// few processors, none is left for the deferrals that must be out within three
// seconds. Completions pass, being short, and so do the commands of managers,
// which may wait for other machines.
func AtOnce(n int) Middleware {
	slots := make(chan struct{}, max(1, n))
	return func(h Handler) Handler {
		return func(ctx context.Context, req *Request) (Reply, error) {
			if req.Kind() == "completion" || req.Called != nil && req.Called.AdminOnly {
				return h(ctx, req)
			}
			select {
			case slots <- struct{}{}:
			case <-ctx.Done():
				return Reply{}, ctx.Err()
			}
			defer func() { <-slots }()
			return h(ctx, req)
		}
	}
}
