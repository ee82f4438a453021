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
    r"(?:holds|held)(?= that\b)|"
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
    r"\b(?:according to|as per|in the words of|as (?:reported|estimated|stated|quoted|cited) by|"
    r"(?:estimated|reported|published|released|compiled|quoted|cited|issued|counted|recorded|"
    r"registered) by|(?:is|are|was|were) (?:said|alleged) by|"
    r"(?:figures|data|statistics|numbers|estimates?|records|information|reports?) (?:released |"
    r"published |"
    r"compiled |issued |provided |collected )?(?:from|by))\s+",
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
    r"files?|database)\b",
    re.IGNORECASE,
)
SOURCE_END = re.compile(
    r"[,;:\"“”()|]|\.(?=\s|$)| (?:--|-|–) |—|\s(?!(?:19|20)\d\d\b)\d[\d,.]*\s(?=\w)|"
    r"\s(?:found|finds|puts|put|reveals|HAS|HAVE|IN|IS|ARE|WAS|WERE|that|who|which|when|where|"
    r"while|after|before|"
    r"because|as|in an?|"
    r"in the|at an?|at the|on the|during|is|are|was|were|has|have|had|shows?|showed|nearly|"
    r"about|some|"
    r"more than|at least|only|yesterday|today|last|this|earlier|but|although|though)\s"
)
PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)(?: \w+ly| often| also| widely)?$")
OBJECT_PRONOUN = re.compile(r"(?:her|him|them|both)\b(?!\s+\w)", re.IGNORECASE)
COMPLEX = re.compile(r"\s(?:has|have|had)\s(?!.*\swho\s)")
TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Col|Colonel|General|Gen|Capt|Captain|Major|Maj|Lt|Lieutenant|"
    r"Minister|Director|"
    r"Sgt|Sergeant|Inspector|Superintendent|Commander|Officer|Chief|Police|Pol|Ambassador|"
    r"Secretary|President|"
    r"Judge|Prosecutor|Father|Sister|Professor|Spokes\w+|Head|Deputy|Vice|U|Daw)\b"
)
SPEAKER_NEXT = re.compile(
    rf"\s(?:{TITLED.pattern}\s|[A-ZĐ][\w'’-]+(?:\s[A-ZĐ][\w'’-]+){{1,4}}(?:,|\.?$))"
)
"""A speaker right behind the verb, by title or by name."""
PARTICIPLES = frozenset(
    re.findall(
        r"\w+",
        "believed suspected alleged thought reported estimated recorded counted identified "
        "described cited quoted claimed wanted rejected disputed registered denied recommended",
    )
)
PARTICIPLE = re.compile(
    r"(?!\s\w+\s[^,.;]{1,40}\sthat\b)\s(?:to|of|as|at|in|on|during|from|between|for|here|there|"
    r"by|under)\b"
)
"""What stands behind a verb that tells of those before it: "a man suspected of"."""
VERBAL = re.compile(r",|\s+(?:that|to|an?|some|about|more|\d+ (?!\|)|there|the)\b", re.IGNORECASE)
"""What follows a word that is a noun as well where it is a verb."""
NO_SUBJECT = re.compile(
    r"(?:\b(?:to|not|will|would|the|an?|of|recent|could|cannot|nobody|in|as|when|where|about|"
    r"with|on|"
    r"despite|from|deny|denied|situation)|^(?:persons)?)$",
    re.IGNORECASE,
)
"""What stands before a word that is no verb of saying there, or one without a subject."""
PLACES_LISTED = re.compile(r"[A-ZĐ][\w'’ -]{2,30} and [A-ZĐ][\w'’-]+(?: [A-ZĐ][\w'’-]+)?$")
"""The end of a list of names: "(officials in Benue,) Imo and Oyo"."""
NOUNS_TOO = frozenset(
    [
        "report",
        "reports",
        "estimate",
        "estimates",
        "claims",
        "states",
        "notes",
        "answered",
        "suspects",
        "suspect",
        "disputes",
    ]
)
# A subject begins after one of these; a full stop after a title's abbreviation is none.
SUBJECT_STARTS = re.compile(
    r"[;:\"“”|·]|\s[-–]\s|"
    r"(?<!\bLt)(?<!\bGen)(?<!\bCol)(?<!\bMaj)(?<!\bCapt)(?<!\bSgt)(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)"
    r"(?<!\bPol)(?<!\bBrig)(?<!\bProf)(?<!\bU\.S)(?<!\bU\.N)[.!?]\s|\s(?:that|which|but|where|"
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
RANK = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Col(?:onel)?|Gen(?:eral)?|Capt(?:ain)?|Maj(?:or)?|Lt|Sgt|[Dd]irector|"
    r"[Mm]inister|[Mm]anager|[Cc]hief|[Hh]ead|[Ss]pokes\w+|[Dd]eputy|[Oo]fficer|[Oo]fficial|"
    r"[Ss]ecretary|"
    r"[Gg]overnor|[Jj]udge|[Pp]rosecutor|[Ww]orker|[Cc]oordinator|[Cc]ommander|[Aa]dvis[eo]r)\b"
)
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
