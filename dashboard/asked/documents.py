"""What an address asks of the reader: the document, and what it reports by date."""

import pandas as pd

from dashboard import wording
from dashboard.asked import Asks, Drawn, Parameters
from dashboard.charts.reported import reported
from dashboard.marks import ALL, Mark
from dashboard.queries import documents
from etl.schema import TABLES

PARAMETER = "doc"
NOTE = "A bar is a month, a year or a period. Hollow: planned or cancelled. Cross: denied."


def asked_for(parameters: Parameters) -> str:
    """The id of the document that an address asks for; empty where it asks for none."""
    return (parameters.get(PARAMETER) or ("",))[-1]


def mark_of(doc_id: str) -> str:
    """The mark of all claims of a document, as a filter takes it."""
    return Mark(ALL, ((PARAMETER + "_id", doc_id),)).key


def dated(asks: Asks, doc_id: str) -> pd.DataFrame:
    """The dated claims of a document, by date, as charts.reported takes them."""
    frame = asks.look_up(documents.reported, doc_id)
    claims = asks.look_up(documents.claims_in, doc_id).to_dict("records")
    told = {row["claim_id"]: wording.headline(row["fact_table"], row) for row in claims}
    return frame.assign(
        kind=frame["fact_table"].map(lambda table: TABLES[table].title),
        headline=[told[claim_id] for claim_id in frame["claim_id"]],
        when=[
            wording.days(row["first"], row["stated_last"], row["precision"])
            for row in frame.to_dict("records")
        ],
    )


def named(asks: Asks, doc_id: str) -> str:
    """The document in words."""
    found = asks.look_up(documents.document, doc_id).to_dict("records")
    return f"Document: {wording.own_name(found[0])}." if found else "The document is not here."


def drawn(asks: Asks, parameters: Parameters) -> Drawn:
    """What the document of an address reports, on a line of time."""
    doc_id = asked_for(parameters)
    return Drawn(reported(dated(asks, doc_id)), note=f"{named(asks, doc_id)} {NOTE}")
