"""How a text tells who says what: verbs of saying, and what bounds the name of a speaker."""

import re

from etl.scan import Cue, Rare

SPEECH = (
    r"said|says|say|told|tells|reported|reports?|stated|states|added|adds|announced|noted|notes|"
    r"claimed|claims|estimated|estimates?|believed|believes?|warned|warns|confirmed|confirms|"
    r"admitted|admits?|argued|argues|stressed|stresses|explained|explains|disclosed|revealed|"
    r"reveals|"
    r"acknowledged|acknowledges|insisted|insists|maintained|maintains|declared|declares|recalled|"
    r"remarked|conceded|asserted|asserts|alleged|alleges|denied|denies|testified|observed|replied|"
    r"answered|commented|predicted|concluded|concludes|counted|recorded|reckons?|reckoned|"
    r"identified|describes?|described|cited|suspects?|suspected|thinks?|quoted|dismissed|rejected|"
    r"disputed|disputes|suggested|suggests|wrote|writes|remembers?|remembered|recommended|"
    r"recommends|urged|whispered|"
    r"mentioned|mentions|informs?|informed|fear(?:s|ed)|guess(?:es|ed)|"
    r"complain(?:s|ed)?(?= (?:also )?(?:to|of|that|about)\b)|"
    r"emphasi[sz]e[sd]|reiterate[sd]|lament(?:s|ed)|recounts|recounted|"
    r"recalls|concedes|remarks|observes|testifies|replies|comments(?= that\b)|predicts|discloses|"
    r"maintains|denies|cites|clarifie[sd]|confided|speculate[sd]|contend(?:s|ed)|attests|attested|"
    r"hint(?:s|ed)(?= (?:at|that)\b)|voice[sd](?= (?:concern|doubt|alarm|worry|fears?)\b)|"
    r"(?:advise[sd]|agrees?|repeat(?:s|ed)|volunteer(?:s|ed)|indicate[sd]|underline[sd]|underscore[sd]|outline[sd]|specifie[sd]|"
    r"caution(?:s|ed)|relate[sd]|objects|objected|affirm(?:s|ed)|answers|"
    r"worr(?:ies|ied)|suspect)(?= that\b)|refer(?:s|red)(?= to (?:an?|the|some|\d|\w+ cases)\b)|"
    r"(?:provided|supplied|offered|shared|quotes?|issued|released)(?= (?:[\w’']+ ){0,3}?(?:numbers|"
    r"figures|statistics|data)\b)|made (?:it )?clear(?= that\b)|drew attention to|"
    r"thought|pointed out|points out|noticed(?= (?:an?|some|more|that)\b)|"
    r"allege|argue|warn|insist|acknowledge|confirm|suggest|(?:claim|note|stress|deny)(?= that\b)|"
    r"(?:spoke|speaks?|talked|talks|tells?)(?= (?:also |then )?of\b)|"
    r"(?:reminds?|reminded|assures?|assured)(?= [^,;.]{2,60}? that\b)|"
    r"(?:listed|lists|laid out|set out|sketched|drew|read out)(?= for us\b)|"
    r"puts?(?= it (?:thus|so|this way|like this|differently|another way|bluntly|plainly|simply|"
    r"more \w+|in (?:one|other|his|her|a|two|these)\b))|"
    r"puts?(?= (?:at|[^,;.]{0,50}?\b(?:numbers?|share|total|figures?|count|proportion|toll|it) "
    r"(?:at|of|who)|[^,;.]{2,60}? at (?:some |about |around |over |above |under |below )*[\d\"]))|"
    r"(?:heard|hears?|learned|learnt)(?= (?:also |since )?(?:of|that)\b)|"
    r"heard(?= (?:on \w+day|yesterday|last week)|\.?$)|"
    r"(?:holds|held|found|finds)(?= that\b)|"
    r"gave(?= (?:[\w’']+ ){0,4}?(?:numbers|figures|statistics|account|details|explanation)\b)|"
    r"presented(?= (?:[\w’']+ ){0,3}?(?:interviews|figures|numbers|findings|results|data)\b)"
)
OBJECTS = (
    r"(?: (?:poloffs?|laboffs?|econoffs?|conoffs?|us|reporters|journalists|"
    r"the (?:[A-Z][\w.'-]*(?: [A-Z][\w.'-]*)*|press|court|newspaper|ambassador|embassy|meeting|"
    r"conference|forum)|[A-Z]\w+))?"
)
SPOKE = Cue(rf"\b(?:has |have |had |also |later |recently |then )*\b(?P<verb>{SPEECH})\b{OBJECTS}")
SHOUTED = Cue(
    rf"\b(?:has |have |had |also |later |recently |then )*\b(?P<verb>{SPEECH})\b{OBJECTS}",
    re.IGNORECASE,
)
"""The same in a text that is all capitals."""
ACCORDING = Cue(
    r"\b(?:according to|as per|in the words of|"
    r"(?:in|by) the (?:estimate|opinion|view|account|judgment|reckoning|count) of|"
    r"as (?:reported|estimated|stated|quoted|cited) by|"
    r"(?:estimated|reported|published|released|compiled|quoted|cited|issued|counted|recorded|"
    r"registered) by|(?:is|are|was|were) (?:said|alleged) by|"
    r"(?:figures|data|statistics|numbers|estimates?|records|information|reports?) (?:(?:released|"
    r"published|compiled|issued|provided|collected)(?: (?:on |in |last |this )?[\w ]{3,12})? )?"
    r"(?:from|by))\s+",
    re.IGNORECASE,
)
SHOWN = Rare(
    r"(?P<source>(?:[^,;:\"“”]|(?<=\d),(?=\d)){3,130}?)(?:, (?:which|that|who)[^,]{3,80},)?\s+"
    r"(?:shows?|showed|found|finds|puts?|indicates?|indicated|suggests?|concluded|saw|revealed|"
    r"has it that|have it that)\b"
)
DOCUMENTS = re.compile(
    r"\b(?:surveys?|stud(?:y|ies)|reports?|records?|figures|statistics|data|estimates?|"
    r"documents?|census|"
    r"investigation|inquiry|assessment|review|research|indictment|affidavit|press release|"
    r"files?|database|tables?|ledgers?|lists?|books)\b",
    re.IGNORECASE,
)
SOURCE_END = re.compile(
    r"[,;:\"“”()|]|\.(?=\s|$)| (?:--|-|–) |—|\s(?!(?:19|20)\d\d\b)\d[\d,.]*\s(?=\w)|"
    r"\s(?:found|finds|puts|put|reveals|HAS|HAVE|IN|IS|ARE|WAS|WERE|that|who|which|when|where|"
    r"while|after|before|"
    r"because|as|in an?|"
    r"in the|at an?|at the|on the|during|is|are|was|were|has|have|had|never|shows?|showed|nearly|"
    r"about|some|"
    r"more than|at least|only|yesterday|today|last|this|earlier|but|although|though)\s"
)
PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)(?: \w+ly| often| also| widely)?$")
IN_HIS_VIEW = Cue(
    r"\b(?:in|by|on) (?:his|her|its|their)(?: own)?(?: [a-z]+['’]s?)? (?:count|estimates?|"
    r"reckoning|account|opinion|notebook|ledger|books|view|records|figures|list|questions|tally|"
    r"reports?|interviews)\b",
    re.IGNORECASE,
)
BY_COUNT_OF = re.compile(
    r"\b(?:[Ii]n|[Bb]y|[Oo]n) (?P<source>(?:[\w-]+ ){0,4}?[\w-]+)['’]s? (?:own )?"
    r"(?:count|estimates?|reckoning|account|opinion|view|records|figures|lists?|books)\b"
)
"""By whose count something is so."""
OBJECT_PRONOUN = re.compile(r"(?:her|him|them|both)\b(?!\s+\w)", re.IGNORECASE)
COMPLEX = re.compile(r"\s(?:has|have|had)\s(?!.*\swho\s)")
_STYLES = r"Mr|Mrs|Ms|Dr|Prof|Col(?:onel)?|Gen(?:eral)?|Capt(?:ain)?|Maj(?:or)?|Lt|Sgt"
_OFFICES = r"""
    director minister chief head spokes\w+ deputy officer secretary judge prosecutor commander
    ambassador inspector superintendent president professor sergeant lieutenant
"""
"""Those whose names follow their office or rank; of all who have one they speak most often."""
_CALLINGS = r"""
    manager official governor worker coordinator advis[eo]r consul attach[eé] mayor prefect priest
    nurse doctor lawyer founder researcher teacher attorney advocate abbot monk nun pastor bishop
    imam scholar journalist monitor sociologist economist lecturer headmaster matron warden
    magistrate senator commissioner chair(?:man|woman|person)? midwife diplomat envoy
    commissaire commandant procurator
"""


