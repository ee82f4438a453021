"""The ledger of agreements: one row per agreement, its statuses, areas and meetings."""

import datetime

import pytest

from dashboard import charts
from dashboard.charts.agreements import parties
from dashboard.criteria import Filters
from dashboard.marks import Mark, marks
from dashboard.queries import agreements as ledgers
from dashboard.queries.marks import count_of

DAY = datetime.date
ALL = Filters()


@pytest.fixture
def told(empty):
    """An agreement in three documents, another denied, and two meetings told beside the first."""
    empty.document("early", date=DAY(2004, 3, 1), date_precision="month")
    empty.document("late", date=DAY(2006, 5, 2), date_precision="day")
    empty.document("undated")
    text = "Ministers met in Hanoi and signed the MOU. In June they met again."
    empty.rows["passages"][1]["text"] = text
    mou = {"fact_id": "mou", "kind": "mou", "parties": ["VN", "CN"], "title": "MOU"}
    empty.claim("agreements", "a1", "early", **mou, status="draft", areas=["legal"])
    empty.claim(
        "agreements", "a2", "late", **mou, status="signed", start=26, end=41,
        date=DAY(2006, 5, 1), date_precision="day", areas=["policy", "legal"], meeting="hanoi",
    )  # fmt: skip
    empty.claim("agreements", "a3", "undated", **mou | {"title": "Pact"}, status="signed")
    empty.claim(
        "agreements", "b1", "late", fact_id="law", kind="law", parties=["LA"], status="signed",
        assertion="denied",
    )  # fmt: skip
    meeting = {"kind": "bilateral", "series": "bilateral", "status": "held"}
    empty.claim("meetings", "m1", "late", fact_id="hanoi", **meeting, start=0, end=22, city="Hanoi")
    empty.claim("meetings", "m2", "late", fact_id="same", **meeting, start=10, end=13)
    empty.claim("meetings", "m3", "late", fact_id="other", **meeting, start=43, end=66)
    return empty.connect()


def test_an_agreement_is_one_row_with_what_all_its_documents_tell(told):
    ledger = ledgers.ledger(told, ALL)
    first = ledger.iloc[0]
    assert ledger["fact_id"].tolist() == ["mou", "law"]
    assert (first["claims"], first["documents"], first["denials"]) == (3, 3, 0)
    assert first["title"] == "MOU"
    assert list(first["parties"]) == ["CN", "VN"]
    assert list(first["areas"]) == ["legal", "policy"]
    assert (first["date"].date(), first["date_precision"]) == (DAY(2006, 5, 1), "day")


def test_the_ledger_says_how_many_there_are_when_it_shows_fewer(told):
    ledger = ledgers.ledger(told, ALL, 1)
    assert len(ledger) == 1
    assert ledger["of_agreements"].tolist() == [2]


def test_each_status_has_the_dates_of_the_first_and_last_document_that_tells_it(told):
    found = ledgers.statuses(told, ALL, ("mou",)).set_index("told")
    assert found.loc["draft", "first_precision"] == "month"
    assert found.loc["signed", "first_told"].date() == DAY(2006, 5, 2)
    assert found.loc["signed", "claims"] == 2


def test_a_denied_signing_is_no_signing(told):
    assert ledgers.statuses(told, ALL, ("law",))["told"].tolist() == ["denied"]
    assert ledgers.ledger(told, ALL).set_index("fact_id").loc["law", "denials"] == 1


def test_meetings_are_those_it_was_made_at_and_those_of_the_same_sentence(told):
    found = ledgers.meetings(told, ALL, ("mou", "law")).set_index("fact_id")["basis"].to_dict()
    assert found == {"hanoi": "made_at", "same": "told_with"}


def test_every_mark_leads_to_its_claims(told):
    ledger = ledgers.ledger(told, ALL)
    row = ledger.iloc[0]
    assert Mark.parse(row["mark"]) == Mark("agreements", (("fact_id", "mou"),))
    assert count_of(told, ALL, marks([row["mark"]])).claims == 3
    by_area = dict(zip(row["areas"], row["area_marks"], strict=True))
    assert count_of(told, ALL, marks([by_area["policy"]])).claims == 1
    statuses = ledgers.statuses(told, ALL, ("mou",))
    assert [count_of(told, ALL, marks([key])).claims for key in statuses["mark"]] == [1, 2]
    meetings = ledgers.meetings(told, ALL, ("mou",))
    assert all(count_of(told, ALL, marks([key])).claims == 1 for key in meetings["mark"])


def test_filters_keep_what_they_name(told):
    assert ledgers.ledger(told, Filters(countries=("LA",)))["fact_id"].tolist() == ["law"]
    assert ledgers.ledger(told, Filters(countries=("KH",))).empty


def drawn(told):
    ledger = ledgers.ledger(told, ALL)
    facts = tuple(ledger["fact_id"])
    return charts.agreements(
        ledger, ledgers.statuses(told, ALL, facts), ledgers.meetings(told, ALL, facts)
    )


def test_the_chart_has_a_mark_per_status_told_and_a_square_per_area(told):
    traces = {trace.name: trace for trace in drawn(told).data if trace.mode == "markers"}
    assert {"draft", "signed", "denied to be so"} <= set(traces)
    assert "in force" not in traces
    assert [x for x in traces["area named"].x] == [1.0, 0.0]
    assert traces["area named"].customdata[0][0] == "agreements~fact_id=mou~areas=legal"


def test_what_an_undated_document_tells_stands_at_the_edge(empty):
    empty.document("undated")
    empty.claim("agreements", "a", "undated", kind="mou", status="signed", parties=["VN"])
    figure = drawn(empty.connect())
    signed = next(trace for trace in figure.data if trace.name == "signed")
    assert signed.x[0] == figure.layout.xaxis.tickvals[0]
    assert "without a date" in signed.hovertext[0]


def test_titles_are_inert(empty):
    empty.document("d", date=DAY(2004, 3, 1))
    empty.claim("agreements", "a", "d", kind="mou", status="signed", title="<a href=x>MOU</a>")
    figure = drawn(empty.connect())
    assert "<a" not in figure.to_json()


def test_nothing_kept_is_said_in_a_sentence(empty):
    assert "No agreement" in drawn(empty.connect()).layout.annotations[0].text


def test_parties_are_shortened_to_their_number():
    row = {"parties": ["CN", "KH", "LA", "TH"], "party_actors": ["UNIAP", "IOM"]}
    assert parties(row, 3) == "4 countries, UNIAP"
    assert parties(row).endswith("Thailand, UNIAP, IOM")


def test_the_seeds_hold_the_memorandum_of_six_countries_with_its_five_areas(seeds):
    ledger = ledgers.ledger(seeds, ALL)
    memorandum = ledger[ledger["areas"].map(len) == 5].iloc[0]
    assert len(memorandum["parties"]) == 6
    made = ledgers.meetings(seeds, ALL, (memorandum["fact_id"],))
    assert "made_at" in set(made["basis"])
