"""Names of organisations that follow a pattern: ministries, departments, police, unions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from etl.annotate._portfolios import PORTFOLIO

_LIST = rf"{PORTFOLIO}(?:(?:, and |, | and (?:the )?| of (?:the )?| & | ){PORTFOLIO})*"
_CAP = r"(?:[A-ZĐ][\w'’-]*[a-z’']|[A-Z]{2,}|[A-ZĐ][a-z]+)"
_SMALL = r"(?: of the| for the| on the| against the| of| for| on| against| to| in charge of)"
_TOPIC = (
    r"(?:Anti-?|Counter-?|Human|People|Trafficking|Women|Children|Persons|Child|Crime|"
    r"Transnational|Drugs?|"
    r"Migration|Migrant|Labou?r|Victims?|Protection|Social|Affairs)"
)
_STARTS = (
    r"(?:National|State|Central|Provincial|Inter-?[Mm]inisterial|Inter-?[Aa]gency|Steering|"
    r"Inter-?[Ss]ectoral|Inter-?[Ii]nstitutional|Multi-?[Ss]ectoral|"
    r"Working|Joint|Standing|"
    r"Parliamentary|Supreme|Township|General|Regional|District|Special|High-?[Ll]evel|"
    r"Anti-[A-Z]\w+|Counter-[A-Z]\w+)"
)
# What stands before "Service for Women" or "Unit of the National Police" as part of the name.
_LEAD = (
    rf"(?:(?:{_STARTS}|Federal|Public|Royal|Beings|(?:{_TOPIC}|Minors)(?:['’]s|s['’])?)"
    r"(?: (?:and|in|of)(?= [A-Z]))? ){0,6}"
)
_OFFICES = (
    *("Department", "Division", "Bureau", "Directorate", "Unit", "Office", "Agency"),
    *("Administration", "Commission", "Authority", "Secretariat", "Inspectorate", "Brigade"),
    *("Squad", "Board", "Fund", "Service", "Cell"),
)
_OFFICE = "|".join(_OFFICES)
_ASSOCIATIONS = (
    *("Foundation", "Trust", "Network", "Alliance", "Coalition", "Association", "Institute"),
    *("Fellowship", "Mission", "Society", "Charity"),
)
_HOMES = ("House", "Home", "Shelter", "Sisters", "Refuge", "Project", "Mission")
_PAPERS = (
    *("News", "Herald", "Gazette", "Tribune", "Courier", "Chronicle", "Times", "Daily"),
    "Weekly",
)
_WORKS = ("runs", "operates", "shelters", "assists", "helps")
_NGO = (
    r"(?:NGO|charity|non-?governmental organi[sz]ation|"
    r"(?:rights|aid|advocacy|women's|relief|faith-based) (?:group|organi[sz]ation))"
)
_NAME = (
    r"(?!(?:Director|Officer|Coordinator|Chief|Head|Secretary|Network|Forum|President|Act|Law|Mr|Ms)\b)"
    rf"{_CAP}(?:(?:(?: of| for(?: the)?| against| and| the| de| la| des| du| y)? (?:d')?| d')"
    rf"{_CAP}){{0,4}}"
)
_SHORT = r"(?: \([A-Z][A-Za-z]+\))?"
"""The letters of a name in brackets behind it."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A shape of name: the words that announce it, its expression, its kind."""

    triggers: tuple[str, ...]
    expression: re.Pattern[str]
    kind: str


