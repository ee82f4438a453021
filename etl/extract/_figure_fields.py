"""The columns of a figure that its sentence gives: what, of whom, where, when."""

import re
import tomllib
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from etl.annotate._nouns import CURRENCIES
from etl.document import AnnotatedPassage, DateMention, PlaceMention, Quantity
from etl.paths import REFERENCE
from etl.scan import Possible, Scan

_CLAUSE_END = re.compile(r"[.;:!?](?:\s|$)|,\s(?=[^,]{0,30}\d)|\n|\s[-–—]{1,2}\s")
_WORD = re.compile(r"[^\W\d_]+")
_LEAD = re.compile(r"^(?:of\s(?=the|these|those)|\W)+")
_ABOUT_LENGTH = 90
_LABEL_LENGTH = 70
_LEADING_WORDS = 7
_PASSIVE = re.compile(
    r"\s(?:has|have|had|is|are|was|were)\s(?:(?:been|being|since|now|also|already)\s){0,2}"
    r"(?=(?:\w+ed|brought|taken|sold|sent|found|held|kept|freed|led|put|made|given|shown|known|lost)\b)",
    re.IGNORECASE,
)
_BE = re.compile(
    r"\s(?:is|are|was|were|has\sbeen|have\sbeen|had\sbeen|had|have|has|said|came|went)\s",
    re.IGNORECASE,
)
# Where the phrases of a noun end and a clause with a verb of its own begins.
_STOP = re.compile(
    r"\s(?:who|whom|which|whose|that|where|when|while|because|although|but|and|or|nor|as|than|until|"
    r"cannot|enter(?:ed)?|provided?|find|found|bring|brings|know|knew|not|is|are|was|were|be|been|has|have|had|will|would|could|can|may|might|must|should|did|does|do|"
    r"said|says|told|tells|came|come|went|go|goes|got|pays?|remain(?:s|ed)?|left|turned|flew|began|"
    r"becomes?|became|took|gave|made|ran|fell|rose|stood|live[sd]?|work(?:s|ed)?\s(?:as|in|on))\b"
    r"|\s[-–—]{1,2}\s|\.{3}|[\"“”;:]|,\s",
    re.IGNORECASE,
)
_DANGLING = re.compile(
    r"(?:(?:^|\s)(?:of|in|on|at|by|to|from|for|with|the|a|an|and|or|about|some|worth|nearly|over|under|"
    r"more|less|than|its|their|these|those|this|as|into))+$",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:(?:and|but|or|that|which|who|the|a|an|its|their|for|of|had|has|have)\s)+", re.I
)
_LINKED = re.compile(r"\s(?:and|or|but|that|which|who|when)\s", re.IGNORECASE)
_BRACKET = re.compile(r"^\s?\([^()]{0,40}\)")
_DETERMINERS = frozenset(["the", "these", "those", "all", "our", "their", "its", "a", "of", "and"])
_PHRASE = re.compile(
    r"(?=\s(?:in|from|to|at|on|by|for|of|with|during|after|before|between|under|into)\s)"
)
_REACH = 300  # code points before a sentence in which its country may be named
_Mark = TypeVar("_Mark", DateMention, PlaceMention, Quantity)


@dataclass(frozen=True, slots=True)
class _Measures:
    patterns: dict[str, tuple[list[tuple[str, Scan]], Possible]]
    population: dict[str, frozenset[str]]


@cache
def _measures() -> _Measures:
    declared = tomllib.loads((REFERENCE / "figure_measures.toml").read_text(encoding="utf-8"))
    patterns: dict[str, tuple[list[tuple[str, Scan]], Possible]] = {}
    for entry in declared["measure"]:
        scans = [(name, Scan(pattern, re.IGNORECASE)) for name, pattern in entry["patterns"]]
        possible = Possible([scan.pattern for _, scan in scans])
        patterns.update(dict.fromkeys(entry["units"], (scans, possible)))
    population = {code: frozenset(nouns.split()) for code, nouns in declared["population"].items()}
    return _Measures(patterns, population)


