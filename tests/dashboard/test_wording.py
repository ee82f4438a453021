"""Names of documents and places in words, as the pages show them."""

from datetime import date

import pandas as pd
import pytest

from dashboard import tabular, wording
from dashboard.screens import documents

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


def test_the_list_of_documents_names_the_untitled_and_shows_their_files():
    frame = pd.DataFrame([KNOWN | {"classification": None, "claims": 1, "status": "ok"}])
    shown = documents._listed(frame).iloc[0].tolist()
    assert shown[0] == "Untitled cable, Embassy Hanoi, 2 November 2004"
    assert "a/x1.txt" in shown


@pytest.mark.parametrize(
    ("surface", "expected"),
    [("Moncay town", "Moncay town"), ("mong cai", None), ("Mong Cai", None), (None, None)],
)
def test_the_name_a_text_has_for_a_place_is_shown_where_it_is_another(surface, expected):
    row = {"place_name": "Mong Cai", "surface": surface}
    assert wording.own_words(row) == expected
    table = tabular.for_display(pd.DataFrame([row]), "hotspots", ("place_name", "surface"))
    assert table.iloc[0, 1] == (expected or "")
