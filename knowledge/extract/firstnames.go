package extract

// firstNames are common given names; they tell people from titles.
var firstNames = set(`
	aamir aaron abigail adam adrian adrien adèle agnes agnès aidan aishwarya aki akira akshay al alain alan albert alec alejandro alex alexander alexandra alfonso alfred ali alice alicia alison allison amanda amber amitabh amy ana anaïs andre andrea andreas andrew andrzej andy ang angela angelina angus anil anita ann anna anne annette annie anthony antoine antonio anushka anya apichatpong april ari ariana arjun arnold art arthur ashley ashton audrey august austin ava
	barbara barbra barry bella ben benedict benicio benjamin bernard bernardo beth betty bill bille billy blake bob bobby bong boris brad bradley brandon brenda brendan brett brian brie britney brittany bruce bruno bryan bryce brühl burt
	cameron carey carl carla carlo carlos carmen carol carole caroline carrie cary casey cate catherine cathy cecilia channing charles charlie charlize charlotte chiwetel chloe chloé choi chow chris christian christina christine christoph christopher cindy claire clark claude clint clive cole colin connie conrad corey cormac courtney craig cristian curtis cynthia céline
	daisy dakota dale damien damon dan dana daniel danielle danny darren daryl dave david dean deborah debra deepika demi denis denise dennis denzel derek dev dexter diana diane diego dirk dominic don donald donna doris dorothy doug douglas drew duncan dustin dwayne dylan
	ed eddie edgar edith edna edward edwin efthymis elaine eleanor elena eli elijah elizabeth elle ellen elliot elliott elvis emile emilia emily emma emmanuelle eric erica erik ernest errol ethan eugene eva evan eve ewan ezra
	farhan faye federico felicity fernando fiona florence forest frances francesca francis francisco francois frank franklin françois fred freddie frederick fritz
	gabourey gabriel gael gal gareth garry garth gary gaspard gavin gemma gene geoffrey george georgia gerald gerard giancarlo gillian gina ginger giovanni giulia giuseppe glen glenn gloria gong gordon grace graham grant greg gregory greta guillermo gus guy gwen gwyneth gérard
	hailee hal halle hank hannah hans harold harriet harris harrison harry harvey hayao hayato hayley heath heather hector helen helena henry herbert herman hilary hiroshi holly hou howard hrithik hugh hugo huma humphrey hélène
	ian idris ingmar ingrid ira irene irfan iris irrfan isaac isabel isabelle isla ivan
	jack jackie jackson jacob jacqueline jacques jada jaden jake james jamie jan jane janelle janet janice jared jason javier jay jean jean-claude jean-luc jean-marc jean-paul jean-pierre jeanne jeff jeffrey jenna jennifer jenny jeremy jerome jerry jesse jessica jet jim jimmy joachim joan joanna joanne joaquin jodie joe joel johan john johnny jon jonah jonathan jordan jorge jose joseph josh joshua joss josé joy joyce juan jude judi judith judy julia julian julianne julie julien juliet juliette june jurgen justin jürgen
	kajol kaley kang-ho karan kareena karen karl kate katharine katherine kathleen kathryn kathy katie katrina keanu keira keith kelly ken kenji kenneth kenny kerry kevin kiefer kiki kim kimberly kirk kirsten kit klaus kris kristen kristin kristina kurt kyle
	lakeith lance larry lars lasse laura lauren laurence laurie lawrence lea leah lee leigh lena leo leon leonard leonardo leslie lester letitia lewis liam lily linda lindsay lisa liv liz lloyd logan lois lone lorenzo louis louise luc luca lucas lucille lucy luis luke lupita lynn lynne léa
	mackenzie madeline madhuri madonna mads maggie mahershala malcolm mandy manuel marc marcel marcello marcia marco margaret margot maria marie marilyn mario marion marisa mark marlene marlon martha martin marvin mary mary-kate mary-louise mathias mathieu matt matteo matthew maureen maurice max may maya megan mel melanie melissa mervyn meryl mia michael michel michelle mickey miguel mike mila miles miley milla millie milos min-sik miranda mo'nique molly monica morgan mélanie
	nadia nancy naomi naomie natalie natasha nathan nawazuddin neil nicholas nick nicolas nicole nigel nina noah noel noomi nora norma norman
	octavia olga oliver olivia omar orlando orson oscar otto owen
	paapa pablo paddy pam pamela paolo park patricia patrick patty paul paula pauline pedro peggy penelope penélope percy pete peter phil philip phillip phoebe phyllis pierce pierre piers prateik priyanka
	queen quentin quincy
	rachel rafael rainer ralph ramin ranbir randy ranveer raoul raphaël raul ray raymond rebecca reese regina rene renee renée rex rhys rian ricardo richard rick ricky ridley rinko rishi rita rob robert roberta roberto robin rock rod rodrigo roger roland rolf roman romy ron ronald ronan rooney rosalind rosamund rosario rose rosemary rosie ross rowan roy ruben rupert russell ruth ryan
	sacha saif sally salman sam samantha samuel sandra sandy sanjay saoirse sara sarah sasha scarlett scott sean sebastian selena sergio seth shah shahid shahrukh shane shannon sharon shaun shawn sheila shekhar shelley sherry shia shirley sidney sienna sigourney simon simone sofia song sonia sophia sophie spencer spike sridevi stacy stan stanley stefan stella stellan stephanie stephen sterling steve steven stig stuart sue susan suzanne sven sydney sylvester sylvia
	taika takashi takeshi taraji tarantino tatum taylor ted terence teresa terrence terry tessa theo theodore thomas til tilda tim timothy timothée tina tobey toby todd tom tommy toni tony toshiro tracy travis trevante trevor trine tuesday tyler tyrone
	uma ursula
	valerie vanessa varun vera vernon veronica victor victoria vidya viggo vin vince vincent vincente viola virginia vittorio vivica vivien vladimir volker
	wallace walter ward warner warren wayne wendy werner wes wesley whitney whoopi will willem william wim winona winston wong woody
	xavier
	yahya yasujiro yorgos yuen yves yvonne
	zac zach zachary zack zazie zhang ziyi zoe zooey zoë
	éric`)
