"""One document's marks and claims as rows of the tables."""

import hashlib
from typing import Any

from etl.calibration import calibrated
from etl.document import AnnotatedDocument, AnnotatedPassage, Claim, Document, Issue, Passage
from etl.gate import Row, Rows
from etl.gazetteer import fold, load
from etl.sourcing import held_by

KEY_FIELDS: dict[str, tuple[str, ...]] = {
    "hotspots": ("place_id", "role"),
    "flows": (
        "origin_country",
        "origin_place_id",
        "destination_country",
        "destination_place_id",
    ),
    "meetings": ("kind", "status", "date_start", "country"),
    "agreements": ("kind", "parties", "date", "title"),
    "figures": ("value_low", "value_high", "unit"),
    "roles": ("actor_id", "area"),
    "programmes": ("title",),
}
"""What tells two claims of one span apart; part of a claim's id."""

MARKING_OF = {"UNCLASSIFIED": "U", "SBU": "SBU", "CONFIDENTIAL": "C", "SECRET": "S"}
"""The marking that an unmarked passage takes from its document's classification."""


def identifier(prefix: str, *parts: object) -> str:
    """An id that the same parts always get: the prefix and 16 hexadecimal digits of a hash."""
    joined = "\x1f".join(map(str, parts))
    return f"{prefix}-{hashlib.sha256(joined.encode('utf-8', 'replace')).hexdigest()[:16]}"


def passage_id(document: Document, ordinal: int) -> str:
    """The id of a passage: the document's and its position."""
    return f"{document.doc_id}-{ordinal}"


def marking_of(document: Document, passage: Passage) -> str | None:
    """The passage's own marking, else that of its document's classification."""
    return passage.marking or MARKING_OF.get(document.classification or "")


def document_row(document: Document, countries: set[str]) -> Row:
    """The row of the documents table."""
    same = (
        *("doc_id", "path", "format", "kind", "title", "publisher", "date", "date_precision"),
        *("date_basis", "reference", "classification", "tags", "language", "partial", "url"),
        *("reliability", "status", "status_detail", "also_at"),
    )
    row: Row = {name: getattr(document, name) for name in same}
    return row | {
        "sha256": document.sha256 or None,
        "countries": sorted(countries),
        "n_chars": len(document.text),
        "n_passages": len(document.passages),
    }


def passage_rows(document: Document) -> list[Row]:
    """The rows of the passages table, page furniture included."""
    return [
        {
            "passage_id": passage_id(document, passage.ordinal),
            "doc_id": document.doc_id,
            "ordinal": passage.ordinal,
            "label": passage.label,
            "heading": passage.heading,
            "marking": marking_of(document, passage),
            "furniture": passage.furniture,
            "part": passage.part,
            "text": passage.text,
            "source_start": passage.source_start,
            "source_end": passage.source_end,
            "source_map": passage.source_map,
            "page": passage.page,
        }
        for passage in document.passages
    ]


def issue_rows(document: Document) -> list[Row]:
    """The rows of the issues table for what readers, layouts and extractors noted."""
    known = {passage.ordinal for passage in document.passages}
    return [_issue_row(document, issue, known) for issue in document.issues]


def _issue_row(document: Document, issue: Issue, known: set[int]) -> Row:
    at = issue.passage if issue.passage in known else None
    return {
        "doc_id": document.doc_id,
        "passage_id": None if at is None else passage_id(document, at),
        "severity": issue.severity,
        "code": issue.code,
        "message": issue.message,
    }


def mention_rows(annotated: AnnotatedDocument) -> list[Row]:
    """The rows of the mentions table: places, actors and persons in the order of the text."""
    rows: list[Row] = []
    passages = (*annotated.passages, *annotated.beyond)
    for marked in sorted(passages, key=lambda one: one.passage.ordinal):
        found: list[tuple[str, str, str | None, Any]]
        found = [("place", m.place_id, m.kind, m) for m in marked.places]
        if marked.actors or marked.persons:
            found += [("actor", m.actor_id, None, m) for m in marked.actors]
            found += [("person", f"person:{fold(m.name)}", None, m) for m in marked.persons]
            found.sort(key=lambda entry: entry[3].start)
        at = passage_id(annotated.document, marked.passage.ordinal)
        for entity_kind, entity_id, place_kind, mark in found:
            rows.append(
                {
                    "mention_id": identifier("mention", at, mark.start, mark.end, entity_id),
                    "doc_id": annotated.document.doc_id,
                    "passage_id": at,
                    "start": mark.start,
                    "end": mark.end,
                    "surface": mark.surface,
                    "entity_kind": entity_kind,
                    "entity_id": entity_id,
                    "name": mark.name,
                    "place_kind": place_kind,
                    "country": mark.country,
                }
            )
    return rows


