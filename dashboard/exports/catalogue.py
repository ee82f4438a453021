"""The charts that can be exported by name, drawn from a connection and filters."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from dashboard import charts, maps
from dashboard.charts import figures_rows
from dashboard.exports.exhibit import Exhibit, sources_of
from dashboard.queries import (
    actors,
    agreements,
    figures,
    flows,
    hotspots,
    marks,
    network,
    overview,
    timeline,
    timeline_eras,
)
from dashboard.queries.contract import Connection, Criteria
from etl.schema import fact_tables

TIMELINE_FACTS = 40
"""Meetings and agreements that a picture holds: those with the most claims."""
SUBJECTS, FIGURES = 8, 6
"""Subjects that a picture holds, and figures of each."""
MOST_ROWS = 100_000
"""Claims in a file at most."""

Draw = Callable[[Connection, Criteria], go.Figure]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart by its title, the fact tables it shows, and how it is drawn."""

    title: str
    tables: tuple[str, ...]
    draw: Draw


def _of(
    query: Callable[[Connection, Criteria], pd.DataFrame], draw: Callable[[pd.DataFrame], go.Figure]
) -> Draw:
    return lambda connection, filters: draw(query(connection, filters))


def _timeline(connection: Connection, filters: Criteria) -> go.Figure:
    found = timeline.facts(connection, filters, None, TIMELINE_FACTS)
    counts = timeline.counts(connection, filters, "year")
    eras = timeline_eras.eras(connection, filters, None, 6)
    hidden = found.matching > len(found.dated)
    return charts.timeline(found.dated, counts=counts if hidden else None, eras=eras)


def _flow_map(connection: Connection, filters: Criteria) -> go.Figure:
    return maps.flows(flows.corridors(connection, filters), flows.ends(connection, filters))


def _figures(connection: Connection, filters: Criteria) -> go.Figure:
    subjects = figures.subjects(connection, filters).head(SUBJECTS)
    totals = {figures_rows.subject(row): row["facts"] for row in subjects.to_dict("records")}
    drawn = figures.statements(connection, filters, tuple(subjects["subject"]), FIGURES)
    return charts.figures(drawn, totals=totals)


def _agreements(connection: Connection, filters: Criteria) -> go.Figure:
    ledger = agreements.ledger(connection, filters)
    ids = tuple(ledger["fact_id"])
    statuses = agreements.statuses(connection, filters, ids)
    return charts.agreements(ledger, statuses, agreements.meetings(connection, filters, ids))


CHARTS = {
    "hotspots": Chart(
        "Places tied to trafficking", ("hotspots",), _of(hotspots.marks, maps.hotspots_map)
    ),
    "main-hotspots": Chart(
        "Main hotspots", ("hotspots",), _of(hotspots.marks, charts.hotspot_bars)
    ),
    "flows": Chart("Flows on the map", ("flows",), _flow_map),
    "main-flows": Chart("Main flows", ("flows",), _of(flows.corridors, charts.flow_ranking)),
    "sankey": Chart(
        "Flows from origin to destination", ("flows",), _of(flows.routes, charts.sankey)
    ),
    "matrix": Chart("Origins by destinations", ("flows",), _of(flows.corridors, charts.matrix)),
    "purposes": Chart("Purposes of each flow", ("flows",), _of(flows.purposes, charts.purposes)),
    "timeline": Chart("Meetings and agreements", ("meetings", "agreements"), _timeline),
    "figures": Chart("What is counted, and how many", ("figures",), _figures),
    "agreements": Chart("Ledger of agreements", ("agreements",), _agreements),
    "responsibilities": Chart(
        "Agencies by area of responsibility",
        ("roles",),
        _of(actors.responsibilities, charts.responsibility),
    ),
    "programmes": Chart(
        "Programmes and their money",
        ("programmes",),
        _of(actors.programmes, charts.programmes),
    ),
    "network": Chart(
        "Who meets, signs, pays and works with whom",
        ("meetings", "agreements", "programmes"),
        _of(network.ties, lambda ties: charts.network(ties, network.ends(ties))),
    ),
    "years": Chart("Covered by year", fact_tables(), _of(overview.by_year, charts.coverage)),
    "countries": Chart(
        "Covered by country", fact_tables(), _of(overview.by_country, charts.coverage)
    ),
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
    marks.apply(connection, filters)
    counts = marks.count(connection, filters, *chart.tables)
    return Exhibit(
        title=chart.title,
        figure=chart.draw(connection, filters),
        data=marks.claims_page(connection, filters, chart.tables, 0, MOST_ROWS),
        filter_sentence=sentence,
        counts=counts.sentence(marks.total(connection, *chart.tables)),
        sources=sources_of(marks.sources(connection, filters, *chart.tables)),
        tables=chart.tables,
    )
