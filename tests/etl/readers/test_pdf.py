"""A PDF becomes the text of its pages as it stands on paper, or says why it does not."""

import io
import zlib

import pypdf
import pytest
from pypdfium2 import PdfDocument

from etl.document import Document
from etl.layouts import lay_out
from etl.readers import ReadError, _pdf_streams, pdf, read, read_member

STORY = [
    "Police in Lang Son said on Monday that one hundred and twenty women had been sold",
    "across the border, and that an investigation of the gang that had brought them there",
    "was going on. The women had been promised work in a market town on the other side.",
]


def document(data):
    return lay_out(Document("d", "d.pdf", "0", "pdf", text=pdf.read(data).text))


def refused(data):
    with pytest.raises(ReadError) as found:
        pdf.read(data)
    assert found.value.sentence.endswith(".")
    return found.value.status, found.value.sentence


def encrypted(data, user, owner):
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt(user, owner, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_pages_are_parted_by_a_line_with_a_form_feed(papers):
    assert pdf.read(papers.pdf(["One."], ["Two."])).text == "One.\n\f\nTwo."


def test_wider_gaps_part_paragraphs(papers):
    text = pdf.read(papers.pdf(["A Title", "", *STORY, "", *STORY])).text
    assert text == "A Title\n\n" + "\n".join(STORY) + "\n\n" + "\n".join(STORY)


def test_columns_of_a_table_stay_apart(papers):
    text = pdf.read(papers.pdf([*STORY, "", "Province\tVictims", "Lang Son\t120"])).text
    assert "Province   Victims\nLang Son   120" in text


def test_passages_know_their_page_and_a_sentence_over_a_page_break_is_one(papers):
    found = document(
        papers.pdf(["A Title Of Some Words", "", *STORY[:2]], [*STORY[2:], "", *STORY])
    )
    body = [(one.page, one.text) for one in found.passages if one.part == "body"]
    assert [page for page, _ in body] == [1, 2]
    assert "brought them there was going on." in body[0][1]
    for one in found.passages:
        assert found.text[one.source_start : one.source_start + 3] == one.text[:3]


def test_a_sentence_goes_on_over_a_page_break_with_a_name(papers):
    lines = [
        *STORY[:2],
        "was going on. The women had been promised work in a market town in the north of",
    ]
    found = document(
        papers.pdf(["A Title Here", "", *lines], ["China by a woman they knew. " + STORY[0]])
    )
    assert "market town in the north of China by a woman" in found.passages[-1].text
    apart = document(
        papers.pdf(["A Title Here", "", *STORY], ["China by a woman they knew. " + STORY[0]])
    )
    assert len(apart.passages) == len(found.passages) + 1


def test_a_word_broken_at_a_lines_end_is_one_word(papers):
    lines = [
        STORY[0],
        "across the border, and that an extraordinarily long investi-",
        "gation ran.",
    ]
    assert (
        "investigation ran." in document(papers.pdf(["A Title Here", "", *lines])).passages[-1].text
    )


def test_heads_feet_and_page_numbers_of_every_page_break_no_sentence(papers):
    pages = [
        ["SENSITIVE BUT UNCLASSIFIED", "", *STORY[n:], *STORY[:n], "", f"Survey of it | {n + 1}"]
        for n in range(3)
    ]
    text = pdf.read(papers.pdf(*pages)).text
    assert text.startswith("SENSITIVE BUT UNCLASSIFIED\n")
    assert text.count("SENSITIVE") == 1
    assert text.count("Survey of it") == 1
    assert f"{STORY[2]}\n\f\n{STORY[1]}" in text
    assert pdf.read(papers.pdf([*STORY, "", "- 1 -"], [*STORY, "", "- 2 -"])).text.count("- ") == 0


def test_numbers_that_repeat_at_a_pages_edge_are_kept(papers):
    pages = [[*STORY, f"{n}20\t{n}30"] for n in (1, 2, 3)]
    assert "120   130" in pdf.read(papers.pdf(*pages)).text


def test_a_scanned_pdf_says_what_to_do(papers):
    status, sentence = refused(papers.pdf(papers.PICTURE, papers.PICTURE))
    assert status == "empty"
    assert "looks scanned" in sentence
    assert "text recognition" in sentence


def test_scanned_pages_are_named(papers):
    pages = [STORY, papers.PICTURE, STORY, *[papers.PICTURE] * 3, []]
    (issue,) = pdf.read(papers.pdf(*pages)).issues
    assert issue.code == "scanned_pages"
    assert issue.message.startswith("Pages 2 and 4 to 6 without text look scanned")


def test_a_page_without_anything_is_no_scan(papers):
    assert pdf.read(papers.pdf(STORY, [])).issues == ()
    assert refused(papers.pdf([]))[0] == "empty"


def test_a_password_is_asked_for_only_where_it_is_needed(papers):
    data = papers.pdf(STORY)
    assert refused(encrypted(data, "secret", "owner"))[0] == "encrypted"
    assert STORY[0] in pdf.read(encrypted(data, "", "owner")).text


@pytest.mark.parametrize("share", [0.1, 0.4, 0.7, 0.95])
def test_a_truncated_pdf_is_refused_or_says_so(papers, share):
    data = papers.pdf(*[STORY] * 5)
    try:
        found = pdf.read(data[: int(share * len(data))])
    except ReadError as error:
        assert error.status == "unreadable"
    else:
        assert "cut_off" in {issue.code for issue in found.issues}


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"%PDF-1.7", b"%PDF-1.7\n" + bytes(5000)])
def test_what_is_no_pdf_is_unreadable(data):
    assert refused(data)[0] == "unreadable"


