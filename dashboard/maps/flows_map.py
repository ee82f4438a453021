"""The map of flows, one figure for page and export: arrows between places, no map service.

It is drawn on plain axes in pixels of a sheet, so that it shrinks as a whole in a narrow window
and plotly fetches nothing.
"""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from dashboard import palette
from dashboard.charts import base
from dashboard.charts.corridors import (
    NOTHING,
    WEIGHTS,
    Corridor,
    denied_words,
    is_chosen,
    notes,
    strongest,
    strongest_words,
    told,
)
from dashboard.charts.purposes import PURPOSES
from dashboard.maps import flows_arrows as arrows
from dashboard.maps import flows_layout as layout
from dashboard.maps.flows_ends import Place, add_places, draw_places
from dashboard.maps.flows_ground import ground
from dashboard.maps.flows_labels import Room
from dashboard.maps.flows_layout import Frame, Pixel
from dashboard.maps.flows_legend import add_legend

NARROWEST, WIDEST = 2.0, 15.0
"""Pixels across of an arrow's neck."""
LEAST_MOST = 10.0
"""The least weight that is drawn as thick as can be, so that one claim never looks like many."""
UNKNOWN = 3.5
"""Pixels across where no claim states a number of victims."""
FAINTEST, STRONGEST = 0.3, 0.92
"""Opacity of the weakest and of the strongest arrow."""
WORLD = 0.6
"""Size of discs and arrows on the map of all countries."""
NUMBERED = 24
"""Arrows whose number is written on them, at most."""
ALONG = (0.5, 0.42, 0.58, 0.34, 0.66)
"""Shares of an arrow's length where its number can stand."""
STUB = 46.0
"""Pixels of an arrow one end of which is not stated."""
FLOWS_NOTE = (
    "Arrows join countries or provinces, not towns. Thickness grows with the square root, of "
    "victims with the logarithm; weaker ones are fainter. Places beyond the map stand around it, "
    "in their direction. A ring is what stays within one place. Among provinces, the disc of a "
    "country is what names no province."
)


@dataclass(frozen=True, slots=True)
class Scale:
    """How thick and how strong an arrow is.

    Attributes:
        by: A key of WEIGHTS.
        most: The weight drawn as thick as can be.
        size: Of everything, 1 on the map of the Mekong.
    """

    by: str
    most: float
    size: float = 1.0

    def strength(self, one: Corridor) -> float:
        """Opacity: weaker ones are fainter."""
        most = (NARROWEST + (WIDEST - NARROWEST)) * self.size
        width = self.width(one.weight(self.by))
        return FAINTEST + (STRONGEST - FAINTEST) * min(1.0, width / most)

    def width(self, weight: float | None) -> float:
        """Pixels across of an arrow's neck."""
        if weight is None:
            return UNKNOWN
        if self.by == "victims":
            share = math.log1p(max(weight, 0.0)) / math.log1p(self.most)
        else:
            share = (max(weight, 0.0) / self.most) ** 0.5
        return (NARROWEST + (WIDEST - NARROWEST) * min(1.0, share)) * self.size


@dataclass(slots=True)
class _Leg:
    """An arrow, or one of the arrows of a route through transit countries."""

    one: Corridor
    start: str
    end: str
    width: float
    gaps: bool
    turn: float = 0.0
    leave: float = 0.0
    reach: float = 0.0


