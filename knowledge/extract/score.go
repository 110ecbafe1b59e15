package extract

import "marquee/knowledge"

// findScores returns the scores that the document states.
func findScores(d *document) []knowledge.Score { return nil }
