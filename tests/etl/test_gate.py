import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.gate import SchemaError, check_rows


def issues_after(tables, **changes):
    tables["flows"] = [tables["flows"][0] | changes]
    good = check_rows(tables)
    assert good["flows"] == []
    return [issue["message"] for issue in good["issues"]]


def test_good_rows_pass_and_are_filled_up_with_nulls_and_empty_lists(tables):
    flow = check_rows(tables)["flows"][0]
    assert flow["purposes"] == []
    assert flow["victims_low"] is None


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"origin": "VN"}, "there is no column origin"),
        ({"origin_country": None}, "origin_country is missing"),
        ({"victims_low": "550"}, "victims_low is '550', not of type integer"),
        ({"purposes": ["fun"]}, "purposes is 'fun', none of sexual_exploitation"),
        ({"confidence": 1.5}, "confidence is 1.5, above 1"),
        ({"credibility": 0}, "credibility is 0, below 1"),
        ({"quote": "Boys!"}, "quote is 'Boys!' but the passage has 'Girls' there"),
        ({"end": 99}, "0-99 is no span of passage d1-0"),
        ({"passage_id": "d1-7"}, "there is no passage d1-7"),
        ({"doc_id": "d2"}, "passage d1-0 is not of document d2"),
        ({"support": [{"passage_id": "d1-0", "start": 5, "end": 5}]}, "support: 5-5 is no span"),
        ({"attribution": "\ud800"}, "attribution is"),
    ],
)
def test_a_faulty_claim_is_refused_with_the_reason(tables, change, words):
    (message,) = issues_after(tables, **change)
    assert words in message


def test_the_refusal_is_an_error_of_its_document_and_passage(tables):
    tables["flows"][0]["quote"] = "other"
    (issue,) = check_rows(tables)["issues"]
    assert (issue["severity"], issue["code"]) == ("error", "refused")
    assert (issue["doc_id"], issue["passage_id"]) == ("d1", "d1-0")


def test_a_second_row_with_the_same_key_is_refused(tables):
    tables["flows"] *= 2
    good = check_rows(tables)
    assert len(good["flows"]) == 1
    assert "a second row has claim_id flows-1" in good["issues"][0]["message"]


def test_whole_floats_become_integers(tables):
    tables["flows"][0]["victims_low"] = 550.0
    assert check_rows(tables)["flows"][0]["victims_low"] == 550


@pytest.mark.parametrize("change", [{"kind": "letter"}, {"status": None}, {"n_chars": 1.5}])
def test_a_faulty_document_stops_the_build(tables, change):
    tables["documents"][0] |= change
    with pytest.raises(SchemaError, match="A row of documents is not as declared"):
        check_rows(tables)


def test_a_table_that_is_not_declared_stops_the_build(tables):
    with pytest.raises(SchemaError, match="There is no table rumours"):
        check_rows(tables | {"rumours": []})


@given(value=st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists))
def test_any_value_in_a_claim_is_stored_or_refused(value):
    row = {"doc_id": "d1", "severity": "info", "code": "x", "message": "y"}
    document = dict.fromkeys(("doc_id", "path", "format"), "d1")
    document |= {"kind": "other", "partial": False, "n_chars": 0, "n_passages": 0, "status": "ok"}
    good = check_rows(
        {"documents": [document], "issues": [row], "roles": [{"doc_id": "d1", "role": value}]}
    )
    assert good["roles"] == []
    assert len(good["issues"]) == 2
