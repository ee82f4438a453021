"""What a report's PDF says to a machine that reads it aloud, and to an archive."""

import datetime
import io
import re
import shutil

import plotly.graph_objects as go
import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from dashboard.exports import images
from dashboard.reports import pdf
from dashboard.reports.paper import Grid, Note, Paper, Quoted, Sheet
from dashboard.reports.pictures import picture

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium to draw with")
NAMES = ["Đắk Lắk", "ວຽງຈັນ", "กรุงเทพ", "ភ្នំពេញ", "ရန်ကုန်", "昆明"]
ROWS = [["Lao Cai", "12"], ["Quảng Ninh", "345"]]


@pytest.fixture(scope="module")
def reader():
    bars = go.Figure(go.Bar(x=[3] * len(NAMES), y=NAMES, orientation="h"))
    tall = go.Figure(go.Scatter(x=[1] * 80, y=list(range(80))))
    tall.update_layout(height=4000, yaxis={"range": [80, -1], "tickvals": list(range(80))})
    sheets = [
        Sheet(0, "What this is", "U", None, words="First words.\nSecond words."),
        Sheet(1, "Bars", "U", picture(bars, "Six bars."), ["All years."], notes=[1]),
        Sheet(2, "Table", "U", Grid(["Place", "People"], ROWS), ["Some years."]),
        Sheet(3, "Tall", "U", picture(tall, "Many points."), ["Below it."]),
        Sheet(4, "Words", "U", Quoted("550 people", "He said ", "550", " were sold.")),
    ]
    notes = [Note(1, "HANOI, 2006", "Paragraph 2", "U", "B2", "more than 550")]
    paper = Paper("Names", "A. Analyst", "2026-11-22", "U", sheets, notes, [], "Credits.", "id")
    yield PdfReader(io.BytesIO(pdf.to_pdf(paper)))
    images.RENDERER.close()


def children(node):
    """The structure elements directly below one."""
    below = node.get("/K", [])
    below = [held.get_object() for held in (below if isinstance(below, list) else [below])]
    return [held for held in below if isinstance(held, DictionaryObject) and "/S" in held]


def walk(node):
    """All structure elements below one, in the order in which they are read."""
    for child in children(node):
        yield child
        yield from walk(child)


@pytest.fixture(scope="module")
def elements(reader):
    return list(walk(reader.trailer["/Root"]["/StructTreeRoot"]))


def kinds(elements):
    return [element["/S"] for element in elements]


def test_it_says_that_it_is_for_archives_and_for_everyone(reader):
    about = reader.trailer["/Root"]["/Metadata"].get_data().decode()
    told = dict(re.findall(r"<(pdfaid:part|pdfaid:conformance|pdfuaid:part)>([^<]+)<", about))
    assert told == {"pdfaid:part": "2", "pdfaid:conformance": "A", "pdfuaid:part": "1"}
    assert "Names" in about and reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/OutputIntents"]
    assert reader.metadata.creation_date.date() == datetime.date(2026, 11, 22)


def test_its_language_is_named_and_every_kind_of_element_is_known(reader, elements):
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "en"
    standard = {
        "/Document", "/Part", "/P", "/H1", "/H2", "/TOC", "/TOCI", "/Reference", "/Link", "/Span",
        "/Figure", "/Table", "/THead", "/TBody", "/TR", "/TH", "/TD", "/Code", "/Div", "/Caption",
    }  # fmt: skip
    roles = root["/StructTreeRoot"].get("/RoleMap", {})
    assert {roles.get(kind, kind) for kind in kinds(elements)} <= standard


def test_headings_are_those_of_the_exhibits_in_their_order(elements):
    headings = [e["/T"] for e in elements if e["/S"] == "/H1"]
    assert [re.sub(r" \(U\)$", "", words) for words in headings] == [
        "Contents", "What this is", "Exhibit 1. Bars", "Exhibit 2. Table", "Exhibit 3. Tall",
        "Exhibit 4. Words", "Source notes", "Credits",
    ]  # fmt: skip


def test_what_follows_a_heading_is_read_after_it(elements):
    places = {e["/T"]: k for k, e in enumerate(elements) if e["/S"] == "/H1"}
    bars, table = places["Exhibit 1. Bars (U)"], places["Exhibit 2. Table (U)"]
    tall = places["Exhibit 3. Tall (U)"]
    assert kinds(elements[bars:table])[:3] == ["/H1", "/Figure", "/P"]
    assert kinds(elements[table:tall])[:2] == ["/H1", "/Table"]
    assert "/P" in kinds(elements[table:tall])


def test_every_figure_has_words_and_each_part_of_one_its_own(elements):
    told = [e.get("/Alt") for e in elements if e["/S"] == "/Figure"]
    assert all(told) and told[0] == "Six bars."
    assert told[1:] == [f"Many points. Part {k} of {len(told) - 1}." for k in range(1, len(told))]
    assert len(told) > 2


def test_a_table_has_heading_cells_that_say_that_they_head_columns(elements):
    (table,) = [e for e in elements if e["/S"] == "/Table"]
    assert [e["/S"] for e in children(table)] == ["/THead", "/TBody"]
    head = [e for e in walk(table) if e["/S"] == "/TH"]
    attributes = [a for e in head for a in e["/A"]]
    assert len(head) == 2 and {a["/Scope"] for a in attributes if "/Scope" in a} == {"/Column"}
    rows = [children(e) for e in walk(table) if e["/S"] == "/TR"]
    assert [len(cells) for cells in rows] == [2, 2, 2]


def test_all_that_is_drawn_is_read_or_marked_as_no_content(reader):
    for page in reader.pages:
        assert "/StructParents" in page and page.get("/Tabs") == "/S"
        marks = re.findall(rb"/(\w+)\b[^\n]*?\b(?:BDC|BMC)", page.get_contents().get_data())
        assert b"Artifact" in marks  # banners and the foot of the page


def fonts_of(reader):
    """The fonts of all pages and of the drawings on them."""
    waiting = [page["/Resources"] for page in reader.pages]
    while waiting:
        held = waiting.pop().get_object()
        yield from (font.get_object() for font in held.get("/Font", {}).values())
        drawings = (drawing.get_object() for drawing in held.get("/XObject", {}).values())
        waiting += [drawing["/Resources"] for drawing in drawings if "/Resources" in drawing]


def test_every_font_is_inside_and_says_which_letters_its_signs_are(reader):
    names = set()
    for font in fonts_of(reader):
        (inner,) = font["/DescendantFonts"]
        described = inner.get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(described)
        assert "/ToUnicode" in font
        names.add(described["/FontName"].split("+")[1])
    assert any(name.startswith("NotoSans-") for name in names)


def test_letters_of_every_script_are_told_and_drawn_in_its_own_font():
    sheet = Sheet(0, "Names", "U", None, words="\n".join(NAMES))
    paper = Paper("Names", "", "2026-11-22", "U", [sheet], [], [], "", "id")
    reader = PdfReader(io.BytesIO(pdf.to_pdf(paper)))
    # Signs for several letters tell them all, so that what pypdf reads has some twice.
    letters = set("".join(page.extract_text() for page in reader.pages))
    assert set("".join(NAMES)) <= letters
    used = {font["/BaseFont"].split("+")[1] for font in fonts_of(reader)}
    for script in ("Lao", "Thai", "Khmer", "Myanmar", "CJK"):
        assert any(script in name for name in used), script
