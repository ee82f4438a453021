"""How many documents and claims there are for each year or country."""

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from dashboard import geography, palette
from dashboard.charts import base

UNDATED = "no date"
NO_COUNTRY = "no country"
KINDS = {
    "cable": ("cables", palette.BLUE, ""),
    "news": ("news stories", palette.VERMILION, "/"),
    "press_release": ("press releases", palette.GREEN, "x"),
    "report": ("reports", palette.PURPLE, "."),
    "other": ("other documents", palette.OCHRE, "-"),
}
PANELS = ("documents", "claims")


def coverage(frame: pd.DataFrame, mode: str = "light", limit: int = 15) -> go.Figure:
    """Documents above claims, by year or by country, stacked by kind of document.

    What has no year, or no country, stands apart at the end. customdata: claim ids, year or code.

    Args:
        frame: As from queries.coverage.by_year or by_country: year or country, doc_kind,
            documents, claims, claim_ids.
        mode: light or dark.
        limit: Countries shown at most, those with most claims.
    """
    by_year = "year" in frame.columns
    if frame.empty:
        return base.empty("No documents match the filter.", mode)
    frame = base.with_columns(frame, ["doc_kind", *PANELS, "claim_ids"])
    rows = _year_rows(frame) if by_year else _country_rows(frame, limit)
    figure = make_subplots(
        rows=2 if by_year else 1,
        cols=1 if by_year else 2,
        shared_xaxes=by_year,
        shared_yaxes=not by_year,
        vertical_spacing=0.09,
        horizontal_spacing=0.05,
        subplot_titles=["Documents", "Claims"],
    )
    for kind, (words, colour, pattern) in KINDS.items():
        part = rows[rows["doc_kind"] == kind]
        for place, panel in enumerate(PANELS):
            figure.add_trace(
                go.Bar(
                    x=part["shown"] if by_year else part[panel],
                    y=part[panel] if by_year else part["shown"],
                    orientation="v" if by_year else "h",
                    name=words,
                    legendgroup=kind,
                    showlegend=place == 0 and bool(part[list(PANELS)].to_numpy().sum() > 0),
                    marker={
                        "color": colour,
                        "pattern": base.pattern(pattern, colour),
                        "line": {"width": 0},
                    },
                    customdata=part[["ids", "key"]].to_numpy().tolist(),
                    hovertext=[
                        base.hover(
                            f"<b>{base.safe(shown)}</b>",
                            f"{base.counted(int(number), panel[:-1])} ({words})",
                        )
                        for shown, number in zip(part["shown"], part[panel], strict=True)
                    ],
                    hoverinfo="text",
                ),
                row=place + 1 if by_year else 1,
                col=1 if by_year else place + 1,
            )
    return _laid_out(figure, rows, mode, by_year)


def _laid_out(figure: go.Figure, rows: pd.DataFrame, mode: str, by_year: bool) -> go.Figure:
    order = list(dict.fromkeys(rows["shown"]))
    steps = [base.whole_ticks(rows.groupby("shown")[panel].sum().max()) for panel in PANELS]
    margin = {"l": 10, "r": 10, "t": 70 if by_year else 60, "b": 10}
    legend = {"orientation": "h", "y": 1.1 if by_year else 1.0, "yanchor": "bottom", "x": 0}
    legend["traceorder"] = "normal"
    if by_year:
        figure.update_xaxes(type="category", categoryorder="array", categoryarray=order)
        figure.update_xaxes(range=[-0.6, len(order) - 0.4], tickangle=-60 if len(order) > 16 else 0)
        figure.update_yaxes(rangemode="tozero", tickformat=",d")
        for row, step in enumerate(steps, start=1):
            figure.update_yaxes(row=row, col=1, dtick=step)
        return base.finish(
            figure, mode, 360, barmode="stack", bargap=0.25, margin=margin, legend=legend
        )
    figure.update_yaxes(
        type="category", categoryorder="array", categoryarray=order, autorange="reversed"
    )
    figure.update_xaxes(rangemode="tozero", tickformat=",d")
    for col, step in enumerate(steps, start=1):
        figure.update_xaxes(row=1, col=col, dtick=step)
    height = 110 + 24 * len(order)
    legend["y"] = 1 + 26 / max(height - 60, 1)
    return base.finish(
        figure, mode, height, barmode="stack", bargap=0.25, margin=margin, legend=legend
    )


def _merged(frame: pd.DataFrame) -> pd.DataFrame:
    kinds = frame["doc_kind"].where(frame["doc_kind"].isin(list(KINDS)), "other")
    numbers = {panel: pd.to_numeric(frame[panel]).fillna(0) for panel in PANELS}
    ids = frame["claim_ids"].map(lambda found: base.joined_ids(base.items(found)))
    return frame.assign(doc_kind=kinds, ids=ids, **numbers)


def _year_rows(frame: pd.DataFrame) -> pd.DataFrame:
    """One row per year from first to last, gaps as years with nothing, then the undated."""
    rows = _merged(frame)
    years = pd.to_numeric(rows["year"])
    rows = rows.assign(key=years, shown=[_year_words(year) for year in years])
    known = years.dropna().astype(int)
    shown = [str(year) for year in range(known.min(), known.max() + 1)] if len(known) else []
    gaps = [year for year in shown if year not in set(rows["shown"])]
    if years.isna().any():
        gaps += [" "] if shown else []
        shown += [" ", UNDATED]
    blank = pd.DataFrame(
        {"shown": gaps, "doc_kind": "other", "documents": 0, "claims": 0, "ids": "", "key": None}
    )
    keys = [None if pd.isna(year) else int(year) for year in years]
    rows = rows.assign(key=pd.Series(keys, rows.index, dtype=object))
    rows = pd.concat([rows.astype({"key": object}), blank.astype({"key": object})])
    order = {year: place for place, year in enumerate(shown)}
    return rows.sort_values("shown", key=lambda values: values.map(order), kind="stable")


def _year_words(year: float) -> str:
    return UNDATED if pd.isna(year) else str(int(year))


def _country_rows(frame: pd.DataFrame, limit: int) -> pd.DataFrame:
    rows = _merged(frame)
    keys = [None if base.missing(code) else code for code in rows["country"]]
    rows = rows.assign(key=pd.Series(keys, rows.index, dtype=object))
    totals = rows.dropna(subset=["key"]).groupby("key")["claims"].sum().sort_values(ascending=False)
    order = {code: place for place, code in enumerate(totals.index[:limit])}
    kept = rows[rows["key"].isin(list(order)) | rows["key"].isna()]
    kept = kept.assign(
        shown=[NO_COUNTRY if base.missing(c) else geography.country_name(c) for c in kept["key"]]
    )
    return kept.sort_values(
        "key", key=lambda codes: codes.map(order).fillna(len(order)), kind="stable"
    )
