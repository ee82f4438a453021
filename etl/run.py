"""The pipeline, stage after stage: files to one snapshot.

The only place that catches broadly: whatever fails for one document is reported as its status or as
an issue, and the run goes on.
"""

import contextlib
import gc
import hashlib
import logging
import platform
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path

from etl import kept_rows, layouts, readers, seen, store
from etl.addresses import Address
from etl.annotate import annotate
from etl.assembly import Assembly
from etl.document import AnnotatedDocument, Claim, Document, Issue
from etl.extract import extractors
from etl.gate import Rows
from etl.inputs import Input, Inputs, at_hand, collect, printable
from etl.kept_rows import KeptRows, Packed
from etl.parallel import SELDOM, Team, WorkerDied, run_all
from etl.parts import sha256_of
from etl.paths import INPUTS, REFERENCE, ROOT
from etl.read import CEILINGS, SnapshotError, open_snapshot
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
from etl.schema import TABLES
from etl.sidecar import apply_sidecar, left_out, sidecar_of
from etl.store import Published

OFF_TOPIC = "No word of it tells of trafficking in persons: no claims were read."
LOG = logging.getLogger(__name__)
DEEPEST = 3
"""Levels of documents inside documents (a mail forwarded in a mail) that are read."""
TOO_DEEP = f"It is wrapped in more than {DEEPEST} documents: save it by itself and add that."

Progress = Callable[[int, int, str], None]
"""Called with documents done, all documents, and the name of the last one."""


class NothingToRead(Exception):
    """The paths hold no document."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did.

    Attributes:
        snapshot_id: The snapshot that is current now.
        unchanged: True where nothing had changed and nothing was written.
        rows: Number of rows by table.
        statuses: Number of documents by status.
        problems: One sentence for each input that could not be read whole, naming it.
        refused: Number of rows that the write gate refused.
        seconds: How long it took.
    """

    snapshot_id: str
    unchanged: bool
    rows: dict[str, int] = field(default_factory=dict[str, int])
    statuses: dict[str, int] = field(default_factory=dict[str, int])
    problems: list[str] = field(default_factory=list[str])
    refused: int = 0
    seconds: float = 0.0


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
            doc_id=_doc_id(error.sha256, shown),
            path=shown,
            sha256=error.sha256 or "",
            format=error.format or "",
            status=error.status,
            status_detail=str(error),
        )
    else:
        sha256, form, text, issues, members = reading
        document = Document(_doc_id(sha256, shown), shown, sha256, form, text)
        document.issues = list(issues)
    document.also_at = list(also_at)
    if document.status == "ok" and document.text.strip():
        document = layouts.lay_out(document)
    elif document.status == "ok":
        document.status_detail = f"It holds {len(members):,} documents, each listed by itself."
    if sidecar is not None:
        apply_sidecar(document, sidecar)
    return document, members


def _doc_id(sha256: str | None, shown: str) -> str:
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
    for extractor in extractors():
        try:
            claims += extractor.extract(annotated)
        except Exception as error:  # noqa: BLE001 (one extractor must not take the others along)
            LOG.debug("%s: %s", document.path, extractor.name, exc_info=True)
            message = f"The extractor of {extractor.table} failed: {_plain(error)}."
            document.issues.append(Issue("error", "extractor_failed", message))
    return annotated, claims


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
            "actors": actor_rows(annotated),
            "issues": issue_rows(document),
        }
    except Exception as error:  # noqa: BLE001 (each input ends as one row of documents)
        LOG.debug("%s", file.shown, exc_info=True)
        return failed(file, f"Extraction failed: {_plain(error)}.")


def failed(file: Input, detail: str) -> Rows:
    """The rows of a file that could not be processed: its status and an issue."""
    document = Document(
        doc_id=_doc_id(file.sha256, file.shown),
        path=file.shown,
        sha256=file.sha256 or "",
        format=file.path.suffix.lower().removeprefix("."),
        status="failed",
        status_detail=detail,
        also_at=list(file.also_at),
        issues=[Issue("error", "failed", detail)],
    )
    return {"documents": [document_row(document, set())], "issues": issue_rows(document)}


def code_version() -> str:
    """Hash of the code and reference data that documents are read with."""
    digest = hashlib.sha256()
    code = [path for kind in ("*.py", "*.toml") for path in (ROOT / "etl").rglob(kind)]
    for path in sorted([*code, *(p for p in REFERENCE.rglob("*") if p.is_file())]):
        if "__pycache__" not in path.parts:
            digest.update(f"{path.relative_to(ROOT)}\0{sha256_of(path)}\0".encode())
    return digest.hexdigest()[:16]


@cache
def edition() -> str:
    """Code and Python as this process has them: all machines of a cluster must have the same."""
    return f"{code_version()} {platform.python_version()}"


