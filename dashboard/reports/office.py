"""Office files: texts that XML can hold, and one date inside, so that the same gives the same."""

import io
import re
import zipfile

from dashboard import fonts
from dashboard.exports.files import entry

_DATES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(?=<)")


def clean(words: str) -> str:
    """A text without the control characters that XML cannot hold."""
    return "".join(
        c for c in words if c in "\n\t" or ord(c) >= 32 and not 0xD800 <= ord(c) <= 0xDFFF
    )


def parts(words: str) -> list[tuple[str, str]]:
    """A text as an office file can hold it, in parts that one font draws, with its name."""
    return fonts.runs(clean(words)) or [(fonts.FAMILIES[0], "")]


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
            target.writestr(entry(name), held)
    return packed.getvalue()
