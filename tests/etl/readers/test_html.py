"""A web page becomes the text that it is about; a cable on it stays whole."""

import time
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from etl.document import Document
from etl.layouts import lay_out
from etl.readers import ReadError, _html_source, html, mhtml, read

MENU = " ".join(f'<a href="/tag/{n}.html">TAG{n}X</a>' for n in range(1500))
CABLE = (
    "P 250301Z APR 07\nFM AMEMBASSY VIENTIANE\nUNCLAS VIENTIANE 009582 \n \nSIPDIS \n \n"
    "E.O. 12958: N/A \nTAGS: PHUM, LA \nSUBJECT: THE BRIDGE IS OPEN \n \n"
    "<a id='par1' href='#par1'>¶</a>1.  (U)  Summary.  The bridge was closed for a week and \n"
    "the girls who had been sold through its market &amp; inn came home.  End summary. \n \n"
    "<a id='par2' href='#par2'>¶</a>2.  (SBU)  Nobody had been charged so far. \n"
)
TABLE = (
    "<table class='cable'><tr><th>Reference ID</th><th>Created</th><th>Classification</th>"
    "<th>Origin</th></tr><tr><td><a href='/x'>07VIENTIANE9582</a></td><td>2007-04-25 03:01</td>"
    "<td>UNCLASSIFIED//FOR OFFICIAL USE ONLY</td><td>Embassy Vientiane</td></tr></table>"
)
STORY = (
    "Police said on Monday that they had freed nine women from a house in the town,<br>and that "
    "more were missing&nbsp;there. The prosecutor told reporters that he would bring charges."
)


def page(body, head=""):
    return (
        f"<!DOCTYPE html><html><head><title>A Page | Site</title>{head}</head><body>"
        f"<div class='menu'><h3>Browse by tag</h3>{MENU}</div>{body}"
        "<div class='footer'>© 2019 The Site. All rights reserved.</div></body></html>"
    ).encode()


def laid_out(data):
    return lay_out(Document("d", "d.html", "0", "html", text=html.read(data)))


def kept(document):
    return [one.text for one in document.passages if one.part in ("body", "heading")]


@pytest.mark.parametrize(
    "shown",
    [
        f"<code><pre>{CABLE}</pre></code>",
        f"<pre>{CABLE.split('UNCLAS')[0]}</pre><pre>UNCLAS{CABLE.split('UNCLAS')[1]}</pre>",
        "<div>" + CABLE.replace("\n", "<br>\n") + "</div>",
    ],
)
def test_a_cable_comes_out_whole_from_an_archives_page(shown):
    document = laid_out(page(f"<div class='pane'>{TABLE}{shown}</div>"))
    assert document.kind == "cable"
    assert document.title == "THE BRIDGE IS OPEN"
    assert document.reference == "07VIENTIANE9582"
    assert document.date.isoformat() == "2007-04-25"
    assert [(one.label, one.marking) for one in document.passages if one.part == "body"] == [
        ("1", "U"),
        ("2", "SBU"),
    ]
    assert "market & inn came home. End summary." in kept(document)[0]
    assert "TAG7X" not in document.text


def test_line_breaks_of_a_cable_stay():
    text = html.read(page(f"<pre>{CABLE}</pre>"))
    assert "closed for a week and \nthe girls" in text


def test_the_archives_table_gives_what_the_cable_lacks():
    cut = CABLE[CABLE.index("E.O. 12958") :]
    document = laid_out(page(f"{TABLE}<hr><div><pre>{cut}</pre></div>"))
    assert document.reference == "07VIENTIANE9582"
    assert document.date.isoformat() == "2007-04-25"
    assert document.classification == "SBU"


