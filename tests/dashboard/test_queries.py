"""What each filter keeps, and what the counts say."""

import pytest

from dashboard import wording
from dashboard.criteria import Filters
from dashboard.queries import coverage, documents, facts, tables, views
from etl.schema import TABLES, fact_tables


def ids(frame):
    return set(frame["claim_id"])


@pytest.fixture
def connection(world):
    return world.connect()


def test_without_filters_every_claim_is_there(connection):
    assert ids(facts.flows(connection, Filters())) == {"vn-cn", "la-th", "kh-th"}


@pytest.mark.parametrize(
    ("country", "role", "kept"),
    [
        ("VN", "origin", {"vn-cn"}),
        ("VN", "destination", set()),
        ("LA", "transit", {"vn-cn"}),
        ("LA", "any", {"vn-cn", "la-th"}),
        ("CN", "mentioned", {"vn-cn", "la-th"}),
    ],
)
def test_a_country_is_kept_in_the_role_asked_for(connection, country, role, kept):
    filters = Filters(countries=(country,), country_role=role)
    assert ids(facts.flows(connection, filters)) == kept


def test_a_source_is_a_hotspot_of_origin(connection):
    origin = Filters(countries=("VN",), country_role="origin")
    destination = Filters(countries=("VN",), country_role="destination")
    assert ids(facts.hotspots(connection, origin)) == {"lang-son"}
    assert facts.hotspots(connection, destination).empty


def test_a_meeting_is_kept_where_the_country_takes_part_or_is_host(connection):
    assert ids(facts.meetings(connection, Filters(("MM",)))) == {"rangoon"}
    assert ids(facts.meetings(connection, Filters(("CN",), "origin"))) == {"rangoon"}


def test_a_claim_without_a_date_has_the_year_of_its_document_and_says_so(connection):
    flow = facts.flows(connection, Filters(years=(2004, 2004), undated=False)).iloc[0]
    assert (flow["year_first"], flow["year_basis"]) == (2004, "document")


def test_the_own_date_of_a_claim_goes_before_that_of_its_document(connection):
    assert ids(facts.meetings(connection, Filters(years=(2001, 2001)))) == {"rangoon"}
    assert facts.meetings(connection, Filters(years=(2004, 2004))).empty


def test_a_period_is_kept_by_each_year_that_it_touches(connection):
    assert ids(facts.figures(connection, Filters(years=(2003, 2003)))) == {"many"}
    assert facts.figures(connection, Filters(years=(2007, 2013))).empty


def test_undated_claims_go_only_when_asked_to(connection):
    assert "kh-th" in ids(facts.flows(connection, Filters(years=(2004, 2004))))
    assert "kh-th" not in ids(facts.flows(connection, Filters(undated=False)))


def test_kinds_of_documents_are_kept(connection):
    assert ids(facts.flows(connection, Filters(kinds=("news", "report")))) == {"la-th", "kh-th"}


def test_claims_of_all_tables_come_together(connection):
    claims = coverage.claims(connection, Filters(kinds=("cable",)))
    assert set(claims["fact_table"]) == {"flows", "hotspots", "meetings"}


def test_counts_tell_claims_and_documents_apart(connection):
    kept = facts.flows(connection, Filters(countries=("TH",)))
    assert facts.counts_sentence(kept, 3) == "2 of 3 claims, from 2 documents"
    assert facts.counts_sentence(kept.head(1), 1) == "1 of 1 claim, from 1 document"


def test_the_totals_know_no_filter(connection):
    assert facts.totals(connection) == {"flows": 3, "hotspots": 1, "meetings": 1, "figures": 1}


def test_the_choices_are_what_the_tables_hold(connection):
    assert coverage.years(connection) == (1999, 2013)
    assert coverage.kinds(connection) == ("cable", "news", "report")
    assert set(coverage.countries(connection)) == {"VN", "CN", "LA", "TH", "KH", "MM"}


def test_coverage_keeps_documents_and_claims_apart_and_the_undated_visible(connection):
    found = documents_and_claims(connection)
    by_year = coverage.by_year(*found).set_index("year")
    assert by_year.loc[2004, "documents"] == 1
    assert by_year.loc[2001, ["documents", "claims"]].tolist() == [0, 1]
    assert by_year[by_year.index.isna()]["claims"].tolist() == [1]


def test_a_claim_on_several_countries_counts_in_each(connection):
    by_country = coverage.by_country(*documents_and_claims(connection))
    by_country = by_country.groupby("country")[["documents", "claims"]].sum()
    assert by_country.loc["TH", "claims"] == 2
    assert by_country.loc["CN", "documents"] == 2


def documents_and_claims(connection):
    return coverage.documents(connection, Filters()), coverage.claims(connection, Filters())


def test_documents_without_claims_are_listed(empty):
    empty.document("silent")
    listed = coverage.documents(empty.connect(), Filters())
    assert listed[["doc_id", "claims"]].to_numpy().tolist() == [["silent", 0]]


def test_documents_are_kept_by_what_they_say(connection):
    filters = Filters(countries=("LA",), country_role="transit")
    assert coverage.documents(connection, filters)["doc_id"].tolist() == ["cable"]


def test_evidence_comes_in_the_order_asked_for_with_its_paragraph(connection):
    rows = documents.evidence(connection, ("la-th", "vn-cn"))
    assert rows["claim_id"].tolist() == ["la-th", "vn-cn"]
    assert (rows["text"].str[:4] == rows["quote"]).all()


def test_a_stored_table_is_cut_to_what_the_filters_keep(connection):
    cable = Filters(kinds=("cable",))
    assert tables.page(connection, cable, "passages", 0, 9)["doc_id"].tolist() == ["cable"]
    assert tables.page(connection, cable, "flows", 0, 9)["claim_id"].tolist() == ["vn-cn"]


@pytest.mark.parametrize("name", TABLES)
def test_a_stored_table_has_its_own_columns_and_its_pages_make_the_whole(connection, name):
    whole = tables.page(connection, Filters(), name, 0, 99)
    assert tuple(whole.columns) == TABLES[name].names
    assert len(whole) == tables.count(connection, Filters(), name)
    assert len(tables.page(connection, Filters(), name, 1, 99)) == max(0, len(whole) - 1)


def test_denials_are_counted_apart(world):
    ends = {"origin_country": "KH", "destination_country": "TH"}
    world.claim("flows", "no", "story", assertion="denied", **ends)
    frame = facts.flows(world.connect(), Filters())
    assert facts.counts_sentence(frame, 4) == "4 of 4 claims, from 3 documents; 1 of them denied"
    (denial,) = frame[frame["assertion"] == "denied"].to_dict("records")
    assert wording.headline("flows", denial) == "Denied: Cambodia to Thailand"


def test_every_fact_table_of_the_schema_can_be_asked():
    assert set(views.FACT_TABLES) == set(fact_tables())


def test_the_queries_run_over_the_seeds(seeds):
    claims = coverage.claims(seeds, Filters())
    assert len(claims) == sum(facts.totals(seeds).values()) > 0
    assert claims["doc_id"].nunique() <= 5
