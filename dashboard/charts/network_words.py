"""What the network calls its ends and ties, and the signs they have."""

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import geography, palette
from dashboard.charts import base

NAMED, LINE_LENGTH = 28, 16
"""Characters of a label, and of a line of it; the rest of the name is left to the pointer."""


@dataclass(frozen=True, slots=True)
class Tie:
    """How a kind of tie is drawn: words, what it counts, dash, sign at its middle, colour, bend."""

    words: str
    counts: str
    dash: str
    symbol: str
    colour: str
    bend: float


TIES = {
    "met": Tie("met", "meeting", "solid", "circle", palette.BLUE, 0.0),
    "signed": Tie("signed an agreement", "agreement", "dash", "square", palette.VERMILION, 0.11),
    "funds": Tie("pays for work of or in", "programme", "dot", "triangle-up", palette.GREEN, -0.11),
    "works": Tie("works with or in", "programme", "dashdot", "diamond", palette.PURPLE, 0.2),
}
GROUPS = {
    "country": ("circle", "●", "country"),
    "state": ("square", "■", "ministry, police or other state body"),
    "international": ("diamond", "◆", "United Nations or between governments"),
    "civil": ("triangle-up", "▲", "NGO or mass organisation"),
    "other": ("cross", "✚", "donor agency, media or other"),
}
"""By group of ends: plotly symbol, the same sign as text, words."""
_GROUP_OF = {
    "government": "state",
    "ministry": "state",
    "police": "state",
    "un": "international",
    "intergovernmental": "international",
    "ngo": "civil",
    "mass_organisation": "civil",
}


def label(end: Mapping[Any, Any] | pd.Series) -> str:
    """What an end is called beside its mark, in one or two lines.

    A country's name; of an actor its acronym or shortened name, with the code of its country.
    """
    if end["is_country"]:
        return geography.country_name(str(end["end"]))
    named = next((end[c] for c in ("acronym", "name") if not base.missing(end[c])), end["end"])
    code = "" if base.missing(end["country"]) else f" ({end['country']})"
    lines = textwrap.wrap(f"{base.plain(named, NAMED)}{code}", LINE_LENGTH) or ["?"]
    return "\n".join([lines[0], " ".join(lines[1:])] if lines[1:] else lines)


def full_name(end: Mapping[Any, Any] | pd.Series) -> str:
    """An end's name in full, with the country of an agency."""
    if end["is_country"]:
        return label(end)
    name = base.plain(end["name"]) or base.plain(end["end"])
    acronym = "" if base.missing(end["acronym"]) else f" ({base.plain(end['acronym'])})"
    country = "" if base.missing(end["country"]) else geography.country_name(str(end["country"]))
    return f"{name}{acronym}{f', {country}' if country and country not in name else ''}"


def group_of(end: Mapping[Any, Any]) -> str:
    """The group of GROUPS that an end belongs to."""
    return "country" if end["is_country"] else _GROUP_OF.get(base.plain(end["kind"]), "other")


def tie_words(tie: Mapping[Any, Any] | pd.Series, a: str, b: str) -> str:
    """A tie in words: "Laos met Thailand", "Planned: USAID to pay for work of Winrock"."""
    way = "in" if tie["b_is_country"] else {"funds": "of", "works": "with"}.get(tie["kind"], "")
    stated, planned = {
        "met": ("met", "meet"),
        "signed": ("signed an agreement with", "sign an agreement with"),
        "funds": (f"pays for work {way}", f"pay for work {way}"),
        "works": (f"works {way}", f"work {way}"),
    }[tie["kind"]]
    if tie["standing"] == "planned":
        return f"Planned: {a} to {planned} {b}"
    held = "" if tie["standing"] == "stated" else f"{tie['standing'].capitalize()}: "
    return f"{held}{a} {stated} {b}"


def strength_words(tie: Mapping[Any, Any] | pd.Series) -> str:
    """How much stands behind a tie: "3 meetings, in 4 claims of 2 documents"."""
    told = (
        f"in {base.counted(tie['claims'], 'claim')} of {base.counted(tie['documents'], 'document')}"
    )
    return f"{base.counted(tie['facts'], TIES[tie['kind']].counts)}, {told}"


STANDING = {
    "stated": "",
    "alleged": "alleged only",
    "planned": "planned, drafted or called off; no document says that it happened",
    "denied": "denied",
}


def end_words(tie: Mapping[Any, Any], side: str) -> str:
    """What the end "a" or "b" of a tie is called, in one line."""
    columns = ("is_country", "name", "acronym", "country")
    end = {"end": tie[side], **{name: tie[f"{side}_{name}"] for name in columns}}
    return " ".join(label(end).split())
