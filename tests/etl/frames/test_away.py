"""People counted in a country, or as back from it, are those of the document's own."""

import pytest

from tests.etl.frames.readings import read

HOME = (
    "Police in Tirana, Shkoder, Vlore and Durres opened eleven files on trafficking in Albania. "
    "Women had been sold into prostitution. "
)


def told_of(said):
    """Origin and destination of those who were away."""
    votes = read(HOME + said).votes
    return {(v.origin, v.destination) for v in votes if v.reason in ("away in", "back away")}


@pytest.mark.parametrize(
    ("said", "there"),
    [
        ("Of the 30 women, 22 had been in brothels in Italy.", {"IT"}),
        ("Seven others were in Greece.", {"GR"}),
        ("Most of them were sold in Belgium.", {"BE"}),
        ("They had worked without pay: 12 in Spain and nine in Norway.", {"ES", "NO"}),
        ("The centre has assisted 14 women this year from Greece, six from Belgium.", {"GR", "BE"}),
        ("Nine were returned this year: five from Italy and four from Austria.", {"IT", "AT"}),
    ],
)
def test_people_counted_abroad_were_taken_there_from_home(said, there):
    assert told_of(said) == {("AL", country) for country in there}


@pytest.mark.parametrize(
    "said",
    [
        "Four suspects were in Greece.",
        "Three officers were trained in Italy.",
        "Two of them were detained in Spain.",
        "The centre was helped with 20,000 dollars from Norway.",
        "Seven Moldovan women were in Greece.",
        "Four women were in Vlore.",
    ],
)
def test_others_who_are_counted_there_are_no_victims_from_home(said):
    assert told_of(said) == set()


def test_without_the_crime_a_count_abroad_tells_nothing():
    votes = read("The club of Tirana has many members. Seven others were in Greece.").votes
    assert not [v for v in votes if v.reason == "away in"]
