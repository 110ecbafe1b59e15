package knowledge

// Period is a time that a text tells without a day: "next summer". The zero
// value is none.
type Period struct {
	Words string `json:"words"`         // as printed
	From  Date   `json:"from,omitzero"` // the first day that they can mean, where the article's day or a year is known
	To    Date   `json:"to,omitzero"`   // the last one
}
