"""The words that tell of a programme: project nouns, funding, running, status, title."""

import re

from etl.scan import Cue

PROJECT = Cue(
    r"\b(?:projects?|programmes?|programs?|initiatives?|campaigns?|schemes?|hotlines?|"
    r"component|pilot|grants?)\b"
    r"(?! (?:of action|officer|manager|director|coordinator|area|sites?|planning|proposals?\b))",
    re.IGNORECASE,
)
FIELD = Cue(
    r"traffick|\bTIP\b|victim|exploit|forced lab|safe migration|prostitut|slaver|migrant",
    re.IGNORECASE,
)
LEAD_IN = Cue(
    r"\b(?:projects?|programmes?|programs?|activities|initiatives?)\b[^.]{0,80}:\s*$", re.IGNORECASE
)
# The next sentence goes on about the same project.
SAME_PROJECT = re.compile(
    r"(?:(?:It|This|The|Its|These) (?:\w+ ){0,2}(?:projects?|programmes?|programs?|"
    r"initiatives?|campaigns?|scheme|component)\b|"
    r"It (?:is|has|aims|will|provides|covers|focuses|focused|includes|runs|works|targets|also|"
    r"was)\b|Activities\b|"
    r"(?:The )?(?:[A-Z]+ )works with\b)"
)
FUNDED_BEFORE = re.compile(
    r"\b(?:funded|financed|sponsored|bankrolled|supported|underwritten|backed|paid for|paid|given|"
    r"contributed|donated) (?:\w+ |in part )?by(?: the| a)?"
    r"(?: [A-Z][a-z-]+(?: Government['’]s)?)? $|"
    r"\b(?:fund(?:s|ing)|financing|money|donations?|contributions?|sponsorship|grants?|support|"
    r"backing|assistance)"
    r"(?: \w+){0,3} (?:from|by|of)(?: the)?(?: [A-Z][a-z-]+)? $|"
    r"(?:USD|US\$|\$|GBP|EUR|AUD) ?[\d.,]+(?: (?:million|thousand))?(?: to date)?,? (?:from|"
    r"of)(?: the)? $|"
    r"\bwith (?:the )?(?:help|money|funds?|funding|support) (?:from|"
    r"of)(?: the)?(?: [A-Z][a-z-]+)? $|"
    r"\bon behalf of(?: the)? $|"
    r"\b(?:money|funds?|funding|budget|costs?)\b[^.;:]{0,30} (?:comes?|came) from(?: the)? $|"
    r"\b(?:donors?|funders?)(?: (?:is|are|include|being))?:? (?:the )?$",
    re.IGNORECASE,
)
FUNDED_AFTER = re.compile(
    r"(?:['’]s)?[- ]?(?:funded|financed|sponsored|supported)\b|"
    r"['’]s (?:[\w-]+,? ){0,2}?(?:USD|US\$|\$|EUR|GBP) ?[\d.,]+(?: (?:million|thousand|billion))? |"
    r"['’]s (?:\w+ ){0,2}(?:grants?|contribution|money|funding|financial)\b|"
    r" (?:money|funds|funding|grants?)\b|"
    r" (?:is|was|are|were|remains?) (?:the |an? )?(?:main |sole |only |principal |major |chief )?"
    r"(?:donors?|funders?|sponsors?) (?:of|to|for)\b|"
    r"(?: also| is| has| have| had| will| agreed to| intends to| plans to)* (?:funds?|funded|"
    r"support(?:s|ed|ing) (?:an?|the) (?:[^\s;:()]+ ){0,4}?(?:projects?|programmes?|programs?)\b|"
    r"funding|"
    r"financ(?:e[sd]?|ing)|earmarked|donated|made available|pay for|adds?|"
    r"pays? for|paid for|sponsors?|sponsored|"
    r"(?:gave|gives|granted|provided?|provides|contributed?|contributes|allocated|awarded|"
    r"committed|pledged|given|promised|set aside|put(?:s|ting)? up|paying|pays|spends?|spending|"
    r"approved|offered(?: to put up)?|made available) (?:[^\s.,;:()]+ ){0,5}?"
    r"(?:(?:USD|US\$|\$|EUR|GBP) ?[\d.,]+|\d[\d.,]*|funding|funds|a grant|grants|money|financial))",
    re.IGNORECASE,
)
# A country that "will continue to support Laos through the ... programme" pays for that.
SUPPORTS = re.compile(
    r"(?: will| has| have| is| would)?(?: continued?(?: to)?| been)? (?:support|fund|assist|help|"
    r"financ)"
    r"\w* [^.;:]{0,80}? through (?:the|its) ",
    re.IGNORECASE,
)
_KIND = (
    r"(?:projects?|programmes?|programs?|initiatives?|campaigns?|schemes?|hotlines?|"
    r"component|pilot)\b"  # fmt: skip
)
RUNS_AFTER = re.compile(
    rf"(?:['’]s?)? (?:(?!(?:the|an?|this|that|said|its|and|in|to|of|"
    rf"for)\b)(?:[\w-]+|\$[\d.,]+) ){{0,4}}?{_KIND}|['’]s (?-i:[A-Z])[^.;:()]{{0,70}}? {_KIND}|"
    r"(?: \([^)]{1,20}\))?(?:, with (?:\w+ )?(?:USD|US\$|\$|EUR|GBP|AUD) ?\d|"
    r",?(?: which)?(?: and partners)?(?: also| is| are| has| have| had| been| will|"
    r" plans to| jointly| currently| now| recently| began| "
    r"begun)* (?:implement(?:s|ed|ing)?|administer(?:s|ed|ing)?|operat(?:es?|ed|ing)|"
    r"r[ua]n(?:s|ning)?|carr(?:y|ies|ied|ying) out|launch(?:es|ed|ing)?|"
    r"conduct(?:s|ed|ing)?|execut(?:es?|ed|ing)|manag(?:es?|ed|ing)|start(?:s|ed|ing)?|"
    r"submitted|opened|designed|coordinat(?:es?|ed|ing)|"
    rf"(?:has|have|had) (?:an? |the )?(?:[\w-]+ ){{0,3}}{_KIND}))",
    re.IGNORECASE,
)
RUNS_BEFORE = re.compile(
    r"\b(?:implemented|administered|operated|run|carried out|launched|conducted|executed|"
    r"managed|started|organi[sz]ed|designed|led|"
    r"coordinated)(?: \w+ly)? by(?: the)?(?: provincial| local| national)? $|"
    r"\b(?:carr(?:y|ies|ied) out|implement(?:s|ed)|r[ua]ns?|conduct(?:s|ed)|organi[sz]e[sd])"
    r"(?: jointly| together)? with(?: the)? $|"
    r"\b(?:grants?|money|funds?|million|\d{3}|contract) to(?: the)? $|"
    r"\b(?:grants?|money|funds?|funding|million|\d{3})\b[^.;:]{0,60} (?:allow(?:s|ed)?|enable[sd]?)"
    r"(?: the)? $|"
    rf"\b{_KIND} (?:of|by)(?: the)? $|"
    r"\b(?:money|funds?|funding|grants?|\d{3}|million)\b[^.;:]{0,40} through(?: the)? $|"
    r"\b(?:implementing|executing) (?:agency|agencies|"
    rf"partners?)(?: is| are|:)?(?: the)? $",
    re.IGNORECASE,
)
OWN_SUM = re.compile(
    r"['’]s (?:[\w-]+,? ){0,2}?(?:USD|US\$|\$|EUR|GBP) ?[\d.,]+(?: (?:million|thousand|billion))? ",
    re.I,
)
"""Behind one whose project has a sum of its own."""
RECEIVES = re.compile(
    r"(?: \([^)]{1,20}\))?(?: has| have| had| will)? (?:receive[sd]?|got|won|obtained|secured) "
    r"(?:[^\s.,;:()]+ ){0,4}?(?:(?:USD|US\$|\$|EUR|GBP|AUD) ?\d|grants?\b|funding|funds)",
    re.IGNORECASE,
)
"""Behind an agency to which others give money."""
IS_GIVEN = re.compile(
    r"\b(?:gave|gives?|given|awards?|awarded|granted|grants|paid|pays|handed)(?: the)? $", re.I
)
GIVEN = re.compile(
    r" (?:(?:USD|US\$|\$|EUR|GBP|AUD) ?\d|an? (?:\w+ )?grant\b|grants\b|funds\b|money\b)", re.I
)
"""On both sides of an agency to which a donor gives money."""
HOUSE = re.compile(
    r"['’]s? (?:[\w-]+ ){0,3}?(?:shelters?|cent(?:er|re)s?|homes?|houses?|refuges?|hotlines?|"
    r"courses?)\b",
    re.I,
)
"""Behind an agency: the house of its own that others pay for."""
WORKS_WITH = re.compile(
    rf"['’]s (?:[\w$-]+,? |\d[\d.,]* ){{0,6}}{_KIND} with(?: the)? $", re.IGNORECASE
)
"""Before an agency with which a donor has a programme of its own: "USAID's project with A"."""
DOES_PAID_WORK = re.compile(
    r"(?: \([^)]{1,20}\))?(?: and(?: the)? [^,.;:]{3,60}?)?(?: also| is to| will| has| have|"
    r" plans to|"
    r" now| so far)* (?:g[ai]ves?|given|provides?|provided|offers?|offered|h[eo]lds?|teach(?:es)?|"
    r"taught|trains?|trained|organi[sz]e[sd]?|reunited|returned|repatriated|assist(?:s|ed)|"
    r"help(?:s|ed)|built|builds|buil[dt]ing|open(?:s|ed)?|distribut\w+|operated?|r[au]ns?|"
    r"begins?)\b",
    re.IGNORECASE,
)
"""What the subject of a sentence does with the money that others give."""
TRAINS = re.compile(
    r"(?:['’]s?)? (?:[\w-]+ ){0,2}(?:trainings?|courses?|workshops?|seminars?|classes)\b", re.I
)
"""Behind an agency whose teaching it is: "IOM training in ..."."""
# The seat of an organisation, no place of its work.
SEAT = re.compile(r" (?:in|at|of) ")
BEGINS = re.compile(
    r"\b(?:since|beg[iau]ns?(?: in| on)?|start(?:s|ed|ing)?(?: in| on)?|launched(?: in| on)?|"
    r"opened(?: in| on)?|from)(?: early| late)? $",
    re.IGNORECASE,
)
ENDS = re.compile(
    r"\b(?:ends?(?: in| on)?|ended(?: in| on)?|until|through|expires?(?: in| on)?|clos(?:es|"
    r"ed)(?: in| on)?|runs? to|to run until)(?: early| late)? $",
    re.IGNORECASE,
)
_PAID_WORK = re.compile(
    r"\b(?:stud(?:y|ies)|surveys?|shelters?|centres?|centers?|trainings?|courses?|research|"
    r"houses?|homes?|fund|offices?|workshops?|seminars?|classes|schools?|return|rehabilitation|"
    r"reintegration|inspections|databank|operations?|monitoring|reception|officers?|posters|"
    r"dramas|leaflets|prosecutions?|council|prevention|awareness|counsel+ing|assistance)\b",
    re.IGNORECASE,
)
SHEET_ROW = re.compile(
    r"(?P<key>(?:Project )?Title|Project|Donors?|Funded by|Budget|Total budget|Duration|Period|"
    r"Countries|Implementing agency|"
    r"Executing agency|Agency|Partners)\s?(?:\.{3,}|:)\s?(?P<value>\S.*)$",
    re.IGNORECASE,
)
_POPULATION: dict[str, str] = {
    "women": r"women|wives|brides|mothers",
    "men": r"\bmen\b",
    "girls": r"girls?|daughters",
    "boys": r"boys?",
    "children": r"child(?:ren)?|minors?|youths?|young people|students? at risk",
    "infants": r"infants?|babies|newborns?",
    "workers": r"workers|labou?rers|domestic workers",
    "migrants": r"migrants?",
    "refugees": r"refugees?",
    "fishers": r"fishermen|fishers|seafarers|deckhands",
    "students": r"students?|pupils",
}
_PEOPLE = {
    group: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for group, words in _POPULATION.items()
}
_UNION = re.compile(
    r"(?:Women|Youth|Children)['’]?s?['’]? (?:Union|Federation|Fund|Affairs)|Save the Children|"
    r"ministries of labou?r",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"\b(?:has ended|ended (?:in|on|last)|came to an end|(?:was|were|has been|"
    r"have been) (?:completed|concluded|closed|shut|discontinued|"
    r"terminated|cancelled)|has closed|concluded (?:in|on|last)|expired|ran (?:from|until|for)|"
    r"wound up|phased out)\b",
    re.IGNORECASE,
)
_HALTED = re.compile(
    r"\b(?:on hiatus|on hold|in limbo|in abeyance|"
    r"(?:is|are|was|were|has been|have been) (?:currently )?"
    + r"(?:suspended|frozen|halted|stalled|interrupted))\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:will (?!end|expire|close|continue)|plans? to|planned|proposes?|proposed|proposal|"
    r"is to (?!end)|are to |to begin|to start|upcoming|forthcoming|"
    r"would (?!continue)|intends? to|expected to (?:begin|start)|pending approval|awaiting)",
    re.IGNORECASE,
)
_ACTIVE = re.compile(
    r"\b(?:ongoing|on-going|current(?:ly)?|continu\w+|is|are|has|have|focuses|provides?|works?|"
    r"runs?|aims?|administers?|implements?|"
    r"operates?|manages?|pays|coordinates?|funds|includes?|targets?|covers?|supports?|begun|"
    r"launched|started|opened|"
    r"ends? in|until)\b",
    re.IGNORECASE,
)
_OFFICE = ("fund", "council", "office")


