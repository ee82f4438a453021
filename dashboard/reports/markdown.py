"""Reports as Markdown with images, packed into one zip."""

import io
import re
import zipfile

from dashboard.exports.files import entry
from dashboard.reports import pictures
from dashboard.reports.paper import BANNERS, Grid, Paper, Picture, Quoted, Sheet

_SIGNS = re.compile(r"([\\`*_{}\[\]()<>#+!|~-])")


def inert(words: str) -> str:
    """Text that Markdown shows as it is: its signs escaped, in one line."""
    return _SIGNS.sub(r"\\\1", " ".join(words.split()))


def to_markdown(paper: Paper) -> bytes:
    """A zip of report.md and its images; the same paper gives the same bytes.

    Raises:
        ExportUnavailable: The charts cannot be drawn.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for sheet in paper.sheets:
            if isinstance(sheet.body, Picture):
                target.writestr(entry(_file(sheet)), pictures.png(sheet.body))
        target.writestr(entry("report.md"), text_of(paper).encode("utf-8", "replace"))
    return packed.getvalue()


def _file(sheet: Sheet) -> str:
    return f"exhibit-{sheet.number}.png"


def text_of(paper: Paper) -> str:
    """The report's Markdown."""
    banner = f"**{BANNERS[paper.marking]}**"
    lines = [banner, f"# {inert(paper.title)}", inert(paper.byline)]
    lines += [inert(words) for words in paper.statements]
    titles = [f"- Exhibit {s.number}. {inert(s.title)}" for s in paper.sheets if s.number]
    lines += ["## Contents", "\n".join(titles)] if titles else []
    for sheet in paper.sheets:
        lines += _sheet(sheet)
    lines.append("## Source notes")
    lines += [f"\\[{note.number}\\] {inert(note.sentence)}" for note in paper.notes]
    lines += ["## Credits", inert(paper.credits), banner]
    return "\n\n".join(line for line in lines if line) + "\n"


def _sheet(sheet: Sheet) -> list[str]:
    numbered = f"Exhibit {sheet.number}. " if sheet.number else ""
    lines = [f"## {numbered}{inert(sheet.title)} ({sheet.marking})"] if sheet.title else []
    match sheet.body:
        case Picture() as picture:
            lines.append(f"![{inert(picture.alternative)}]({_file(sheet)})")
        case Grid() as grid:
            lines.append(_grid(grid))
        case Quoted() as quoted:
            words = f"{inert(quoted.before)} **{inert(quoted.words)}** {inert(quoted.after)}"
            lines.append(f"> {inert(quoted.headline)}\n>\n> “{words.strip()}”")
        case None:
            pass
    lines += [inert(words) for words in sheet.words.split("\n") if words.strip()]
    lines += [inert(words) for words in (*sheet.remarks, sheet.sources) if words]
    if sheet.link:
        shown = sheet.link.replace("`", "")
        lines.append(f"View: <{shown}>" if sheet.opens else f"View: `{shown}`")
    if sheet.fine:
        lines.append(inert(sheet.fine))
    return lines


def _grid(grid: Grid) -> str:
    rows = [grid.headings, ["---"] * len(grid.headings), *grid.rows]
    cells = [[words if row is rows[1] else inert(words) for words in row] for row in rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in cells)
