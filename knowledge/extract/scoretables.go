package extract

import "marquee/knowledge"

// An aggregator gathers the judgements of many. Its names are the words by
// which texts call it; a name may say whose judgement it gathers.
type aggregator struct {
	name   string
	kind   knowledge.Kind // whose judgement, when the text does not say
	forms  map[ratingForm]int
	top    [2]float64 // scale of its bare numbers: critics', audience's; 0: it has none
	both   bool       // it gathers critics and audience both
	called []calling
}

// A calling is a name by which texts call an aggregator.
type calling struct {
	names string         // separated by "|"; capital letters count
	kind  knowledge.Kind // whose judgement this name means, or ""
}

// The extra cost of a form of rating that an aggregator uses seldom; a form
// not listed it never uses.
const seldom = 8

var (
	percentForm = map[ratingForm]int{formPercent: 0}
	letterForm  = map[ratingForm]int{formLetter: 0}
	pointsForm  = map[ratingForm]int{formFraction: 0, formNumber: 0, formPercent: seldom, formStars: seldom}
	starsForm   = map[ratingForm]int{formFraction: 0, formNumber: 0, formStars: 0}
)

// aggregators are those that film news quotes.
var aggregators = []aggregator{
	{name: "Rotten Tomatoes", kind: knowledge.Critics, both: true,
		forms: map[ratingForm]int{formPercent: 0, formFraction: seldom},
		called: []calling{
			{"Rotten Tomatoes|RottenTomatoes|RottenTomatoes.com|Rotten Tomatoes.com|RT|rotten tomatoes|Rotten tomatoes|Tomatoes score", ""},
			{"Tomatometer|tomatometer|Tomato Meter|TomatoMeter|Tomatometre", knowledge.Critics},
			{"Certified Fresh|certified fresh|Certified fresh|certified-fresh|Certified-Fresh|certified Fresh", knowledge.Critics},
			{"Popcornmeter|popcornmeter|Popcorn Meter|PopcornMeter|popcorn meter|Popcorn bucket|Verified Hot|verified hot|Verified Hot badge", knowledge.Audience},
		}},
	{name: "Metacritic", kind: knowledge.Critics, both: true, forms: pointsForm, top: [2]float64{100, 10},
		called: []calling{
			{"Metacritic|metacritic|MetaCritic|Metacritic.com|Meta Critic", ""},
			{"Metascore|metascore|MetaScore|Meta Score|Metacritic score", knowledge.Critics},
		}},
	{name: "IMDb", kind: knowledge.Audience, forms: pointsForm, top: [2]float64{10, 10},
		called: []calling{{"IMDb|IMDB|imdb|Imdb|IMDb.com|IMDB.com|Internet Movie Database|Internet Movie DataBase", ""}}},
	{name: "Letterboxd", kind: knowledge.Audience, forms: starsForm, top: [2]float64{5, 5},
		called: []calling{{"Letterboxd|letterboxd|LetterBoxd|Letterbox'd|Letterboxd.com", ""}}},
	{name: "CinemaScore", kind: knowledge.Audience, forms: letterForm,
		called: []calling{{"CinemaScore|Cinemascore|cinemascore|CinemaScores|Cinema Score|cinema score|CINEMASCORE", ""}}},
	{name: "PostTrak", kind: knowledge.Audience, forms: map[ratingForm]int{formPercent: 0, formStars: 0, formFraction: 0},
		called: []calling{{"PostTrak|Posttrak|posttrak|PostTrack|Post Trak|PostTRAK|Screen Engine", ""}}},
	{name: "Fandango", kind: knowledge.Audience, forms: starsForm, top: [2]float64{5, 5},
		called: []calling{{"Fandango", ""}}},
	{name: "Douban", kind: knowledge.Audience, forms: pointsForm, top: [2]float64{10, 10}, called: []calling{{"Douban", ""}}},
	{name: "Maoyan", kind: knowledge.Audience, forms: pointsForm, top: [2]float64{10, 10}, called: []calling{{"Maoyan", ""}}},
	{name: "Kinopoisk", kind: knowledge.Audience, forms: pointsForm, top: [2]float64{10, 10}, called: []calling{{"Kinopoisk|KinoPoisk", ""}}},
	{name: "FilmAffinity", kind: knowledge.Audience, forms: pointsForm, top: [2]float64{10, 10}, called: []calling{{"FilmAffinity|Filmaffinity", ""}}},
	{name: "TMDB", kind: knowledge.Audience, forms: pointsForm, top: [2]float64{10, 10}, called: []calling{{"TMDB|TMDb|The Movie Database", ""}}},
	{name: "AlloCiné", kind: knowledge.Audience, both: true, forms: starsForm, top: [2]float64{5, 5}, called: []calling{{"AlloCiné|Allociné|AlloCine", ""}}},
	{name: "BookMyShow", kind: knowledge.Audience, forms: pointsForm, top: [2]float64{10, 10}, called: []calling{{"BookMyShow|Bookmyshow", ""}}},
	{name: "Filmarks", kind: knowledge.Audience, forms: starsForm, top: [2]float64{5, 5}, called: []calling{{"Filmarks", ""}}},
	{name: "Google", kind: knowledge.Audience, forms: percentForm, called: []calling{{"Google users|Google reviewers|Google audience", ""}}},
	{name: "Flixster", kind: knowledge.Audience, forms: map[ratingForm]int{formPercent: 0, formStars: 0, formFraction: 0}, called: []calling{{"Flixster", ""}}},
}

