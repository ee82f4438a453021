"""The files of a build, as columns: of most of them a build asks only whether they have changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np
import pyarrow as pa

from etl import addresses
from etl.addresses import Address
from etl.compute import pc

COLUMNS = pa.schema(
    [
        ("where", pa.binary()),  # its address as `stored`
        ("shown", pa.string()),
        ("size", pa.int64()),
        ("sha256", pa.string()),
        ("sidecar", pa.binary()),  # its address as `stored`
        ("corrected", pa.string()),
    ]
)


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read.

    Attributes:
        where: Its address, or that as text: most files of a build are never opened.
        shown: How tables name it: the folder's name and the path below it.
        sha256: Of its bytes; None where it cannot be opened or is too large to be read.
        sidecar: The analyst's corrections beside it.
        also_at: Further names of the same content, as shown.
        size: Its bytes.
        corrected: SHA-256 of the bytes of its sidecar; None where there are none to read.
    """

    where: Address | str
    shown: str
    sha256: str | None
    sidecar: Address | None = None
    also_at: tuple[str, ...] = ()
    size: int = 0
    corrected: str | None = None

    @property
    def path(self) -> Address:
        """Where it is."""
        return addresses.at(self.where) if isinstance(self.where, str) else self.where


class Files(Sequence[Input]):
    """Files in the order of their names, each content once; a file is made where it is asked for.

    Attributes:
        columns: `COLUMNS`.
        also_at: Further names of the same content, by the place of the file.
    """

    def __init__(
        self, columns: pa.Table | None = None, also_at: Mapping[int, tuple[str, ...]] | None = None
    ) -> None:
        """Takes the columns, and further names by place."""
        self.columns = COLUMNS.empty_table() if columns is None else columns
        self.also_at = also_at or {}

    def __len__(self) -> int:
        """Number of files."""
        return self.columns.num_rows

    def __iter__(self) -> Iterator[Input]:
        """All files."""
        return iter(self[:])

    @overload
    def __getitem__(self, at: int) -> Input: ...
    @overload
    def __getitem__(self, at: slice) -> list[Input]: ...
    def __getitem__(self, at: int | slice) -> Input | list[Input]:
        """A file, or some of them."""
        places = range(len(self))[at]
        return self.at([places])[0] if isinstance(places, int) else self.at(places)

    def chosen(self, places: np.ndarray) -> "Files":
        """The files at some places, as columns; shape (files,)."""
        also_at = {
            new: self.also_at[old] for new, old in enumerate(places.tolist()) if old in self.also_at
        }
        return Files(self.columns.take(pa.array(places)).combine_chunks(), also_at)

    def at(self, places: Iterable[int]) -> list[Input]:
        """The files at some places."""
        chosen = list(places)
        rows = self.columns.take(pa.array(chosen, pa.int64())).to_pylist()
        return [
            Input(
                where=restored(row["where"]),
                shown=row["shown"],
                sha256=row["sha256"],
                sidecar=addresses.at(restored(row["sidecar"])) if row["sidecar"] else None,
                also_at=self.also_at.get(place, ()),
                size=row["size"],
                corrected=row["corrected"],
            )
            for place, row in zip(chosen, rows, strict=True)
        ]


def key_of(file: Input) -> str:
    """All that the rows of a file hang on, besides the code."""
    return f"{file.sha256 or ''}\0{file.corrected or ''}\0{file.shown}"


def keys_of(files: Files) -> pa.Array:
    """What `key_of` gives of each file."""
    parts = (files.columns[name].combine_chunks() for name in ("sha256", "corrected", "shown"))
    return pc.binary_join_element_wise(*parts, "\0", null_handling="replace", null_replacement="")


def stored(addresses: Sequence[str | None]) -> pa.Array:
    """Addresses as a column: names of files may be bytes that are no text."""
    try:
        return pa.array(addresses, pa.string()).cast(pa.binary())
    except UnicodeEncodeError:
        coded = [one and one.encode("utf-8", "surrogatepass") for one in addresses]
        return pa.array(coded, pa.binary())


def restored(address: bytes) -> str:
    """An address from a column."""
    return address.decode("utf-8", "surrogatepass")
