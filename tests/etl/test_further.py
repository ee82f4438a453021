"""Smaller places and other spellings are looked up by name and by id."""

from etl.further import Further
from etl.gazetteer import load
from etl.paths import REFERENCE


def test_another_spelling_means_the_town_that_is_searched_for_under_its_own():
    (ghent,) = load().further("Ghent")
    assert (ghent.name, ghent.country) == ("Gent", "BE")
    assert ghent == load().resolve("Gent", "BE")


def test_the_most_populous_place_of_a_name_comes_first():
    people = [place.population for place in load().further("Zeebrugge")]
    assert len(people) > 1
    assert people == sorted(people, reverse=True)


def test_an_arabic_town_is_known_without_its_article():
    assert {place.country for place in load().further("Jahra")} == {"KW"}


def test_a_place_is_found_again_by_its_id():
    (tibu,) = (place for place in load().further("Tibú") if place.kind == "city")
    assert load().places[tibu.place_id] == tibu
    assert (round(tibu.lat or 0), round(tibu.lon or 0)) == (9, -73)


def test_what_no_table_has_is_not_known():
    further = Further(REFERENCE)
    assert further.ids("no such name") == ()
    assert further.row("geonames:1") is None
    assert further.row("text:xx:nowhere") is None
    assert load().places.get("geonames:1") is None
