package gateway

import (
	"log/slog"
	"strings"
	"testing"

	"github.com/gorilla/websocket"
)

func FuzzPayload(f *testing.F) {
	for _, s := range []string{`{"op":10,"d":{"heartbeat_interval":41250}}`, `{"op":0,"s":1,"t":"READY","d":{"session_id":"x"}}`, `{"op":9,"d":false}`, `null`,
		"x\x9c\xabV\xca/P\xb22\xa8\x05\x00\x0c\xa5\x02\xd3"} {
		f.Add(true, []byte(s))
		f.Add(false, []byte(s))
	}
	f.Fuzz(func(t *testing.T, compressed bool, raw []byte) {
		kind := websocket.TextMessage
		if compressed {
			kind = websocket.BinaryMessage
		}
		var p payload
		if unpack(kind, raw, &p) != nil || p.Op == opHeartbeat || strings.HasSuffix(p.T, "_CREATE") || p.T == "GUILD_DELETE" {
			return // those reach for the connection and the bot
		}
		c := &connection{shard: &shard{Gateway: &Gateway{}, log: slog.New(slog.DiscardHandler)}}
		if ready, err := c.take(p); ready && err != nil {
			t.Errorf("ready and %v", err)
		}
	})
}

func FuzzWords(f *testing.F) {
	for _, s := range []string{"<@1> who made it?", "<@!1>", "", "\x00<@1>\u202e"} {
		f.Add(s, "")
		f.Add(s, "7")
	}
	f.Fuzz(func(t *testing.T, content, guild string) {
		words, ok := message{Content: content, GuildID: guild}.words("1")
		if ok && words == "" || len([]rune(words)) > maxWords || strings.Contains(words, "<@1>") && guild == "" && !strings.Contains(content, "<@") {
			t.Errorf("%q gives %q, %v", content, words, ok)
		}
	})
}
