"""The name of an agreement, as its sentence writes it."""

import re

from etl.extract._agreement_parties import Mention

_WORD = re.compile(r"\(?[\w'’.&/-]+\)?")
_LINKS = frozenset(["of", "in", "on", "and", "for", "against", "to", "the", "with", "from", "&"])
# What a name written in small letters may be made of, before its noun.
_SMALL = re.compile(
    r"(?:bi|tri|multi)lateral|(?:sub-?)?regional|national|provincial|local|joint|draft|new|first|"
    r"second|third|[a-z]*five-year|\w+-year|labou?r|employment|fourth|fifth|sixth|"
    r"seventh|eighth|ninth|tenth|sub-|amended|comprehensive|witness|return|presidential|immigration|"
    r"co-?operation|police|security|penal|"
    r"criminal|family|anti-?[\w-]*|human|trafficking|cross-border|border|extradition|repatriation|"
    r"readmission|legal|mutual|assistance|implementation|implementing|action|framework|model|"
    r"child|children['’]s|women['’]s|migration|migrant|asylum|information|data|victims?|protection|"
    r"domestic|workers?|health|adoption|slavery|anti|revised|current|separate|formal|working|level|"
    r"tripartite|supplementary|guest-?worker|land|boundary|marriage|cabinet|federal|state|(?:19|20)\d\d",
    re.IGNORECASE,
)
_OPENING = frozenset(
    re.findall(
        r"\w+",
        "The A An Under As In With By For Its Their This That These No New When While Since After "
        "Before And But If From On At To One Both All Until Whether Recalling Noting Amendments",
    )
)
_ONWARD = re.compile(
    r"(?:(?:,?\s(?:of|on|for|against|and|the|concerning|regarding|"
    r"in(?=\s(?:Persons|Human|Women|Children|Prevent|the\sGreater))|"
    r"to(?=\s(?:Combat|Prevent|Suppress|Eliminat|Counter|Protect|Fight|Stop)))){0,3}"
    r"[,]?\s(?!(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)\w*\b)[A-Z][\w'’-]*){1,16}"
)
_STARTS_ON = re.compile(r"\s(?:of|on|for|to|against|concerning|regarding)\s(?:the\s)?[A-Z][a-z]")


def title_of(mention: Mention) -> str:
    """Its noun with the words of its name on both sides; no verb and no other noun's words.

    Args:
        mention: The noun for an agreement in its clause.
    """
    text = mention.passage.passage.text
    capital = text[mention.start].isupper() and not mention.text().isupper()
    start = _begin(mention, capital)
    end = mention.end
    onward = _STARTS_ON.match(text, end, mention.clause[1]) if capital else None
    if onward and (found := _ONWARD.match(text, end, mention.clause[1])):
        end = found.end()
    return text[start:end].strip(" ,")


def _begin(mention: Mention, capital: bool) -> int:
    text, first = mention.passage.passage.text, mention.start
    before = list(_WORD.finditer(text, max(mention.sentence[0], first - 120), first))
    pending: int | None = None
    start = first
    for word in reversed(before[-12:]):
        token, edge = word.group(), pending if pending is not None else start
        if text[word.end() : edge].strip():
            break
        if capital and token.lower() in _LINKS and token not in _OPENING:
            pending = word.start()
            continue
        named = token.lstrip("(")[:1].isupper() and token not in _OPENING
        named = named and not mention.text().isupper()
        if pending is not None and word.start() == mention.sentence[0]:
            break  # "Recalling the Memorandum": the head of the sentence is no part of the name
        if not named and (pending is not None or not _SMALL.fullmatch(token)):
            break
        if (
            named
            and not capital
            and word.start() == mention.sentence[0]
            and not _is_adjective(token)
        ):
            break
        start, pending = word.start(), None
    return start


def _is_adjective(token: str) -> bool:
    """Whether a word at the head of a sentence belongs to the name: "Bilateral", "Thai-Lao"."""
    return (
        bool(_SMALL.fullmatch(token)) or "-" in token or token.endswith(("ese", "ian", "an", "s"))
    )