def flows(
    frame: pd.DataFrame,
    ends: pd.DataFrame,
    mode: str = "light",
    *,
    by: str = "claims",
    limit: int = 20,
    largest: float | None = None,
    everywhere: bool = False,
    through: bool = False,
    selected: Collection[str] = (),
) -> go.Figure:
    """Arrows from origins to destinations. customdata of what can be selected: mark.

    Args:
        frame: Corridors, routes or purposes as from queries.flows: routes are drawn leg by leg,
            purposes as parallel arrows. Denials are left to the table.
        ends: What goes out of and into each place, as from queries.flows.ends.
        mode: light or dark.
        by: What thickness means, a key of corridors.WEIGHTS.
        limit: Arrows drawn at most, the thickest; a line says how many are not.
        largest: The weight drawn as thick as can be; None for that of the strongest drawn.
        everywhere: Whether the map shows all places rather than the Mekong.
        through: Whether only routes through transit countries are drawn.
        selected: Marks of the corridors that stand out.
    """
    every = told(frame)
    wanted = [one for one in every if one.transit] if through else every
    placed = [one for one in wanted if _has_point(one)]
    near = placed if everywhere else [one for one in placed if _touches_mekong(one)]
    shown = strongest(near, by, limit)
    if not shown:
        return base.empty(_nothing(wanted, placed), mode)
    codes = [code for one in shown for code in (one.origin, *one.transit, one.destination) if code]
    view = layout.world(_points(codes)) if everywhere else layout.region()
    at = layout.places(view, codes)
    most = largest or max([LEAST_MOST, *(one.weight(by) or 0 for one in shown)])
    scale = Scale(by, most, WORLD if everywhere else 1.0)
    spots = draw_places(ends, at, by, shown, view, scale.size)
    figure = go.Figure()
    provinces = any(layout.country_of(code) != code for code in at)
    figure.add_traces(ground(view, mode, provinces=provinces and not everywhere))
    legs = _legs(shown, every, scale)
    _turn(legs, spots)
    chosen = set(selected)
    picks: list[tuple[Pixel, Corridor]] = []
    for leg in sorted(legs, key=lambda leg: (is_chosen(leg.one, chosen), -leg.width)):
        picks += _add_leg(figure, leg, spots, scale, chosen, mode)
    picks += _add_rings(figure, shown, spots, scale, chosen, mode)
    discs = [(spot.at, spot.rim - 2) for spot in spots.values()]
    room = Room([at for at, _ in picks], discs)
    add_places(figure, spots, room, mode)
    _add_numbers(figure, legs, spots, room, by, mode)
    _add_picks(figure, picks)
    add_legend(figure, shown, scale, mode, gaps=any(leg.gaps for leg in legs))
    _finish(figure, mode)
    sentences = (
        FLOWS_NOTE,
        strongest_words(len(shown), len(near), by),
        _left_words(len(wanted), len(placed), len(near)),
        denied_words(frame),
    )
    figure.update_layout(meta={"note": notes(*sentences), "room": 10})
    return figure


def _has_point(one: Corridor) -> bool:
    named = [code for code in (one.origin, *one.transit, one.destination) if code]
    return bool(one.origin or one.destination) and all(layout.point_of(code) for code in named)


def _touches_mekong(one: Corridor) -> bool:
    return any(layout.in_mekong(code) for code in (one.origin, *one.transit, one.destination))


def _points(codes: Sequence[str]) -> list[tuple[float, float]]:
    return [point for code in codes if (point := layout.point_of(code)) is not None]


def _nothing(every: Sequence[Corridor], placed: Sequence[Corridor]) -> str:
    if placed:
        return "No flow that matches touches the Mekong: choose the map of all countries."
    return NOTHING if not every else "No flow that matches names places that a map can show."


def _left_words(every: int, placed: int, near: int) -> str:
    """What the map cannot show, in words."""
    beyond, unplaced = placed - near, every - placed
    words: list[str] = []
    if beyond:
        verb = "does" if beyond == 1 else "do"
        words.append(
            f"{base.counted(beyond, 'corridor')} that {verb} not touch the six countries of the "
            "Mekong: on the map of all countries."
        )
    if unplaced:
        words.append(f"{base.counted(unplaced, 'corridor')} without a place on a map.")
    return " ".join(words)


def _legs(shown: Sequence[Corridor], every: Sequence[Corridor], scale: Scale) -> list[_Leg]:
    """All arrows. A leg of a route has gaps where no claim tells of it by itself."""
    direct = {(one.origin, one.destination) for one in every if not one.transit}
    legs: list[_Leg] = []
    for one in shown:
        width = scale.width(one.weight(scale.by))
        stops = (one.origin, *one.transit, one.destination)
        for start, end in zip(stops, stops[1:], strict=False):
            if start != end:
                gaps = not (start and end) or (bool(one.transit) and (start, end) not in direct)
                legs.append(_Leg(one, start, end, width, gaps))
    return legs


def _turn(legs: Sequence[_Leg], spots: dict[str, Place]) -> None:
    """Set from where on their rims arrows leave and where they arrive."""
    pairs: dict[tuple[str, str], list[_Leg]] = {}
    for leg in legs:
        if leg.start and leg.end:
            pairs.setdefault((leg.start, leg.end), []).append(leg)
    for group in pairs.values():
        for place, leg in enumerate(group):
            leg.turn = (place - (len(group) - 1) / 2) * 0.05
    for code, spot in spots.items():
        here = [leg for leg in legs if code in (leg.start, leg.end)]
        ends = [_end(leg, code, spots) for leg in here]
        for leg, bearing in zip(here, layout.spread(ends, spot.rim), strict=True):
            if leg.start == code:
                leg.leave = bearing
            else:
                leg.reach = bearing


