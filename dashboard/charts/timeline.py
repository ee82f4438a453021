"""Meetings and agreements over time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from dashboard import geography, palette
from dashboard.charts import base

LANES = ("COMMIT meetings", "Bilateral meetings", "National meetings", "Other meetings")
AGREEMENTS = "Agreements"
SERIES: dict[str, str] = dict(zip(("COMMIT", "bilateral", "national", "other"), LANES, strict=True))
HAPPENED = {"held": "held", "signed": "held", "in_force": "held", "cancelled": "cancelled"}
WORDS = {
    ("meeting", "held"): "meeting held",
    ("meeting", "planned"): "meeting planned",
    ("meeting", "cancelled"): "meeting cancelled",
    ("agreement", "held"): "agreement signed or in force",
    ("agreement", "planned"): "agreement planned or draft",
    ("agreement", "cancelled"): "agreement cancelled",
}
LABELLED = 40
"""With more events than this the labels are left to the pointer."""
CHARACTER = 6.4
"""Pixels a label's character takes, on average."""
MOST_UNDATED = 12
NAMED = 3
"""An agreement of more parties than this is labelled by their number."""
WIDE = 16
"""Pixels from which a bar needs no mark of its own to be found."""


@dataclass(slots=True)
class Event:
    """One meeting or agreement: all claims about one fact."""

    what: str
    status: str
    lane: str
    label: str
    hover: str
    ids: str
    first: date | None
    last: date | None
    precise: bool
    row: int = 0
    wide: bool = False


def timeline(
    meetings: pd.DataFrame, agreements: pd.DataFrame, mode: str = "light", width: int = base.WIDTH
) -> go.Figure:
    """Meetings and agreements in lanes: held filled, planned hollow, cancelled crossed.

    A date known to the month or year is drawn as a bar that long; what has no date stands in a
    strip of its own below. One mark per fact. customdata: claim ids.

    Args:
        meetings: Claims as from queries.facts.meetings.
        agreements: Claims as from queries.facts.agreements.
        mode: light or dark.
        width: Pixels for which labels are laid out.
    """
    events = [*_meetings(meetings), *_agreements(agreements)]
    if not events:
        return base.empty("No meeting or agreement matches the filter.", mode)
    dated = sorted((e for e in events if e.first), key=lambda e: (e.first, e.last, e.label))
    undated = [e for e in events if not e.first]
    rows, lanes, span = _pack(dated, width, labelled=len(dated) <= LABELLED)
    below = min(len(undated), MOST_UNDATED) + 1 if undated else 0
    high = 26 if len(dated) <= LABELLED else 16
    heights = [max(rows, 1) * high + 20, below * 24 + 10]
    figure = make_subplots(
        rows=2,
        cols=1,
        row_heights=heights if below else [heights[0], 0.001],
        vertical_spacing=min(0.5, 50 / (sum(heights) + 60)) if below else 0,
    )
    _draw(figure, dated, row=1, labelled=len(dated) <= LABELLED)
    _lanes(figure, lanes, rows, span, mode)
    _undated(figure, undated, mode)
    total = heights[0] + (heights[1] + 50 if below else 0) + 80
    return base.finish(
        figure,
        mode,
        total,
        barmode="overlay",
        margin={"l": 10, "r": 10, "t": 50, "b": 30},
        legend={"orientation": "h", "x": 0, "y": 1.0, "yanchor": "bottom", "yref": "paper"},
    )


def _facts(frame: pd.DataFrame, names: Iterable[str]) -> list[pd.DataFrame]:
    frame = base.with_columns(frame, ["claim_id", "fact_id", "status", "assertion", *names])
    keys = frame["fact_id"].fillna(frame["claim_id"]).fillna("")
    return [part for _, part in frame.groupby(keys, sort=False)]


def _first(part: pd.DataFrame, name: str) -> object:
    found = part[name].dropna()
    return found.iloc[0] if len(found) else None


def _status(part: pd.DataFrame) -> str:
    """Held where any claim reports it so: a plan that an earlier document states came true."""
    found = {HAPPENED.get(base.plain(status), "planned") for status in part["status"].dropna()}
    return next((status for status in ("held", "cancelled", "planned") if status in found), "held")


def _meetings(frame: pd.DataFrame) -> list[Event]:
    names = ("title", "series", "kind", "date_start", "date_end", "date_precision", "city")
    names += ("country", "participants")
    events: list[Event] = []
    for part in _facts(frame, names):
        dated = part.dropna(subset=["date_start"])
        source = (dated if len(dated) else part).iloc[0]
        first, last, precise = extent(
            source["date_start"], source["date_end"], source["date_precision"]
        )
        kind = base.plain(_first(part, "kind")).replace("_", " ") or "meeting"
        where = base.plain(_first(part, "city")) or _country(_first(part, "country"))
        title = base.plain(_first(part, "title"))
        label = title if " " in title else ", ".join(filter(None, [kind.capitalize(), where]))
        lane = SERIES.get(base.plain(_first(part, "series")), LANES[-1])
        who = ", ".join(_country(code) for code in base.items(_first(part, "participants")))
        lines = [f"{kind}{' in ' + where if where else ''}", f"with {who}" if who else ""]
        events.append(_event("meeting", lane, label, part, lines, (first, last, precise)))
    return events


