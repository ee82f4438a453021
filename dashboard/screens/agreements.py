"""Agreements: a ledger of what was agreed, how far it came, and the meetings told with it."""

from dashboard import charts, components, rows
from dashboard.charts.agreements import ROWS
from dashboard.charts.base import counted
from dashboard.queries import agreements
from dashboard.view import Page, View

PAGE = Page("Agreements", ":material/handshake:", 4.2, "agreements")
COLUMNS = (
    "title",
    "kind",
    "parties",
    "date",
    "status",
    "areas",
    "assertion",
    "doc_date",
    "quote",
)
WIDTHS = {"Agreement": 150, "Parties": 104, "Status, and when documents told it": 250}
WIDTHS |= {"Its own date": 108, "Meetings told with it": 200}
HOW_TO_READ = (
    "A mark stands at the date of the first document that tells a status, its line runs to the "
    "last; what undated documents tell stands at the left. Squares are the areas that a document "
    "names; without one, none is named. Meetings are those at which a document says it was made, "
    "and those told in the same sentence."
)


def show(view: View) -> None:
    """Draw the page."""
    ledger = view.ask(agreements.ledger)
    facts = tuple(ledger["fact_id"])
    statuses = view.ask(agreements.statuses, facts)
    meetings = view.ask(agreements.meetings, facts)
    there_are = int(ledger["of_agreements"].iloc[0]) if len(ledger) else 0
    content = components.Content(
        key="agreements",
        title="Ledger of agreements",
        tables=("agreements",),
        columns=COLUMNS,
        marks=ledger,
        rows=rows.agreements(ledger, statuses, meetings),
        rows_first=True,
        widths=WIDTHS,
        draw=lambda mode: charts.agreements(ledger, statuses, meetings, mode),
        alternative=f"{counted(min(len(ledger), ROWS), 'agreement')}, a row each: when documents "
        "told that it was planned, drafted, signed or in force, and its areas of work.",
        note=f"{_shown(len(ledger), there_are)} {HOW_TO_READ}",
        room=10,
    )
    components.show_exhibit(view, content)


def _shown(listed: int, there_are: int) -> str:
    """How many of all agreements the chart and the table have."""
    if there_are <= ROWS:
        return ""
    all_listed = listed == there_are
    table = "all in the table" if all_listed else f"{listed:,} of {there_are:,} in the table"
    return f"{ROWS} of {there_are:,} agreements are drawn, {table}: those with the most claims."
