"""Reports as PPTX: one exhibit a slide; bar charts native and editable, other charts as images.

What has no room on the slide of its exhibit (rows, remarks, long quotes) follows on further ones.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pptx
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Emu, Mm, Pt

from dashboard.reports import fitting, pictures, slide_rows
from dashboard.reports.bars import Bars, bars_of
from dashboard.reports.office import clean, parts, steady
from dashboard.reports.paper import BANNERS, Grid, Note, Paper, Picture, Quoted, Sheet, highest
from dashboard.reports.slide_rows import CELL, INSET

WIDE, HIGH = Mm(338.7), Mm(190.5)
ROOM_MM, DEEP_MM, BELOW_MM = 314.0, 118.0, 29.0
LEFT, TOP, ROOM, DEEP = Mm(12), Mm(28), Mm(ROOM_MM), Mm(DEEP_MM)
"""The exhibit's box on a slide of 16:9, in which its remarks have their own below it."""
WHOLE_MM = DEEP_MM + BELOW_MM
"""Height of both boxes together."""
COLUMN, BESIDE = 0.95, 2
"""Height over width of a part of a tall chart, and how many stand beside each other, so that their
words are nearly as large as on paper."""
QUIET = RGBColor(0x52, 0x60, 0x6D)
TITLES = ((60, 24), (140, 18), (10_000, 13))
"""Letters of a title to the points that it is set in."""
REMARK, NOTE, WORDS = 8.5, 10.0, 16.0
"""Points of remarks, notes and quotes."""
AFTER = 2.0
"""Millimetres below a paragraph."""


@dataclass(frozen=True)
class _Deck:
    """The slides made so far, and what stands at the foot of each."""

    slides: Any
    foot: str

    def add(self, title: str, marking: str) -> Any:  # noqa: ANN401 - python-pptx has no types
        """A slide with its title, and the banner of what it contains above and below."""
        slide = self.slides.slides.add_slide(self.slides.slide_layouts[5])
        heading = slide.shapes.title
        heading.left, heading.top, heading.width, heading.height = LEFT, Mm(9), ROOM, Mm(17)
        heading.text_frame.word_wrap = True
        points = next(points for letters, points in TITLES if len(title) <= letters)
        _write(heading.text_frame.paragraphs[0], title, points, bold=True)
        for top in (Mm(2), HIGH - Mm(8.5)):
            _add_lines(slide, [BANNERS[marking]], top, 10, deep=7, centred=True)
        _add_lines(slide, [self.foot], HIGH - Mm(13), 7, deep=5, centred=True)
        return slide

    def flow(self, title: str, marking: str, lines: Sequence[str], size: float) -> None:
        """Slides of words alone, as many as they take."""
        groups = fitting.pages(lines, ROOM_MM - INSET, WHOLE_MM, size, AFTER)
        for place, group in enumerate(groups):
            slide = self.add(title if not place else f"{title}, continued", marking)
            _add_lines(slide, group, TOP, size, deep=WHOLE_MM)


def to_pptx(paper: Paper) -> bytes:
    """The report as PPTX; the same paper gives the same bytes.

    Raises:
        ExportUnavailable: The charts cannot be drawn.
    """
    slides: Any = pptx.Presentation()
    slides.slide_width, slides.slide_height = WIDE, HIGH
    told = slides.core_properties
    told.title, told.author, told.last_modified_by = clean(paper.title), clean(paper.author), ""
    told.created = told.modified = datetime.fromisoformat(paper.date)
    deck = _Deck(slides, f"{paper.short} · tables {paper.snapshot}")
    deck.flow(paper.title, paper.marking, [paper.byline, *paper.statements, paper.credits], 12)
    contents = [f"{s.number}. {s.title}" for s in paper.sheets if s.number]
    deck.flow("Contents", paper.marking, contents, 12)
    for sheet in paper.sheets:
        _add_sheet(deck, sheet)
    for marking, lines in _by_marking(paper.notes):
        deck.flow("Source notes", marking, lines, NOTE)
    buffer = io.BytesIO()
    slides.save(buffer)
    return steady(buffer.getvalue(), paper.date)


def _by_marking(notes: Sequence[Note]) -> Iterator[tuple[str, list[str]]]:
    """The notes of each slide, with the highest marking among them."""
    named = {f"[{note.number}] {note.sentence}": note.marking for note in notes}
    for lines in fitting.pages(list(named), ROOM_MM - INSET, WHOLE_MM, NOTE, AFTER):
        # A part of a note that fills a slide of its own may hold any of its words.
        found = [named.get(line) for line in lines]
        known = [marking for marking in found if marking is not None]
        yield highest(known if len(known) == len(found) else list(named.values())), lines


def _add_lines(
    slide: Any,  # noqa: ANN401
    lines: Sequence[str],
    top: int,
    size: float,
    *,
    deep: float,
    centred: bool = False,
) -> Any:  # noqa: ANN401
    box = slide.shapes.add_textbox(LEFT, Emu(top), ROOM, Mm(deep)).text_frame
    box.word_wrap = True
    for place, words in enumerate(lines):
        line = box.paragraphs[0] if not place else box.add_paragraph()
        _write(line, words, size, bold=centred, colour=QUIET)
        if centred:
            line.alignment = PP_ALIGN.CENTER
        else:
            line.space_after = Mm(AFTER) if size > REMARK else Pt(1)
    return box


