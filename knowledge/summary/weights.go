package summary

// Weights say how the sentences of one article are chosen. Terms tell how
// likely each content word of the article is to stand in a summary that a
// person writes of it. The others weigh sets of sentences against each other,
// in units of the F1 that the set is expected to reach.
type Weights struct {
	Terms Signs // of a logistic regression over the words of an article

	Plain  float64 // chance that a stop word is shared; low, since it tells nothing
	Lead   float64 // a sentence's standing early, 1/√(1+i)
	Length float64 // loss per squared doubling away from Budget
	Budget float64 // words a summary reads best at, however many sentences it has

	Quote    float64 // loss of a sentence that is speech: it colours more than it tells
	Question float64 // loss of a sentence that asks
	Lean     float64 // loss of one that leans on a sentence not taken ("He added…")
	Short    float64 // loss of one of a few words: an aside
	Noise    float64 // loss of an ad, a byline, a caption or a heading
}

// Default are the weights in use. Terms stand in terms.tsv, which
// knowledge/eval/fit writes from a development set of news with human
// summaries of some 60 words; Plain to Question are those under which words
// fitted on seven eighths of it do best on the eighth; the losses by Lean,
// Short and Noise are set by hand, since such sentences read badly whatever
// words they share.
var Default = Weights{
	Terms: defaultTerms(),
	Plain: 0.3, Lead: 0.05, Length: 0.05, Budget: 55,
	Quote: 0, Question: 0.01, Lean: 0.2, Short: 0.1, Noise: 0.5,
}

// defaultTerms are the weights of terms.tsv, which a test holds to be without
// error; they are none if the file has one.
func defaultTerms() Signs {
	s, _ := ParseSigns(fittedTerms)
	return s
}
