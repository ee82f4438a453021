import argparse
import json

import pytest

from etl import cli
from etl import run as pipeline
from etl.read import open_snapshot
from etl.store import locked


@pytest.fixture
def folder(tmp_path):
    root = tmp_path / "papers"
    root.mkdir()
    (root / "one.txt").write_text("Police said 185 women were sold to China.\n\nTwo were found.\n")
    return root


@pytest.fixture
def run(tmp_path, capsys):
    """Runs a command line; its status, output and complaints."""

    def run_(*arguments):
        words = [str(argument) for argument in arguments]
        status = cli.main([*words, "--data", str(tmp_path / "data")])
        told = capsys.readouterr()
        return status, told.out, told.err

    return run_


def test_build_tells_what_it_built(run, folder):
    status, told, complaints = run("build", folder)
    assert (status, complaints) == (0, "")
    assert "Built snapshot" in told
    assert "1 documents" in told


def test_a_program_is_told_of_progress_line_by_line(run, folder):
    _, told, _ = run("build", folder, "--lines")
    steps = [json.loads(line) for line in told.splitlines()]
    assert steps[0] == {"done": 1, "total": 1, "name": "papers/one.txt"}
    assert steps[1]["unchanged"] is False


def test_build_says_that_nothing_has_changed(run, folder, monkeypatch):
    monkeypatch.setattr(pipeline, "code_version", lambda: "code")
    run("build", folder)
    status, told, _ = run("build", folder)
    assert status == 0
    assert "Nothing has changed" in told


def test_build_names_what_it_could_not_read_and_keeps_the_rest(run, folder):
    (folder / "bad.txt").write_bytes(b"\x00\x01\x02" * 9)
    status, told, complaints = run("build", folder)
    assert status == 1
    assert "1 unreadable" in told
    assert complaints.startswith("papers/bad.txt: ")


def test_a_missing_path_is_wrong_usage(run, tmp_path):
    status, _, complaints = run("build", tmp_path / "nowhere")
    assert status == 2
    assert complaints.count("\n") == 1
    assert "There is no file or folder" in complaints


@pytest.mark.parametrize("words", [["build", "--fast"], ["polish"], [], ["build", "--jobs", "0"]])
def test_a_wrong_option_is_wrong_usage(words):
    with pytest.raises(SystemExit) as stopped:
        cli.main(words)
    assert stopped.value.code == 2


def test_a_build_at_once_with_another_stops(run, folder, tmp_path):
    with locked(tmp_path / "data"):
        status, _, complaints = run("build", folder)
    assert status == 1
    assert "Another build" in complaints


def test_a_data_folder_that_is_a_file_is_named(folder, tmp_path, capsys):
    (tmp_path / "file").write_text("")
    assert cli.main(["build", str(folder), "--data", str(tmp_path / "file")]) == 1
    assert f"Cannot write to {tmp_path / 'file'}" in capsys.readouterr().err


def gold_of(folder, **item):
    folder.mkdir(parents=True, exist_ok=True)
    stated = {"kind": "news", "date": None, "countries": ["CN"]}
    (folder / "one.json").write_text(json.dumps(stated | item))
    return folder


def test_an_installation_without_its_reference_data_says_how_to_install(
    folder, tmp_path, monkeypatch, capsys
):
    monkeypatch.setattr(cli.paths, "REFERENCE", tmp_path / "site" / "data" / "reference")
    assert cli.main(["build", str(folder), "--data", str(tmp_path / "data")]) == 1
    assert capsys.readouterr().err.endswith("install from a checkout with: pip install -e .\n")
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("command", ["check", "score"])
def test_without_a_snapshot_it_says_to_build(run, command, tmp_path):
    words = [gold_of(tmp_path / "gold")] if command == "score" else []
    status, _, complaints = run(command, *words)
    assert status == 1
    assert "run `tip-atlas build` first" in complaints


def test_a_snapshot_of_another_schema_is_named(run, folder, tmp_path):
    run("build", folder)
    path = open_snapshot(tmp_path / "data").folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"schema_version": "0"}))
    status, _, complaints = run("check")
    assert status == 1
    assert "another version" in complaints


def test_check_finds_damage(run, folder, tmp_path):
    run("build", folder)
    assert run("check")[0] == 0
    path = open_snapshot(tmp_path / "data").path("flows")
    path.write_bytes(b"")
    status, _, complaints = run("check")
    assert status == 1
    assert str(path) in complaints


def test_score_prints_the_table(run, folder, tmp_path):
    run("build", folder)
    gold = gold_of(tmp_path / "gold")
    status, told, _ = run("score", gold)
    assert status == 0
    assert "countries    P 1.000  R 1.000  F1 1.000" in told
    assert run("score", gold, "--show", "rumours")[0] == 2
    assert run("score", gold, "--split", "test")[0] == 2
    assert run("score", tmp_path / "nowhere")[0] == 2


def test_score_reads_the_texts_beside_the_gold_itself(folder, tmp_path, capsys):
    corpus = tmp_path / "corpus"
    gold_of(corpus / "gold", flows=[{"origin": "VN", "destination": "CN"}])
    folder.rename(corpus / "texts")
    assert cli.main(["score", str(corpus), "--show", "flows"]) == 0
    told = capsys.readouterr().out
    assert "one missed origin=VN, destination=CN\n    Police said 185 women were sold" in told
    (corpus / "texts" / "one.txt").unlink()
    assert cli.main(["score", str(corpus)]) == 2
    assert "give the tables with --data" in capsys.readouterr().err


def test_the_commands_can_be_part_of_a_larger_command():
    parser = argparse.ArgumentParser()
    cli.add_commands(parser.add_subparsers())
    assert callable(parser.parse_args(["check"]).run)
