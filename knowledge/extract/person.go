package extract

import "marquee/knowledge"

// findPeople returns who made and who plays in the document's films.
func findPeople(d *document) []knowledge.Person { return nil }
