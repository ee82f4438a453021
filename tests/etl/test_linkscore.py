import json

import pytest

from etl.linkscore import judge_links, report, score_links


def row(fact_id, quote, **fields):
    return {"fact_id": fact_id, "quote": quote} | fields


def mention(document, fact, quote="They met.", **where):
    stated = {"kind": "meetings", "fact": fact, "document": document, "quote": quote}
    return stated | {"where": where}


def rows(**documents):
    return {name: {"meetings": found} for name, found in documents.items()}


def test_pairs_in_different_documents_are_linked_rightly_wrongly_or_not_at_all():
    told = rows(a=[row("m1", "They met.")], b=[row("m1", "They met.")], c=[row("m2", "They met.")])
    mentions = [mention("a", "talks"), mention("b", "signing"), mention("c", "talks")]
    links = judge_links(mentions, told)["meetings"]
    assert (links.pairs.right, links.pairs.false, links.pairs.missed) == (0, 1, 1)
    assert (links.same, links.other, links.facts) == (1, 2, 2)
    assert links.b_cubed == pytest.approx((2 / 3, 2 / 3))
    assert "meetings" in report({"meetings": links})


def test_mentions_that_nothing_was_read_from_are_counted_apart():
    links = judge_links([mention("a", "talks"), mention("b", "talks")], rows(a=[]))
    assert (links["meetings"].unread, links["meetings"].mentions) == (2, 0)


def test_where_tells_the_claims_of_one_sentence_apart():
    two = [row(f"m{n}", "They met.", value_low=n, value_high=None) for n in (1, 2)]
    told = rows(a=two, b=[row("m2", "They met.", value_low=2, value_high=None)])
    mentions = [mention("a", "two", value=2), mention("b", "two", value=2)]
    assert judge_links(mentions, told)["meetings"].pairs.right == 1


def test_documents_are_read_together_and_their_links_judged(tmp_path):
    (tmp_path / "links" / "texts").mkdir(parents=True)
    text = "Police said that 1,185 women were trafficked from Vietnam to China in 2006.\n"
    for name in ("one", "two"):
        (tmp_path / "links" / "texts" / f"{name}.txt").write_text(f"{name} page\n\n{text}")
    mentions = [
        {"kind": "figures", "fact": "women", "document": name, "quote": "1,185 women"}
        for name in ("one", "two")
    ]
    (tmp_path / "links" / "links.json").write_text(json.dumps(mentions))
    assert score_links(tmp_path / "links")["figures"].pairs.right == 1
