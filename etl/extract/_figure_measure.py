"""What a figure measures: what happened to those counted, else of what kind they are."""

import re
from dataclasses import replace

from etl.document import Quantity
from etl.extract._figure_clause import Around, whole
from etl.extract._figure_words import Patterns, measures

_BEFORE, _AFTER = 60, 70
"""Code points on either side of a number in which its clause may say what it measures."""
_FIXED = {"percent": "share", "km": "border_length", "groups": "groups"}
_SPLIT = re.compile(
    r"(?:,|\sand)\s(?=[a-z]+(?:ing|ed)\s)|,\s(?=[a-z]+s\s)|\s(?:after|when|while|before)\s",
    re.IGNORECASE,
)
"""Where what is told of a number ends, and what went with it or before it begins."""
_WHO = re.compile(r"\s(?:who|whom|that)\s", re.IGNORECASE)
_OF_VICTIMS = frozenset(["assisted", "rescued", "repatriated", "trafficked", "victims"])
_SERVING = frozenset(["officials", "staff"])
_NOT_OF_SERVING = frozenset(
    [*_OF_VICTIMS, "identified", "registered", "deported", "intercepted", "referred", "recruited"]
)
"""What happens to victims and migrants, and not to those who help or govern."""
_OF_JUSTICE = frozenset(["arrests", "convictions", "prosecuted"])
_FOR_DOING = re.compile(r"\s(?:for|of|over|with)\s(?:[a-z]+ly\s)?[a-z]{3,}ing\b", re.IGNORECASE)
"""What somebody was tried for: those counted behind it are others ("jailed for selling six")."""


def measure(
    quantity: Quantity, text: str, around: Around, money: bool, heading: str = "", noun: str = ""
) -> str:
    """What kind of thing a figure measures, in a word: of its clause's words the nearest.

    Args:
        quantity: The figure.
        text: The passage's text.
        around: What of the sentence is the number's own.
        money: Whether it is a sum of money.
        heading: In a table the heading above it, which stands for its clause.
        noun: What it counts where its own words do not say: those of the count it leans on.
    """
    if fixed := _FIXED.get(quantity.unit):
        return fixed
    if heading:
        quantity = replace(quantity, start=0, end=0, number_start=0, number_end=0)
        text, around = heading, whole(heading)
    unit = "money" if money else quantity.unit
    if (declared := measures().get(unit)) and (
        named := _named(declared, quantity, text, around, noun)
    ):
        return named
    if money:
        return "amount"
    return quantity.head or "other" if unit == "other" else unit


def _named(
    declared: Patterns, quantity: Quantity, text: str, around: Around, noun: str
) -> str | None:
    """The declared measure of a figure: the nearest act, else the kind of those counted."""
    told = text[quantity.start : quantity.end]
    if quantity.head and quantity.head not in told.lower():
        told = f"{told} {quantity.head}"
    kind = (declared.kind(told) if quantity.head else None) or declared.kind(noun)
    act = _nearest_act(declared, quantity, text, around, kind)
    if act in _OF_VICTIMS and kind == "suspects":
        return kind  # nobody assists, rescues or sells them
    return act or kind


def _nearest_act(
    declared: Patterns, quantity: Quantity, text: str, around: Around, kind: str | None
) -> str | None:
    """The nearest act of a number's clause, else of the words "who ..." behind those counted."""
    start = max(around.clause[0], quantity.start - _BEFORE)
    end = min(around.clause[1], quantity.end + _AFTER)
    joined = _SPLIT.search(text, quantity.end, end)
    span = start, joined.start() if joined else end
    if act := _act_within(declared, quantity, text, span, kind):
        return act
    following = around.parts[around.number + 1 : around.number + 2]
    if not following or not _WHO.match(text, quantity.end):
        return None
    span = quantity.end, min(following[0].end, quantity.end + _AFTER)
    return _act_within(declared, quantity, text, span, kind)


def _act_within(
    declared: Patterns, quantity: Quantity, text: str, span: tuple[int, int], kind: str | None
) -> str | None:
    """The act in a span that stands nearest to a number and fits those counted."""
    window = text[span[0] : span[1]]
    first, last = quantity.start - span[0], quantity.end - span[0]
    found: list[tuple[int, int, str]] = []
    for number in declared.possible.among(window):
        name, scan = declared.acts[number]
        if kind in _SERVING and name in _NOT_OF_SERVING:
            continue
        for match in scan.finditer(window):
            if name in _OF_JUSTICE and _FOR_DOING.search(window, match.end(), max(first, 0)):
                continue
            apart = max(first - match.end(), match.start() - last, 0)
            found.append((apart, number, name))
    return min(found)[2] if found else None
