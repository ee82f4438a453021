"""Marks in words: the tables beside the charts of agreements and actors."""

import datetime

from dashboard import rows
from dashboard.criteria import Filters
from dashboard.queries import actors, agreements, network

ALL = Filters()
DAY = datetime.date


def test_the_ledger_tells_statuses_with_their_document_dates_areas_and_meetings(empty):
    empty.document("early", date=DAY(2004, 3, 1), date_precision="month")
    empty.document("late", date=DAY(2006, 5, 2), date_precision="day")
    mou = {"fact_id": "mou", "kind": "mou", "parties": ["VN", "CN"], "title": "MOU"}
    empty.claim("agreements", "a1", "early", **mou, status="draft", assertion="alleged")
    empty.claim("agreements", "a2", "late", **mou, status="signed", areas=["legal"], meeting="m")
    empty.claim(
        "meetings", "m1", "late", fact_id="m", kind="signing", series="bilateral", status="held",
        city="Hanoi",
    )  # fmt: skip
    connection = empty.connect()
    ledger = agreements.ledger(connection, ALL)
    facts = tuple(ledger["fact_id"])
    row = rows.agreements(
        ledger,
        agreements.statuses(connection, ALL, facts),
        agreements.meetings(connection, ALL, facts),
    ).iloc[0]
    assert row["Status, and when documents told it"] == (
        "draft, alleged (March 2004); signed (2 May 2006)"
    )
    assert row["Meetings told with it"] == "Made at: Signing, Hanoi, undated"
    assert row["Parties"] == "China, Vietnam"
    assert (row["Legal"], row["Policy"]) == ("yes", "")
    assert row["Its own date"] == "unknown"
    assert (row["Claims"], row["Documents"], row["Denied"]) == (2, 2, 0)


def test_a_programme_tells_who_pays_and_each_amount(empty):
    empty.document("d")
    empty.claim(
        "programmes", "p", "d", status="active", funders=["us"], implementers=["iom"],
        budget_usd=48000.0, countries=["VN"], areas=["protection"], population=["women"],
        period_start=DAY(2002, 11, 1),
    )  # fmt: skip
    row = rows.programmes(actors.programmes(empty.connect(), ALL)).iloc[0]
    assert (row["Paid by"], row["Carried out by"]) == ("us", "iom")
    assert row["Money, as stated"] == "US$ 48,000"
    assert (row["For whom"], row["Status"]) == ("Women", "Active")
    assert row["Period"] == "1 November 2002"


def test_a_role_is_told_in_the_documents_words(empty):
    empty.document("d")
    empty.rows["actors"] += [
        {"actor_id": "vn-mps", "name": "Public Security", "kind": "ministry", "country": "VN"}
    ]
    empty.claim("roles", "r", "d", actor_id="vn-mps", role="lead agency", assertion="planned")
    row = rows.responsibilities(actors.responsibilities(empty.connect(), ALL)).iloc[0]
    assert (row["Country"], row["Kind"], row["Area"]) == ("Vietnam", "Ministry", "No area")
    assert row["Role, in the documents' words"] == "lead agency"
    assert row["Stated as"] == "planned"


def test_a_tie_is_a_sentence(empty):
    empty.document("d")
    empty.claim(
        "meetings", "m", "d", kind="visit", series="bilateral", status="planned",
        participants=["LA", "TH"], assertion="planned",
    )  # fmt: skip
    row = rows.ties(network.ties(empty.connect(), ALL)).iloc[0]
    assert row["Tie"] == "Planned: Laos to meet Thailand"
    assert row["Standing"].startswith("planned")


def test_nothing_is_an_empty_table(empty):
    connection = empty.connect()
    assert rows.ties(network.ties(connection, ALL)).empty
    assert rows.programmes(actors.programmes(connection, ALL)).empty
