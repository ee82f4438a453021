"""Names of documents and places in words, as the pages show them."""

import pandas as pd
import pytest

from dashboard import tabular, wording

KNOWN = {"kind": "cable", "title": None, "reference": None, "path": "a/x1.txt"}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"title": "Raids"}, "Raids"),
        ({"reference": "04HANOI1"}, "04HANOI1"),
        ({}, "x1.txt (untitled cable)"),
        ({"kind": "other"}, "x1.txt (untitled document)"),
        ({"path": "mails/box.mbox/3"}, "box.mbox/3 (untitled cable)"),
        ({"path": "mails/box.mbox/3/annex.pdf"}, "annex.pdf (untitled cable)"),
        ({"path": "notes"}, "notes (untitled cable)"),
        ({"path": None}, "Untitled cable"),
    ],
)
def test_a_document_is_named_by_its_title_its_reference_or_its_file(fields, expected):
    assert wording.own_name(KNOWN | fields) == expected


@pytest.mark.parametrize(
    ("surface", "expected"),
    [("Moncay town", "Moncay town"), ("mong cai", None), ("Mong Cai", None), (None, None)],
)
def test_the_name_a_text_has_for_a_place_is_shown_where_it_is_another(surface, expected):
    row = {"place_name": "Mong Cai", "surface": surface}
    assert wording.own_words(row) == expected
    table = tabular.for_display(pd.DataFrame([row]), "hotspots", ("place_name", "surface"))
    assert table.iloc[0, 1] == (expected or "")
