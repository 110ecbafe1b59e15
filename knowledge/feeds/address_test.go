package feeds

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"strings"
	"testing"
)

// hostile are addresses that must never be fetched, whatever the resolver
// makes of them.
var hostile = []string{
	"http://127.0.0.1/", "http://127.1/", "http://127.0.1/", "http://0.0.0.0/", "http://0/", "http://localhost/", "http://LOCALHOST./",
	"http://sub.localhost/", "http://2130706433/", "http://0x7f000001/", "http://0x7f.0.0.1/", "http://0177.0.0.1/", "http://017700000001/",
	"http://127.0.0.1./", "http://[::1]/", "http://[::]/", "http://[0:0:0:0:0:0:0:1]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/",
	"http://[::127.0.0.1]/", "http://[64:ff9b::7f00:1]/", "http://[64:ff9b::127.0.0.1]/", "http://[64:ff9b:1::7f00:1]/",
	"http://[2002:7f00:1::]/", "http://[2002:a9fe:a9fe::1]/", "http://[2001:0:7f00:1::]/", "http://[2001:db8::1]/", "http://[fe80::1]/",
	"http://[fe80::1%25lo]/", "http://[fe80::1%25eth0]/", "http://[fc00::1]/", "http://[fd00:ec2::254]/", "http://[ff02::1]/",
	"http://[2606:4700::1%25eth0]/", "http://10.0.0.1/", "http://172.16.0.1/", "http://172.31.255.255/", "http://192.168.1.1/",
	"http://169.254.169.254/latest/meta-data/", "http://[::ffff:169.254.169.254]/", "http://[::ffff:a9fe:a9fe]/", "http://100.100.100.200/",
	"http://168.63.129.16/", "http://100.64.0.1/", "http://192.0.0.192/", "http://198.18.0.1/", "http://224.0.0.1/", "http://255.255.255.255/",
	"http://metadata.google.internal/", "http://metadata/", "http://printer.local/", "http://router.lan/", "http://intranet/",
	"http://1.1.1.1:22/", "http://1.1.1.1:6379/", "https://1.1.1.1:8443/", "http://1.1.1.1:/", "http://user:pass@1.1.1.1/", "http://1.1.1.1@127.0.0.1/",
	"http://127.0.0.1#@example.com/", "http://example.com\\@127.0.0.1/", "http:\\\\127.0.0.1\\", "http://①②⑦.⓪.⓪.①/", "http://１２７.0.0.1/",
	"http://127。0。0。1/", "file:///etc/passwd", "gopher://127.0.0.1:70/_x", "ftp://example.com/feed.xml", "data:text/xml,<rss/>", "javascript:alert(1)",
	"//example.com/feed", "example.com/feed", "http:///feed", "http:feed", "http://", "http://%31%32%37.0.0.1/", "http://exa mple.com/",
	"http://example.com/\r\nHost: 127.0.0.1", "http://0x7f.1/", "http://0300.0250.1.1/", "http://[::ffff:0:127.0.0.1]/", "http://[1::1]/",
	"http://" + strings.Repeat("a", 3000) + ".com/", "dict://127.0.0.1:11211/stat", "unix:///var/run/docker.sock", "http://127.0.0.1%00.example.com/",
}

func TestHostileAddresses(t *testing.T) {
	f := &Fetcher{}
	for _, address := range hostile {
		if _, err := f.Do(t.Context(), Request{URL: address}); !errors.Is(err, ErrAddress) {
			t.Errorf("%.80q: %v, want ErrAddress", address, err)
		}
	}
	// What may lead within a house may still not lead to a cloud's secrets.
	house := &Fetcher{AllowPrivate: true}
	for _, address := range []string{"http://169.254.169.254/", "http://[fe80::1%25lo]/", "http://[::ffff:169.254.169.254]/",
		"http://0.0.0.0/", "file:///etc/passwd", "http://[64:ff9b::7f00:1]/", "http://2130706433/"} {
		if _, err := house.Do(t.Context(), Request{URL: address}); !errors.Is(err, ErrAddress) {
			t.Errorf("private, %q: %v, want ErrAddress", address, err)
		}
	}
}

func TestGoodAddresses(t *testing.T) {
	for _, address := range []string{"https://example.com/feed", "http://example.com:80/", "HTTPS://Example.COM:443/a?b=c#d",
		"https://1.1.1.1/feed", "https://[2606:4700:4700::1111]/", "https://münchen.example.com/feed", "https://xn--mnchen-3ya.example.com/"} {
		if _, err := Check(address, false); err != nil {
			t.Errorf("%s: %v", address, err)
		}
	}
	for _, address := range []string{"http://127.0.0.1:8080/feed", "http://localhost:9/", "http://nas/feed", "http://[::1]:80/", "http://192.168.2.3/"} {
		if _, err := Check(address, true); err != nil {
			t.Errorf("private, %s: %v", address, err)
		}
	}
}

// A name may lead elsewhere when it is looked up again: what counts is the
// address of the very socket.
func TestTheSocketIsChecked(t *testing.T) {
	check := guard(false)
	for _, at := range []string{"127.0.0.1:80", "[::1]:443", "[::ffff:10.0.0.1]:80", "[fe80::1%lo]:80", "169.254.169.254:80",
		"[64:ff9b::a00:1]:443", "1.1.1.1:25", "nonsense"} {
		if err := check("tcp4", at, nil); !errors.Is(err, ErrAddress) {
			t.Errorf("socket to %s: %v", at, err)
		}
	}
	if err := check("tcp6", "[2606:4700::1]:443", nil); err != nil {
		t.Errorf("a public address: %v", err)
	}
	if err := check("udp4", "1.1.1.1:443", nil); err == nil {
		t.Error("UDP is let through")
	}
	rebound := net.Dialer{Control: guard(false)}
	if c, err := rebound.DialContext(context.Background(), "tcp", "localhost:80"); !errors.Is(err, ErrAddress) {
		t.Errorf("a name that leads to this machine: %v, %v", c, err)
	}
}

func TestReachable(t *testing.T) {
	for ip, want := range map[string]bool{"8.8.8.8": true, "172.15.0.1": true, "172.32.0.1": true, "100.128.0.1": true,
		"2a00:1450::1": true, "2001:4860::1": true, "192.88.99.1": false, "3fff::1": false, "5f00::1": false} {
		if got := reachable(netip.MustParseAddr(ip), false); got != want {
			t.Errorf("%s: %v, want %v", ip, got, want)
		}
	}
}

func FuzzCheck(f *testing.F) {
	for _, address := range hostile {
		f.Add(address)
	}
	f.Add("https://example.com/feed")
	f.Fuzz(func(t *testing.T, address string) {
		u, err := Check(address, false)
		if err != nil {
			return
		}
		if ip, err := netip.ParseAddr(u.Hostname()); err == nil && !reachable(ip, false) {
			t.Errorf("%q leads to %s", address, ip)
		}
		if u.User != nil || u.Scheme != "http" && u.Scheme != "https" {
			t.Errorf("%q is let through", address)
		}
	})
}
