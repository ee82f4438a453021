"""The fonts of pages, charts and reports: Noto Sans for Latin and for the region's scripts.

The files stand in static/fonts, cut by data/reference/fonts.py (SIL Open Font License 1.1).
"""

import base64
import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from etl.read import reference_path

FOLDER = Path(__file__).with_name("static") / "fonts"
ADDRESS = "/app/static/fonts"
"""Where the server of the dashboard has the files."""
LATIN = 0x24F
"""The last code point of the Latin letters that most texts are written in."""
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")


@dataclass(frozen=True, slots=True)
class Face:
    """One file of a family.

    Attributes:
        family: As the font itself and style sheets name it.
        file: Below static/fonts.
        weight: 400 or 700.
        style: normal or italic.
        points: The code points it is asked for, as style sheets write them; empty is all.
        sample: Words in its script, in which a browser loads it before it draws.
    """

    family: str
    file: str
    weight: int = 400
    style: str = "normal"
    points: str = ""
    sample: str = "Đắk Lắk"

    @property
    def path(self) -> Path:
        """The file."""
        return FOLDER / self.file

    def draws(self, points: Collection[int]) -> bool:
        """Whether it is asked for any of these code points; one for all always is."""
        spans = [span.strip().removeprefix("U+").split("-") for span in self.points.split(",")]
        return not self.points or any(
            int(first, 16) <= point <= int(last, 16) for first, last in spans for point in points
        )


FACES = (
    Face("Noto Sans", "NotoSans-Regular.ttf"),
    Face("Noto Sans", "NotoSans-Bold.ttf", weight=700),
    Face("Noto Sans", "NotoSans-Italic.ttf", style="italic"),
    Face("Noto Sans Lao", "NotoSansLao-Regular.ttf", points="U+0E80-0EFF", sample="ວຽງຈັນ"),
    Face("Noto Sans Thai", "NotoSansThai-Regular.ttf", points="U+0E00-0E7F", sample="กรุงเทพ"),
    Face(
        "Noto Sans Khmer",
        "NotoSansKhmer-Regular.ttf",
        points="U+1780-17FF, U+19E0-19FF",
        sample="ភ្នំពេញ",
    ),
    Face(
        "Noto Sans Myanmar",
        "NotoSansMyanmar-Regular.ttf",
        points="U+1000-109F, U+A9E0-A9FF, U+AA60-AA7F",
        sample="ရန်ကုန်",
    ),
    Face(
        "Noto Sans CJK SC",
        "NotoSansSC-Regular.otf",
        points="U+3000-303F, U+3400-9FFF, U+FF00-FFEF",
        sample="昆明",
    ),
)
FAMILIES = tuple(dict.fromkeys(face.family for face in FACES))
STACK = ", ".join([*(f"'{family}'" for family in FAMILIES), "sans-serif"])
"""The families in the order in which a letter is looked for, for style sheets."""


def rules(*, embedded: bool = False) -> str:
    """The @font-face rules.

    Args:
        embedded: With the files themselves inside, for pages that no server stands behind; else
            with their addresses on the dashboard's server.
    """
    return "\n".join(
        _rule(face, _data(face) if embedded else f"{ADDRESS}/{face.file}") for face in FACES
    )


def rules_for(text: str) -> str:
    """The @font-face rules with the files inside, of the scripts that a text is written in.

    Args:
        text: May have its letters as JSON escapes (u0e01 after a backslash) too.
    """
    points = {ord(letter) for letter in set(text) if ord(letter) > LATIN}
    points |= {int(code, 16) for code in set(_ESCAPED.findall(text))}
    return "\n".join(_rule(face, _data(face)) for face in FACES if face.draws(points))


def _rule(face: Face, source: str) -> str:
    points = f"unicode-range:{face.points};" if face.points else ""
    return (
        f"@font-face{{font-family:'{face.family}';font-weight:{face.weight};"
        f"font-style:{face.style};font-display:swap;{points}src:url({source})}}"
    )


def _data(face: Face) -> str:
    kind = face.path.suffix.removeprefix(".")
    return f"data:font/{kind};base64,{base64.b64encode(face.path.read_bytes()).decode()}"


def runs(text: str) -> list[tuple[str, str]]:
    """A text in parts of one script, each with the family that draws it.

    For programs that take one font for a part; signs and spaces between stay with what is before.
    """
    found: list[tuple[str, str]] = []
    for letter in text:
        family = _family(letter)
        if found and (family == found[-1][0] or not letter.isalnum() and family == FAMILIES[0]):
            found[-1] = (found[-1][0], found[-1][1] + letter)
        else:
            found.append((family, letter))
    return found


@cache
def _family(letter: str) -> str:
    point = [ord(letter)]
    return next((face.family for face in FACES if face.points and face.draws(point)), FAMILIES[0])


@cache
def _undrawn() -> re.Pattern[str]:
    """What none of the fonts draws, line ends apart."""
    lines = reference_path("font_points.txt").read_text(encoding="ascii").split()
    ranges = "".join(
        f"\\U{int(first, 16):08x}-\\U{int(last, 16):08x}"
        for first, last in (line.split("-") for line in lines)
    )
    return re.compile(f"[^{ranges}\\n]")


def drawable(text: str) -> str:
    """A text as the fonts can draw it: signs of other scripts as □, control characters as spaces.

    PDF/A takes no sign that its fonts lack.
    """
    return _undrawn().sub(lambda found: "□" if found[0].isprintable() else " ", text)
