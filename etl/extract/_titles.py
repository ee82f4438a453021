"""How far the name of a meeting, an agreement or a programme goes on both sides of its noun."""

import re

_WORD = re.compile(r"(?P<gap>,?\s)(?P<word>[\w'’&/-]+)")
_LINKS = frozenset(
    ["on", "of", "for", "against", "to", "about", "concerning", "regarding", "covering"]
)
"""Words by which a name goes on to say what it is about."""
_ABOUT = frozenset(["on", "against", "about", "concerning", "regarding", "covering"])
_INSIDE = frozenset(["of", "and", "or", "the", "&", "for", "on", "against", "to", "in", "among"])
"""What links two words of a topic; none of them ends it."""
_FOLLOWS_IN = re.compile(
    r"\s(?:the\s)?(?:persons|people|human|humans|women|children|girls|migrants|organs|criminal|legal|"
    r"employment|prevent\w+|combat\w+|recruit\w+)\b",
    re.IGNORECASE,
)
_FOLLOWS_TO = re.compile(
    r"\s(?:combat|prevent|suppress|eliminat|counter|protect|fight|stop|end|tackle|curb|address|"
    r"reduc|promot|improv|strengthen|support|assist|help|raise|repatriat|reintegrat|rescu)",
    re.IGNORECASE,
)
_NO_TOPIC = frozenset(
    re.findall(
        r"[a-z]+",
        "is are was were be been has have had will would shall should can could may might must "
        "does do did said says told a an this that these those its their his her our my your "
        "which who whom whose where when while if because since until till before after during "
        "from at by with within between under over into through via as than but not no across "
        "yesterday today tomorrow last next later earlier ago held hold begin began begins "
        "starting start opened open closed took takes take place drew brought made make makes set "
        "gave give gives went came come met run ran runs sent led left saw also now still already "
        "including involving following beginning ending bringing being having according "
        "lasting attended hosted organised organized it he she they we you i there here "
        "all both each every some any one two three four five six seven eight nine ten first "
        "second third time agreed decided discussed provides provide covers cover requires "
        "require comes goes ends expires replaced remains aims seeks calls lays put due "
        "million billion thousand usd eur gbp aud rather see up",
    )
)
_NO_NAME = (_NO_TOPIC | _INSIDE | {"about"}) - {"first", "second", "third"}
"""Before a noun these words are no part of its name."""
_WORD_BEFORE = re.compile(r"[\w'’.&/-]+")
_LINKS_NAMES = re.compile(
    r"(?:of|for|on|against|to|and)\s(?:the\s)?(?=[A-Z])|in\s(?=Persons|Human|Women|Child)"
)
"""What stands between two parts of one name written with capitals."""
_BARE = re.compile(
    r"(?:[A-Za-z]?[a-z]+|MOUS?|MoUs?|[A-Z]*(?:LAW|ACT|BILL|CODE|AGREEMENT|ACCORD|TREATY|DECREE|PLAN|"
    r"MEETING|CONFERENCE|WORKSHOP|SEMINAR|FORUM|TALKS|SESSION|SUMMIT|CONSULTATION|PROJECT|PROGRAMME|"
    r"PROGRAM|CAMPAIGN|TRAINING|DECLARATION|MEMORANDUM|PROTOCOL)S?)"
)
_PARTICIPLE = re.compile(r"[a-z]{3,}ed")
_MODIFIERS = frozenset(
    [
        *("organised", "organized", "forced", "related", "unaccompanied", "displaced", "armed"),
        *("trafficked", "exploited", "bonded", "skilled", "united", "coordinated", "advanced"),
        *("returned", "need", "unskilled", "assisted", "integrated", "child", "based", "speed"),
    ]
)
_AFTER_VERB = re.compile(
    r"\s(?:by|in|on|at|to|into|from|with|the|a|an|its|their|last|this|and\swas|yesterday|today|"
    r"earlier|here|until|that|it|them|\d|[a-z]+ly)\b"
)
_MONEY = frozenset(["usd", "eur", "gbp", "aud"])
_MONTH = re.compile(
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|"
    r"Sun)day)"
)
_COUNTS = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
_PRAISE = re.compile(
    r"(?:(?:new|newest|large|larger|largest|big|bigger|biggest|small|smaller|major|minor|recent|"
    r"latest|upcoming|forthcoming|previous|similar|same|proposed|planned|so-called|own|first-ever|"
    r"first\sever|landmark|historic|important|key|ambitious|long-awaited|high-profile|unusual\w*|"
    r"unprecedented|successful|current|existing|future|possible|modest|far-reaching|recently|newly|"
    r"such|much|very|lengthy|brief|short|good|promising|highly|popular|entire|whole|respective|"
    r"next|last|another|further|separate|\w+-(?:day|days|hour|week|week-long))"
    r",?\s)+",
    re.IGNORECASE,
)
_SPOKEN_OF = re.compile(
    r"\b(?:the|that)\s(?:\w+\s)?(?:issue|problem|crime|practice|scourge|phenomenon|matter|subject|"
    r"topic|question)s?$",
    re.IGNORECASE,
)
"""What a sentence before has named: "a plan to combat the issue"."""
_LONGEST = 14
"""Words of a topic; longer ones are a sentence."""


