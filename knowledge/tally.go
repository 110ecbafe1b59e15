package knowledge

// Tally counts what became of the articles that were put into the corpus:
// Read = Added + Updated + Unchanged, a copy of a known article being
// unchanged.
type Tally struct {
	Read, Added, Updated, Unchanged int
}

// Add adds another tally to t.
func (t *Tally) Add(o Tally) {
	t.Read += o.Read
	t.Added += o.Added
	t.Updated += o.Updated
	t.Unchanged += o.Unchanged
}
