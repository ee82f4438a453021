"""Exhibits as files: charts as PNG, SVG, PDF and interactive HTML, their data as CSV and XLSX."""

from collections.abc import Callable

from dashboard.exports.exhibit import CREDITS, Exhibit, ExportUnavailable, sources_of
from dashboard.exports.images import to_pdf, to_png, to_svg
from dashboard.exports.page import to_html
from dashboard.exports.tables import to_csv, to_xlsx

FORMATS: dict[str, tuple[Callable[[Exhibit], bytes], str]] = {
    "png": (to_png, "image/png"),
    "svg": (to_svg, "image/svg+xml"),
    "pdf": (to_pdf, "application/pdf"),
    "html": (to_html, "text/html"),
    "csv": (to_csv, "text/csv"),
    "xlsx": (to_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
"""Suffix to the function that makes the file, and its media type."""

__all__ = [
    "CREDITS",
    "FORMATS",
    "Exhibit",
    "ExportUnavailable",
    "sources_of",
    "to_csv",
    "to_html",
    "to_pdf",
    "to_png",
    "to_svg",
    "to_xlsx",
]
