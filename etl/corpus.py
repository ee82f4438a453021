"""Annotated documents: where they are, which split they belong to, and what they state.

A folder of gold is NAME.json files; the texts are beside it in `texts`, or in it. `split.csv` in
such a folder or above it puts documents into splits; `extra` beside it holds what was annotated
later (format: tests/corpus/README.md).
"""

import csv
import json
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from etl.gold import Item
from etl.paths import SEEDS

KEYS: dict[str, tuple[str, ...]] = {
    "flows": ("origin", "destination"),
    "hotspots": ("name", "country"),
    "meetings": ("date", "country"),
    "figures": ("value", "unit"),
}
"""What an item of `fields` in an extra file must have in common with the item it adds to."""


class NoSplit(Exception):
    """A split was asked for, but no split.csv is there; the message says where."""


class NoTexts(Exception):
    """The documents of some gold are not beside it; the message names what is missing."""


class Annotated(NamedTuple):
    """What a document states.

    Attributes:
        name: The stem of the document's file name.
        item: Its gold.
        split: Its split, "" where there is no split.csv.
        path: The gold's file.
    """

    name: str
    item: Item
    split: str
    path: Path


def annotated(folders: Sequence[Path], split: str | None = None) -> list[Annotated]:
    """The annotated documents of folders.

    Args:
        folders: Folders of gold, or such with a folder `gold` in them or in their folders.
        split: Only documents that split.csv puts into this split.

    Raises:
        NoSplit: A split is asked for and there is no split.csv.
    """
    found: list[Annotated] = []
    for folder in (f for given in folders for f in _gold(given)):
        splits = _splits(folder)
        if split is not None and splits is None:
            raise NoSplit(f"There is no split.csv in {folder} or above it: leave --split out.")
        for path in sorted(folder.glob("*.json")):
            item = json.loads(path.read_text(encoding="utf-8"))
            if not isinstance(item, dict):
                continue
            name = item.get("seed", "").rsplit(".", 1)[0] or path.stem
            here = next((s for s in (name, path.stem) if s in (splits or {})), None)
            its_split = (splits or {}).get(here or "", "")
            if split is None or its_split == split:
                found.append(Annotated(name, _with_extra(item, name, folder), its_split, path))
    return found


def _gold(given: Path) -> list[Path]:
    """The folders of gold that a folder means: `gold` in it, or in each set in it, or itself."""
    if (given / "gold").is_dir():
        return [given / "gold"]
    return sorted(p for p in given.glob("*/gold") if p.is_dir()) or [given]


def _above(folder: Path, name: str) -> Path | None:
    here = folder.resolve()
    return next((up / name for up in (here, *here.parents) if (up / name).exists()), None)


def _splits(folder: Path) -> dict[str, str] | None:
    """Split by document; of the set that has the folder's name, where one has."""
    path = _above(folder, "split.csv")
    if path is None:
        return None
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    here = folder.resolve()
    sets = {row["set"] for row in rows} & {here.name, here.parent.name}
    return {row["document"]: row["split"] for row in rows if not sets or row["set"] in sets}


def _with_extra(item: Item, name: str, folder: Path) -> Item:
    """The gold with what was annotated later."""
    path = _above(folder, "split.csv")
    extra = _extras(path.parent / "extra").get(name) if path else None
    if extra is None:
        return item
    item = dict(item)
    item |= {k: extra[k] for k in ("roles", "programmes", "assertions") if k in extra}
    for kind, additions in extra.get("fields", {}).items():
        item[kind] = [dict(one) for one in item.get(kind, [])]
        for addition in additions:
            _add(item[kind], addition, KEYS[kind])
    return item


def _add(items: list[Item], addition: Item, keys: tuple[str, ...]) -> None:
    """Adds fields to the first item that has the same keys and not yet these fields."""
    more = {name: value for name, value in addition.items() if name not in keys}
    same = (one for one in items if all(one.get(key) == addition.get(key) for key in keys))
    target = next((one for one in same if not more.keys() & one.keys()), None)
    if target is not None:
        target |= more


@cache
def _extras(folder: Path) -> dict[str, Item]:
    found: dict[str, Item] = {}
    for path in sorted(folder.glob("*.json")):
        extra = json.loads(path.read_text(encoding="utf-8"))
        name = extra["document"].rsplit("/", 1)[1]
        found[name] = found.get(name, {}) | extra
    return found


def texts(documents: Iterable[Annotated]) -> list[Path]:
    """The files of annotated documents: in `texts` beside the gold, in its folder, or a seed.

    Raises:
        NoTexts: A document is in none of these places.
    """
    found: list[Path] = []
    for name, _, _, path in documents:
        folders = (path.parent.parent / "texts", path.parent, SEEDS)
        files = (f for folder in folders for f in sorted(folder.glob(f"{name}.*")))
        text = next((f for f in files if f.suffix not in (".json", ".toml")), None)
        if text is None:
            raise NoTexts(
                f"The text of {path} is not in {folders[0]}: build the documents and give the"
                " tables with --data."
            )
        found.append(text)
    return found
