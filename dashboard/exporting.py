"""Export menus: charts, tables and the data dictionary as files."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard import basket, downloads, exports, filters
from dashboard.exports import catalogue, geo, listings, package, whole
from dashboard.exports.exhibit import file_name
from dashboard.queries import marks
from dashboard.view import View
from etl.schema import TABLES

if TYPE_CHECKING:
    from dashboard.components import Content

PICTURES = ("png", "svg", "pdf")
"""Formats that need Chromium, which may be missing: made first, then offered."""
DATA = ("html", "csv", "xlsx")
MORE = {
    "parquet": ("Parquet", "application/vnd.apache.parquet"),
    "geojson": ("GeoJSON", "application/geo+json"),
}
"""Formats of the claims alone: what a button says, and the media type."""
MOST_ROWS = 100_000
"""Claims in a file at most; the counts beside them say how many there are."""
MOST_TABLES = 2
"""Tables of a chart that can be put into the report by themselves."""
NAMES = {"html": "HTML, interactive", "csv": "CSV", "xlsx": "Excel"}


def show_menu(view: View, content: "Content", counts: str) -> None:
    """Draw the menu that exports a chart and its data."""
    make = partial(_exhibit, view, content, counts)
    with st.popover("Export", icon=":material/download:"):
        _show_adding(content)
        st.caption("Each file carries the filter, the counts, the sources and the credits.")
        with st.container(horizontal=True):
            for suffix in PICTURES:
                st.button(
                    suffix.upper(),
                    key=f"{content.key}-{suffix}",
                    on_click=_make_picture,
                    args=(content.key, suffix, make),
                )
        _show_picture(content.key)
        with st.container(horizontal=True):
            for suffix in DATA:
                _offer(NAMES[suffix], suffix, content.key, content.title, make)
            for suffix, (words, media_type) in MORE.items():
                if suffix != "geojson" or content.tables[0] in geo.TABLES:
                    downloads.offer(
                        words,
                        partial(_claims, suffix, make),
                        f"{file_name(content.title)}.{suffix}",
                        media_type,
                        f"{content.key}-{suffix}",
                    )


def _show_adding(content: "Content") -> None:
    """Draw the buttons that put the chart, its marks in words, and its claims into the report."""
    named = catalogue.titled(content.title)
    with st.container(horizontal=True):
        if named:
            show_adding("chart", named, "Add chart to report")
        for name, listing in (listings.beside(named) if named else {}).items():
            show_adding("table", name, f"Add table: {listing.title}", place="menu")
        if len(content.tables) <= MOST_TABLES:
            for name in content.tables:
                words = f"Add claims: {TABLES[name].title.lower()}"
                show_adding("table", name, words, place=content.key)


def show_adding(
    kind: str, name: str, words: str, *, keep: Sequence[str] = (), place: str = ""
) -> None:
    """Draw a button that puts something into the report, as the page shows it now.

    Args:
        kind: chart, table, claim or passage (reports.plan.KINDS).
        name: Of the chart or table in the catalogues; of a claim or a paragraph its id.
        words: What the button says.
        keep: Parameters of what is open on the page that the exhibit is of.
        place: Where on the page, if the same is offered in two places.
    """
    of_view = kind in ("chart", "table")
    st.button(
        words,
        key=f"add-{place}-{kind}-{name}",
        icon=":material/add_notes:",
        type="secondary" if of_view else "tertiary",
        on_click=basket.add_view if of_view else basket.add_words,
        args=(kind, name, keep) if of_view else (kind, name),
    )


def _exhibit(view: View, content: "Content", counts: str) -> exports.Exhibit:
    """What the export functions need of a chart, drawn for light paper."""
    draw = content.twin or content.draw
    return exports.Exhibit(
        title=content.title,
        figure=draw("light"),
        data=view.ask(marks.claims_page, tuple(content.tables), 0, MOST_ROWS),
        filter_sentence=view.filters.sentence(),
        counts=counts,
        sources=exports.sources_of(view.ask(marks.sources, *content.tables)),
        tables=content.tables,
        snapshot=view.snapshot.id,
    )


def _claims(suffix: str, make: Callable[[], exports.Exhibit]) -> bytes:
    """The claims behind a chart, as a format of MORE."""
    return whole.WRITERS[suffix](whole.of_tables(make()))


def offer_package(view: View) -> None:
    """Draw the button that downloads all tables as a Frictionless Data Package."""
    downloads.offer(
        "Download all tables as a data package",
        lambda: package.content(view.snapshot, view.person.ceiling),
        "mekong-tip-atlas.zip",
        "application/zip",
        "package",
    )


def _offer(
    label: str, suffix: str, key: str, title: str, make: Callable[[], exports.Exhibit]
) -> None:
    """Draw a download button whose file is made when it is pressed."""
    write, media_type = exports.FORMATS[suffix]
    name = f"{file_name(title)}.{suffix}"
    downloads.offer(label, lambda: write(make()), name, media_type, f"{key}-{suffix}")


def _make_picture(key: str, suffix: str, make: Callable[[], exports.Exhibit]) -> None:
    """Make a picture and keep it for the next run, or the sentence that says why not."""
    write, media_type = exports.FORMATS[suffix]
    exhibit = make()
    try:
        made = (f"{exhibit.file_name}.{suffix}", media_type, write(exhibit))
    except exports.ExportUnavailable as error:
        made = str(error)
    filters.keep(f"{key}-picture", made)


def _show_picture(key: str) -> None:
    made = filters.take(f"{key}-picture")
    if isinstance(made, str):
        st.warning(made, icon=":material/info:")
    elif made is not None:
        name, media_type, content = made
        downloads.offer(f"Save {name}", lambda: content, name, media_type, f"{key}-save", "primary")


def show_table_menu(
    view: View,
    title: str,
    frame: pd.DataFrame | Callable[[], pd.DataFrame],
    tables: Sequence[str],
    words: str = "Download",
    *,
    listing: str | None = None,
) -> None:
    """Draw the buttons that download a table as CSV, Excel and Parquet, and put it in the report.

    Args:
        view: The run.
        title: Name of the table; names the file.
        frame: Its rows, or what gives them once a button is pressed.
        tables: Tables of the schema that describe the columns.
        words: What the buttons say before the format.
        listing: The table's name in a report; None where it has none.
    """
    make = partial(_table, view, title, frame, tables)
    with st.container(horizontal=True):
        for suffix in ("csv", "xlsx"):
            _offer(f"{words} {NAMES[suffix]}", suffix, f"table-{title}", title, make)
        label, media_type = MORE["parquet"]
        downloads.offer(
            f"{words} {label}",
            lambda: whole.to_parquet(make()),
            f"{file_name(title)}.parquet",
            media_type,
            f"table-{title}-parquet",
        )
        if listing:
            show_adding("table", listing, "Add to report")


def _table(
    view: View,
    title: str,
    frame: pd.DataFrame | Callable[[], pd.DataFrame],
    tables: Sequence[str],
) -> exports.Exhibit:
    """What the export functions need of a table: one of facts names the documents behind them."""
    data = frame if isinstance(frame, pd.DataFrame) else frame()
    facts = [name for name in tables if name in marks.FACT_TABLES]
    return exports.Exhibit(
        title=title,
        figure=go.Figure(),
        data=data,
        filter_sentence=view.filters.sentence(),
        counts=f"{len(data):,} rows",
        sources=exports.sources_of(view.ask(marks.sources, *facts)) if facts else [],
        tables=tables,
        snapshot=view.snapshot.id,
    )