// kindWords say whose judgement a rating is. Those of weight 0 are sure,
// others weigh less the higher they are.
var kindWords = map[string]struct {
	kind   knowledge.Kind
	weight int
}{
	"critics": {knowledge.Critics, 0}, "critic": {knowledge.Critics, 0}, "critics'": {knowledge.Critics, 0},
	"critical": {knowledge.Critics, 1}, "reviewers": {knowledge.Critics, 1}, "reviewer": {knowledge.Critics, 1},
	"critic's": {knowledge.Critics, 0}, "press": {knowledge.Critics, 2}, "journalists": {knowledge.Critics, 1},
	"reviews": {knowledge.Critics, 5}, "notices": {knowledge.Critics, 3}, "approval": {knowledge.Critics, 5},
	"tomatometer": {knowledge.Critics, 0}, "metascore": {knowledge.Critics, 0},
	"audience": {knowledge.Audience, 0}, "audiences": {knowledge.Audience, 0}, "viewers": {knowledge.Audience, 0},
	"viewer": {knowledge.Audience, 0}, "users": {knowledge.Audience, 0}, "user": {knowledge.Audience, 0},
	"fans": {knowledge.Audience, 1}, "fan": {knowledge.Audience, 1}, "moviegoers": {knowledge.Audience, 0},
	"filmgoers": {knowledge.Audience, 0}, "cinemagoers": {knowledge.Audience, 0}, "theatergoers": {knowledge.Audience, 0},
	"goers": {knowledge.Audience, 0}, "public": {knowledge.Audience, 0}, "crowds": {knowledge.Audience, 1}, "crowd": {knowledge.Audience, 1},
	"popcornmeter": {knowledge.Audience, 0}, "verified": {knowledge.Audience, 1}, "buyers": {knowledge.Audience, 1},
	"ticketbuyers": {knowledge.Audience, 1}, "subscribers": {knowledge.Audience, 1}, "members": {knowledge.Audience, 2},
	"readers": {knowledge.Audience, 2}, "spectators": {knowledge.Audience, 0}, "watchers": {knowledge.Audience, 1},
	"punters": {knowledge.Audience, 1}, "customers": {knowledge.Audience, 1}, "people": {knowledge.Audience, 4}, "everyone": {knowledge.Audience, 6},
}

// opinionNouns are those of whom a share may be a score: "92% of critics".
var opinionNouns = set(`critics critic critics' reviewers reviews audiences audience viewers users fans moviegoers filmgoers cinemagoers
	theatergoers goers buyers ticketbuyers spectators notices critiques professionals press subscribers crowds public journalists people`)

// giveVerbs take a rating as their object and its giver as their subject.
var giveVerbs = set(`gave give gives giving given awarded awards award awarding rated rates rate rating graded grades grade grading scored scores
	score scoring handed hands handing slapped bestowed bestows bestowing assigned assigns assigning granted grants granting dished
	offered offers stamped tagged doled marked marks marking branded dealt deals ranked went goes going landed praised
	called calling calls hailed hailing panned savaged adored loved dismissed dismissing labelled labeled describing described`)

// receiveVerbs take a rating as their object and the film as their subject.
var receiveVerbs = set(`got gets get getting received receives receive receiving earned earns earn earning won wins drew draws scored scores
	score scoring nabbed nabs picked picks garnered garners garnering notched notches landed lands took takes collected secured
	has had have having holds hold holding held boasts boast boasting sits sit sitting stands stand standing carries carry carrying
	netted deserves deserve merits pulled commands enjoys sports posted posts bagged bags achieved claimed managed manages mustered
	managed averages averaged averaging ranks rated graded rates awarded given handed is was are were 's remains stays went`)

// ratingLabels stand before a colon or dash and an article's own rating.
var ratingLabels = []string{
	"rating", "verdict", "final verdict", "the verdict", "our verdict", "my verdict", "score", "final score", "overall score", "our score", "my score",
	"total score", "grade", "final grade", "overall grade", "our grade", "my grade", "overall", "overall rating", "our rating", "my rating",
	"final rating", "stars", "star rating", "review rating", "review score", "film rating", "movie rating", "critic's rating", "critics rating",
	"critic rating", "reviewer's rating", "reviewer rating", "critics' rating", "editor's rating", "marks", "mark", "points", "rated", "bottom line", "summary", "rating out of five",
	"rating out of 5", "rating out of ten", "rating out of 10", "score out of 10", "score out of five", "in short", "conclusion", "final thoughts", "movie review rating",
	"film review", "movie review", "review", "our review",
}

// readerLabels stand before the rating that an article's readers gave.
var readerLabels = []string{"users' rating", "user rating", "users rating", "readers' rating", "reader rating", "readers rating", "audience rating", "avg users' rating", "avg readers' rating"}
