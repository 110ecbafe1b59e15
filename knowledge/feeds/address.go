package feeds

import (
	"errors"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"syscall"
)

// ErrAddress says that an address may not be fetched.
var ErrAddress = errors.New("not an address that is fetched here")

// maxAddress is the longest address, in bytes.
const maxAddress = 2048

// reserved are the networks that are not the public internet: RFC 6890 and
// its successors. Of IPv6 nothing but 2000::/3 is.
var reserved = prefixes(
	"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
	"192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16",
	"192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
	"2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "2620:4f:8000::/48",
)

// providers are addresses within the public range that clouds use inside.
var providers = prefixes("168.63.129.16/32", "100.100.100.200/32")

// own are the networks that ALLOW_PRIVATE_FEEDS opens: this machine and the
// networks around it, but not link-local ones, where clouds keep secrets.
var own = prefixes("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7")

var global6 = netip.MustParsePrefix("2000::/3")

func prefixes(list ...string) []netip.Prefix {
	var out []netip.Prefix
	for _, s := range list {
		out = append(out, netip.MustParsePrefix(s))
	}
	return out
}

func within(ip netip.Addr, list []netip.Prefix) bool {
	for _, p := range list {
		if p.Contains(ip) {
			return true
		}
	}
	return false
}

// reachable reports whether an address may be connected to. IPv4 in IPv6
// clothes is judged as the IPv4 it is.
func reachable(ip netip.Addr, private bool) bool {
	if !ip.IsValid() || ip.Zone() != "" {
		return false
	}
	ip = ip.Unmap()
	if private && within(ip, own) {
		return true
	}
	if ip.Is6() && !global6.Contains(ip) {
		return false
	}
	return !within(ip, reserved) && !within(ip, providers)
}

// guard returns the check of a socket before it connects: the address is the
// one that the name was resolved to for this very connection.
func guard(private bool) func(network, address string, _ syscall.RawConn) error {
	return func(network, address string, _ syscall.RawConn) error {
		if network != "tcp4" && network != "tcp6" {
			return badAddress(unreadable, network)
		}
		at, err := netip.ParseAddrPort(address)
		if err != nil {
			return badAddress(unreadable, address)
		}
		if !reachable(at.Addr(), private) {
			return badAddress(leadsInside, at.Addr())
		}
		if !private && at.Port() != 80 && at.Port() != 443 {
			return badAddress(oddPort, strconv.Itoa(int(at.Port())))
		}
		return nil
	}
}

// Check reads an address and refuses what will never be fetched, with the
// reason. What a name resolves to is checked when it is connected to.
// Private lets this machine and its networks, and any port, be fetched.
func Check(address string, private bool) (*url.URL, error) {
	if len(address) > maxAddress {
		return nil, badAddress(tooLong, strconv.Itoa(maxAddress))
	}
	if i := strings.IndexFunc(address, func(r rune) bool { return r <= ' ' || r == 0x7f || r == '\\' }); i >= 0 {
		return nil, badAddress(oddSign, printable(address))
	}
	u, err := url.Parse(address)
	if err != nil {
		return nil, badAddress(unreadable, printable(address))
	}
	u.Scheme = strings.ToLower(u.Scheme)
	host := u.Hostname()
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, badAddress(noScheme, printable(address))
	case u.Opaque != "" || host == "":
		return nil, badAddress(namesNoHost, printable(address))
	case u.User != nil:
		return nil, badAddress(password)
	}
	if err := checkHost(host, private); err != nil {
		return nil, err
	}
	return u, checkPort(u, private)
}

// printable writes a foreign text without what could spoil a line.
func printable(s string) string {
	quoted := strconv.Quote(s)
	return quoted[1 : len(quoted)-1]
}

func checkPort(u *url.URL, private bool) error {
	switch u.Port() {
	case "":
		if strings.HasSuffix(u.Host, ":") {
			return badAddress(noPort)
		}
	case "80", "443":
	default:
		if !private {
			return badAddress(oddPort, u.Port())
		}
	}
	return nil
}

// localNames end names that mean something within a network alone.
var localNames = []string{".localhost", ".local", ".internal", ".intranet", ".lan", ".home", ".corp", ".home.arpa", ".onion", ".arpa", ".test", ".invalid"}

// checkHost refuses odd spellings of numbers, which resolvers read in
// different ways, and names that are not on the public internet.
func checkHost(host string, private bool) error {
	if ip, err := netip.ParseAddr(host); err == nil {
		if !reachable(ip, private) {
			return badAddress(inside, host)
		}
		return nil
	}
	name := strings.TrimSuffix(strings.ToLower(host), ".")
	last := name[strings.LastIndexByte(name, '.')+1:]
	switch {
	case last == "" || numeric(last) || strings.ContainsAny(name, "%:[]/@?#"):
		return badAddress(noHostName, printable(host))
	case private:
		return nil
	case name == last:
		return badAddress(inside, host)
	}
	for _, r := range name {
		if r > 0x7f && !unicodeLetter(r) {
			return badAddress(noHostName, printable(host))
		}
	}
	for _, end := range localNames {
		if strings.HasSuffix("."+name, end) {
			return badAddress(inside, host)
		}
	}
	return nil
}

// numeric reports whether a label is a number in any base that resolvers
// know.
func numeric(label string) bool {
	if rest, ok := strings.CutPrefix(label, "0x"); ok {
		return strings.Trim(rest, "0123456789abcdef") == ""
	}
	return strings.Trim(label, "0123456789") == ""
}

// unicodeLetter leaves out the letters and digits in rings, full width and
// the like, which turn into ASCII when a name is normalised.
func unicodeLetter(r rune) bool {
	return !(r >= 0x2460 && r <= 0x24ff || r >= 0xff00 && r <= 0xffef || r >= 0x2000 && r <= 0x214f || r >= 0x3000 && r <= 0x3004 ||
		r >= 0x1d400 && r <= 0x1d7ff || r >= 0x00b2 && r <= 0x00be)
}
