"""What can go wrong while a report is made: a clear sentence, or the file; nothing is lost."""

import io
import resource
import shutil
import zipfile

import pytest
from pypdf import PdfReader

from dashboard import cli
from dashboard.exports import images
from dashboard.reports import FORMATS, export, shelf
from dashboard.reports.assemble import assemble
from dashboard.reports.plan import Item, Report
from etl.read import open_snapshot

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
drawn = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium to draw with")
PLAN = Report("Brides", items=(Item("chart", "flows"), Item("chart", "sankey")))
NOTHING = Report("None", items=(Item("chart", "flows", (("marking", ("C", "SBU")),)),), ceiling="U")


@pytest.fixture
def saved(built):
    """A saved report, as it is in the end too."""
    shelf.save(built, "Brides", PLAN)
    yield "Brides"
    assert shelf.load(built, "Brides") == PLAN
    shelf.delete(built, "Brides")


def export_to(built, target, form):
    return cli.main(
        ["export", "report", "Brides", "--format", form, "--data", str(built), "-o", str(target)]
    )


@pytest.fixture(scope="module")
def ended():
    yield
    images.RENDERER.close()


@pytest.mark.parametrize("form", ["pdf", "docx", "pptx", "md"])
def test_without_chromium_a_sentence_says_so_and_what_was_there_stays(
    built, saved, tmp_path, capsys, monkeypatch, form
):
    async def absent():
        raise images.ChromeNotFoundError("none")

    monkeypatch.setattr(images, "_open_browser", absent)
    alone = images.Renderer()
    monkeypatch.setattr("dashboard.reports.pictures.RENDERER", alone)
    target = tmp_path / "kept"
    target.write_text("what was there")
    assert export_to(built, target, form) == 1
    alone.close()
    told = capsys.readouterr().err
    assert "install it" in told and told.count("\n") == 1
    assert target.read_text() == "what was there" and list(tmp_path.iterdir()) == [target]


def test_without_chromium_the_web_page_is_made_all_the_same(built, saved, tmp_path, monkeypatch):
    monkeypatch.setattr("dashboard.reports.pictures.RENDERER", None)
    assert export_to(built, tmp_path / "b.html", "html") == 0
    assert "Brides" in (tmp_path / "b.html").read_text()


@drawn
@pytest.mark.thorough
@pytest.mark.parametrize("form", FORMATS)
def test_a_full_disk_is_one_sentence_and_what_was_there_stays(
    built, saved, tmp_path, capsys, ended, form
):
    paper = assemble(PLAN, open_snapshot(built), "S")
    export(paper, form)  # the renderer is started before the disk is full
    target = tmp_path / "kept"
    target.write_text("what was there")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        status = export_to(built, target, form)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    told = capsys.readouterr().err
    assert status == 1 and told.count("\n") == 1 and "cannot be written" in told
    assert target.read_text() == "what was there" and list(tmp_path.iterdir()) == [target]


@drawn
@pytest.mark.thorough
def test_a_renderer_that_dies_between_two_charts_is_replaced_and_the_file_is_the_same(built, ended):
    snapshot = open_snapshot(built)
    whole = export(assemble(PLAN, snapshot, "S"), "docx")
    died = []

    def dies(done, _):
        if done == 1:
            images.RENDERER._browser.subprocess.kill()
            images.RENDERER._browser.subprocess.wait()
            died.append(done)

    assert export(assemble(PLAN, snapshot, "S"), "docx", dies) == whole
    assert died == [1]


@drawn
@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_selection_is_told_in_every_format(built, ended, form):
    content = export(assemble(NOTHING, open_snapshot(built), "S"), form)
    if form == "pdf":
        told = "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    elif form == "html":
        told = content.decode()
    else:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            texts = [n for n in packed.namelist() if n.endswith((".md", ".xml"))]
            told = " ".join(packed.read(name).decode() for name in texts)
    told = " ".join(told.split())
    assert "Nothing that may be shown matches" in told
