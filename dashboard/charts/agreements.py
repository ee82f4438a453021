"""Agreements: what documents told of each, when they told it, and the areas it covers."""

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from dashboard import geography, palette
from dashboard.charts import base
from dashboard.charts import plain as go
from etl.schema import CODES, label

ROWS = 25
"""Agreements drawn; the table beside has more."""
HIGH = 46
"""Pixels of a row: a line of words above, its marks below."""
TITLE = 52
"""Characters of the words above a row's marks."""
NAMED = 3
"""Of more parties than this the words give the number."""

STATUSES = {
    "planned": palette.Mark(palette.GREY, "circle-open", "", "planned"),
    "draft": palette.Mark(palette.OCHRE, "diamond-open", "", "draft"),
    "signed": palette.Mark(palette.VERMILION, "diamond", "", "signed"),
    "in_force": palette.Mark(palette.GREEN, "square", "", "in force"),
    "denied": palette.Mark(palette.GREY, "x-thin", "", "denied to be so"),
}
"""How far an agreement had come when a document was written."""
AGREED = palette.Mark(palette.BLUE, "line-ns", "", "date of the agreement itself")
MEETING = palette.Mark(palette.BLUE, "circle", "", "meeting told with it")
AREAS = {area: area.capitalize() for area in CODES["area"]}
"""The five areas of COMMIT, in one word each."""
ASIDE = 0.06
"""Rows by which one status is drawn below the one before, so that both are seen."""


def agreements(
    ledger: pd.DataFrame, statuses: pd.DataFrame, meetings: pd.DataFrame, mode: str = "light"
) -> go.Figure:
    """A row per agreement: left what was told of it over time, right its COMMIT areas.

    A mark stands at the date of the first document that tells a status, a line runs to the last;
    what documents without a date tell stands at the left edge.

    Args:
        ledger: As from queries.agreements.ledger; the first ROWS are drawn, by date.
        statuses: As from queries.agreements.statuses.
        meetings: As from queries.agreements.meetings.
        mode: light or dark.
    """
    rows = ordered(ledger.head(ROWS))
    if rows.empty:
        return base.empty("No agreement matches the filter.", mode)
    found = rows.to_dict("records")
    place = {fact: row for row, fact in enumerate(rows["fact_id"])}
    told = statuses[statuses["fact_id"].isin(place)]
    met = meetings[meetings["agreement"].isin(place) & meetings["date_start"].notna()]
    years = _years([*told["first_told"], *told["last_told"], *rows["date"], *met["date_start"]])
    edge = years[0] - max(1.0, (years[1] - years[0]) * 0.06)
    traces = [
        *_agreed(rows, place),
        *_told(told, place, edge),
        *_met(met, place),
        *_areas(rows, place),
        base.row_words(_time_axis(years, edge)["range"][0], [_title(row) for row in found], mode),
    ]
    figure = go.Figure(traces)
    return base.finish(
        figure,
        mode,
        len(rows) * HIGH + 170,
        xaxis=_time_axis(years, edge),
        xaxis2=_area_axis(),
        yaxis=base.row_axis(len(rows)),
        legend={"orientation": "h", "x": 0, "y": 0, "yanchor": "top", "yref": "paper"},
        margin={"l": 10, "r": 10, "t": 80, "b": 90},
        meta={
            "note": f"{len(rows)} of {int(rows['of_agreements'].max()):,} agreements, those with "
            "the most claims, at the dates of the documents that tell their status."
        },
    )


def ordered(ledger: pd.DataFrame) -> pd.DataFrame:
    """The ledger by the agreements' own dates, else the first year told; unknown last."""
    own = pd.to_datetime(ledger["date"]).dt.year.astype("Float64")
    keyed = ledger.assign(_year=own.fillna(ledger["year"].astype("Float64")))
    return keyed.sort_values(["_year", "date", "fact_id"], na_position="last").drop(columns="_year")


