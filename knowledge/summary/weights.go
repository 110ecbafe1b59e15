package summary

// Weights say how the sentences of one article are chosen. The first group
// tells how likely a content word of the article is to stand in a summary
// that a person writes of it: a logistic regression over word types. The
// second group weighs sets of sentences against each other, in units of the
// F1 that the set is expected to reach.
type Weights struct {
	Bias       float64 // of any word
	Often      float64 // per natural logarithm of the sentences that have it
	Title      float64 // it stands in the headline, the editor's own summary
	TitleOften float64 // both: what the headline names is repeated anyway
	Early      float64 // 1/√(1+i), i being its first sentence: news tells the news first
	First      float64 // it stands in the very first sentence, which often sets a scene
	Number     float64 // it is a number
	Long       float64 // per natural logarithm of the article's sentences: more choice

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

// Default are the weights in use. eval's TestFitSummary fits them on one half
// of a development set of news with human summaries of some 60 words; the
// losses by Lean, Short and Noise are set by hand, since such sentences read badly
// whatever words they share.
var Default = Weights{
	Bias: -2.3, Often: 1, Title: 7, TitleOften: -0.4, Early: 2.1, First: -0.45, Number: 0.3, Long: -0.7,
	Plain: 0.3, Lead: 0.065, Length: 0.078, Budget: 60,
	Quote: 0, Question: 0.01, Lean: 0.2, Short: 0.1, Noise: 0.5,
}
