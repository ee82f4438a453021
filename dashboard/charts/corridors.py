"""Corridors, an origin and a destination, in words: what charts and maps of flows share.

A frame of corridors, as from queries.flows.corridors, has one row per origin and destination:

    mark                        its key
    origin destination          country or province codes, null where not stated
    claims facts documents      counts of what tells of it; denials are not among them
    denials                     claims that deny it
    standing                    stated, alleged, planned, or denied where nothing but denials is
    victims_low victims_high qualifier per    of the largest statement
    purposes transits           lists of codes
    marks                       how many corridors there are that anything tells of
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import geography
from dashboard.charts import base
from dashboard.charts.purposes import words

COLUMNS = (
    "mark",
    "origin",
    "destination",
    "claims",
    "facts",
    "documents",
    "denials",
    "standing",
    "victims_low",
    "victims_high",
    "qualifier",
    "per",
    "purposes",
    "transits",
    "marks",
)
MEKONG = ("KH", "CN", "LA", "MM", "TH", "VN")
NOT_STATED = "not stated"
NOTHING = "No flow matches the filter, or each is denied."
WEIGHTS = {
    "facts": "Facts",
    "claims": "Claims",
    "documents": "Documents",
    "victims": "Stated victims",
}
"""What the thickness of a flow can mean, and its words."""


@dataclass(frozen=True, slots=True)
class Corridor:
    """What is told of one origin and destination.

    Attributes:
        mark: Its key.
        origin: Country or province; "" where not stated.
        destination: The same.
        transit: Countries on the way, in order; only rows of routes have them.
        claims: Claims that tell of it.
        facts: Facts they tell.
        documents: Documents they stand in.
        denials: Claims that deny it.
        standing: stated, alleged, planned or denied.
        low: Least victims of the largest statement; None where no claim states any.
        high: Most victims of the same statement.
        words: The largest statement in words.
        purposes: Codes of all purposes told.
        transits: Countries that any of its claims names on the way.
        purpose: The one purpose it is told of; only rows of purposes have it.
    """

    mark: str
    origin: str
    destination: str
    transit: tuple[str, ...]
    claims: int
    facts: int
    documents: int
    denials: int
    standing: str
    low: float | None
    high: float | None
    words: str
    purposes: tuple[str, ...]
    transits: tuple[str, ...]
    purpose: str = ""

    @property
    def within(self) -> bool:
        """Whether it stays in one place."""
        return bool(self.origin) and self.origin == self.destination

    @property
    def title(self) -> str:
        """Both ends in words: "Vietnam → China", or "within Vietnam"."""
        if self.within:
            return f"within {name(self.origin)}"
        return f"{name(self.origin)} → {name(self.destination)}"

    def weight(self, by: str) -> float | None:
        """How thick it is drawn; None where no claim states a number.

        Args:
            by: A key of WEIGHTS; victims are those of the largest statement, never a sum.
        """
        return self.low if by == "victims" else float(getattr(self, by))

    def lines(self) -> list[str]:
        """What the pointer shows, plain text."""
        through = ", ".join(name(code) for code in self.transit or self.transits)
        purposes = ", ".join(words(code).lower() for code in self.purposes)
        told = ", ".join(
            base.counted(number, noun)
            for number, noun in (
                (self.facts, "fact"),
                (self.claims or self.denials, "claim"),
                (self.documents, "document"),
            )
        )
        lines = [
            self.title,
            told,
            f"victims, largest statement: {self.words}",
            f"purposes: {purposes}" if purposes else "",
            f"through {through}" if through else "",
            "" if self.standing == "stated" else f"{self.standing} only",
            f"denied by {base.counted(self.denials, 'further claim')}"
            if self.claims and self.denials
            else "",
        ]
        return [line for line in lines if line]

    def hover(self) -> str:
        """What the pointer shows, safe for plotly."""
        first, *rest = (base.safe(line, 90) for line in self.lines())
        return base.hover(f"<b>{first}</b>", *rest)


def name(code: str) -> str:
    """A country's or province's name; "not stated" for the empty code."""
    return geography.end_name(code) if code else NOT_STATED


def is_chosen(one: Corridor, selected: Collection[str]) -> bool:
    """Whether it, or the corridor it is a part of, is among the selected marks."""
    return any(one.mark == mark or one.mark.startswith(f"{mark}~") for mark in selected)


def corridors(frame: pd.DataFrame) -> list[Corridor]:
    """The rows of a frame of corridors or routes, in its order."""
    frame = base.with_columns(frame, [*COLUMNS, "transit", "purpose"])
    return [_corridor(row) for row in frame.to_dict("records")]


def _corridor(row: Mapping[Any, Any]) -> Corridor:
    low, high = base.number(row["victims_low"]), base.number(row["victims_high"])
    low = high if low is None else low
    low = low if low is None or low >= 0 else None
    return Corridor(
        mark=base.plain(row["mark"]),
        origin=base.plain(row["origin"]),
        destination=base.plain(row["destination"]),
        transit=tuple(base.items(row["transit"])),
        claims=_whole(row["claims"]),
        facts=_whole(row["facts"]),
        documents=_whole(row["documents"]),
        denials=_whole(row["denials"]),
        standing=base.plain(row["standing"]) or "stated",
        low=low,
        high=None if low is None else max(low, high if high is not None else low),
        words=base.count_words(
            row["victims_low"], row["victims_high"], row["qualifier"], row["per"]
        ),
        purposes=tuple(base.items(row["purposes"])),
        transits=tuple(base.items(row["transits"])),
        purpose=base.plain(row["purpose"]),
    )


def _whole(value: object) -> int:
    return int(base.number(value) or 0)


def told(frame: pd.DataFrame) -> list[Corridor]:
    """The corridors that any claim tells of, in the frame's order: denials stay in the table."""
    return [one for one in corridors(frame) if one.claims]


