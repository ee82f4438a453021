"""What maps of flows show, worked out once for the deck and its twin."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import geography, palette
from dashboard.charts import base
from dashboard.charts.flows import COLUMNS as FLOW_COLUMNS
from dashboard.charts.flows import name
from dashboard.charts.hotspots import victims_words
from dashboard.maps.arrows import arrow
from dashboard.maps.sheet import Point, Window, on_sheet, window

FLOWS_NOTE = (
    "Arrows join countries, not places, and bend through transit countries; loops stay within one "
    "country; countries beyond the map are named at its edge. Width: the largest number of victims "
    "any claim states, never a sum; hollow where none does. Grey: only alleged or planned. Denied "
    "flows are in the table only."
)
NEAR = (66.0, -12.0, 146.0, 50.0)
"""West, south, east, north of the part of the world that a map of flows opens with: South, South-
East and East Asia."""
UNKNOWN, NARROWEST, WIDEST = 5.5, 3.0, 16.0
"""Pixels across of an arrow's neck, where no claim states a number and where one does."""


@dataclass(slots=True)
class Flow:
    """The claims about one route; `ring` is its arrow."""

    origin: str
    destination: str
    transit: tuple[str, ...]
    victims: float | None
    words: str
    purposes: str
    standing: str
    ids: str
    claims: int
    documents: int
    route: list[Point]
    ring: list[Point]

    @property
    def colour(self) -> str:
        """Blue; grey where no claim plainly states it."""
        return palette.BLUE if self.standing == "stated" else palette.GREY

    @property
    def title(self) -> str:
        """Both ends in words."""
        if self.origin == self.destination:
            return f"within {name(self.origin)}"
        return f"{name(self.origin)} → {name(self.destination)}"

    def lines(self) -> list[str]:
        """What the pointer shows, plain text."""
        through = ", ".join(name(code) for code in self.transit)
        told = f"{base.counted(self.claims, 'claim')}, {base.counted(self.documents, 'document')}"
        lines = [
            self.title,
            f"through {through}" if through else "",
            f"victims: {self.words}",
            f"purposes: {self.purposes}" if self.purposes else "",
            told,
            "" if self.standing == "stated" else f"{self.standing} only",
        ]
        return [line for line in lines if line]


def flows(frame: pd.DataFrame) -> tuple[list[Flow], dict[str, Point], Window]:
    """Arrows of claims as from queries.facts.flows, the widest first.

    Returns:
        The arrows; the point of each country that has one, and the window. Where countries near
        the Mekong are among them the window shows these, and the others stand at its edge.

    A flow that is denied, or of which an end is not stated or has no point, is left to the table.
    """
    frame = base.undenied(base.with_columns(frame, FLOW_COLUMNS))
    points = dict(geography.country_points())
    ends = frame["origin_country"].isin(list(points)) & frame["destination_country"].isin(
        list(points)
    )
    frame = frame[ends]
    transit = frame["transit_countries"].map(
        lambda codes: tuple(code for code in base.items(codes) if code in points)
    )
    keys = [frame["origin_country"], frame["destination_country"], transit]
    named = {code for codes in transit for code in codes} | set(keys[0]) | set(keys[1])
    near = [points[code] for code in named if _near(points[code])]
    view = window(near if len(near) > 1 else [points[code] for code in named])
    points = {code: on_sheet(view, points[code]) for code in named}
    groups: Any = frame.groupby(keys)
    found = [_flow(a, b, via, part, points) for (a, b, via), part in groups]
    most = max((flow.victims or 0 for flow in found), default=0) or 1
    for flow in found:
        share = ((flow.victims or 0) / most) ** 0.5
        known = NARROWEST + (WIDEST - NARROWEST) * share
        flow.ring = arrow(flow.route, UNKNOWN if flow.victims is None else known, view)
    return sorted(found, key=lambda flow: (-(flow.victims or 0), flow.title)), points, view


def _near(point: Point) -> bool:
    west, south, east, north = NEAR
    return west <= point[0] <= east and south <= point[1] <= north


def _flow(
    origin: str,
    destination: str,
    transit: tuple[str, ...],
    part: pd.DataFrame,
    points: dict[str, Point],
) -> Flow:
    purposes = sorted({p for cell in part["purposes"] for p in base.items(cell)} - {"unspecified"})
    return Flow(
        origin=origin,
        destination=destination,
        transit=transit,
        victims=_victims(part),
        words=victims_words(part),
        purposes=", ".join(purpose.replace("_", " ") for purpose in purposes),
        standing=base.standing(part["assertion"]),
        ids=base.joined_ids(part["claim_id"]),
        claims=part["claim_id"].nunique(),
        documents=part["doc_id"].nunique(),
        route=[points[code] for code in (origin, *transit, destination)],
        ring=[],
    )


def _victims(part: pd.DataFrame) -> float | None:
    low = pd.to_numeric(part["victims_low"]).fillna(pd.to_numeric(part["victims_high"]))
    found = base.number(low.max())
    return found if found is None or found >= 0 else None
