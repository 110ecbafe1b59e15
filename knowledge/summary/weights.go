package summary

// Weights say how much each measure of a sentence counts. The measures
// themselves are between 0 and 1, so the weights compare. Default holds the
// fitted ones; eval's TestFitSummary fits them again.
type Weights struct {
	Lead       float64 // standing first: news tells the news first (1, .71, .58 … by place)
	First      float64 // being the article's very first sentence, on top of Lead
	Central    float64 // sharing the vocabulary of the whole article: cosine with its word counts
	Title      float64 // repeating the headline: the editor's own summary
	Length     float64 // being near the length at which the sentences asked for make Budget words
	Names      float64 // naming people, places and numbers rather than none
	Quote      float64 // being speech: it colours, and seldom tells what happened
	Lean       float64 // leaning on a sentence that is not taken ("He added…")
	Question   float64 // asking instead of telling
	Noise      float64 // being an ad, a byline, a caption or a heading
	Repeat     float64 // saying again what a taken sentence says
	Budget     float64 // words that a summary is best read at, whatever its number of sentences
	About      float64 // Pick: repeating the words of the film or the question
	Phrase     float64 // Pick: naming the film as a phrase
	Rank       float64 // Pick: standing in an article that the caller put early
	SameSource float64 // Pick: standing in an article that speaks already
}

// Default are the weights in use, fitted on one half of a development set of
// news articles with human summaries of some 60 words (knowledge/eval).
var Default = Weights{
	Lead: 1, First: 0.3, Central: 1, Title: 0.6, Length: 0.5, Names: 0.2,
	Quote: 0.2, Lean: 0.6, Question: 0.3, Noise: 2, Repeat: 0.6, Budget: 60,
	About: 1.2, Phrase: 0.8, Rank: 0.5, SameSource: 0.35,
}