def parties(row: Mapping[Any, Any] | pd.Series, most: int | None = None) -> str:
    """The parties in words: countries, then organisations; above `most` countries their number."""
    countries = [geography.country_name(code) for code in base.items(row["parties"])]
    named = ", ".join(countries)
    if most is not None and len(countries) > most:
        named = f"{len(countries)} countries"
    actors = base.items(row["party_actors"])
    return ", ".join(filter(None, [named, *(actors if most is None else actors[:1])]))


def name(row: Mapping[Any, Any] | pd.Series) -> str:
    """An agreement's title, or its kind where it has none."""
    title = base.plain(row["title"])
    return title[:1].upper() + title[1:] if title else label("agreement_kind", str(row["kind"]))


def _years(dates: Iterable[object]) -> tuple[float, float]:
    found = [_year(value) for value in dates if not base.missing(value)]
    return (math.floor(min(found)), math.ceil(max(found) + 0.01)) if found else (2000, 2001)


def _year(value: object) -> float:
    """A date as a year with its fraction."""
    day: date = pd.Timestamp(str(value)).date()
    return day.year + (day.timetuple().tm_yday - 1) / 366


def period(first: object, first_precision: object, last: object, last_precision: object) -> str:
    """When documents told something: "told May 2004 to 12 June 2006", or that it has no date."""
    start, end = day(first, first_precision), day(last, last_precision)
    if not start:
        return "told by a document without a date"
    return f"told {start}" if start == end else f"told {start} to {end}"


def day(value: object, precision: object) -> str:
    """A date as exactly as it is known; "" where it is missing."""
    if base.missing(value):
        return ""
    moment = pd.Timestamp(str(value))
    shape = {"year": "%Y", "month": "%B %Y"}.get(base.plain(precision))
    return moment.strftime(shape) if shape else f"{moment.day} {moment:%B %Y}"


def _agreed(rows: pd.DataFrame, place: Mapping[str, int]) -> list[go.Scatter]:
    """The date of the agreement itself, where one is told."""
    dated = rows[rows["date"].notna()].to_dict("records")
    hovers = [
        base.hover(
            f"<b>{base.safe(name(row), 90)}</b>",
            f"its own date: {day(row['date'], row['date_precision'])}",
        )
        for row in dated
    ]
    found = [(_year(row["date"]), place[row["fact_id"]], row["mark"]) for row in dated]
    return _marks(AGREED, found, hovers, size=16)


def _told(told: pd.DataFrame, place: Mapping[str, int], edge: float) -> list[go.Scatter]:
    """A mark per status at the first document telling it, and a line to the last."""
    traces: list[go.Scatter] = []
    for lane, (status, drawn) in enumerate(STATUSES.items()):
        part = told[told["told"] == status].to_dict("records")
        aside = (lane - 2) * ASIDE
        x: list[float | None] = []
        y: list[float | None] = []
        found: list[tuple[float, float, str]] = []
        for row in part:
            height = place[row["fact_id"]] + aside
            first = edge if base.missing(row["first_told"]) else _year(row["first_told"])
            found.append((first, height, row["mark"]))
            if not base.missing(row["first_told"]) and row["first_told"] != row["last_told"]:
                x += [first, _year(row["last_told"]), None]
                y += [height, height, None]
        if x:
            traces.append(
                go.Scatter(
                    x=x, y=y, mode="lines", line={"color": drawn.colour, "width": 2},
                    hoverinfo="skip", showlegend=False, legendgroup=status,
                )
            )  # fmt: skip
        hovers = [_status_words(row, drawn.words) for row in part]
        traces += _marks(drawn, found, hovers, group=status)
    return traces


def _status_words(row: Mapping[Any, Any], words: str) -> str:
    hedged = "alleged only" if base.standing(base.items(row["assertions"])) == "alleged" else ""
    return base.hover(
        f"<b>{words}</b>",
        hedged,
        period(row["first_told"], row["first_precision"], row["last_told"], row["last_precision"]),
        f"{base.counted(row['claims'], 'claim')} of {base.counted(row['documents'], 'document')}",
    )


