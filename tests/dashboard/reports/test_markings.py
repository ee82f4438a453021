"""An exhibit is marked as the highest of all paragraphs that it was made from."""

from dashboard.criteria import Filters
from dashboard.reports import markings


def test_a_value_from_a_confidential_paragraph_is_not_less_than_that(empty):
    empty.document("cable")
    further = {"passage_id": "cable:1", "ordinal": 1, "marking": "C"}
    empty.rows["passages"].append(empty.rows["passages"][0] | further)
    support = [{"passage_id": "cable:1", "start": 0, "end": 4}]
    empty.claim("flows", "f", "cable", origin_country="VN", marking="U", support=support)
    empty.claim("hotspots", "h", "cable")
    connection = empty.connect()
    assert markings.of(connection, Filters(), ["flows"]) == ["C", "U"]
    assert markings.of(connection, Filters(), ["hotspots"]) == ["U"]
    assert markings.needed(connection, {"support": support}) == ["C"]
    assert markings.needed(connection, {"support": None}) == []


def test_a_title_has_the_marking_of_its_paragraph(empty):
    empty.document("cable")
    empty.document("story")
    empty.rows["passages"][0] |= {"part": "title", "marking": "SBU"}
    assert markings.titles(empty.connect()) == {"cable": "SBU"}


def test_a_claim_without_a_marking_counts_as_unclassified():
    assert markings.own({"marking": None}) == "U"
    assert markings.own({"marking": "SBU"}) == "SBU"
