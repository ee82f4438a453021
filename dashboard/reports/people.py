"""Names of persons in a report: public officials keep theirs, others are called by their role."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np

HONORIFICS = frozenset(
    ("mr", "mrs", "ms", "miss", "mme", "madame", "dr", "prof", "professor", "father", "fr")
    + ("sister", "brother", "khun", "oknha", "daw", "u", "sir", "dato", "pastor", "rev")
    + ("reverend", "imam")
)
"""Titles that are no office: who bears one alone is taken for a private person."""
ROLES = {
    "dr": "a doctor",
    "prof": "a professor",
    "professor": "a professor",
    "father": "a priest",
    "fr": "a priest",
    "sister": "a nun",
    "brother": "a friar",
    "pastor": "a pastor",
    "rev": "a pastor",
    "reverend": "a pastor",
    "imam": "an imam",
    "lawyer": "a lawyer",
}
"""What a title says of its bearer; any other private person is "a person"."""
_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 2
"""Letters of a name that is looked for; an initial alone names nobody."""
_PLAIN = (float, int, type(None), np.number)
"""What no name can stand in: coordinates, above all, which are many."""
Redact = Callable[[str], str]


def role_of(surface: str, name: str) -> str | None:
    """What a person is called instead of the name; None for a public official.

    Args:
        surface: Title and name as the text has them ("Mr Nguyen Van A", "Minister Le Hong Anh").
        name: The name alone.
    """
    title = surface.removesuffix(name) if name else surface
    words = [word.casefold() for word in _WORD.findall(title)]
    if any(
        word not in HONORIFICS and word not in ("lawyer", "the", "a", "her", "his")
        for word in words
    ):
        return None
    return next((ROLES[word] for word in words if word in ROLES), "a person")


def private_names(mentions: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Names to be replaced, and by what; who is an official anywhere keeps the name.

    Args:
        mentions: Pairs of surface and name of every person named.
    """
    roles: dict[str, str | None] = {}
    for surface, name in mentions:
        role = role_of(surface, name)
        roles[name] = None if role is None or (name in roles and roles[name] is None) else role
    return {name: role for name, role in roles.items() if role and len(name) >= _LEAST}


def redactor(names: Mapping[str, str], keep: Iterable[str] = ()) -> Redact:
    """A function that replaces these names, titles before them included, by "[a person]".

    The id of a person, which is the name in small letters, is replaced whoever it is.

    Args:
        names: To what they are replaced by.
        keep: Names of places; one that holds a person's name ("Ha Giang" of Ms Ha) stays whole.
    """
    if not names:
        return str
    ordered = sorted(names, key=len, reverse=True)
    titles = "|".join(sorted(HONORIFICS, key=len, reverse=True))
    kept = _holding(keep, names)
    stays = f"\\b(?P<place>{'|'.join(map(re.escape, kept))})\\b|" if kept else ""
    called = "|".join(map(re.escape, ordered))
    pattern = re.compile(
        rf"\Aperson:(?P<id>.*)|{stays}(?:\b(?i:{titles})\.?\s+)*\b(?P<name>{called})\b"
    )

    def by_role(found: re.Match[str]) -> str:
        if found["id"]:
            return "[a person]"
        return f"[{names[found['name']]}]" if found["name"] else found[0]

    return lambda text: pattern.sub(by_role, text)


def _holding(places: Iterable[str], names: Mapping[str, str]) -> list[str]:
    """The names of places in which the name of a person stands as a word, the longest first."""
    words = {name.casefold() for name in names if " " not in name}
    held = {
        place
        for place in places
        if place not in names and words & {word.casefold() for word in _WORD.findall(place)}
    }
    return sorted(held, key=lambda place: (-len(place), place))


_NAME = r"[^\W\d_a-z][^\W\d_]+"
_NAMED = rf"{_NAME}(?:[ -](?:{_NAME}|[^\W\d_a-z]\.?(?![^\W\d_]))){{0,3}}"
_TOLD = re.compile(
    rf"(?P<before>\b(?i:named|identified (?:only )?as|called|known (?:only )?as)\s+[“\"']?)"
    rf"(?P<called>{_NAMED})"
    rf"|\b(?P<aged>{_NAMED})(?=,\s+\d{{1,2}},(?!\d)|,?\s+aged?\s+\d{{1,2}}\b"
    rf"|,?\s+(?:a\s+)?\d{{1,2}}(?:\s+years?\b|-year-old)|\s+\(\d{{1,2}}\))"
    rf"|\b(?P<hidden>{_NAMED})(?=,?\s+\(?(?i:not (?:his|her|their) real name|"
    rf"(?:his|her|their|the) (?:real )?names? (?:has|have|was|were|is) (?:been )?changed|"
    rf"a pseudonym))"
)
_NO_PERSON = re.compile(
    r"(?i)\b(?:january|february|march|april|may|june|july|august|september|october|november|"
    r"december|paragraph|article|section|chapter|page|part|table|annex|decree|decision|resolution|"
    r"operation|project|programme|program|department|ministry|minister|district|province|city|"
    r"commune|village|office|unit|bureau|police|committee|commission|organi[sz]ation|government|"
    r"tier|phase|group|form|ref|yuan|dong|baht|kip|riel|kyat|some|about|over|nearly|around|under|between|only|of|in|on|for|at|by|age|ages|aged|the|"
    r"another|these|those|all|at least|more than)\b"
)
"""Words that a name before a number has where it is a date, a rule or an office."""


def told_names(text: str) -> str:
    """A text without the names that its own words say are a person's, whoever knows them.

    That is: what follows "named", "identified as", "known as"; a name followed by an age ("Lan,
    17,"); a name that the text says is not the real one. Offices, months and the like stay.
    """

    def by_role(found: re.Match[str]) -> str:
        name = found["called"] or found["aged"] or found["hidden"]
        if _NO_PERSON.search(name):
            return found[0]
        return f"{found['before'] or ''}[a person]"

    return _TOLD.sub(by_role, text)


def both(first: Redact, then: Redact) -> Redact:
    """One function after the other."""
    return lambda text: then(first(text))


def each_text(value: Any, redact: Redact) -> Any:  # noqa: ANN401 - any part of a figure
    """A nested value with a function applied to every text in it, keys apart."""
    if isinstance(value, str):
        return redact(value)
    if isinstance(value, Mapping):
        if value.get("bdata"):  # numbers of an array, packed by plotly
            return value
        return {key: each_text(held, redact) for key, held in value.items()}
    if isinstance(value, Sequence) and value and all(isinstance(v, _PLAIN) for v in value):
        return value
    if isinstance(value, Sequence) and not isinstance(value, bytes):
        return [each_text(held, redact) for held in value]
    if isinstance(value, np.ndarray) and value.dtype.kind in "OU":
        return [each_text(held, redact) for held in value.tolist()]
    return value