def _in_capitals(words: str) -> str:
    return "|".join(word[0].upper() + word[1:] for word in words.split())


def _in_either(words: str) -> str:
    return "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in words.split())


TITLED = re.compile(
    rf"\b(?:{_STYLES}|{_in_capitals(_OFFICES)}|Police|Pol|Father|Sister|Vice|U|Daw)\b"
)
SPEAKER_NEXT = re.compile(
    rf"\s(?:{TITLED.pattern}\s|[A-ZĐ][\w'’-]+(?:\s[A-ZĐ][\w'’-]+){{1,4}}(?:,|\.?$))"
)
"""A speaker right behind the verb, by title or by name."""
PARTICIPLES = frozenset(
    ["believed", "suspected", "alleged", "thought", "reported", "estimated"]
    + ["recorded", "counted", "identified", "described", "cited", "quoted", "claimed"]
    + ["wanted", "rejected", "disputed", "registered", "denied", "recommended"]
)
PARTICIPLE = re.compile(
    r"(?!\s\w+\s[^,.;]{1,40}\sthat\b)\s(?:to|of|as|at|in|on|during|from|between|for|here|there|"
    r"by|under)\b"
)
"""What stands behind a verb that tells of those before it: "a man suspected of"."""
VERBAL = re.compile(r",|\s+(?:that|to|an?|some|about|more|\d+ (?!\|)|there|the)\b", re.IGNORECASE)
"""What follows a word that is a noun as well where it is a verb."""
_NO_SUBJECT = (
    r"to|not|will|would|the|an?|of|recent|could|cannot|nobody|in|as|when|where|about|with|on|"
    r"despite|from|deny|denied|situation"
)
NO_SUBJECT = re.compile(
    rf"(?:\b(?:{_NO_SUBJECT}|can|may|might|must|should|did|does|do)|^(?i:{_NO_SUBJECT}|persons)?)$"
)
"""What stands before a word that is no verb of saying there, or one without a subject; in small
letters but at the beginning: "An" may end a name."""
TOLD_THEM = re.compile(r"\s+(?:them|her|him)\b")
"""Behind a verb of saying: it was said to those whom it befell."""
PERCEIVED = frozenset(
    ["believe", "believed", "believes", "think", "thinks", "noticed", "thought"]
    + ["heard", "hear", "hears", "learned", "learnt", "feared", "fears", "found", "finds"]
)
"""Verbs that tell what those did to whom it happened as well as what those say who know of it."""
PLACES_LISTED = re.compile(
    r"[A-ZĐ][\w'’ -]{2,30} and [A-ZĐ][\w'’-]+(?: [A-ZĐ][\w'’-]+)?"
    r"(?: (?:townships?|provinces?|districts?|states?|counties|prefectures?|regions?))?"
    r"(?: in \d{4})?$"
)
"""The end of a list of names: "(officials in Benue,) Imo and Oyo"."""
NOUNS_TOO = frozenset(
    ["report", "reports", "estimate", "estimates", "claims", "states", "notes"]
    + ["answered", "suspects", "suspect", "disputes"]
)
# A subject begins after one of these; a full stop after a title's abbreviation is none.
_PORTFOLIO = r"[A-ZĐ][\w'’-]+(?: [A-ZĐ][\w'’-]+){0,2}"
PORTFOLIO_LISTED = re.compile(
    r"\b(?:(?:Ministry|Minister|Department|Secretary|Commission(?:er)?|Committee|Bureau|Office|"
    r"Division|Directorate|Director|Council|Board|Agency|Institute|MINISTRY|MINISTER|DEPARTMENT)"
    rf"(?: (?:of|for|on|OF|FOR)(?: the)?) {_PORTFOLIO}(?:, {_PORTFOLIO}){{1,3}},? (?:and|AND) "
    rf"{_PORTFOLIO}|of the {_PORTFOLIO}(?:, {_PORTFOLIO}){{1,3}},? and [A-ZĐ][\w'’-]+ "
    r"(?:Ministry|Department|Division|Bureau|Office|Board|Council|Directorate))\b[^,]*$"
)
"""Up to a verb: "the Ministry of Labor, Invalids and Social Affairs (MOLISA)"."""
SUBJECT_STARTS = re.compile(
    r"[;:\"“”|·]|\s[-–]\s|"
    r"(?<!\bLt)(?<!\bGen)(?<!\bCol)(?<!\bMaj)(?<!\bCapt)(?<!\bSgt)(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)"
    r"(?<!\bPol)(?<!\bBrig)(?<!\bProf)(?<!\bU\.S)(?<!\bU\.N)(?<!\s[A-Z])[.!?]\s|\s(?:that|which|but|where|"
    r"because|while)\s|—|--"
)
SENTENCES = re.compile(r"(?<=[.!?])[\"”]?\s+(?=[\"“A-Z])")
SAID_THAT = re.compile(rf"\s(?:{SPEECH}|complained|agreed|felt|knew|thought)$")
BACK = 4
"""Sentences back in which the one may be named that a pronoun stands for."""
CONTRAST = re.compile(r";\s|,\s(?:while|whereas|but|although|though)\s|\s(?:while|whereas)\s")
ONWARD = 2
"""Sentences onward in which the same speaker may go on."""
ONE_PERSON = Cue(r"\b(?:he|she)\b", re.IGNORECASE)
BODY = re.compile(
    r"\b(?:minist\w+|departments?|office|boards?|agenc\w+|unions?|organi[sz]ations?|associations?|"
    r"foundation|cent(?:er|re)s?|police|authorities|newspapers?|news|stations?|courts?|ngos?|"
    r"committee|"
    r"embassy|government|network|bureau|unit|media|villagers|families|women|girls|men|they|"
    r"surveys?|stud(?:y|ies)|reports?|records?|figures|statistics|data|estimates?|hotline|"
    r"groups?)\b",
    re.IGNORECASE,
)
"""What "he" and "she" do not stand for, unless it gives a person's rank."""
OFFICERS = re.compile(
    r"\b(?:guards|officers|officials|staff|(?:case|aid|social|NGO) workers|investigators|"
    r"prosecutors|lawyers|activists|researchers|observers|experts|diplomats|counsel+ors|detectives|NGOs?)\b",
    re.IGNORECASE,
)
SAYING = Rare(
    r", (?:saying|adding|noting|stressing|claiming|arguing|warning|pointing out) "
    r"(?:that|there|it)\b"
)
MAIN_VERB = re.compile(
    r"\s(?:[a-z]{3,}ed|takes?|took|gave|gives?|was|were|is|are|had|has|have|made|makes|met|left|"
    r"went|put)\s"
)
PEOPLE = re.compile(r"\b(?:villagers|families|women|girls|men|they)\b", re.IGNORECASE)
"""Those among what BODY names to whom it happens."""
ARTICLE = re.compile(r"(?:an?|the|one|two|three|some|many)\b", re.IGNORECASE)
RANK = re.compile(
    rf"\b(?:{_STYLES}|{_in_either(_OFFICES + _CALLINGS)}|Supt|Insp|Comr|Brig|DIG|SSP|ACP|DSP|"
    r"Detective|Coroner|Investigator)\b"
)
WHO_SAID = re.compile(
    r"\b(?:with|from|by|[Mm]et|quoted|cited|interviewed|saw|visited|called|WITH|FROM|BY)\s"
    r"(?P<source>[^,;:.\"]{3,90}(?:, [^,;:.\"]{3,60})?), (?:who|WHO)$"
)
"""Up to a verb of saying: who says so in a clause about someone met or quoted."""
WHO_THEY_SAY = re.compile(
    r"\b(?:whom?|which) (?P<source>(?:the )?(?:[\w'’-]+ ){0,2}(?:police|prosecutors?|officials|"
    r"investigators|authorities|[Mm]inistry|activists|NGOs|court|agency))$"
)
"""Up to a verb of saying: "six men who prosecutors say"."""
THAT_RUNS = re.compile(
    r"\sthat (?:runs|has|have|had|is|are|keeps|takes|knows|ran|deals|serves|provides|operates|"
    r"(?:work|help|look|assist|monitor|represent|care|shelter|house|treat|follow|operat|provid)"
    r"(?:s|ed)) [^,;:\"“”]*$"
)
"""Up to a verb of saying: a clause that tells which one speaks, "an NGO that runs a house"."""
WHO_CLAUSE = re.compile(r"(?<=\w), who [^;:\"“”]+$")
"""Up to a comma and a verb of saying: a clause about the one who speaks."""
RELATIVE = re.compile(r"\s(?:that|which|where)\s")
OPENS_ALONE = re.compile(r"\s*(He|She)\s")
TITLED_REACH = 400
TITLED_LAST = re.compile(
    r"(?:^|[.!?][\"”]?\s)(?P<name>(?P<title>Mr|Mrs|Ms|Miss|Dr)\.? [A-ZĐ][\w'’-]+"
    r"(?: [A-ZĐ][\w'’-]+){0,3})[^.!?]*[.!?]?[\"”]?\s*$"
)
AGED_LAST = re.compile(
    r"(?:^|"
    r"[.!?][\"”]?\s)(?P<name>[A-ZĐ][\w'’-]+(?: [A-ZĐ][\w'’-]+){0,3}), \d\d,[^.!?]*[.!?]?[\"”]?\s*$"
)
"""A sentence about one person, at the end: "Roi Ja, 29, was made ..."."""
QUOTES = '"“”'
QUOTATION = re.compile(r'["“”]')
