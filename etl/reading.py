"""Reads one file: its documents, their claims, and all that tables say of them, as rows.

Catches broadly: whatever fails for one document is reported as its status or as an issue.
"""

import hashlib
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from etl import layouts, readers
from etl.addresses import Address
from etl.annotate import annotate
from etl.annotate.sentences import LONGEST, in_parts
from etl.document import AnnotatedDocument, Claim, Document, Issue
from etl.extract import extractors
from etl.files import Input
from etl.gate import Rows
from etl.inputs import printable
from etl.relevance import telling
from etl.rows import (
    actor_rows,
    claim_rows,
    countries_named,
    document_row,
    issue_rows,
    mention_rows,
    passage_rows,
)
from etl.sidecar import apply_sidecar, sidecar_of

OFF_TOPIC = "No word of it tells of trafficking in persons: no claims were read."
LONG_SENTENCE = (
    "A sentence of {:,} characters was read in parts of at most {:,}: what it says across "
    "two parts may be missing."
)
LOG = logging.getLogger(__name__)
DEEPEST = 3
"""Levels of documents inside documents (a mail forwarded in a mail) that are read."""
TOO_DEEP = f"It is wrapped in more than {DEEPEST} documents: save it by itself and add that."


def read_document(path: Path, root: Path, file: Input | None = None) -> Document:
    """Reads a file and lays it out; a file that cannot be read has a status that says so.

    Args:
        path: The file.
        root: The folder that its path is shown below.
        file: What is known of it from collecting the inputs.
    """
    shown = file.shown if file else printable(path.relative_to(root))
    sidecar = file.sidecar if file else sidecar_of(path)
    also_at = file.also_at if file else ()
    return _laid_out(shown, lambda: readers.read(path), also_at, sidecar)[0]


def _laid_out(
    shown: str,
    read: Callable[[], readers.Reading],
    also_at: Sequence[str] = (),
    sidecar: Address | None = None,
) -> tuple[Document, tuple[readers.Member, ...]]:
    """A document with its passages, and the documents that it holds."""
    members: tuple[readers.Member, ...] = ()
    try:
        reading = read()
    except readers.ReadError as error:
        document = Document(
            doc_id=doc_id(error.sha256, shown),
            path=shown,
            sha256=error.sha256 or "",
            format=error.format or "",
            status=error.status,
            status_detail=str(error),
        )
    else:
        sha256, form, text, issues, members = reading
        document = Document(doc_id(sha256, shown), shown, sha256, form, text)
        document.issues = list(issues)
    document.also_at = list(also_at)
    if document.status == "ok" and document.text.strip():
        document = layouts.lay_out(document)
    elif document.status == "ok":
        document.status_detail = f"It holds {len(members):,} documents, each listed by itself."
    if sidecar is not None:
        apply_sidecar(document, sidecar)
    return document, members


def doc_id(sha256: str | None, shown: str) -> str:
    """The id of a document: of its content, or of its name where the content is not known."""
    if sha256:
        return sha256[:16]
    return "name" + hashlib.sha256(shown.encode("utf-8", "replace")).hexdigest()[:12]


def extract_document(document: Document) -> tuple[AnnotatedDocument, list[Claim]]:
    """Marks a laid-out document and reads its claims; an extractor that fails becomes an issue.

    Passages that tell of something else yield the countries they name, no marks and no claims; a
    document of nothing but those yields an issue.
    """
    annotated = annotate(document, telling(document))
    claims: list[Claim] = []
    if not annotated.passages:
        document.issues.append(Issue("info", "off_topic", OFF_TOPIC))
        return annotated, claims
    document.issues += _cut_sentences(annotated)
    for extractor in extractors():
        try:
            claims += extractor.extract(annotated)
        except Exception as error:  # noqa: BLE001 (one extractor must not take the others along)
            LOG.debug("%s: %s", document.path, extractor.name, exc_info=True)
            message = f"The extractor of {extractor.table} failed: {_plain(error)}."
            document.issues.append(Issue("error", "extractor_failed", message))
    return annotated, claims


def _cut_sentences(annotated: AnnotatedDocument) -> list[Issue]:
    """An issue for each passage with a sentence too long to be read whole."""
    lengths = ((p.passage.ordinal, in_parts(p.passage.text)) for p in annotated.passages)
    return [
        Issue("warning", "long_sentence", LONG_SENTENCE.format(length, LONGEST), ordinal)
        for ordinal, length in lengths
        if length is not None
    ]


def _plain(error: Exception) -> str:
    return f"{type(error).__name__} {error}".strip().rstrip(".")


def process(file: Input) -> list[Rows]:
    """All rows of one file, and of each document that it holds; never raises."""
    return _process(file, lambda: readers.read(file.path), DEEPEST)


def _process(file: Input, read: Callable[[], readers.Reading], deeper: int) -> list[Rows]:
    """The rows of a document and of those it holds, down to so many levels."""
    try:
        document, members = _laid_out(file.shown, read, file.also_at, file.sidecar)
    except Exception as error:  # noqa: BLE001 (each input ends as one row of documents)
        LOG.debug("%s", file.shown, exc_info=True)
        return [failed(file, f"Reading it failed: {_plain(error)}.")]
    found = [_rows(document, file)]
    for member in members:
        if deeper <= 0:
            member = replace(member, refused=TOO_DEEP)
        inner = Input(
            Path(f"inner{member.suffix}"),
            f"{file.shown}/{member.name}",
            hashlib.sha256(member.data).hexdigest(),
        )
        found += _process(inner, partial(readers.read_member, member), deeper - 1)
    return found


def _rows(document: Document, file: Input) -> Rows:
    if document.status != "ok" or not document.text.strip():
        return {"documents": [document_row(document, set())], "issues": issue_rows(document)}
    try:
        annotated, claims = extract_document(document)
        rows = claim_rows(annotated, claims)
        return rows | {
            "documents": [document_row(document, countries_named(annotated))],
            "passages": passage_rows(document),
            "mentions": mention_rows(annotated),
            "actors": actor_rows(annotated, claims),
            "issues": issue_rows(document),
        }
    except Exception as error:  # noqa: BLE001 (each input ends as one row of documents)
        LOG.debug("%s", file.shown, exc_info=True)
        return failed(file, f"Extraction failed: {_plain(error)}.")


def failed(file: Input, detail: str) -> Rows:
    """The rows of a file that could not be processed: its status and an issue."""
    document = Document(
        doc_id=doc_id(file.sha256, file.shown),
        path=file.shown,
        sha256=file.sha256 or "",
        format=file.path.suffix.lower().removeprefix("."),
        status="failed",
        status_detail=detail,
        also_at=list(file.also_at),
        issues=[Issue("error", "failed", detail)],
    )
    return {"documents": [document_row(document, set())], "issues": issue_rows(document)}
