"""The tables that pages read (queries.views), made once for a snapshot and a ceiling into a file.

`tip-atlas build` leaves a process behind that makes the file of the highest ceiling as soon as it
has published many claims; whoever finds none, or a damaged one, makes it: nothing depends on it but
time. It lies in `ready/SNAPSHOT` of the data folder, or of the account's cache folder where that
cannot be written, and is removed once its snapshot is gone. A file holds what its ceiling lets
through, nothing above.
"""

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
from filelock import FileLock
from tqdm import tqdm

from dashboard.criteria import Filters
from dashboard.queries import agreements, choices, disagreements, making, overview, search, views
from etl.read import Snapshot, SnapshotError, open_snapshot
from etl.schema import SCHEMA_VERSION, fact_tables

FOLDER = "ready"
MEMORY = "25%"
"""Of the machine, for a database in which tables are made; what is more goes to the disk."""
MANY = 200_000
"""Claims from which on people are told that they wait, or do not wait at all."""
STEPS = ("documents", *views.FACT_TABLES, "disagreements", "agreements")
"""What is made, in this order."""

used: set[str] = set()
"""Ceilings under which this process reads."""

Tell = Callable[[int, int], None]
"""Hears how many of how many steps are done."""


class NotReady(SnapshotError):
    """The tables cannot be made ready; the message is one sentence."""


def connect(
    snapshot: Snapshot, ceiling: str, tell: Tell | None = None
) -> duckdb.DuckDBPyConnection:
    """A connection of its own for the caller, prepared by queries.views.

    Args:
        snapshot: The tables.
        ceiling: The highest marking that is seen.
        tell: As for `make`, where they have to be made.

    Raises:
        Damaged: A file of the snapshot is missing or is no Parquet.
        NotReady: They cannot be made.
    """
    file = found(snapshot, ceiling) or make(snapshot, ceiling, tell)
    used.add(ceiling)
    connection = snapshot.connect(ceiling, file.parent)
    try:
        views.prepare(connection, file)
    except duckdb.Error:  # cut off, or of another program
        _remove(file)
        views.prepare(connection, make(snapshot, ceiling, tell))
    return connection


def found(snapshot: Snapshot, ceiling: str) -> Path | None:
    """The file, where it was made and is as large as it was then."""
    for folder in _folders(snapshot):
        file = folder / _name(ceiling)
        with contextlib.suppress(OSError, ValueError, KeyError):
            if file.stat().st_size == _record(file)["size"]:
                return file
    return None


def make(snapshot: Snapshot, ceiling: str, tell: Tell | None = None) -> Path:
    """Make the file; where another process is at it, wait for that.

    Args:
        snapshot: The tables.
        ceiling: The highest marking that is seen.
        tell: Hears how far it is.

    Raises:
        Damaged: A file of the snapshot is missing or is no Parquet.
        NotReady: There is no room for it, or a table cannot be read.
    """
    folder = _writable(snapshot)
    file = folder / _name(ceiling)
    with FileLock(folder / ".lock"):
        if made := found(snapshot, ceiling):
            return made
        # Of other versions, or left by who died.
        for left in (*folder.glob(f"{ceiling}-*"), *folder.glob("duckdb_temp*")):
            _remove(left)
        draft = folder / f"{file.name}.begun"
        try:
            _write(snapshot, ceiling, draft, tell)
            told = {"size": draft.stat().st_size, "sha256": _sha256(draft)}
            _beside(file).write_text(json.dumps(told), encoding="utf-8")
            draft.replace(file)
        except (duckdb.Error, OSError) as error:
            why = str(error).splitlines()[0]
            raise NotReady(
                f"The tables of {snapshot.id} cannot be made ready for the pages in {folder}"
                f" ({why}): see that there is room, or run `tip-atlas check`."
            ) from error
        finally:
            _remove(draft)
    _clean(snapshot)
    return file


def warm(snapshot: Snapshot, ceiling: str) -> None:
    """Read the columns that every page counts, where the file is there."""
    if found(snapshot, ceiling) is None:
        return
    with connect(snapshot, ceiling) as connection:
        choices.years(connection, Filters())
        overview.kinds(connection, Filters())


def warm_search(snapshot: Snapshot, ceiling: str) -> None:
    """Read what every search reads; as `warm`."""
    if found(snapshot, ceiling) is None:
        return
    with connect(snapshot, ceiling) as connection:
        search.warm(connection, snapshot.search_index(ceiling))


def is_damaged(snapshot: Snapshot, ceiling: str) -> bool:
    """Whether the file that a query failed on is no longer what was made; then it is removed."""
    file = found(snapshot, ceiling)
    if file is None:
        return True
    with contextlib.suppress(OSError):
        if _sha256(file) == _record(file)["sha256"]:
            return False
    _remove(file)
    return True


