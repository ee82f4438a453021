"""A report as the analyst plans it: its exhibits in order, their captions, and what may be shown.

A plan holds no data: what it shows is drawn from a snapshot whenever it is read or exported.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from etl.read import CEILINGS

VERSION = 1
KINDS = ("chart", "table", "claim", "passage", "text")
"""chart: one of exports.catalogue, maps among them; table: one of exports.listings, or a stored
table; claim: one sentence with its value; passage: one paragraph; text: the analyst's own words."""
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.:\[\]-]+(?:/[A-Za-z0-9._~/-]*)?", re.ASCII)
LONGEST = 20_000
"""Characters of a text of the analyst's own."""
MOST = 200
"""Exhibits of a report."""


class PlanError(ValueError):
    """A plan cannot be read; the message is one sentence that says what is wrong."""


@dataclass(frozen=True)
class Item:
    """One exhibit of a report, or a text between exhibits.

    Attributes:
        kind: One of KINDS.
        name: The chart's or table's name, or the claim's or paragraph's id; empty for a text.
        address: The filters as the page's address has them: parameter to its values.
        caption: The analyst's heading; empty takes the exhibit's own title.
        note: The analyst's own words below it; of a text, the text.
    """

    kind: str
    name: str = ""
    address: tuple[tuple[str, tuple[str, ...]], ...] = ()
    caption: str = ""
    note: str = ""

    def parameters(self) -> dict[str, list[str]]:
        """The address as the filters read it."""
        return {key: list(values) for key, values in self.address}


@dataclass(frozen=True)
class Report:
    """A report as it is planned and saved.

    Attributes:
        title: On the first page.
        author: Who signs it; may be empty.
        ceiling: The highest marking that it may show; what lies above is left out and counted.
        names: Whether names of persons who are not public officials are shown.
        guard: Counts of people below this are shown as "<guard"; 0 shows every count.
        snapshot: The tables it is drawn from; empty for those that are current.
        address: Where the atlas is (https://atlas.example.org), so that links reopen the views;
            empty where it is not known.
        items: In the order of the pages.
    """

    title: str = "Untitled report"
    author: str = ""
    ceiling: str = "SBU"
    names: bool = False
    guard: int = 0
    snapshot: str = ""
    address: str = ""
    items: tuple[Item, ...] = field(default_factory=tuple)

    def added(self, item: Item) -> "Report":
        """With an item at the end.

        Raises:
            PlanError: There are too many.
        """
        if len(self.items) >= MOST:
            raise PlanError(f"A report holds {MOST} exhibits at most: begin another.")
        return replace(self, items=(*self.items, item))

    def without(self, place: int) -> "Report":
        """Without the item at a place; as it is where there is none."""
        return replace(self, items=tuple(i for k, i in enumerate(self.items) if k != place))

    def moved(self, place: int, by: int) -> "Report":
        """With the item at a place moved up (by < 0) or down, not beyond the ends."""
        items = list(self.items)
        if 0 <= place < len(items):
            item = items.pop(place)
            items.insert(max(0, min(len(items), place + by)), item)
        return replace(self, items=tuple(items))

    def changed(self, place: int, **fields: str) -> "Report":
        """With fields of the item at a place changed (caption, note)."""
        items = list(self.items)
        items[place] = replace(items[place], **fields)
        return replace(self, items=tuple(items))


def address_of(
    parameters: Mapping[str, str | Sequence[str]],
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """URL parameters as an item keeps them, in the order of their names."""
    pairs = sorted(parameters.items())
    return tuple((k, (v,) if isinstance(v, str) else tuple(map(str, v))) for k, v in pairs)


def written(report: Report) -> str:
    """The report as the text of its file; the same report is always the same text."""
    held = asdict(report)
    for item in held["items"]:
        item["address"] = dict(item["address"])
    return json.dumps({"version": VERSION} | held, ensure_ascii=False, indent=1) + "\n"


def read(text: str) -> Report:
    """The report of a file's text.

    Raises:
        PlanError: It is no report, or one of another version.
    """
    try:
        held = json.loads(text)
    except ValueError as error:
        raise PlanError("It is not JSON.") from error
    if not isinstance(held, dict) or held.get("version") != VERSION:
        raise PlanError(f"It is no report of version {VERSION}.")
    try:
        items = tuple(_item(item) for item in held["items"])
        report = Report(
            title=_text(held["title"]),
            author=_text(held["author"]),
            ceiling=held["ceiling"],
            names=bool(held["names"]),
            guard=int(held["guard"]),
            snapshot=_text(held["snapshot"]),
            address=_root(held.get("address", "")),
            items=items,
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise PlanError("A part of it is missing or is not what it should be.") from error
    if report.ceiling not in CEILINGS or report.guard < 0 or len(items) > MOST:
        raise PlanError("Its ceiling, its guard or its number of exhibits is not allowed.")
    return report


def _item(held: dict[str, Any]) -> Item:
    if held["kind"] not in KINDS:
        raise ValueError(held["kind"])
    return Item(
        kind=held["kind"],
        name=_text(held["name"]),
        address=address_of(held["address"]),
        caption=_text(held["caption"]),
        note=_text(held["note"]),
    )


def _root(value: object) -> str:
    """Where the atlas is.

    Raises:
        ValueError: It is no address of a web page.
    """
    if value and not is_address(_text(value)):
        raise ValueError(value)
    return _text(value).rstrip("/")


def is_address(text: str) -> bool:
    """Whether a text is an address that links can begin with."""
    return _ADDRESS.fullmatch(text) is not None


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > LONGEST:
        raise ValueError(value)
    return value
