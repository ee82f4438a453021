"""Reports as PDF/A-2a and PDF/UA-1: vector charts, own fonts, contents, tags, by typst."""

import json
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typst

from dashboard import fonts
from dashboard.exports import vectors
from dashboard.exports.exhibit import ExportUnavailable
from dashboard.reports import outlines, pictures
from dashboard.reports.paper import BANNERS, Grid, Paper, Picture, Quoted, Sheet
from dashboard.reports.people import each_text

TEMPLATE = Path(__file__).with_name("report.typ")
PAGE = 190 / 170
"""Height over width of what a page has for a picture below its heading (A4, report.typ)."""
STANDARDS: list[Any] = ["a-2a", "ua-1"]


def to_pdf(paper: Paper) -> bytes:
    """The report as PDF; the same paper gives the same bytes.

    Raises:
        ExportUnavailable: The charts cannot be drawn, or typst refuses the document.
    """
    with tempfile.TemporaryDirectory(prefix="tip-atlas-report-") as folder:
        root = Path(folder)
        sheets = [_sheet(sheet, root) for sheet in paper.sheets]
        told = each_text(_told(paper, sheets), fonts.drawable)
        (root / "paper.json").write_text(json.dumps(told), encoding="utf-8")
        (root / "report.typ").write_text(TEMPLATE.read_text(encoding="utf-8"), encoding="utf-8")
        try:
            made = typst.compile(
                root / "report.typ",
                root=root,
                font_paths=[fonts.FOLDER],
                ignore_system_fonts=True,
                pdf_standards=STANDARDS,
                timestamp=int(datetime.fromisoformat(paper.date).replace(tzinfo=UTC).timestamp()),
            )
        except typst.TypstError as error:
            raise ExportUnavailable(f"The PDF cannot be set: {error.message}.") from error
    assert isinstance(made, bytes)
    return made


def _told(paper: Paper, sheets: list[dict[str, Any]]) -> dict[str, Any]:
    year, month, day = map(int, paper.date.split("-"))
    return {
        "title": paper.title,
        "short": paper.short,
        "author": paper.author,
        "date": [year, month, day],
        "fonts": list(fonts.FAMILIES),
        "banners": BANNERS,
        "marking": paper.marking,
        "of": f"Tables {paper.snapshot}",
        "byline": paper.byline,
        "statements": paper.statements,
        "sheets": sheets,
        "notes": [
            {"number": note.number, "marking": note.marking, "sentence": note.sentence}
            for note in paper.notes
        ],
        "credits": paper.credits,
    }


def _sheet(sheet: Sheet, root: Path) -> dict[str, Any]:
    told: dict[str, Any] = {
        "number": sheet.number,
        "title": sheet.title,
        "marking": sheet.marking,
        "shape": "",
        "paragraphs": [line for line in sheet.words.split("\n") if line.strip()],
        "remarks": sheet.remarks,
        "sources": sheet.sources,
        "link": sheet.link,
        "opens": sheet.opens,
        "fine": sheet.fine,
    }
    return told | _body(sheet, root)


def _body(sheet: Sheet, root: Path) -> dict[str, Any]:
    match sheet.body:
        case Picture() as picture:
            name = f"exhibit-{sheet.number}.svg"
            drawn = outlines.outlined(vectors.settable(pictures.svg(picture)))
            (root / name).write_text(drawn, encoding="utf-8")
            parts = pictures.slices(picture, PAGE)
            return {
                "shape": "picture",
                "file": name,
                "alternatives": pictures.alternatives(picture, len(parts)),
                "parts": parts if len(parts) > 1 else [],
                "ratio": pictures.ratio(picture),
                "page": PAGE,
                "share": pictures.share_of_width(picture, PAGE),
            }
        case Grid() as grid:
            return {
                "shape": "grid",
                "headings": grid.headings,
                "rows": grid.rows,
                "widths": grid.widths(),
            }
        case Quoted() as quoted:
            return {
                "shape": "quoted",
                "headline": quoted.headline,
                "before": quoted.before,
                "words": quoted.words,
                "after": quoted.after,
            }
        case None:
            return {}