def test_a_story_comes_without_what_stands_around_it():
    head = (
        '<meta property="og:site_name" content="The Border Post">'
        '<meta property="article:published_time" content="2012-03-05T08:00:00+07:00">'
        "<script>var tale = '<p>nine men were sold</p>';</script><style>p {color: red}</style>"
    )
    data = page(
        f"<article><h1>Nine Women Freed</h1><p>{STORY}</p><p hidden>Hidden text, at length, to be"
        " seen by nobody at all.</p><ul><li>A shelter took in six of the nine women.</li>"
        "<li>Three of them went home by boat.</li></ul></article>"
        "<aside><h3>Related stories</h3><p><a href='/1'>Sixty girls found</a></p></aside>"
        "<div class='comments'><h3>2 Comments</h3><p>I saw fifty girls there myself.</p></div>",
        head,
    )
    document = laid_out(data)
    assert (document.title, document.publisher) == ("Nine Women Freed", "The Border Post")
    assert document.date.isoformat() == "2012-03-05"
    whole = " ".join(kept(document))
    assert "nine women from a house in the town, and that more were missing there." in whole
    assert "A shelter took in six" in whole
    assert not any(word in document.text for word in ("Sixty", "fifty", "Hidden", "sold", "red"))


@pytest.mark.parametrize(
    "declared", ["", '<meta charset="windows-1252">', '<meta charset="no-such">']
)
def test_pages_that_are_not_utf8_are_read(declared):
    data = f"<html><head>{declared}</head><body><p>The “café” by the river</p></body></html>"
    assert "“café”" in html.read(data.encode("cp1252"))


def test_a_declared_encoding_is_used():
    data = '<html><head><meta charset="tis-620"></head><body><p>ไทย</p></body></html>'
    assert "ไทย" in html.read(data.encode("tis-620"))


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"", "empty"),
        (b"<html><body><script>text()</script></body></html>", "empty"),
        (b"<p>a\x00b</p>", "unreadable"),
        (bytes(range(1, 32)) * 9, "unreadable"),
    ],
)
def test_what_is_no_page_has_a_status(tmp_path, data, status):
    path = tmp_path / "page.htm"
    path.write_bytes(data)
    with pytest.raises(ReadError) as refused:
        read(path)
    assert refused.value.status == status
    assert refused.value.sentence.endswith(".")


def test_too_many_tags_are_refused(monkeypatch):
    monkeypatch.setattr(_html_source, "MOST_TAGS", 10)
    with pytest.raises(ReadError) as refused:
        html.read(b"<p>x" * 20)
    assert refused.value.status == "too_large"


@pytest.mark.parametrize(
    "piece",
    ["<div>", "<b>x", "<a<", "<", "<ul><li>", "<table><tr><td>", "&#x110000;", "<p a=", "<svg>"],
)
def test_broken_markup_is_read_in_linear_time(piece):
    began = time.monotonic()
    html.read((piece * 20_000 + "the end of it").encode())
    assert time.monotonic() - began < 10


def test_lists_inside_lists_are_not_looked_through_again_for_each(monkeypatch):
    looked, plain = [], html._plain
    monkeypatch.setattr(html, "_plain", lambda node: looked.append(node.tag) or plain(node))
    links = "<a href='/1'>Section</a>" * 5000
    html.read(("<ul><li><div>" * 19 + links + "<p>The end of it.").encode())
    assert looked.count("a") <= html._ITEMS_MOST


def test_what_is_nested_too_deep_keeps_its_text():
    text = html.read(b"<div>" * 500 + b"<p>The bridge is open.</p><p>So is the inn.</p>")
    assert "The bridge is open.\n" in text
    assert "So is the inn." in text


def saved(body, charset="utf-8"):
    """A page as browsers save it in one file."""
    made = MIMEMultipart("related")
    made["From"], made["Subject"] = "<Saved by a browser>", "A Page"
    made.attach(MIMEText(body, "html", charset))
    made.attach(MIMEText("body { color: red }", "css"))
    return bytes(made)


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "utf-16"])
def test_a_page_saved_in_one_file_is_read_as_the_page_itself(charset):
    whole = page(f"<article><h1>Freed – é</h1><p>{STORY}</p><p>{STORY}</p></article>")
    assert mhtml.read(saved(whole.decode(), charset)).text == html.read(whole)


@pytest.mark.parametrize("data", [b"", b"words", b"Subject: x\n\nwords", bytes(99)])
def test_what_holds_no_saved_page_is_refused(data):
    with pytest.raises(ReadError, match="no web page"):
        mhtml.read(data)
