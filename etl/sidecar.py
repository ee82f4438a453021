"""What an analyst knows that the text does not say: NAME.meta.toml beside the document NAME.

And which documents an analyst leaves out of the tables: `left-out.toml` in the data folder.
"""

import re
import tomllib
from calendar import monthrange
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from etl.access import CEILINGS
from etl.addresses import Address
from etl.document import Document, Issue
from etl.paths import LEFT_OUT
from etl.schema import CODES

SUFFIX = ".meta.toml"
TEXT_KEYS = ("title", "publisher", "url")
KEYS = (*TEXT_KEYS, "date", "reliability", "kind", "marking")
MAX_BYTES = 65_536
_CLASSIFICATIONS = ("UNCLASSIFIED", "SBU", "CONFIDENTIAL", "SECRET")
"""What a whole document is classified as, in the order of CEILINGS."""
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def sidecar_of(path: Address) -> Address | None:
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


def apply_sidecar(document: Document, path: Address) -> None:
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
    if code := {"reliability": "reliability", "kind": "document_kind"}.get(key):
        if not isinstance(value, str) or value not in CODES[code]:
            return f"{key} {value!r} is none of {', '.join(CODES[code])}"
        setattr(document, key, value)
        return None
    if key == "marking":
        return _mark(document, value)
    if key not in KEYS:
        return f"{key!r} is none of {', '.join(KEYS)}"
    if not isinstance(value, str) or not value.strip():
        return f"{key} is no text"
    setattr(document, key, value.strip())
    return None


def _mark(document: Document, value: object) -> str | None:
    """Marks all passages at least so: an analyst's word raises a marking and never lowers one."""
    if value not in CEILINGS:
        return f"marking {value!r} is none of {', '.join(CEILINGS)}"
    rank = CEILINGS.index(value)
    if _rank(document.classification, _CLASSIFICATIONS) < rank:
        document.classification = _CLASSIFICATIONS[rank]
    document.passages = [
        replace(one, marking=value) if _rank(one.marking, CEILINGS) < rank else one
        for one in document.passages
    ]
    return None


def _rank(marking: str | None, order: tuple[str, ...]) -> int:
    """The place of a marking in an order; none comes before all, what is unknown last."""
    if marking is None:
        return -1
    return order.index(marking) if marking in order else len(order) - 1


def left_out(data_dir: Path) -> frozenset[str]:
    """The sha256 of the documents that an analyst has left out of a data folder's tables.

    Args:
        data_dir: The folder of CURRENT and snapshots.

    Raises:
        ValueError: The list is there and cannot be read: what it names must not come back.
    """
    path = data_dir / LEFT_OUT
    try:
        listed = tomllib.loads(path.read_text(encoding="utf-8"))["document"]
        return frozenset(str(entry["sha256"]) for entry in listed)
    except (FileNotFoundError, NotADirectoryError):
        return frozenset()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ValueError(
            f"{path} cannot be read ({error}): mend it, or delete it to have all documents back."
        ) from error


def _warn(document: Document, message: str) -> None:
    document.issues.append(Issue("warning", "sidecar", message))
