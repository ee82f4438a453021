"""Project sheets: rows of "Donor ... X", "Budget ... Y"."""

from collections.abc import Iterator
from datetime import date

from etl.document import AnnotatedDocument, AnnotatedPassage, Claim
from etl.extract._areas import areas_of
from etl.extract._programme_people import ids_of
from etl.extract._programme_words import SHEET_ROW, population_of

TABLE = "programmes"


def in_sheet(annotated: AnnotatedDocument) -> Iterator[Claim]:
    """A project sheet: rows of "Donor ... X", "Budget ... Y"."""
    rows: dict[str, AnnotatedPassage] = {}
    for marked in annotated.passages:
        found = SHEET_ROW.match(marked.passage.text)
        if found:
            rows.setdefault(found.group("key").lower(), marked)
    title = rows.get("title") or rows.get("project title") or rows.get("project")
    donor, budget = (
        rows.get("donor") or rows.get("donors") or rows.get("funded by"),
        rows.get("budget"),
    )
    if not title or not (donor or budget):
        return
    value = SHEET_ROW.match(title.passage.text)
    duration = rows.get("duration") or rows.get("period")
    span = duration.dates[0] if duration and duration.dates else None
    last = duration.dates[-1] if duration and duration.dates else None
    places = [place for row in rows.values() for place in row.places]
    money = [q.low for q in budget.quantities if q.unit == "usd"] if budget else []
    agency = rows.get("implementing agency") or rows.get("agency") or rows.get("executing agency")
    yield Claim(
        table=TABLE,
        passage=title.passage.ordinal,
        start=value.start("value") if value else 0,
        end=len(title.passage.text),
        fields={
            "title": value.group("value") if value else title.passage.text,
            "implementers": ids_of(agency.actors) if agency else [],
            "funders": ids_of(donor.actors[:1]) if donor else [],
            "budget_usd": money[0] if money else None,
            "countries": list(
                dict.fromkeys(
                    p.country
                    for p in (rows["countries"].places if "countries" in rows else places)
                    if p.country
                )
            ),
            "places": [],
            "areas": areas_of(title.passage.text),
            "population": population_of(title.passage.text),
            "status": status_by_dates(
                annotated.document.date, span and span.first, last and last.last
            ),
            "period_start": span.first if span else None,
            "period_end": last.last if last else None,
        },
        support=[
            (row.passage.ordinal, 0, len(row.passage.text))
            for row in (donor, budget, duration)
            if row
        ],
        confidence=0.85,
        extractor="programmes.sheet",
    )


def status_by_dates(written: date | None, first: date | None, last: date | None) -> str:
    """planned, active or ended when a text was written, by a programme's first and last day."""
    if not written or not first or not last:
        return "unknown"
    return "planned" if first > written else "ended" if last < written else "active"
