"""What maps of hotspots show, worked out once for the deck and its twin.

A mark is a province shaded, the sign of a place in one role, or a border drawn as a line. What is
only denied, what concerns a whole country, and what has no point is no mark: `apart` names it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from dashboard import geography, palette
from dashboard.charts import base
from dashboard.charts.corridors import name as country_name
from dashboard.charts.hotspots import COLUMNS as RANKED
from dashboard.maps import hatching
from dashboard.maps.hotspots_scale import Scale
from dashboard.maps.sheet import Point, Window, place_labels

COLUMNS = (*RANKED, "lat", "lon", "named")
KINDS = {
    "border_crossing": "border crossing",
    "city": "town",
    "district": "district",
    "province": "province, exact place not stated",
    "region": "region, exact place not stated",
    "country": "country, no place stated",
}
AREAS = frozenset({"province", "region"})
MOST_LABELS = 40
DISC = 34.0
"""Pixels across of the disc below the sign of an area without an outline."""


@dataclass(slots=True)
class Mark:
    """What is told of a place, a place in one role, or a border.

    `victims` is the largest number any claim states, `words` the same as it is hedged there.
    """

    ids: str
    place_id: str
    title: str
    kind: str
    country: str
    role: str
    claims: int
    facts: int
    documents: int
    denials: int
    named: int
    victims: float | None
    words: str
    standing: str

    def lines(self) -> list[str]:
        """What the pointer shows, plain text."""
        told = (
            f"{base.counted(self.documents, 'document')}, {base.counted(self.claims, 'claim')} "
            f"of {base.counted(self.facts, 'fact')}"
        )
        role = palette.ROLES[self.role].words if self.role else ""
        lines = [
            self.title,
            KINDS.get(self.kind, self.kind),
            f"role: {role}" if role else "",
            told,
            f"largest number of victims stated: {self.words}",
            f"{self.standing} only" if self.standing != "stated" else "",
            f"not counted: {base.counted(self.denials, 'denial')}" if self.denials else "",
        ]
        return [line for line in lines if line]


@dataclass(slots=True)
class Area(Mark):
    """A province with an outline, shaded by `step` of the scale; None where no number is stated.

    `strokes` hatch it where no claim plainly states it.
    """

    step: int | None = None
    strokes: list[tuple[Point, Point]] = field(default_factory=list[tuple[Point, Point]])

    def lines(self) -> list[str]:
        """What the pointer shows, plain text."""
        title, _, *rest = Mark.lines(self)
        within = "its name and the places in it" if self.named else "places in it, not its name"
        return [title, f"province: {within}", *rest]


@dataclass(slots=True)
class Sign(Mark):
    """A place in one role; `beside` shifts signs of several roles apart, in pixels to the right."""

    point: Point = (0.0, 0.0)
    size: float = 0.0
    beside: float = 0.0
    outlined: bool = False

    @property
    def colour(self) -> str:
        """Of its role."""
        return palette.ROLES[self.role].colour

    @property
    def hollow(self) -> bool:
        """Whether no claim plainly states it."""
        return self.standing != "stated"

    @property
    def disc(self) -> bool:
        """Whether it stands for an area that has no outline."""
        return self.kind in AREAS and not self.outlined


@dataclass(slots=True)
class Line(Mark):
    """A border between two countries that places are tied to."""

    paths: list[list[Point]] = field(default_factory=list[list[Point]])
    width: float = 2.4


@dataclass(slots=True)
class Label:
    """A name, the point it belongs to, and the middle of its words in pixels off that point."""

    text: str
    point: Point
    right: float
    down: float


def told(frame: pd.DataFrame, level: str) -> pd.DataFrame:
    """The rows of a level of which anything is told that is not denied."""
    rows = frame[frame["level"] == level]
    return rows[pd.to_numeric(rows["claims"]).fillna(0) > 0]


def _mark(row: dict[Any, Any]) -> dict[str, Any]:
    """The fields that every mark has."""
    country, name = base.plain(row["country"]), base.plain(row["place_name"], 40)
    where = country_name(country) if country else ""
    name = name or base.plain(row["place_id"])
    low, high = base.number(row["victims_low"]), base.number(row["victims_high"])
    counts = {key: int(base.number(row[key]) or 0) for key in ("claims", "facts", "documents")}
    return counts | {
        "ids": base.plain(row["mark"]),
        "place_id": base.plain(row["place_id"]),
        "title": f"{name}, {where}" if where and where != name else name,
        "kind": base.plain(row["place_kind"]),
        "country": country,
        "role": "",
        "denials": int(base.number(row["denials"]) or 0),
        "named": int(base.number(row["named"]) or 0),
        "victims": low if low is not None else high,
        "words": base.count_words(low, high, row["qualifier"], unknown="none"),
        "standing": base.plain(row["standing"]) or "stated",
    }


def areas(frame: pd.DataFrame, scale: Scale) -> list[Area]:
    """The provinces that have an outline, shaded."""
    outlines = geography.outlines("provinces")
    found: list[Area] = []
    rows = told(frame, "unit")
    for row in rows[rows["place_id"].isin(outlines)].to_dict("records"):
        area = Area(**_mark(row))
        area.step = scale.step(_value(scale, area))
        found.append(area)
    return found


def _value(scale: Scale, mark: Mark) -> float | None:
    return scale.value(mark.documents, mark.claims, mark.victims)


def signs(frame: pd.DataFrame, scale: Scale, chosen: Sequence[str]) -> list[Sign]:
    """The signs of these places, in their order, those of one place side by side."""
    outlines = geography.outlines("provinces")
    at: dict[str, list[Sign]] = {place: [] for place in chosen}
    rows = told(frame, "place_role")
    for row in rows[rows["place_id"].isin(list(at))].to_dict("records"):
        sign = Sign(**_mark(row), point=(float(row["lon"]), float(row["lat"])))
        sign.role = row["role"] if row["role"] in palette.ROLES else "hotspot"
        sign.outlined = sign.kind == "province" and sign.place_id in outlines
        sign.size = scale.size(None if sign.outlined else _value(scale, sign))
        at[sign.place_id].append(sign)
    for group in at.values():
        left = -(sum(sign.size for sign in group) + len(group) - 1) / 2
        for sign in group:
            sign.beside = left + sign.size / 2
            left += sign.size + 1
    return [sign for group in at.values() for sign in group]


def strokes(code: str, view: Window) -> list[tuple[Point, Point]]:
    """The hatching of a province."""
    polygons = geography.outlines("provinces")[code].polygons
    rings = [[(point[0], point[1]) for point in ring] for rings in polygons for ring in rings]
    return hatching.strokes(rings, view)


def lines(frame: pd.DataFrame) -> list[Line]:
    """The borders that have an outline."""
    known = geography.border_lines()
    found: list[Line] = []
    for row in told(frame, "border").to_dict("records"):
        pair = base.plain(row["border"])
        if pair not in known:
            continue
        fields: dict[str, Any] = _mark(row) | {
            "kind": "places tied to this border",
            "place_id": pair,
        }
        first, second = (country_name(code) for code in pair.split("-"))
        fields["title"] = f"Border of {first} and {second}"
        paths = [[(point[0], point[1]) for point in line] for line in known[pair]]
        found.append(Line(**fields, paths=paths))
    return found


def labels(signs: list[Sign], view: Window, sheet: tuple[float, float]) -> list[Label]:
    """The names that find room, one for each place, those of most documents first."""
    anchors: list[tuple[Point, float, str]] = []
    named: set[str] = set()
    for sign in signs:
        x, y = view.pixel(sign.point)
        words = "" if sign.place_id in named else sign.title.rsplit(",", 1)[0]
        named.add(sign.place_id)
        anchors.append(((x + sign.beside, y), sign.size / 2, words))
    found: list[Label] = []
    placed = place_labels(anchors, sheet=sheet, most=MOST_LABELS)
    for sign, ((x, y), _, words), place in zip(signs, anchors, placed, strict=True):
        if words and place is not None:
            right, down = place[1][0] - x + sign.beside, place[1][1] - y
            found.append(Label(words, sign.point, right, down))
    return found
