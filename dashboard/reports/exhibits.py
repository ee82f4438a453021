"""Charts and tables of the pages as exhibits: what filters keep, and what was left out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard import address
from dashboard.asked import Drawn, documents, note_of
from dashboard.criteria import Filters
from dashboard.exports import catalogue, listings, measured
from dashboard.exports.exhibit import ExportUnavailable
from dashboard.queries import marks
from dashboard.queries import tables as stored
from dashboard.reports import grids, markings, people, pictures
from dashboard.reports.desk import Desk
from dashboard.reports.paper import BANNERS, Grid, Picture, Sheet, highest
from dashboard.reports.plan import Item
from etl.read import SearchError, SnapshotError
from etl.schema import TABLES, fact_tables

NOTES = 12
"""Source notes of one exhibit, the most credible claims first; the others are counted."""
CREDITS = (
    "Boundaries: UN geodata, Natural Earth. Place names: GeoNames (CC BY 4.0). No endorsement or "
    "acceptance is implied."
)
"""Of exhibits.CREDITS what belongs to one exhibit."""
Body = Picture | Grid | None


@dataclass(frozen=True, slots=True)
class _Kept:
    """What an exhibit is drawn under.

    Attributes:
        filters: Of its address.
        dropped: What the address asks for that does not exist.
        tables: The fact tables whose claims it counts.
        marking: Of what the filters' words are taken from.
    """

    filters: Filters
    dropped: list[str]
    tables: tuple[str, ...]
    marking: str


def view(desk: Desk, item: Item, number: int) -> Sheet:
    """A chart or a table of what filters keep.

    Raises:
        ExportUnavailable: It is not known (any more), or its search cannot be answered.
    """
    subject = _subject(item)
    if subject is None:
        raise ExportUnavailable(
            f"Exhibit {number} shows a {item.kind} that is not known here ({item.name}): take it "
            "out of the report."
        )
    try:
        if isinstance(subject, str):
            return _rows(desk, item, number, subject)
        if subject.measured:
            return _measured(desk, item, number, subject)
        if not subject.tables:
            return _of_documents(desk, item, number, subject)
        return _claims(desk, item, number, subject)
    except (SearchError, SnapshotError) as error:
        raise ExportUnavailable(f"Exhibit {number} cannot be made. {error}") from error


Subject = catalogue.Chart | listings.Listing


def _subject(item: Item) -> Subject | str | None:
    """What an item names: a chart, a table of a page, the name of a stored table, or nothing."""
    if item.kind == "chart":
        return catalogue.CHARTS.get(item.name)
    return listings.LISTINGS.get(item.name) or (item.name if item.name in TABLES else None)


def title_of(item: Item) -> str:
    """What a chart or a table is called where the analyst gave it no caption."""
    subject = _subject(item)
    if subject is None:
        return f"A {item.kind} that is not known here ({item.name})"
    return TABLES[subject].title if isinstance(subject, str) else subject.title


def _kept(desk: Desk, item: Item, tables: Sequence[str]) -> _Kept:
    filters, dropped = address.read(item.parameters(), desk.choices)
    marking = "U"
    if filters.about:
        words, marking = desk.about(filters.about)
        filters = replace(filters, about_words=words)
    if doc_id := documents.asked_for(item.parameters()):
        filters = replace(filters, about=documents.mark_of(doc_id), about_words="one document")
    for connection in (desk.allowed, desk.whole):
        marks.apply(connection, filters)
    return _Kept(filters, dropped, tuple(tables), marking)


def _claims(desk: Desk, item: Item, number: int, subject: Subject) -> Sheet:
    """A chart or a table of claims, with its notes."""
    kept = _kept(desk, item, subject.tables)
    count = marks.count(desk.allowed, kept.filters, *kept.tables)
    remarks = _remarks(desk, kept, count)
    title, body = subject.title, None
    if count.claims:
        title, body, more = _drawn(desk, item, subject, kept.filters, " ".join(remarks[:2]))
        remarks += more
    return _noted(desk, item, number, kept, count, _sheet(item, title, body, remarks, subject.page))


def _noted(
    desk: Desk, item: Item, number: int, kept: _Kept, count: marks.Counts, sheet: Sheet
) -> Sheet:
    """The sheet with its marking, its source notes and its link."""
    best = marks.best(desk.allowed, kept.filters, kept.tables, NOTES).to_dict("records")
    notes = [desk.note(row) for row in best]
    further = _further(sheet.body)
    if count.claims > len(best):
        further.append(f"The notes are of the {len(best)} most credible of these claims.")
    found = [*markings.of(desk.allowed, kept.filters, kept.tables), *(n.marking for n in notes)]
    found.append(kept.marking)
    return replace(
        sheet,
        number=number,
        marking=highest([*found, desk.titles.get(documents.asked_for(item.parameters()), "U")]),
        remarks=[*sheet.remarks, *further],
        notes=list(dict.fromkeys(note.number for note in notes)),
        link=desk.link(sheet.link, item.parameters()),
        fine=f"Tables {desk.snapshot.id}. {CREDITS}",
    )


def _further(body: object) -> list[str]:
    """How many rows of a table are not shown, in a sentence."""
    left = body.left if isinstance(body, Grid) else 0
    return [f"{left:,} further rows are in the data of this view."] if left else []


def _sheet(item: Item, title: str, body: Body, remarks: list[str], page: str) -> Sheet:
    """A sheet without number and marking yet, its link the path of a page."""
    return Sheet(0, item.caption or title, "U", body, remarks, item.note, link=page)


def _drawn(
    desk: Desk, item: Item, subject: Subject, filters: Filters, words: str
) -> tuple[str, Body, list[str]]:
    """Title, body and remarks of a chart or a table of a page.

    Args:
        desk: What is at hand.
        item: What is planned.
        subject: What it names.
        filters: What is kept.
        words: What is said of a chart to those who cannot see it, besides its title.
    """
    parameters = item.parameters()
    if isinstance(subject, listings.Listing):
        found = subject.rows(desk.asks(filters), parameters)
        remarks = [desk.redact(found.note)] if found.note else []
        return found.title or subject.title, grids.of_frame(found.frame, desk.redact), remarks
    drawn = subject.of_page(desk.asks(filters), parameters)
    title = drawn.title or subject.title
    body = pictures.picture(drawn.figure, f"{title}. {words}", desk.redact)
    return title, body, _notes_of(drawn, desk.redact)


def _notes_of(drawn: Drawn, redact: people.Redact) -> list[str]:
    """How to read a chart, and what its address asked for that is not drawn."""
    note = drawn.note or note_of(drawn.figure)
    told = [redact(note)] if note else []
    if drawn.unread:
        listed = ", ".join(drawn.unread)
        told.append(f"Not drawn as the view asked, which is not known here: {listed}.")
    return told


def _remarks(desk: Desk, kept: _Kept, count: marks.Counts) -> list[str]:
    """Filter, counts, and what was left out, a sentence each."""
    total = sum(stored.whole(desk.whole, table) for table in kept.tables)
    told = [kept.filters.sentence(), f"{count.sentence(total)}."]
    left = marks.count(desk.whole, kept.filters, *kept.tables).claims - count.claims
    told += _left(desk, kept, left, "claim")
    if not count.claims:
        told.append("Nothing that may be shown matches.")
    return told


def _left(desk: Desk, kept: _Kept, left: int, noun: str) -> list[str]:
    """What the address asks for in vain, and what the ceiling hides, a sentence each."""
    told: list[str] = []
    if kept.dropped:
        told.append(f"Not in these tables, and not applied: {', '.join(kept.dropped)}.")
    if left:
        said = f"{left:,} {noun if left == 1 else f'{noun}s'}"
        told.append(f"{said} marked above {BANNERS[desk.report.ceiling]} left out.")
    return told


def _rows(desk: Desk, item: Item, number: int, table: str) -> Sheet:
    """A table as it is stored: of claims with its notes, of others its rows."""
    if table in fact_tables():
        kept = _kept(desk, item, (table,))
        count = marks.count(desk.allowed, kept.filters, table)
        found = marks.claims_page(desk.allowed, kept.filters, (table,), 0, grids.ROWS)
        body = grids.of_claims(table, found, count.claims, desk.redact) if count.claims else None
        remarks = _remarks(desk, kept, count)
        pages = (chart.page for chart in catalogue.CHARTS.values() if table in chart.tables)
        sheet = _sheet(item, TABLES[table].title, body, remarks, next(pages, "data"))
        return _noted(desk, item, number, kept, count, sheet)
    kept = _kept(desk, item, ())
    number_of = stored.count(desk.allowed, kept.filters, table)
    rows = stored.page(desk.allowed, kept.filters, table, 0, grids.ROWS)
    remarks = [
        kept.filters.sentence(),
        f"{number_of:,} of {stored.whole(desk.whole, table):,} rows.",
    ]
    remarks += _left(desk, kept, stored.count(desk.whole, kept.filters, table) - number_of, "row")
    body = grids.of_rows(table, rows, number_of, desk.say) if number_of else None
    marking = highest([*markings.of_rows(desk.allowed, table), kept.marking])
    sheet = _sheet(item, TABLES[table].title, body, remarks, "data")
    return _told(desk, item, number, marking, sheet)


def _of_documents(desk: Desk, item: Item, number: int, subject: Subject) -> Sheet:
    """A table that counts documents, without claims."""
    kept = _kept(desk, item, ())
    title, body, more = _drawn(desk, item, subject, kept.filters, "")
    remarks = [kept.filters.sentence(), *_left(desk, kept, 0, "document"), *more]
    sheet = _sheet(item, title, body, remarks, subject.page)
    return _told(desk, item, number, highest([*desk.titles.values(), kept.marking]), sheet)


def _measured(desk: Desk, item: Item, number: int, subject: Subject) -> Sheet:
    """What was measured of the reading."""
    title, body, more = _drawn(desk, item, subject, Filters(), measured.basis())
    sheet = _sheet(item, title, body, [measured.basis(), *more], subject.page)
    return replace(_told(desk, item, number, "U", sheet), fine="")


def _told(desk: Desk, item: Item, number: int, marking: str, sheet: Sheet) -> Sheet:
    """The sheet of what no claims stand behind, with its marking and its link."""
    link = desk.link(sheet.link, item.parameters())
    fine = f"Tables {desk.snapshot.id}. {CREDITS}"
    remarks = [*sheet.remarks, *_further(sheet.body)]
    return replace(sheet, number=number, marking=marking, remarks=remarks, link=link, fine=fine)
