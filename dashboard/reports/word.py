"""Reports as DOCX: real headings, tables, captions, alternative texts; charts as crisp images."""

import io
from datetime import datetime
from typing import Any

import docx
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from dashboard.reports import fitting, pictures
from dashboard.reports.office import clean, parts, steady
from dashboard.reports.paper import BANNERS, Grid, Note, Paper, Picture, Quoted, Sheet, highest

QUIET = RGBColor(0x52, 0x60, 0x6D)
WIDE = Mm(170)
"""Of A4 with the margins set here."""
PAGE, HEADINGS, LEAST = 250.0, 38.0, 120.0
"""Millimetres of a page's text; those that heading and caption take; a chart's that has many
remarks."""
LONG = 1200
"""Letters of a cell that could fill a page: its row may be broken between pages."""
SMALL, BETWEEN = 8.5, 2.2
"""Points of remarks, and millimetres between them."""


def to_docx(paper: Paper) -> bytes:
    """The report as DOCX; the same paper gives the same bytes.

    Raises:
        ExportUnavailable: The charts cannot be drawn.
    """
    book: Any = docx.Document()
    _set_up(book, paper)
    _run(book.add_heading("", 0), paper.title)
    for words in (paper.byline, *paper.statements):
        _small(book, words)
    _banner(book.sections[0], paper.marking)
    _add_contents(book, paper)
    for sheet in paper.sheets:
        if sheet.number:
            _banner(book.add_section(WD_SECTION.NEW_PAGE), sheet.marking)
        _add_sheet(book, sheet)
    if paper.notes:
        _banner(book.add_section(WD_SECTION.NEW_PAGE), highest([n.marking for n in paper.notes]))
        book.add_heading("Source notes", 1)
        for note in paper.notes:
            _add_note(book, note)
    book.add_heading("Credits", 1)
    _small(book, paper.credits)
    buffer = io.BytesIO()
    book.save(buffer)
    return steady(buffer.getvalue(), paper.date)


def _set_up(book: Any, paper: Paper) -> None:  # noqa: ANN401 - python-docx has no types
    section = book.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(22)
    style = book.styles["Normal"]
    style.font.name, style.font.size = "Noto Sans", Pt(10)
    style.paragraph_format.line_spacing, style.paragraph_format.space_after = 1.0, Pt(5)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), "Noto Sans CJK SC")
    line = section.footer.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(line, f"{paper.short} · tables {paper.snapshot} · page ", 8, quiet=True)
    _add_field(line, "PAGE")
    told = book.core_properties
    told.title, told.author, told.comments = clean(paper.title), clean(paper.author), ""
    told.created = told.modified = datetime.fromisoformat(paper.date)
    told.last_modified_by, told.revision, told.language = "", 1, "en"


def _add_contents(book: Any, paper: Paper) -> None:  # noqa: ANN401
    """Add the titles of the exhibits; a word processor that updates fields adds their pages."""
    _run(book.add_paragraph(), "Contents", 13, bold=True)
    titles = [f"Exhibit {sheet.number}. {sheet.title}" for sheet in paper.sheets if sheet.number]
    lines = [_small(book, words, 9.5) for words in titles or ["No exhibits."]]
    _begin_field(lines[0], 'TOC \\o "1-1" \\h')
    _end_field(lines[-1])


def _banner(section: Any, marking: str) -> None:  # noqa: ANN401
    """Write the banner of what a section contains above its pages."""
    section.header.is_linked_to_previous = False
    line = section.header.paragraphs[0]
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.add_run(BANNERS[marking]).bold = True


def _add_field(line: Paragraph, code: str) -> None:
    """Add a field that the word processor fills in (the page's number)."""
    run = line.add_run()._r  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    run.extend([_field("begin"), _code(code), _field("end")])


def _begin_field(line: Paragraph, code: str) -> None:
    """Begin a field before the words of a line, which are what it says until it is updated."""
    run = line.add_run()._r  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    run.extend([_field("begin"), _code(code), _field("separate")])
    line._p.insert(line._p.index(line.runs[0]._r), run)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]


def _end_field(line: Paragraph) -> None:
    line.add_run()._r.append(_field("end"))  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]


def _field(kind: str) -> Any:  # noqa: ANN401
    element = OxmlElement("w:fldChar")
    element.set(qn("w:fldCharType"), kind)
    return element


def _code(code: str) -> Any:  # noqa: ANN401
    element = OxmlElement("w:instrText")
    element.text = code
    return element


def _run(
    line: Paragraph,
    words: str,
    size: float | None = None,
    *,
    bold: bool | None = None,
    quiet: bool = False,
    marked: bool | None = None,
) -> None:
    """Add words, each script in its own font and all in one size."""
    for family, part in parts(words):
        run: Any = line.add_run(part)
        run.font.name, run.font.bold, run.font.cs_bold = family, bold, bold
        run.font.underline = marked
        named = run._r.rPr.rFonts  # noqa: SLF001 - python-docx names one script's font only
        for script in ("w:cs", "w:eastAsia"):
            named.set(qn(script), family)
        if quiet:
            run.font.color.rgb = QUIET
        if size is not None:
            run.font.size = Pt(size)
            complex_size = OxmlElement("w:szCs")
            complex_size.set(qn("w:val"), str(round(size * 2)))
            run._r.rPr.find(qn("w:sz")).addnext(complex_size)  # noqa: SLF001


