"""The report on how far to trust the tables: scores, calibration and links, as data and as words.

`tip-atlas score tests/corpus --report` measures all of it anew and writes what the dashboard shows,
data/reference/scores.json, and the table in README.md.
"""

import json
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from etl.calibration import uncalibrated
from etl.corpus import Annotated, annotated, texts
from etl.gate import Row
from etl.linkscore import Links, score_links
from etl.paths import REFERENCE, ROOT
from etl.reliability import Bin, Judged, bins, cross_fitted, gap, judge
from etl.run import build
from etl.schema import fact_tables
from etl.score import read_tables, rows_by_document, score_document
from etl.tally import KINDS, Count, Scores, Shares

PATH = REFERENCE / "scores.json"
HELD_OUT = ("test", "devset")
"""Splits that no rule and no model was made on."""
TITLES = {
    "seeds": "the five seeds (rules were made with them in sight)",
    "fresh": "kept apart, written as real ones are",
    "regional": "kept apart, meaner than real ones",
    "devset": "written after archived cables and news; most of them seen by now",
}
BEGIN, END = "<!-- scores: written by `tip-atlas score` -->", "<!-- end of scores -->"
Rows = dict[str, dict[str, list[Row]]]


def trust_report(corpus: Path) -> dict[str, Any]:
    """Measures everything on a corpus.

    Args:
        corpus: With split.csv, sets of texts and gold, extra and links.
    """
    documents = [d for d in annotated([corpus]) if d.split in (*HELD_OUT, "seeds")]
    later = [d for d in annotated([corpus]) if d.split in ("train", "seeds") and _later(d.item)]
    with tempfile.TemporaryDirectory(prefix="tip-atlas-score-") as temporary, uncalibrated():
        every = {d.path: d for d in (*documents, *later)}.values()
        build(texts(every), Path(temporary))
        rows = rows_by_document(read_tables(Path(temporary)))
    apart = [d for d in documents if d.split == "test"]
    links = corpus / "links"
    return {
        "held_out": _scored(apart, rows),
        "by_document_kind": {
            kind: _scored([d for d in apart if d.item["kind"] == kind], rows)
            for kind in sorted({d.item["kind"] for d in apart})
        },
        "sets": {name: _scored(of, rows) for name, of in _sets(documents).items()},
        "later_fields": _later_fields(later, rows),
        "calibration": _calibration(apart, rows),
        "links": {k: _links(v) for k, v in sorted(score_links(links).items())}
        if links.is_dir()
        else {},
    }


def _later(item: Row) -> bool:
    """Whether a document has fields that were annotated later than the rest."""
    return any("qualifier" in i or "series" in i for k in KINDS for i in item.get(k, ()))


def _sets(documents: Sequence[Annotated]) -> dict[str, list[Annotated]]:
    found: dict[str, list[Annotated]] = {}
    for document in documents:
        found.setdefault(document.path.parent.parent.name, []).append(document)
    return {name: found[name] for name in TITLES if name in found}


def _total(documents: Sequence[Annotated], rows: Rows) -> Scores:
    total = Scores()
    for document in documents:
        total.add(score_document(document, rows.get(document.name)))
    return total


def _scored(documents: Sequence[Annotated], rows: Rows) -> dict[str, Any]:
    scores = _total(documents, rows)
    return {
        "documents": scores.documents,
        "mean_f1": round(scores.mean_f1, 3),
        "field_share": round(scores.field_share, 3),
        "kinds": {kind: _count(count) for kind, count in scores.kinds.items()},
        "fields": _shares(scores.fields),
    }


def _count(count: Count) -> dict[str, float]:
    shares = {"precision": count.precision, "recall": count.recall, "f1": count.f1}
    numbers = {"right": count.right, "false": count.false, "missed": count.missed}
    return numbers | {name: round(share, 3) for name, share in shares.items()}


