"""A planned report made into paper: drawn from the tables, under its ceiling, with its notes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from dashboard import address, wording
from dashboard.asked import Drawn, note_of
from dashboard.charts.base import missing
from dashboard.criteria import Filters
from dashboard.exports import catalogue
from dashboard.exports.exhibit import CREDITS, ExportUnavailable
from dashboard.marks import of_claim
from dashboard.queries import choices, marks, views
from dashboard.queries import tables as stored
from dashboard.queries.contract import Connection
from dashboard.reports import grids, guard, markings, people, pictures
from dashboard.reports.paper import BANNERS, Note, Paper, Quoted, Sheet, highest
from dashboard.reports.plan import Item, Report
from etl.read import CEILINGS, Snapshot, countries
from etl.schema import TABLES, fact_tables

NOTES = 12
"""Source notes of one exhibit, the most credible claims first; the others are counted."""
ROWS = 60
"""Rows of a table on paper; the others are counted."""
_PLACES = """
SELECT name FROM places WHERE name IS NOT NULL
UNION SELECT surface FROM mentions WHERE entity_kind = 'place'
"""
Row = Mapping[Any, Any]
Progress = Callable[[int, int], None]


@dataclass
class _Desk:
    """What is at hand while a report is assembled.

    Attributes:
        allowed: The tables as far as the report's ceiling allows.
        whole: The tables as far as the reader's ceiling allows, for counting what is left out.
        choices: What the filters of the whole tables offer.
        redact: Takes private names out of a text.
        guard: What it hides of small counts.
        titles: Markings of documents' titles, by doc_id.
        notes: Those made so far.
    """

    report: Report
    snapshot: Snapshot
    allowed: Connection
    whole: Connection
    redact: people.Redact
    guard: guard.Guard
    choices: address.Choices
    titles: dict[str, str]
    notes: dict[tuple[str, str], Note] = field(default_factory=dict[tuple[str, str], Note])


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
    desk = _desk(report, snapshot, ceiling)
    sheets: list[Sheet] = []
    number = 0
    for place, item in enumerate(report.items, start=1):
        if progress is not None:
            progress(place, len(report.items))
        number += item.kind != "text"
        sheets.append(_sheet(desk, item, number if item.kind != "text" else 0))
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


def _desk(report: Report, snapshot: Snapshot, ceiling: str) -> _Desk:
    # The guard changes its tables: then they are this report's alone.
    opened = snapshot.open if report.guard else snapshot.connect
    allowed = opened(report.ceiling)
    views.prepare(allowed)
    whole = snapshot.connect(ceiling)
    views.prepare(whole)
    redact: people.Redact = str
    if not report.names:
        rows = allowed.execute(
            "SELECT DISTINCT surface, name FROM mentions WHERE entity_kind = 'person'"
        ).fetchall()
        places = [row[0] for row in allowed.execute(_PLACES).fetchall()]
        named = people.redactor(people.private_names(rows), places)
        redact = people.both(named, people.told_names)
    hides = guard.apply(allowed, report.guard)
    titles = markings.titles(allowed)
    found = address.existing(choices.values(whole), choices.span(whole), countries())
    return _Desk(report, snapshot, allowed, whole, redact, hides, found, titles)


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
            "subtraction from another, are not shown, nor words of documents that state them."
        )
    return told


def _sheet(desk: _Desk, item: Item, number: int) -> Sheet:
    match item.kind:
        case "text":
            return Sheet(0, item.caption, "U", None, words=item.note)
        case "claim":
            return _claim(desk, item, number)
        case _:
            return _view(desk, item, number)


def _view(desk: _Desk, item: Item, number: int) -> Sheet:
    """A chart or a table of what filters keep."""
    title, tables = _subject(item, number)
    filters, dropped = address.read(item.parameters(), desk.choices)
    for connection in (desk.allowed, desk.whole):
        marks.apply(connection, filters)
    count = marks.count(desk.allowed, filters, *tables)
    remarks = _remarks(desk, filters, tables, count, dropped)
    body = None
    if count.claims and item.kind == "chart":
        drawn = catalogue.CHARTS[item.name].draw(desk.allowed, filters, item.parameters())
        title = drawn.title or title
        body = pictures.picture(drawn.figure, f"{title}. {remarks[0]} {remarks[1]}", desk.redact)
        remarks += _notes_of(drawn, desk.redact)
    elif count.claims:
        rows = marks.claims_page(desk.allowed, filters, tables, 0, ROWS).to_dict("records")
        body = grids.of(item.name, rows, count.claims, desk.redact)
    best = marks.best(desk.allowed, filters, tables, NOTES).to_dict("records")
    notes = [_note(desk, row) for row in best]
    if (more := count.claims - len(best)) > 0:
        remarks.append(f"{more:,} further claims are in the data of this view.")
    return Sheet(
        number=number,
        title=item.caption or title,
        marking=highest([*markings.of(desk.allowed, filters, tables), *(n.marking for n in notes)]),
        body=body,
        remarks=remarks,
        words=item.note,
        notes=list(dict.fromkeys(note.number for note in notes)),
        link=_link(_page(item), item.parameters()),
    )


def _notes_of(drawn: Drawn, redact: people.Redact) -> list[str]:
    """How to read a chart, and what its address asked for that is not drawn."""
    note = drawn.note or note_of(drawn.figure)
    told = [redact(note)] if note else []
    if drawn.unread:
        listed = ", ".join(drawn.unread)
        told.append(f"Not drawn as the view asked, which is not known here: {listed}.")
    return told


def _page(item: Item) -> str:
    """Path of the page that an exhibit was added from."""
    if item.kind == "chart":
        return catalogue.CHARTS[item.name].page
    pages = (chart.page for chart in catalogue.CHARTS.values() if item.name in chart.tables)
    return next(pages, "data")


def _subject(item: Item, number: int) -> tuple[str, tuple[str, ...]]:
    """Title and fact tables of a chart or table.

    Raises:
        ExportUnavailable: It is not known (any more).
    """
    if item.kind == "chart" and (chart := catalogue.CHARTS.get(item.name)):
        return chart.title, tuple(chart.tables)
    if item.kind == "table" and item.name in fact_tables():
        return TABLES[item.name].title, (item.name,)
    raise ExportUnavailable(
        f"Exhibit {number} shows a {item.kind} that is not known here ({item.name}): take it out "
        "of the report."
    )


def _remarks(
    desk: _Desk,
    filters: Filters,
    tables: Sequence[str],
    count: marks.Counts,
    dropped: Sequence[str],
) -> list[str]:
    """Filter, counts, and what was left out, a sentence each."""
    total = sum(stored.whole(desk.whole, table) for table in tables)
    told = [filters.sentence(), f"{count.sentence(total)}."]
    if dropped:
        told.append(f"Not in these tables, and not applied: {', '.join(dropped)}.")
    if left := marks.count(desk.whole, filters, *tables).claims - count.claims:
        said = f"{left:,} {'claim' if left == 1 else 'claims'}"
        told.append(f"{said} marked above {BANNERS[desk.report.ceiling]} left out.")
    if not count.claims:
        told.append("Nothing that may be shown matches.")
    return told


def _claim(desk: _Desk, item: Item, number: int) -> Sheet:
    """One sentence with its value."""
    found = [
        row
        for table in fact_tables()
        for row in marks.claims_of(
            desk.allowed, Filters(), [of_claim(table, item.name)], limit=1
        ).to_dict("records")
    ]
    if not found:
        why = "It is marked above the report's ceiling, or is not in these tables any more."
        return Sheet(number, item.caption or "A sentence", "U", None, [why], item.note)
    row = found[0]
    note = _note(desk, row)
    headline = desk.redact(wording.headline(str(row["fact_table"]), row))
    text, start, end = str(row["text"]), int(row["start"]), int(row["end"])
    words = desk.redact(text[start:end])
    before, after = _around(text, start, end)
    if row["quote"] == guard.WITHHELD or desk.guard.states(f"{before}{words}{after}"):
        before, words, after = "", guard.WITHHELD, ""
    body = Quoted(headline, desk.redact(before), words, desk.redact(after))
    link = _link("documents", {"doc": [str(row["doc_id"])], "claim": [item.name]})
    title = item.caption or headline
    marking = highest([note.marking, *markings.needed(desk.allowed, row)])
    return Sheet(number, title, marking, body, [], item.note, [note.number], link)


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """The rest of the sentence before and after a claim's words."""
    first = max(text.rfind(stop, 0, start) + len(stop) for stop in (". ", "\n", "? ", "! "))
    first = first if first > 1 else 0
    stops = [at + 1 for stop in (". ", "? ", "! ", "\n") if (at := text.find(stop, end)) >= 0]
    return text[first:start].lstrip(), text[end : min(stops, default=len(text))]


