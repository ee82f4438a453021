"""Names of documents and places in words, as the pages show them."""

from datetime import date

import pandas as pd
import pytest

from dashboard import tabular, wording

KNOWN = {"kind": "cable", "publisher": "Embassy Hanoi", "date": date(2004, 11, 2)}
KNOWN |= {"date_precision": "day", "title": None, "reference": None, "path": "a/x1.txt"}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"title": "Raids"}, "Raids"),
        ({"reference": "04HANOI1"}, "04HANOI1"),
        ({}, "Untitled cable, Embassy Hanoi, 2 November 2004"),
        ({"date_precision": "month"}, "Untitled cable, Embassy Hanoi, November 2004"),
        ({"publisher": None, "date": pd.NaT}, "Untitled cable, undated"),
        ({"kind": "other", "publisher": None}, "Untitled document, 2 November 2004"),
    ],
)
def test_a_document_without_a_title_is_named_by_what_is_known(fields, expected):
    assert wording.own_name(KNOWN | fields) == expected


def test_an_untitled_document_is_named_by_what_is_known_of_it():
    assert wording.own_name(KNOWN) == "Untitled cable, Embassy Hanoi, 2 November 2004"
    assert wording.own_name(KNOWN | {"title": "A cable"}) == "A cable"


@pytest.mark.parametrize(
    ("surface", "expected"),
    [("Moncay town", "Moncay town"), ("mong cai", None), ("Mong Cai", None), (None, None)],
)
def test_the_name_a_text_has_for_a_place_is_shown_where_it_is_another(surface, expected):
    row = {"place_name": "Mong Cai", "surface": surface}
    assert wording.own_words(row) == expected
    table = tabular.for_display(pd.DataFrame([row]), "hotspots", ("place_name", "surface"))
    assert table.iloc[0, 1] == (expected or "")
