"""What is at hand while a report is assembled: its tables, its rules, and the notes so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from dashboard import address, ready, wording
from dashboard.asked import Asked, marked
from dashboard.charts.base import missing
from dashboard.criteria import Filters
from dashboard.exports.exhibit import ExportUnavailable
from dashboard.marks import Mark
from dashboard.queries import choices, marks, views
from dashboard.queries.contract import Connection
from dashboard.reports import markings, people
from dashboard.reports.guard import HIDDEN, Guard, apply
from dashboard.reports.paper import Note, highest
from dashboard.reports.plan import Report
from etl.read import Snapshot, countries

Row = Mapping[Any, Any]
NOT_NAMED = "a mark that this report does not name"
"""Of a mark above the ceiling, or whose words hold a name or a count that stays hidden."""
_PLACES = """
SELECT name FROM places WHERE name IS NOT NULL
UNION SELECT surface FROM mentions WHERE entity_kind = 'place'
"""
_PERSONS = "SELECT DISTINCT surface, name FROM mentions WHERE entity_kind = 'person'"


@dataclass
class Desk:
    """What is at hand.

    Attributes:
        report: What is planned, its ceiling not above its reader's.
        snapshot: The tables.
        allowed: These as far as the report's ceiling allows.
        whole: These as far as the reader's ceiling allows, for counting what is left out.
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
    guard: Guard
    choices: address.Choices
    titles: dict[str, str]
    notes: dict[tuple[str, str], Note] = field(default_factory=dict[tuple[str, str], Note])

    def asks(self, filters: Filters) -> Asked:
        """What answers queries of what may be shown."""
        index = self.snapshot.search_index
        return Asked(self.allowed, filters, lambda: index(self.report.ceiling))

    def say(self, words: str, instead: str = HIDDEN) -> str:
        """A text of a document as it may stand in the report."""
        return self.redact(self.guard.text(words, instead))

    def about(self, key: str) -> tuple[str, str]:
        """A mark that a view is filtered by, in words as far as the report may name it.

        Returns:
            The words, and the marking of what they are taken from.
        """
        mark = Mark.parse(key)
        asks = self.asks(Filters())
        rows = asks.look_up(marks.leading, mark).to_dict("records") if mark else []
        if mark is None or not rows:
            return NOT_NAMED, "U"
        told = marked.words(asks, mark)
        return (told, markings.own(rows[0])) if self.say(told) == told else (NOT_NAMED, "U")

    def link(self, page: str, parameters: Mapping[str, Sequence[str]]) -> str:
        """The address of a view; from the root of the atlas where the report knows no other.

        What the report may not name is left out of it: names, and marks that are not shown.
        """
        told = {
            name: [value for value in values if self._names(name, value)]
            for name, values in parameters.items()
        }
        query = urlencode(told, doseq=True)
        return f"{self.report.address}/{page}{'?' if query else ''}{query}"

    def _names(self, parameter: str, value: str) -> bool:
        """Whether an address in the report may have a value."""
        if parameter == "about":
            return self.about(value)[0] != NOT_NAMED
        return self.redact(value) == value

    def note(self, row: Row) -> Note:
        """The source note of a claim or a paragraph.

        The same words have the same note throughout the report.

        Args:
            row: passage_id, quote, marking, and the columns of the document and the paragraph.
        """
        quote = self.redact(str(row["quote"]))
        key = (str(row["passage_id"]), quote)
        if key not in self.notes:
            self.notes[key] = Note(
                number=len(self.notes) + 1,
                source=_source(self, row),
                place=_place(row),
                marking=highest([markings.own(row), self.titles.get(str(row["doc_id"]), "U")]),
                grade=_grade(row),
                quote=quote,
            )
        return self.notes[key]


def opened(report: Report, snapshot: Snapshot, ceiling: str) -> Desk:
    """What is at hand for a report.

    Args:
        report: What is planned, its ceiling not above its reader's.
        snapshot: The tables that it is drawn from.
        ceiling: The highest marking that its reader sees.

    Raises:
        ExportUnavailable: Its guard would have to work through too many claims.
    """
    if report.guard and ready.has_many(snapshot):
        raise ExportUnavailable(
            f"The guard works through every claim for a report, and there are more than"
            f" {ready.MANY:,}: set it to 0, or make the report from tables of fewer documents."
        )
    # The guard changes its tables: then they are this report's alone.
    if report.guard:
        allowed = snapshot.open(report.ceiling)
        views.prepare(allowed)
    else:
        allowed = ready.connect(snapshot, report.ceiling)
    whole = ready.connect(snapshot, ceiling)
    redact: people.Redact = str
    if not report.names:
        names = people.private_names(allowed.execute(_PERSONS).fetchall())
        places = [row[0] for row in allowed.execute(_PLACES).fetchall()]
        redact = people.both(people.redactor(names, places), people.told_names)
    hides = apply(allowed, report.guard)
    titles = markings.titles(allowed)
    found = address.existing(choices.values(whole), choices.span(whole), countries())
    return Desk(report, snapshot, allowed, whole, redact, hides, found, titles)


def _source(desk: Desk, row: Row) -> str:
    parts = (row["doc_publisher"], row["doc_reference"], row["doc_title"])
    told = [str(part) for part in parts if not missing(part)] or [wording.document_name(row)]
    if not missing(row["doc_title"]):
        told[-1] = desk.say(told[-1])
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
