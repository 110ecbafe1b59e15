package summary

import "strings"

// leaningWords begin a sentence that needs the one before it.
var leaningWords = lines(`he
she
they
it
him
his
her
their
its
this
that
these
those
but
and
or
so
yet
however
also
moreover
furthermore
additionally
meanwhile
nevertheless
nonetheless
otherwise
therefore
thus
hence
instead
besides
similarly
likewise
still
then
afterwards
another
others
both
neither
such
here
there
it's
he's
she's
they're
that's`)

// leaningPhrases do the same in more words.
var leaningPhrases = byFirst(`the former
the latter
the same
the duo
the pair
the two
the trio
the post
the tweet
the clip
the above
the first
the second
the other
the actor
the actress
the director
the decision
the move
the announcement
the news
the agreement
the incident
the revelation
the statement
in addition
in fact
in response
as such
as well
of course
to which
because of
not only
even so
no wonder
one of
as a result
for example
for instance
on the other hand
at the same time
at that time
after that
after this
in this
in that
in the same
in other words
that is why
by then
since then
according to him
according to her
according to them
according to the report
when asked
asked about
on top of that
apart from this
apart from that
speaking about the same`)

// pointers point at a picture, a post or a link that a summary has not got.
var pointers = byFirst(`in the post below
post below
tweet below
video below
trailer below
photo below
image below
images in the
pictures below
gallery below
check out the
check it out
see below
watch below
read below
shown below
seen below
pictured above
pictured here
pictured left
pictured right
as seen above
see the full
watch the video
watch the trailer
have a look
take a look at the
in the comments
let us know
scroll down
linked here`)

// adverts are in no article's own words.
var adverts = byFirst(`subscribe
newsletter
sign up for
click here
click on the link
read more
read also
also read
also see
also watch
follow us
follow me on
all rights reserved
cookie policy
privacy policy
terms of use
download the app
download our app
advertisement
affiliate link
earn a commission
sponsored content
sponsored by
image credit
photo credit
picture credit
getty images
image source
shutterstock
story continues
continue reading
recommended for you
most popular
this article was originally
this story was originally
this post has been updated
has not been edited
auto generated
syndicated feed
share this
tap here
support our journalism
a post shared by
a photo posted by
a video posted by
pic twitter com
shared a post on
live tv
follow us
donate`)

// captions begin lines that belong to a picture or name who wrote.
var captions = byFirst(`photo
photos
pic
image
file photo
file image
picture
video
watch
by staff
by our
written by staff
reporting by
editing by
edited by
updated
published
posted on
last modified
first published
via
source
credit
tags
related
more from
trending`)

// lines makes a look-up of the lines of s.
func lines(s string) map[string]bool {
	m := map[string]bool{}
	for line := range strings.SplitSeq(s, "\n") {
		m[line] = true
	}
	return m
}

// phrases are folded phrases by their first word.
type phrases map[string][]string

func byFirst(s string) phrases {
	m := phrases{}
	for line := range strings.SplitSeq(s, "\n") {
		first, _, _ := strings.Cut(line, " ")
		m[first] = append(m[first], line)
	}
	return m
}
