"""What a report says is the same in every format, word for word; two at once are both whole."""

import html
import io
import re
import shutil
import threading
import zipfile

import docx
import pptx
import pytest
from pypdf import PdfReader

from dashboard.exports import images
from dashboard.reports import FORMATS, export
from dashboard.reports.assemble import assemble
from dashboard.reports.paper import Grid, Quoted
from dashboard.reports.plan import Item, Report
from etl.read import open_snapshot

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium to draw with")
CHINA = (("country", ("China",)),)
ITEMS = (
    Item("text", caption="What this is", note="Of brides.\nAnd of workers."),
    Item("chart", "flows", CHINA, "Ways out of Vietnam", "Read with care."),
    Item("chart", "main-flows"),
    Item("table", "flows"),
    Item("table", "corridors", CHINA),
    Item("table", "trust-kinds"),
    Item("chart", "timeline", (("country", ("Atlantis",)),)),
)


@pytest.fixture(scope="module")
def paper(built):
    snapshot = open_snapshot(built)
    with snapshot.connect("S") as connection:
        (claim,) = connection.execute("SELECT min(claim_id) FROM flows").fetchone()
    plan = Report(
        "Brides", "A. Analyst", ceiling="SBU", address="https://atlas.example.org",
        items=(*ITEMS, Item("claim", claim)),
    )  # fmt: skip
    return assemble(plan, snapshot, "S")


@pytest.fixture(scope="module")
def made(paper):
    return {name: export(paper, name) for name in FORMATS}


def pdf_text(content):
    """All but the banners and the foot of each page."""
    pages = [page.extract_text().splitlines() for page in PdfReader(io.BytesIO(content)).pages]
    return "\n".join("\n".join(lines[1:-2]) for lines in pages)


def docx_text(content):
    body = docx.Document(io.BytesIO(content)).element.body
    return "".join(
        "\n" if part.tag.endswith("}p") else part.text or ""
        for part in body.iter()
        if part.tag.endswith(("}p", "}t"))
    )


def pptx_text(content):
    lines = []
    for slide in pptx.Presentation(io.BytesIO(content)).slides:
        for shape in slide.shapes:
            lines += [shape.text_frame.text] if shape.has_text_frame else []
            if shape.has_table:
                lines += [cell.text for row in shape.table.rows for cell in row.cells]
        lines += [link.address for shape in slide.shapes for link in links(shape)]
    return "\n".join(lines)


def links(shape):
    frame = shape.text_frame.paragraphs if shape.has_text_frame else []
    return [run.hyperlink for line in frame for run in line.runs if run.hyperlink.address]


def md_text(content):
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return packed.read("report.md").decode().replace("\\", "")


def html_text(content):
    body = content.decode().split("<body>")[1]
    body = re.sub(r"<script.*?</script>", " ", body, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]*>", " ", body))


READERS = {
    "pdf": pdf_text, "docx": docx_text, "pptx": pptx_text, "html": html_text, "md": md_text,
}  # fmt: skip


def letters(words):
    """Letters and digits alone: formats differ in blanks, quotes and line ends."""
    return "".join(re.findall(r"\w", words)).replace("_", "")


def told(paper):
    """Every text of a report's paper."""
    yield from (paper.title, paper.author, *paper.statements, paper.credits)
    for sheet in paper.sheets:
        yield from (sheet.title, *sheet.words.split("\n"), *sheet.remarks, sheet.fine)
        yield from (sheet.sources, sheet.link)
        match sheet.body:
            case Grid() as grid:
                yield from (*grid.headings, *(cell for row in grid.rows for cell in row))
            case Quoted() as quoted:
                yield from (quoted.headline, quoted.before + quoted.words + quoted.after)
    yield from (note.sentence for note in paper.notes)


@pytest.mark.parametrize("name", FORMATS)
def test_every_text_of_the_paper_is_in_every_format(paper, made, name):
    found = letters(READERS[name](made[name]))
    missing = [words for words in told(paper) if letters(words) not in found]
    assert missing == []


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_as_many_exhibits_and_source_notes(paper, made, name):
    text = READERS[name](made[name])
    exhibits = set(re.findall(r"Exhibit (\d+)\. ", text))
    assert exhibits == {str(sheet.number) for sheet in paper.sheets if sheet.number}
    start = 0 if name == "pptx" else text.rindex("Source notes")
    sentences = re.findall(r"\((?:U|SBU|C|S)\) .*?Paragraph", text[start:], re.DOTALL)
    assert len(sentences) == len(paper.notes) > 5


def test_two_reports_are_made_at_once_and_both_are_whole(built, made):
    snapshot = open_snapshot(built)
    plans = {
        "SBU": Report("One", ceiling="SBU", items=ITEMS[1:4]),
        "U": Report("Two", ceiling="U", items=tuple(reversed(ITEMS[1:4]))),
    }
    alone = {name: export(assemble(plan, snapshot, "S"), "docx") for name, plan in plans.items()}
    together, start = {}, threading.Barrier(len(plans))

    def make(name):
        start.wait()
        together[name] = export(assemble(plans[name], open_snapshot(built), "S"), "docx")

    threads = [threading.Thread(target=make, args=(name,)) for name in plans]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert together == alone


@pytest.fixture(scope="module", autouse=True)
def ended():
    yield
    images.RENDERER.close()
