"""The year of a text that bears no date, by the times that it tells of."""

import pytest

from etl.layouts._story_year import story_year


@pytest.mark.parametrize(
    ("told", "year"),
    [
        ("The inquiry covers May 1 to October 31, 2007, and was told of on November 3.", 2007),
        ("It covers October 31, 2007. The house has money through March 2008.", 2007),
        ("IT COVERS OCTOBER 31, 2007. THE HOUSE HAS MONEY THROUGH MARCH 2008.", 2007),
        ("It covers October 31, 2007. The house had money from June through March 2008.", 2008),
        ("It covers October 31, 2007. They sat from December 2, 2007 through March 2008.", 2008),
        ("In 2006 the house helped 40 girls.", 2007),
    ],
)
def test_an_end_without_a_beginning_may_lie_ahead_and_dates_no_text(told, year):
    near = "In August and in September it was full."
    assert story_year(["A house for girls", told, near]) == year
