"""Parts of linked rows: what counts as damaged, and what goes."""

from pathlib import Path

from etl import linked


def folder_of(kept: Path, name: str) -> Path:
    """A part with files that no build wrote."""
    folder = kept / linked.FOLDER / name
    folder.mkdir(parents=True)
    for file in ("main.parquet", "side.parquet"):
        (folder / file).write_bytes(b"PAR1")
    return folder


def test_a_part_that_is_not_what_its_name_says_is_damaged(tmp_path: Path) -> None:
    assert linked.damaged(tmp_path) == []
    part = folder_of(tmp_path, "flows-0123456789abcdef")
    assert linked.damaged(tmp_path) == [part]


def test_what_a_killed_build_was_making_is_no_damage_and_goes_with_the_next(tmp_path: Path) -> None:
    half = folder_of(tmp_path, f"{linked.MAKING}4711")
    (half / "side.parquet").unlink()
    assert linked.damaged(tmp_path) == []
    folder_of(tmp_path, "flows-0123456789abcdef")
    linked.clean(tmp_path, {})
    assert list((tmp_path / linked.FOLDER).iterdir()) == []
