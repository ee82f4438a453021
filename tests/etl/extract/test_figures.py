"""Figures: which numbers are claims, and what they say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.figures import TABLE, extract
from tests.etl.extract.figure_claims import annotated, figures
from tests.etl.stories import story


def test_a_count_of_victims_is_a_figure():
    text = "Police rescued more than 550 women and children from brothels."
    claim = extract(annotated(text))[0]
    assert claim.table == TABLE
    assert text[claim.start : claim.end] == "more than 550 women and children"
    assert claim.fields["value_low"] == 550
    assert claim.fields["value_high"] is None
    assert claim.fields["qualifier"] == "more_than"
    assert claim.fields["measure"] == "rescued"
    assert claim.fields["population"] == ["women", "children"]


def test_only_ranges_and_vague_amounts_have_an_upper_value():
    found = figures("Between 40 and 60 girls were sold, tens of thousands in all, 12 from here.")
    assert [f["value_high"] for f in found] == [60, 99_999, None]


def test_lengths_count_where_they_measure_a_border():
    assert figures("The 1,463-kilometer border is a hotspot of trafficking.")[0]["unit"] == "km"
    assert figures("The brothel lies 11 kilometres north of the capital.") == []


def test_small_numbers_of_things_are_no_figures():
    assert figures("The two governments signed it in three languages to fight trafficking.") == []


def test_crops_and_cargo_are_no_figures():
    assert figures("Traders exported 30,000 tonnes of coffee; the crop fell by a fifth.") == []
    assert figures("Rangers stopped the trafficking of timber and seized 48 logs and 12 men.") == []


def test_titles_restate_and_yield_nothing():
    assert figures("12 girls rescued from brothel", part="title") == []


def test_vague_crowds_and_prices_of_other_things_are_no_figures():
    assert not figures("The victims met.", "Gangs make millions of dollars a year.")
    assert not figures("The victims met.", "Taxis were asking delegates for 60 baht.")
    assert not figures("Interpol, the organization of 195 members, helped the victims.")


def test_a_part_without_a_noun_leans_on_the_count_before():
    claims = extract(annotated("More than 550 women were trafficked; 137 from the north."))
    text = "More than 550 women"
    assert claims[1].support == [(0, 0, len(text))]
    assert claims[1].confidence < claims[0].confidence


def test_a_number_alone_in_brackets_is_no_part_of_what_other_brackets_hold():
    text = "The list names 900 people from Peru (31 men and 12 women), Chile (44) and Brazil (7)."
    told = [claim["about"] for claim in figures("The victims met.", text)]
    assert told[3:] == ["people", "people"]


@given(st.lists(st.text(max_size=120), max_size=4))
def test_any_text_gives_claims_within_it(texts):
    document = annotated(*texts)
    for claim in extract(document):
        text = document.passages[claim.passage].passage.text
        assert 0 <= claim.start < claim.end <= len(text)
        high = claim.fields["value_high"]
        assert high is None or claim.fields["value_low"] <= high


def test_what_is_asked_is_no_figure():
    assert figures("Is it true that 30,000 children were sold into brothels?") == []
    assert figures("Who owns the 57 vessels on which the men were sold?")


@pytest.mark.parametrize(
    ("text", "unit", "values"),
    [
        (
            "The police freed 40 victims of such gangs since 2008: 25 from Peru and 15 from Chile.",
            "people",
            [40, 25, 15],
        ),
        ("Five suspects were held in Lima for trafficking in women.", "arrests", [5]),
        ("Trafficking cases opened (Art. 12) 39", "cases", [39]),
    ],
)
def test_what_a_list_a_verb_or_the_name_of_a_row_says_that_is_counted(text, unit, values):
    found = [(c.fields["unit"], c.fields["value_low"]) for c in extract(annotated(text))]
    assert found == [(unit, value) for value in values]


@pytest.mark.parametrize(
    "text",
    [
        "The trafficked women are kept for a day or two in a house.",
        "The trafficked girls crossed in groups of two and three.",
        "The minister spoke of trafficking and the case of the nine.",
    ],
)
def test_sizes_of_groups_days_and_those_pointed_to_are_no_figures(text):
    assert extract(annotated(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "We spoke with staff of two foreign NGOs about migrants.",
        "Three officials told us of undocumented workers.",
        "The agency works in 90 countries and helps migrants.",
    ],
)
def test_who_only_tells_and_where_an_agency_works_are_no_figures(text):
    assert figures(text) == []


def test_sizes_of_households_and_boards_and_who_is_kin_are_no_figures():
    assert figures("The trafficked girl cooked for a family of seven.") == []
    assert figures("A panel of five heard the victims.") == []
    found = figures("Police rescued eleven victims, three of them sisters.")
    assert [f["value_low"] for f in found] == [11]


def test_few_prosecutors_and_policemen_are_figures():
    told = "Trafficking goes on. Three prosecutors work there. Two policemen were dismissed."
    assert [claim.fields["value_low"] for claim in extract(story(told))] == [3, 2]


def test_how_often_a_body_met_is_a_figure():
    (met,) = figures("The committee against trafficking met six times in 2011.")
    assert (met["value_low"], met["unit"]) == (6, "other")


def test_one_more_of_those_counted_is_no_share():
    found = figures("Four victims were sold by the day. A fifth, from the hills, was locked in.")
    assert [f["unit"] for f in found] == ["people"]
    assert figures("A fifth of the victims, he said, fled.")[0]["unit"] == "percent"
