import json

import pytest

from etl import store
from etl.score import NoSplit, gold_items, report, score_snapshot


def write_gold(folder, name, **item):
    folder.mkdir(parents=True, exist_ok=True)
    stated = {"kind": "news", "date": "2006-11-02", "countries": ["VN", "CN"]}
    (folder / f"{name}.json").write_text(json.dumps(stated | item))


@pytest.fixture
def data_dir(tables, tmp_path):
    store.publish(tables, tmp_path / "data", [], "code")
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
    assert "quote=Girls" in told


def test_all_that_a_missing_document_states_is_missed(data_dir, tmp_path):
    flows = [{"origin": "MM", "destination": "TH"}, {"origin": "KH", "destination": "TH"}]
    write_gold(tmp_path / "gold", "two", flows=flows)
    scores = score_snapshot(data_dir, [tmp_path / "gold"])
    assert scores.missing == ["two"]
    assert scores.kinds["flows"].missed == 2
    assert "1 gold without a document: two" in report(scores)


def test_gold_of_a_seed_names_its_document(data_dir, tmp_path):
    write_gold(tmp_path / "gold", "001", seed="one.txt")
    assert score_snapshot(data_dir, [tmp_path / "gold"]).documents == 1


def test_a_split_keeps_only_its_documents(tmp_path):
    gold = tmp_path / "corpus" / "regional" / "gold"
    write_gold(gold, "one")
    write_gold(gold, "two")
    rows = ["document,set,split", "one,regional,train", "two,regional,test", "one,devset,test"]
    (tmp_path / "corpus" / "split.csv").write_text("\n".join(rows))
    assert [name for name, _ in gold_items([gold], "test")] == ["two"]
    assert len(gold_items([gold])) == 2


def test_a_split_without_split_csv_is_an_error(tmp_path):
    write_gold(tmp_path / "gold", "one")
    with pytest.raises(NoSplit, match=r"There is no split\.csv"):
        gold_items([tmp_path / "gold"], "test")


def test_a_place_is_one_thing_however_often_it_is_named(tables, tmp_path):
    mention = tables["mentions"][0]
    town = {"entity_id": "VN-HN", "name": "Hanoi", "country": "VN", "place_kind": "city"}
    hanoi = mention | town | {"start": 21, "end": 26, "surface": "Hanoi"}
    tables["mentions"] += [hanoi | {"mention_id": "m2"}, hanoi | {"mention_id": "m3"}]
    store.publish(tables, tmp_path / "data", [], "code")
    write_gold(tmp_path / "gold", "one", places=[{"name": "Ha Noi", "country": "VN"}])
    places = score_snapshot(tmp_path / "data", [tmp_path / "gold"]).kinds["places"]
    assert (places.right, places.false) == (1, 0)
