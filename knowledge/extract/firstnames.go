package extract

// firstNames are common given names; they tell people from titles.
var firstNames = set(`
	aaron abigail adam adrian adrien agnes aidan al alan albert alec alejandro alex alexander alexandra alfred alfonso ali alice alicia alison allison amanda amber amy ana andrea andreas andrew andy angela angelina angus anita ann anna anne annette annie anthony antonio antoine ariana arnold arthur ashley audrey austin ava
	barbara barry bella ben benedict benicio benjamin bernard bernardo beth betty bill billy blake bob bobby bong boris brad bradley brandon brenda brendan brett brian brie britney brittany bruce bruno bryan bryce burt
	cameron carey carl carla carlo carlos carmen carol carole caroline carrie cary casey cate catherine cathy cecilia channing charles charlie charlize charlotte chloe chris christian christina christine christoph christopher cindy claire clark claude clint clive cole colin connie conrad corey courtney craig cristian curtis cynthia
	daisy dakota dale damien damon dan dana daniel danielle danny darren daryl dave david dean deborah debra demi denis denise dennis denzel derek dev dexter diana diane diego dirk dominic don donald donna doris dorothy doug douglas drew duncan dustin dwayne dylan
	ed eddie edgar edith edward edwin elaine eleanor elena eli elijah elizabeth elle ellen elliot elliott elvis emile emilia emily emma eric erica erik ernest errol ethan eugene eva evan eve ewan ezra
	faye federico felicity fernando fiona florence forest frances francis francisco francois françois frank franklin fred freddie frederick fritz
	gabriel gael gal gareth garry gary gavin gemma gene geoffrey george georgia gerald gerard gillian gina ginger giovanni giuseppe glen glenn gloria gordon grace graham grant greg gregory greta guillermo gus guy gwen gwyneth
	hailee hal halle hank hannah hans harold harriet harris harrison harry harvey hayao hayley heath heather hector helen helena henry herbert herman hilary holly howard hugh hugo humphrey
	ian idris ingmar ingrid ira irene iris isaac isabel isabelle isla ivan
	jack jackie jackson jacob jacqueline jacques jada jaden jake james jamie jan jane janet janice jared jason javier jay jean jeanne jeff jeffrey jenna jennifer jenny jeremy jerome jerry jesse jessica jet jim jimmy joan joanna joanne joaquin jodie joe joel johan john johnny jon jonah jonathan jordan jorge jose josé joseph josh joshua joss joy joyce juan jude judi judith judy julia julian julianne julie juliet juliette june justin
	kaley karen karl kate katharine katherine kathleen kathryn kathy katie keanu keira keith kelly ken kenneth kenny kerry kevin kiefer kim kimberly kirk kirsten kit kristen kristin kristina kurt kyle
	lance larry lars laura lauren laurence laurie lawrence lea leah lee leigh lena leo leon leonard leonardo leslie lester lewis liam lily linda lindsay lisa liv liz lloyd logan lois lorenzo louis louise luc luca lucas lucille lucy luis luke lupita lynn
	mackenzie madeline madonna maggie mahershala malcolm mandy manuel marc marcel marcia marco margaret margot maria marie marilyn mario marion marisa mark marlene marlon martha martin marvin mary mathieu matt matthew maureen maurice max maya megan mel melanie melissa mervyn meryl mia michael michel michelle mickey miguel mike mila miles miley milla millie milos miranda molly monica morgan
	nadia nancy naomi natalie natasha nathan neil nicholas nick nicolas nicole nigel nina noah noel nora norma norman
	octavia olga oliver olivia omar orlando orson oscar otto owen
	pablo paddy pam pamela park patricia patrick patty paul paula pauline pedro peggy penelope penélope percy pete peter phil philip phillip phoebe phyllis pierce pierre piers priyanka
	quentin quincy rachel rafael ralph ramin randy raoul raul ray raymond rebecca reese regina rene renee renée rex rhys ricardo richard rick ricky ridley rita rob robert roberta roberto robin rock rod rodrigo roger roland rolf roman ron ronald ronan rooney rosalind rosamund rosario rose rosemary rosie ross rowan roy rupert russell ruth ryan
	sacha sally sam samantha samuel sandra sandy sara sarah saoirse sasha scarlett scott sean sebastian selena sergio seth shah shane shannon sharon shaun shawn sheila shelley sherry shia shirley sidney sienna sigourney simon sofia sonia sophia sophie spencer spike stacy stan stanley stefan stella stephanie stephen sterling steve steven stuart sue susan suzanne sydney sylvester sylvia
	tarantino tatum taylor ted terence teresa terrence terry tessa theo theodore thomas tilda tim timothée timothy tina tobey toby todd tom tommy toni tony tracy travis trevor tyler tyrone
	uma ursula valerie vanessa vera vernon veronica victor victoria viggo vin vince vincent vincente viola virginia vivien vladimir
	wallace walter ward warren wayne wendy wes wesley whitney whoopi will willem william winona woody xavier yorgos yvonne zac zach zachary zack zoe zoë zooey
	aamir aishwarya akshay amitabh anil anushka arjun deepika farhan hrithik irfan irrfan kajol kareena karan katrina madhuri nawazuddin ranbir ranveer rishi saif salman sanjay shahid shahrukh sridevi varun vidya
	chow jackie hiroshi akira takeshi toshiro yasujiro park bong`)
