"""Actors: who is responsible for what, who pays for what, and who meets and works with whom."""

from dashboard import charts, components, filters, options, rows
from dashboard.asked.actors import KINDS, WAYS, kinds
from dashboard.charts.base import counted
from dashboard.charts.network import NOTE
from dashboard.charts.network_words import GROUPS
from dashboard.charts.programmes import ROWS
from dashboard.palette import GREY
from dashboard.queries import actors, network
from dashboard.view import Page, View

PAGE = Page("Actors", ":material/groups:", 4.4, "actors")


def show(view: View) -> None:
    """Draw the page."""
    way = options.pick("Shown as", "as", WAYS, "responsibilities")
    drawn = {"responsibilities": _responsibilities, "programmes": _programmes, "network": _network}
    components.show_exhibit(view, drawn[way](view))


def _responsibilities(view: View) -> components.Content:
    cells = view.ask(actors.responsibilities)
    shown = cells["actor_id"].nunique()
    there_are = int(cells["of_agencies"].max()) if len(cells) else 0
    fewer = f"{shown} of {there_are:,} agencies are shown, those with the most claims. "
    return components.Content(
        key="responsibilities",
        title="Agencies by area of responsibility",
        tables=("roles",),
        columns=("actor_name", "area", "role", "assertion", "quote"),
        marks=cells,
        rows=rows.responsibilities(cells),
        widths={"Country": 82, "Agency": 196, "Kind": 84, "Area": 100},
        draw=lambda mode: charts.responsibility(cells, mode),
        alternative=f"{shown} agencies by country, and a square for each area of work that a "
        "document gives them.",
        note=(fewer if shown < there_are else "")
        + "The number in a square counts claims; hollow: not stated as a fact, or denied. Few "
        "sentences say who is responsible, and not all are found: an empty field is no evidence "
        "that nobody is.",
        room=10,
    )


def _programmes(view: View) -> components.Content:
    found = view.ask(actors.programmes)
    there_are = int(found["of_programmes"].max()) if len(found) else 0
    drawn = min(len(found), ROWS)
    fewer = f"{drawn} of {there_are:,} programmes are drawn, {len(found)} are in the table. "
    return components.Content(
        key="programmes",
        title="Programmes and their money",
        tables=("programmes",),
        columns=("title", "budget_usd", "countries", "areas", "status", "assertion", "quote"),
        marks=found,
        rows=rows.programmes(found),
        widths={"Programme": 178, "Paid by": 96, "Carried out by": 96, "Money, as stated": 112},
        draw=lambda mode: charts.programmes(found, mode),
        alternative=f"{counted(drawn, 'programme')}, a row each, with marks at the amounts in US "
        "dollars that documents state for it.",
        note=(fewer if drawn < there_are else "")
        + "Amounts are shown as stated, on a scale of tenfold steps, and never added up. A line "
        "joins amounts that documents state differently for one programme.",
        room=10,
    )


def _network(view: View) -> components.Content:
    options.pick("Ties", "ties", KINDS, "all")
    ties = view.ask(network.ties, kinds(filters.query()))
    ends = network.ends(ties)
    there_are = int(ties["of_ties"].max()) if len(ties) else 0
    denied = int((ties["standing"] == "denied").sum())
    return components.Content(
        key="network",
        title="Who meets, signs, pays and works with whom",
        tables=("meetings", "agreements", "programmes"),
        columns=("fact_table", "title", "status", "assertion", "quote"),
        marks=ties,
        widths={"Tie": 290, "Kind": 110},
        rows=rows.ties(ties),
        draw=lambda mode: charts.network(ties, ends, mode),
        alternative=f"{len(ends)} countries and actors with {counted(len(ties), 'tie')} between "
        "them, all in the table below.",
        legend=[(sign, GREY, words) for _, sign, words in GROUPS.values()],
        note=f"{len(ties):,} of {there_are:,} ties are shown: in turn the next strongest of each "
        f"kind. {NOTE}{f' {denied} are denied: in the table only.' if denied else ''}",
        room=10,
    )
