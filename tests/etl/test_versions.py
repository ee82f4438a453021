"""What was read by another version of the code is told by a hash of that."""

from etl import versions
from etl.versions import code_version, linking_version


def test_the_version_of_the_code_changes_with_a_file_of_it(tmp_path, monkeypatch):
    (tmp_path / "etl").mkdir()
    (tmp_path / "reference").mkdir()
    monkeypatch.setattr(versions, "ROOT", tmp_path)
    monkeypatch.setattr(versions, "REFERENCE", tmp_path / "reference")
    found = [code_version()]
    for path in ("etl/a.py", "etl/words.toml", "reference/places.csv"):
        (tmp_path / path).write_text("x")
        found.append(code_version())
    assert len(set(found)) == 4


def test_code_that_links_changes_only_the_version_of_linking(tmp_path, monkeypatch):
    (tmp_path / "etl").mkdir()
    monkeypatch.setattr(versions, "ROOT", tmp_path)
    monkeypatch.setattr(versions, "REFERENCE", tmp_path / "reference")
    for name in versions.LINKING:
        (tmp_path / "etl" / f"{name}.py").write_text("")
    before = code_version(), linking_version()
    (tmp_path / "etl" / "regroup.py").write_text("x = 1")
    assert code_version() == before[0]
    assert linking_version() != before[1]


def test_each_module_that_is_named_is_there():
    for name in versions.BESIDE:
        assert (versions.ROOT / "etl" / f"{name}.py").is_file()
