"""The files of documents that are added: put aside, looked at, corrected, taken in, left out.

What is dropped on the page waits in a folder of its own, which a build passes over. Taken in, it
lies in the data folder's inputs, its corrections in NAME.meta.toml beside it; `tip-atlas build`
reads both as any other folder. What is left out is named in left-out.toml and stays where it lies.
"""

import hashlib
import os
import shutil
import time
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import tomlkit
from tomlkit.exceptions import TOMLKitError

INPUTS, LEFT_OUT, SUFFIX = "inputs", "left-out.toml", ".meta.toml"
"""As the ETL's build reads them."""
READ_MB = 50
"""Megabytes of the largest document that the ETL reads."""


def megabytes(variable: str, usual: int, most: int | None = None) -> int:
    """A limit that whoever runs the atlas may set.

    Args:
        variable: Of the environment.
        usual: Where it is not set.
        most: The largest that is possible.

    Raises:
        SystemExit: It is set to no such number; the message says so.
    """
    words = os.environ.get(variable) or str(usual)
    if words.isascii() and words.isdecimal() and 1 <= int(words) <= (most or int(words)):
        return int(words)
    reach = f"from 1 to {most}" if most else "of at least 1"
    raise SystemExit(f"tip-atlas: {variable} is {words!r}: give a whole number {reach}.")


FILE_MB = megabytes("TIP_ATLAS_FILE_MB", READ_MB, READ_MB)
"""Megabytes of the largest document that is taken."""
TOTAL_MB = megabytes("TIP_ATLAS_TOTAL_MB", 5000)
"""Megabytes of all documents that are added, those that wait included."""
FREE_MB = 200
"""Megabytes that stay free on the disk, for the tables."""
MOST_WAITING = 200
"""Documents that one analyst may have waiting."""
_LONGEST = 180
"""Bytes of a name; file systems take 255, and its corrections' name is longer."""
_STALE = 24 * 3600
"""Seconds after which what waits and was never taken in is removed."""


class PaperError(Exception):
    """Something cannot be done with a document; the message is one sentence."""


