"""The charts that can be exported by name, drawn as an address asks for them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import plotly.graph_objects as go

from dashboard import charts
from dashboard.asked import Asked, Asks, Drawn, Parameters, actors, coverage, figures, flows
from dashboard.asked import documents as documents_asked
from dashboard.asked import hotspots as hotspots_asked
from dashboard.asked import timeline as timeline_asked
from dashboard.criteria import Filters
from dashboard.exports import measured
from dashboard.exports.exhibit import Exhibit, sources_of
from dashboard.queries import flows as flow_queries
from dashboard.queries import hotspots, marks
from dashboard.queries.contract import Connection
from etl.schema import fact_tables

MOST_ROWS = 100_000
"""Claims in a file at most."""

Draw = Callable[[Asks, Parameters], Drawn]


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart of a page.

    Attributes:
        title: As on the page.
        tables: The fact tables it shows.
        page: Path of the page that shows it.
        of_page: Draws it from queries and the parameters of the page's address.
        others: Further titles that it has on the page, by what was chosen there.
        of_document: Whether it shows the claims of the one document that the address names.
        measured: Whether it tells how well documents are read, and nothing of documents.
    """

    title: str
    tables: tuple[str, ...]
    page: str
    of_page: Draw
    others: tuple[str, ...] = ()
    of_document: bool = False
    measured: bool = False

    def draw(
        self, connection: Connection, filters: Filters, parameters: Parameters | None = None
    ) -> Drawn:
        """The chart as an address asks for it; without parameters as its page opens."""
        return self.of_page(Asked(connection, filters), parameters or {})


def _main_flows(asks: Asks, _: Parameters) -> Drawn:
    return Drawn(charts.flow_ranking(asks.ask(flow_queries.corridors), limit=charts.FEW_BARS))


def _main_hotspots(asks: Asks, _: Parameters) -> Drawn:
    return Drawn(charts.hotspot_bars(asks.ask(hotspots.provinces), limit=charts.FEW_BARS))


CHARTS: Mapping[str, Chart] = {
    "hotspots": Chart(
        hotspots_asked.TITLE,
        ("hotspots",),
        "hotspots",
        hotspots_asked.drawn,
        (hotspots_asked.TITLE_OF_TWO,),
    ),
    "main-hotspots": Chart("Main hotspots", ("hotspots",), "overview", _main_hotspots),
    "flows": Chart(flows.TITLES["map"], ("flows",), "flows", partial(flows.drawn, "map")),
    "main-flows": Chart("Main flows", ("flows",), "overview", _main_flows),
    "sankey": Chart(flows.TITLES["sankey"], ("flows",), "flows", partial(flows.drawn, "sankey")),
    "matrix": Chart(flows.TITLES["matrix"], ("flows",), "flows", partial(flows.drawn, "matrix")),
    "purposes": Chart(
        flows.TITLES["purposes"], ("flows",), "flows", partial(flows.drawn, "purposes")
    ),
    "timeline": Chart(
        "Meetings and agreements", ("meetings", "agreements"), "timeline", timeline_asked.drawn
    ),
    "figures": Chart("What is counted, and how many", ("figures",), "figures", figures.drawn),
    "agreements": Chart(
        "Ledger of agreements", ("agreements",), "agreements", actors.drawn_agreements
    ),
    "responsibilities": Chart(
        "Agencies by area of responsibility", ("roles",), "actors", actors.drawn_responsibilities
    ),
    "programmes": Chart(
        "Programmes and their money", ("programmes",), "actors", actors.drawn_programmes
    ),
    "network": Chart(
        "Who meets, signs, pays and works with whom",
        ("meetings", "agreements", "programmes"),
        "actors",
        actors.drawn_network,
    ),
    "coverage": Chart(
        coverage.TITLES[0], fact_tables(), "coverage", coverage.drawn, coverage.TITLES[1:]
    ),
    "calibration": Chart("Confidence", (), "trust", measured.calibration, measured=True),
    "reported": Chart(
        "What the document reports, by date",
        fact_tables(),
        "documents",
        documents_asked.drawn,
        of_document=True,
    ),
}
"""Name on the command line to the chart (those of a document apart); titles are the pages'."""


def titled(title: str) -> str | None:
    """The name of the chart that a page shows under a title."""
    return next((n for n, c in CHARTS.items() if title in (c.title, *c.others)), None)


def exhibit(name: str, connection: Connection, filters: Filters, sentence: str) -> Exhibit:
    """A chart of the catalogue as an exhibit, as its page opens.

    Args:
        name: A key of CHARTS.
        connection: From etl.read, prepared by queries.views.
        filters: What is kept.
        sentence: The filters in words.
    """
    chart = CHARTS[name]
    if chart.measured:
        _, bins = measured.bins({})
        drawn = _with_note(chart.draw(connection, filters))
        return Exhibit(chart.title, drawn, bins, measured.basis(), f"{len(bins)} rows")
    marks.apply(connection, filters)
    counts = marks.count(connection, filters, *chart.tables)
    return Exhibit(
        title=chart.title,
        figure=_with_note(chart.draw(connection, filters)),
        data=marks.claims_page(connection, filters, chart.tables, 0, MOST_ROWS),
        filter_sentence=sentence,
        counts=counts.sentence(marks.total(connection, *chart.tables)),
        sources=sources_of(marks.sources(connection, filters, *chart.tables)),
        tables=chart.tables,
    )


def _with_note(drawn: Drawn) -> go.Figure:
    """The figure with the note of its page, which exports print below it."""
    figure = go.Figure(drawn.figure)
    if drawn.note:
        meta: Any = figure["layout"]["meta"] or {}
        figure.update_layout(meta=dict(meta) | {"note": drawn.note})
    return figure
