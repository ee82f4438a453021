"""People and their numbers are read off a sentence."""

import pytest

from etl.annotate.quantities import find_quantities
from etl.document import AnnotatedPassage, Passage
from etl.frames.details import people_counted, population


def test_population_names_all_who_are_spoken_of():
    assert population("women and children") == ["women", "children"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The girls were shown to men who paid for them", ["girls"]),
        ("boys whose letters reached their mothers", ["boys"]),
        ("The women paid a network that met them", ["women"]),
        ("The men's telephone held numbers, and the boys were meant for pits", ["boys"]),
        ("The girls' telephones were taken", ["girls"]),
        ("The men's passports were kept", ["men"]),
        ("The wife's sister sold the boys", ["boys"]),
        ("Social workers met the girls", ["girls"]),
        ("Migrant workers met the girls", ["girls", "workers", "migrants"]),
    ],
)
def test_those_who_pay_and_those_at_home_are_not_the_taken(text, wanted):
    assert population(text) == wanted


@pytest.mark.parametrize(
    "body",
    [
        "The Puno Women's Union",
        "Save the Children",
        "The Ministry of Women and Children's Affairs",
        "An officer of the Children, Juveniles and Women Division",
        "The Brigade for the Protection of Minors",
        "The Department of Migrant Workers",
        "A local women's organization",
        "The child protection desk",
        "The manager of the fishermen's center",
    ],
)
def test_bodies_that_are_named_after_people_do_not_tell_who_is_taken(body):
    assert population(f"{body} counted 20 boys.") == ["boys"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They recruited eight girls, five of them under 15, to beg.", [8]),
        ("Police freed 30 women, of whom 12 were under 18.", [30]),
        ("One of the twelve women climbed out of a window.", []),
        ("All but three of the women were freed.", []),
        ("Five of them were freed.", [5]),
    ],
)
def test_those_counted_are_a_whole_and_no_part_of_one(text, wanted):
    passage = AnnotatedPassage(Passage(0, text, 0, len(text)), quantities=find_quantities(text))
    assert [q.low for q in people_counted(passage, 0, len(text))] == wanted
