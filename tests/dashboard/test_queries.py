"""What each filter keeps, and what the counts say."""

import pytest

from dashboard import wording
from dashboard.criteria import Filters
from dashboard.queries import kept, marks, overview, paragraphs, tables, views
from etl.schema import TABLES, fact_tables


def ids(frame):
    return set(frame["claim_id"])


def claims(table, connection, filters):
    return marks.claims_page(connection, filters, (table,), 0, 99)


@pytest.fixture
def connection(world):
    return world.connect()


def test_without_filters_every_claim_is_there(connection):
    assert ids(claims("flows", connection, Filters())) == {"vn-cn", "la-th", "kh-th"}


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
    assert ids(claims("flows", connection, filters)) == kept


def test_a_source_is_a_hotspot_of_origin(connection):
    origin = Filters(countries=("VN",), country_role="origin")
    destination = Filters(countries=("VN",), country_role="destination")
    assert ids(claims("hotspots", connection, origin)) == {"lang-son"}
    assert claims("hotspots", connection, destination).empty


def test_a_border_keeps_the_hotspots_on_it_and_in_the_provinces_along_it(world):
    # Dien Bien lies on two borders; Moc Bai, a crossing, on one; Tan Chau in a province on one.
    along = {"VN-71": ["CN-VN", "LA-VN"], "VN-44": ["KH-VN"], "moc-bai": ["KH-VN"], "tan-chau": []}
    for place, borders in along.items():
        province = "VN-44" if place == "tan-chau" else None
        world.rows["places"].append({"place_id": place, "borders": borders})
        world.claim("hotspots", place, "cable", place_id=place, admin1=province, country="VN")
    world.claim("hotspots", "said", "cable", country="VN", border="CN-VN")
    connection = world.connect()

    def kept(border):
        return ids(claims("hotspots", connection, Filters(border=border)))

    assert kept("CN-VN") == {"VN-71", "said"}
    assert kept("LA-VN") == {"VN-71"}
    assert kept("KH-VN") == {"VN-44", "moc-bai", "tan-chau"}


def test_a_meeting_is_kept_where_the_country_takes_part_or_is_host(connection):
    assert ids(claims("meetings", connection, Filters(("MM",)))) == {"rangoon"}
    assert ids(claims("meetings", connection, Filters(("CN",), "origin"))) == {"rangoon"}


def test_a_claim_without_a_date_has_the_year_of_its_document_and_says_so(connection):
    flow = claims("flows", connection, Filters(years=(2004, 2004), undated=False)).iloc[0]
    assert (flow["year_first"], flow["year_basis"]) == (2004, "document")


def test_the_own_date_of_a_claim_goes_before_that_of_its_document(connection):
    assert ids(claims("meetings", connection, Filters(years=(2001, 2001)))) == {"rangoon"}
    assert claims("meetings", connection, Filters(years=(2004, 2004))).empty


def test_a_period_is_kept_by_each_year_that_it_touches(connection):
    assert ids(claims("figures", connection, Filters(years=(2003, 2003)))) == {"many"}
    assert claims("figures", connection, Filters(years=(2007, 2013))).empty


def test_undated_claims_go_only_when_asked_to(connection):
    assert "kh-th" in ids(claims("flows", connection, Filters(years=(2004, 2004))))
    assert "kh-th" not in ids(claims("flows", connection, Filters(undated=False)))


def test_kinds_of_documents_are_kept(connection):
    assert ids(claims("flows", connection, Filters(kinds=("news", "report")))) == {"la-th", "kh-th"}


def test_claims_of_all_tables_come_together(connection):
    found = marks.claims_page(connection, Filters(kinds=("cable",)), views.FACT_TABLES, 0, 99)
    assert set(found["fact_table"]) == {"flows", "hotspots", "meetings"}


def test_counts_tell_claims_and_documents_apart(connection):
    kept = marks.count(connection, Filters(countries=("TH",)), "flows")
    assert kept.sentence(3) == "2 of 3 claims, from 2 documents"


def test_the_totals_know_no_filter(connection):
    assert marks.total(connection, "flows") == 3
    assert marks.total(connection) == 6


def documents_kept(connection, filters):
    return {
        row[0]
        for row in connection.execute(
            f"SELECT doc_id FROM kept_from {kept.KEPT_DOCUMENTS}", filters.parameters()
        ).fetchall()
    }


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        (Filters(), {"cable", "story", "undated"}),
        (Filters(("CN",)), {"cable", "story"}),
        (Filters(("LA",), "transit"), {"cable"}),
        (Filters(years=(2013, 2013)), {"story", "undated"}),
        (Filters(years=(2013, 2013), undated=False), {"story"}),
        (Filters(assertions=("denied",)), set()),
        (Filters(border="CN-LA"), {"cable"}),
        (Filters(kinds=("news",)), {"story"}),
    ],
)
def test_documents_are_kept_by_what_they_are_and_what_they_say(connection, filters, kept):
    assert documents_kept(connection, filters) == kept


def test_evidence_comes_in_the_order_asked_for_with_its_paragraph(connection):
    rows = paragraphs.rows_of(connection, [("la-th", "flows"), ("vn-cn", "flows")])
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
    frame = claims("flows", world.connect(), Filters())
    (denial,) = frame[frame["assertion"] == "denied"].to_dict("records")
    assert wording.headline("flows", denial) == "Denied: Cambodia to Thailand"


def test_every_fact_table_of_the_schema_can_be_asked():
    assert set(views.FACT_TABLES) == set(fact_tables())


def test_the_queries_run_over_the_seeds(seeds):
    counts = marks.count(seeds, Filters())
    assert counts.claims == marks.total(seeds) > counts.denials
    assert counts.documents <= overview.documents(seeds, Filters()) <= 5
