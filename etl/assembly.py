"""Puts the rows of documents, one after the other, into a new snapshot, and links them.

What must be known of all documents before the end is kept small: sampled runs of words, to find
copies; the sentences of figures; what is named. Passages and mentions are not kept.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from etl import copies, link
from etl.aliases import alias_rows, former_facts
from etl.credibility import rate
from etl.entities import Named, actor_table, place_table
from etl.gate import Row, Rows
from etl.inputs import LEFT_OUT, QUIET
from etl.schema import TABLES, fact_tables
from etl.store import Draft

BATCH = 200
"""Documents that are checked and written together."""
PROBLEMS = ("empty", "unreadable", "encrypted", "too_large", "unsupported", "failed")
"""Statuses of documents that could not be read as they should."""
PARTLY = ("extractor_failed", "scanned_pages", "damaged_pages", "cut_off", "odd_fonts")
PARTLY += ("parts_skipped", "messages_skipped")
"""Issues of documents that were read in part."""


class Assembly:
    """The rows of a build, on their way into a draft."""

    def __init__(self, draft: Draft, without: frozenset[str]) -> None:
        """Begins with nothing.

        Args:
            draft: Takes the rows.
            without: The sha256 of documents that are left out wherever they turn up.
        """
        self._draft, self._without = draft, without
        self._refused: list[tuple[str, str]] = []
        self._batch: Rows = {name: [] for name in TABLES}
        self._names: dict[str, list[str]] = {}
        self._named = Named()
        self._runs: dict[str, copies.Runs] = {}
        self._contexts: dict[str, Row] = {}

    def add(self, rows: Rows) -> None:
        """Adds the rows of a document; of one that was there before only its names.

        One may turn up again as an attachment, or because it changed while it was read; what is
        left out may turn up inside another.

        Raises:
            SchemaError: A row of documents, passages or issues is not as declared.
            StoreError: The folder cannot be written.
        """
        (document,) = rows["documents"]
        if document["sha256"] in self._without:
            self._refused.append((document["path"], LEFT_OUT))
            return
        names = self._names.get(document["doc_id"])
        if names is not None:
            names += [document["path"], *document["also_at"]]
            return
        self._names[document["doc_id"]] = []
        for name, found in rows.items():
            self._batch[name] += found
        if len(self._batch["documents"]) >= BATCH:
            self._take()

    def finish(self, data_dir: Path, refused: Sequence[tuple[str, str]]) -> None:
        """Joins claims to facts, finds copies, and adds the tables that are gathered from others.

        Args:
            data_dir: The folder of the snapshot that is current, whose facts get aliases.
            refused: Pairs of a file that was not read and why.

        Raises:
            SchemaError: A row of documents, passages or issues is not as declared.
            StoreError: The folder cannot be written.
        """
        self._batch["issues"] += [_not_read(*one) for one in (*refused, *self._refused)]
        self._take()
        held = self._draft.held
        facts = {name: held[name] for name in fact_tables()}
        for document in held["documents"]:
            _add_names(document, self._names[document["doc_id"]])
        copies.mark(held["documents"], self._runs)
        link.link(facts, self._contexts)
        rate(facts, {row["doc_id"]: row for row in held["documents"]})
        self._draft.add(
            {
                "aliases": alias_rows(former_facts(data_dir), facts),
                "places": place_table(self._named, facts),
                "actors": actor_table(self._named, facts),
            }
        )

    def statuses(self) -> dict[str, int]:
        """Number of documents by status."""
        return dict(Counter(row["status"] for row in self._draft.held["documents"]))

    def problems(self) -> list[str]:
        """One sentence for each input that could not be read whole, naming it."""
        documents, issues = self._draft.held["documents"], self._draft.held["issues"]
        paths = {row["doc_id"]: row["path"] for row in documents}
        read = [
            f"{row['path']}: {row['status_detail'] or row['status']}"
            for row in documents
            if row["status"] in PROBLEMS
        ]
        told = {"not_read": "{message}"} | dict.fromkeys(PARTLY, "{path}: {message}")
        return read + [
            told[row["code"]].format(message=row["message"], path=paths.get(row["doc_id"], ""))
            for row in issues
            if row["code"] in told
        ]

    def _take(self) -> None:
        """Hands the batch to the draft and keeps of it what is wanted at the end."""
        batch, self._batch = self._batch, {name: [] for name in TABLES}
        self._named.add({name: batch[name] for name in ("mentions", "actors")})
        good = self._draft.add({name: rows for name, rows in batch.items() if name != "actors"})
        telling = {row["doc_id"] for name in fact_tables() for row in good[name]}
        passages: dict[str, list[Row]] = {doc_id: [] for doc_id in telling}
        for passage in good["passages"]:
            if passage["doc_id"] in telling:
                passages[passage["doc_id"]].append(passage)
        for doc_id, own in passages.items():
            self._runs[doc_id] = copies.told(own)
        texts = {row["passage_id"]: row["text"] for own in passages.values() for row in own}
        documents = {row["doc_id"]: row for row in good["documents"]}
        for row in good["figures"]:
            known = link.context(row, texts[row["passage_id"]], documents[row["doc_id"]])
            self._contexts[row["claim_id"]] = known


def _add_names(document: Row, more: Sequence[str]) -> None:
    """Adds names under which a document was found too."""
    if more:
        names = dict.fromkeys([*document["also_at"], *more])
        document["also_at"] = [one for one in names if one != document["path"]]


def _not_read(shown: str, why: str) -> Row:
    """The issue of a file that was not read."""
    severity, code = ("info", QUIET[why]) if why in QUIET else ("warning", "not_read")
    issue: Row = {"doc_id": None, "passage_id": None, "severity": severity, "code": code}
    return issue | {"message": f"{shown} was not read: {why}"}
