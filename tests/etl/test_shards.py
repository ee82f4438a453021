"""A build reads what is new or changed; of the rest it keeps what it read before."""

import contextlib
import hashlib
import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from etl import grouping, link_claims, linked, plan, reading, run, shards, stretches
from etl.read import open_snapshot
from etl.verify import check_snapshot
from tests.etl.papers import add, mail, noted, story, tables, three

SEEDS = Path(__file__).parents[2] / "seeds"
SEED = sorted(path.name for path in SEEDS.iterdir())[0]


@pytest.fixture
def read(monkeypatch):
    """The names of the files that are read, as they are read."""
    return noted(monkeypatch)


@pytest.fixture
def folder(tmp_path):
    return three(tmp_path)


def test_a_document_added_to_others_is_the_only_one_read(read, folder, tmp_path):
    run.build([folder], tmp_path / "data")
    read.clear()
    add(folder, "four")
    report = run.build([folder], tmp_path / "data")
    assert read == ["four.txt"]
    assert report.rows["documents"] == 4


def test_what_was_kept_gives_the_tables_that_reading_gives(read, folder, tmp_path):
    for seed in SEEDS.iterdir():
        shutil.copy(seed, folder)
    run.build([folder], tmp_path / "kept")
    add(folder, "four")
    run.build([folder], tmp_path / "kept")
    read.clear()
    run.build([folder], tmp_path / "anew")
    assert len(read) == 9
    kept, anew = tables(tmp_path / "kept"), tables(tmp_path / "anew")
    assert sum(map(len, anew.values())) > 500
    assert kept == anew


def test_a_correction_or_another_name_is_read_anew(read, folder, tmp_path):
    run.build([folder], tmp_path / "data")
    read.clear()
    (folder / "one.txt.meta.toml").write_text('title = "Corrected"')
    (folder / "two.txt").rename(folder / "renamed.txt")
    run.build([folder], tmp_path / "data")
    assert sorted(read) == ["one.txt", "renamed.txt"]
    assert "Corrected" in str(tables(tmp_path / "data")["documents"])


def test_another_version_of_the_code_reads_everything(read, folder, tmp_path, monkeypatch):
    run.build([folder], tmp_path / "data")
    monkeypatch.setattr(run, "code_version", lambda: "newer")
    run.build([folder], tmp_path / "data")
    assert len(read) == 6


@pytest.fixture
def singly(monkeypatch):
    """Each document is a shard of its own, as far as hashes part them."""
    monkeypatch.setattr(shards, "LEAST", 0.1)
    monkeypatch.setattr(shards, "MANY", 256)


def test_a_build_that_was_stopped_goes_on_where_it_was(read, folder, tmp_path, singly):
    def stop(done, total, name):
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run.build([folder], tmp_path / "data", progress=stop)
    assert len(read) == 2
    run.build([folder], tmp_path / "data")
    # The second one was read, but its shard was not whole.
    assert len(read) == 4
    assert set(read) == {"one.txt", "three.txt", "two.txt"}


def test_what_is_not_built_any_more_is_forgotten(read, folder, tmp_path):
    run.build([folder], tmp_path / "data")
    (folder / "two.txt").unlink()
    read.clear()
    assert run.build([folder], tmp_path / "data").rows["documents"] == 2
    assert read == []
    kept = tmp_path / "data" / "kept"
    words = b"in the year of two"
    files = [path for path in kept.rglob("*.parquet") if "passages" in path.name]
    held = [text for path in files for text in pq.read_table(path)["text"].to_pylist()]
    assert held
    assert not any(words.decode() in text for text in held)


def test_what_failed_is_read_again(read, folder, tmp_path, monkeypatch):
    def fails(document):
        raise MemoryError

    with monkeypatch.context() as patched:
        patched.setattr(reading, "extract_document", fails)
        assert run.build([folder], tmp_path / "data").statuses == {"failed": 3}
    add(folder, "four")
    assert run.build([folder], tmp_path / "data").statuses == {"ok": 4}


def test_a_shard_more_or_less_changes_only_the_files_of_its_documents(read, folder, tmp_path):
    data = tmp_path / "data"
    first = open_snapshot(data, run.build([folder], data).snapshot_id)
    before = {path.stat().st_ino for path in first.folder.rglob("passages*")}
    add(folder, "four")
    second = open_snapshot(data, run.build([folder], data).snapshot_id)
    files = sorted((second.folder / "passages").iterdir())
    assert len(files) == 2
    assert before < {path.stat().st_ino for path in files}
    assert check_snapshot(data)[1] == []


