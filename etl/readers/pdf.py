"""PDF: the text of its pages in order, a line with a form feed between them."""

from typing import Any

from etl.document import Issue
from etl.readers._contents import Contents, Member
from etl.readers._errors import ReadError
from etl.readers._mail import harmless, unique
from etl.readers._pdf_lines import (
    PageLine,
    lines_of,
    text_of,
    unreadable_share,
    usual_distance,
    without_edges,
)
from etl.readers._pdf_streams import check_streams

SUFFIXES = (".pdf",)
CONTAINED = True

MOST_PAGES = 5_000
MOST_ATTACHED = 1_000
"""Files attached to one PDF that are read."""
_BEGINS_WITHIN = 1024
_ENDS_WITHIN = 2048
_PASSWORD = 4
"""pdfium's number of the error that a password is needed."""
# A page with fewer characters and a picture over so much of it is a scanned page with a stamp.
_FEW = 25
_COVERED = 0.5
_ODD = 0.1
_SCANNED = "run text recognition (OCR) over the file and add what it gives"


def read(data: bytes) -> Contents:
    """The text of the pages.

    Raises:
        ReadError: It needs a password, is damaged, too large, or only pictures of pages.
    """
    if b"%PDF-" not in data[:_BEGINS_WITHIN]:
        raise ReadError("unreadable", "The file does not begin as a PDF does.")
    check_streams(data)
    document = _opened(data)
    if len(document) > MOST_PAGES:
        raise ReadError("too_large", f"It has more than {MOST_PAGES:,} pages; split it.")
    pages: list[list[PageLine]] = []
    scanned: list[int] = []
    damaged: list[int] = []
    for number in range(len(document)):
        lines, is_scan = _page(document, number, damaged)
        pages.append(lines)
        if is_scan:
            scanned.append(number + 1)
    members, lost = _attached(document)
    if not any(pages):
        if members:
            return Contents("", (*lost, *_issues(data, "", scanned, damaged)), members)
        raise _textless(len(pages), scanned, damaged, b"%%EOF" in data[-_ENDS_WITHIN:])
    without_edges(pages)
    usual = usual_distance(pages)
    text = "\n\f\n".join(text_of(lines, usual) for lines in pages)
    return Contents(text, (*_issues(data, text, scanned, damaged), *lost), members)


def _opened(data: bytes) -> Any:  # noqa: ANN401 (pypdfium2 has no types)
    # Loaded only where a PDF is read: it is a large library.
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        return PdfDocument(data)
    except PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            sentence = "It needs a password: save a copy without one and add that."
            raise ReadError("encrypted", sentence) from error
        raise ReadError("unreadable", "The PDF is damaged: it cannot be opened.") from error


def _page(document: Any, number: int, damaged: list[int]) -> tuple[list[PageLine], bool]:  # noqa: ANN401
    """A page's lines, and whether it is a picture of a page."""
    from pypdfium2 import PdfiumError

    try:
        page = document[number]
        text = page.get_textpage()
        try:
            lines = lines_of(text)
            few = sum(len(line.text) for line in lines) < _FEW
            return lines, few and _is_picture(page)
        finally:
            text.close()
            page.close()
    except PdfiumError:
        damaged.append(number + 1)
        return [], False


def _is_picture(page: Any) -> bool:  # noqa: ANN401
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    whole = page.get_width() * page.get_height()
    for found in page.get_objects(filter=(FPDF_PAGEOBJ_IMAGE,)):
        left, bottom, right, top = found.get_bounds()
        if (right - left) * (top - bottom) > _COVERED * whole:
            return True
    return False


def _textless(pages: int, scanned: list[int], damaged: list[int], ended: bool) -> ReadError:
    if scanned:
        return ReadError(
            "empty",
            f"It looks scanned: none of its {_count(pages)} holds text, {len(scanned)} hold a"
            f" picture of a page; {_SCANNED}.",
        )
    if damaged or not pages or not ended:
        return ReadError("unreadable", "The PDF is damaged: no text of its pages can be read.")
    return ReadError("empty", f"It holds neither text nor pictures on its {_count(pages)}.")


def _count(pages: int) -> str:
    return "one page" if pages == 1 else f"{pages:,} pages"


def _issues(data: bytes, text: str, scanned: list[int], damaged: list[int]) -> list[Issue]:
    found: list[Issue] = []
    if scanned:
        message = f"{_named(scanned)} without text look scanned: {_SCANNED}."
        found.append(Issue("warning", "scanned_pages", message))
    if damaged:
        message = f"{_named(damaged)} cannot be read: the PDF is damaged."
        found.append(Issue("warning", "damaged_pages", message))
    if b"%%EOF" not in data[-_ENDS_WITHIN:]:
        message = "The PDF has no end mark: it may have been cut off, and pages may be lacking."
        found.append(Issue("warning", "cut_off", message))
    if unreadable_share(text) > _ODD:
        message = "Its fonts do not say which letters they draw: much of the text is unreadable."
        found.append(Issue("warning", "odd_fonts", message))
    return found


def _attached(document: Any) -> tuple[tuple[Member, ...], list[Issue]]:  # noqa: ANN401
    """The files attached to it, and a word on those that cannot be taken out."""
    from pypdfium2 import PdfiumError

    names: set[str] = set()
    found: list[Member] = []
    number = document.count_attachments()
    for at in range(min(number, MOST_ATTACHED)):
        try:
            file = document.get_attachment(at)
            name = harmless(file.get_name()) or f"attachment-{at + 1}"
            data = bytes(file.get_data())
        except PdfiumError:
            continue
        stem, _, ending = name.rpartition(".")
        stem, ending = (stem, f".{ending}") if stem else (name, "")
        found.append(Member(unique(stem, ending, names), ending.lower(), data))
    if len(found) == number:
        return tuple(found), []
    message = f"Files attached to it were not read: {number - len(found):,} of {number:,}."
    return tuple(found), [Issue("warning", "parts_skipped", message)]


def _named(pages: list[int]) -> str:
    """Words such as "Pages 2, 5 and 7"; a run of pages as "3 to 9"."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    words = [
        word
        for run in runs
        for word in (map(str, run) if len(run) < 3 else [f"{run[0]} to {run[-1]}"])
    ]
    if len(words) == 1:
        return f"Page {words[0]}" if len(pages) == 1 else f"Pages {words[0]}"
    return f"Pages {', '.join(words[:-1])} and {words[-1]}"
