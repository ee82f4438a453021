import pyarrow as pa
import pytest

from etl import store
from etl.aliases import CLAIMS, Former, alias_rows, former_facts
from etl.schema import arrow_schema


def claims(**by_claim):
    return pa.table([list(by_claim), list(by_claim.values())], schema=CLAIMS)


def former(aliases=None, **by_claim):
    called = aliases or {}
    schema = arrow_schema("aliases")
    return Former(
        claims(**by_claim), pa.table([list(called), list(called.values())], schema=schema)
    )


def test_a_fact_that_joined_another_is_found_under_its_former_id():
    assert alias_rows(former(b="b", c="b"), claims(a="a", b="a", c="a")) == [
        {"alias": "b", "fact_id": "a"}
    ]


def test_a_fact_that_fell_apart_is_found_where_most_of_its_claims_are():
    assert alias_rows(former(b="a", c="a", d="a"), claims(b="b", c="c", d="c")) == [
        {"alias": "a", "fact_id": "c"}
    ]


@pytest.mark.parametrize("before", [{"a": "a"}, {"z": "z"}])
def test_a_fact_that_stays_or_is_gone_has_no_alias(before):
    assert alias_rows(former(**before), claims(a="a")) == []


def test_an_alias_goes_with_the_claims_of_the_fact_it_stood_for():
    before = former({"old": "a", "older": "a", "other": "z"}, a="a", b="a", c="a", z="z")
    assert alias_rows(before, claims(a="a", b="b", c="b", older="older", z="z")) == [
        {"alias": "old", "fact_id": "b"},
        {"alias": "other", "fact_id": "z"},
    ]
    assert alias_rows(before, claims(z="z")) == [{"alias": "other", "fact_id": "z"}]


def test_aliases_of_the_former_snapshot_live_on(tables, tmp_path):
    tables["aliases"] = [{"alias": "old", "fact_id": "flows-1"}]
    store.publish(tables, tmp_path)
    now = claims(**{"flows-1": "first"})
    assert alias_rows(former_facts(tmp_path), now) == [
        {"alias": "flows-1", "fact_id": "first"},
        {"alias": "old", "fact_id": "first"},
    ]


def test_before_the_first_build_there_are_none(tmp_path):
    assert alias_rows(former_facts(tmp_path), claims(a="a")) == []
