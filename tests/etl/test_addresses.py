from pathlib import Path

import pytest

from etl import addresses
from etl.addresses import AddressError, parse, reaching
from etl.inputs import MissingPath, at_hand, collect


def test_a_path_is_a_path_of_this_machine():
    assert parse("my folder/a.txt") == Path("my folder/a.txt")


def test_slashes_too_many_are_passed_over(bucket):
    assert str(parse("s3://bucket//folder/")) == "s3://bucket/folder"


@pytest.mark.parametrize("text", ["http://example.org/a", "memory://a", "file:///a", "://a"])
def test_other_kinds_of_addresses_are_refused(text):
    with pytest.raises(AddressError, match="give a path, or s3://bucket/folder"):
        parse(text)


@pytest.mark.parametrize("text", ["s3://", "s3:///folder", "s3://key:secret@bucket/folder"])
def test_an_address_names_a_bucket_and_no_secret(text):
    with pytest.raises(AddressError, match="needs a bucket"):
        parse(text)


def test_without_the_extra_a_sentence_names_it(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "s3fs", None)
    with pytest.raises(AddressError, match=r"pip install 'mekong-tip-atlas\[s3\]'"):
        parse("s3://bucket/folder")


@pytest.fixture
def papers(bucket, tmp_path):
    """The same documents in a bucket and in a folder of this machine."""
    for root in (bucket / "papers", tmp_path / "papers"):
        for name, text in (
            ("b.txt", "bees"),
            ("a.txt", "ants"),
            ("a.txt.meta.toml", "title = 'Ants'"),
            ("deep/c.txt", "bees"),
            ("deep/.hidden", "x"),
            ("gone.txt.meta.toml", "title = 'Gone'"),
            ("page.html", "<p>Words.</p>"),
            ("page_files/script.js", "run()"),
        ):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text)
    return bucket / "papers", tmp_path / "papers"


def test_a_folder_of_a_bucket_gives_what_a_folder_of_this_machine_gives(papers):
    far, near = (collect([root]) for root in papers)
    assert far.identity == near.identity
    assert far.refused == near.refused
    assert [(one.shown, one.also_at, one.size) for one in far.files] == [
        (one.shown, one.also_at, one.size) for one in near.files
    ]
    assert far.files[0].sidecar == papers[0] / "a.txt.meta.toml"


def test_a_file_of_a_bucket_may_be_named_by_itself(papers):
    far, near = (collect([root / "a.txt"]) for root in papers)
    assert far.identity == near.identity


def test_what_was_added_to_a_bucket_is_seen_at_the_next_look(papers):
    before = len(collect([papers[0]]).files)
    (papers[0] / "deep" / "new.txt").write_text("wasps")
    assert len(collect([papers[0]]).files) == before + 1


def test_more_files_are_fetched_than_at_once(papers, monkeypatch):
    expected = collect([papers[0]]).identity
    monkeypatch.setattr(addresses, "TOGETHER", 2)
    assert collect([papers[0]]).identity == expected
    monkeypatch.setattr(addresses, "TOGETHER_BYTES", 1)
    assert collect([papers[0]]).identity == expected


def test_files_of_a_bucket_are_at_hand_for_as_long_as_they_are_read(papers):
    far = collect([papers[0]]).files
    with at_hand(far) as near:
        assert [one.path.read_bytes() for one in near] == [one.path.read_bytes() for one in far]
        assert near[0].sidecar.name == "a.txt.meta.toml"
        assert near[0].sidecar.read_text() == "title = 'Ants'"
        copies = [one.path for one in near]
        assert all(isinstance(path, Path) for path in copies)
    assert not any(path.exists() for path in copies)


def test_a_whole_bucket_shows_its_name(bucket):
    (bucket / "deep" / "a.txt").write_text("ants")
    (file,) = collect([bucket]).files
    assert file.shown == f"{bucket.path.strip('/')}/deep/a.txt"


def test_a_file_that_is_gone_keeps_its_address(papers):
    far = collect([papers[0]]).files
    far[1].path.unlink()
    with at_hand(far) as near:
        assert near[1].path == far[1].path
        assert near[0].path != far[0].path


@pytest.mark.parametrize("error", [PermissionError("Access Denied"), OSError("no connection")])
def test_what_could_be_read_before_and_cannot_be_reached_ends_the_build(papers, monkeypatch, error):
    far = collect([papers[0]]).files
    monkeypatch.setattr(addresses, "contents", lambda files: [error] * len(files))
    with (
        pytest.raises(AddressError, match=rf"papers/a.txt cannot be reached \({error}\)"),
        at_hand(far),
    ):
        pass


def test_a_connection_that_is_gone_ends_the_build_and_a_file_not_to_be_read_does_not(
    papers, monkeypatch
):
    monkeypatch.setattr(addresses, "contents", lambda files: [OSError("down")] * len(files))
    with pytest.raises(AddressError, match=r"cannot be reached \(down\)"):
        collect([papers[0]])
    monkeypatch.setattr(addresses, "contents", lambda files: [PermissionError()] * len(files))
    found = collect([papers[0]]).files
    assert {file.sha256 for file in found} == {None}
    with at_hand(found) as here:
        assert [one.path for one in here] == [one.path for one in found]


def test_a_long_name_is_read_all_the_same(bucket):
    path = bucket / f"{'n' * 900}.txt"
    path.write_text("words")
    (file,) = collect([bucket]).files
    with at_hand([file]) as (near,):
        assert near.path.read_text() == "words"
        assert near.path.suffix == ".txt"


def test_a_bucket_or_folder_that_is_not_there_is_named(bucket):
    for missing in (bucket / "nowhere", parse("s3://no-such-bucket/nowhere")):
        with pytest.raises(MissingPath, match="no file or folder s3://.*nowhere"):
            collect([missing])


def test_what_cannot_be_reached_is_one_sentence_that_says_what_to_look_at(bucket):
    with (
        pytest.raises(AddressError, match=r"s3://.* cannot be reached .*AWS_ENDPOINT_URL"),
        reaching(bucket),
    ):
        raise PermissionError("Access Denied")