def begin(text: str, start: int, noun: int) -> int:
    """Where a name begins without words that only praise or date it ("large", "first-ever").

    Args:
        text: The passage's text.
        start: Where the words before the noun begin.
        noun: Where the noun begins.
    """
    praise = _PRAISE.match(text, start, noun)
    return praise.end() if praise else start


def head(text: str, floor: int, noun: int, most: int = 8) -> int:
    """Where the words of a name before its noun begin: back to an article, a verb or a preposition.

    Args:
        text: The passage's text.
        floor: Where the sentence begins.
        noun: Where the noun begins.
        most: Words taken at most.
    """
    start = edge = noun  # edge: where a link begins that belongs to the name if a word precedes it
    words = list(_WORD_BEFORE.finditer(text, max(floor, noun - 120), noun))[-most:]
    for at in range(len(words) - 1, -1, -1):
        word, own = words[at], words[at].group()
        if text[word.end() : edge].strip(" \n-"):
            break
        if own.lower() in _NO_NAME:
            named = at and words[at - 1].group()[0].isupper() and edge == start
            links = _LINKS_NAMES.match(text, word.start())
            if not named or links is None or links.end() != start:
                break
            edge = word.start()  # "the Counter Trafficking in Persons programme"
            continue
        if own[0].isdigit() and not _COUNTS.fullmatch(own) or _MONTH.fullmatch(own):
            break
        if _PARTICIPLE.fullmatch(own) and own not in _MODIFIERS:
            break
        start = edge = word.start()
    return begin(text, start, noun)


def is_bare(title: str) -> bool:
    """Whether a title is a mere noun ("conference", "Law", "MOU") that names nothing."""
    return bool(_BARE.fullmatch(title.strip()))


def onward(text: str, end: int, limit: int, *, only_about: bool = False) -> int:
    """Where a name ends that goes on behind its noun: "forum on trafficking in women".

    Args:
        text: The passage's text.
        end: One past the noun.
        limit: One past the last code point that can belong to it.
        only_about: Whether only a topic continues it ("on", "against"), not "of", "for" or "to".

    Returns:
        One past the last word of the name; `end` where nothing continues it.
    """
    first = _WORD.match(text, end, limit)
    link = first["word"].lower() if first else ""
    if not first or first["gap"] != " " or link not in (_ABOUT if only_about else _LINKS):
        return end
    if link == "to" and not _FOLLOWS_TO.match(text, first.end()):
        return end
    found, at, before = end, first.end(), link
    for _ in range(_LONGEST):
        word = _WORD.match(text, at, limit)
        if word is None or not _belongs(text, word, before):
            break
        at, before = word.end(), word["word"].lower()
        if before not in _INSIDE:
            found = at
    return end if _SPOKEN_OF.search(text, end, found) else found


def _belongs(text: str, word: re.Match[str], before: str) -> bool:
    """Whether a word goes on with a topic."""
    own = word["word"]
    lower = own.lower()
    capital = own[0].isupper()
    listed = capital and before not in _INSIDE and text.startswith(",", word.end())
    if word["gap"] != " " and not listed:
        return False
    if (
        _MONTH.fullmatch(own)
        or own[0].isdigit()
        or (lower in _NO_TOPIC and not (capital and lower not in _MONEY))
    ):
        return False
    if lower == "in":
        return bool(_FOLLOWS_IN.match(text, word.end()))
    if lower == "to":
        return bool(_FOLLOWS_TO.match(text, word.end()))
    if lower in _INSIDE:
        return before not in _INSIDE or (lower == "the" and before not in ("and", "or", "the"))
    if before == "and" and _PARTICIPLE.fullmatch(own) and lower not in _MODIFIERS:
        return False
    verb = _PARTICIPLE.fullmatch(own) and lower not in _MODIFIERS
    return not (verb and (_AFTER_VERB.match(text, word.end()) or before not in _INSIDE))
