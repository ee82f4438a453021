"""The name of an agreement, as its sentence writes it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.extract import _agreement_words as words
from etl.extract import _titles as titles
from etl.extract._agreement_mention import Mention

_ANTECEDENT = 300

_WORD = re.compile(r"\(?[\w'’.&/-]+\)?")
_LINKS = frozenset(["of", "in", "on", "and", "for", "against", "to", "the", "with", "from", "&"])
# What a name written in small letters may be made of, before its noun.
_SMALL = re.compile(
    r"(?:bi|tri|multi)lateral|(?:sub-?)?regional|national|provincial|local|joint|draft|new|first|"
    r"second|third|[a-z]*five-year|\w+-year|labou?r|employment|fourth|fifth|sixth|"
    r"seventh|eighth|ninth|tenth|sub-|amended|comprehensive|witness|return|presidential|"
    r"immigration|"
    r"co-?operation|police|security|penal|"
    r"criminal|family|anti-?[\w-]*|human|trafficking|cross-border|border|extradition|repatriation|"
    r"readmission|legal|mutual|assistance|implementation|implementing|action|framework|model|"
    r"child|children['’]s|women['’]s|migration|migrant|asylum|information|data|victims?|protection|"
    r"domestic|workers?|health|adoption|slavery|anti|revised|current|separate|formal|working|level|"
    r"tripartite|supplementary|guest-?worker|land|boundary|marriage|cabinet|federal|state|(?:19|"
    r"20)\d\d",
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
_CAPITAL_BEFORE = re.compile(r"\b[A-Z][a-z]+\s$")
_STARTS_ON = re.compile(r"\s(?:of|on|for|to|against|concerning|regarding)\s(?:the\s)?[A-Z][a-z]")

_NUMBER = re.compile(
    r"\s(?:(?:No|Nr)\.?\s?)?\d{1,5}(?:[-/][\w-]+)*\b(?!\s(?:years|months|percent))"
)
_NUMBERED = re.compile(rf"\w+{_NUMBER.pattern}")
"""What tells one decree from others: "Decree 68", "Law No. 5/2007"."""
_NAMELESS = frozenset({"one", "that", "another", "text", "draft"})
_PLURALS = {
    "memoranda": "memorandum",
    "memorandums": "memorandum",
    "treaties": "treaty",
}


def fuller_title(title: str | None, others: Sequence[str | None]) -> str | None:
    """The title, or a fuller one that the same text bears elsewhere where it has no name.

    Args:
        title: As the chosen sentence has it.
        others: As all sentences on the same text have it.
    """
    if title and " " in title and not _NUMBERED.fullmatch(title):
        return title
    return max((other for other in (title, *others) if other), key=len, default=None)


def title_of(mention: Mention, several: bool = False) -> str | None:
    """Its noun with the words of its name on both sides; None for a mere noun.

    Args:
        mention: The noun for an agreement in its clause.
        several: Whether it stands for several texts, each of which is told by itself.
    """
    text = mention.passage.passage.text
    if mention.noun().lower() in _NAMELESS:
        return _antecedent(mention)
    if words.FORBIDDEN.match(mention.noun()):
        return None
    capital = text[mention.start].isupper() and not mention.text().isupper()
    start = _begin(mention, capital)
    end = mention.end
    onward = _STARTS_ON.match(text, end, mention.clause[1]) if capital else None
    if onward and (found := _ONWARD.match(text, end, mention.clause[1])):
        end = found.end()
    else:
        number = _NUMBER.match(text, end, mention.clause[1]) if mention.kind == "law" else None
        end = number.end() if number else titles.onward(text, end, mention.clause[1])
    noun = text[mention.start : mention.end]
    if several:
        noun = _singular(noun)
    start = titles.begin(text, start, mention.start)
    title = (text[start : mention.start] + noun + text[mention.end : end]).strip(" ,")
    return None if titles.is_bare(title) else title


def _singular(noun: str) -> str:
    first, _, rest = noun.partition(" ")
    lower = first.lower()
    if lower in _PLURALS:
        first = first[0] + _PLURALS[lower][1:]
    elif lower.endswith("s") and lower not in ("npas", "minutes", "procedures"):
        first = first[:-1]
    return f"{first} {rest}".strip()


def _antecedent(mention: Mention) -> str | None:
    """What "one with Thailand" is one of: the name of the last text before it, in the singular."""
    text = mention.passage.passage.text
    before = [
        found
        for found in words.NOUN.finditer(text, max(0, mention.start - _ANTECEDENT), mention.start)
        if found.group().lower() not in _NAMELESS and found.lastgroup == mention.kind
    ]
    if not before:
        return None
    start, end = before[-1].span()
    whole = (max(0, start - _ANTECEDENT), end)
    return title_of(replace(mention, start=start, end=end, sentence=whole, clause=whole), True)


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
        if token in ("of", "in", "against") and _CAPITAL_BEFORE.search(text[: word.start()][-30:]):
            pending = word.start()  # "the Council of Europe convention"
            continue
        if token.startswith("(") and not token.endswith(")"):
            break
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


_OWN_NUMBER = re.compile(r"\b(?!(?:19|20)\d\d\b)\d{2,}\b")


def numbered_apart(one: str | None, two: str | None) -> bool:
    """Whether two laws bear numbers of their own: "Law 28950", "Decree 004-2011"."""
    numbers = [set(_OWN_NUMBER.findall(title or "")) for title in (one, two)]
    return all(numbers) and not numbers[0] & numbers[1]


_TOPICS = {
    "work": r"labou?r|employment|work(?:ers?)?|wages?",
    "crime": r"penal|criminal",
    "family": r"marriage|family|adoption|child(?:ren)?|minors?",
    "migration": r"(?:im|e)?migration|immigrants?|migrants?|foreigners|aliens|passports?",
    "sea": r"fisher(?:y|ies)|vessels?|boats",
    "trafficking": r"traffick\w*|smuggling|slavery",
    "witness": r"witness(?:es)?",
    "adverts": r"tourism|publicity|prostitution",
}
_TOPIC = re.compile(
    "|".join(f"\\b(?:anti-)?(?P<{topic}>{words})\\b" for topic, words in _TOPICS.items()), re.I
)


def topics_apart(one: str | None, two: str | None) -> bool:
    """Whether two laws are named by what they are about, and it is not the same."""
    about = [{found.lastgroup for found in _TOPIC.finditer(title or "")} for title in (one, two)]
    return all(about) and not about[0] & about[1]


_ORDINAL = re.compile(r"\b(?:first|second|third|fourth|fifth|sixth|I{1,3}|IV)\b", re.IGNORECASE)
_ROMAN = {"i": "first", "ii": "second", "iii": "third", "iv": "fourth"}


def ordinals_apart(one: str | None, two: str | None) -> bool:
    """Whether one is the first and the other the second of a row: "the third plan", "SPA II"."""
    found = [_ORDINAL.search(title or "") for title in (one, two)]
    which = [m.group().lower() for m in found if m]
    return len(which) == 2 and len({_ROMAN.get(word, word) for word in which}) == 2