def _agreements(frame: pd.DataFrame) -> list[Event]:
    events: list[Event] = []
    for part in _facts(frame, ("title", "kind", "parties", "date", "date_precision")):
        dated = part.dropna(subset=["date"])
        source = (dated if len(dated) else part).iloc[0]
        kind = base.plain(_first(part, "kind")).replace("_", " ") or "agreement"
        parties = [_country(code) for code in base.items(_first(part, "parties"))]
        who = ", ".join(parties)
        words = "MOU" if kind == "mou" else kind.capitalize()
        few = who if len(parties) <= NAMED else f"{len(parties)} countries"
        title = base.plain(_first(part, "title"))
        label = title if " " in title else ", ".join(filter(None, [words, few]))
        status = base.plain(_first(part, "status")).replace("_", " ")
        lines = [", ".join(filter(None, [words, status])), f"parties: {who}" if who else ""]
        when = extent(source["date"], None, source["date_precision"])
        events.append(_event("agreement", AGREEMENTS, label, part, lines, when))
    return events


def _event(
    what: str,
    lane: str,
    label: str,
    part: pd.DataFrame,
    lines: list[str],
    when: tuple[date | None, date | None, bool],
) -> Event:
    status = _status(part)
    text = base.hover(
        f"<b>{base.safe(label, 90)}</b>",
        *(base.safe(line, 110) for line in lines),
        f"{WORDS[what, status]}, {period_words(*when)}",
        base.counted(part["claim_id"].nunique(), "claim"),
        base.source_line(part.iloc[0]),
    )
    return Event(
        what, status, lane, base.safe(label, 52), text, base.joined_ids(part["claim_id"]), *when
    )


def _country(code: object) -> str:
    return "" if base.missing(code) else geography.country_name(str(code))


def extent(start: object, end: object, precision: object) -> tuple[date | None, date | None, bool]:
    """First and last day a date can mean, and whether it is known to the day."""
    if base.missing(start):
        return None, None, False
    first = pd.Timestamp(str(start)).date()
    last = first if base.missing(end) else max(first, pd.Timestamp(str(end)).date())
    if precision == "year":
        return first.replace(month=1, day=1), last.replace(month=12, day=31), False
    if precision == "month":
        following = (last.replace(day=1) + timedelta(days=32)).replace(day=1)
        return first.replace(day=1), following - timedelta(days=1), False
    return first, last, True


def period_words(first: date | None, last: date | None, precise: bool) -> str:
    """A period in words: "2004-10-27 to 2004-10-29", "some time in 2004-03", "no date stated"."""
    if first is None or last is None:
        return "no date stated"
    if precise:
        return str(first) if first == last else f"{first} to {last}"
    if (first.year, first.month) == (last.year, last.month):
        return f"some time in {first:%Y-%m}"
    return f"some time in {first.year}" if first.year == last.year else f"{first} to {last}"


def _pack(
    events: list[Event], width: int, labelled: bool
) -> tuple[int, dict[str, tuple[int, int]], tuple[date, date] | None]:
    """Gives each event a row of its lane where neither bar nor label meets another.

    Returns:
        Number of rows; first and last row of each lane; the span of the axis.
    """
    if not events:
        return 0, {}, None
    begin = min(event.first for event in events if event.first)
    end = max(event.last for event in events if event.last)
    days = max((end - begin).days, 60)
    per_pixel = days / (width * 0.55)
    lanes: dict[str, tuple[int, int]] = {}
    row, furthest = 0, float(days)
    for lane in (*LANES, AGREEMENTS):
        ends: list[float] = []
        for event in (e for e in events if e.lane == lane):
            start, stop = _offsets(event, begin)
            event.wide = stop - start >= WIDE * per_pixel
            text = len(event.label) * CHARACTER * per_pixel if labelled else 0
            stop += text + 18 * per_pixel
            furthest = max(furthest, stop)
            free = (k for k, used in enumerate(ends) if used <= start - 10 * per_pixel)
            place = next(free, len(ends))
            ends[place : place + 1] = [stop]
            event.row = row + place
        if ends:
            lanes[lane] = (row, row + len(ends) - 1)
            row += len(ends)
    pad = timedelta(days=int(14 * per_pixel) + 1)
    return row, lanes, (begin - pad, begin + timedelta(days=int(furthest)) + pad)


def _offsets(event: Event, begin: date) -> tuple[float, float]:
    first, last = event.first or begin, event.last or begin
    return float((first - begin).days), float((last - begin).days + 1)


def _mark(what: str) -> palette.Mark:
    return palette.MEETING if what == "meeting" else palette.AGREEMENT


def _symbol(what: str, status: str) -> str:
    if status == "cancelled":
        return "x-thin-open"
    return _mark(what).symbol if status == "held" else f"{_mark(what).symbol}-open"


