"""Make the map files that the server hands to browsers: python -m dashboard.maps.static_files.

static/countries.geojson and provinces.geojson are copies of those in data/reference, whose README
has the credits: a browser can only fetch what the server serves. static/marks.png holds the shapes
of hotspots. Needs Pillow, which Streamlit brings.
"""

import math
import shutil
from pathlib import Path

from PIL import Image, ImageDraw

from dashboard.geography import STATIC
from etl import read

SHAPES = ("triangle", "diamond", "square", "circle")
CELL = 128
FINE = 4
"""Drawn this many times larger, then reduced, for smooth edges."""


def corners(shape: str, across: float, radius: float) -> list[tuple[float, float]]:
    """The corners of a mark of about the same area as a circle of the radius."""
    turns = {"triangle": (3, -90, 1.3), "diamond": (4, -90, 1.2), "square": (4, -45, 1.22)}
    number, first, longer = turns.get(shape, (72, 0, 1.0))
    angles = [math.radians(first + 360 * k / number) for k in range(number)]
    down = CELL * FINE / 2 + (radius * 0.2 if shape == "triangle" else 0)
    radius *= longer
    return [(across + radius * math.cos(a), down + radius * math.sin(a)) for a in angles]


def draw_marks(path: Path) -> None:
    """Four shapes filled, the same hollow, and a ring, in a row; white, for the browser to tint."""
    cell = CELL * FINE
    sheet = Image.new("RGBA", (cell * (2 * len(SHAPES) + 1), cell), (255, 255, 255, 0))
    pen = ImageDraw.Draw(sheet)
    white, clear = (255, 255, 255, 255), (255, 255, 255, 0)
    for place, shape in enumerate(SHAPES):
        pen.polygon(corners(shape, (place + 0.5) * cell, cell * 0.36), fill=white)
        hollow = (place + len(SHAPES) + 0.5) * cell
        pen.polygon(corners(shape, hollow, cell * 0.36), fill=white)
        pen.polygon(corners(shape, hollow, cell * 0.24), fill=clear)
    left = 2 * len(SHAPES) * cell
    pen.ellipse((left + cell * 0.02, cell * 0.02, left + cell * 0.98, cell * 0.98), fill=white)
    pen.ellipse((left + cell * 0.08, cell * 0.08, left + cell * 0.92, cell * 0.92), fill=clear)
    small = sheet.resize((sheet.width // FINE, CELL), Image.Resampling.LANCZOS)
    small.save(path, optimize=True)


def main() -> None:
    """Copy the outlines and draw the marks."""
    for name in ("countries.geojson", "provinces.geojson"):
        shutil.copyfile(read.reference_path(name), STATIC / name)
    draw_marks(STATIC / "marks.png")


if __name__ == "__main__":
    main()
