"""What an address asks of the pages of agreements and actors: the kind of ties."""

from dashboard import charts
from dashboard.asked import Asks, Drawn, Parameters, note_of, one, unread
from dashboard.charts.network_words import TIES
from dashboard.queries import actors, agreements, network

WAYS = {"responsibilities": "Responsibilities", "programmes": "Programmes", "network": "Network"}
KINDS = {"all": "all kinds", **{kind: tie.words for kind, tie in TIES.items()}}


def kinds(parameters: Parameters) -> tuple[str, ...]:
    """The kinds of ties that an address asks for, in its `ties`."""
    kind = one(parameters, "ties", KINDS, "all")
    return network.KINDS if kind == "all" else (kind,)


def drawn_network(asks: Asks, parameters: Parameters) -> Drawn:
    """The network of the ties that an address asks for."""
    ties = asks.ask(network.ties, kinds(parameters))
    figure = charts.network(ties, network.ends(ties))
    kind = one(parameters, "ties", KINDS, "all")
    only = "" if kind == "all" else f"Ties of one kind only: {KINDS[kind]}. "
    return Drawn(
        figure, note=f"{only}{note_of(figure)}", unread=unread(parameters, {"ties": KINDS})
    )


def drawn_responsibilities(asks: Asks, _: Parameters) -> Drawn:
    """Agencies by area."""
    return Drawn(charts.responsibility(asks.ask(actors.responsibilities)))


def drawn_programmes(asks: Asks, _: Parameters) -> Drawn:
    """Programmes and their money."""
    return Drawn(charts.programmes(asks.ask(actors.programmes)))


def drawn_agreements(asks: Asks, _: Parameters) -> Drawn:
    """The ledger of agreements."""
    ledger = asks.ask(agreements.ledger)
    ids = tuple(ledger["fact_id"])
    statuses, meetings = asks.ask(agreements.statuses, ids), asks.ask(agreements.meetings, ids)
    return Drawn(charts.agreements(ledger, statuses, meetings))
