"""Word, OpenDocument and RTF files become lines of text; hostile packages are refused."""

import io
import time
import zipfile

import docx as word
import pytest

from etl.readers import ReadError, _package, docx, odt, rtf

ODF = (
    "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
    " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"
    " xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'"
    " xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0'"
)


def refused(reader, data):
    with pytest.raises(ReadError) as found:
        reader.read(data)
    assert found.value.sentence.endswith(".")
    return found.value.status


def words(reader, data):
    found = reader.read(data)
    assert found.issues == ()
    return found.text


def run(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def odf(papers, body, styles="", **more):
    content = f"<office:document-content {ODF}>{body}</office:document-content>"
    edges = f"<office:document-styles {ODF}>{styles}</office:document-styles>"
    return papers.package({"content.xml": content, "styles.xml": edges} | more)


def test_a_word_document_as_word_writes_it():
    made = word.Document()
    made.sections[0].header.paragraphs[0].text = "SENSITIVE BUT UNCLASSIFIED"
    made.add_heading("Trafficking in 2012", 1)
    paragraph = made.add_paragraph("Police said ")
    paragraph.add_run("120 women").bold = True
    paragraph.add_run(" were sold.")
    table = made.add_table(2, 2)
    for row, texts in zip(table.rows, [("Province", "Victims"), ("Lang Son", "120")], strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    made.add_paragraph("A first item", style="List Bullet")
    out = io.BytesIO()
    made.save(out)
    assert words(docx, out.getvalue()).split("\n\n") == [
        "SENSITIVE BUT UNCLASSIFIED",
        "Trafficking in 2012",
        "Police said 120 women were sold.",
        "Province   |   Victims",
        "Lang Son   |   120",
        "• A first item",
    ]


def test_deleted_words_and_second_forms_of_drawings_are_left_out(papers):
    body = (
        "<w:p><w:r><w:t>kept</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{run('box')}</mc:Choice><mc:Fallback>{run('box')}</mc:Fallback>"
        "</mc:AlternateContent>"
    )
    assert words(docx, papers.docx(body)) == "kept\n\nbox"


def test_a_table_that_only_sets_out_the_page_is_read_as_paragraphs(papers):
    cells = "".join(f"<w:tc>{run('word ' * 60)}{run('more')}</w:tc>" for _ in range(2))
    text = words(docx, papers.docx(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"))
    assert "|" not in text
    assert len(text.split("\n\n")) == 4


def test_tabs_breaks_and_notes(papers):
    body = "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>"
    notes = f"<w:footnotes {papers.W}>{run('A note.')}</w:footnotes>"
    text = words(docx, papers.docx(body, **{"word/footnotes.xml": notes}))
    assert text == "a\tb\nc\n\nA note."


def test_a_marked_paragraph_of_a_list_begins_with_its_marking(papers):
    numbered = (
        "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>"
    )
    body = numbered.format("(SBU) Secretly.") + numbered.format("An item")
    assert words(docx, papers.docx(body)) == "(SBU) Secretly.\n\n• An item"


def test_very_many_runs_take_little_time(papers):
    began = time.monotonic()
    runs = "".join(f"<w:r><w:t>{n} </w:t></w:r>" for n in range(200_000))
    assert words(docx, papers.docx(f"<w:p>{runs}</w:p>")).endswith("199998 199999")
    assert time.monotonic() - began < 20


def test_no_document_type_is_read_whatever_it_names(papers, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("canary")
    outer = f'<!DOCTYPE w [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    laughs = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    for head in (outer, laughs, '<!DOCTYPE w SYSTEM "http://example.org/x.dtd">'):
        assert refused(docx, papers.docx(run("&x;"), head)) == "unreadable"
        data = papers.package({"content.xml": f"{head}<a>&x;</a>"})
        assert refused(odt, data) == "unreadable"


def test_members_with_names_that_lead_out_of_the_package_are_never_unpacked(papers, tmp_path):
    more = {"../../escaped.txt": "x", "/etc/escaped": "x", "word/../../header1.xml": "x"}
    assert words(docx, papers.docx(run("Text."), **more)) == "Text."
    assert not list(tmp_path.rglob("*escaped*"))


def test_packages_that_unpack_to_too_much_are_refused(papers, monkeypatch):
    data = papers.docx(run("x" * (30 << 20)))
    assert refused(docx, data) == "too_large"  # packed as no document is
    monkeypatch.setattr(_package, "MOST_UNPACKED", 1000)
    assert (
        refused(docx, papers.docx(run("Some text."), **{"word/media/a": "x" * 2000})) == "too_large"
    )
    monkeypatch.setattr(_package, "MOST_MEMBERS", 2)
    assert refused(docx, papers.docx("", a="", b="", c="")) == "too_large"


def test_a_member_that_holds_more_than_its_entry_says_is_refused(papers):
    data = bytearray(papers.docx(run("word " * 1000)))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")
    assert refused(docx, bytes(data)) == "unreadable"


@pytest.mark.parametrize("reader", [docx, odt])
def test_what_is_no_such_package_is_unreadable(papers, reader):
    whole = papers.docx(run("Some text that is longer than nothing."))
    for data in (b"", b"PK\x03\x04", whole[: len(whole) // 2], papers.package({"a": "b"})):
        assert refused(reader, data) == "unreadable"
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000)
    assert refused(reader, old) == "unreadable"
    assert refused(reader, old + "EncryptedPackage".encode("utf-16-le")) == "encrypted"


@pytest.mark.parametrize("broken", ["<w:p>", "&", "<" * 1000, "<w:p>" * 5000])
def test_broken_markup_is_unreadable(papers, broken):
    assert refused(docx, papers.docx(broken)) == "unreadable"


def test_encrypted_members_are_told(papers):
    data = bytearray(papers.docx(run("x")))
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + flags] |= 1
    assert refused(docx, bytes(data)) == "encrypted"
    entry = "<manifest:encryption-data/>"
    assert refused(odt, odf(papers, "", **{"META-INF/manifest.xml": entry})) == "encrypted"


def test_an_opendocument_text(papers):
    body = (
        "<text:h>A heading</text:h><text:p>One<text:s text:c='2'/>two<text:line-break/>three"
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note."
        "</text:p></text:note-body></text:note></text:p>"
        "<text:list><text:list-item><text:p>item</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
        "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>"
        "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
    )
    styles = "<style:header><text:p>CONFIDENTIAL</text:p></style:header><text:p>no</text:p>"
    assert words(odt, odf(papers, body, styles)).split("\n\n") == [
        "CONFIDENTIAL",
        "A heading",
        "One  two\nthree",
        "A note.",
        "• item",
        "a   |   b",
    ]


def test_rtf():
    data = (
        rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\info{\author Someone}}\f0 A title\par Police said"
        rb" \b 120\b0  women \'93sold\'94 in M\u243?ng C\u225?i.\par\trowd a\cell b\cell\row}"
    )
    text = rtf.read(data)
    assert text == "A title\n\nPolice said 120 women “sold” in Móng Cái.\n\na   |   b"
    assert refused(rtf, b"plain") == "unreadable"


def test_packages_without_packing_are_read(papers):
    document = f"<w:document {papers.W}><w:body>{run('Plain.')}</w:body></w:document>"
    assert (
        words(docx, papers.package({"word/document.xml": document}, zipfile.ZIP_STORED)) == "Plain."
    )


@pytest.mark.parametrize("reader", [docx, odt])
def test_a_document_of_pictures_alone_says_what_to_do(papers, reader):
    made = {
        docx: papers.docx("<w:p/>", **{"word/media/image1.png": "x"}),
        odt: odf(papers, "<text:p/>", **{"Pictures/1.png": "x"}),
    }
    with pytest.raises(ReadError, match="text recognition") as found:
        reader.read(made[reader])
    assert found.value.status == "empty"


def test_files_put_into_a_document_are_told_of(papers):
    found = docx.read(papers.docx(run("Text."), **{"word/embeddings/oleObject1.bin": "x"}))
    assert found.text == "Text."
    assert [(one.severity, one.code) for one in found.issues] == [("info", "embedded")]
    assert found.issues[0].message.startswith("A file is inside it and not read")