def countries_named(annotated: AnnotatedDocument) -> set[str]:
    """Countries named as a place, a nationality, or by an actor of theirs."""
    return {
        mark.country
        for passage in (*annotated.passages, *annotated.beyond)
        for mark in (*passage.places, *passage.actors)
        if mark.country
    }


def actor_rows(annotated: AnnotatedDocument, claims: list[Claim]) -> list[Row]:
    """A row for each actor named, as its first mention has it."""
    found: dict[str, Row] = {}
    marks = [mark for passage in annotated.passages for mark in passage.actors]
    for mark in (*marks, *(mark for claim in claims for mark in claim.named)):
        row = {"name": mark.name, "kind": mark.kind, "country": mark.country}
        found.setdefault(mark.actor_id, {"actor_id": mark.actor_id} | row)
    return list(found.values())


def claim_rows(annotated: AnnotatedDocument, claims: list[Claim]) -> Rows:
    """The rows of the fact tables; of two claims with one id the surer one stays.

    fact_id and credibility are those of a claim that stands alone: linking raises them later.
    """
    passages = {marked.passage.ordinal: marked for marked in annotated.passages}
    best: dict[str, tuple[Claim, Row]] = {}
    for claim in claims:
        marked = passages.get(claim.passage)
        if marked is None:
            message = f"{claim.extractor or claim.table} claims a passage that has no marks."
            annotated.document.issues.append(Issue("error", "misplaced", message, claim.passage))
            continue
        row = _claim_row(annotated.document, marked, claim, passages)
        former = best.get(row["claim_id"])
        if former is None or claim.confidence > former[0].confidence:
            best[row["claim_id"]] = (claim, row)
    rows: Rows = {}
    for claim, row in best.values():
        rows.setdefault(claim.table, []).append(row)
    return rows


def _claim_row(
    document: Document,
    marked: AnnotatedPassage,
    claim: Claim,
    passages: dict[int, AnnotatedPassage],
) -> Row:
    passage = marked.passage
    at = passage_id(document, claim.passage)
    key = [claim.fields.get(name) for name in KEY_FIELDS.get(claim.table, ())]
    claim_id = identifier(claim.table, document.doc_id, at, claim.start, claim.end, *key)
    assertion, attribution = held_by(marked, claim, passages, document.kind)
    return _with_place(claim.table, dict(claim.fields)) | {
        "claim_id": claim_id,
        "fact_id": claim_id,
        "doc_id": document.doc_id,
        "passage_id": at,
        "start": claim.start,
        "end": claim.end,
        "quote": passage.text[claim.start : claim.end],
        "support": [
            {"passage_id": passage_id(document, ordinal), "start": start, "end": end}
            for ordinal, start, end in claim.support
        ],
        "marking": marking_of(document, passage),
        "attribution": attribution,
        "assertion": assertion,
        "credibility": 3,
        "confidence": calibrated(claim.table, claim.confidence),
        "extractor": claim.extractor or claim.table,
    }


def _with_place(table: str, fields: Row) -> Row:
    """The fields with what the gazetteer knows of the place, where the extractor left it open."""
    place = load().places.get(fields.get("place_id") or "")
    if place is None or table not in ("hotspots", "meetings"):
        return fields
    known: Row = {"country": place.country, "lat": place.lat, "lon": place.lon}
    if table == "hotspots":
        known |= {"place_name": place.name, "place_kind": place.kind, "admin1": place.admin1}
        known["border"] = place.borders[0] if len(place.borders) == 1 else None
    elif place.kind == "city":
        known["city"] = place.name
    return fields | {name: value for name, value in known.items() if fields.get(name) is None}
