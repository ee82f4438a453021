"""Every format of a report holds the same content, inert, marked, and the same bytes each time."""

import io
import re
import shutil
import zipfile

import docx
import plotly.graph_objects as go
import pptx
import pytest
from docx.oxml.ns import qn as word_qn
from pptx.oxml.ns import qn
from pptx.util import Mm
from pypdf import PdfReader

from dashboard.exports import vectors
from dashboard.reports import markdown, pdf, slides, web, word
from dashboard.reports.bars import bars_of
from dashboard.reports.paper import BOLD, LETTERS, Grid, Note, Paper, Quoted, Sheet, highest
from dashboard.reports.pictures import WIDTH, alternatives, picture, slices

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
drawn = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium to draw with")
HOSTILE = '#set page() *x* <b>"&| [link](http://evil.example) =1+1 \x07'
NAMES = "Đắk Lắk, ວຽງຈັນ, กรุงเทพ, ភ្នំពេញ, ရန်ကုန်, 昆明"
WRITERS = {
    "pdf": pdf.to_pdf,
    "docx": word.to_docx,
    "pptx": slides.to_pptx,
    "html": web.to_html,
    "md": markdown.to_markdown,
}


@pytest.fixture(scope="module")
def paper():
    bars = go.Figure(go.Bar(x=[3, 2], y=["Lao Cai", "Quảng Ninh"], orientation="h", name="claims"))
    arrows = go.Figure(go.Scatter(x=[0, 1], y=[0, 1]))
    sheets = [
        Sheet(0, "What this is", "U", None, words=f"First lines.\n\n{NAMES}"),
        Sheet(1, "Bars", "U", picture(bars, "Two bars"), ["All years."], "Mine.", [1], "/flows"),
        Sheet(2, f"Arrow {HOSTILE}", "SBU", picture(arrows, "An arrow"), ["3 claims left out."]),
        Sheet(
            3,
            "Table",
            "C",
            Grid(["Place", "Quote", "Through"], [["Lao Cai", HOSTILE, ""]] * 70, 5),
            [],
            "",
            [2],
        ),
        Sheet(4, "Words", "U", Quoted("550 people", "He said ", "more than 550", " were sold.")),
    ]
    notes = [
        Note(1, "HANOI, 06HANOI2240, 1 June 2006", "Paragraph 2", "U", "B2", "more than 550"),
        Note(2, "News, 2006", "Paragraph no. 4", "C", "F3", HOSTILE),
    ]
    return Paper(
        "Trafficking: a report", "A. Analyst", "2026-11-22", "C", sheets, notes,
        ["Nothing marked above CONFIDENTIAL is shown."], "Boundaries: someone.", "20261122T-x",
    )  # fmt: skip


@pytest.fixture(scope="module")
def made(paper):
    if CHROMIUM is None:
        pytest.skip("no Chromium to draw with")
    return {name: write(paper) for name, write in WRITERS.items()}


def read_pdf(content):
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def read_docx(content):
    book = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in book.tables for row in table.rows for cell in row.cells]
    return "\n".join([p.text for p in book.paragraphs] + cells)


def read_pptx(content):
    lines = []
    for slide in pptx.Presentation(io.BytesIO(content)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                lines.append(shape.text_frame.text)
            if shape.has_table:
                lines += [cell.text for row in shape.table.rows for cell in row.cells]
            if shape.has_chart:
                lines += [str(c) for c in shape.chart.plots[0].categories]
    return "\n".join(lines)


def read_md(content):
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return packed.read("report.md").decode().replace("\\", "")


READERS = {
    "pdf": read_pdf,
    "docx": read_docx,
    "pptx": read_pptx,
    "html": lambda content: content.decode(),
    "md": read_md,
}


@pytest.mark.parametrize("name", WRITERS)
def test_every_format_holds_every_exhibit_note_and_credit(made, name):
    text = " ".join(READERS[name](made[name]).split())
    for words in (
        "Trafficking: a report", "A. Analyst", "First lines.", "Exhibit 1. Bars", "All years.",
        "Mine.", "3 claims left out.", "Exhibit 3. Table", "550 people", "06HANOI2240",
        "graded B2", "Boundaries: someone.", "20261122T-x", "CONFIDENTIAL", "Đắk Lắk", "昆明",
    ):  # fmt: skip
        assert words in text, words


@pytest.mark.parametrize("name", WRITERS)
def test_the_same_paper_gives_the_same_bytes(made, paper, name):
    assert WRITERS[name](paper) == made[name]


def test_a_page_bears_the_highest_marking_of_what_stands_on_it(made):
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(made["pdf"])).pages]
    banners = {}
    for text in pages:
        first = text.splitlines()[0].strip()
        for exhibit in re.findall(r"Exhibit (\d)\. \w+", text.split("Contents")[-1]):
            banners[exhibit] = first
    assert pages[0].splitlines()[0].strip() == "CONFIDENTIAL"  # it repeats every title
    assert banners["2"] == "SENSITIVE BUT UNCLASSIFIED"
    assert banners["3"] == "CONFIDENTIAL"
    assert banners["4"] == "UNCLASSIFIED"
    assert pages[-1].splitlines()[0].strip() == "CONFIDENTIAL"


