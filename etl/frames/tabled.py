"""Flows that a table tells: a country a row, under words that say what the countries are.

"Victims by country of exploitation" makes destinations of the rows, "Nationality" origins; the
other end is the country that these words name, or the one that the document is written from.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from etl.frames.mentions import Mention, Reading
from etl.frames.others import OTHERS
from etl.frames.roles import Sentence
from etl.scan import Rare

ORIGIN, DESTINATION = 0, 1
MOST = 110
"""Code points of a row or heading of columns; a caption may have twice as many."""
NEAR = 2
"""Sentences of a table that may stand between two of its rows: a total, a continued cell."""

_WHERE = r"(?:exploitation|destination|discovery|rescue)"
_WHENCE = r"(?:origin|nationality|citizenship)"
_STATE = r"(?:country|countries|state|place)"
_BY = (
    re.compile(
        rf"\bby\s(?:[\w-]+,?\s(?:and\s)?){{0,3}}?(?:{_STATE}\sof\s{_WHENCE}|origin|nationality|citizenship)\b"
        rf"|\bnationalit(?:y|ies)\sof\s",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\bby\s(?:[\w-]+,?\s(?:and\s)?){{0,3}}?(?:{_STATE}\sof\s{_WHERE}|destination)\b",
        re.IGNORECASE,
    ),
)
"""Captions that make the rows origins, and destinations."""
_HEAD = (
    re.compile(rf"\W*(?:{_STATE}\sof\s{_WHENCE}|origin|nationality|citizenship)\b", re.IGNORECASE),
    re.compile(rf"\W*(?:{_STATE}\sof\s{_WHERE}|destination)\b", re.IGNORECASE),
)
"""The same for the heading over the first column."""
_END = Rare(rf"origin|nationalit|citizenship|destination|{_WHERE}", re.IGNORECASE)
"""Words of which each caption and heading has one."""
_ENDS = re.compile(r"[.!?]['’\")]*$")
_NUMBERED = re.compile(r"\W*(?:table|figure|annex)\b", re.IGNORECASE)
_VICTIMS = re.compile(r"\b(?:victims?|survivors?|traffick(?:ed|ing)|exploitation)\b", re.IGNORECASE)
_CELL = re.compile(r"(?<![\w.,])\d[\d,. ]*(?![\w%])")
_NONE = re.compile(r"[0., ]*")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table of victims.

    Attributes:
        origin: The mention of the country that they come from.
        destination: That of the country where they are exploited.
        at: Number of the row's sentence, in which one of them stands.
        caption: Number of the sentence that says what the rows are.
    """

    origin: Mention
    destination: Mention
    at: int
    caption: int


@dataclass(slots=True)
class _Table:
    """What the rows that follow are: which end they name, and the country at the other."""

    end: int
    other: str | None
    named: bool
    caption: int
    last: int


def tabled(reading: Reading) -> list[Row]:
    """The rows of all tables of victims, in order.

    Args:
        reading: A document whose sentences are lines where it has tables.
    """
    table: _Table | None = None
    found: list[Row] = []
    first = {m.at: m for m in reversed(reading.mentions)}
    for at, sentence in enumerate(reading.sentences):
        table = _begun(reading, at) or table
        if table is None or at - table.last > NEAR:
            table = None
            continue
        mention = first.get(at)
        if mention is None or at == table.last or not _is_row(sentence, mention):
            continue
        table.last = at
        if table.end == ORIGIN and mention.place.country == table.other and not table.named:
            # Its own nationals among them: where the others were exploited is not known.
            found = [row for row in found if row.caption != table.caption]
            table = None
            continue
        other = _other(reading, table, mention)
        if other is not None:
            ends = (mention, other) if table.end == ORIGIN else (other, mention)
            found.append(Row(*ends, at, table.caption))
    return found


def _begun(reading: Reading, at: int) -> _Table | None:
    """The table that a caption or a heading of columns begins."""
    sentence = reading.sentences[at]
    if not _END.search(sentence.text):
        return None
    before = reading.sentences[max(0, at - NEAR) : at]
    end = next((end for end in (ORIGIN, DESTINATION) if _says(sentence, before, end)), None)
    if end is None:
        return None
    words = [*(s for s in before if s.title or not _ENDS.search(s.text)), sentence]
    titles = [s for s in reading.sentences[:at] if s.title]
    if any(OTHERS.search(s.text) for s in words):
        return None
    if not _counts_victims([*words, *titles[:1], *titles[-1:]]):
        return None
    named = [place for s in reversed(words) for place in s.places if place.kind != "official"]
    other = named[0].country if named else reading.home
    return _Table(end, other, bool(named), at, at)


def _says(sentence: Sentence, before: Sequence[Sentence], end: int) -> bool:
    """Whether a caption or the heading of the first column says that rows are this end."""
    text = sentence.text
    if len(text) <= MOST and _HEAD[end].match(text) and not _ENDS.search(text):
        return True
    captions = sentence.title or _NUMBERED.match(text) or not _ENDS.search(text)
    captions = captions or bool(before and _NUMBERED.match(before[-1].text))
    return bool(captions) and len(text) <= 2 * MOST and bool(_BY[end].search(text))


def _counts_victims(told: Sequence[Sentence]) -> bool:
    return any(_VICTIMS.search(sentence.text) for sentence in told)


def _is_row(sentence: Sentence, mention: Mention) -> bool:
    """Whether a line begins with a country and counts some people in it."""
    text, mark = sentence.text, mention.place.mention
    if len(text) > MOST or _ENDS.search(text) or mark.kind != "country":
        return False
    if mark.start - sentence.start > len("* - "):
        return False
    cells = _CELL.findall(text, mark.end - sentence.start)
    return any(not _NONE.fullmatch(cell) for cell in cells)


def _other(reading: Reading, table: _Table, row: Mention) -> Mention | None:
    """The mention of the country at the other end that stands nearest before, or behind.

    A row of that country itself counts those who never left it, which only a table by destination
    tells.
    """
    own = row.place.country
    if own == table.other:
        return row if table.end == DESTINATION else None
    asked = reading.by_country.get(table.other or "", ())
    known = [reading.mentions[i] for i in asked if reading.mentions[i].place.kind != "official"]
    return min(known, key=lambda m: (m.at > row.at, abs(m.at - row.at)), default=None)
