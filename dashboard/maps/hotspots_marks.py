"""What maps of hotspots show, worked out once for the deck and its twin."""

from dataclasses import dataclass

import pandas as pd

from dashboard import palette
from dashboard.charts import base
from dashboard.charts.flows import name
from dashboard.charts.hotspots import COLUMNS as HOTSPOT_COLUMNS
from dashboard.charts.hotspots import victims_words
from dashboard.maps.sheet import Point

HOTSPOTS_NOTE = (
    "Shape and colour: role. Size: the largest number of victims any claim states, never a sum; "
    "? where none does. Ringed: a border crossing. Hollow on a shaded area: the whole province or "
    "region is named. Dashed outline of a country: no place in it is named. Grey: only alleged, "
    "planned or denied."
)
KINDS = {
    "border_crossing": "border crossing",
    "city": "town",
    "district": "district",
    "province": "province, exact place not stated",
    "region": "region, exact place not stated",
    "country": "country, exact place not stated",
}
AREAS = frozenset({"province", "region"})
SMALLEST, LARGEST = 15.0, 36.0
"""Pixels across of a hotspot's mark."""


@dataclass(slots=True)
class Hotspot:
    """The claims about one place in one role.

    `point` is None where the place is a country or has no coordinates; `beside` shifts marks of
    several roles at one place, in pixels to the right.
    """

    place_id: str
    title: str
    kind: str
    country: str
    role: str
    point: Point | None
    victims: float | None
    words: str
    standing: str
    ids: str
    claims: int
    documents: int
    size: float = SMALLEST
    beside: float = 0.0

    @property
    def colour(self) -> str:
        """Of its role; grey where no claim plainly states it."""
        return palette.ROLES[self.role].colour if self.standing == "stated" else palette.GREY

    def lines(self) -> list[str]:
        """What the pointer shows, plain text."""
        told = f"{base.counted(self.claims, 'claim')}, {base.counted(self.documents, 'document')}"
        lines = [
            self.title,
            KINDS.get(self.kind, "place"),
            f"role: {palette.ROLES[self.role].words}",
            f"victims: {self.words}",
            told,
        ]
        return lines if self.standing == "stated" else [*lines, f"{self.standing} only"]


def hotspots(frame: pd.DataFrame) -> list[Hotspot]:
    """Marks of claims as from queries.facts.hotspots, the largest first."""
    frame = base.with_columns(frame, [*HOTSPOT_COLUMNS, "lat", "lon"])
    roles = frame["role"].where(frame["role"].isin(list(palette.ROLES)), "hotspot")
    places = frame["place_id"].fillna(frame["place_name"]).fillna("unknown")
    found = [
        _hotspot(str(place), str(role), part)
        for (place, role), part in frame.groupby([places, roles])
    ]
    most = max((mark.victims or 0 for mark in found), default=0) or 1
    at: dict[str, list[Hotspot]] = {}
    for mark in found:
        share = ((mark.victims or 0) / most) ** 0.5
        mark.size = SMALLEST if mark.victims is None else SMALLEST + (LARGEST - SMALLEST) * share
        at.setdefault(mark.place_id, []).append(mark)
    for group in at.values():
        whole = sum(mark.size for mark in group) + 3 * (len(group) - 1)
        left = -whole / 2
        for mark in group:
            mark.beside = left + mark.size / 2
            left += mark.size + 3
    return sorted(found, key=lambda mark: (-mark.size, -mark.claims, mark.title))


def _hotspot(place: str, role: str, part: pd.DataFrame) -> Hotspot:
    first = part.iloc[0]
    country = base.plain(first["country"])
    kind = base.plain(first["place_kind"])
    named = base.plain(first["place_name"], 40) or place
    where = name(country) if country else ""
    lon, lat = base.number(first["lon"]), base.number(first["lat"])
    located = kind != "country" and lon is not None and lat is not None
    return Hotspot(
        place_id=place,
        title=f"{named}, {where}" if where and where != named else named,
        kind=kind,
        country=country,
        role=role,
        point=(lon, lat) if located and lon is not None and lat is not None else None,
        victims=_victims(part),
        words=victims_words(part),
        standing=base.standing(part["assertion"]),
        ids=base.joined_ids(part["claim_id"]),
        claims=part["claim_id"].nunique(),
        documents=part["doc_id"].nunique(),
    )


def _victims(part: pd.DataFrame) -> float | None:
    low = pd.to_numeric(part["victims_low"]).fillna(pd.to_numeric(part["victims_high"]))
    found = base.number(low.max())
    return found if found is None or found >= 0 else None