def test_the_pdf_is_tagged_dated_by_its_tables_and_has_its_fonts_inside(made):
    reader = PdfReader(io.BytesIO(made["pdf"]))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.metadata.creation_date.date().isoformat() == "2026-11-22"
    about = reader.trailer["/Root"]["/Metadata"].get_data().decode()
    assert "pdfuaid:part>1<" in about and "pdfaid:part>2<" in about
    assert len(reader.outline) >= 5


def test_the_word_file_has_headings_captions_tables_and_alternative_texts(made):
    book = docx.Document(io.BytesIO(made["docx"]))
    styles = [p.style.name for p in book.paragraphs]
    assert styles.count("Heading 1") >= 6 and styles.count("Caption") == 4
    assert len(book.tables) == 1 and len(book.tables[0].rows) == 71
    told = [shape._inline.docPr.get("descr") for shape in book.inline_shapes]
    assert told == ["Two bars", "An arrow"]
    headers = [section.header.paragraphs[0].text for section in book.sections]
    assert headers == [
        "CONFIDENTIAL", "UNCLASSIFIED", "SENSITIVE BUT UNCLASSIFIED", "CONFIDENTIAL",
        "UNCLASSIFIED", "CONFIDENTIAL",
    ]  # fmt: skip


def test_a_slide_has_bars_as_a_chart_that_can_be_edited_and_other_charts_as_images(made):
    deck = pptx.Presentation(io.BytesIO(made["pptx"]))
    charts = [s.chart for slide in deck.slides for s in slide.shapes if s.has_chart]
    assert [list(c.plots[0].categories) for c in charts] == [["Lao Cai", "Quảng Ninh"]]
    assert list(charts[0].plots[0].series[0].values) == [3.0, 2.0]
    assert sum(s.shape_type == 13 for slide in deck.slides for s in slide.shapes) == 1


def test_the_web_page_asks_nothing_of_any_network_and_runs_no_text(made):
    text = made["html"].decode()
    assert "default-src 'none'" in text
    body = text.split("<body>")[1]
    assert not re.search(r'(?:src|href)="(?!#|data:)', body)
    assert "<b>" not in body and "&lt;b&gt;" in body


def test_markdown_has_no_live_sign_of_a_document(made):
    with zipfile.ZipFile(io.BytesIO(made["md"])) as packed:
        text = packed.read("report.md").decode()
        assert set(packed.namelist()) == {"report.md", "exhibit-1.png", "exhibit-2.png"}
    assert "](http" not in text and "<b>" not in text


def test_only_bars_alone_are_bars():
    assert bars_of(go.Figure(go.Scatter(x=[1], y=[1]))) is None
    assert bars_of(go.Figure()) is None
    stacked = go.Figure(
        [go.Bar(x=["a", "b"], y=[1, 2], name="x"), go.Bar(x=["b"], y=[4], name="y")]
    )
    stacked.update_layout(barmode="stack")
    bars = bars_of(stacked)
    assert bars is not None and bars.stacked and not bars.lying
    assert [s.values for s in bars.series] == [[1.0, 2.0], [0.0, 4.0]]


def test_bars_in_groups_or_of_several_colours_are_no_plain_chart():
    rows = go.Figure(go.Bar(x=[1, 2], y=[0, 1], orientation="h"))
    rows.update_layout(yaxis={"tickvals": [0, 1], "ticktext": ["Not specified"] * 2})
    assert bars_of(rows) is None
    painted = go.Bar(x=["a", "b"], y=[1, 2], marker={"color": ["#112233", "#445566"]})
    assert bars_of(go.Figure(painted)) is None
    assert bars_of(go.Figure(go.Bar(x=["a", "b"], y=[1, 2], marker={"color": ["#112233"] * 2})))


def test_a_marking_that_is_not_known_counts_as_the_highest():
    assert highest(["U", "SBU"]) == "SBU"
    assert highest(["U", "TOP"]) == "S"
    assert highest([]) == "U"


