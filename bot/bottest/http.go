package bottest

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"time"
)

// keySeed makes the same key in every run.
const keySeed = "bottest bottest bottest bottest!"

// PublicKey returns the application's key, for DISCORD_PUBLIC_KEY.
func PublicKey() string {
	key := ed25519.NewKeyFromSeed([]byte(keySeed))
	return hex.EncodeToString(key.Public().(ed25519.PublicKey))
}

// Sign makes the request by which Discord posts a body at a time.
func Sign(ctx context.Context, url string, body []byte, at time.Time) (*http.Request, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("post to %s: %w", url, err)
	}
	stamp := strconv.FormatInt(at.Unix(), 10)
	key := ed25519.NewKeyFromSeed([]byte(keySeed))
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("X-Signature-Timestamp", stamp)
	req.Header.Set("X-Signature-Ed25519", hex.EncodeToString(ed25519.Sign(key, append([]byte(stamp), body...))))
	return req, nil
}

// Post sends an exchange's interaction over HTTP and takes the first response
// from the answer, as Discord does: within three seconds, and only if it is
// one.
func (x *Exchange) Post(url string) error {
	ctx, cancel := context.WithTimeout(context.Background(), firstResponse)
	defer cancel()
	req, err := Sign(ctx, url, x.Raw, time.Now())
	if err != nil {
		return err
	}
	answer, err := http.DefaultClient.Do(req)
	if err != nil {
		return fmt.Errorf("post interaction %s: %w", x.ID, err)
	}
	defer answer.Body.Close()
	raw, err := io.ReadAll(io.LimitReader(answer.Body, maxBody))
	if err != nil {
		return fmt.Errorf("read the answer to interaction %s: %w", x.ID, err)
	}
	if answer.StatusCode != http.StatusOK || answer.Header.Get("Content-Type") != "application/json" {
		return fmt.Errorf("interaction %s: status %d, %s", x.ID, answer.StatusCode, raw)
	}
	return x.Respond(raw)
}