_PATTERNS = (
    Pattern(
        ("Ministry", "Ministries"),
        re.compile(rf"\bMinistr(?:y|ies) (?:of|for) (?:the )?(?P<list>{_LIST})"),
        "ministry",
    ),
    Pattern(
        ("Ministry", "Ministries", "ministry", "ministries"),
        re.compile(
            rf"\b(?P<reversed>{PORTFOLIO}(?:(?:, | and | ){PORTFOLIO}){{0,4}}) "
            r"[Mm]inistr(?:y|ies)\b"
        ),
        "ministry",
    ),
    Pattern(
        _OFFICES,
        re.compile(
            rf"\b{_LEAD}(?:Departments|Bureaus|{_OFFICE})"
            rf"{_SMALL} {_CAP}(?:(?: and(?= {PORTFOLIO})|,(?= {PORTFOLIO})| of(?: the)?| for|"
            rf" against| in(?= Persons))? {_CAP}){{0,6}}"
        ),
        "government",
    ),
    Pattern(
        (*_OFFICES, "Command", "Task Force"),
        re.compile(
            rf"\b{_CAP}(?:(?:,? and)?(?: in(?= Persons))? {_CAP}){{0,5}} "
            rf"(?:{_OFFICE}|Command|Task Force)s?\b"
        ),
        "government",
    ),
    Pattern(
        (
            "Committee",
            "Council",
            "Task Force",
            "Commission",
            "Central Body",
            "Roundtable",
            "Platform",
        ),
        re.compile(
            rf"\b(?:{_STARTS} )(?:(?:in (?=Persons))?{_CAP} ){{0,4}}"
            rf"(?:Committee|Council|Commission|Task Force|Body|Board|Round-?[Tt]able|Platform)"
            rf"(?:{_SMALL} {_CAP}(?:(?: and| in(?= (?:Women|Persons))|"
            rf" of)? (?:{_TOPIC}[\w-]*|{PORTFOLIO})){{0,6}})?"
        ),
        "government",
    ),
    Pattern(
        ("Union", "Federation", "Front"),
        re.compile(
            r"\b(?:Women's|Youth|Farmers'|Peasants'|Fatherland|Students') (?:Unions?|"
            r"Federation|Association|Front)\b"
        ),
        "mass_organisation",
    ),
    Pattern(
        ("Border", "Coast Guard", "Customs", "Immigration", "Gendarmerie", "Police"),
        re.compile(
            r"\b(?:Border (?:Guards?|Patrol|Police|Army|Force|Defen[cs]e)(?: Police| Command|"
            r" Force| Bureau| Agency)?|Coast Guard|Customs (?:Department|Service|"
            r"Authority|and Excise)|Immigration (?:Department|Bureau|Police|Service|Authority|"
            r"Office|Division)|Marine Police|"
            r"Tourist Police|Judicial Police|Military Police|National Police(?: Agency)?|"
            r"Criminal Police|Federal Police|"
            r"State Police|Metropolitan Police|Gendarmerie)\b"
        ),
        "police",
    ),
    Pattern(
        (*_ASSOCIATIONS, "Organi"),
        re.compile(
            rf"\b{_CAP}(?:(?: of| for| and| the| of the| for the|"
            rf" against)? {_CAP}){{0,6}} (?:{'|'.join(_ASSOCIATIONS)}|Organi[sz]ation)\b"
            r"(?! (?:Ministry|Department|Officer|Director))"
        ),
        "ngo",
    ),
    Pattern(
        ("Center", "Centre"),
        re.compile(
            rf"\b(?:{_CAP} ){{0,3}}(?<!Transit )(?<!Reception )(?<!Training )Cent(?:er|re) "
            rf"(?:for|to|against|on)(?: the)? (?!Ministry|Department|Office){_CAP}"
            rf"(?:(?: of(?: the)?| and| in(?= (?:Persons|Human|Women)))? {_CAP}){{0,5}}|"
            rf"\b{_CAP}(?: {_CAP}){{0,3}} (?:Crisis|Legal|Law|Rights|Education|Equality|Research|"
            r"Response|Support|Rescue|Protection|Rehabilitation|Documentation|Welfare|"
            r"Resource|Information|Assistance|Counsel+ing) Cent(?:er|re)\b"
        ),
        "ngo",
    ),
    Pattern(
        ("NGO", "charity", "organization", "organisation", "group", "association", "foundation"),
        re.compile(
            rf"\b(?:{_NGO}(?: (?:in|from) (?:the )?[\w-]+,)?|association|foundation),? (?:the )?"
            rf"(?P<named>{_NAME})(?! (?:Director|Officer|Department)\b)"
        ),
        "ngo",
    ),
    Pattern(
        ("NGO", "charity", "association", "foundation", "network", "non-profit"),
        re.compile(
            rf"\b(?P<named>{_NAME}){_SHORT} is an? (?:[\w'-]+ ){{0,2}}?(?:{_NGO}|"
            r"association|foundation|network of|non-profit)\b"
        ),
        "ngo",
    ),
    Pattern(
        ("Center", "Centre", *_HOMES),
        re.compile(
            rf"\b(?P<named>{_CAP}(?: {_CAP}){{0,3}} (?:Cent(?:er|re)|{'|'.join(_HOMES)}))"
            rf"{_SHORT}(?:,? in [A-Z][\w' -]+,?)? "
            r"(?:helps?|assists?|shelters?|takes? in|looks? after|cares? for|runs?|houses)\b"
        ),
        "ngo",
    ),
    Pattern(
        ("NGO", "charity", "organization", "organisation", "group"),
        re.compile(
            rf"\b(?P<named>{_NAME}){_SHORT}, (?:an?|one of the) "
            rf"(?:[\w'-]+ ){{0,3}}?{_NGO}\b(?! (?:workers?|officers?|staff|directors?|leaders?|"
            r"activists?|members?|volunteers?|representatives?|officials?|lawyers?|shelters?|[A-Z]))"
        ),
        "ngo",
    ),
    Pattern(
        tuple(f"which {works}" for works in _WORKS),
        re.compile(
            rf"\b(?P<named>{_NAME}){_SHORT}(?: (?:of|in) {_CAP})?, "
            rf"which (?:{'|'.join(_WORKS)})\b"
        ),
        "ngo",
    ),
    Pattern(
        ("agency",),
        re.compile(r"\b(?P<named>[A-Z]{4,8}), (?:the|an?) (?:[\w'-]+ ){1,5}agency\b"),
        "government",
    ),
    Pattern(
        _PAPERS,
        re.compile(rf"\b{_CAP}(?: {_CAP}){{0,3}} (?:News Agency|{'|'.join(_PAPERS)})\b"),
        "media",
    ),
)
TRIGGERS: tuple[str, ...] = tuple(
    sorted({trigger for pattern in _PATTERNS for trigger in pattern.triggers})
)
_BY_TRIGGER = {
    trigger: tuple(pattern for pattern in _PATTERNS if trigger in pattern.triggers)
    for trigger in TRIGGERS
}
# Capitalised words that begin a sentence or a phrase and are no part of a name.
_NOT_FIRST = re.compile(
    r"^(?:(?:The|A|An|In|On|At|Our|His|Her|Its|Their|This|That|From|By|For|With|And|But|To|"
    r"Both|All|Each|Every|Local|"
    r"Under|When|After|Before|Since|As|Also|No|One|Two|Three|Four|Some|Many|Several|What|If|Of|"
    r"Speaking|According|"
    r"Last|Next|New|Source|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|"
    r"February|March|April|May|"
    r"June|July|August|September|October|November|December|Mr|Mrs|Ms|Dr|Director|Head|Chief|"
    r"Officer|Another|Via|Former|"
    r"Outside|Near) (?:of (?:the )?)?)+"
)
_ONE_OF = re.compile(rf"{_CAP} {_CAP} of (?:the )?(?=(?:{_CAP} ){{2}})")
"""A person before the organisation: "Moe Lwin of the Green Valley Association"."""
_TOO_BARE = frozenset(
    [
        *("Office", "Unit", "Department", "Division", "Bureau", "Commission", "Council"),
        *("Association", "Organization", "Organisation", "Network", "News", "Daily", "Weekly"),
        *("Mission", "Foundation", "Society", "Trust", "Times", "Head Office"),
        *("Prime Minister's Office", "Press Office", "Post Office", "Home Office", "Police Office"),
        *("Our Mission", "Task Force", "Alliance", "Institute", "International Organization"),
        *("International Organisation", "NGO and International Organization", "NGO Network"),
    ]
)
_REACH = 110  # characters on either side of a trigger that a name may take