def _end(leg: _Leg, code: str, spots: dict[str, Place]) -> layout.End:
    """Where an arrow would leave or arrive if it were alone."""
    out = leg.start == code
    other = spots.get(leg.end if out else leg.start)
    half = leg.width * (0.6 if out else 0.9) + 1.2
    if other is None:
        return layout.End(2.2, half)
    line = arrows.bow(spots[code].at, other.at, arrows.BEND if out else -arrows.BEND)
    return layout.End(spots[code].bearing(line[4]) + (leg.turn if out else -leg.turn), half)


def _spine(leg: _Leg, spots: dict[str, Place]) -> list[Pixel]:
    """The middle line of an arrow, from rim to rim; a stub where an end is not stated."""
    start, end = spots.get(leg.start), spots.get(leg.end)
    if start and end:
        return arrows.bow(start.on_rim(leg.leave), end.on_rim(leg.reach), arrows.BEND * 0.7)
    if end:
        return arrows.bow(end.on_rim(leg.reach, STUB), end.on_rim(leg.reach), 0.0)
    if start:
        return arrows.bow(start.on_rim(leg.leave), start.on_rim(leg.leave, STUB), 0.0)
    return []


def _add_leg(
    figure: go.Figure,
    leg: _Leg,
    spots: dict[str, Place],
    scale: Scale,
    chosen: set[str],
    mode: str,
) -> list[tuple[Pixel, Corridor]]:
    """Draw an arrow; give the points by which it can be selected."""
    line = _spine(leg, spots)
    high = leg.one.high
    if scale.by == "victims" and high and leg.one.low is not None and high > leg.one.low:
        wide = arrows.arrow(line, scale.width(high), gaps=leg.gaps)
        figure.add_trace(_shape(wide, leg.one, 0.25, mode, chosen=False, range_=True))
    rings = arrows.arrow(line, leg.width, gaps=leg.gaps)
    strength = scale.strength(leg.one)
    picked = is_chosen(leg.one, chosen)
    strength = 1.0 if picked else strength * (0.55 if chosen else 1)
    hollow = leg.one.standing != "stated" or leg.one.weight(scale.by) is None
    figure.add_trace(_shape(rings, leg.one, strength, mode, chosen=picked, hollow=hollow))
    unnamed = not (leg.start and leg.end)
    if unnamed and line:
        at = line[0] if not leg.start else line[-1]
        figure.add_annotation(x=at[0], y=at[1], text="<b>?</b>", showarrow=False, font={"size": 13})
    steps = max(2, round(arrows.length(line) / 16))
    return [(arrows.along(line, step / steps), leg.one) for step in range(1, steps)]


def _shape(
    rings: Sequence[Sequence[Pixel]],
    one: Corridor,
    strength: float,
    mode: str,
    *,
    chosen: bool = False,
    hollow: bool = False,
    range_: bool = False,
) -> go.Scatter:
    """Outlines as one filled trace. Hollow with a dotted outline is what no claim states."""
    tones = palette.ground(mode)
    look = PURPOSES.get(one.purpose)
    colour = palette.GREY if one.standing != "stated" else look.colour if look else palette.BLUE
    xs: list[float | None] = []
    ys: list[float | None] = []
    for outline in rings:
        xs += [round(x, 1) for x, _ in outline] + [None]
        ys += [round(y, 1) for _, y in outline] + [None]
    dotted = hollow and one.standing != "stated"
    edge = tones.text if chosen else colour if hollow or range_ else tones.background
    trace = go.Scatter(
        x=xs,
        y=ys,
        mode="lines",
        fill="toself",
        fillcolor=palette.translucent(tones.background, 0.75 * strength)
        if hollow
        else palette.translucent(colour, strength),
        line={
            "color": edge,
            "width": 2.4 if chosen else 1.3 if hollow else 0.7,
            "dash": "dot" if dotted else "solid",
        },
        opacity=max(strength, 0.6) if hollow else 1,
        hoverinfo="skip",
        showlegend=False,
    )
    if look and look.pattern and not hollow:
        trace.fillpattern = {
            "shape": look.pattern,
            "fgcolor": tones.background,
            "bgcolor": palette.translucent(colour, strength),
            "size": 5,
            "solidity": 0.25,
        }
    return trace


