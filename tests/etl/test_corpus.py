import json

import pytest

from etl.corpus import NoSplit, NoTexts, annotated, texts


def write(path, **item):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(item))


@pytest.fixture
def corpus(tmp_path):
    for name in ("one", "two"):
        figures = [{"value": 3, "unit": "people"}, {"value": 3, "unit": "people"}]
        write(tmp_path / "own" / "gold" / f"{name}.json", figures=figures)
    rows = ["document,set,split", "one,own,train", "two,own,test", "one,other,test"]
    (tmp_path / "split.csv").write_text("\n".join(rows))
    return tmp_path


def test_a_split_keeps_only_its_documents(corpus):
    assert [d.name for d in annotated([corpus / "own" / "gold"], "test")] == ["two"]
    assert [d.split for d in annotated([corpus / "own"])] == ["train", "test"]


def test_a_whole_corpus_is_all_its_sets(corpus):
    assert len(annotated([corpus])) == 2


def test_a_split_without_split_csv_is_an_error(tmp_path):
    write(tmp_path / "gold" / "one.json")
    with pytest.raises(NoSplit, match=r"There is no split\.csv"):
        annotated([tmp_path / "gold"], "test")


def test_what_was_annotated_later_is_added_item_by_item(corpus):
    later = [{"value": 3, "unit": "people", "qualifier": hedge} for hedge in ("about", "exact")]
    write(corpus / "extra" / "one.json", document="own/one", roles=[], fields={"figures": later})
    one, two = annotated([corpus / "own"])
    assert [figure["qualifier"] for figure in one.item["figures"]] == ["about", "exact"]
    assert "qualifier" not in two.item["figures"][0]
    assert one.item["roles"] == []


def test_texts_are_found_beside_the_gold(corpus):
    documents = annotated([corpus / "own"], "train")
    with pytest.raises(NoTexts, match="--data"):
        texts(documents)
    (corpus / "own" / "texts").mkdir()
    (corpus / "own" / "texts" / "one.txt").write_text("x")
    (corpus / "own" / "texts" / "one.meta.toml").write_text("")
    assert [path.name for path in texts(documents)] == ["one.txt"]
