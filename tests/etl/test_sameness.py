from datetime import date

from etl.sameness import alike, extent


def test_dates_extend_as_far_as_they_are_imprecise():
    assert extent(date(2005, 2, 1), None, "month") == (date(2005, 2, 1), date(2005, 2, 28))
    assert extent(date(2005, 1, 1), None, "year") == (date(2005, 1, 1), date(2005, 12, 31))
    assert extent(None, None, None) == (date.min, date.max)


def test_descriptions_are_alike_when_they_share_half_of_the_shorter_ones_words():
    assert alike("victims of trafficking in two years", "trafficking victims")
    assert not alike("victims", "gangs")
    assert not alike(None, "victims")
