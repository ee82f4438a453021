"""Several users who ask at the same moment get each the answers to what they asked."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard.criteria import Filters
from dashboard.login.settings import LOCAL
from dashboard.queries import choices, flows, hotspots, marks, overview, views
from dashboard.queries.kept import KEPT
from dashboard.view import View
from etl.read import CEILINGS, open_snapshot

ASKED = [
    Filters(),
    Filters(("VN",)),
    Filters(("CN",), "destination"),
    Filters(("KH", "TH"), "mentioned"),
    Filters(years=(2000, 2005), undated=False),
    Filters(border="CN-VN"),
    Filters(("VN",), years=(2004, 2004), assertions=("asserted",)),
    Filters(about="flows~origin_country=VN"),
]
QUERIES = (overview.kinds, choices.years, hotspots.marks, flows.corridors, flows.ends)


@pytest.fixture
def alone(built):
    """A database of its own, which nobody else asks."""
    with open_snapshot(built).open(CEILINGS[-1]) as connection:
        views.prepare(connection)
        yield connection


def test_users_who_change_their_filters_at_once_get_their_own_answers(built, alone):
    snapshot = open_snapshot(built)
    together = threading.Barrier(len(ASKED))

    def ask(filters):
        view = View(snapshot, LOCAL, filters)
        together.wait()
        return [view.counts(), *(view.ask(query) for query in QUERIES)]

    with ThreadPoolExecutor(len(ASKED)) as users:
        answers = list(users.map(ask, ASKED))
    for filters, (counts, *frames) in zip(ASKED, answers, strict=True):
        marks.apply(alone, filters)
        told = f"SELECT count(*), count(DISTINCT doc_no) FROM shown_claims {KEPT}"
        found = alone.execute(told, filters.parameters()).fetchone()
        assert (counts.claims, counts.documents) == found
        for query, frame in zip(QUERIES, frames, strict=True):
            assert query(alone, filters).equals(frame), (query, filters)


def test_users_under_different_ceilings_never_share_an_answer(built):
    snapshot = open_snapshot(built)
    together = threading.Barrier(len(CEILINGS))

    def claims(ceiling):
        with snapshot.open(ceiling) as connection:
            views.prepare(connection)
            together.wait()
            counts = marks.count(connection, Filters())
            told = connection.execute("SELECT count(*) FROM shown_claims").fetchone()
            return counts.claims, told[0]

    with ThreadPoolExecutor(len(CEILINGS)) as users:
        found = list(users.map(claims, CEILINGS))
    assert all(counted == held for counted, held in found)
    assert found[0] < found[-1]
