"""What an analyst knows that the text does not say: NAME.meta.toml beside the document NAME."""

import re
import tomllib
from calendar import monthrange
from datetime import date, datetime
from pathlib import Path
from typing import Any

from etl.document import Document, Issue
from etl.schema import CODES

SUFFIX = ".meta.toml"
TEXT_KEYS = ("title", "publisher", "url")
MAX_BYTES = 65_536
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def sidecar_of(path: Path) -> Path | None:
    """The file with corrections beside a document, where there is one."""
    beside = path.with_name(path.name + SUFFIX)
    return beside if beside.is_file() and not beside.is_symlink() else None


def read_date(value: object) -> tuple[date, str] | None:
    """A date as entered and its precision.

    Args:
        value: A date of TOML, or "2006", "2006-11" or "2006-11-02".

    Returns:
        The first day it can mean and day, month or year; None where it is no date.
    """
    if isinstance(value, datetime):
        return value.date(), "day"
    if isinstance(value, date):
        return value, "day"
    match = _DATE.fullmatch(str(value).strip())
    if match is None:
        return None
    year, month, day = (int(part or 1) for part in match.groups())
    if not (year and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day), ("year", "month", "day")[match.lastindex - 1]  # type: ignore[operator]


def apply_sidecar(document: Document, path: Path) -> None:
    """Puts an analyst's corrections into a document; what cannot be used becomes an issue."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ValueError(f"it is larger than {MAX_BYTES} bytes")
        entered = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:  # a TOML error is a ValueError
        _warn(document, f"{path.name} could not be read and was ignored: {error}.")
        return
    for key, value in entered.items():
        if fault := _apply(document, key, value):
            _warn(document, f"{path.name}: {fault}; it was ignored.")


def _apply(document: Document, key: str, value: Any) -> str | None:  # noqa: ANN401 (any TOML value)
    if key == "date":
        found = read_date(value)
        if found is None:
            return f"date {value!r} is none of YYYY, YYYY-MM, YYYY-MM-DD"
        document.date, document.date_precision = found
        document.date_basis = "sidecar"
        return None
    if key == "reliability":
        if not isinstance(value, str) or value not in CODES["reliability"]:
            return f"reliability {value!r} is none of {', '.join(CODES['reliability'])}"
        document.reliability = value
        return None
    if key not in TEXT_KEYS:
        return f"{key!r} is none of {', '.join((*TEXT_KEYS, 'date', 'reliability'))}"
    if not isinstance(value, str) or not value.strip():
        return f"{key} is no text"
    setattr(document, key, value.strip())
    return None


def _warn(document: Document, message: str) -> None:
    document.issues.append(Issue("warning", "sidecar", message))