def _write(
    line: Any,  # noqa: ANN401
    words: str,
    size: float,
    *,
    bold: bool = False,
    colour: RGBColor | None = None,
) -> None:
    """Write words into a paragraph, each script in its own font."""
    for family, part in parts(words):
        run = line.add_run()
        run.text, run.font.size, run.font.name, run.font.bold = part, Pt(size), family, bold
        if colour is not None:
            run.font.color.rgb = colour
        latin = run.font._element.find(qn("a:latin"))  # noqa: SLF001 - it names one script's font
        for script in ("a:cs", "a:ea"):
            other = OxmlElement(script)
            other.set("typeface", family)
            latin.addnext(other)


def _add_sheet(deck: _Deck, sheet: Sheet) -> None:
    numbered = f"Exhibit {sheet.number}. " if sheet.number else ""
    title = f"{numbered}{sheet.title} ({sheet.marking})"
    told = " ".join(sheet.remarks) if sheet.number else ""
    below = [*sheet.words.split("\n"), told, sheet.sources, sheet.fine]
    below = [line for line in below if line.strip()]
    match sheet.body:
        case Picture() as picture:
            slide = _add_picture(deck, title, sheet.marking, picture)
            _add_below(deck, slide, sheet, title, below)
        case Grid() as grid:
            groups = list(slide_rows.groups(grid, ROOM_MM, DEEP_MM)) or [[]]
            for place, rows in enumerate(groups):
                slide = deck.add(title if not place else f"{title}, continued", sheet.marking)
                _add_rows(slide, grid, rows)
                _add_below(deck, slide, sheet, title, below if not place else [])
        case Quoted() as quoted:
            words = f"“{quoted.before}{quoted.words}{quoted.after}”"
            deck.flow(title, sheet.marking, [quoted.headline, words], WORDS)
            slide = deck.slides.slides[-1]
            _add_below(deck, slide, sheet, title, below, always_apart=_is_long(words))
        case None:
            deck.flow(title, sheet.marking, below or [" "], WORDS)


def _is_long(words: str) -> bool:
    """Whether a quote leaves no room for remarks below it."""
    return fitting.height(words, ROOM_MM - INSET, WORDS) > DEEP_MM - 20


def _add_below(
    deck: _Deck,
    slide: Any,  # noqa: ANN401
    sheet: Sheet,
    title: str,
    lines: list[str],
    *,
    always_apart: bool = False,
) -> None:
    """Add remarks and link below an exhibit; on a slide of their own where they are too many."""
    slide.notes_slide.notes_text_frame.text = clean("\n".join([*lines, sheet.link]).strip())
    if not lines:
        return
    needed = sum(fitting.height(line, ROOM_MM - INSET, REMARK) + 0.4 for line in [*lines, "View"])
    if always_apart or needed > BELOW_MM:
        slide = deck.add(f"{title}, remarks", sheet.marking)
        box = _add_lines(slide, lines, TOP, 11, deep=WHOLE_MM)
    else:
        box = _add_lines(slide, lines, TOP + DEEP + Mm(1), REMARK, deep=BELOW_MM)
    if sheet.link:
        line = box.add_paragraph()
        run = line.add_run()
        run.text = clean(f"View: {sheet.link}" if not sheet.opens else "Open this view")
        run.font.size, run.font.name = Pt(REMARK), "Noto Sans"
        if sheet.opens:
            run.hyperlink.address = sheet.link


def _add_picture(deck: _Deck, title: str, marking: str, picture: Picture) -> Any:  # noqa: ANN401
    """Add slides with a chart, the parts of a tall one beside each other; gives the first."""
    first = slide = deck.add(title, marking)
    bars = bars_of(picture.figure)
    if bars is not None:
        _add_bars(slide, bars, picture.alternative)
        return slide
    drawn = pictures.png(picture)
    parts = pictures.slices(picture, COLUMN)
    told = pictures.alternatives(picture, len(parts))
    room = ROOM // min(BESIDE, len(parts))
    for place, part in enumerate(parts):
        beside = place % BESIDE
        if place and not beside:
            slide = deck.add(f"{title}, continued", marking)
        own = drawn if len(parts) == 1 else pictures.cut(drawn, part)
        shape = slide.shapes.add_picture(io.BytesIO(own), LEFT, TOP)
        scale = min(room / shape.width, DEEP / shape.height)
        shape.width, shape.height = int(shape.width * scale), int(shape.height * scale)
        shape.left = LEFT + room * beside + (room - shape.width) // 2
        _describe(shape, told[place])
    return first


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


def _add_rows(slide: Any, grid: Grid, rows: list[list[str]]) -> None:  # noqa: ANN401
    shape = slide.shapes.add_table(len(rows) + 1, len(grid.headings), LEFT, TOP, ROOM, Mm(8))
    for column, share in zip(shape.table.columns, slide_rows.shares(grid, ROOM_MM), strict=True):
        column.width = int(ROOM * share)
    widths = slide_rows.widths(grid, ROOM_MM)
    for down, row in enumerate([grid.headings, *rows]):
        shape.table.rows[down].height = Mm(slide_rows.high(row, widths))
        for across, words in enumerate(row):
            cell = shape.table.cell(down, across)
            cell.margin_top = cell.margin_bottom = Mm(0.8)
            line = cell.text_frame.paragraphs[0]
            # An empty cell is else higher than the others.
            line._p.get_or_add_endParaRPr().set("sz", str(round(CELL * 100)))  # noqa: SLF001
            _write(line, words, CELL, bold=not down)
