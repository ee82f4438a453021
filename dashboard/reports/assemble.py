"""A planned report made into paper: drawn from the tables, under its ceiling, with its notes."""

from collections.abc import Callable
from dataclasses import replace

from dashboard.exports.exhibit import CREDITS
from dashboard.reports import exhibits, quotes
from dashboard.reports.desk import Desk, opened
from dashboard.reports.paper import BANNERS, Paper, Sheet
from dashboard.reports.plan import Item, Report
from etl.read import CEILINGS, Snapshot

Progress = Callable[[int, int], None]


def assemble(
    report: Report, snapshot: Snapshot, ceiling: str, progress: Progress | None = None
) -> Paper:
    """The report as it stands on paper.

    Args:
        report: What is planned.
        snapshot: The tables that it is drawn from.
        ceiling: The highest marking that its reader sees; the report's own is never above it.
        progress: Told of each exhibit before it is drawn: its place, and how many there are.

    Raises:
        ExportUnavailable: An exhibit's chart is not known any more.
    """
    report = replace(report, ceiling=min(report.ceiling, ceiling, key=CEILINGS.index))
    desk = opened(report, snapshot, ceiling)
    sheets: list[Sheet] = []
    number = 0
    for place, item in enumerate(report.items, start=1):
        if progress is not None:
            progress(place, len(report.items))
        number += item.kind != "text"
        sheets.append(_sheet(desk, item, number))
    return Paper(
        title=report.title,
        author=report.author,
        date=str(snapshot.manifest["created"])[:10],
        ceiling=report.ceiling,
        sheets=sheets,
        notes=sorted(desk.notes.values(), key=lambda note: note.number),
        statements=_statements(report),
        credits=CREDITS,
        snapshot=snapshot.id,
    )


def _sheet(desk: Desk, item: Item, number: int) -> Sheet:
    match item.kind:
        case "text":
            return Sheet(0, item.caption, "U", None, words=item.note)
        case "claim":
            return quotes.claim(desk, item, number)
        case "passage":
            return quotes.passage(desk, item, number)
        case _:
            return exhibits.view(desk, item, number)


def _statements(report: Report) -> list[str]:
    """What holds for the whole report."""
    told = [
        f"Nothing marked above {BANNERS[report.ceiling]} is shown; what is left out is counted."
    ]
    if not report.names:
        told.append("Names of persons who are not public officials are replaced by their roles.")
    if report.guard:
        told.append(
            f"Counts of people below {report.guard}, and counts that would tell them by "
            "subtraction or as a sum, are not shown, nor words of documents that state them."
        )
    return told