def test_random_numbers_of_a_drawing_become_their_order():
    a = b'<clipPath id="clip1b39d1xyplot"/><g clip-path="url(#clip1b39d1xyplot)"/>'
    a += b'<p id="p00ff00-a"/>'
    b = a.replace(b"1b39d1", b"abcdef").replace(b"00ff00", b"123456")
    assert vectors.steady(a) == vectors.steady(b) != a


def test_a_chart_too_tall_for_a_page_is_cut_between_its_panels_and_nowhere_else():
    tall = go.Figure([go.Scatter(y=[1]), go.Scatter(y=[2], yaxis="y2"), go.Scatter(y=[3])])
    tall.update_layout(height=4000, yaxis={"domain": [0.5, 1]}, yaxis2={"domain": [0, 0.45]})
    parts = slices(picture(tall, ""), 2500 / WIDTH)
    assert parts == [(0.0, parts[0][1]), (parts[0][1], 1.0)] and 0.45 < parts[0][1] < 0.56
    assert slices(picture(tall, ""), 4000 / WIDTH) == [(0.0, 1.0)]
    alone = go.Figure(go.Scatter(y=[1])).update_layout(height=4000)
    assert slices(picture(alone, ""), 1) == [(0.0, 1.0)]


def test_a_tall_chart_of_rows_is_cut_between_rows_or_at_the_lines_between_their_groups():
    rows = go.Figure(go.Scatter(x=[1] * 40, y=list(range(40))))
    axis = {"range": [39.5, -0.5], "tickvals": list(range(40))}
    rows.update_layout(height=2000, yaxis=axis, margin={"t": 0, "b": 0})
    parts = slices(picture(rows, ""), 1)
    assert [last for _, last in parts][:-1] and all((b - a) * 2000 <= WIDTH for a, b in parts)
    assert all(abs(last * 40 - round(last * 40)) < 1e-6 for _, last in parts)
    rows.add_shape(type="line", xref="paper", x0=0, x1=1, yref="y", y0=9.5, y1=9.5)
    assert slices(picture(rows, ""), 1)[0] == (0.0, 0.25)


def test_lines_without_labels_are_where_a_chart_of_rows_is_cut():
    rows = go.Figure(go.Scatter(x=[1] * 40, y=list(range(40))))
    axis = {"range": [39.5, -0.5], "tickvals": [k + 0.4 for k in range(40)]}
    rows.update_layout(height=2000, margin={"t": 0, "b": 0})
    rows.update_layout(yaxis=axis | {"showticklabels": False})
    ends = [last for _, last in slices(picture(rows, ""), 1)][:-1]
    places = [end * 40 - 0.5 for end in ends]
    assert places and all(abs(place - round(place) - 0.4) < 1e-6 for place in places)


def test_each_part_of_a_tall_chart_says_which_it_is():
    chart = picture(go.Figure(), "Rows.")
    assert alternatives(chart, 1) == ["Rows."]
    assert alternatives(chart, 2) == ["Rows. Part 1 of 2.", "Rows. Part 2 of 2."]


def test_a_column_has_room_for_its_longest_word_and_long_texts_get_the_rest():
    grid = Grid(["Documents", "Quote"], [["1", "Said and sold " * 20]] * 3)
    narrow, wide = grid.widths()
    assert narrow * LETTERS >= len("Documents") * BOLD and wide > narrow
    assert sum(grid.widths(40)) == pytest.approx(1)


def test_rows_of_slides_leave_the_foot_free_and_empty_cells_are_no_higher(made):
    deck = pptx.Presentation(io.BytesIO(made["pptx"]))
    tables = [s for slide in deck.slides for s in slide.shapes if s.has_table]
    assert tables
    for shape in tables:
        high = sum(row.height for row in shape.table.rows)
        assert shape.top + high <= Mm(28 + 118 + 1)
    empty = [c for s in tables for row in s.table.rows for c in row.cells if not c.text]
    sizes = [c.text_frame.paragraphs[0]._p.find(qn("a:endParaRPr")).get("sz") for c in empty]
    assert set(sizes) <= {"800"}


def test_rows_of_word_stay_whole_and_remarks_with_their_chart(made):
    book = docx.Document(io.BytesIO(made["docx"]))
    rows = book.tables[0].rows[1:]
    assert all(row._tr.trPr.find(word_qn("w:cantSplit")) is not None for row in rows)
    captions = [p for p in book.paragraphs if p.style.name == "Caption"]
    assert all(line.paragraph_format.keep_with_next for line in captions[:2])
    lines = [p.paragraph_format.keep_with_next for p in book.paragraphs]
    assert not lines[-1]


def test_more_bars_than_a_slide_has_room_for_are_a_picture():
    assert bars_of(go.Figure(go.Bar(x=list(range(60)), y=[1] * 60))) is None