def about(text: str, quantity: Quantity, noun: str = "") -> str:
    """What is counted, as a label: the noun with what belongs to it, in the document's words.

    Args:
        text: The passage's text.
        quantity: The figure.
        noun: What the last count before it counts, for a number without a noun.
    """
    counted = _LEAD.sub("", text[quantity.number_end : max(quantity.end, quantity.number_end)])
    if quantity.unit == "percent" or not quantity.head:
        counted = ""
    start = max(quantity.end, quantity.number_end)
    end = _CLAUSE_END.search(text, start, start + 160)
    following = _BRACKET.sub("", text[start : end.start() if end else start + 160])
    if quantity.unit == "percent":
        return _share(following) or _leading(text, quantity) or "share"
    tail = _tail(following)
    if quantity.unit == "usd" or quantity.head in CURRENCIES:
        spent = _leading(text, quantity)
        told = _joined(spent, tail)
        return _shorten(f"{counted}: {told}" if counted and told else counted or told or "money")
    if not counted:
        counted = noun if noun and quantity.unit == "people" else ""
        if not tail:
            counted = _joined(counted, _leading(text, quantity))
    return _shorten(_joined(counted, tail)) or noun or quantity.head or quantity.unit


def noun_of(count: Quantity | None) -> str:
    """The noun of a count for a label; sums of money have none."""
    if count is None or count.head in CURRENCIES or count.unit == "usd":
        return ""
    proper = count.head.capitalize()
    return proper if proper in count.surface else count.head


def _joined(*parts: str) -> str:
    return " ".join(" ".join(part.split()) for part in parts if part).strip(" ,.(")


def _tail(following: str) -> str:
    """What belongs to the noun: the phrases after it, up to a verb or a clause of its own."""
    passive = _PASSIVE.match(following)
    if passive:
        following = " " + following[passive.end() :]
    stop = _STOP.search(following)
    words = following[: stop.start()] if stop else following
    if stop and not passive and not words.strip():
        return ""
    return _cut(words)


def _cut(words: str) -> str:
    """Words without a bracket that is left open and a last word that only leads on."""
    if words.count("(") > words.count(")"):
        words = words[: words.rindex("(")]
    words = _DANGLING.sub("", words.strip(' ,.;:"”')).strip()
    while words.count(")") > words.count("("):
        words = words[: words.rindex(")")] + words[words.rindex(")") + 1 :]
    return words


def _share(following: str) -> str:
    """Of what a share is, and what the share does: "victims returned: children"."""
    whole, _, told = _LEAD.sub("", following).partition(" of whom ")
    verb = _BE.search(whole)
    if verb:
        whole, told = whole[: verb.start()], whole[verb.end() :]
    words = _cut(whole)
    told = _cut(_STOP.split(" " + told.strip(), maxsplit=1)[0])
    return _shorten(f"{words}: {told}" if words and told else words or told)


def _leading(text: str, quantity: Quantity) -> str:
    """The last words of the clause before a number, where what follows does not tell."""
    start = max(0, quantity.start - _ABOUT_LENGTH)
    clause = re.split(r"[.;:|\n(\"“”]|,\s", text[start : quantity.start])[-1]
    words = _DANGLING.sub("", clause.strip(" .:,(-–—\t")).split()[-_LEADING_WORDS:]
    kept = " ".join(words)
    kept = _LINKED.split(kept)[-1]
    return "" if kept.lower() in _DETERMINERS else _OPENING.sub("", kept)


def _shorten(words: str) -> str:
    if len(words) <= _LABEL_LENGTH:
        return words.strip(" ,(")
    whole = _PHRASE.split(words[:_LABEL_LENGTH].rsplit(" ", 1)[0])
    kept = words[: len("".join(whole[:-1]))] if len(whole) > 1 else ""
    return _cut(kept) if len(kept) > 20 else words[:_LABEL_LENGTH].rsplit(" ", 1)[0] + "…"