def test_bombs_are_told_before_they_are_parsed(papers, monkeypatch):
    monkeypatch.setattr(_pdf_streams, "MOST_UNPACKED", 5 << 20)
    once = papers.bomb(6)
    assert refused(papers.pdf(STORY, packed=once))[0] == "too_large"
    assert refused(papers.pdf(STORY, packed=zlib.compress(once)))[0] == "too_large"
    many = [STORY] * 4
    assert refused(papers.pdf(*many, packed=papers.bomb(2)))[0] == "too_large"


def test_packed_pages_are_read(papers):
    plain = papers.pdf(STORY)
    content = plain.split(b"\nstream\n")[2].split(b"\nendstream")[0]
    assert STORY[1] in pdf.read(papers.pdf(STORY, packed=zlib.compress(content))).text


def test_it_is_read_in_the_process_with_limits(papers, tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(papers.pdf(STORY))
    assert read(path).text == "\n".join(STORY)


def attached(data, **files):
    """The PDF with files attached to it."""
    made = PdfDocument(data)
    for name, content in files.items():
        made.new_attachment(name.replace("_", ".")).set_data(content)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_files_attached_to_it_are_documents_of_their_own(papers):
    found = pdf.read(attached(papers.pdf(STORY), a_txt=b"words", b_pdf=papers.pdf(STORY)))
    assert STORY[0] in found.text
    assert [(one.name, one.suffix) for one in found.members] == [
        ("a.txt", ".txt"),
        ("b.pdf", ".pdf"),
    ]
    assert found.members[0].data == b"words"
    assert STORY[0] in read_member(found.members[1]).text
    assert found.issues == ()


def test_a_pdf_that_only_holds_others_is_read(papers):
    found = pdf.read(attached(papers.pdf([]), a_txt=b"words"))
    assert (found.text, [one.name for one in found.members]) == ("", ["a.txt"])


def test_only_so_many_attached_files_are_read(papers, monkeypatch):
    monkeypatch.setattr(pdf, "MOST_ATTACHED", 1)
    found = pdf.read(attached(papers.pdf(STORY), a_txt=b"x", b_txt=b"y"))
    assert len(found.members) == 1
    assert [one.message for one in found.issues] == ["Files attached to it were not read: 1 of 2."]
