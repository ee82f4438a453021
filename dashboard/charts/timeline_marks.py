"""What stands in the lanes of a timeline: bars, signs, labels, lines and rings."""

from collections.abc import Iterable, Sequence
from datetime import date

from dashboard import palette
from dashboard.charts import base
from dashboard.charts import plain as go
from dashboard.charts.timeline_items import SIGNS, Item, Stage
from dashboard.charts.timeline_lanes import Placed, Scale, later

WIDE = 14
"""Pixels from which a bar is found without a mark of its own."""
COLOURS = {
    "meetings": palette.MEETING.colour,
    "agreements": palette.AGREEMENT.colour,
    "eras": palette.GREY,
}
FULL = frozenset({"held", "signed", "in_force"})
"""What has happened is filled; all else is hollow."""


def drawn_of(item: Item) -> list[Stage]:
    """The stages that are drawn, the one that tells when it was last."""
    main = item.main
    return [] if main is None else [*item.others(), main]


def _clip(day: date, scale: Scale) -> date:
    return min(max(day, scale.first), scale.last)


def _anchor(stage: Stage) -> date:
    """The day where the sign stands: the first where it is known, else the middle."""
    first, last = stage.first or date.min, stage.last or date.max
    return first if stage.precise else first + (last - first) / 2


def _pixels(stage: Stage, scale: Scale) -> float:
    return scale.pixel(later(stage.last or date.min)) - scale.pixel(stage.first or date.min)


def draw_links(figure: go.Figure, found: Sequence[Placed], scale: Scale, mode: str) -> None:
    """Lines along a row, from plan to meeting, and between rows of a lane, from one to the next."""
    colour = palette.ground(mode).muted
    along = [
        ((_clip(days[0], scale), one.row), (_clip(days[-1], scale), one.row))
        for one in found
        if (days := sorted(_anchor(stage) for stage in _apart(one.item)))
    ]
    places = {one.item.fact_id: one for one in found if one.item.table != "eras"}
    pairs = [
        (places[fact], one)
        for one in places.values()
        for fact in one.item.linked
        if fact in places and fact != one.item.fact_id and places[fact].lane == one.lane
    ]
    between = [ends for before, one in pairs if (ends := _joined(before, one, scale))]
    _lines(figure, along, {"color": colour, "width": 1.5}, "what came of it")
    _lines(figure, between, {"color": colour, "width": 1, "dash": "dot"}, "follows, or made at")


def _apart(item: Item) -> list[Stage]:
    """The stages to be joined: what is drawn apart from the main one, and that."""
    main = item.main
    found = [stage for stage in item.others() if main and stage.apart_from(main)]
    return [*found, main] if main and found else []


def _joined(before: Placed, one: Placed, scale: Scale) -> "Ends | None":
    """From a meeting to what followed or was made there, by the two dates that lie closest."""
    main = before.item.main
    if main is None:
        return None
    start = _anchor(main)
    end = min((_anchor(stage) for stage in drawn_of(one.item)), key=lambda day: abs(day - start))
    if not (scale.shows(start, start) and scale.shows(end, end)):
        return None
    return (start, before.row), (end, one.row)


def _point(one: Placed, scale: Scale) -> tuple[date, int]:
    main = one.item.main
    return _clip(_anchor(main) if main else one.begin, scale), one.row


Ends = tuple[tuple[date, int], tuple[date, int]]


def _lines(figure: go.Figure, ends: Iterable[Ends], line: dict[str, object], name: str) -> None:
    points = [point for pair in ends for point in (*pair, (None, None))]
    if points:
        figure.add_trace(
            go.Scatter(
                x=[day for day, _ in points],
                y=[row for _, row in points],
                mode="lines",
                line=line,
                name=name,
                hoverinfo="skip",
            )
        )


def draw_stages(
    figure: go.Figure, found: Sequence[Placed], scale: Scale, table: str, status: str
) -> None:
    """The bars and signs of one status."""
    drawn = [
        (one, stage)
        for one in found
        if one.item.table == table
        for stage in drawn_of(one.item)
        if stage.status == status and stage.first and stage.last
        if scale.shows(stage.first, stage.last)
    ]
    if not drawn:
        return
    group = f"{table} {status}"
    bars = [(one, stage) for one, stage in drawn if _is_bar(stage, scale)]
    if bars:
        figure.add_trace(_bars(bars, scale, table, status, group))
    signs = [(one, s) for one, s in drawn if _is_signed(one, s, scale)]
    figure.add_trace(_signs(signs, scale, table, status, group))


