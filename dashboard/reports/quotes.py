"""Sentences and paragraphs of documents as exhibits."""

from dashboard import wording
from dashboard.criteria import Filters
from dashboard.marks import of_claim
from dashboard.queries import documents, marks
from dashboard.reports import guard, markings
from dashboard.reports.desk import Desk, Row
from dashboard.reports.paper import Quoted, Sheet, highest
from dashboard.reports.plan import Item
from etl.schema import fact_tables

GONE = "It is marked above the report's ceiling, or is not in these tables any more."
_STOPS = (". ", "\n", "? ", "! ")


def claim(desk: Desk, item: Item, number: int) -> Sheet:
    """One sentence with its value."""
    found = [
        row
        for table in fact_tables()
        for row in marks.claims_of(
            desk.allowed, Filters(), [of_claim(table, item.name)], limit=1
        ).to_dict("records")
    ]
    if not found:
        return _gone(item, number, "A sentence")
    row = found[0]
    headline = desk.redact(wording.headline(str(row["fact_table"]), row))
    text, start, end = str(row["text"]), int(row["start"]), int(row["end"])
    before, after = _around(text, start, end)
    body = Quoted(headline, desk.redact(before), desk.redact(text[start:end]), desk.redact(after))
    if row["quote"] == guard.WITHHELD or desk.guard.states(f"{before}{text[start:end]}{after}"):
        body = Quoted(headline, "", guard.WITHHELD, "")
    link = desk.link("documents", {"doc": [str(row["doc_id"])], "claim": [item.name]})
    return _quoted(desk, item, number, row, body, markings.needed(desk.allowed, row), link)


def passage(desk: Desk, item: Item, number: int) -> Sheet:
    """One paragraph."""
    found = documents.passage(desk.allowed, item.name).to_dict("records")
    if not found:
        return _gone(item, number, "A paragraph")
    row = found[0]
    words = desk.say(str(row["quote"]), guard.WITHHELD)
    body = Quoted(desk.say(wording.document_name(row)), "", words, "")
    link = desk.link("documents", {"doc": [str(row["doc_id"])]})
    return _quoted(desk, item, number, row | {"quote": words}, body, [], link)


def _quoted(
    desk: Desk, item: Item, number: int, row: Row, body: Quoted, more: list[str], link: str
) -> Sheet:
    note = desk.note(row)
    return Sheet(
        number=number,
        title=item.caption or body.headline,
        marking=highest([note.marking, *more]),
        body=body,
        words=item.note,
        notes=[note.number],
        link=link,
        fine=f"Tables {desk.snapshot.id}.",
    )


def _gone(item: Item, number: int, words: str) -> Sheet:
    return Sheet(number, item.caption or words, "U", None, [GONE], item.note)


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """The rest of the sentence before and after a claim's words."""
    begins = [at + len(stop) for stop in _STOPS if (at := text.rfind(stop, 0, start)) >= 0]
    stops = [at + 1 for stop in _STOPS if (at := text.find(stop, end)) >= 0]
    return text[max(begins, default=0) : start].lstrip(), text[end : min(stops, default=len(text))]
