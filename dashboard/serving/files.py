"""Files for a download: each belongs to one login, has an address of its own, and expires."""

import hmac
import secrets
import time
from collections.abc import Callable

from streamlit.runtime.media_file_storage import MediaFileKind, MediaFileStorageError
from streamlit.runtime.memory_media_file_storage import MemoryFile, MemoryMediaFileStorage

from dashboard.login import present

LASTS = 600.0
"""Seconds for which a file for download can be fetched after it was made or offered again."""


class OwnedFiles(MemoryMediaFileStorage):
    """Streamlit's files in memory, given only to the login that they were made for.

    Streamlit names a file by a hash of its content, and serves it to anyone who has the name. Here
    the name is keyed with a secret and the login, and both are looked at when it is fetched.
    """

    def __init__(self, media_endpoint: str, clock: Callable[[], float] = time.monotonic) -> None:
        """Begins without any.

        Args:
            media_endpoint: First part of the files' addresses.
            clock: Gives seconds.
        """
        super().__init__(media_endpoint)
        self._secret = secrets.token_bytes(32)
        self._clock = clock
        self._owned: dict[str, tuple[str, float]] = {}

    def load_and_get_id(
        self,
        path_or_data: str | bytes,
        mimetype: str,
        kind: MediaFileKind,
        filename: str | None = None,
    ) -> str:
        """Keep a file for the login at hand; gives its name."""
        owner = present.owner()
        plain = super().load_and_get_id(path_or_data, mimetype, kind, filename)
        content = self._files_by_id.pop(plain)
        name = hmac.digest(self._secret, f"{owner} {plain}".encode(), "sha256").hex()
        self._files_by_id[name] = content
        self._owned[name] = (owner, self._clock())
        return name

    def get_file(self, filename: str) -> MemoryFile:
        """The file of a name.

        Raises:
            MediaFileStorageError: There is none, it is another's, or its time is over.
        """
        found = super().get_file(filename)
        owner, made = self._owned[filename.rsplit(".", 1)[0]]
        over = found.kind == MediaFileKind.DOWNLOADABLE and self._clock() - made > LASTS
        if over or not self._is_here(owner):
            raise MediaFileStorageError("There is no such file for you, or no longer.")
        return found

    def delete_file(self, file_id: str) -> None:
        """Forget a file; it is no error where there is none."""
        super().delete_file(file_id)
        self._owned.pop(file_id, None)

    @staticmethod
    def _is_here(owner: str) -> bool:
        try:
            return present.owner() == owner
        except present.NotSignedIn:
            return False