def _unchanged(data_dir: Path, stated: dict[str, object]) -> BuildReport | None:
    """A report on the current snapshot where it was built from the same inputs by the same code."""
    try:
        snapshot = open_snapshot(data_dir)
        with snapshot.connect(CEILINGS[-1]):
            manifest = snapshot.manifest
    except SnapshotError:
        return None
    if any(manifest.get(name) != value for name, value in stated.items()):
        return None
    rows = {name: snapshot.rows(name) for name in TABLES}
    return BuildReport(snapshot.id, unchanged=True, rows=rows)


def build(
    paths: Sequence[Address], data_dir: Path, jobs: int | Team = 1, progress: Progress | None = None
) -> BuildReport:
    """Reads files and folders into a new snapshot; does nothing where nothing has changed.

    The documents that were added by the dashboard, in the data folder, are always among them; those
    that an analyst left out are not.

    Args:
        paths: Files, and folders with all below them.
        data_dir: The folder of CURRENT and snapshots.
        jobs: Number of processes, or a cluster.
        progress: Told of every document that is done.

    Raises:
        MissingPath: A path does not exist.
        NothingToRead: There is no document at the paths.
        StoreError: The snapshot could not be written, another build is at it, or the list of what
            is left out cannot be read.
    """
    began = time.monotonic()
    try:
        without = left_out(data_dir)
    except ValueError as error:
        raise store.StoreError(str(error)) from error
    inputs = collect(_with_own(paths, data_dir), without, data_dir / seen.NAME)
    if not inputs.files:
        raise NothingToRead(f"There is no document in {', '.join(map(str, paths))}.")
    version = code_version()
    with store.locked(data_dir), _seldom_collecting():
        roots = [path.resolve() for path in paths]
        stated = {
            "inputs": inputs.identity,
            "extractor_version": version,
            "roots": list(map(str, roots)),
        }
        if report := _unchanged(data_dir, stated):
            return report
        published, assembly = _built(inputs, without, data_dir, version, roots, jobs, progress)
    return BuildReport(
        snapshot_id=published.id,
        unchanged=False,
        rows=published.rows,
        statuses=assembly.statuses(),
        problems=assembly.problems(),
        refused=published.refused,
        seconds=time.monotonic() - began,
    )


@contextlib.contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Lets cycles of dead objects wait: there are few, and looking for them takes time."""
    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _with_own(paths: Sequence[Address], data_dir: Path) -> list[Address]:
    """The paths, and the data folder's own documents, which a change of a path leaves in place."""
    own = data_dir / INPUTS
    return [*paths, own] if own.is_dir() else list(paths)


def _built(
    inputs: Inputs,
    without: frozenset[str],
    data_dir: Path,
    version: str,
    roots: Sequence[Address],
    jobs: int | Team,
    progress: Progress | None,
) -> tuple[Published, Assembly]:
    """A new snapshot of the inputs; where what was kept is damaged, all are read again."""
    again = False
    while True:
        try:
            with (
                store.drafted(data_dir) as draft,
                kept_rows.opened(data_dir, version) as kept,
            ):
                assembly = Assembly(draft, without)
                for rows in _all_rows(inputs.files, kept, jobs, progress):
                    assembly.add(rows)
                assembly.finish(data_dir, inputs.refused)
                return draft.publish(inputs.identity, version, roots=roots), assembly
        except kept_rows.Damaged:
            if again:
                raise
            kept_rows.forget(data_dir)
            again = True


def _all_rows(
    files: Sequence[Input], kept: KeptRows, jobs: int | Team, progress: Progress | None
) -> Iterator[Rows]:
    """The rows of all documents, in the order of their files; of those read before as kept."""
    outcomes = run_all(_packed, [file for file in files if not kept.holds(file)], jobs)
    for number, file in enumerate(files, 1):
        if kept.holds(file):
            yield from kept.rows(file)
        else:
            yield from _read(file, next(outcomes), kept)
        if progress is not None:
            progress(number, len(files), file.shown)
    kept.only(files)


def _packed(file: Input) -> Packed:
    """All rows of one file, packed where it was read; never raises."""
    try:
        with at_hand([file]) as (here,):
            return kept_rows.pack(process(here))
    except Exception as error:  # noqa: BLE001 (each input ends as one row of documents)
        LOG.debug("%s", file.shown, exc_info=True)
        return kept_rows.pack([failed(file, f"Its rows cannot be kept: {_plain(error)}.")])


def _read(file: Input, outcome: Packed | WorkerDied, kept: KeptRows) -> list[Rows]:
    """What was read of a file, kept for the next build."""
    if isinstance(outcome, WorkerDied):
        return [failed(file, "Reading it ended the process.")]
    kept.keep(file, outcome)
    return kept_rows.unpack(outcome.data)
