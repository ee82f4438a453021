"""RTF: its plain text, taken out by striprtf."""

from etl.readers._errors import ReadError

SUFFIXES = (".rtf",)
CONTAINED = True

_BEGINS = b"{\\rtf"


def read(data: bytes) -> str:
    """The text, a blank line between paragraphs.

    Raises:
        ReadError: It is no RTF.
    """
    from striprtf.striprtf import rtf_to_text

    if not data.lstrip().startswith(_BEGINS):
        raise ReadError("unreadable", "The file does not begin as RTF does.")
    # RTF is ASCII; other bytes are those of its code page, as a rule Windows-1252.
    text = rtf_to_text(data.decode("cp1252", "replace"), errors="replace")
    # Cells of a table come with a bar after each.
    lines = [line.strip(" |\t") for line in text.replace("\x00", "").splitlines()]
    return "\n\n".join(line.replace("|", "   |   ") for line in lines if line)