def strongest(found: Sequence[Corridor], by: str, limit: int) -> list[Corridor]:
    """The thickest corridors, thickest first; those without a number last."""
    return sorted(
        found, key=lambda one: (-(one.weight(by) or 0), -one.facts, -one.claims, one.title)
    )[:limit]


def shown_words(shown: int, frame: pd.DataFrame, by: str = "facts") -> str:
    """How many rows of a frame are drawn of how many there are; "" where all are."""
    every = base.column(frame, "marks").max() if len(frame) else 0
    return strongest_words(shown, _whole(every), by)


def strongest_words(shown: int, number: int, by: str) -> str:
    """How many are drawn of how many, in a sentence; "" where all are."""
    if shown >= number:
        return ""
    return f"{shown:,} of {number:,} shown, those with the most {WEIGHTS[by].lower()}."


def rows_words(frame: pd.DataFrame) -> str:
    """That a frame was cut off, in a sentence; "" where it was not."""
    every = _whole(base.column(frame, "marks").max()) if len(frame) else 0
    rows = sum(pd.to_numeric(base.column(frame, "claims")).fillna(0) > 0)
    if rows >= every:
        return ""
    return f"These are among the {rows:,} strongest of {every:,} that match."


def denied_words(frame: pd.DataFrame) -> str:
    """How many claims deny a corridor of the frame, in a sentence; "" where none does."""
    number = int(pd.to_numeric(base.column(frame, "denials")).sum())
    if not number:
        return ""
    verb = "denies" if number == 1 else "deny"
    return f"{base.counted(number, 'claim')} {verb} a flow: in the tables only, never drawn."


def notes(*sentences: str) -> str:
    """Sentences as a paragraph, the empty ones dropped."""
    return " ".join(sentence for sentence in sentences if sentence)


def in_words(frame: pd.DataFrame, by: str) -> str:
    """The strongest corridors in a sentence or two, for those who cannot see a chart."""
    found = told(frame)
    if not found:
        return NOTHING
    best = strongest(found, by, 5)
    parts = [
        f"{one.title} ({one.words if by == 'victims' else base.amount(one.weight(by) or 0)})"
        for one in best
    ]
    return f"Flows by {WEIGHTS[by].lower()}, the strongest first: {', '.join(parts)}."
