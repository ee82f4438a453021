import json

import pytest

from etl import store
from etl.score import score_snapshot
from etl.scoreboard import report


def write_gold(folder, name, **item):
    folder.mkdir(parents=True, exist_ok=True)
    stated = {"kind": "news", "date": "2006-11-02", "countries": ["VN", "CN"]}
    (folder / f"{name}.json").write_text(json.dumps(stated | item))


@pytest.fixture
def data_dir(tables, tmp_path):
    store.publish(tables, tmp_path / "data")
    return tmp_path / "data"


def test_a_document_that_says_all_of_the_gold_is_perfect(data_dir, tmp_path):
    write_gold(tmp_path / "gold", "one", flows=[{"origin": "VN", "destination": "CN"}])
    scores = score_snapshot(data_dir, [tmp_path / "gold"])
    assert scores.documents == 1
    assert scores.kinds["flows"].f1 == 1.0
    assert scores.kinds["countries"].f1 == 1.0
    assert scores.attribute_share == 1.0


def test_misses_and_false_hits_are_counted_and_shown(data_dir, tmp_path):
    write_gold(tmp_path / "gold", "one", flows=[{"origin": "MM", "destination": "TH"}])
    scores = score_snapshot(data_dir, [tmp_path / "gold"])
    flows = scores.kinds["flows"]
    assert (flows.right, flows.false, flows.missed) == (0, 1, 1)
    told = report(scores, "flows")
    assert "one missed origin=MM, destination=TH" in told
    assert "    Girls were sold from Hanoi to China." in told


def test_all_that_a_missing_document_states_is_missed(data_dir, tmp_path):
    flows = [{"origin": "MM", "destination": "TH"}, {"origin": "KH", "destination": "TH"}]
    write_gold(tmp_path / "gold", "two", flows=flows)
    scores = score_snapshot(data_dir, [tmp_path / "gold"])
    assert scores.missing == ["two"]
    assert scores.kinds["flows"].missed == 2
    assert "1 gold without a document: two" in report(scores)


def test_gold_that_names_its_kinds_is_silent_on_the_others(data_dir, tmp_path):
    folder = tmp_path / "gold"
    folder.mkdir()
    stated = {"kinds": ["flows"], "flows": [{"origin": "VN", "destination": "CN"}]}
    (folder / "one.json").write_text(json.dumps(stated))
    scores = score_snapshot(data_dir, [folder])
    assert scores.kinds["flows"].f1 == 1.0
    assert not any(c.false for c in scores.kinds.values()) and not scores.attributes


def test_gold_of_a_seed_names_its_document(data_dir, tmp_path):
    write_gold(tmp_path / "gold", "001", seed="one.txt")
    assert score_snapshot(data_dir, [tmp_path / "gold"]).documents == 1


def test_a_place_is_one_thing_however_often_it_is_named(tables, tmp_path):
    mention = tables["mentions"][0]
    town = {"entity_id": "VN-HN", "name": "Hanoi", "country": "VN", "place_kind": "city"}
    hanoi = mention | town | {"start": 21, "end": 26, "surface": "Hanoi"}
    tables["mentions"] += [hanoi | {"mention_id": "m2"}, hanoi | {"mention_id": "m3"}]
    store.publish(tables, tmp_path / "data")
    write_gold(tmp_path / "gold", "one", places=[{"name": "Ha Noi", "country": "VN"}])
    places = score_snapshot(tmp_path / "data", [tmp_path / "gold"]).kinds["places"]
    assert (places.right, places.false) == (1, 0)


def test_later_fields_are_judged_where_the_gold_has_them(data_dir, tmp_path):
    flow = {"origin": "VN", "destination": "CN"}
    write_gold(tmp_path / "plain", "one", flows=[flow])
    stated = flow | {"assertion": "alleged", "population": ["unspecified"], "period": "2006"}
    write_gold(tmp_path / "more", "one", flows=[stated])
    plain = score_snapshot(data_dir, [tmp_path / "plain"]).fields
    assert not {"flows.assertion", "flows.population"} & plain.keys()
    more = score_snapshot(data_dir, [tmp_path / "more"]).fields
    assert (more["flows.assertion"].right, more["flows.assertion"].judged) == (0, 1)
    assert (more["flows.population"].right, more["flows.population"].stated) == (1, 0)
    assert more["flows.period"].right == 0


def test_a_denied_flow_is_no_flow_but_a_denial(tables, tmp_path):
    tables["flows"][0]["assertion"] = "denied"
    store.publish(tables, tmp_path / "data")
    write_gold(tmp_path / "gold", "one", denied_flows=[{"origin": "VN", "destination": "CN"}])
    kinds = score_snapshot(tmp_path / "data", [tmp_path / "gold"]).kinds
    assert (kinds["flows"].false, kinds["denied flows"].right) == (0, 1)


def test_who_has_a_role_is_known_by_the_words_of_its_text_too(tables, tmp_path):
    (passage,) = [
        p for p in tables["passages"] if p["passage_id"] == tables["flows"][0]["passage_id"]
    ]
    at = {"passage_id": passage["passage_id"], "start": 0, "end": passage["text"].index(" ")}
    role = {"actor_id": "vn-mps", "area": "legal", "role": "leads investigations"}
    claim = {k: v for k, v in tables["flows"][0].items() if not k.endswith("_country")}
    tables["actors"] = [
        {"actor_id": "vn-mps", "name": "Q", "kind": "ministry", "acronym": None, "country": "VN"}
    ]
    tables["roles"] = [claim | role | {"claim_id": "r", "fact_id": "r", "support": [at]}]
    store.publish(tables, tmp_path / "data")
    word = passage["text"][: at["end"]]
    wanted = {"actor": word, "area": "legal", "role": "investigations", "quote": "x"}
    write_gold(tmp_path / "gold", "one", roles=[wanted])
    assert score_snapshot(tmp_path / "data", [tmp_path / "gold"]).kinds["roles"].right == 1


def test_roles_are_matched_by_actor_and_words(tables, tmp_path):
    known = {"actor_id": "vn-mps", "name": "Ministry of Public Security", "kind": "ministry"}
    tables["actors"] = [known | {"acronym": "MPS", "country": "VN"}]
    role = {"actor_id": "vn-mps", "area": "legal", "role": "leads investigations"}
    claim = {k: v for k, v in tables["flows"][0].items() if not k.endswith("_country")}
    tables["roles"] = [claim | role | {"claim_id": "r", "fact_id": "r"}]
    store.publish(tables, tmp_path / "data")
    wanted = {"actor": "MPS", "area": "legal", "role": "investigations", "quote": "x"}
    write_gold(tmp_path / "gold", "one", roles=[wanted])
    scores = score_snapshot(tmp_path / "data", [tmp_path / "gold"])
    assert scores.kinds["roles"].f1 == 1.0
    assert scores.fields["roles.area"].right == 1


def test_splits_are_told_side_by_side(data_dir, tmp_path):
    gold = tmp_path / "corpus" / "own" / "gold"
    write_gold(gold, "one")
    write_gold(gold, "two")
    split = "document,set,split\none,own,train\ntwo,own,test\n"
    (tmp_path / "corpus" / "split.csv").write_text(split)
    scores = score_snapshot(data_dir, [gold])
    assert scores.splits["train"].kinds["countries"].right == 2
    assert scores.splits["test"].missing == ["two"]
    assert "train (1)" in report(scores)
