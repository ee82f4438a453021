"""Reports as PPTX: one exhibit a slide; bar charts native and editable, other charts as images."""

import io
from datetime import datetime
from typing import Any

import pptx
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.enum.text import PP_ALIGN
from pptx.util import Emu, Mm, Pt

from dashboard.reports import pictures
from dashboard.reports.bars import Bars, bars_of
from dashboard.reports.office import clean, steady
from dashboard.reports.paper import BANNERS, Grid, Note, Paper, Picture, Quoted, Sheet, highest

WIDE, HIGH = Mm(338.7), Mm(190.5)
LEFT, TOP, ROOM, DEEP = Mm(12), Mm(30), Mm(314), Mm(122)
"""The exhibit's box on a slide of 16:9."""
COLUMN = 1.2
"""Height over width of a part of a tall chart: three stand beside each other."""
QUIET = RGBColor(0x52, 0x60, 0x6D)
ROWS, LETTERS = 8, 64
"""Rows of a table on one slide, the others are counted, and letters of a cell."""
NOTES = 9
"""Source notes on one slide."""


def to_pptx(paper: Paper) -> bytes:
    """The report as PPTX; the same paper gives the same bytes.

    Raises:
        ExportUnavailable: The charts cannot be drawn.
    """
    deck: Any = pptx.Presentation()
    deck.slide_width, deck.slide_height = WIDE, HIGH
    told = deck.core_properties
    told.title, told.author, told.last_modified_by = clean(paper.title), clean(paper.author), ""
    told.created = told.modified = datetime.fromisoformat(paper.date)
    opening = _slide(deck, paper.title, paper.marking)
    _add_lines(opening, [paper.byline, *paper.statements, paper.credits], TOP, 12)
    for sheet in paper.sheets:
        _add_sheet(deck, sheet)
    for first in range(0, len(paper.notes), NOTES):
        part = paper.notes[first : first + NOTES]
        _add_notes(deck, part)
    buffer = io.BytesIO()
    deck.save(buffer)
    return steady(buffer.getvalue(), paper.date)


def _slide(deck: Any, title: str, marking: str) -> Any:  # noqa: ANN401 - python-pptx has no types
    """A slide with its title and the banner of what it contains above and below."""
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    heading = slide.shapes.title
    heading.left, heading.top, heading.width, heading.height = LEFT, Mm(9), ROOM, Mm(18)
    heading.text_frame.text = clean(title)
    heading.text_frame.word_wrap = True
    heading.text_frame.paragraphs[0].font.size = Pt(24)
    heading.text_frame.paragraphs[0].font.name = "Noto Sans"
    heading.text_frame.paragraphs[0].font.bold = True
    for top in (Mm(2), HIGH - Mm(9)):
        _add_lines(slide, [BANNERS[marking]], top, 10, deep=Mm(7), centred=True)
    return slide


def _add_lines(
    slide: Any,  # noqa: ANN401
    lines: list[str],
    top: int,
    size: float,
    *,
    deep: int = DEEP,
    centred: bool = False,
) -> None:
    box = slide.shapes.add_textbox(LEFT, Emu(top), ROOM, Emu(deep)).text_frame
    box.word_wrap = True
    for place, words in enumerate(lines):
        line = box.paragraphs[0] if not place else box.add_paragraph()
        line.text = clean(words)
        line.font.size, line.font.name, line.font.color.rgb = Pt(size), "Noto Sans", QUIET
        if centred:
            line.alignment, line.font.bold = PP_ALIGN.CENTER, True
        else:
            line.space_after = Pt(6)


def _add_sheet(deck: Any, sheet: Sheet) -> None:  # noqa: ANN401
    numbered = f"Exhibit {sheet.number}. " if sheet.number else ""
    slide = _slide(deck, f"{numbered}{sheet.title} ({sheet.marking})", sheet.marking)
    match sheet.body:
        case Picture() as picture:
            _add_picture(slide, picture)
        case Grid() as grid:
            _add_grid(slide, grid)
        case Quoted() as quoted:
            words = f"“{quoted.before}{quoted.words}{quoted.after}”"
            _add_lines(slide, [quoted.headline, words], TOP, 18)
        case None:
            _add_lines(slide, [line for line in sheet.words.split("\n") if line.strip()], TOP, 16)
    if sheet.body is not None:
        below = [_left_words(sheet.body), " ".join(sheet.remarks), sheet.sources]
        below.append(sheet.words.replace("\n", " "))
        _add_lines(slide, [line for line in below if line], TOP + DEEP + Mm(2), 9, deep=Mm(24))
    slide.notes_slide.notes_text_frame.text = clean(
        "\n".join([*sheet.remarks, sheet.sources, sheet.words, sheet.link]).strip()
    )


