"""The bar of filters: years far from all others do not stretch its axis, and are never lost."""

import pandas as pd

from dashboard.charts.years import bulk


def counted(**claims):
    years = [int(year[1:]) for year in claims]
    return pd.DataFrame({"year": years, "claims": list(claims.values()), "documents": 0})


def test_a_few_odd_years_do_not_stretch_the_axis():
    found = counted(y1929=1, y2001=500, y2005=700, y2009=400, y2076=1)
    assert bulk(found, (1929, 2076)) == (2001, 2009)


def test_years_that_hold_more_than_a_few_claims_stay_on_the_axis():
    found = counted(y1929=40, y2001=500, y2005=700)
    assert bulk(found, (1929, 2005)) == (1929, 2005)


def test_documents_keep_their_years_on_the_axis_without_claims():
    found = pd.DataFrame({"year": [1950, 2001], "claims": [0, 900], "documents": [9, 9]})
    assert bulk(found, (1900, 2100)) == (1950, 2001)


def test_an_axis_hardly_shorter_is_left_whole():
    found = counted(y1998=1, y2001=500, y2005=700, y2009=400)
    assert bulk(found, (1998, 2009)) == (1998, 2009)


def test_nothing_dated_leaves_the_axis_as_it_is():
    assert bulk(counted(), (1990, 2000)) == (1990, 2000)
