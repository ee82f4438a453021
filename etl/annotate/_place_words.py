"""Word lists of the place annotator, kept as data in data/reference/place_words.toml."""

import tomllib
from functools import cache

from etl.paths import REFERENCE


@cache
def _classes() -> dict[str, str]:
    return tomllib.loads((REFERENCE / "place_words.toml").read_text(encoding="utf-8"))


def words(name: str) -> frozenset[str]:
    """The words of a class, in lower case."""
    return frozenset(_classes()[name].split())