def _is_bar(stage: Stage, scale: Scale) -> bool:
    several = stage.first != stage.last
    return not stage.precise or (several and _pixels(stage, scale) >= WIDE)


def _is_signed(one: Placed, stage: Stage, scale: Scale) -> bool:
    """Whether it has a sign: a single day, or a bar so short that it might not be seen."""
    single = stage.precise and stage.first == stage.last
    return one.item.table != "eras" and (single or _pixels(stage, scale) < 3 * WIDE)


Drawn = tuple[Placed, Stage]


def _bars(drawn: Sequence[Drawn], scale: Scale, table: str, status: str, group: str) -> go.Bar:
    """Bars over the days that a date can mean, cut at the edges."""
    colour = COLOURS[table]
    starts = [_clip(stage.first or date.min, scale) for _, stage in drawn]
    ends = [_clip(stage.last or date.max, scale) for _, stage in drawn]
    return go.Bar(
        base=starts,
        x=[((end - start).days + 1) * 86_400_000 for start, end in zip(starts, ends, strict=True)],
        y=[one.row for one, _ in drawn],
        orientation="h",
        width=0.5,
        marker={
            "color": palette.translucent(colour, 0.3 if status in FULL else 0.04),
            "line": {"color": colour, "width": 1.3},
            "pattern": base.pattern("x", "rgba(0,0,0,0)")
            if status in ("cancelled", "denied")
            else {},
        },
        customdata=[[one.item.mark] for one, _ in drawn],
        hovertext=[one.item.hover for one, _ in drawn],
        hoverinfo="text",
        legendgroup=group,
        name=SIGNS[table, status][2],
        showlegend=table == "eras",
    )


def _signs(drawn: Sequence[Drawn], scale: Scale, table: str, status: str, group: str) -> go.Scatter:
    """A sign at the day, or in the middle of a short bar; without any, for the legend alone."""
    _, symbol, words = SIGNS[table, status]
    return go.Scatter(
        x=[_clip(_anchor(stage), scale) for _, stage in drawn] or [None],
        y=[one.row for one, _ in drawn] or [None],
        mode="markers",
        name=words,
        legendgroup=group,
        showlegend=table != "eras",
        marker={
            "symbol": symbol,
            "color": COLOURS[table],
            "size": [12 if stage.precise else 8 for _, stage in drawn] or 12,
            "opacity": 1,
            "line": {"width": 1.8, "color": COLOURS[table]},
        },
        customdata=[[one.item.mark] for one, _ in drawn],
        hovertext=[one.item.hover for one, _ in drawn],
        hoverinfo="text",
    )


_SIDES = {"right": "middle right", "left": "middle left", "over": "middle left"}


def draw_labels(figure: go.Figure, found: Sequence[Placed], scale: Scale) -> None:
    """The labels, in a trace of their own, which narrow windows hide."""
    figure.add_trace(
        go.Scatter(
            x=[_label_day(one, scale) for one in found],
            y=[one.row for one in found],
            mode="text",
            text=[
                f"{base.safe(one.text)}    " if one.side == "left" else f"    {base.safe(one.text)}"
                for one in found
            ],
            textposition=[_SIDES[one.side] for one in found],
            textfont={"size": 12},
            customdata=[[one.item.mark] for one in found],
            hoverinfo="skip",
            showlegend=False,
            name="labels",
        )
    )


def _label_day(one: Placed, scale: Scale) -> date:
    if one.side == "left":
        return _clip(one.begin, scale)
    end = scale.last if one.side == "over" else _clip(one.end, scale)
    main = one.item.main
    if main and main.precise and main.days == (one.begin, one.end) and not _is_bar(main, scale):
        return end
    return later(end)


def draw_rings(figure: go.Figure, chosen: Sequence[Placed], scale: Scale, mode: str) -> None:
    """A ring around what is selected, so that it is found without its colour."""
    if chosen:
        points = [_point(one, scale) for one in chosen]
        line = {"width": 2.5, "color": palette.ground(mode).text}
        figure.add_trace(
            go.Scatter(
                x=[day for day, _ in points],
                y=[row for _, row in points],
                mode="markers",
                name="selected",
                marker={"symbol": "circle-open", "size": 22, "line": line, "color": line["color"]},
                hoverinfo="skip",
                showlegend=False,
            )
        )