def measure(quantity: Quantity, near: str, sentence: str, money: bool) -> str:
    """What kind of thing a figure measures, in a word.

    Args:
        quantity: The figure.
        near: The words beside it.
        sentence: Its sentence.
        money: Whether it is a sum of money.
    """
    fixed = {"percent": "share", "km": "border_length", "groups": "groups"}.get(quantity.unit)
    if fixed:
        return fixed
    unit = "money" if money else quantity.unit
    if unit in _measures().patterns:
        scans, possible = _measures().patterns[unit]
        for words in (near, sentence):
            for number in sorted(possible.among(words)):
                name, scan = scans[number]
                if scan.search(words):
                    return name
    if money:
        return "amount"
    if unit == "other":
        return quantity.head or "other"
    return {"people": "people"}.get(unit, unit)


def population(text: str, quantity: Quantity) -> list[str]:
    """Codes of those counted; "unspecified" for people of no told kind, none for things."""
    if quantity.unit not in ("people", "arrests", "convictions"):
        return []
    words = {w.lower() for w in _WORD.findall(text[quantity.start : quantity.end])}
    codes = [code for code, nouns in _measures().population.items() if words & nouns]
    return codes or ["unspecified"]


def countries(
    sentence: tuple[int, int], passage: AnnotatedPassage, quantity: Quantity
) -> list[str]:
    """The country right after what is counted ("105 hotspots in X"), else all of its sentence.

    A sentence that names none takes those before it in the passage.
    """
    text = passage.passage.text
    for place in _within(passage.places, quantity.end, sentence[1])[:1]:
        if place.country and text[quantity.end : place.start].strip() == "in":
            return [place.country]
    named = [place.country for place in _within(passage.places, *sentence) if place.country]
    if not named:
        before = _within(passage.places, max(0, sentence[0] - _REACH), sentence[0])
        named = [place.country for place in before if place.country]
    return list(dict.fromkeys(named))


def place_id(
    sentence: tuple[int, int], passage: AnnotatedPassage, quantity: Quantity
) -> str | None:
    """The place after the number and before the next one, countries left out; or its label."""
    following = _within(passage.quantities, quantity.end, sentence[1])
    limit = following[0].start if following else sentence[1]
    near = _within(passage.places, max(0, quantity.start - _REACH), limit)
    local = [place for place in near if place.kind not in ("country", "region")]
    after = [place for place in local if quantity.number_end <= place.start < limit]
    if after:
        return after[0].place_id
    beside = [place for place in local if 0 <= quantity.start - place.end <= 3]
    return beside[-1].place_id if beside else None


def period(
    sentence: tuple[int, int], passage: AnnotatedPassage, quantity: Quantity
) -> DateMention | None:
    """The date of the sentence nearest to the number, periods before points."""
    marks = _within(passage.dates, *sentence)
    if not marks:
        return None
    return min(
        marks,
        key=lambda mark: (
            mark.role == "point" and mark.precision == "day",
            min(abs(mark.start - quantity.end), abs(quantity.start - mark.end)),
        ),
    )


def head_before(quantity: Quantity, passage: AnnotatedPassage) -> Quantity | None:
    """The last quantity before one that names what it counts."""
    before = _within(passage.quantities, max(0, quantity.start - _REACH), quantity.start)
    return next((other for other in reversed(before) if other.head), None)


def sentence_span(passage: AnnotatedPassage, quantity: Quantity) -> tuple[int, int]:
    """The sentence that holds a quantity; the whole passage where none is marked."""
    index = bisect_right(passage.sentences, (quantity.number_start, len(passage.passage.text)))
    if index and quantity.number_start < passage.sentences[index - 1][1]:
        return passage.sentences[index - 1]
    return 0, len(passage.passage.text)


def _within(marks: list[_Mark], start: int, end: int) -> list[_Mark]:
    """The marks, in order, that begin from start on and before end."""
    first = bisect_left(marks, start, key=lambda mark: mark.start)
    return marks[first : bisect_left(marks, end, key=lambda mark: mark.start)]
