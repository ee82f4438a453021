"""A number in a table counts what the heading above it says, in the year that heads it."""

import re

import pytest

from etl.document import Document
from etl.layouts import lay_out
from etl.reading import extract_document

YEARS_DOWN = """HANOI 00001111

SUBJECT: TRAFFICKING IN PERSONS: STATISTICS

1. (U) The police gave post these numbers of human trafficking:

Year   Arrests   Prosecutions   Convictions   Victims rescued
2009   12        8              4             33
2010   19        14             9             51
"""
YEARS_ACROSS = """HANOI 00001111

SUBJECT: TRAFFICKING IN PERSONS: STATISTICS

1. (U) The police gave post these numbers of human trafficking:

                    2010    2011    2012
Investigations        31      42      57
Convictions            9      15      12
"""
BARRED = """Returns of trafficked victims

The ministry counted the victims of trafficking who came back:

Province | Victims | Women
Savannakhet | 61 | 40
Champasak | 41 | 30
"""
SPACED = """Returns of trafficked victims

The unit assisted these victims of trafficking:

Country of exploitation Total Men Women Children Main form
Thailand 74 52 12 10 Fishing; construction
Indonesia 44 41 1 2 Fishing
"""
UNEVEN = """HANOI 00001111

SUBJECT: TRAFFICKING IN PERSONS: STATISTICS

1. (U) The police gave post these numbers of human trafficking:

Arrests   Prosecutions   Convictions
2009   12   8   4   33
"""


def figures(text):
    document = Document("d", "d.txt", "", "txt", text)
    claims = extract_document(lay_out(document))[1]
    return [claim for claim in claims if claim.table == "figures"]


def told(claim):
    start = claim.fields["period_start"]
    return claim.fields["value_low"], claim.fields["measure"], start.year if start else None


@pytest.mark.parametrize("gap", ["   ", "\t"])
def test_each_column_has_its_own_measure(gap):
    text = re.sub(" {3,}", gap, YEARS_DOWN)
    assert [told(claim) for claim in figures(text)] == [
        (12, "arrests", 2009), (8, "prosecutions", 2009), (4, "convictions", 2009),
        (33, "rescued", 2009), (19, "arrests", 2010), (14, "prosecutions", 2010),
        (9, "convictions", 2010), (51, "rescued", 2010),
    ]  # fmt: skip


def test_a_year_above_a_column_is_the_period_of_its_numbers():
    assert [told(claim) for claim in figures(YEARS_ACROSS)] == [
        (31, "investigations", 2010), (42, "investigations", 2011), (57, "investigations", 2012),
        (9, "convictions", 2010), (15, "convictions", 2011), (12, "convictions", 2012),
    ]  # fmt: skip


def test_a_number_points_at_the_heading_above_it():
    claim = figures(YEARS_DOWN)[1]
    (_, start, end), *others = claim.support
    assert (others, end - start) == ([], len("Prosecutions"))


def test_headings_that_stand_over_no_cells_name_no_measure():
    wrong = {"arrests", "prosecutions", "convictions"}
    assert not wrong & {told(claim)[1] for claim in figures(UNEVEN)}


def test_rows_with_bars_have_columns_and_name_the_province_that_heads_them():
    found = [
        (c.fields["value_low"], c.fields["about"], c.fields["place_id"]) for c in figures(BARRED)
    ]
    assert found == [
        (61, "Savannakhet: Victims", "LA-SV"), (40, "Savannakhet: Women", "LA-SV"),
        (41, "Champasak: Victims", "LA-CH"), (30, "Champasak: Women", "LA-CH"),
    ]  # fmt: skip


def test_headings_one_blank_apart_stand_over_as_many_numbers():
    found = [
        (c.fields["value_low"], c.fields["population"], c.fields["countries"])
        for c in figures(SPACED)
    ]
    assert found[:4] == [
        (74, ["unspecified"], ["TH"]), (52, ["men"], ["TH"]), (12, ["women"], ["TH"]),
        (10, ["children"], ["TH"]),
    ]  # fmt: skip
    assert found[4][2] == ["ID"]


AGES = """Returns of trafficked victims

The unit assisted these victims of trafficking:

Country    Victims   Median age
Thailand   74        19
Malaysia   41        22
"""


def test_ages_in_a_table_count_nobody():
    assert [claim.fields["value_low"] for claim in figures(AGES)] == [74, 41]


CAPTIONED = """Chapter 3. Assistance

Table 2. Women trafficked, by the groups that helped them

Where          2010    2011    2012
Malaysia         21      32      47
Thailand          9      15      12
"""


def test_the_first_noun_of_a_heading_says_what_is_counted():
    assert [claim.fields["unit"] for claim in figures(CAPTIONED)] == ["people"] * 6


THINGS = """Chapter 4. Prevention of trafficking

Activities by district
District        Parishes   Groups   Women trained
Riverside             14       26             310
Lakeside              12       35             145
"""


def test_a_heading_in_the_plural_counts_things_and_groups():
    units = [claim.fields["unit"] for claim in figures(THINGS)]
    assert units == ["other", "groups", "people"] * 2
