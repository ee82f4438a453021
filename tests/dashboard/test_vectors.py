"""Pictures are drawn in the fonts that come with the atlas, whatever the machine has."""

import io
from datetime import UTC, datetime

import pytest
from PIL import Image
from pypdf import PdfReader

from dashboard import fonts
from dashboard.exports import vectors
from dashboard.exports.exhibit import ExportUnavailable

PAIRS = {
    "Lao": "ກຂ",
    "Thai": "กข",
    "Khmer": "កខ",
    "Burmese": "ကခ",
    "Chinese": "昆明",
    "Latin": "ĐÊ",
}
DAY = datetime(2026, 11, 22, tzinfo=UTC)


def drawing(words, style=""):
    own = f"font-family: {fonts.STACK}; font-size: 20px; {style}"
    text = f'<text x="5" y="30" style="{own}">{words}</text>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="40">{text}</svg>'.encode()


@pytest.mark.parametrize("script", PAIRS)
def test_letters_of_every_script_are_told_apart(script):
    one, other = (vectors.to_png(drawing(letter), (90, 40), 2) for letter in PAIRS[script])
    assert one != other  # boxes instead of letters would be the same
    assert Image.open(io.BytesIO(one)).size == (180, 80)


def test_a_pdf_has_the_size_of_its_drawing_its_day_and_its_words():
    reader = PdfReader(io.BytesIO(vectors.to_pdf(drawing("Đắk Lắk"), (90, 40), DAY)))
    assert [float(side) for side in reader.pages[0].mediabox[2:]] == [67.5, 30]
    assert reader.metadata.creation_date.date() == DAY.date()
    assert "Đắk Lắk" in reader.pages[0].extract_text()


def test_the_same_drawing_gives_the_same_bytes():
    assert vectors.to_pdf(drawing("a"), (90, 40), DAY) == vectors.to_pdf(
        drawing("a"), (90, 40), DAY
    )
    assert vectors.to_png(drawing("a"), (90, 40), 1) == vectors.to_png(drawing("a"), (90, 40), 1)


def test_names_are_numbered_anew_and_words_are_left_alone():
    def drawn(uid):
        return (
            f'<svg><defs id="defs-{uid}"><clipPath id="clip{uid}xyplot"></clipPath></defs>'
            f'<g clip-path="url(#clip{uid}xyplot)" aria-label="a decade of 240000 "><text>'
            f"in a decade 240000 people, tables 2026Z-41f6ace7 of url(#clip)</text></g></svg>"
        ).encode()

    one, other = vectors.steady(drawn("41f6ac")), vectors.steady(drawn("0b1c2d"))
    assert one == other
    assert b'id="clipn00001xyplot"' in one and b"url(#clipn00001xyplot)" in one
    assert b"in a decade 240000 people, tables 2026Z-41f6ace7 of url(#clip)" in one
    assert b"a decade of 240000 " in one


def test_blanks_before_words_are_kept_and_shadows_become_rims():
    plain, moved = (vectors.to_png(drawing(words), (90, 40), 1) for words in ("a", "    a"))
    assert plain != moved
    shadow = "text-shadow: rgb(255, 255, 255) 0px 0px 3px, rgb(1, 1, 1) 0px 0px 3px;"
    assert "stroke: rgb(255, 255, 255); stroke-width" in vectors.settable(drawing("a", shadow))


def test_an_svg_holds_the_fonts_of_its_scripts():
    held = vectors.with_fonts(drawing("ກ")).decode()
    assert "'Noto Sans Lao'" in held and held.count("@font-face") == 4
    assert held.startswith("<svg") and held.endswith("</svg>")


def test_what_is_no_drawing_is_refused_in_a_sentence():
    with pytest.raises(ExportUnavailable, match="cannot be set"):
        vectors.to_png(b"<svg", (90, 40), 1)
