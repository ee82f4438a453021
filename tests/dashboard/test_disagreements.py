"""Where sources disagree: which two figures are compared, and how a pair is shown."""

import datetime

import pytest

from dashboard import versus
from dashboard.criteria import Filters
from dashboard.queries import disagreements

ALL = Filters()
POLICE = "Police said 487 children passed through the Aghia Varvara home in Athens."
OMBUDSMAN = "In the Aghia Varvara home in Athens 502 children were registered."
YEAR = {
    "period_start": datetime.date(2002, 1, 1),
    "period_end": datetime.date(2002, 12, 31),
}
HOSTILE = '<a href="http://x">x</a><span style="background:url(http://x)">'


def tell(world, doc_id, sentence, number, claim_id=None, **fields):
    """A document of one sentence, and the claim on its number."""
    if doc_id not in [row["doc_id"] for row in world.rows["documents"]]:
        dated = {"date": datetime.date(2003, 3, 1), "date_precision": "day"}
        world.document(doc_id, **(dated | fields.pop("document", {})))
        world.rows["passages"][-1]["text"] = sentence
    start = sentence.index(str(number))
    quote = f"{number} children"
    told = {"about": "children", "value_low": float(number), "qualifier": "exact"}
    told |= {"unit": "people", "measure": "people", "countries": ["GR"]}
    told |= {"population": ["children"], "start": start, "end": start + len(quote)}
    world.claim(
        "figures",
        claim_id or f"figures-{doc_id}",
        doc_id,
        **(told | YEAR | {"quote": quote} | fields),
    )


def pairs(world, filters=ALL):
    found = disagreements.shown(world.connect(), filters)
    if found.empty:
        return []
    return [tuple(part["claim_id"]) for _, part in found.groupby("pair")]


@pytest.fixture
def two(empty):
    """Two documents that count the children of one home in one year, and differ."""
    tell(empty, "police", POLICE, 487)
    tell(empty, "ombudsman", OMBUDSMAN, 502)
    return empty


def changed(world, **fields):
    """The same, the second claim told otherwise."""
    world.rows["figures"][1] |= fields
    return world


def test_two_documents_that_count_the_same_differently_disagree(two):
    assert pairs(two) == [("figures-ombudsman", "figures-police")]


def test_a_pair_has_both_texts_and_documents(two):
    found = disagreements.shown(two.connect(), ALL)
    assert set(found["text"]) == {POLICE, OMBUDSMAN}
    assert found["total"].tolist() == [1, 1]
    assert found["mark"].tolist() == [f"figures~claim_id={claim}" for claim in found["claim_id"]]


@pytest.mark.parametrize(
    "fields",
    [
        {"unit": "cases"},
        {"measure": "trained", "unit": "groups"},
        {"per": "month"},
        {"countries": ["AL"]},
        {"countries": []},
        {"place_id": "GR-A1"},
        {"population": ["women"]},
        {"population": ["children", "workers"], "measure": "trained"},
        {"assertion": "denied"},
        {"assertion": "planned"},
        {"assertion": "estimated"},
        {"period_start": datetime.date(2001, 1, 1), "period_end": datetime.date(2001, 12, 31)},
        {"period_end": datetime.date(2002, 6, 30)},
        {"period_start": None, "period_end": None},
        {"about": "phones"},
        {"value_low": 487.0},
        {"value_low": 450.0, "qualifier": "more_than"},
        {"value_low": 520.0, "qualifier": "at_most"},
        {"value_low": 502.0, "qualifier": "about"},
        {"value_low": 480.0, "value_high": 502.0, "qualifier": "range"},
    ],
    ids=str,
)
def test_what_is_not_the_same_thing_or_not_apart_is_no_disagreement(two, fields):
    if fields.get("measure") == "trained":
        two.rows["figures"][0]["measure"] = "rescued"
    assert pairs(changed(two, **fields)) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"countries": ["GR", "AL"]},
        {"measure": "rescued"},
        {"population": ["children", "migrants"]},
        {"value_low": 600.0, "qualifier": "more_than"},
        {"value_low": 500.0, "value_high": 520.0, "qualifier": "range"},
    ],
    ids=str,
)
def test_what_is_told_more_closely_is_still_the_same_thing(two, fields):
    assert len(pairs(changed(two, **fields))) == 1


def test_sentences_that_share_only_everyday_words_tell_of_different_things(empty):
    tell(empty, "a", "Police said that 487 children were victims of trafficking.", 487)
    tell(empty, "b", "Officials said 502 children were victims of human trafficking.", 502)
    assert pairs(empty) == []


def test_a_round_number_may_be_rounded(two):
    two.rows["figures"][0] |= {"value_low": 500.0}
    assert pairs(two) == []


def test_copies_are_one_source(empty):
    tell(empty, "police", POLICE, 487)
    tell(empty, "ombudsman", OMBUDSMAN, 502, document={"copy_of": "police"})
    assert pairs(empty) == []


def test_one_document_disagrees_with_itself_only_through_two_speakers(empty):
    both = f"{POLICE} {OMBUDSMAN}"
    tell(empty, "story", both, 487, "figures-1", attribution="the police")
    tell(empty, "story", both, 502, "figures-2", attribution="the ombudsman")
    assert pairs(empty) == [("figures-1", "figures-2")]
    assert pairs(changed(empty, attribution="the police")) == []
    assert pairs(changed(empty, attribution=None)) == []


def test_a_document_with_several_numbers_for_the_same_is_left_out(two):
    tell(two, "ombudsman", OMBUDSMAN, 502, "figures-other", value_low=77.0)
    assert pairs(two) == []


def test_a_document_that_also_agrees_is_left_out(two):
    tell(two, "ombudsman", OMBUDSMAN, 502, "figures-other", value_low=487.0, attribution="x")
    assert pairs(two) == []


def test_undated_claims_are_compared_where_their_documents_are_of_one_month(two):
    for row in two.rows["figures"]:
        row |= {"period_start": None, "period_end": None}
    assert len(pairs(two)) == 1
    two.rows["documents"][1]["date"] = datetime.date(2003, 9, 1)
    assert pairs(two) == []


def test_a_pair_is_shown_only_where_the_filters_keep_both(two):
    changed(two, countries=["GR", "AL"])
    assert len(pairs(two, Filters(countries=("GR",)))) == 1
    assert pairs(two, Filters(countries=("AL",))) == []
    assert disagreements.compared(two.connect(), Filters(countries=("AL",))) == 1


def test_the_seeds_show_no_disagreement_that_they_do_not_hold(seeds):
    assert disagreements.shown(seeds, ALL).empty


def test_a_pair_stands_on_one_scale_with_numbers_and_speakers(two):
    pair = disagreements.shown(two.connect(), ALL).to_dict("records")
    drawn = versus.scale(pair)
    assert drawn.count('class="bar count"') == 2
    assert "487" in drawn
    assert "502" in drawn
    assert "3.1 % more" in drawn
    assert versus.heading(pair) == "People · Greece · 2002"


def test_words_of_documents_are_escaped_in_a_pair(two):
    changed(two, attribution=HOSTILE)
    pair = disagreements.shown(two.connect(), ALL).to_dict("records")
    assert "<a " not in versus.scale(pair)
