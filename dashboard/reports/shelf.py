"""Saved reports: one small file each, in the folder `reports` beside the tables."""

import os
import re
from pathlib import Path

from dashboard.reports.plan import PlanError, Report, read, written

SUFFIX = ".report.json"
_NAME = re.compile(r"[\w][\w .,()'-]{0,79}", re.UNICODE)


class ShelfError(Exception):
    """A report cannot be saved or opened; the message is one sentence that says what to do."""


def folder(data_dir: Path) -> Path:
    """Where the reports of a data folder are."""
    return data_dir / "reports"


def names(data_dir: Path) -> list[str]:
    """The names of the saved reports, in the order of the alphabet."""
    try:
        found = [path.name for path in folder(data_dir).iterdir() if path.name.endswith(SUFFIX)]
    except OSError:
        return []
    return sorted((name.removesuffix(SUFFIX) for name in found), key=str.casefold)


def _path(data_dir: Path, name: str) -> Path:
    tidy = name.strip()
    if not _NAME.fullmatch(tidy) or tidy.endswith("."):
        raise ShelfError(
            f"{name!r} cannot be a report's name: take up to 80 letters, digits, spaces "
            "and - _ . , ( ) '."
        )
    return folder(data_dir) / f"{tidy}{SUFFIX}"


def save(data_dir: Path, name: str, report: Report) -> None:
    """Save a report under a name; one of that name is replaced in one step.

    Raises:
        ShelfError: The name is none, or the folder cannot be written; what was saved stays.
    """
    path = _path(data_dir, name)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(written(report), encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise ShelfError(
            f"The report cannot be saved in {path.parent} ({error.strerror}): free or unlock the "
            "folder; what was saved before is as it was."
        ) from error


def load(data_dir: Path, name: str) -> Report:
    """A saved report.

    Raises:
        ShelfError: There is none of that name, or its file cannot be read.
    """
    path = _path(data_dir, name)
    try:
        return read(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        known = ", ".join(names(data_dir)) or "none yet"
        raise ShelfError(f"There is no report {name!r} (saved: {known}).") from None
    except PlanError as error:
        raise ShelfError(f"{path} cannot be read. {error} Delete it, or restore a copy.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ShelfError(f"{path} cannot be read ({error}).") from error


def duplicate(data_dir: Path, name: str) -> str:
    """Copy a report under a free name and give that name.

    Raises:
        ShelfError: As for load and save.
    """
    report = load(data_dir, name)
    taken = set(names(data_dir))
    free = next(n for k in range(1, 1000) if (n := f"{name[:60]} (copy {k})") not in taken)
    save(data_dir, free, report)
    return free


def delete(data_dir: Path, name: str) -> None:
    """Delete a report; it is no error where there is none.

    Raises:
        ShelfError: The file cannot be deleted.
    """
    path = _path(data_dir, name)
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise ShelfError(f"{path} cannot be deleted ({error.strerror}).") from error