def _left_words(body: Picture | Grid | Quoted) -> str:
    """How many rows of a table have no room on its slide."""
    left = max(0, len(body.rows) - ROWS) + body.left if isinstance(body, Grid) else 0
    return f"{left:,} further rows are not on this slide." if left else ""


def _add_picture(slide: Any, picture: Picture) -> None:  # noqa: ANN401
    bars = bars_of(picture.figure)
    if bars is not None:
        _add_bars(slide, bars, picture.alternative)
        return
    drawn = pictures.png(picture)
    parts = pictures.slices(picture, COLUMN)
    room = ROOM // len(parts)
    for place, part in enumerate(parts):  # the parts of a tall chart stand beside each other
        own = drawn if len(parts) == 1 else pictures.cut(drawn, part)
        shape = slide.shapes.add_picture(io.BytesIO(own), LEFT, TOP)
        scale = min(room / shape.width, DEEP / shape.height)
        shape.width, shape.height = int(shape.width * scale), int(shape.height * scale)
        shape.left = LEFT + room * place + (room - shape.width) // 2
        _describe(shape, picture.alternative)


def _describe(shape: Any, words: str) -> None:  # noqa: ANN401
    shape._element.xpath(".//p:cNvPr")[0].set("descr", clean(words))  # noqa: SLF001


def _add_bars(slide: Any, bars: Bars, alternative: str) -> None:  # noqa: ANN401
    data: Any = CategoryChartData()
    data.categories = [clean(words) for words in bars.categories]
    for series in bars.series:
        data.add_series(clean(series.name), series.values)
    kinds = {
        (True, True): XL_CHART_TYPE.BAR_STACKED,
        (True, False): XL_CHART_TYPE.BAR_CLUSTERED,
        (False, True): XL_CHART_TYPE.COLUMN_STACKED,
        (False, False): XL_CHART_TYPE.COLUMN_CLUSTERED,
    }
    kind = kinds[bars.lying, bars.stacked]
    shape = slide.shapes.add_chart(kind, LEFT, TOP, ROOM, DEEP, data)
    chart = shape.chart
    chart.font.size, chart.font.name = Pt(11), "Noto Sans"
    chart.has_title = False
    chart.has_legend = len(bars.series) > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    if bars.lying:
        chart.category_axis.reverse_order = True
    chart.value_axis.has_title = bool(bars.unit)
    if bars.unit:
        chart.value_axis.axis_title.text_frame.text = clean(bars.unit)
    for drawn, series in zip(chart.plots[0].series, bars.series, strict=True):
        drawn.format.fill.solid()
        drawn.format.fill.fore_color.rgb = RGBColor.from_string(series.colour.lstrip("#"))
    plot = chart.plots[0]
    plot.has_data_labels = True
    plot.data_labels.number_format, plot.data_labels.number_format_is_linked = "#,##0;;", False
    _describe(shape, alternative)


def _add_grid(slide: Any, grid: Grid) -> None:  # noqa: ANN401
    shown = grid.rows[:ROWS]
    shape = slide.shapes.add_table(len(shown) + 1, len(grid.headings), LEFT, TOP, ROOM, Mm(8))
    for column, share in zip(shape.table.columns, grid.widths(), strict=True):
        column.width = int(ROOM * share)
    for down, row in enumerate([grid.headings, *shown]):
        for across, words in enumerate(row):
            cell = shape.table.cell(down, across)
            short = words if len(words) <= LETTERS else f"{words[: LETTERS - 1].rstrip()}…"
            cell.text = clean(short)
            for line in cell.text_frame.paragraphs:
                line.font.size, line.font.name = Pt(9), "Noto Sans"


def _add_notes(deck: Any, notes: list[Note]) -> None:  # noqa: ANN401
    slide = _slide(deck, "Source notes", highest([note.marking for note in notes]))
    lines = [f"[{note.number}] {note.sentence}" for note in notes]
    short = [line if len(line) < 420 else f"{line[:419].rstrip()}…" for line in lines]
    _add_lines(slide, short, TOP, 10, deep=DEEP + Mm(20))
