package discord

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"time"
)

// attachmentHosts are where Discord keeps what members attach. Nothing is
// fetched from anywhere else, whatever an interaction says.
var attachmentHosts = []string{"cdn.discordapp.com", "media.discordapp.net"}

// fetchTime bounds the reading of an attachment, so that a command that needs
// it can still answer in time.
const fetchTime = 10 * time.Second

// Fetch reads an attachment of at most MaxFile bytes from Discord's own hosts,
// or from that of the API where that is another. It follows no redirects.
func (c *Client) Fetch(ctx context.Context, address string) ([]byte, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, fmt.Errorf("address of the attachment: %w", err)
	}
	api, err := url.Parse(c.API)
	if err != nil {
		return nil, fmt.Errorf("address of the API: %w", err)
	}
	known := u.Scheme == "https" && slices.Contains(attachmentHosts, u.Host) || u.Scheme == api.Scheme && u.Host == api.Host
	if !known {
		return nil, fmt.Errorf("attachment at host %q, which is not Discord's", u.Host)
	}
	ctx, cancel := context.WithTimeout(ctx, fetchTime)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, fmt.Errorf("fetch attachment: %w", err)
	}
	req.Header.Set("User-Agent", userAgent)
	client := *c.HTTP
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	answer, err := client.Do(req)
	if err != nil {
		return nil, fmt.Errorf("fetch attachment: %w", withoutAddress(err))
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("fetch attachment: status %d", answer.StatusCode)
	}
	data, err := io.ReadAll(io.LimitReader(answer.Body, MaxFile+1))
	if err != nil {
		return nil, fmt.Errorf("read attachment: %w", err)
	}
	if len(data) > MaxFile {
		return nil, fmt.Errorf("the attachment has more than %d bytes", MaxFile)
	}
	return data, nil
}