_SUM = r"(?:USD|US\$|\$|EUR|€|GBP|£|AUD|NOK|SEK|DKK|CHF|CAD|JPY|RMB) ?\d[\d.,]*"
MONEY_GIVEN = re.compile(
    r"\b(?:gave|gives?|given|grant(?:s|ed)|provid(?:es?|ed)|contributed?s?|allocat(?:es?|ed)|"
    r"earmarked|donated|promised|pledged|set aside|lent|awarded|committed)\b"
    rf"(?: [^\s.;:]+){{0,6}}? {_SUM}(?:k| (?:million|thousand))?(?: \([^)]*\))? (?:for|to) |"
    r"\bpa(?:ys|id) for (?!(?:(?:the|their|his|her|its|an?) )?(?:trip|passage|journey|ticket|bus|"
    rf"travel)\b|by\b)|\bwith {_SUM}(?: (?:million|thousand))? from\b|"
    rf"\b(?:received?|receives|got|won|obtained|secured) (?:[^\s.;:]+ ){{0,4}}?{_SUM}"
    r"(?: (?:million|thousand))?(?: \([^)]*\))? from [^.;:]{2,80}? (?:for|to|towards?) ",
    re.IGNORECASE,
)
"""Money that somebody gives for something, whatever it is called."""
_ON_CONDITION = re.compile(r"\b(?:as long as|if|whether|unless|would|should)\b", re.IGNORECASE)


