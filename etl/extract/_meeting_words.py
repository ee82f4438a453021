"""The words by which texts speak of gatherings, by class."""

import re

from etl.scan import Cue, Rare, Scan

OFFICERS = (
    r"(?:(?:emb|polecon|pol|econ|con|lab|congen)[-/]?offs?|ambassador|charg[eé]|DCM|"
    r"consul(?:\sgeneral)?|pol/?econ\s\w+|labor\sattach[eé])"
)
"""How cables call those of their own embassy."""
# Each class of word that can name a gathering. Order matters: the longer before the shorter.
CLASSES: dict[str, str] = {
    "signing": r"(?:sign(?:ed|ing)|initial(?:l?ed)|concluded|inked|to\ssign(?:\sit)?|"
    r"(?:will|shall)\ssign|put\stheir\snames|exchange\ssignatures)(?:\sceremony)?",
    "workshop": r"workshops?|seminars?|training\s(?:day|course|session|workshop)s?|trainings?|"
    r"courses?|masterclass|refresher|(?:table-?top|joint)\sexercise|"
    r"(?:awareness|sensiti[sz]ation)\s(?:day|session|event)s?|study\sday|were\strained|was\strained|(?:trained|will\strain)(?=\s(?:over\s|some\s|about\s)?\d)",
    "forum": r"forums?|fora",
    "conference": r"conferences?|(?:(?<=\ba\s)|(?<=\bpublic\s))hearing"
    r"(?=\s(?:for|on|of|with|will|was|is|in|at)\b)|symposium|summit|congress|round[\s-]?table|consultations?|"
    r"colloquium|convention\scent(?:er|re)",
    "ceremony": r"ceremony|launch(?:ed|ing)?"
    r"(?!\s(?:\w+\s){1,3}(?:campaign|operation|crackdown|drive)\b)",
    "talks": r"talks(?!\sto\s(?:its|his|her|their|us|them|him|me|people)\b)|negotiations|dialogue|"
    r"round\sof\s(?:talks|senior\sofficials)|"
    r"(?:first|second|third|fourth|next|last|latest|new|another)\sround|"
    r"(?:annual|regular)\s(?:bi-?annual\s)?ministerial(?!\s\w*(?:meeting|conference))|"
    r"(?:inter-?)?ministerial(?=\s(?:in|at|on|of|will|was|is|next)\b|[,.;]|$)",
    "meeting": r"meetings?|sessions?(?!\scourts?\b)|gathering|retreat|"
    r"(?:(?<=its\s)|(?<=their\s))annual\sreview|SOM|IMM|AMMTC|SOMTC",
    # Bodies: they count where they sit.
    "body": r"working\sgroup|task\sforce|(?:joint|inter-?ministerial|inter-?agency|steering|"
    r"bilateral|binational|monthly|quarterly|coordinat\w+)\s(?:[\w-]+\s){0,2}(?:committee|commission)",
    "met": r"(?:met|meets?|sat\sdown|sit\sdown|(?:to|will)\ssit\sfor|gather(?:ed|s)?|"
    r"convened?s?|conferred|assembled|(?:talked|deliberated)(?=\s(?:in|at)\s[A-Z])|"
    r"(?:will|(?:is|are)\sto)\stalk(?=\s(?:in|on|at|about)\b)|went\sover(?=\sthe\s(?:\w+\s)?(?:question|matter|text|draft|terms|list|agreement)\b)|get\stogether|got\stogether|see\sone\sanother"
    r"|hold\stalks|held\stalks|compare\snotes|go\sthrough\sthe\sdraft|had\sspoken|"
    r"br(?:ought|ings?)\stogether|(?:considered|reviewed)(?=\sby\s(?:experts|officials|ministers|delegations)\b)|"
    r"raised(?=\s[^.;]{3,60}\swith\s(?:his|her|their)\s(?:\w+\s){0,2}counterparts?\b)|"
    r"takes?\sup(?=\s[A-Z]\w+\s(?:in|at|on)\b)|will\ssee(?=\s(?:the\s)?(?:\w+\s){0,3}"
    r"(?:authorities|officials|ministers?|governor|police)\b)|"
    r"take\sup(?=\s(?:the|this|its|a)\s(?:\w+\s){0,2}(?:matter|issue|agreement|draft|question|"
    r"subject|proposal|convention|text|list)\b)|briefed(?=\s(?:\w+\s){0,3}(?:officers|officials|"
    r"diplomats|embass\w+|donors|ambassadors?|\w+offs?)\b)|hosted(?=\s(?:\w+\s){0,3}(?:leaders|donors|"
    r"representatives|officials|delegates|diplomats|ministers|counterparts)\b)|were\sreceived|"
    r"was\sreceived|be\sreceived|will\sbrief|led\soff|received(?=\sus\son\b)|"
    r"discuss(?:ed)?)",
    "visit": r"visit(?:ed|s|ing)?(?!\s(?:pass|visa|permit))|"
    r"study\s(?:visit|tour)|delegation|mission|"
    r"travel(?:l?ed|s)|(?<=\bto\s)travel(?=\sto\b)|"
    r"(?:(?<=\bwill\s)|(?<=\bwould\s))travel(?=\sto\b)|"
    r"call(?:ed)?\s(?:on|in(?!\s(?:on|for|at|from)\b))|toured|tour|swing|flew|fly"
    r"|leaves?\sfor(?=\s[^.;]{3,60}?\s(?:to\s(?:discuss|sign|meet|attend|hold|negotiate)|for\stalks)\b)"
    r"|went\s(?:with\s(?:\w+\s){1,4})?to|(?:has|have|had)\sgone\sto|go(?:es)?\sto|drove(?:\sto)?|"
    r"(?:is|are)\sexpected\s(?=in\s[A-Z])"
    r"|spent(?=\s(?:\d|(?:\w+\s){1,3}(?:days?|weeks?)\s(?:in|at|of)\b|(?:Jan|Feb|Mar|Apr|May|Jun|"
    r"Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\s\d))|(?:(?:last|first)\s)?(?:looked|dropped|stopped|called)\s"
    r"(?:in|by)(?=\s(?:together|again|on|at|there)\b)|"
    r"(?:will\s)?receive[sd]?\s(?:a\s|our\s|the\s|an\s|his\s|her\s)?(?:[\w/-]+\s){0,4}?"
    r"(?:delegation|team|(?:emb|polecon|pol|econ|con|lab|congen)[-/]?offs?|attach[eé]s?|ambassador|high\scommissioner|"
    r"consul|minister|envoy|counterparts?)(?!['’]s)|trip(?=\s(?:to|on)\b)|paid\sa\scall|"
    r"called(?=\s(?:without\snotice\s|unannounced\s)?at\sthe\b)|"
    r"sent\s(?:an?|its)\s(?:team|delegation|envoy|mission)|in\sperson|will\sbe\s(?=in\b|at\b)|"
    r"due\s(?=in\s(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))[A-Z])|(?:was|were)\s(?=(?:in|at)\s[A-Z]\w+(?:\s[A-Z]\w+)?(?:,\s[^.;,]{3,70},)?"
    r"(?:,\s[A-Z]\w+|\sand\s[A-Z]\w+){0,4}\s(?:on\s|from\s|in\s[JFMASOND][a-z]+\s\d|"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\s\d))|"
    r"came\s(?=for\s(?:\w+\s)days?\b)",
    "agreed": r"agreed|adopted",
    "held": r"(?:be|was|were|been)\s(?:held|hosted)|t(?:ook|ake|akes)\splace|will\shost|hosted|"
    r"(?:last|latest|next|first|second|third|most\srecent)(?:\sone)?(?:\sof\s(?:them|"
    r"these(?:\s\w+)?))?,?\s(?:(?:was|is|will\sbe)\s)?(?:due\s|foreseen\s|planned\s)?"
    r"(?=(?:in|on|at)\s)|(?<=\ba\s)follow-up(?=\s(?:in|on|at)\s)|"
    r"(?:hold|held)\sanother|put\soff|postponed|be\sconvened|(?:is|are)\s(?:planned|foreseen|scheduled)(?=\s(?:for|in|at|on)\s)|(?:open(?:ed|s)|closed|ended|began|begins)(?=\s(?:on|in|at|here|this|"
    r"yesterday|with|today)\b)",
}
TRIGGER = Scan(
    r"\b(?:" + "|".join(f"(?P<{name}>(?:{pattern}))" for name, pattern in CLASSES.items()) + r")\b",
    re.IGNORECASE,
)
CANCELLED = Rare(
    r"\b(?:cancell?ed|called\soff|did\snot\stake\splace|never\s(?:took\splace|held|met)|"
    r"abandoned|scrapped)\b",
    re.IGNORECASE,
)
PLANNED = re.compile(
    r"\b(?:will|shall|is\sto|are\sto|to\sbe|due|planned|scheduled|expected|tentatively|set\sfor|"
    r"fixed\sfor|"
    r"slated|upcoming|forthcoming|next\s(?:meeting|round|session|time|conference|forum|"
    r"workshop)|next:|"
    r"agree(?:d|ing)\sto\s(?:organi[sz]e|hold|meet|convene|host)|"
    r"postponed|put\soff|foreseen|intends?|plans?\sto|hopes?|was\sto\shave|were\sto\shave|would)\b",
    re.IGNORECASE,
)
HELD = re.compile(
    r"\b(?:was|were|met|held|took\splace|attended|opened|closed|concluded|hosted|co-hosted|"
    r"signed|visited|chaired|had|"
    r"participated|gathered|discussed|ended|wrapped|called|sponsored|brought|initial\w+|"
    r"travel\w*ed|spent|led)\b",
    re.IGNORECASE,
)
MINISTERIAL = Rare(
    r"\b(?:inter-?\s?ministerial|ministerial|ministers\b(?!\sof)|ministers\sof|cabinet-level|"
    r"summit|prime\sministers|AMMTC|IMM|"
    r"minister\sand)\b",
    re.IGNORECASE,
)
SENIOR = re.compile(
    r"\b(?:senior\soffic\w+|SOM\d*|SOMTC|heads\sof\sdepartment|vice[\s-]minister\w*\slevel)\b",
    re.IGNORECASE,
)
CLOSES = re.compile(
    r"\b(?:clos(?:e|ed|es|ing)|conclu\w+|end(?:ed|s)|at\sthe\send|wrapp\w+|final\sday|last\sday|"
    r"wound\sup)\b",
    re.IGNORECASE,
)
OPENS = re.compile(
    r"\b(?:open(?:ed|s|ing)?|beg[ai]n|begins|start(?:ed|s)?|kicked\soff|due)\b", re.IGNORECASE
)
DURATION = Rare(
    r"\b(?P<n>two|three|four|five|six|seven|[2-7])[\s-]?days?\b(?!['’]?\s(?:later|ago|after|"
    r"before|earlier))",
    re.IGNORECASE,
)
# A verb of another event between a gathering and a date: the date is likely that event's.
FOREIGN = Cue(
    r"\b(?:said|says|told|reported|rescued|arrested|trafficked|sold|lured|convicted|sentenced|"
    r"who|because|since|killed|"
    r"kidnapped|found|freed|returned|repatriated|taken|estimated|identified|ratified|passed|"
    r"came\sinto|entered\sinto|"
    r"adopted|published|issued|established|founded|enacted|formed|as\s\w+\sdid|"
    r"born|died|fled|raided|recalled|heard\sthat)\b",
    re.IGNORECASE,
)
OUTCOME = re.compile(
    r"\b(?:sign(?:ed|ing)?|adopted|approved|endorsed|agreed\s(?:on|to)|launched|concluded)\s(?:a|"
    r"an|the|their|its|on|to|upon)?\s?"
    r"(?:[\w'’()-]+\s){0,9}?(?:MOU\b|memorand\w+|agreement|declaration|plan(?:\sof\saction)?|"
    r"protocol|statement|treaty)"
    r"(?:\sof\s(?:understanding|action))?",
    re.IGNORECASE,
)
COMMIT_SERIES = re.compile(r"\bCOMMIT\b|\bCoordinated\sMekong\sMinisterial\b", re.IGNORECASE)
ATTENDANCE = re.compile(
    r"\b(?:some|over|about|more\sthan|nearly|around|up\sto)?\s?(?P<n>\d{1,3}(?:,\d{3})?|"
    r"\d{1,4})\s(?:\w+\s){0,2}"
    r"(?:participants|delegates|children|officials|people|officers|workers|young\speople|"
    r"students|representatives|owners|guests)\b"
)
OFFICIAL = re.compile(
    r"\b(?:officials?|officers?|minist\w+|delegat\w+|governors?|ambassadors?|poloff\w*|"
    r"econoff\w*|emboff\w*|conoff\w*|congenoff\w*|"
    r"laboff\w*|charg[eé]|DCM|AIT|G/TIP|RSO|ARSO|congen|we|president|secretar\w+|police|commission\w*|committee|"
    r"authorit\w+|representatives?|"
    r"experts?|investigators?|prosecutors?|judges?|counterparts?|colleagues?|consul\w*|team|group|"
    r"NGOs?|mayors?|"
    r"generals?|colonel|"
    r"force|offices?|staff|embassy|consulate|attach[eé]s?|USAID|DAA?[GS]|codel|scenesetter|"
    r"visitors?|bureaus?|unions?|federation|envoys?|governments?|countries|sides|parties|"
    r"members?|workers|(?<!united\s)states|teenagers|"
    r"chiefs?|heads?|leaders?|agencies|director\w*|chair\w*|deput\w+|inspectors?|drafters?|"
    r"coordinators?|rapporteurs?|advis[eo]rs?|commands?|commanders?|opposite\snumbers?|premier|stakeholders?|councils?|coalition)\b",
    re.IGNORECASE,
)
"""Who meets for a government or an organisation."""
MEETS_OFFICIAL = re.compile(
    r"\s(?:with\s)?(?:\w+\s){0,3}(?:counterparts?|ministers?|officials|governors?|president|"
    r"premier|ambassador|"
    r"chief|director|authorities|delegation|colleagues?)\b",
    re.IGNORECASE,
)
"""Behind "visit" or "meet": that one of them is seen."""
