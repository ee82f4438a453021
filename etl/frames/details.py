"""What a sentence adds to a flow or hotspot: purposes, population, numbers, period."""

import re
import tomllib
from functools import cache

from etl.document import AnnotatedPassage, DateMention, Quantity
from etl.paths import REFERENCE


@cache
def _patterns() -> dict[str, dict[str, re.Pattern[str]]]:
    declared = tomllib.loads((REFERENCE / "purposes.toml").read_text(encoding="utf-8"))
    return {
        name: {
            value: re.compile(r"\b(?:" + "|".join(_as_regex(w) for w in words.split("|")) + ")", re.IGNORECASE)
            for value, words in entry.items()
        }
        for name, entry in declared.items()
    }


def _as_regex(word: str) -> str:
    words = r"\s+".join(re.escape(part) for part in word.split())
    return words.replace(r"\*", r"\w*") + r"(?!\w)"


def purposes(text: str) -> list[str]:
    """Purposes named in a text, as values of flows.purposes, in their order of declaration."""
    return [value for value, pattern in _patterns()["purposes"].items() if pattern.search(text)]


def population(text: str) -> list[str]:
    """Who is spoken of, as values of population."""
    return [value for value, pattern in _patterns()["population"].items() if pattern.search(text)]


def people_counted(passage: AnnotatedPassage, start: int, end: int) -> list[Quantity]:
    """Counts of people inside a span, those of shares and arrests left out."""
    return [
        q for q in passage.quantities if q.unit == "people" and start <= q.number_start and q.end <= end
    ]


def period(passage: AnnotatedPassage, start: int, end: int) -> DateMention | None:
    """The period or date a span speaks of: a period before a bare date; None where it names none."""
    dates = [d for d in passage.dates if start <= d.start and d.end <= end]
    return next((d for d in dates if d.role == "period"), dates[0] if len(dates) == 1 else None)
