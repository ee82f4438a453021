"""Flows told by the rows of tables."""

import pytest

from etl.extract import flows
from etl.reading import annotate, read_document

HEAD = """Bureau for the Protection of Women
Annual Statistics 2015

ASSISTANCE TO CAMBODIAN RETURNEES

The Bureau looked after Cambodian victims of trafficking who had come home.
"""
BY_DESTINATION = """
Table 3. Victims assisted, by country of exploitation

Country            2013      2014      2015     Form
Thailand             20        31        44     fishing
Malaysia             12         9        11     labour
Cambodia (internal)   3         4         6     sexual
Viet Nam              0         0         0
Total                35        44        61
"""
BY_NATIONALITY = """
Foreign victims of trafficking identified in Thailand, by nationality

Nationality    Sexual exploitation   Forced labour   Total
Lao PDR               18                  4            22
Uzbekistan             7                  -             7
"""


@pytest.fixture
def claims(tmp_path):
    """The claims of flows that a page makes."""

    def read(page):
        path = tmp_path / "page.txt"
        path.write_text(page, encoding="utf-8")
        annotated = annotate(read_document(path, tmp_path))
        return flows.extract(annotated), annotated

    return read


def told(found):
    return {
        (c.fields["origin_country"], c.fields["destination_country"]): (
            c.fields["victims_low"],
            c.fields["purposes"],
        )
        for c in found
    }


def test_rows_by_country_of_exploitation_are_destinations_with_the_number_of_the_last_year(claims):
    found, _ = claims(HEAD + BY_DESTINATION)
    assert told(found) == {
        ("KH", "TH"): (44, ["forced_labour"]),
        ("KH", "MY"): (11, ["forced_labour"]),
        ("KH", "KH"): (6, ["sexual_exploitation"]),
    }
    assert {c.fields["period_start"].year for c in found} == {2015}


def test_rows_by_nationality_are_origins_with_their_total_and_what_heads_their_numbers(claims):
    found, _ = claims(HEAD + BY_NATIONALITY)
    assert told(found) == {
        ("LA", "TH"): (22, ["sexual_exploitation", "forced_labour"]),
        ("UZ", "TH"): (7, ["sexual_exploitation"]),
    }


def test_a_row_is_the_quote_and_its_caption_stands_beside_it(claims):
    found, annotated = claims(HEAD + BY_DESTINATION)
    passages = {p.passage.ordinal: p.passage.text for p in annotated.passages}
    for claim in found:
        row = passages[claim.passage][claim.start : claim.end]
        assert row.startswith(("Thailand", "Malaysia", "Cambodia"))
        beside = [passages[passage][start:end] for passage, start, end in claim.support]
        assert any("country of exploitation" in words for words in beside)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Victims assisted", "Suspects arrested for trafficking"),
        ("Victims assisted, by country of exploitation", "Victims assisted, by year and shelter"),
    ],
)
def test_a_table_of_others_or_of_other_things_tells_no_flow(claims, old, new):
    assert claims(HEAD + BY_DESTINATION.replace(old, new))[0] == []


def test_cases_are_not_counted_as_people(claims):
    page = HEAD + BY_DESTINATION.replace("Victims assisted", "Cases of trafficking")
    assert {count for count, _ in told(claims(page)[0]).values()} == {None}


SCREENED = """
Persons from abroad screened in Thailand for trafficking, by nationality

Nationality      Interviewed    Victims    Minors
Lao PDR              40            12         3
Uzbekistan            9             0         0
"""


def test_of_those_screened_only_victims_count(claims):
    assert told(claims(HEAD + SCREENED)[0]) == {("LA", "TH"): (12, ["unspecified"])}


def test_nationalities_with_that_of_the_writer_leave_open_where_all_were_exploited(claims):
    page = HEAD + BY_NATIONALITY.replace(" identified in Thailand", "")
    assert set(told(claims(page)[0])) == {("LA", "KH"), ("UZ", "KH")}
    assert claims(page + "Cambodia   11   2   13\n")[0] == []


def test_a_table_ends_where_the_text_goes_on(claims):
    behind = """
Offices were opened this year in three provinces. They are small. Each has a car.
They work by day. They rest by night.

Japan     14
"""
    found, _ = claims(HEAD + BY_DESTINATION + behind)
    assert "JP" not in {destination for _, destination in told(found)}
