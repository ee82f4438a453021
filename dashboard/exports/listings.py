"""The tables of the pages that can be put into a report by name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dashboard.asked import Asks, Parameters
from dashboard.exports import listed, measured
from dashboard.exports.catalogue import CHARTS
from dashboard.exports.listed import Listed
from etl.schema import fact_tables


@dataclass(frozen=True, slots=True)
class Listing:
    """One table of a page.

    Attributes:
        title: In the report, where the page gives it no other.
        tables: The fact tables whose claims it counts; none where it counts documents, or is
            `measured`.
        page: Path of the page that shows it.
        rows: What it holds, from queries and the parameters of the page's address.
        beside: The charts that it stands beside on the page.
        measured: Whether it tells how well documents are read, and nothing of documents.
    """

    title: str
    tables: tuple[str, ...]
    page: str
    rows: Callable[[Asks, Parameters], Listed]
    beside: tuple[str, ...] = ()
    measured: bool = False


def _beside(chart: str, words: str, rows: Callable[[Asks, Parameters], Listed]) -> Listing:
    """A table of the marks of a chart."""
    known = CHARTS[chart]
    return Listing(f"{known.title}{words}", known.tables, known.page, rows, (chart,))


def _measured(title: str, rows: Callable[[Asks, Parameters], Listed], *beside: str) -> Listing:
    return Listing(title, (), "trust", rows, beside, measured=True)


_ROUTES = ("flows", "sankey", "matrix", "purposes")
LISTINGS: Mapping[str, Listing] = {
    "numbers": Listing("How much there is", fact_tables(), "overview", listed.numbers),
    "ranked-hotspots": Listing(
        "Ranked places", ("hotspots",), "hotspots", listed.ranked, ("hotspots",)
    ),
    "corridors": Listing("Corridors", ("flows",), "flows", listed.listed_flows, _ROUTES),
    "dated-events": _beside("timeline", ", dated", listed.dated),
    "undated-events": _beside("timeline", " without a date", listed.undated),
    "plans": _beside("timeline", ": plans", listed.plans),
    "ledger": _beside("agreements", ", as a table", listed.ledger),
    "agencies": _beside("responsibilities", ", as a table", listed.responsibilities),
    "programme-rows": _beside("programmes", ", as a table", listed.programmes),
    "ties": _beside("network", ", as a table", listed.ties),
    "figure-rows": _beside("figures", ", as a table", listed.figures_told),
    "disagreements": Listing(
        "Where sources disagree", ("figures",), "figures", listed.sources_apart
    ),
    "coverage-rows": _beside("coverage", ", as a table", listed.covered),
    "documents-read": Listing("Documents read", (), "coverage", listed.read),
    "documents-found": Listing("Documents", (), "documents", listed.documents),
    "reported-rows": Listing(
        "What the document reports, by date, as a table",
        fact_tables(),
        "documents",
        listed.reported,
        ("reported",),
    ),
    "trust-kinds": _measured("How far to trust it, by kind of fact", measured.kinds),
    "trust-weaknesses": _measured("Known weaknesses", measured.weaknesses),
    "trust-calibration": _measured(
        "Confidence and share right", measured.calibration_rows, "calibration"
    ),
    "trust-fields": _measured("Fields of facts", measured.fields),
    "trust-later-fields": _measured("Fields annotated later", measured.later_fields),
    "trust-links": _measured("Facts told by several documents", measured.links),
    "trust-sets": _measured("F1 by set and kind of document", measured.sets),
}
"""Name in a report to the table."""


def beside(chart: str) -> dict[str, Listing]:
    """The tables that stand beside a chart of the catalogue."""
    return {name: one for name, one in LISTINGS.items() if chart in one.beside}
