package settings

import (
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"marquee/bot"
)

// problemOr returns err itself when it is for the person, and otherwise the
// formatted error for the log.
func problemOr(err error, format string, args ...any) error {
	var p *bot.Problem
	if errors.As(err, &p) {
		return err
	}
	return fmt.Errorf(format, args...)
}

func noRow(err error) bool { return errors.Is(err, sql.ErrNoRows) }

func problem(format string, args ...any) error {
	return bot.Refuse(format, args...)
}

func unknownField(name string) error {
	names := make([]string, len(Fields))
	for i, f := range Fields {
		names[i] = f.Name
	}
	return problem("There is no setting “%.40s”. There are: %s.", name, strings.Join(names, ", "))
}
