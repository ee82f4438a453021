from pathlib import Path

import pytest

from etl.corpus import Annotated
from etl.reliability import Judged, bins, gap, judge


def flow(origin, confidence, assertion="asserted"):
    ends = {"origin_country": origin, "destination_country": "CN"}
    return ends | {"confidence": confidence, "assertion": assertion, "quote": "x"}


def judged(item, *rows):
    return judge(Annotated("one", item, "", Path("one.json")), {"flows": list(rows)})


def test_a_claim_is_right_where_the_gold_says_the_same():
    gold = {"flows": [{"origin": "VN", "destination": "CN"}]}
    assert judged(gold, flow("VN", 0.9), flow("MM", 0.5)) == [
        Judged("flows", 0.9, True),
        Judged("flows", 0.5, False),
    ]


def test_what_only_an_optional_item_says_is_left_out():
    gold = {"flows": [{"origin": "VN", "destination": "CN", "optional": True}]}
    assert judged(gold, flow("VN", 0.9)) == []


def test_denials_are_judged_only_where_they_were_annotated():
    denial = flow("VN", 0.9, "denied")
    assert judged({"flows": []}, denial) == []
    stated = {"denied_flows": [{"origin": "VN", "destination": "CN"}]}
    assert judged(stated, denial) == [Judged("flows", 0.9, True)]


def test_bins_tell_confidence_beside_the_share_of_right_ones():
    claims = [Judged("flows", c, r) for c, r in ((0.91, True), (0.95, False), (1.0, True))]
    (only,) = bins(claims)
    assert (only.low, only.high, only.claims) == (0.9, 1.0, 3)
    assert only.right == pytest.approx(2 / 3, abs=0.001)
    assert gap([only]) == pytest.approx(0.287, abs=0.002)
    assert gap([]) == 0
