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
    ],
)
def test_those_who_pay_and_those_at_home_are_not_the_taken(text, wanted):
    assert population(text) == wanted


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
