"""Words that say what a figure measures and whom it counts, as the reference data declare them."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from etl.paths import REFERENCE
from etl.scan import Possible, Scan

OF_PEOPLE = ("people", "arrests", "convictions")
"""Units of numbers that count people."""
_OF_SEX = {"female": "women", "male": "men"}
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Patterns:
    """The measures of a unit, each a name with its pattern.

    Attributes:
        acts: What happened to those counted.
        possible: Tells which acts may be found in a text.
        kinds: Of what kind they are.
    """

    acts: list[tuple[str, Scan]]
    possible: Possible
    kinds: list[tuple[str, Scan]]

    def kind(self, noun: str) -> str | None:
        """Of what kind those are whom a noun names."""
        return next((name for name, scan in self.kinds if scan.search(noun)), None)


@cache
def _declared() -> dict[str, Any]:
    return tomllib.loads((REFERENCE / "figure_measures.toml").read_text(encoding="utf-8"))


@cache
def measures() -> dict[str, Patterns]:
    """The patterns of each unit that has some."""
    found: dict[str, Patterns] = {}
    for entry in _declared()["measure"]:
        acts, kinds = _scans(entry["acts"]), _scans(entry.get("kinds", {}))
        possible = Possible([scan.pattern for _, scan in acts])
        patterns = Patterns(acts, possible, kinds)
        found.update(dict.fromkeys(entry["units"], patterns))
    return found


def _scans(declared: dict[str, list[str]]) -> list[tuple[str, Scan]]:
    return [
        (name, Scan(rf"\b(?:{'|'.join(words)})", re.IGNORECASE)) for name, words in declared.items()
    ]


@cache
def _populations() -> dict[str, frozenset[str]]:
    return {code: frozenset(nouns.split()) for code, nouns in _declared()["population"].items()}


def populations(words: str) -> list[str]:
    """Codes of the people that words name, in the order of the declaration.

    Words for a sex alone ("female suspects") tell it where no noun does.
    """
    named = {word.lower() for word in _WORD.findall(words)}
    codes = [code for code, nouns in _populations().items() if named & nouns]
    return codes or [code for word, code in _OF_SEX.items() if word in named]


PEOPLE = frozenset().union(*_populations().values())
"""Nouns for people of a told kind."""
SEVERAL = "|".join(sorted(n for n in PEOPLE if n.endswith(("s", "men", "women", "children"))))
"""Nouns for several of them, as choices of a pattern."""
