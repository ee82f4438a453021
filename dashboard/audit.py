"""The audit log: who came, what left the atlas, what was added to it, one line each.

Lines are only ever added, each in one write, as JSON: `at` (UTC), `event`, `person`, and what
belongs to the event. Texts of documents are not written, only their names.
"""

import json
import os
from datetime import UTC, datetime
from pathlib import Path

from dashboard.login import present

FILE = "audit.jsonl"
"""In the data folder, readable by the account alone that runs the server."""
EVENTS = (
    "login",
    "login_refused",
    "logout",
    "session_ended",
    "export",
    "document_added",
    "document_removed",
    "correction",
)


class AuditError(Exception):
    """An event cannot be written down, so that it must not happen; the message says what to do."""


def record(event: str, *, person: str | None = None, **details: object) -> None:
    """Write an event down before it takes effect.

    Args:
        event: One of EVENTS.
        person: Whose it is; None for the one who is signed in, "local" where nobody signs in.
        details: What belongs to the event, as JSON has it; other values become text.

    Raises:
        AuditError: It cannot be written: do not do what was to be recorded.
        ValueError: There is no such event.
    """
    if event not in EVENTS:
        raise ValueError(f"no event of the audit log: {event!r}")
    line = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "event": event,
        "person": person or present.person().name,
        **details,
    }
    path = _path()
    written = json.dumps(line, ensure_ascii=True, default=str) + "\n"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(handle, written.encode())
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        raise AuditError(
            f"The audit log {path} cannot be written ({error.strerror}), so this was not done: "
            "free or unlock the folder and try again."
        ) from error


def _path() -> Path:
    folder = os.environ.get("TIP_ATLAS_DATA")
    if not folder:
        raise AuditError("No data folder is named for the audit log: start with `tip-atlas`.")
    return Path(folder) / FILE