def _draw(figure: go.Figure, events: list[Event], row: int, labelled: bool) -> None:
    for what, status in WORDS:
        part = [e for e in events if (e.what, e.status) == (what, status)]
        if not part:
            continue
        long = [e for e in part if e.wide or not e.precise]
        if long:
            figure.add_trace(_spans(long, what, status), row=row, col=1)
        figure.add_trace(_marks([e for e in part if not e.wide], what, status), row=row, col=1)
    if labelled and events:
        figure.add_trace(
            go.Scatter(
                x=[event.last for event in events],
                y=[event.row for event in events],
                mode="text",
                text=[f"   {event.label}" for event in events],
                textposition="middle right",
                textfont={"size": 12},
                hoverinfo="skip",
                showlegend=False,
                cliponaxis=False,
            ),
            row=row,
            col=1,
        )


def _spans(events: list[Event], what: str, status: str) -> go.Bar:
    """Bars from the first to the last day an event can fall on; hollow ones are not held."""
    colour = _mark(what).colour
    fill = 0.3 if status == "held" else 0.0
    return go.Bar(
        base=[event.first for event in events],
        x=[_milliseconds(event) for event in events],
        y=[event.row for event in events],
        orientation="h",
        width=0.42,
        marker={
            "color": [
                palette.translucent(colour, 0.85 if e.precise and fill else fill) for e in events
            ],
            "line": {"color": colour, "width": 1.2},
        },
        customdata=[[event.ids] for event in events],
        hovertext=[event.hover for event in events],
        hoverinfo="text",
        legendgroup=f"{what} {status}",
        showlegend=False,
    )


def _milliseconds(event: Event) -> float:
    return ((event.last - event.first).days + 1) * 86_400_000 if event.first and event.last else 0


def _marks(events: list[Event], what: str, status: str) -> go.Scatter:
    """A mark at the day; at the middle of a narrow bar where only the month is known.

    Without events it is there for the legend alone.
    """
    return go.Scatter(
        x=[_middle(event) for event in events] or [None],
        y=[event.row for event in events] or [None],
        mode="markers",
        name=WORDS[what, status],
        legendgroup=f"{what} {status}",
        marker={
            "symbol": _symbol(what, status),
            "color": _mark(what).colour,
            "size": [12 if event.precise else 8 for event in events] or 12,
            "opacity": 1,
            "line": {"width": 2, "color": _mark(what).colour},
        },
        customdata=[[event.ids] for event in events],
        hovertext=[event.hover for event in events],
        hoverinfo="text",
    )


def _middle(event: Event) -> date | None:
    if event.precise or event.first is None or event.last is None:
        return event.first
    return event.first + (event.last - event.first) / 2


def _lanes(
    figure: go.Figure,
    lanes: dict[str, tuple[int, int]],
    rows: int,
    span: tuple[date, date] | None,
    mode: str,
) -> None:
    tones = palette.ground(mode)
    figure.update_yaxes(
        row=1,
        col=1,
        tickvals=[(first + last) / 2 for first, last in lanes.values()],
        ticktext=[lane.replace(" ", "<br>", 1) for lane in lanes],
        range=[rows - 0.4, -0.6],
        showgrid=False,
        zeroline=False,
    )
    for first, _ in list(lanes.values())[1:]:
        line = {"color": tones.grid, "width": 1}
        figure.add_shape(
            type="line", xref="x domain", x0=0, x1=1, y0=first - 0.5, y1=first - 0.5, line=line
        )
    if span:
        figure.update_xaxes(row=1, col=1, type="date", range=list(span))
    else:
        figure.update_xaxes(row=1, col=1, visible=False)


def _undated(figure: go.Figure, events: list[Event], mode: str) -> None:
    figure.update_xaxes(row=2, col=1, visible=False, range=[0, 1], fixedrange=True)
    figure.update_yaxes(row=2, col=1, visible=False)
    if not events:
        return
    shown = events[:MOST_UNDATED]
    for place, event in enumerate(shown):
        event.row = place
    for what, status in WORDS:
        part = [e for e in shown if (e.what, e.status) == (what, status)]
        if not part:
            continue
        trace = _marks(part, what, status)
        trace.x = [0.012] * len(part)
        traces: list[Any] = list(figure.select_traces())
        named = {drawn.name for drawn in traces if drawn.showlegend is not False}
        trace.showlegend = WORDS[what, status] not in named
        trace.mode = "markers+text"
        trace.text = [f"  {event.label}" for event in part]
        trace.textposition = "middle right"
        figure.add_trace(trace, row=2, col=1)
    left = len(events) - len(shown)
    figure.update_yaxes(
        row=2,
        col=1,
        visible=True,
        tickvals=[(len(shown) - 1) / 2],
        ticktext=["No date<br>stated"],
        range=[len(shown) - (0.4 if not left else -0.6), -0.6],
        showgrid=False,
        zeroline=False,
    )
    if left:
        figure.add_annotation(
            row=2,
            col=1,
            x=0.02,
            y=len(shown),
            text=f"and {left:,} more without a date, in the list",
            showarrow=False,
            xanchor="left",
            font={"color": palette.ground(mode).muted},
        )
