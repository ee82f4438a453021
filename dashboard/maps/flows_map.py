"""The map of flows, one figure for page and export: arrows between places, no map service.

It is drawn on plain axes in pixels of a sheet, so that it shrinks as a whole in a narrow window
and plotly fetches nothing.
"""

import math
from collections.abc import Collection, Sequence

import pandas as pd

from dashboard import palette
from dashboard.charts import base
from dashboard.charts import plain as go
from dashboard.charts.corridors import (
    NOTHING,
    Corridor,
    denied_words,
    notes,
    rows_words,
    strongest,
    strongest_words,
    told,
)
from dashboard.charts.purposes import PURPOSES
from dashboard.maps import flows_arrows as arrows
from dashboard.maps import flows_layout as layout
from dashboard.maps.flows_ends import Place, draw_places, places, written_at
from dashboard.maps.flows_ground import ground
from dashboard.maps.flows_labels import Room
from dashboard.maps.flows_layout import Pixel
from dashboard.maps.flows_legend import legend
from dashboard.maps.flows_legs import Leg, legs_of, spine, turn
from dashboard.maps.flows_scale import LEAST_MOST, WORLD, Scale
from dashboard.maps.flows_shapes import Pick, Shapes

HEIGHT, ROOM = 720, 10
"""Pixels of the figure, and right of the sheet."""
NUMBERED = 24
"""Arrows whose number is written on them, at most."""
ALONG = (0.5, 0.42, 0.58, 0.34, 0.66)
"""Shares of an arrow's length where its number can stand."""
FLOWS_NOTE = (
    "Arrows join countries or provinces, not towns. Thickness grows with the square root, of "
    "victims with the logarithm; weaker ones are fainter. Places beyond the map stand around it, "
    "in their direction. A ring is what stays within one place. Among provinces, the disc of a "
    "country is what names no province."
)


def flows(
    frame: pd.DataFrame,
    ends: pd.DataFrame,
    mode: str = "light",
    *,
    by: str = "facts",
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
    legs = legs_of(shown, every, scale)
    turn(legs, spots)
    shapes = Shapes(scale, selected)
    shapes.add_legs(legs, spots)
    shapes.add_rings(shown, spots)
    room = Room(
        [at for at, _ in shapes.picks], [(spot.at, spot.rim - 2) for spot in spots.values()]
    )
    provinces = any(layout.country_of(code) != code for code in at) and not everywhere
    traces = [
        *ground(view, mode, provinces=provinces),
        *shapes.traces(mode),
        *places(spots, room, mode),
        _numbers(legs, spots, room, by, mode),
        _picks(shapes.picks),
        *legend(shown, scale, mode, gaps=any(leg.gaps for leg in legs)),
    ]
    figure = _figure(traces, shapes.unknown, mode)
    sentences = (
        FLOWS_NOTE,
        strongest_words(len(shown), len(near), by),
        _left_words(len(wanted), len(placed), len(near)),
        rows_words(frame),
        denied_words(frame),
    )
    figure.update_layout(meta={"note": notes(*sentences), "room": ROOM})
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


def _numbers(
    legs: Sequence[Leg],
    spots: dict[str, Place],
    room: Room,
    by: str,
    mode: str,
) -> go.Scatter:
    """The weight of the strongest on their arrows, and what a purpose's band is."""
    written: set[str] = set()
    at: list[Pixel] = []
    words: list[str] = []
    for leg in sorted(legs, key=lambda leg: -(leg.one.weight(by) or 0)):
        line = spine(leg, spots)
        if leg.one.mark in written or len(words) >= NUMBERED or arrows.length(line) < 40:
            continue
        text = _number(leg.one, by)
        spot = room.first([arrows.along(line, share) for share in ALONG], text) if text else None
        if spot is not None:
            written.add(leg.one.mark)
            at.append(spot)
            words.append(f"<b>{base.safe(text, 24)}</b>")
    return written_at(at, words, mode)


def _number(one: Corridor, by: str) -> str:
    look = PURPOSES.get(one.purpose)
    if by == "victims" and one.low is None:
        return look.letters if look else ""
    number = one.words if by == "victims" else base.amount(one.weight(by) or 0)
    return f"{look.letters} {number}" if look else number


def _picks(found: Sequence[Pick]) -> go.Scatter:
    """Unseen points along the arrows, which the pointer finds."""
    unseen = {"marker": {"opacity": 0}}
    return go.Scatter(
        x=[round(at[0], 1) for at, _ in found],
        y=[round(at[1], 1) for at, _ in found],
        mode="markers",
        marker={"size": 14, "opacity": 0, "color": palette.BLUE},
        selected=unseen,
        unselected=unseen,
        customdata=[[one.mark] for _, one in found],
        hovertext=[one.hover() for _, one in found],
        hoverinfo="text",
        showlegend=False,
    )


def _figure(traces: Sequence[go.Scatter], unknown: Sequence[Pixel], mode: str) -> go.Figure:
    """Axes in pixels of the sheet, equal in both directions, and nothing of them drawn."""
    axis = {"visible": False, "showgrid": False, "zeroline": False, "constrain": "domain"}
    below = {"scaleanchor": "x", "scaleratio": 1, "constraintoward": "top"}
    entries = sum(trace.showlegend is True for trace in traces)
    above = 8 + 24 * math.ceil(entries / 3)
    question = {"text": "<b>?</b>", "showarrow": False, "font": {"size": 13}}
    return go.Figure(
        traces,
        go.Layout(
            template=base.template(mode, paled=False),
            height=HEIGHT,
            margin={"l": 8, "r": ROOM, "t": above, "b": 8},
            legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "itemclick": False},
            hovermode="closest",
            dragmode="pan",
            uirevision="flows",
            annotations=[question | {"x": x, "y": y} for x, y in unknown],
            xaxis=axis | {"range": [0, layout.WIDTH]},
            yaxis=axis | below | {"range": [layout.HEIGHT + 46, -12]},
        ),
    )
