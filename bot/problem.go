package bot

// Problem is an error that has a message for the person who asked. Any other
// error becomes an apology with an id that the log has too.
type Problem struct {
	Message string // shown, plain text
	Phrase  Phrase // Message for translation; see Refuse. Optional
	Err     error  // logged; may be nil
}

func (p *Problem) Error() string {
	if p.Err == nil {
		return p.Message
	}
	return p.Message + ": " + p.Err.Error()
}

// Unwrap returns the error for the log.
func (p *Problem) Unwrap() error { return p.Err }
