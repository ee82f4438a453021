"""Words of charts in scripts whose letters share signs: drawn, so that a PDF can hold them."""

import pytest
import typst

from dashboard import fonts
from dashboard.reports.outlines import outlined
from dashboard.reports.pdf import STANDARDS

NAMES = {
    "Lao": "ວຽງຈັນ",
    "Thai": "กรุงเทพ น้ำใจ",
    "Khmer": "ភ្នំពេញ ប៉ោយប៉ែត",
    "Burmese": "ရန်ကုန် မြဝတီ",
    "marks apart": "Đa\u0306\u0301k La\u0306\u0301k",
}


def drawing(words, attributes="", style=""):
    own = f"font-family: {fonts.STACK}; font-size: 10px; {style}"
    text = f'<text x="5" y="20" {attributes} style="{own}">{words}</text>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="60">{text}</svg>'


@pytest.mark.parametrize("script", NAMES)
def test_a_pdf_that_must_name_its_letters_takes_words_of_every_script(script, tmp_path):
    (tmp_path / "d.svg").write_text(outlined(drawing(NAMES[script])))
    date = "date: datetime(year: 2026, month: 1, day: 1)"
    picture = 'figure(image("d.svg", alt: "names"), alt: "names")'
    (tmp_path / "d.typ").write_text(f'#set document(title: "t", {date})\n#{picture}')
    made = typst.compile(
        tmp_path / "d.typ", root=tmp_path, font_paths=[fonts.FOLDER],
        ignore_system_fonts=True, pdf_standards=STANDARDS,
    )  # fmt: skip
    assert made.startswith(b"%PDF")


def test_all_other_words_stay_words():
    svg = drawing("Đắk Lắk 昆明 &lt;b&gt;")
    assert outlined(svg) == svg


def starts(svg):
    """Where the outlines begin, left to right."""
    return [float(part.split(" ")[0]) for part in svg.split("translate(")[1:]]


def test_outlines_stand_where_the_words_stood():
    left = starts(outlined(drawing("กขค")))
    middle = starts(outlined(drawing("กขค", 'text-anchor="middle"')))
    right = starts(outlined(drawing("กขค", 'text-anchor="end"')))
    assert left[0] == pytest.approx(5, abs=0.01) and left == sorted(left)
    assert 2 * (left[0] - middle[0]) == pytest.approx(left[0] - right[0], abs=0.05)


def test_lines_styles_and_turns_are_kept():
    lines = '<tspan class="line" dy="0em" x="2" y="15">ก</tspan>'
    large = '<tspan style="font-size:20px">ข</tspan>'
    lines += f'<tspan class="line" dy="1.3em" x="2" y="15">{large}</tspan>'
    svg = outlined(drawing(lines, 'transform="rotate(-90,1,2)"', "fill: rgb(1, 2, 3);"))
    assert 'transform="rotate(-90,1,2)"' in svg and "fill: rgb(1, 2, 3)" in svg
    assert "translate(2.00 15.00) scale(0.010000" in svg
    assert "translate(2.00 28.00) scale(0.020000" in svg
