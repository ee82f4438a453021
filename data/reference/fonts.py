"""Cuts the fonts that pages, charts and reports share out of Debian's Noto packages.

    python data/reference/fonts.py [FOLDER]

Sources (SIL Open Font License 1.1): Debian's fonts-noto-core (Noto Sans, Lao, Thai, Khmer, Myanmar)
and fonts-noto-cjk (Noto Sans CJK SC). Writes dashboard/static/fonts
and font_points.txt. Latin keeps what the languages
of the region and of Europe need (Vietnamese included), Chinese the characters of GB 2312 and of the
gazetteer's local names; the other scripts are kept whole. Needs fonttools.
"""

import sys
from pathlib import Path

import pandas as pd
from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "dashboard" / "static" / "fonts"
SOURCE = Path("/usr/share/fonts")
SHARED = [*range(0x20, 0x7F), 0xA0, 0x200B, 0x200C, 0x200D, 0x25CC, 0x2010, 0x2013, 0x2014]
"""Code points that every script needs beside its own."""
LATIN = [
    *range(0x20, 0x250),
    *range(0x2B0, 0x370),
    *range(0x1E00, 0x1F00),
    *range(0x2000, 0x2070),
    *range(0x20A0, 0x20C0),
    *range(0x2100, 0x2150),
    *range(0x2190, 0x2200),
    *range(0x2200, 0x2300),
    *range(0x25A0, 0x2600),
]
SCRIPTS = {
    "NotoSansLao-Regular.ttf": range(0x0E80, 0x0F00),
    "NotoSansThai-Regular.ttf": range(0x0E00, 0x0E80),
    "NotoSansKhmer-Regular.ttf": [*range(0x1780, 0x1800), *range(0x19E0, 0x1A00)],
    "NotoSansMyanmar-Regular.ttf": [*range(0x1000, 0x10A0), *range(0xA9E0, 0xAA80)],
}
CHINESE = "NotoSansSC-Regular.otf"
POINTS = HERE / "font_points.txt"


def cut(font: TTFont, points: list[int], target: Path) -> None:
    """Write the part of a font that the code points need, with their shaping and their kerning."""
    options = subset.Options(
        layout_features=["*"], name_IDs=["*"], notdef_outline=True, recalc_timestamp=False
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=points)
    cutter.subset(font)
    font.save(target)


def chinese_points() -> list[int]:
    """GB 2312, the common punctuation, and the characters of the gazetteer's local names."""
    rows = range(0xA1, 0xF8)
    listed = (bytes([a, b]).decode("gb2312", "ignore") for a in rows for b in range(0xA1, 0xFF))
    names = pd.read_parquet(HERE / "names.parquet")
    told = "".join(names["name"].astype(str)) if "name" in names else ""
    wide = {ord(letter) for letter in told if 0x3400 <= ord(letter) <= 0x9FFF}
    return sorted({ord(letter) for text in listed for letter in text} | wide | set(SHARED))


def main(source: Path = SOURCE) -> None:
    """Cut every font."""
    TARGET.mkdir(parents=True, exist_ok=True)
    files = {path.name: path for path in source.rglob("Noto*") if path.is_file()}
    for name in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSans-Italic.ttf"):
        cut(TTFont(files[name]), LATIN, TARGET / name)
    for name, points in SCRIPTS.items():
        cut(TTFont(files[name]), [*points, *SHARED], TARGET / name)
    faces = TTCollection(files["NotoSansCJK-Regular.ttc"]).fonts
    simplified = next(f for f in faces if f["name"].getDebugName(1) == "Noto Sans CJK SC")
    cut(simplified, chinese_points(), TARGET / CHINESE)
    POINTS.write_text(drawn(), encoding="ascii")


def drawn() -> str:
    """The code points that some of the fonts draws, as lines `first-last` of hexadecimal digits."""
    points: set[int] = set()
    for path in TARGET.iterdir():
        points |= set(TTFont(path).getBestCmap())
    lines: list[list[int]] = []
    for point in sorted(points):
        if lines and lines[-1][1] == point - 1:
            lines[-1][1] = point
        else:
            lines.append([point, point])
    return "".join(f"{first:X}-{last:X}\n" for first, last in lines)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
