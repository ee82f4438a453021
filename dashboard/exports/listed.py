"""The tables of the pages, in words, as an address asks for them: what stands beside charts.

Each function answers with the rows that its page shows, under the same filters and choices.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import charts, rows, wording
from dashboard.asked import Asks, Parameters, coverage, figures, flows, hotspots, one
from dashboard.asked import actors as actors_asked
from dashboard.asked import documents as documents_asked
from dashboard.asked import timeline as timeline_asked
from dashboard.charts import coverage_years, figures_rows, timeline_items
from dashboard.charts.base import counted
from dashboard.queries import actors, agreements, disagreements, hits, network, overview, search
from dashboard.queries import coverage_years as coverage_queries
from dashboard.queries import figures as figure_queries
from dashboard.queries import hotspots as hotspot_queries
from dashboard.queries.disagreements import compared
from etl.schema import TABLES, label

MOST_PAIRS, MOST_FOUND = 100, 500
"""Pairs of sources that disagree, and documents, that are listed at most."""


@dataclass(frozen=True)
class Listed:
    """A table of a page.

    Attributes:
        frame: Headings to what stands below them, in the order of the page.
        title: What it is called on the page; empty for the title that it always has.
        note: How to read it, and how much of how much it has.
    """

    frame: pd.DataFrame
    title: str = ""
    note: str = ""


def ranked(asks: Asks, parameters: Parameters) -> Listed:
    """Places tied to trafficking by documents, or the change from one period to another."""
    frame = asks.ask(hotspot_queries.marks)
    first, last, _ = asks.ask(hotspot_queries.years)
    span = None if first is None or last is None else (first, last)
    compared_years = hotspots.chosen(parameters, frame, span, "").compared
    if compared_years is None:
        what = one(parameters, "ranked", charts.rankable(frame), "provinces")
        table = charts.ranking(frame, what)[list(hotspots.RANKED)]
        told = f"Ranked {charts.LISTS[what].lower()}"
        return Listed(table.rename(columns=hotspots.RANKED), told)
    what = one(parameters, "ranked", charts.LISTS, "provinces")
    before, after = hotspots.two(asks, compared_years).values()
    words = hotspots.change_words(compared_years)
    table = charts.change(before, after, what)[list(words)].rename(columns=words)
    return Listed(table, f"Change of {charts.LISTS[what].lower()}")


def listed_flows(asks: Asks, parameters: Parameters) -> Listed:
    """Corridors, the strongest first."""
    asked = flows.chosen(parameters, dict(asks.filters.names))
    table = flows.listed(asked, flows.frame(asks, asked)).drop(columns="mark")
    limits = flows.in_words(asked, dict(asks.filters.names))
    return Listed(table, note=limits)


def _events(asks: Asks, parameters: Parameters, part: str) -> Listed:
    told = timeline_asked.found(asks, parameters)
    frame = {"dated": told.facts.dated, "undated": told.facts.undated, "plans": told.eras}[part]
    matching = {"dated": told.facts.matching, "undated": told.facts.matching_undated}
    items = timeline_items.in_time(timeline_items.items_of(frame))
    number = counted(matching.get(part, len(frame)), "fact")
    words = f"{len(items):,} of {number}, in order of time."
    return Listed(timeline_items.listing(items), note=words)


def dated(asks: Asks, parameters: Parameters) -> Listed:
    """Meetings and agreements of the stretch of time that is shown."""
    return _events(asks, parameters, "dated")


def undated(asks: Asks, parameters: Parameters) -> Listed:
    """Meetings and agreements whose date no document states."""
    return _events(asks, parameters, "undated")


def plans(asks: Asks, parameters: Parameters) -> Listed:
    """Periods that plans of action name."""
    return _events(asks, parameters, "plans")


def ledger(asks: Asks, _: Parameters) -> Listed:
    """Agreements, and when documents told how far they had come."""
    found = asks.ask(agreements.ledger)
    facts = tuple(found["fact_id"])
    statuses, met = asks.ask(agreements.statuses, facts), asks.ask(agreements.meetings, facts)
    return Listed(rows.agreements(found, statuses, met))


def responsibilities(asks: Asks, _: Parameters) -> Listed:
    """Who is responsible for what."""
    return Listed(rows.responsibilities(asks.ask(actors.responsibilities)))


def programmes(asks: Asks, _: Parameters) -> Listed:
    """Programmes with their money, places and people."""
    return Listed(rows.programmes(asks.ask(actors.programmes)))


def ties(asks: Asks, parameters: Parameters) -> Listed:
    """Who meets, signs, pays and works with whom."""
    return Listed(rows.ties(asks.ask(network.ties, actors_asked.kinds(parameters))))


def figures_told(asks: Asks, parameters: Parameters) -> Listed:
    """What is counted, how many, and who says so."""
    told = figures.found(asks, parameters, asks.ask(figure_queries.subjects))
    return Listed(figures_rows.table(told.frame), note=told.note)


def sources_apart(asks: Asks, _: Parameters) -> Listed:
    """Pairs of statements about one thing with numbers that do not agree."""
    frame = asks.ask(disagreements.shown, 0, MOST_PAIRS)
    columns: dict[str, Callable[[dict[Any, Any]], object]] = {
        "Pair": lambda row: row["pair"],
        "Counted": figures_rows.subject,
        "Number": figures_rows.value,
        "Countries": lambda row: wording.country_list(row["countries"]),
        "Years": figures_rows.years,
        "Who says so": figures_rows.source,
        "Credibility": lambda row: figures_rows.credibility(row["credibility"]),
        "Quote": lambda row: row["quote"],
    }
    told = frame.to_dict("records")
    table = pd.DataFrame({name: [say(row) for row in told] for name, say in columns.items()})
    total = int(frame["total"].iloc[0]) if len(frame) else 0
    among = counted(asks.ask(compared), "comparable figure")
    return Listed(table, note=f"{counted(total, 'pair')} among {among}. {disagreements.RULE}")


def covered(asks: Asks, parameters: Parameters) -> Listed:
    """Documents and claims by year and country, publisher or kind of document."""
    words, column, name = coverage.GROUPS[coverage.chosen(parameters)]
    frame = asks.ask(coverage_queries.covered, column)
    return Listed(coverage_years.table(frame, name), f"{words} by year", coverage.note(frame))


def numbers(asks: Asks, _: Parameters) -> Listed:
    """How many documents, claims and facts there are, and of each kind of fact."""
    kinds = asks.ask(overview.kinds)
    told = [
        ("Documents", asks.ask(overview.documents)),
        ("Claims", int(kinds["claims"].sum())),
        ("Facts", int(kinds["facts"].sum())),
        *((f"Facts: {TABLES[row.fact_table].title}", row.facts) for row in kinds.itertuples()),
    ]
    note = "A claim is one statement in one document; a fact is one thing, however often told."
    return Listed(pd.DataFrame(told, columns=["What", "How many"]), note=note)


def read(asks: Asks, _: Parameters) -> Listed:
    """How many documents were read, and what of them."""
    found = asks.ask(coverage_queries.read)
    told = [(words, found[name]) for name, words in coverage.METRICS.items()]
    return Listed(pd.DataFrame(told, columns=["What", "How many"]))


def reported(asks: Asks, parameters: Parameters) -> Listed:
    """What one document reports, by date."""
    doc_id = documents_asked.asked_for(parameters)
    frame = documents_asked.dated(asks, doc_id)[["when", "kind", "headline"]]
    table = frame.rename(columns={"when": "Date", "kind": "Kind", "headline": "What it says"})
    return Listed(table, note=documents_asked.named(asks, doc_id))


def documents(asks: Asks, parameters: Parameters) -> Listed:
    """Documents that hold the words of a search and that the filters keep."""
    text = (parameters.get("q") or ("",))[-1].strip()
    order = one(parameters, "order", hits.ORDERS, "best")
    index = asks.search_index() if text else None
    answer = asks.ask(search.answer, index, text, order, 0, MOST_FOUND)
    found = asks.look_up(search.documents, answer.doc_ids)
    shown = pd.DataFrame(
        [
            {
                "Document": wording.own_name(row),
                "Kind": label("document_kind", row["kind"]),
                "Publisher": "" if pd.isna(row["publisher"]) else row["publisher"],
                "Date": wording.day(row["date"], row["date_precision"]) or "undated",
                "Reference": "" if pd.isna(row["reference"]) else row["reference"],
                "Claims": row["claims"],
            }
            for row in found.to_dict("records")
        ],
        columns=["Document", "Kind", "Publisher", "Date", "Reference", "Claims"],
    )
    words = f"Documents that hold the words: {text}. " if text else ""
    number = f"{answer.kept:,} of {counted(answer.found, 'document')}."
    return Listed(shown, note=f"{words}{number}")
