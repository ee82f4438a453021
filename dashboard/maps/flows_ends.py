"""The places between which flows run: discs with what goes out and in, and their names."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard import palette
from dashboard.charts import base
from dashboard.charts import plain as go
from dashboard.charts.corridors import Corridor, name
from dashboard.maps import flows_arrows as arrows
from dashboard.maps import flows_layout as layout
from dashboard.maps.flows_labels import Room
from dashboard.maps.flows_layout import Frame, Pixel

SMALLEST, LARGEST = 3.0, 15.0
"""Pixels of the radius of half a disc."""
CROWD = 8
"""Places on the map beyond which only names are written, and only where they have room."""
SHORT = {"AE": "UAE", "GB": "UK", "US": "USA", "KR": "South Korea"}


@dataclass(frozen=True, slots=True)
class Place:
    """A country or province on the sheet.

    Attributes:
        code: ISO 3166-1 alpha-2 or 3166-2.
        mark: Key of all flows that involve it.
        at: Its middle.
        out: Weight of what leaves it, by what thickness means; within it and into it the same.
        into: What comes into it.
        within: What stays within it.
        radius_out: Pixels of the left half of its disc.
        radius_in: Pixels of the right half.
        ringed: Whether a ring is drawn around it.
        beyond: Whether it stands in the border.
    """

    code: str
    mark: str
    at: Pixel
    out: float
    into: float
    within: float
    radius_out: float
    radius_in: float
    ringed: bool
    beyond: bool

    @property
    def ring(self) -> float:
        """Radius of the ring of what stays within."""
        return max(self.radius_out, self.radius_in) + 5.0

    @property
    def rim(self) -> float:
        """How far from the middle arrows begin and end."""
        return self.ring + 5.0 if self.ringed else max(self.radius_out, self.radius_in) + 3.0

    @property
    def total(self) -> float:
        """What goes out, comes in and stays within, for the order of names."""
        return self.out + self.into + self.within

    def bearing(self, point: Pixel) -> float:
        """The direction of a point, in radians clockwise from the right."""
        return math.atan2(point[1] - self.at[1], point[0] - self.at[0])

    def on_rim(self, bearing: float, further: float = 0.0) -> Pixel:
        """The point of the rim in a direction, or further out."""
        far = self.rim + further
        return self.at[0] + far * math.cos(bearing), self.at[1] + far * math.sin(bearing)

    def words(self) -> list[str]:
        """What its label says below its name."""
        parts = [
            f"{word} {base.amount(value)}"
            for word, value in (("out", self.out), ("in", self.into))
            if value
        ]
        lines = [" · ".join(parts)] if parts else []
        return [*lines, f"within {base.amount(self.within)}"] if self.within else lines

    def hover(self) -> str:
        """What the pointer shows, safe for plotly."""
        return base.hover(f"<b>{base.safe(name(self.code))}</b>", *self.words())


def draw_places(
    ends: pd.DataFrame,
    at: Mapping[str, Pixel],
    by: str,
    shown: Sequence[Corridor],
    view: Frame,
    size: float = 1.0,
) -> dict[str, Place]:
    """The places of a map by code.

    Args:
        ends: As from queries.flows.ends: place, mark, and out_, in_, within_ of each weight.
        at: Where they stand.
        by: What thickness means, a key of corridors.WEIGHTS.
        shown: The corridors drawn; those within a place ring it.
        view: The map.
        size: Of the discs, 1 on the map of the Mekong.
    """
    rows = {str(row["place"]): row for row in ends.to_dict("records")} if len(ends) else {}
    totals = {
        code: [base.number(rows.get(code, {}).get(f"{way}_{by}")) or 0 for way in _WAYS]
        for code in at
    }
    most = max((max(out, into) for out, into, _ in totals.values()), default=0) or 1
    ringed = {one.origin for one in shown if one.within and not one.transit}
    found: dict[str, Place] = {}
    for code, pixel in at.items():
        out, into, within = totals[code]
        found[code] = Place(
            code=code,
            mark=base.plain(rows.get(code, {}).get("mark")),
            at=pixel,
            out=out,
            into=into,
            within=within,
            radius_out=size * _radius(out, most),
            radius_in=size * _radius(into, most),
            ringed=code in ringed,
            beyond=not view.holds(pixel),
        )
    return found


_WAYS = ("out", "in", "within")


def _radius(value: float, most: float) -> float:
    return SMALLEST + (LARGEST - SMALLEST) * min(1.0, value / most) ** 0.5 if value else 0.0


def places(spots: Mapping[str, Place], room: Room, mode: str) -> list[go.Scatter]:
    """The discs, left half what goes out, right half what comes in, and the names."""
    tones = palette.ground(mode)
    known = list(spots.values())
    unseen = {"marker": {"opacity": 0}}
    return [
        _halves(known, left=True, fill=tones.text, mode=mode),
        _halves(known, left=False, fill=tones.background, mode=mode),
        go.Scatter(
            x=[spot.at[0] for spot in known],
            y=[spot.at[1] for spot in known],
            mode="markers",
            marker={"size": 16, "opacity": 0, "color": tones.text},
            selected=unseen,
            unselected=unseen,
            customdata=[[spot.mark] if spot.mark else [] for spot in known],
            hovertext=[spot.hover() for spot in known],
            hoverinfo="text",
            showlegend=False,
        ),
        _names(spots, room, mode),
    ]


def _halves(spots: Sequence[Place], *, left: bool, fill: str, mode: str) -> go.Scatter:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for spot in spots:
        radius = spot.radius_out if left else spot.radius_in
        if radius:
            outline = arrows.half_disc(spot.at, radius, left=left)
            xs += [round(x, 1) for x, _ in outline] + [None]
            ys += [round(y, 1) for _, y in outline] + [None]
    return go.Scatter(
        x=xs,
        y=ys,
        mode="lines",
        fill="toself",
        fillcolor=fill,
        line={"color": palette.ground(mode).text, "width": 1.3},
        hoverinfo="skip",
        showlegend=False,
    )


def written_at(at: Sequence[Pixel], words: Sequence[str], mode: str) -> go.Scatter:
    """Words around their middles, with the background's colour around the letters."""
    return go.Scatter(
        x=[x for x, _ in at],
        y=[y for _, y in at],
        mode="text",
        text=list(words),
        textfont={"size": 11, "color": palette.ground(mode).text, "shadow": base.halo(mode)},
        hoverinfo="skip",
        showlegend=False,
    )


