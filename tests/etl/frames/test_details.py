"""People are read off a sentence."""

from etl.frames.details import population


def test_population_names_all_who_are_spoken_of():
    assert population("women and children") == ["women", "children"]