def money_given(text: str, start: int, end: int) -> bool:
    """Whether a sentence says that somebody gives money for something, not that one might."""
    given = MONEY_GIVEN.search(text, start, end)
    return given is not None and not _ON_CONDITION.search(text, start, given.start())


def paid_work(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The words for work that is a programme only where it is paid for; no names of offices.

    Of a compound ("reception center") the last word stands for it.
    """
    found = [
        noun
        for noun in _PAID_WORK.finditer(text, start, end)
        if not (noun.group()[0].isupper() and noun.group().lower().startswith(_OFFICE))
    ]
    heads = {noun.start() for noun in found}
    return [noun for noun in found if noun.end() + 1 not in heads]


ELSEWHERE = re.compile(
    r"\b(?:bridges?|roads?|highways?|railways?|dams?|ports?|airports?|power|electricity|"
    r"irrigation|cement|mining|rice|fertili[sz]er|water supply|sanitation|vaccin\w+|malaria|"
    r"rural development)\b"
)
"""What a programme of another field is about."""
SLIGHT = re.compile(
    r"\b(?:workshops?|seminars?|hotlines?|assistance of|classes|embassy)\b", re.IGNORECASE
)
"""What is a programme only where money for it is told."""
WEIGHTY = re.compile(
    r"\b(?:projects?|programmes?|programs?|initiatives?|campaigns?|schemes?|component|pilot)\b",
    re.IGNORECASE,
)
_ROOTS = (
    *("project", "program", "initiative", "campaign", "scheme", "hotline", "component", "pilot"),
    *("grant", "fund", "financ", "paid", "sponsor", "donat", "money", "usd", "$", "contribut"),
    "pays for",
)


def may_tell(text: str) -> bool:
    """Whether a text holds any word of a project or of its payment: the quick look first."""
    lower = text.lower()
    return any(root in lower for root in _ROOTS)


def population_of(text: str) -> list[str]:
    """The groups of people that words speak of, names of organisations aside."""
    bare = _UNION.sub(" ", text)
    return [group for group, expression in _PEOPLE.items() if expression.search(bare)]


def status_of(text: str) -> str:
    """planned, active, ended or unknown, by the verbs."""
    if _ENDED.search(text):
        return "ended"
    if _HALTED.search(text):
        return "unknown"
    planned, active = _PLANNED.search(text), _ACTIVE.search(text)
    if planned and (not active or planned.start() < active.start()):
        return "planned"
    return "active" if active else "unknown"


_COUNTED = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several|many|some|other|these|those|"
    r"all)\s"
    r"(?:[\w-]+\s){0,3}(?:projects|programmes|programs|initiatives|campaigns|schemes)\b",
    re.IGNORECASE,
)


def only_counted(text: str) -> bool:
    """Whether words speak of projects by their number alone: "six donor-funded projects"."""
    nouns = [noun for noun in PROJECT.finditer(text)]
    counted = [found.span() for found in _COUNTED.finditer(text)]
    return bool(nouns) and all(
        any(start <= noun.start() < end for start, end in counted) for noun in nouns
    )
