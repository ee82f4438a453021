"""Files that leave the atlas: made when they are asked for, by who was offered them, on record."""

from collections.abc import Callable
from functools import partial
from typing import Literal

import streamlit as st

from dashboard import audit
from dashboard.login import present


def offer(
    label: str,
    make: Callable[[], bytes],
    file_name: str,
    media_type: str,
    key: str,
    kind: Literal["primary", "secondary"] = "secondary",
) -> None:
    """Draw a button that downloads a file.

    Args:
        label: What the button says.
        make: Makes the file, when the button is pressed.
        file_name: What it is called where it is saved.
        media_type: Its MIME type.
        key: Unique on the page.
        kind: How the button looks.
    """
    st.download_button(
        label,
        data=partial(_made, make, file_name, present.owner()),
        file_name=file_name,
        mime=media_type,
        on_click="ignore",
        key=key,
        type=kind,
    )


def _made(make: Callable[[], bytes], file_name: str, owner: str) -> bytes:
    """The file, for who was offered it, once it is written down that it leaves.

    Raises:
        NotSignedIn: It is asked for by another login, or that one has ended.
        AuditError: It cannot be written down.
    """
    if present.owner() != owner:
        raise present.NotSignedIn("This file was offered to another login.")
    content = make()
    audit.record("export", file=file_name, bytes=len(content))
    return content