def _shares(shares: Shares) -> dict[str, dict[str, int]]:
    return {
        name: {
            "right": share.right,
            "judged": share.judged,
            "right_stated": share.right_stated,
            "stated": share.stated,
        }
        for name, share in sorted(shares.items())
    }


def _later_fields(documents: Sequence[Annotated], rows: Rows) -> dict[str, Any]:
    names = ("qualifier", "population", "period", "series", "outcomes", "assertion", "attribution")
    shares = _shares(_total(documents, rows).fields)
    kept = {name: share for name, share in shares.items() if name.rsplit(".", 1)[1] in names}
    return {"documents": len(documents), "fields": kept}


def _calibration(documents: Sequence[Annotated], rows: Rows) -> dict[str, Any]:
    """Confidence as maps fitted on other documents give it; the rows have it as extractors do."""
    judged = cross_fitted([judge(d, rows[d.name]) for d in documents if d.name in rows])
    found = {"all": _table(judged)}
    counts = Counter(claim.table for claim in judged)
    for table in fact_tables():
        if counts[table]:
            found[table] = _table([claim for claim in judged if claim.table == table])
    return found


def _table(judged: Sequence[Judged]) -> dict[str, Any]:
    table = bins(judged)
    return {"claims": len(judged), "gap": round(gap(table), 3), "bins": [_bin(b) for b in table]}


def _bin(one: Bin) -> dict[str, float]:
    return one._asdict()


def _links(links: Links) -> dict[str, float]:
    return {
        "mentions": links.mentions,
        "unread": links.unread,
        "facts": links.facts,
        "same_pairs": links.same,
        "other_pairs": links.other,
        "precision": round(links.pairs.precision, 3),
        "recall": round(links.pairs.recall, 3),
        "b_cubed_precision": round(links.b_cubed[0], 3),
        "b_cubed_recall": round(links.b_cubed[1], 3),
    }


def write(report: dict[str, Any], readme: Path = ROOT / "README.md", path: Path = PATH) -> None:
    """Stores a report, and its table in a README where that has a place for it."""
    path.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    if not readme.is_file():
        return
    text = readme.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if begin and end:
        table = f"{before}{BEGIN}\n{in_words(report)}\n{END}{after}"
        readme.write_text(table, encoding="utf-8")


def in_words(report: dict[str, Any]) -> str:
    """The table of a README: F1 by set, then what was measured of all that was kept apart."""
    lines = [f"| F1 on | {' | '.join(KINDS)} | mean |", f"| --- |{' --- |' * (len(KINDS) + 1)}"]
    for name, scored in report["sets"].items():
        cells = [_short(scored["kinds"][kind]["f1"]) for kind in KINDS]
        mean = _short(scored["mean_f1"])
        title = f"{scored['documents']} documents {TITLES[name]}"
        title = TITLES[name] if name == "seeds" else title
        lines.append(f"| {title} | {' | '.join(cells)} | {mean} |")
    apart = report["held_out"]["kinds"]
    lines += ["", f"On the {report['held_out']['documents']} documents kept apart:", ""]
    lines += ["| | of ten shown are right | of ten told are found |", "| --- | --- | --- |"]
    for kind, count in apart.items():
        if count["right"] + count["missed"]:
            lines.append(f"| {kind} | {_ten(count, 'false')} | {_ten(count, 'missed')} |")
    lines += ["", *_calibration_words(report["calibration"]["all"])]
    return "\n".join(lines)


def _short(share: float) -> str:
    return f"{share:.2f}".removeprefix("0")


def _ten(count: dict[str, float], other: str) -> str:
    whole = count["right"] + count[other]
    return f"{10 * count['right'] / whole:.1f}" if whole else "none shown"


def _calibration_words(table: dict[str, Any]) -> list[str]:
    told = [
        f"of {b['claims']} claims at {b['low']:.1f} to {b['high']:.1f}, {b['right']:.0%}"
        for b in table["bins"]
    ]
    return ["Confidence is what it says: right were " + "; ".join(told) + "."]
