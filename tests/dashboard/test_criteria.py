"""The filters in words, in the URL, and what a URL asks for that does not exist."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.criteria import (
    KINDS,
    ROLES,
    Choices,
    Filters,
    unknown_values,
    url_parameters,
)
from etl.schema import CODES

NAMES = (("CN", "China"), ("VN", "Vietnam"))
CHOICES = Choices({"CN": "China", "VN": "Vietnam"}, (2003, 2013), ("cable", "news"))


def test_without_a_choice_the_sentence_says_that_all_is_shown():
    assert Filters().sentence() == "All countries, all years, all documents."
    assert not Filters().active


def test_the_sentence_tells_every_choice():
    filters = Filters(("VN", "CN"), "origin", (2003, 2006), False, ("cable", "news"), NAMES)
    assert filters.sentence() == (
        "Vietnam or China as origin; 2003 to 2006, undated left out; cables and news stories."
    )


def test_a_single_year_is_told_once():
    assert "2004, undated included" in Filters(years=(2004, 2004)).sentence()


def test_a_role_without_a_country_leaves_nothing_out():
    assert not Filters(country_role="origin").active


def test_every_kind_of_document_has_its_words():
    assert set(KINDS) == set(CODES["document_kind"])


def test_known_values_of_a_url_are_accepted():
    query = {"country": ["Vietnam"], "role": ["Origin"], "years": ["2003", "2006"]}
    assert unknown_values(query | {"undated": ["false"], "kind": [KINDS["cable"]]}, CHOICES) == []


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"country": ["Atlantis", "China"]}, ["country=Atlantis"]),
        ({"role": ["king"]}, ["role=king"]),
        ({"kind": [KINDS["report"]]}, [f"kind={KINDS['report']}"]),
        ({"undated": ["perhaps"]}, ["undated=perhaps"]),
        ({"years": ["1900", "2006"]}, ["years=1900", "years=2006"]),
        ({"years": ["2006", "2003"]}, ["years=2006", "years=2003"]),
        ({"years": ["2006"]}, ["years=2006"]),
        ({"doc": ["whatever"]}, []),
    ],
)
def test_unknown_values_of_a_url_are_named(query, told):
    assert unknown_values(query, CHOICES) == told


def test_years_are_unknown_where_nothing_is_dated():
    assert unknown_values({"years": ["2003", "2004"]}, Choices({}, None, ())) == [
        "years=2003",
        "years=2004",
    ]


@given(
    st.dictionaries(
        st.sampled_from(["country", "role", "years", "kind", "undated", "x"]), st.lists(st.text())
    )
)
def test_any_url_is_judged_without_failing(query):
    assert all("=" in told for told in unknown_values(query, CHOICES))


@given(
    st.lists(st.sampled_from(["CN", "VN"]), unique=True),
    st.sampled_from(list(ROLES)),
    st.none() | st.tuples(st.integers(2003, 2007), st.integers(2008, 2013)),
    st.booleans(),
    st.lists(st.sampled_from(["cable", "news"]), unique=True),
)
def test_a_link_asks_only_for_what_exists(countries, role, years, undated, kinds):
    filters = Filters(tuple(countries), role, years, undated, tuple(kinds), NAMES)
    query = {
        key: value if isinstance(value, list) else [value]
        for key, value in url_parameters(filters).items()
    }
    assert unknown_values(query, CHOICES) == []
