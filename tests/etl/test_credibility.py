import random

import pyarrow as pa
import pytest

from etl import credibility
from etl.credibility import Sources, compared_by, rate
from etl.shards import linking_fields

BESIDE = linking_fields("flows")[1:]
CLAIMS = pa.schema(
    [(name, pa.string()) for name in ("claim_id", "doc_id", "fact_id", "assertion")] + BESIDE
)


def claim(doc_id, assertion="asserted", attribution=None, quote=None):
    told = {"quote": quote or f"{doc_id} says so", "attribution": attribution}
    return {
        "claim_id": f"{doc_id}-{assertion}-{attribution}",
        "doc_id": doc_id,
        "fact_id": "f",
        "assertion": assertion,
    } | compared_by(told)


def rated(*claims, **documents):
    rows = {doc_id: {"publisher": doc_id} for doc_id in ("a", "b", "c")} | documents
    known = [
        {"doc_id": doc_id, "publisher": None, "reliability": None, "copy_of": None} | row
        for doc_id, row in rows.items()
    ]
    found = rate(pa.Table.from_pylist(list(claims), CLAIMS), Sources(pa.Table.from_pylist(known)))
    return found.tolist()


@pytest.mark.parametrize(
    ("assertion", "attribution", "grade"),
    [
        ("asserted", None, 3),
        ("asserted", "a villager", 3),
        ("asserted", "Quang Ninh police", 2),
        ("asserted", "UNICEF", 2),
        ("estimated", "UNICEF", 3),
        ("alleged", None, 4),
        ("alleged", "the police", 3),
        ("planned", None, 3),
        ("denied", "the ministry", 5),
    ],
)
def test_a_claim_alone_is_graded_by_assertion_and_source(assertion, attribution, grade):
    assert rated(claim("a", assertion, attribution)) == [grade]


def test_a_second_independent_document_raises_both():
    assert rated(claim("a", attribution="the police"), claim("b")) == [1, 2]


def test_two_documents_of_one_publisher_are_no_two_sources():
    assert rated(claim("a"), claim("b"), b={"publisher": "a"}) == [3, 3]


def test_one_document_does_not_corroborate_itself():
    assert rated(claim("a"), claim("a")) == [3, 3]


def test_a_denial_elsewhere_makes_it_doubtful():
    assert rated(claim("a", attribution="the police"), claim("b", "denied")) == [4, 5]


def test_a_source_that_cannot_be_judged_cannot_be_judged():
    assert rated(claim("a"), a={"publisher": "a", "reliability": "F"}) == [6]


def test_a_third_independent_document_raises_further_and_no_more_does():
    assert rated(claim("a", "alleged"), claim("b"), claim("c")) == [2, 2, 2]


def test_hedged_claims_corroborate_nothing():
    assert rated(claim("a"), claim("b", "alleged")) == [3, 3]


def test_a_story_copied_between_papers_is_one_source():
    assert rated(claim("a"), claim("b"), b={"publisher": "b", "copy_of": "a"}) == [3, 3]
    copy = {"publisher": "b", "copy_of": "a"}
    assert rated(claim("a"), claim("b"), claim("c"), b=copy) == [2, 2, 2]


def test_one_sentence_or_one_named_source_in_two_papers_is_one_source():
    assert rated(claim("a", quote="Ten were sold."), claim("b", quote="TEN WERE SOLD")) == [3, 3]
    assert rated(claim("a", attribution="UNICEF"), claim("b", attribution="Unicef")) == [2, 2]


def facts(chance, number):
    """Claims of a few facts by documents that have publishers, stories and words in common."""
    documents = {
        f"d{at}": {"publisher": f"p{chance.randrange(9)}", "copy_of": f"d{chance.randrange(90)}"}
        for at in range(90)
    }
    told = [
        claim(
            f"d{chance.randrange(90)}",
            chance.choice(("asserted", "asserted", "estimated", "denied")[: 3 + at % 2]),
            chance.choice((None, None, "police", "UNICEF", "a villager")),
            f"words {chance.randrange(60)}",
        )
        | {"claim_id": f"c{at:04}", "fact_id": f"f{at % 4}"}
        for at in range(number)
    ]
    chance.shuffle(told)
    return told, documents


@pytest.mark.parametrize("seed", range(4))
def test_many_claims_of_a_fact_are_rated_as_few_are(seed, monkeypatch):
    told, documents = facts(random.Random(seed), 300)
    monkeypatch.setattr(credibility, "FEW", 1000)
    one_by_one = rated(*told, **documents)
    monkeypatch.setattr(credibility, "FEW", 1)
    monkeypatch.setattr(credibility, "FIRST", 2)
    monkeypatch.setattr(credibility, "PAIRS", 100)
    assert rated(*told, **documents) == one_by_one
    assert len(set(one_by_one)) > 3
