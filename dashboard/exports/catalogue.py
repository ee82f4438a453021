"""The charts that can be exported by name, drawn from a connection and filters."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from dashboard import charts, maps
from dashboard.exports.exhibit import Exhibit, sources_of
from dashboard.queries import coverage, facts, flows, hotspots, marks, timeline, timeline_eras
from dashboard.queries.facts import Connection, Criteria
from etl.schema import fact_tables

TIMELINE_FACTS = 40
"""Meetings and agreements that a picture holds: those with the most claims."""
MOST_ROWS = 100_000
"""Claims in a file at most."""
Drawn = tuple[pd.DataFrame, go.Figure]
"""The claims and the figure of them."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart by its title, the fact tables it shows, and how it is drawn."""

    title: str
    tables: tuple[str, ...]
    draw: Callable[[Connection, Criteria], Drawn]


def _of(
    query: Callable[[Connection, Criteria], pd.DataFrame], draw: Callable[[pd.DataFrame], go.Figure]
) -> Callable[[Connection, Criteria], Drawn]:
    def drawn(connection: Connection, filters: Criteria) -> Drawn:
        frame = query(connection, filters)
        return frame, draw(frame)

    return drawn


def _timeline(connection: Connection, filters: Criteria) -> Drawn:
    found = timeline.facts(connection, filters, None, TIMELINE_FACTS)
    counts = timeline.counts(connection, filters, "year")
    eras = timeline_eras.eras(connection, filters, None, 6)
    hidden = found.matching > len(found.dated)
    claims = marks.claims_page(connection, filters, timeline.TABLES, 0, MOST_ROWS)
    return claims, charts.timeline(found.dated, counts=counts if hidden else None, eras=eras)


def _hotspots(draw: Callable[[pd.DataFrame], go.Figure]) -> Callable[..., Drawn]:
    def drawn(connection: Connection, filters: Criteria) -> Drawn:
        claims = marks.claims_page(connection, filters, ("hotspots",), 0, MOST_ROWS)
        return claims, draw(hotspots.marks(connection, filters))

    return drawn


def _flows(
    query: Callable[[Connection, Criteria], pd.DataFrame], draw: Callable[[pd.DataFrame], go.Figure]
) -> Callable[[Connection, Criteria], Drawn]:
    def drawn(connection: Connection, filters: Criteria) -> Drawn:
        claims = marks.claims_page(connection, filters, ("flows",), 0, MOST_ROWS)
        return claims, draw(query(connection, filters))

    return drawn


def _flow_map(connection: Connection, filters: Criteria) -> Drawn:
    ends = flows.ends(connection, filters)
    return _flows(flows.corridors, lambda frame: maps.flows(frame, ends))(connection, filters)


def _covered(
    count: Callable[[pd.DataFrame, pd.DataFrame], pd.DataFrame],
) -> Callable[[Connection, Criteria], Drawn]:
    def drawn(connection: Connection, filters: Criteria) -> Drawn:
        claims = coverage.claims(connection, filters)
        documents = coverage.documents(connection, filters)
        return claims, charts.coverage(count(documents, claims))

    return drawn


CHARTS = {
    "hotspots": Chart("Places tied to trafficking", ("hotspots",), _hotspots(maps.hotspots_map)),
    "main-hotspots": Chart("Main hotspots", ("hotspots",), _hotspots(charts.hotspot_bars)),
    "flows": Chart("Flows on the map", ("flows",), _flow_map),
    "main-flows": Chart("Main flows", ("flows",), _flows(flows.corridors, charts.flow_ranking)),
    "sankey": Chart(
        "Flows through transit countries", ("flows",), _flows(flows.routes, charts.sankey)
    ),
    "matrix": Chart("Origins by destinations", ("flows",), _flows(flows.corridors, charts.matrix)),
    "purposes": Chart("Purposes of each flow", ("flows",), _flows(flows.purposes, charts.purposes)),
    "timeline": Chart("Meetings and agreements", ("meetings", "agreements"), _timeline),
    "figures": Chart(
        "What is counted, and how many", ("figures",), _of(facts.figures, charts.figures)
    ),
    "years": Chart("Covered by year", fact_tables(), _covered(coverage.by_year)),
    "countries": Chart("Covered by country", fact_tables(), _covered(coverage.by_country)),
}
"""Name on the command line to the chart; titles are those of the pages."""


def exhibit(name: str, connection: Connection, filters: Criteria, sentence: str) -> Exhibit:
    """A chart of the catalogue as an exhibit.

    Args:
        name: A key of CHARTS.
        connection: From etl.read, prepared by queries.views.
        filters: What is kept.
        sentence: The filters in words.
    """
    chart = CHARTS[name]
    frame, figure = chart.draw(connection, filters)
    totals = facts.totals(connection)
    return Exhibit(
        title=chart.title,
        figure=figure,
        data=frame,
        filter_sentence=sentence,
        counts=facts.counts_sentence(frame, sum(totals.get(table, 0) for table in chart.tables)),
        sources=sources_of(frame),
        tables=chart.tables,
    )
