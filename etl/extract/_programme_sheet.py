"""Project sheets: rows of "Donor ... X", "Budget ... Y"."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from etl.document import AnnotatedDocument, AnnotatedPassage, Claim
from etl.extract._areas import areas_of
from etl.extract._programme_people import ids_of
from etl.extract._programme_words import SHEET_ROW, population_of

TABLE = "programmes"
_DURATION = ("duration", "period")


def in_sheet(annotated: AnnotatedDocument) -> Iterator[Claim]:
    """A project sheet: rows of "Donor ... X", "Budget ... Y"."""
    rows: dict[str, AnnotatedPassage] = {}
    for marked in annotated.passages:
        if found := SHEET_ROW.match(marked.passage.text):
            rows.setdefault(found.group("key").lower(), marked)
    title = _row(rows, "title", "project title", "project")
    donor, budget = _row(rows, "donor", "donors", "funded by"), _row(rows, "budget")
    if not title or not (donor or budget):
        return
    text, told = title.passage.text, (donor, budget, _row(rows, *_DURATION))
    value = SHEET_ROW.match(text)
    start = value.start("value") if value else 0
    yield Claim(
        table=TABLE,
        passage=title.passage.ordinal,
        start=start,
        end=len(text),
        fields=_fields(rows, value.group("value") if value else text, annotated.document.date)
        | {"areas": areas_of(text), "population": population_of(text)},
        support=[(row.passage.ordinal, 0, len(row.passage.text)) for row in told if row],
        confidence=0.85,
        extractor="programmes.sheet",
    )


def _row(rows: dict[str, AnnotatedPassage], *names: str) -> AnnotatedPassage | None:
    """The first row of some names that a sheet has."""
    return next((rows[name] for name in names if name in rows), None)


def _fields(rows: dict[str, AnnotatedPassage], title: str, written: date | None) -> dict[str, Any]:
    """What the rows of a sheet tell of its project."""
    donor, budget = _row(rows, "donor", "donors", "funded by"), _row(rows, "budget")
    agency = _row(rows, "implementing agency", "agency", "executing agency")
    duration = _row(rows, *_DURATION)
    dates = duration.dates if duration else []
    first, last = (dates[0].first, dates[-1].last) if dates else (None, None)
    named = [rows["countries"]] if "countries" in rows else rows.values()
    countries = [place.country for row in named for place in row.places if place.country]
    sums = [q.low for q in budget.quantities if q.unit == "usd"] if budget else []
    return {
        "title": title,
        "implementers": ids_of(agency.actors) if agency else [],
        "funders": ids_of(donor.actors[:1]) if donor else [],
        "budget_usd": sums[0] if sums else None,
        "countries": list(dict.fromkeys(countries)),
        "places": [],
        "status": status_by_dates(written, first, last),
        "period_start": first,
        "period_end": last,
    }


def status_by_dates(written: date | None, first: date | None, last: date | None) -> str:
    """planned, active or ended when a text was written, by a programme's first and last day."""
    if not written or not first or not last:
        return "unknown"
    return "planned" if first > written else "ended" if last < written else "active"