@dataclass(frozen=True, slots=True)
class Found:
    """A name found by its pattern; `name` is in the order of a title ("Ministry of Interior")."""

    start: int
    end: int
    name: str
    kind: str


def _split_ministries(found: re.Match[str], start: int) -> Iterator[Found]:
    """Each ministry of "Ministries of Labour, Justice and Public Security"."""
    offset = found.start("list")
    for index, part in enumerate(re.finditer(r"(?:(?!, and |, | and ).)+", found.group("list"))):
        first = start if index == 0 else offset + part.start()
        yield Found(first, offset + part.end(), f"Ministry of {part.group()}", "ministry")


def _named(text: str, found: re.Match[str], kind: str) -> Iterator[Found]:
    start, end = found.span()
    groups = found.groupdict()
    if groups.get("list"):
        if found.group().startswith("Ministries"):
            yield from _split_ministries(found, start)
            return
        yield Found(start, end, f"Ministry of {groups['list']}", kind)
        return
    if groups.get("reversed"):
        yield Found(start, end, f"Ministry of {groups['reversed']}", kind)
        return
    if groups.get("named"):
        start, end = found.span("named")
    article = _NOT_FIRST.match(text[start:end])
    start += article.end() if article else 0
    if kind == "ngo" and (person := _ONE_OF.match(text, start, end)):
        start = person.end()
    name = text[start:end]
    if name and name not in _TOO_BARE and (" " in name or groups.get("named")):
        force = re.search(r"[Pp]olice|Border Guard|Cent(?:er|re) (?:for|to) Combat", name)
        yield Found(start, end, name, "police" if force else kind)


def find(text: str, trigger: str, start: int, end: int) -> Iterator[Found]:
    """The names that a trigger word at text[start:end] is part of."""
    window_end = min(len(text), end + _REACH)
    for pattern in _BY_TRIGGER[trigger]:
        for found in pattern.expression.finditer(text, max(0, start - _REACH), window_end):
            if found.start() <= start and end <= found.end():
                yield from _named(text, found, pattern.kind)
            if found.start() > start:
                break
