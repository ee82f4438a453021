"""Governments by the letters of American cables: "the GOL" is that of Liberia, Laos or Lebanon."""

import re
from collections.abc import Iterator
from functools import lru_cache

from etl.annotate._nations import Surroundings
from etl.gazetteer import load
from etl.scan import Cue

LETTERS = re.compile(r"GO[A-Z]{1,2}")
"""How these cables write "Government of ..."; the letters are of the country's name."""
SHARED = frozenset({"GOB", "GOJ", "GOL"})
"""Such acronyms of data/reference/actors.csv as other governments have too."""
_IN_TEXT = Cue(r"\bGO(?!(?:AL|AT|DS|ES|LD|LF|NE|OD|P)\b)[A-Z]{1,2}\b")
_OLD_NAMES = {"MM": "BURMA", "CI": "IVORY COAST", "CD": "DROC", "CZ": "CZECHIA", "SZ": "SWAZILAND"}


@lru_cache(maxsize=1024)
def _fits(letters: str, country: str) -> bool:
    """Whether letters are the first and, in order, others of a country's name."""
    for name in (load().country_name(country).upper(), _OLD_NAMES.get(country, "")):
        rest = iter(name)
        if name.startswith(letters[0]) and all(letter in rest for letter in letters):
            return True
    return False


def find(text: str, around: Surroundings) -> Iterator[tuple[int, int, str]]:
    """Governments by their letters: start, end and country.

    The country is that of the post where the letters are its; else, of the countries that the
    document speaks of and whose letters they are, the one it speaks of most.

    Args:
        text: A passage.
        around: The countries of its document.

    Yields:
        What has a country; letters of none that the document speaks of mean nothing.
    """
    capitals = text.isupper()
    for found in _IN_TEXT.finditer(text):
        if capitals and found.group() == "GOT" and not text.endswith("THE ", 0, found.start()):
            continue
        country = _meant(found.group()[2:], around)
        if country:
            yield found.start(), found.end(), country


def _meant(letters: str, around: Surroundings) -> str | None:
    if around.own and _fits(letters, around.own):
        return around.own
    fitting = [country for country in around.counts if _fits(letters, country)]
    return max(fitting, key=lambda country: around.counts[country], default=None)
