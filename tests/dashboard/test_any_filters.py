"""No combination of filters breaks a query or a page."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard import address, view
from dashboard.asked.actors import WAYS
from dashboard.asked.coverage import GROUPS
from dashboard.asked.flows import SHAPES
from dashboard.criteria import ROLES, Filters
from dashboard.login.settings import LOCAL
from dashboard.marks import ALL, Mark
from dashboard.queries import (
    actors,
    agreements,
    choices,
    coverage_years,
    disagreements,
    figures,
    flows,
    hotspots,
    kept,
    marks,
    network,
    overview,
    search,
    tables,
    timeline,
    timeline_eras,
)
from dashboard.queries.flows import Reach
from dashboard.queries.views import FACT_TABLES
from etl.read import open_snapshot
from etl.schema import TABLES
from tests.dashboard.visits import opened

VIEWS = (
    ("overview", {}),
    ("hotspots", {}),
    ("hotspots", {"by": "victims", "view": "places"}),
    ("hotspots", {"drawn": "picture"}),
    ("hotspots", {"periods": "2004-2005_2006-2013"}),
    *(("flows", {"as": shape}) for shape in SHAPES),
    ("flows", {"ends": "province", "parts": "purposes"}),
    ("timeline", {}),
    ("agreements", {}),
    *(("actors", {"as": way}) for way in WAYS),
    ("figures", {}),
    ("figures", {"show": "disagreements"}),
    ("documents", {}),
    *(("coverage", {"by": group}) for group in GROUPS),
    ("report", {}),
    ("data", {}),
)
"""Pages that filters change, in the ways they can be asked for."""
REACHES = (
    Reach(),
    Reach(level="province"),
    Reach(("VN",), "out"),
    Reach(("VN", "CN"), "between", "province"),
    Reach(("TH",), "into"),
)
ABOUT = (
    None,
    "flows~origin_country=VN",
    "hotspots~admin1",
    "claims~doc_kind=cable",
    "figures~fact_id=gone",
)
MANY = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
FEW = settings(MANY, max_examples=6)


@st.composite
def any_filters(draw, offered):
    def some(values):
        return tuple(draw(st.lists(st.sampled_from(list(values)), unique=True, max_size=3)))

    first, last = offered.years
    years = sorted((draw(st.integers(first, last)), draw(st.integers(first, last))))
    return Filters(
        country_role=draw(st.sampled_from(list(ROLES))),
        years=draw(st.sampled_from([None, tuple(years)])),
        undated=draw(st.booleans()),
        names=tuple(offered.countries.items()),
        border=draw(st.sampled_from([None, *offered.borders])),
        credibility=draw(st.integers(1, 6)),
        about=draw(st.sampled_from(ABOUT)),
        **{a: some(getattr(offered, a)) for a in address.LISTED.values() if getattr(offered, a)},
    )


@pytest.fixture(scope="module")
def offered(built):
    return view.choices(open_snapshot(built), LOCAL)


@MANY
@given(data=st.data())
def test_every_query_takes_any_filters_and_their_counts_agree(seeds, offered, data):
    filters = data.draw(any_filters(offered))
    marks.apply(seeds, filters)
    counts = marks.count(seeds, filters)
    kinds = overview.kinds(seeds, filters)
    assert kinds["claims"].sum() == counts.claims
    assert choices.years(seeds, filters)["claims"].sum() == counts.claims
    assert counts.documents <= overview.documents(seeds, Filters())
    assert sum(marks.count(seeds, filters, table).claims for table in FACT_TABLES) == counts.claims
    assert len(marks.claims_page(seeds, filters, FACT_TABLES, 0, 10_000)) == counts.claims
    everything = [Mark(ALL, (("doc_kind", kind),)) for kind in offered.kinds]
    assert marks.count_of(seeds, filters, everything) == counts
    for table in TABLES:
        tables.page(seeds, filters, table, 0, 5)


@MANY
@given(data=st.data())
def test_every_mark_counts_the_claims_it_stands_for_under_any_filters(seeds, offered, data):
    filters = data.draw(any_filters(offered))
    marks.apply(seeds, filters)
    reach = data.draw(st.sampled_from(REACHES))
    query = data.draw(st.sampled_from([flows.corridors, flows.routes, flows.purposes]))
    for frame in (query(seeds, filters, reach), hotspots.marks(seeds, filters)):
        for row in frame.iloc[:: max(1, len(frame) // 4)].to_dict("records"):
            behind = marks.count_of(seeds, filters, [Mark.parse(row["mark"])])
            told = (row["claims"] + row["denials"], row["denials"])
            assert (behind.claims, behind.denials) == told, row["mark"]
            if not behind.denials:
                assert (behind.facts, behind.documents) == (row["facts"], row["documents"])


@MANY
@given(data=st.data())
def test_every_query_of_a_page_takes_any_filters(seeds, offered, data):
    filters = data.draw(any_filters(offered))
    marks.apply(seeds, filters)
    lean = kept.Lean(seeds.cursor(), filters)
    facts = tuple(agreements.ledger(lean, filters)["fact_id"])
    agreements.statuses(lean, filters, facts)
    agreements.meetings(lean, filters, facts)
    actors.responsibilities(lean, filters)
    actors.programmes(lean, filters)
    network.ends(network.ties(lean, filters))
    subjects = tuple(figures.subjects(lean, filters)["subject"])
    figures.statements(lean, filters, subjects, 3)
    disagreements.shown(lean, filters)
    disagreements.compared(lean, filters)
    for column in ("involved", "doc_publisher", "doc_kind"):
        coverage_years.covered(lean, filters, column)
    coverage_years.read(lean, filters)
    timeline.facts(lean, filters, None, 40, 60)
    timeline.counts(lean, filters, "month")
    timeline_eras.eras(lean, filters, None, 6)
    flows.ends(lean, filters, data.draw(st.sampled_from(REACHES)))
    hotspots.years(lean, filters)
    search.answer(lean, filters, None, "")


@FEW
@given(data=st.data())
def test_every_page_takes_any_filters(built, offered, monkeypatch, data):
    filters = data.draw(any_filters(offered))
    monkeypatch.setenv("TIP_ATLAS_DATA", str(built))
    path, asked = data.draw(st.sampled_from(VIEWS))
    app = opened(path, **(address.write(filters, offered) | asked))
    assert not app.warning