def _small(book: Any, words: str, size: float = SMALL) -> Paragraph:  # noqa: ANN401
    line = book.add_paragraph()
    line.paragraph_format.space_after = Pt(3)
    _run(line, words, size, quiet=True)
    return line


def _add_link(book: Any, sheet: Sheet) -> None:  # noqa: ANN401
    """Add the address that reopens the view, as a link where it opens from anywhere."""
    if not sheet.opens:
        _small(book, f"View: {sheet.link}")
        return
    line = _small(book, "View: ")
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), line.part.relate_to(sheet.link, RELATION.HYPERLINK, is_external=True))
    _run(line, sheet.link, 8.5, quiet=True, marked=True)
    link.append(line.runs[-1]._r)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    line._p.append(link)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]


def _add_sheet(book: Any, sheet: Sheet) -> None:  # noqa: ANN401
    if sheet.title:
        numbered = f"Exhibit {sheet.number}. " if sheet.number else ""
        _run(book.add_heading("", 1), f"{numbered}{sheet.title} ({sheet.marking})")
    match sheet.body:
        case Picture() as picture:
            _add_picture(book, picture, _deep(sheet))
        case Grid() as grid:
            _add_grid(book, grid)
        case Quoted() as quoted:
            _add_quoted(book, quoted)
        case None:
            pass
    _add_remarks(book, sheet)


def _add_remarks(book: Any, sheet: Sheet) -> None:  # noqa: ANN401
    """Add caption and remarks, kept with the chart, or its last part, above them."""
    begin = len(book.element.body) - 2  # the last of all is no paragraph
    if sheet.number and sheet.body is not None:
        line = book.add_paragraph(style="Caption")
        _run(line, f"Exhibit {sheet.number}. {sheet.title}")
    for words in sheet.words.split("\n"):
        if words.strip():
            _run(book.add_paragraph(), words)
    for words in filter(None, (*sheet.remarks, sheet.sources)):
        _small(book, words)
    if sheet.link:
        _add_link(book, sheet)
    if sheet.fine:
        _small(book, sheet.fine, 7.5)
    if sheet.number:
        _keep_together(book, begin)


def _keep_together(book: Any, begin: int) -> None:  # noqa: ANN401
    """Keep the paragraphs from a place on on one page if they fit."""
    for element in list(book.element.body)[begin:-2]:
        if element.tag == qn("w:p"):
            Paragraph(element, book).paragraph_format.keep_with_next = True


def _add_picture(book: Any, picture: Picture, deep: int) -> None:  # noqa: ANN401
    """Add a chart at most so high, cut between its panels where it is too tall."""
    drawn, parts = pictures.png(picture), pictures.slices(picture, deep / WIDE)
    for part, words in zip(parts, pictures.alternatives(picture, len(parts)), strict=True):
        own = drawn if len(parts) == 1 else pictures.cut(drawn, part)
        shape = book.add_picture(io.BytesIO(own), width=WIDE)
        if shape.height > deep:
            shape.width, shape.height = int(shape.width * deep / shape.height), deep
        told = shape._inline.docPr  # noqa: SLF001 - python-docx offers no other way to it
        told.set("descr", clean(words))


def _deep(sheet: Sheet) -> int:
    """The height that a chart may have, so that its remarks stand on its page."""
    lines = [*sheet.words.split("\n"), *sheet.remarks, sheet.sources, sheet.link, sheet.fine]
    words = [line for line in lines if line.strip()]
    below = sum(fitting.height(line, WIDE / Mm(1), SMALL) + BETWEEN for line in words)
    return Mm(max(LEAST, PAGE - HEADINGS - below))


def _add_grid(book: Any, grid: Grid) -> None:  # noqa: ANN401
    table = book.add_table(rows=1, cols=len(grid.headings), style="Light List Accent 1")
    table.autofit = False
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        narrow = OxmlElement(f"w:{side}")
        narrow.set(qn("w:w"), "50")
        narrow.set(qn("w:type"), "dxa")
        margins.append(narrow)
    table._tbl.tblPr.append(margins)  # noqa: SLF001 - python-docx has no margins of cells
    widths = [int(WIDE * share) for share in grid.widths()]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    _fill(table.rows[0], grid.headings, widths, bold=True)
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001
    for row in grid.rows:
        added = table.add_row()
        _fill(added, row, widths)
        if not any(len(words) > LONG for words in row):
            added._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001


def _fill(row: Any, texts: list[str], widths: list[int], *, bold: bool = False) -> None:  # noqa: ANN401
    for cell, words, width in zip(row.cells, texts, widths, strict=True):
        cell.width = width
        _run(cell.paragraphs[0], words, 8, bold=bold or None)


def _add_quoted(book: Any, quoted: Quoted) -> None:  # noqa: ANN401
    _run(book.add_paragraph(), quoted.headline, bold=True)
    line = book.add_paragraph(style="Quote")
    _run(line, f"“{quoted.before}")
    _run(line, quoted.words, bold=True, marked=True)
    _run(line, f"{quoted.after}”")


def _add_note(book: Any, note: Note) -> None:  # noqa: ANN401
    line = book.add_paragraph()
    _run(line, f"[{note.number}] ", 8.5, bold=True, quiet=True)
    _run(line, note.sentence, 8.5, quiet=True)
