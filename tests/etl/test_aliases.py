import pytest

from etl import store
from etl.aliases import alias_rows, former_facts


def facts(**by_claim):
    return {"flows": [{"claim_id": c, "fact_id": f} for c, f in by_claim.items()]}


def test_a_fact_that_joined_another_is_found_under_its_former_id():
    assert alias_rows({"b": ["b", "c"]}, facts(a="a", b="a", c="a")) == [
        {"alias": "b", "fact_id": "a"}
    ]


def test_a_fact_that_fell_apart_is_found_where_most_of_its_claims_are():
    assert alias_rows({"a": ["b", "c", "d"]}, facts(b="b", c="c", d="c")) == [
        {"alias": "a", "fact_id": "c"}
    ]


@pytest.mark.parametrize("former", [{"a": ["a"]}, {"z": ["z"]}])
def test_a_fact_that_stays_or_is_gone_has_no_alias(former):
    assert alias_rows(former, facts(a="a")) == []


def test_aliases_of_the_former_snapshot_live_on(tables, tmp_path):
    tables["aliases"] = [{"alias": "old", "fact_id": "flows-1"}]
    store.publish(tables, tmp_path, [], "code")
    former = former_facts(tmp_path)
    assert former == {"flows-1": ["flows-1"], "old": ["flows-1"]}
    assert alias_rows(former, {"flows": [{"claim_id": "flows-1", "fact_id": "first"}]}) == [
        {"alias": "flows-1", "fact_id": "first"},
        {"alias": "old", "fact_id": "first"},
    ]


def test_before_the_first_build_there_are_none(tmp_path):
    assert former_facts(tmp_path) == {}