def harmless(name: str) -> str:
    """A name without folders, controls, invisible marks or leading dots, and not too long.

    Raises:
        PaperError: Nothing is left of it, or it is that of a file with corrections.
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").split("/")[-1]
    kept = "".join(" " if one.isspace() else one for one in last)
    kept = "".join(one for one in kept if unicodedata.category(one)[0] != "C")
    kept = " ".join(kept.split()).lstrip(". ").rstrip(". ")
    if kept.casefold().endswith(SUFFIX):
        raise PaperError(f"{kept} holds corrections: drop the document, and correct it here.")
    stem, dot, ending = kept.rpartition(".")
    stem, ending = (stem, f".{ending}") if dot and len(ending) <= 8 else (kept, "")
    stem = stem.encode()[: _LONGEST - len(ending.encode())].decode(errors="ignore").strip()
    if not stem:
        raise PaperError("A document without a name cannot be added: give it one.")
    return stem + ending


def put_aside(folder: Path, name: str, data: bytes | memoryview) -> Path:
    """Keep a document that was dropped until it is taken in.

    Args:
        folder: Of `waiting_folder`.
        name: As the browser gives it.
        data: Its bytes.

    Raises:
        PaperError: It is too large, has no name, or there is no room.
    """
    _check_room(folder.parents[2], len(data), name)
    if len(waiting(folder)) >= MOST_WAITING:
        raise PaperError(f"{MOST_WAITING} documents wait already: add or take those away first.")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = _free(folder, harmless(name))
        path.write_bytes(data)
    except OSError as error:
        raise PaperError(f"{name} could not be kept ({error.strerror}).") from error
    return path


def waiting_folder(data_dir: Path, token: str) -> Path:
    """Where the documents wait that one session dropped; what others forgot there is removed."""
    everyones = data_dir / INPUTS / ".waiting"
    for folder in everyones.glob("*"):
        if folder.name != token and time.time() - folder.stat().st_mtime > _STALE:
            shutil.rmtree(folder, ignore_errors=True)
    return everyones / token


def waiting(folder: Path) -> list[Path]:
    """The documents in a folder, without their corrections, by name."""
    if not folder.is_dir():
        return []
    found = (path for path in folder.iterdir() if path.is_file() and path.name[0] != ".")
    return sorted(path for path in found if not path.name.endswith(SUFFIX))


def drop(path: Path) -> None:
    """Remove a document and its corrections for good."""
    path.unlink(missing_ok=True)
    _beside(path).unlink(missing_ok=True)


def take_in(data_dir: Path, path: Path) -> Path:
    """Move a document that waits, with its corrections, to those that are read.

    Raises:
        PaperError: It cannot be moved.
    """
    target = _free(data_dir / INPUTS, path.name)
    try:
        put_back(data_dir, sha256(path))
        # The corrections first: the document must not be read without them.
        if _beside(path).exists():
            _beside(path).rename(_beside(target))
        return path.rename(target)
    except OSError as error:
        raise PaperError(f"{path.name} could not be added ({error.strerror}).") from error


def sha256(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _free(folder: Path, name: str) -> Path:
    """A path in the folder that no file has."""
    stem, dot, ending = name.rpartition(".")
    stem, ending = (stem, dot + ending) if stem else (name, "")
    number, path = 1, folder / name
    while path.exists() or _beside(path).exists():
        number += 1
        path = folder / f"{stem} ({number}){ending}"
    return path


def _beside(path: Path) -> Path:
    return path.with_name(path.name + SUFFIX)


def _check_room(data_dir: Path, size: int, name: str) -> None:
    if not size:
        raise PaperError(f"{name} is empty.")
    if size > FILE_MB << 20:
        raise PaperError(f"{name} is larger than {FILE_MB} MB: split it.")
    if used(data_dir) + size > TOTAL_MB << 20:
        raise PaperError(
            f"{name} does not fit: the documents added here may take {TOTAL_MB:,} MB in all "
            "(TIP_ATLAS_TOTAL_MB); delete some that are left out."
        )
    if shutil.disk_usage(data_dir).free < size + (FREE_MB << 20):
        raise PaperError(f"{name} does not fit on the disk: free some room and try again.")


def used(data_dir: Path) -> int:
    """Bytes of all documents that were added or wait."""
    files = (data_dir / INPUTS).rglob("*")
    return sum(path.stat().st_size for path in files if path.is_file())


def correct(path: Path, entered: Mapping[str, str]) -> None:
    """Write what an analyst knows of a document beside it; what else stands there is kept.

    Args:
        path: The document.
        entered: Values by key of the ETL's sidecar; "" takes a correction back.

    Raises:
        PaperError: It cannot be written, or what stands there is no TOML.
    """
    beside = _beside(path)
    try:
        held = tomlkit.parse(beside.read_text(encoding="utf-8")) if beside.exists() else None
        held = tomlkit.document() if held is None else held
        for key, value in entered.items():
            if value:
                held[key] = value
            else:
                held.pop(key, None)
        if held:
            draft = beside.with_name(f".{beside.name}")
            draft.write_text(tomlkit.dumps(held), encoding="utf-8")
            draft.replace(beside)
        else:
            beside.unlink(missing_ok=True)
    except (OSError, UnicodeDecodeError, TOMLKitError) as error:
        raise PaperError(f"{beside} could not be written ({error}).") from error


def entered(path: Path) -> dict[str, str]:
    """What is entered beside a document; nothing where that cannot be read."""
    try:
        held = tomlkit.parse(_beside(path).read_text(encoding="utf-8")).unwrap()
    except (OSError, UnicodeDecodeError, TOMLKitError):
        return {}
    return {key: str(value) for key, value in held.items()}


def find(data_dir: Path, roots: Iterable[str], shown: str, digest: str) -> Path | None:
    """The file of a document of the tables; None where it lies inside another, or changed.

    Args:
        data_dir: The data folder.
        roots: Files and folders that the tables were built from.
        shown: The document's path in the tables.
        digest: Its sha256.
    """
    for root in [data_dir / INPUTS, *map(Path, roots)]:
        path = root.parent / shown
        inside = path == root or root in path.parents
        if inside and ".." not in path.parts and path.is_file() and not path.is_symlink():
            try:
                if sha256(path) == digest:
                    return path
            except OSError:
                continue
    return None


def left_out(data_dir: Path) -> list[dict[str, str]]:
    """The documents that are left out: sha256, path, ceiling of who did it, at.

    Raises:
        PaperError: The list cannot be read.
    """
    return [{key: str(entry.get(key, "")) for key in _ENTRY} for entry in _listed(data_dir)]


_ENTRY = ("sha256", "path", "ceiling", "at")


def leave_out(data_dir: Path, digest: str, **told: str) -> None:
    """Leave a document out of the tables from the next build on; its file stays.

    Raises:
        PaperError: The list cannot be read or written.
    """
    at = datetime.now(UTC).isoformat(timespec="seconds")
    kept = [entry for entry in _listed(data_dir) if entry["sha256"] != digest]
    _write(data_dir, [*kept, {"sha256": digest, **told, "at": at}])


def put_back(data_dir: Path, digest: str) -> None:
    """Have a document again that was left out; as `leave_out`."""
    listed = _listed(data_dir)
    kept = [entry for entry in listed if entry["sha256"] != digest]
    if len(kept) < len(listed):
        _write(data_dir, kept)


def _listed(data_dir: Path) -> list[dict[str, str]]:
    path = data_dir / LEFT_OUT
    try:
        return tomlkit.parse(path.read_text(encoding="utf-8")).unwrap().get("document", [])
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError, TOMLKitError) as error:
        raise PaperError(f"{path} cannot be read ({error}): mend it or delete it.") from error


def _write(data_dir: Path, entries: list[dict[str, str]]) -> None:
    path = data_dir / LEFT_OUT
    draft = path.with_name(f".{path.name}")
    try:
        draft.write_text(tomlkit.dumps({"document": entries}), encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        raise PaperError(f"{path} could not be written ({error.strerror}).") from error