def test_many_small_shards_become_one(read, folder, tmp_path, monkeypatch):
    data = tmp_path / "data"
    monkeypatch.setattr(plan, "FEW", 3)
    for number in range(5):
        add(folder, f"more-{number}")
        run.build([folder], data)
    assert len(read) == 3 + 5
    files = list((open_snapshot(data).folder / "passages").glob("*"))
    assert len(files) <= 4
    run.build([folder], tmp_path / "anew")
    assert tables(data) == tables(tmp_path / "anew")
    assert found(data, "police") == found(tmp_path / "anew", "police") != []


def contents(data_dir):
    """What stands in the files of documents and claims, byte for byte."""
    told = open_snapshot(data_dir).manifest["tables"]
    return {name: set(told[name]["files"].values()) for name in linked.tables()}


def found(data_dir, words):
    index = open_snapshot(data_dir).search_index("S")
    hits, ids = index.find(index.ask(words)), index.doc_ids()
    told = zip(hits.numbers, hits.together, hits.scores, strict=True)
    return sorted((ids[at], bool(near), float(score)) for at, near, score in told)


def attached(number):
    return story(f"of attachment {number}").encode()


def mail_with(*numbers):
    return mail(*((f"{number}.txt", attached(number)) for number in numbers))


CHANGES = {
    "add": lambda root: add(root, "four"),
    "copy": lambda root: shutil.copy(root / "seed.txt", root / "a copy.txt"),
    "retell": lambda root: (root / "retold.txt").write_text(
        "Bangkok Post, 1 January 1999\n\n" + (root / "seed.txt").read_text()
    ),
    "change": lambda root: (root / "one.txt").write_text(story("in 2001")),
    "remove": lambda root: (root / "two.txt").unlink(missing_ok=True),
    "remove the original": lambda root: (root / "seed.txt").unlink(missing_ok=True),
    "correct": lambda root: (root / "three.txt.meta.toml").write_text(
        'publisher = "Post"\nreliability = "A"'
    ),
    "mail": lambda root: (root / "mail.eml").write_bytes(mail_with(1, 2)),
    "second mail": lambda root: (root / "another.eml").write_bytes(mail_with(2, 3)),
    "attachment as a file": lambda root: (root / "2.txt").write_bytes(attached(2)),
    "remove the mail": lambda root: (root / "mail.eml").unlink(missing_ok=True),
    "leave out": lambda root: (root.parent / "data" / "left-out.toml").write_text(
        f'[[document]]\nsha256 = "{sha256(attached(2))}"'
    ),
    "have back": lambda root: (root.parent / "data" / "left-out.toml").unlink(missing_ok=True),
}
ORDERS = [
    ["add", "change", "correct", "mail", "second mail", "remove", "leave out"],
    ["retell", "copy", "remove the original", "mail", "remove the mail", "add"],
    ["mail", "attachment as a file", "second mail", "leave out", "remove the mail", "have back"],
    ["second mail", "correct", "mail", "change", "retell", "remove the mail", "remove"],
]


def sha256(data):
    return hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("order", "several"),
    [(order, at > 0) for at, order in enumerate(ORDERS)],
    ids=[order[0] for order in ORDERS],
)
def test_after_any_changes_the_tables_are_those_of_a_build_into_an_empty_folder(
    read, folder, tmp_path, monkeypatch, order, several
):
    if several:
        monkeypatch.setattr(shards, "LEAST", 0.5)
        monkeypatch.setattr(linked, "PART", 3)
        monkeypatch.setattr(stretches, "STRETCH", 16)
        monkeypatch.setattr(grouping, "AT_ONCE", 3)
    shutil.copy(SEEDS / SEED, folder / "seed.txt")
    data = tmp_path / "data"
    run.build([folder], data)
    for number, change in enumerate(order):
        CHANGES[change](folder)
        run.build([folder], data)
        anew = tmp_path / f"anew-{number}"
        anew.mkdir()
        with contextlib.suppress(FileNotFoundError):
            shutil.copy(data / "left-out.toml", anew)
        run.build([folder], anew)
        assert tables(data) == tables(anew), change
        assert found(data, "women") == found(anew, "women")
        assert contents(data) == contents(anew), change
    assert check_snapshot(data)[1] == []


def test_several_processes_link_as_one_does(read, folder, tmp_path, monkeypatch):
    for seed in SEEDS.iterdir():
        shutil.copy(seed, folder)
    run.build([folder], tmp_path / "one")
    monkeypatch.setattr(link_claims, "MANY", 1)
    run.build([folder], tmp_path / "two", jobs=2)
    assert tables(tmp_path / "two") == tables(tmp_path / "one")
