"""Names of persons in a report: public officials keep theirs, others are called by their role."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go

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


def redactor(names: Mapping[str, str]) -> Redact:
    """A function that replaces these names, titles before them included, by "[a person]"."""
    if not names:
        return str
    ordered = sorted(names, key=len, reverse=True)
    titles = "|".join(sorted(HONORIFICS, key=len, reverse=True))
    pattern = re.compile(rf"(?:\b(?i:{titles})\.?\s+)*\b({'|'.join(map(re.escape, ordered))})\b")
    return lambda text: pattern.sub(lambda match: f"[{names[match[1]]}]", text)


def redact_figure(figure: go.Figure, redact: Redact) -> go.Figure:
    """The figure with every text of it redacted: labels, hovers, annotations."""
    if redact is str:
        return figure
    return go.Figure(each_text(figure.to_plotly_json(), redact))


def each_text(value: Any, redact: Redact) -> Any:  # noqa: ANN401 - any part of a figure
    """A nested value with a function applied to every text in it, keys apart."""
    if isinstance(value, str):
        return redact(value)
    if isinstance(value, Mapping):
        return {key: each_text(held, redact) for key, held in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, bytes):
        return [each_text(held, redact) for held in value]
    if isinstance(value, np.ndarray) and value.dtype.kind in "OU":
        return [each_text(held, redact) for held in value.tolist()]
    return value
