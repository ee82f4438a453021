"""Office files with one date inside: the same contents give the same bytes."""

import io
import re
import zipfile

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip entry can have."""
_DATES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(?=<)")


def steady(content: bytes, date: str) -> bytes:
    """A docx, pptx or xlsx packed anew: entries without times, properties with one date.

    Args:
        content: The file.
        date: ISO day.
    """
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            held = source.read(name)
            if name.endswith(".xlsx"):
                held = steady(held, date)
            elif name == "docProps/core.xml":
                held = _DATES.sub(rb"\g<1>" + f"{date}T00:00:00Z".encode(), held)
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, held)
    return packed.getvalue()