def _note(desk: _Desk, row: Row) -> Note:
    """The source note of a claim; the same words have the same note throughout the report."""
    quote = desk.redact(str(row["quote"]))
    key = (str(row["passage_id"]), quote)
    if key not in desk.notes:
        desk.notes[key] = Note(
            number=len(desk.notes) + 1,
            source=_source(desk, row),
            place=_place(row),
            marking=highest([markings.own(row), desk.titles.get(str(row["doc_id"]), "U")]),
            grade=_grade(row),
            quote=quote,
        )
    return desk.notes[key]


def _source(desk: _Desk, row: Row) -> str:
    parts = (row["doc_publisher"], row["doc_reference"], row["doc_title"])
    told = [str(part) for part in parts if not missing(part)] or [wording.document_name(row)]
    if not missing(row["doc_title"]):
        told[-1] = desk.redact(told[-1])
    return ", ".join([*told, wording.document_date(row)])


def _place(row: Row) -> str:
    label = row.get("passage_label")
    if not missing(label):
        return f"Paragraph {label}"
    ordinal = row.get("passage_ordinal")
    return "" if missing(ordinal) else f"Paragraph no. {int(str(ordinal)) + 1}"


def _grade(row: Row) -> str:
    """Admiralty code of the source and the item, "B2"; F where the source is not judged."""
    source = row.get("doc_reliability")
    item = row.get("credibility")
    return "" if missing(item) else f"{'F' if missing(source) else source}{int(str(item))}"


def _link(page: str, parameters: Mapping[str, Sequence[str]]) -> str:
    query = urlencode(parameters, doseq=True)
    return f"/{page}?{query}" if query else f"/{page}"
