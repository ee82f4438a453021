"""Words that say what a figure measures and whom it counts, as the reference data declare them."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from etl.paths import REFERENCE
from etl.scan import Possible, Scan

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Patterns:
    """The measures of a unit: what happened to those counted, and else what kind they are.

    Attributes:
        scans: A name and its pattern each; acts first.
        acts: How many of them tell an act.
        possible: Tells which may be found in a text.
    """

    scans: list[tuple[str, Scan]]
    acts: int
    possible: Possible


@cache
def _declared() -> dict[str, Any]:
    return tomllib.loads((REFERENCE / "figure_measures.toml").read_text(encoding="utf-8"))


@cache
def measures() -> dict[str, Patterns]:
    """The patterns of each unit that has some."""
    found: dict[str, Patterns] = {}
    for entry in _declared()["measure"]:
        kinds = entry.get("kinds", [])
        told = [*entry["patterns"], *kinds]
        scans = [(name, Scan(pattern, re.IGNORECASE)) for name, pattern in told]
        possible = Possible([scan.pattern for _, scan in scans])
        patterns = Patterns(scans, len(entry["patterns"]), possible)
        found.update(dict.fromkeys(entry["units"], patterns))
    return found


@cache
def _populations() -> dict[str, frozenset[str]]:
    return {code: frozenset(nouns.split()) for code, nouns in _declared()["population"].items()}


def populations(words: str) -> list[str]:
    """Codes of the people that words name, in the order of the declaration."""
    named = {word.lower() for word in _WORD.findall(words)}
    return [code for code, nouns in _populations().items() if named & nouns]


PEOPLE = frozenset().union(*_populations().values())
"""Nouns for people of a told kind."""