def _names(spots: Mapping[str, Place], room: Room, mode: str) -> go.Scatter:
    """Names of the places, the most told ones first, those around the map in line with it."""
    order = sorted(spots.values(), key=lambda spot: (not spot.beyond, -spot.total))
    crowded = sum(not spot.beyond for spot in order) > CROWD
    at: list[Pixel] = []
    words: list[str] = []
    for spot in order:
        lines = [*_name(spot), *spot.words()[: 1 if spot.beyond else 2]]
        if spot.beyond:
            above = spot.at[1] < layout.BORDER_Y
            found = room.below(spot.at, spot.rim, lines, above=above)
        elif crowded:
            lines = _name(spot)
            found = room.beside(spot.at, spot.rim - 2, lines, needed=False)
        else:
            found = room.beside(spot.at, spot.rim - 2, lines, needed=True)
        if found is not None:
            at.append(found)
            words.append(_label(lines, len(_name(spot))))
    return written_at(at, words, mode)


def _name(spot: Place) -> list[str]:
    """The lines of a name; provinces beyond the Mekong with their country."""
    if "-" not in spot.code:
        return [SHORT.get(spot.code) or name(spot.code)]
    province, _, country = name(spot.code).removesuffix(")").rpartition(" (")
    return [province] if layout.in_mekong(spot.code) else [province, country]


def _label(lines: Sequence[str], bold: int) -> str:
    safe = [base.safe(line, 26) for line in lines]
    return "<br>".join([f"<b>{line}</b>" for line in safe[:bold]] + safe[bold:])
