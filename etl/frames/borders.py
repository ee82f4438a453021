"""Flows whose other end only a border tells: sold across it, stopped at it, kept within it.

"Women are sold across the border" names no destination: it is the one neighbour of the document's
country that the text around names. Borders are those that places of the gazetteer lie on.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

import numpy as np

from etl.frames.evidence import TOLD
from etl.frames.mentions import Mention, Reading
from etl.frames.pairs import Ends
from etl.frames.roles import Sentence
from etl.gazetteer import load
from etl.scan import Scan

NEAR = 5
"""Sentences around in which the other side is named; those of a title are all."""
LIKELY = 0.3
"""Least probability of people from the other side to be victims, who then come from there."""
TAKEN = 0.4
"""Least probability of a place at home to be where people were taken, likewise."""
_ACROSS = Scan(
    r"\b(?:across|over|beyond|through)\s(?:the|a|their|its|this|that)\s(?:[\w-]+\s){0,2}?"
    r"(?:border|frontier|boundary|line|river)\b|\bother\sside\sof\sthe\s(?:border|river)\b",
    re.IGNORECASE,
)
_TRADED = re.compile(
    r"\b(?:sold|sell|selling|sale|traffick\w+|taken|brought|lured?|luring|smuggl\w+|tricked|abduct\w+"
    r"|kidnap\w+|carried|led|walked|moved|sent|passed|handed|deliver\w+|trade)\b",
    re.IGNORECASE,
)
_BORDER = re.compile(
    r"\b(?:border|frontier|boundary|line|crossing|check-?point|gate)\b", re.IGNORECASE
)
_STOPPED = re.compile(
    r"\b(?:stopped|intercepted|caught|turned\sback|arrested|detained|rescued|freed|saved)\b",
    re.IGNORECASE,
)
_OUT = re.compile(r"\b(?:across|over|into|out\sof)\b", re.IGNORECASE)
_WITHIN = re.compile(
    r"\b(?:with|in)(?:in|side)\s(?:it|(?:the|its|their|our)(?:\sown)?\s"
    r"(?:country|borders|kingdom|republic))\b(?!['’])",
    re.IGNORECASE,
)
_INSIDE = ("inside", "within")


def borders(reading: Reading, likely: Ends) -> Iterator[tuple[Mention, Mention]]:
    """The origin and the destination of each flow that a border tells.

    Args:
        reading: A document.
        likely: How likely each of its mentions is an end.
    """
    home = reading.home
    if home is None or reading.of_smuggling:
        return
    sure = np.flatnonzero(likely.origin >= np.maximum(likely.destination, LIKELY))
    victims = {reading.mentions[k].place.country or "" for k in sure}
    for at, sentence in enumerate(reading.sentences):
        if max(reading.told[max(0, at - 1) : at + 2]) < TOLD:
            continue
        found: list[tuple[Mention, Mention]] = []
        if reading.told[at] >= TOLD:
            found += _within(at, sentence, home, reading)
        other = _other_side(at, sentence, home, reading, likely)
        if other is not None and (other not in victims or other in _named(sentence)):
            found.append((_best(home, at, reading), _best(other, at, reading)))
        if found and not reading.denied(at):
            yield from found


def _within(
    at: int, sentence: Sentence, home: str, reading: Reading
) -> Iterator[tuple[Mention, Mention]]:
    """Trafficking inside a country that is named, or inside that of the document."""
    if sentence.title:
        return
    for mention in (reading.mentions[k] for k in reading.near(at, 0)):
        if mention.place.mention.kind == "country" and mention.place.preposition in _INSIDE:
            yield mention, mention
    named = _named(sentence)
    at_home = not named or home in named
    if at_home and home in reading.by_country and _WITHIN.search(sentence.text):
        yield _best(home, at, reading), _best(home, at, reading)


def _other_side(
    at: int, sentence: Sentence, home: str, reading: Reading, likely: Ends
) -> str | None:
    """The neighbour to which people of the document's country were taken, or about to be."""
    named = _named(sentence)
    if len(named) == 2 and home in named:
        stopped = _STOPPED.search(sentence.text) and _OUT.search(sentence.text)
        if not stopped or not _BORDER.search(sentence.text) or reading.told[at] < TOLD:
            return None
        return next(iter((named - {home}) & _neighbours(home)), None)
    if named - {home} or not _ACROSS.search(sentence.text) or not _TRADED.search(sentence.text):
        return None
    here = reading.near(at, 0)
    if any(likely.destination[k] >= TAKEN for k in here):
        return None
    if sentence.title:
        others = reading.by_country.keys() & _neighbours(home)
    else:
        around = reading.near(at, NEAR)
        others = {reading.mentions[k].place.country or "" for k in around} & _neighbours(home)
    return next(iter(others)) if len(others) == 1 else None


def _best(country: str, at: int, reading: Reading) -> Mention:
    """The mention of a country that is nearest to a sentence."""
    numbers = reading.by_country[country]
    first = bisect_left(numbers, at, key=lambda number: reading.mentions[number].at)
    beside = [reading.mentions[k] for k in numbers[max(0, first - 1) : first + 1]]
    return min(beside, key=lambda mention: abs(mention.at - at))


def _named(sentence: Sentence) -> set[str | None]:
    return {place.country for place in sentence.places}


@cache
def _neighbours(country: str) -> frozenset[str]:
    """Countries with which one shares a border that some place of the gazetteer lies on."""
    sides = (pair.split("-") for pair in _borders())
    return frozenset(side for pair in sides if country in pair for side in pair if side != country)


@cache
def _borders() -> frozenset[str]:
    """All borders, as a column: the places would take seconds to make."""
    listed = load().places.table.column("borders").combine_chunks()
    return frozenset(listed.flatten().to_pylist())
