import json

import pytest

from etl import cli, trust

TEXT = "Police said that 185 women were trafficked from Vietnam to China in 2006."


@pytest.fixture
def corpus(tmp_path):
    root = tmp_path / "corpus"
    for part in ("gold", "texts"):
        (root / "fresh" / part).mkdir(parents=True)
    flow = {"origin": "VN", "destination": "CN", "victims_low": 185, "victims_high": 185}
    flow |= {"qualifier": "exact", "period": "2006", "population": ["women"]}
    rows = ["document,set,split"]
    for name, split in (("one", "test"), ("two", "train")):
        gold = {"kind": "news", "date": None, "countries": ["CN", "VN"], "flows": [flow]}
        (root / "fresh" / "gold" / f"{name}.json").write_text(json.dumps(gold))
        (root / "fresh" / "texts" / f"{name}.txt").write_text(f"Story {name}\n\n{TEXT}\n")
        rows.append(f"{name},fresh,{split}")
    (root / "split.csv").write_text("\n".join(rows))
    return root


def test_the_report_tells_scores_calibration_and_later_fields(corpus):
    report = trust.trust_report(corpus)
    assert report["held_out"]["documents"] == 1
    assert report["held_out"]["kinds"]["countries"]["f1"] == 1.0
    assert report["later_fields"]["documents"] == 1
    assert "flows.qualifier" in report["later_fields"]["fields"]
    assert report["calibration"]["all"]["claims"] >= 1
    assert report["links"] == {}
    assert "| F1 on | flows |" in trust.in_words(report)


def test_the_report_is_stored_and_told_in_the_readme(corpus, tmp_path, monkeypatch, capsys):
    readme = tmp_path / "README.md"
    readme.write_text(f"Before\n{trust.BEGIN}\nformer numbers\n{trust.END}\nAfter\n")
    trust.write(trust.trust_report(corpus), readme, tmp_path / "scores.json")
    assert json.loads((tmp_path / "scores.json").read_text())["held_out"]["documents"] == 1
    told = readme.read_text()
    assert told.startswith("Before\n") and told.endswith("After\n")
    assert "former numbers" not in told
    assert cli.main(["score", str(corpus / "fresh"), "--report"]) == 2
    assert "--report needs the one folder" in capsys.readouterr().err