def has_many(snapshot: Snapshot) -> bool:
    """Whether it takes a while to make its file."""
    return sum(snapshot.rows(table) for table in fact_tables()) >= MANY


def make_and_tell(snapshot: Snapshot, ceiling: str) -> None:
    """Make the file where there is none, telling people at the terminal; as `make`."""
    if not has_many(snapshot) or found(snapshot, ceiling):
        return
    words = "Making the tables ready for the pages, once"
    with tqdm(desc=words, total=len(STEPS), leave=False, disable=None) as bar:

        def tell(done: int, _: int) -> None:
            bar.update(done - bar.n)

        make(snapshot, ceiling, tell)


def begin(snapshot: Snapshot, ceiling: str) -> subprocess.Popen[bytes]:
    """Begin to make the file in a process of its own, which outlives this one."""
    command = [sys.executable, "-m", "dashboard.ready", str(snapshot.folder), ceiling]
    paths = (str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH"))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
    return subprocess.Popen(command, env=environment, start_new_session=True)  # noqa: S603


def _write(snapshot: Snapshot, ceiling: str, file: Path, tell: Tell | None) -> None:
    database = snapshot.open(ceiling, file.parent, MEMORY)
    with database:
        path = str(file).replace("'", "''")
        database.execute(f"ATTACH '{path}' AS fast")
        for done, _ in enumerate(_made(database)):
            if tell is not None:
                tell(done, len(STEPS))
        database.execute("CHECKPOINT fast")
        database.execute("DETACH fast")
    if tell is not None:
        tell(len(STEPS), len(STEPS))


def _made(database: duckdb.DuckDBPyConnection) -> Iterator[str]:
    yield from making.make(database)
    yield "disagreements"
    disagreements.find(database)
    yield "agreements"
    agreements.find_told_with(database)


def _name(ceiling: str) -> str:
    """A file's name: what is made otherwise has another."""
    return f"{ceiling}-{_VERSION}.duckdb"


_VERSION = hashlib.sha256(
    "\n".join(
        (
            str(SCHEMA_VERSION),
            duckdb.__version__,
            making.statements(),
            disagreements.statements(),
            agreements.statements(),
        )
    ).encode()
).hexdigest()[:12]


def _folders(snapshot: Snapshot) -> list[Path]:
    """Where the file may be: beside the snapshots, or in the account's cache."""
    data = snapshot.folder.parents[1]
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    of_data = hashlib.sha256(os.fsencode(data)).hexdigest()[:16]
    return [data / FOLDER / snapshot.id, cache / "mekong-tip-atlas" / of_data / snapshot.id]


def _writable(snapshot: Snapshot) -> Path:
    """The first of these folders that can be written; as private as the data folder."""
    mode = snapshot.folder.parents[1].stat().st_mode & 0o777
    for folder, allowed in zip(_folders(snapshot), (mode, 0o700), strict=True):
        with contextlib.suppress(OSError):
            folder.mkdir(mode=allowed, parents=True, exist_ok=True)
            if os.access(folder, os.W_OK):
                return folder
    first, second = _folders(snapshot)
    raise NotReady(
        f"Neither {first.parent} nor {second.parent} can be written, where the tables would be made"
        " ready for the pages: let the server's account write to one of them."
    )


def _clean(snapshot: Snapshot) -> None:
    """Remove what was made of snapshots that are gone."""
    for folder in _folders(snapshot):
        with contextlib.suppress(OSError):
            for other in folder.parent.iterdir():
                if not (snapshot.folder.parent / other.name).is_dir():
                    shutil.rmtree(other, ignore_errors=True)


def _remove(file: Path) -> None:
    for path in (file, _beside(file), file.with_name(f"{file.name}.wal")):
        path.unlink(missing_ok=True)


def _beside(file: Path) -> Path:
    """Says how large a file is, and its sha256."""
    return file.with_suffix(".json")


def _record(file: Path) -> dict[str, object]:
    return json.loads(_beside(file).read_text(encoding="utf-8"))


def _sha256(file: Path) -> str:
    with file.open("rb") as content:
        os.fsync(content.fileno())
        return hashlib.file_digest(content, "sha256").hexdigest()


def main() -> None:
    """Make a file: `python -m dashboard.ready SNAPSHOT_FOLDER CEILING`, behind all other work."""
    folder, ceiling = Path(sys.argv[1]), sys.argv[2]
    with contextlib.suppress(OSError, AttributeError):
        os.nice(10)
    try:
        make(open_snapshot(folder.parents[1], folder.name), ceiling)
    except SnapshotError as error:
        sys.exit(f"tip-atlas: {error}")


if __name__ == "__main__":
    main()
