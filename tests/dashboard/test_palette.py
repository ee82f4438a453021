"""Colours can be told from their ground: contrasts as WCAG 2.2 counts them (1.4.3 and 1.4.11)."""

import re

import pytest

from dashboard import palette, theme

MODES = ("light", "dark")
HUES = ("VERMILION", "BLUE", "GREEN", "PURPLE", "OCHRE", "GREY")
TEXT, SIGN = 4.5, 3.0
OPTIONS = theme.options()


def luminance(colour):
    """Relative luminance of a hex colour."""
    parts = [part / 255 for part in palette.rgb(colour)[:3]]
    parts = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def grounds(mode):
    """What text stands on: the page, the sidebar and fields."""
    return (palette.ground(mode).background, OPTIONS[f"theme.{mode}.secondaryBackgroundColor"])


def test_contrast_is_counted_as_the_standard_does():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("mode", MODES)
def test_words_can_be_read_on_every_ground(mode):
    tones = palette.ground(mode)
    for words in (tones.text, tones.muted, OPTIONS[f"theme.{mode}.linkColor"]):
        for ground in (*grounds(mode), tones.land, tones.sea):
            assert contrast(words, ground) >= TEXT, (words, ground)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("hue", HUES)
def test_signs_of_charts_can_be_told_from_the_page(mode, hue):
    assert contrast(getattr(palette, hue), palette.ground(mode).background) >= SIGN


@pytest.mark.parametrize("mode", MODES)
def test_the_more_the_further_from_the_ground(mode):
    found = [contrast(shade, palette.ground(mode).background) for shade in palette.SHADES[mode]]
    assert found == sorted(found)


@pytest.mark.parametrize("mode", MODES)
def test_words_that_the_style_makes_fainter_can_still_be_read(mode):
    style = theme.STYLE.read_text(encoding="utf-8")
    fainter = [float(found) for found in re.findall(r"opacity: ([\d.]+)", style)]
    assert fainter
    tones = palette.ground(mode)
    for share in fainter:
        for ground in grounds(mode):
            assert contrast(palette.blend(ground, tones.text, share), ground) >= TEXT, share


@pytest.mark.parametrize("mode", MODES)
def test_words_in_a_claims_highlight_can_be_read(mode):
    style = theme.STYLE.read_text(encoding="utf-8")
    found = re.findall(r"color-mix\(in srgb, (#\w{6}) (\d+)%, transparent\)", style)
    assert len(found) >= 3
    tones = palette.ground(mode)
    for colour, share in found:
        ground = palette.blend(tones.background, colour, int(share) / 100)
        assert contrast(tones.text, ground) >= TEXT, colour


def test_the_style_calms_motion_and_shows_the_focus():
    style = theme.STYLE.read_text(encoding="utf-8")
    assert "prefers-reduced-motion: reduce" in style
    assert ":focus-visible" in style


def test_pages_are_set_in_the_bundled_fonts_and_no_others_host():
    assert OPTIONS["theme.font"].startswith("'Noto Sans'")
    assert "//" not in OPTIONS["theme.fontFaces"]


def test_numbers_in_a_square_can_be_read_on_every_shade():
    for mode in MODES:
        ground = palette.ground(mode).background
        for share in range(101):
            fill = palette.blend(ground, palette.BLUE, share / 100)
            assert contrast(palette.ink(fill), fill) >= TEXT, fill
