"""The filters in words."""

from dashboard.criteria import KINDS, Filters
from etl.schema import CODES

NAMES = (("CN", "China"), ("VN", "Vietnam"))


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


def test_every_filter_has_a_chip_and_stands_in_the_sentence():
    filters = Filters(
        names=NAMES,
        countries=("VN",),
        border="CN-VN",
        years=(2003, 2006),
        undated=False,
        kinds=("news",),
        publishers=("", "Some agency"),
        purposes=("marriage",),
        population=("women",),
        markings=("SBU", "none"),
        assertions=("denied",),
        credibility=2,
        about="flows~origin_country=VN",
        about_words="flows from Vietnam",
    )
    chips = filters.chips()
    assert len(chips) == 12
    for words in ("China-Vietnam", "Some agency", "SBU or none", "about flows from Vietnam"):
        assert words in filters.sentence()
    assert chips["years"] == "2003 to 2006"


def test_what_concerns_some_claims_only_says_so():
    assert "(flows)" in Filters(purposes=("marriage",)).sentence()
    assert "where the people are stated" in Filters(population=("women",)).sentence()