def _add_rings(
    figure: go.Figure,
    shown: Sequence[Corridor],
    spots: dict[str, Place],
    scale: Scale,
    chosen: set[str],
    mode: str,
) -> list[tuple[Pixel, Corridor]]:
    """Draw what stays within a place as a ring around it."""
    picks: list[tuple[Pixel, Corridor]] = []
    for one in shown:
        spot = spots.get(one.origin)
        if not one.within or one.transit or spot is None:
            continue
        width = min(scale.width(one.weight(scale.by)), 6.0)
        outline = arrows.ring(spot.at, spot.ring, width)
        strength = scale.strength(one)
        hollow = one.standing != "stated" or one.weight(scale.by) is None
        picked = is_chosen(one, chosen)
        figure.add_trace(_shape([outline], one, strength, mode, chosen=picked, hollow=hollow))
        picks += [(spot.on_rim(turn, spot.ring - spot.rim), one) for turn in (-0.8, 0.8, 2.4, 3.9)]
    return picks


def _add_numbers(
    figure: go.Figure,
    legs: Sequence[_Leg],
    spots: dict[str, Place],
    room: Room,
    by: str,
    mode: str,
) -> None:
    """Write the weight of the strongest on their arrows, and what a purpose's band is."""
    tones = palette.ground(mode)
    written: set[str] = set()
    at: list[Pixel] = []
    words: list[str] = []
    for leg in sorted(legs, key=lambda leg: -(leg.one.weight(by) or 0)):
        line = _spine(leg, spots)
        if leg.one.mark in written or len(words) >= NUMBERED or arrows.length(line) < 40:
            continue
        text = _number(leg.one, by)
        spot = room.first([arrows.along(line, share) for share in ALONG], text) if text else None
        if spot is not None:
            written.add(leg.one.mark)
            at.append(spot)
            words.append(f"<b>{base.safe(text, 24)}</b>")
    figure.add_trace(
        go.Scatter(
            x=[x for x, _ in at],
            y=[y for _, y in at],
            mode="text",
            text=words,
            textfont={
                "size": 11,
                "color": tones.text,
                "shadow": base.halo(mode),
            },
            hoverinfo="skip",
            showlegend=False,
        )
    )


def _number(one: Corridor, by: str) -> str:
    look = PURPOSES.get(one.purpose)
    if by == "victims" and one.low is None:
        return look.letters if look else ""
    number = one.words if by == "victims" else base.amount(one.weight(by) or 0)
    return f"{look.letters} {number}" if look else number


def _add_picks(figure: go.Figure, picks: Sequence[tuple[Pixel, Corridor]]) -> None:
    """Unseen points along the arrows, which the pointer finds."""
    figure.add_trace(
        go.Scatter(
            x=[round(at[0], 1) for at, _ in picks],
            y=[round(at[1], 1) for at, _ in picks],
            mode="markers",
            marker={"size": 14, "opacity": 0, "color": palette.BLUE},
            customdata=[[one.mark] for _, one in picks],
            hovertext=[one.hover() for _, one in picks],
            hoverinfo="text",
            showlegend=False,
        )
    )


def _finish(figure: go.Figure, mode: str) -> None:
    """Axes in pixels of the sheet, equal in both directions, and nothing of them drawn."""
    axis = {"visible": False, "showgrid": False, "zeroline": False, "fixedrange": False}
    base.finish(
        figure,
        mode,
        720,
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "itemclick": False},
        hovermode="closest",
        dragmode="pan",
        uirevision="flows",
    )
    unseen = {"marker": {"opacity": 0}}
    figure.update_traces(
        selected=unseen, unselected=unseen, selector={"mode": "markers", "showlegend": False}
    )
    figure.update_xaxes(axis | {"range": [0, layout.WIDTH], "constrain": "domain"})
    equal = {"scaleanchor": "x", "scaleratio": 1, "constrain": "domain", "constraintoward": "top"}
    figure.update_yaxes(axis | equal | {"range": [layout.HEIGHT + 46, -12]})


__all__ = ["FLOWS_NOTE", "WEIGHTS", "Frame", "flows"]
