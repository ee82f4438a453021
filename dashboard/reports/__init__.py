"""Reports: exhibits that an analyst puts in order and signs, in five formats of one content."""

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.reports import pictures
from dashboard.reports.bars import bars_of
from dashboard.reports.markdown import to_markdown
from dashboard.reports.paper import Paper, Picture
from dashboard.reports.pdf import to_pdf
from dashboard.reports.slides import to_pptx
from dashboard.reports.web import to_html
from dashboard.reports.word import to_docx

_OFFICE = "application/vnd.openxmlformats-officedocument"
Progress = Callable[[int, int], None]
"""Called with the number of pictures drawn and of all."""


@dataclass(frozen=True, slots=True)
class Format:
    """How a report is written.

    Attributes:
        label: For people.
        write: Paper to the bytes of the file.
        suffix: Of the file's name.
        media_type: Of the file.
        picture: svg, png, or empty where charts are no pictures.
    """

    label: str
    write: Callable[[Paper], bytes]
    suffix: str
    media_type: str
    picture: str


FORMATS = {
    "pdf": Format("PDF", to_pdf, "pdf", "application/pdf", "svg"),
    "docx": Format("Word", to_docx, "docx", f"{_OFFICE}.wordprocessingml.document", "png"),
    "pptx": Format("PowerPoint", to_pptx, "pptx", f"{_OFFICE}.presentationml.presentation", "png"),
    "html": Format("HTML, interactive", to_html, "html", "text/html", ""),
    "md": Format("Markdown", to_markdown, "zip", "application/zip", "png"),
}
"""By the name on the command line."""


def export(paper: Paper, name: str, progress: Progress | None = None) -> bytes:
    """The report in a format.

    Args:
        paper: Assembled.
        name: Of FORMATS.
        progress: Told of each picture that is drawn.

    Raises:
        ExportUnavailable: There is no Chromium to draw with, or it fails.
    """
    form = FORMATS[name]
    charts = [sheet.body for sheet in paper.sheets if isinstance(sheet.body, Picture)]
    if name == "pptx":  # bars are charts of the slides themselves
        charts = [chart for chart in charts if bars_of(chart.figure) is None]
    if form.picture:
        draw = pictures.svg if form.picture == "svg" else pictures.png
        for done, chart in enumerate(charts, start=1):
            draw(chart)
            if progress is not None:
                progress(done, len(charts))
    return form.write(paper)
