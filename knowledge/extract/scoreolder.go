package extract

// changePair tells whether two ratings are a change from one to the other:
// "from 54% to 50%", "54% → 50%", "from a 54% score to a 50%".
func (l *scoreLine) changePair(a, b rating) bool {
	if b.from-a.to > 12 || a.form != b.form {
		return false
	}
	from := false
	for k := a.from - 1; k >= 0 && k >= a.from-4; k-- {
		if l.low(k) == "from" {
			from = true
			break
		}
		if breaks[l.low(k)] > 2 {
			break
		}
	}
	for k := a.to; k < b.from; k++ {
		switch l.low(k) {
		case "→", "➔", "->":
			return true
		case "to", "up", "down":
			if from {
				return true
			}
		case ";", "while", "whereas":
			return false
		}
	}
	return false
}

// downFrom tells whether a rating is where a change began, told behind the
// newer one: "50%, down from 54%".
func (l *scoreLine) downFrom(r rating) bool {
	for k := r.from - 1; k >= 0 && k >= r.from-6; k-- {
		if l.low(k) == "from" {
			return changeVerbs[l.low(k-1)] || movedVerbs[l.low(k-1)] || movedVerbs[l.low(k-2)] || changeVerbs[l.low(k-2)] || l.low(k-1) == ","
		}
		if breaks[l.low(k)] > 2 || l.rated[k] {
			return false
		}
	}
	return false
}

var movedVerbs = set(`moved went shifted swung settled changed evolved going moving recovered bounced inched crept edged revised score rating`)

// olderState tells whether the words before a rating say that it is past:
// "opened at 54%", "previously 54%", "which started at 54%".
func (l *scoreLine) olderState(r rating) bool {
	for k := r.from - 1; k >= 0 && k >= r.from-9; k-- {
		w := l.low(k)
		if olderWords[w] {
			return true
		}
		if newerWords[w] || l.rated[k] || w == ";" || w == "but" || w == "and" || w == "while" {
			return false
		}
	}
	for k := r.to; k < r.to+5 && k < len(l.marks); k++ {
		w := l.low(k)
		if w == "initially" || w == "previously" || w == "originally" || w == "earlier" || w == "ago" {
			return true
		}
		if w == "last" && (l.low(k+1) == "week" || l.low(k+1) == "month" || l.low(k+1) == "friday" || l.low(k+1) == "weekend") {
			return true
		}
		if l.rated[k] || breaks[w] > 2 {
			break
		}
	}
	return false
}

var (
	olderWords = set(`initial initially debuted debut debuting opened opening started starting began launched previously previous earlier originally once formerly former peaked first was were used premiered arrived bowed`)
	newerWords = set(`now currently today is stands sits latest updated new holds has`)
)
