package words

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// said finds phrases that are said by their literal.
var said = regexp.MustCompile(`(?:Say|Refuse|problem|refuse|Phrased|fill|phrase|section)\(("(?:[^"\\]|\\.)*")`)

// What admins and followers are told is there in every language.
func TestAdminsAreToldInTheirLanguage(t *testing.T) {
	w := load(t)
	files := []string{"../../feeddesk.go"}
	for _, pattern := range []string{"../settings/*.go", "../newsroom/*.go", "../../commands/channels.go", "../../commands/feeds.go",
		"../../commands/settings.go", "../../commands/follow.go", "../../commands/privacy.go"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	phrases := 0
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range said.FindAllStringSubmatch(string(source), -1) {
			phrase, err := strconv.Unquote(m[1])
			if err != nil {
				t.Fatal(err)
			}
			phrases++
			if all := w.Phrase(phrase); len(all) < len(languages)-1 { // one may be the same word
				t.Errorf("%s: %q is only translated for %v", filepath.Base(file), phrase, all)
			}
		}
	}
	if phrases < 80 {
		t.Errorf("only %d phrases were found", phrases)
	}
}