def _met(met: pd.DataFrame, place: Mapping[str, int]) -> list[go.Scatter]:
    """The meetings, below the row's other marks so that they cover none."""
    rows = met.to_dict("records")
    hovers = [
        base.hover(f"<b>{base.safe(meeting(row), 110)}</b>", BASES[row["basis"]]) for row in rows
    ]
    found = [(_year(r["date_start"]), place[r["agreement"]] + 0.28, r["mark"]) for r in rows]
    return _marks(MEETING, found, hovers, size=8)


BASES = {"made_at": "the agreement was made there", "told_with": "told in the same sentence"}


def meeting(row: Mapping[Any, Any]) -> str:
    """A meeting in words: what it was, where, when, and whether it was held."""
    kind = label("meeting_kind", str(row["kind"]))
    where = base.plain(row["city"])
    if not where and not base.missing(row["country"]):
        where = geography.country_name(str(row["country"]))
    when = day(row["date_start"], row["date_precision"]) or "undated"
    status = (
        "" if row["status"] == "held" else f", {label('meeting_status', row['status']).lower()}"
    )
    named = base.plain(row["title"]) or kind
    return f"{', '.join(filter(None, [named, where, when]))}{status}"


def _areas(rows: pd.DataFrame, place: Mapping[str, int]) -> list[go.Scatter]:
    """A square per area that a document names; none where none does."""
    cells = [
        (list(AREAS).index(area), mark, row)
        for row in rows.to_dict("records")
        for area, mark in zip(base.items(row["areas"]), base.items(row["area_marks"]), strict=True)
    ]
    hovers = [
        base.hover(f"<b>{label('area', list(AREAS)[x])}</b>", base.safe(name(row), 90))
        for x, _, row in cells
    ]
    found = [(float(x), place[row["fact_id"]], mark) for x, mark, row in cells]
    square = palette.Mark(palette.BLUE, "square", "", "area named")
    drawn = _marks(square, found, hovers, size=15) or [go.Scatter(x=[None], y=[None])]
    for trace in drawn:
        trace.update(xaxis="x2", showlegend=False)
    return drawn


def _marks(
    drawn: palette.Mark,
    found: Sequence[tuple[float, float, str]],
    hovers: list[str],
    size: int = 12,
    group: str | None = None,
) -> list[go.Scatter]:
    """A trace of marks (x, y, key); none where there are none."""
    if not found:
        return []
    return [
        go.Scatter(
            x=[x for x, _, _ in found],
            y=[y for _, y, _ in found],
            mode="markers",
            name=drawn.words,
            legendgroup=group,
            marker={
                "symbol": drawn.symbol,
                "color": drawn.colour,
                "size": size,
                "opacity": 1,
                "line": {"width": 2, "color": drawn.colour},
            },
            customdata=[[mark] for _, _, mark in found],
            hovertext=hovers,
            hoverinfo="text",
        )
    ]


def _title(row: Mapping[Any, Any]) -> str:
    words = ": ".join(filter(None, [base.plain(name(row), 34), parties(row, NAMED)]))
    return base.safe(words, TITLE)


def _time_axis(years: tuple[float, float], edge: float) -> dict[str, Any]:
    step = base.whole_ticks(years[1] - years[0])
    ticks = [year for year in range(int(years[0]), int(years[1]) + 1) if year % step == 0]
    pad = (years[1] - edge) * 0.04
    return {
        "domain": [0, 0.68],
        "tickvals": [edge, *ticks],
        "ticktext": ["no<br>date", *map(str, ticks)],
        "tickangle": 0,
        "range": [edge - pad, years[1] + pad],
        "side": "top",
        "fixedrange": True,
        "zeroline": False,
    }


def _area_axis() -> dict[str, Any]:
    return {
        "domain": [0.71, 1],
        "anchor": "y",
        "tickvals": list(range(len(AREAS))),
        "ticktext": list(AREAS.values()),
        "tickangle": -90,
        "range": [-0.6, len(AREAS) - 0.4],
        "side": "top",
        "fixedrange": True,
        "zeroline": False,
    }
