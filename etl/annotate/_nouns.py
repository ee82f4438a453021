"""What a counted noun counts: people, cases, arrests, convictions, groups, money, things."""

import re
import tomllib
from typing import Final

from etl.document import Quantity
from etl.paths import REFERENCE

_WORDS: Final[dict[str, frozenset[str]]] = {
    unit: frozenset(words.split())
    for unit, words in tomllib.loads(
        (REFERENCE / "counted_nouns.toml").read_text(encoding="utf-8")
    ).items()
}
CURRENCY_SIGNS = _WORDS["currency_signs"]
"""Codes and abbreviations of currencies, as they are written beside a number."""
DOLLAR_SIGNS = ("HK", "NT", "AU", "SG", "CA", "NZ", "TT", "BZ", "EC", "TW", "FJ", *"ASCRMJNGBF")
"""What stands before the sign of dollars, and of some pesos and reais, that are not American."""
CURRENCY_NAMES = _WORDS["currencies"]
CURRENCIES = CURRENCY_NAMES | {
    *(sign.lower() for sign in CURRENCY_SIGNS),
    *(f"{prefix.lower()}$" for prefix in DOLLAR_SIGNS),
    *("s/", "k", "d", "dollars"),
}
"""What is counted where it is money other than United States dollars, by name or sign."""
DOLLARS = _WORDS["dollars"]
OTHER_DOLLARS = _WORDS["other_dollars"]
DURATIONS = _WORDS["durations"]
KM = {
    "km": 1.0, "kms": 1.0, "kilometer": 1.0, "kilometers": 1.0, "kilometre": 1.0,
    "kilometres": 1.0, "mi": 1.609, "mile": 1.609, "miles": 1.609,
}  # fmt: skip
COUNTS = ("people", "cases", "arrests", "convictions", "groups", "other")
"""Units of what is counted, unlike sums, shares and lengths."""
_UNITS = {noun: unit for unit in COUNTS for noun in _WORDS[unit]}
_AGENT = re.compile(r"(?:[a-z]{3}(?:ers|ors|ees|ists|ants|ians)|[a-z]{2}(?:men|women|wives|folk))$")
_DEMONYM = re.compile(
    r"(?:[A-Z][a-z]+(?:ese|ians?|ans?|is|ish|i)|[A-Z]{2,}(?:ESE|IANS?|ANS?|IS|ISH))$"
)


def words(name: str) -> frozenset[str]:
    """A word list of data/reference/counted_nouns.toml."""
    return _WORDS[name]


def is_money(quantity: Quantity) -> bool:
    """Whether a quantity is a sum of money."""
    return quantity.unit == "usd" or quantity.head in CURRENCIES


def is_demonym(word: str) -> bool:
    """Whether a word as written names people by where they are from ("Malaysians", "Burmese")."""
    lower = word.lower()
    if lower in _WORDS["demonyms"]:
        return True
    return lower not in _WORDS["not_demonyms"] and bool(_DEMONYM.match(word))


def unit_of(noun: str) -> str | None:
    """The unit that a noun in lower case gives; None where it is of no class."""
    unit = _UNITS.get(noun)
    if unit or noun in _WORDS["things"]:
        return unit
    tail = noun.rsplit("-", 1)[-1]
    if tail != noun and len(tail) > 2:
        return unit_of(tail)
    return "people" if _AGENT.search(noun) else None
