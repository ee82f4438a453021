"""Reports: exhibits that an analyst puts in order and signs, in five formats of one content."""

from collections.abc import Callable

from dashboard.reports.markdown import to_markdown
from dashboard.reports.paper import Paper
from dashboard.reports.pdf import to_pdf
from dashboard.reports.slides import to_pptx
from dashboard.reports.web import to_html
from dashboard.reports.word import to_docx

_OFFICE = "application/vnd.openxmlformats-officedocument"
FORMATS: dict[str, tuple[Callable[[Paper], bytes], str, str]] = {
    "pdf": (to_pdf, "pdf", "application/pdf"),
    "docx": (to_docx, "docx", f"{_OFFICE}.wordprocessingml.document"),
    "pptx": (to_pptx, "pptx", f"{_OFFICE}.presentationml.presentation"),
    "html": (to_html, "html", "text/html"),
    "md": (to_markdown, "zip", "application/zip"),
}
"""Format to the function that writes it, the file's suffix and its media type."""
