package extract

import "marquee/knowledge"

// findWhere returns where and when the document says its films can be seen.
func findWhere(d *document) []knowledge.Availability { return nil }
