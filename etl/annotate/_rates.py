"""The time in which an amount comes: "40 girls a month", "USD 5 million annually"."""

import re

_PER = re.compile(
    r"(?:\W+\w+){0,3}?\W+(?:(?:an?|per|each|every)\s(?P<unit>month|year)\b|(?P<month>monthly)\b"
    r"|(?P<year>annually|yearly)\b)",
    re.IGNORECASE,
)
_PER_BEFORE = re.compile(
    r"\b(?:(?P<month>monthly)|(?P<year>annual|annually|yearly))\W(?:\w+\W+){0,3}$", re.I
)


def per(text: str, start: int, number_end: int, end: int) -> str | None:
    """The month or year in which a quantity from `start` to `end` comes; None where none is."""
    around = text[max(0, start - 50) : end + 60].lower()
    if not any(stem in around for stem in ("month", "year", "annual")):
        return None
    match = (
        _PER.match(text, end, end + 60)
        or _PER.match(text, number_end, end)
        or _PER_BEFORE.search(text, max(0, start - 50), start)
    )
    if not match:
        return None
    groups = match.groupdict()
    if groups.get("unit"):
        return groups["unit"].lower()
    return "month" if groups.get("month") else "year"
