package knowledge

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
)

func TestRefSurvivesItsWayThere(t *testing.T) {
	for _, f := range []Film{{Key: "dune", Year: 2021}, {Key: "extraction"}, {Key: "千と千尋の神隠し", Year: 2001}} {
		key, year, ok := ParseRef(f.Ref())
		if !ok || key != f.Key || year != f.Year {
			t.Errorf("%+v: came back as %q %d %v", f, key, year, ok)
		}
	}
	long := Film{Key: strings.Repeat("é", 100), Year: 1999}
	key, year, ok := ParseRef(long.Ref())
	if !ok || year != 1999 || len(long.Ref()) > refBytes || !strings.HasPrefix(long.Key, key) {
		t.Errorf("a long key came back as %q %d %v", key, year, ok)
	}
}

func TestParseRefRefuses(t *testing.T) {
	for _, ref := range []string{"", "|", "|1999", "dune", "dune|x", "dune|12", "dune|99999", strings.Repeat("a", 100) + "|"} {
		if key, year, ok := ParseRef(ref); ok {
			t.Errorf("%q was read as %q %d", ref, key, year)
		}
	}
}

func TestUnknownValuesAreAbsentFromJSON(t *testing.T) {
	b, err := json.Marshal(Score{Film: "Dune", Rating: "68%", Percent: 68})
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(b), "as_of") || strings.Contains(string(b), "rule") {
		t.Errorf("unknown values are written: %s", b)
	}
	b, err = json.Marshal(Availability{Status: Streaming, Date: DateOf(time.Date(2020, 4, 24, 23, 0, 0, 0, time.UTC))})
	if err != nil || !strings.Contains(string(b), `"date":"2020-04-24"`) {
		t.Errorf("got %s, error %v", b, err)
	}
}
