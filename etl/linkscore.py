"""How well claims of several documents are linked: against facts that tests/corpus/links names.

links.json lists mentions: a kind, the fact it is of, the document, the words, and, where one
sentence tells several, what tells the claim apart. Pairs of mentions of one kind in different
documents are the same or not; B-cubed (Bagga and Baldwin 1998) looks at the groups that each
mention is in. Mentions that no claim was read from are counted apart: those are errors of reading.
"""

import json
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from etl.gate import Row
from etl.gold import stated_date, told_by
from etl.paths import SEEDS
from etl.run import build
from etl.score import read_tables, rows_by_document
from etl.tally import Count

Mention = dict[str, Any]
COLUMN_OF = {"origin": "origin_country", "destination": "destination_country"}


@dataclass(slots=True)
class Links:
    """What was counted for one kind.

    Attributes:
        mentions: Mentions that a claim was read from.
        unread: Mentions that none was.
        facts: Facts among the former.
        same: Pairs in different documents that are of one fact.
        pairs: Links right, wrong and missed among the pairs.
        b_cubed: Sums over mentions of B-cubed precision and recall.
        errors: Pairs linked wrongly or not at all: the word for it and both mentions.
    """

    mentions: int = 0
    unread: int = 0
    facts: int = 0
    same: int = 0
    other: int = 0
    pairs: Count = field(default_factory=Count)
    b_cubed: tuple[float, float] = (0.0, 0.0)
    errors: list[tuple[str, Mention, Mention]] = field(
        default_factory=list[tuple[str, Mention, Mention]]
    )


def score_links(folder: Path) -> dict[str, Links]:
    """Reads the documents that links.json of a folder names, together, and judges their links.

    Args:
        folder: With links.json and texts; other documents are looked for in the sets beside it.

    Returns:
        Counts by kind.
    """
    mentions = json.loads((folder / "links.json").read_text(encoding="utf-8"))
    names = dict.fromkeys(mention["document"] for mention in mentions)
    with tempfile.TemporaryDirectory(prefix="tip-atlas-links-") as temporary:
        build([_text(folder, name) for name in names], Path(temporary))
        rows = rows_by_document(read_tables(Path(temporary)))
    return judge_links(mentions, rows)


def _text(folder: Path, name: str) -> Path:
    sets = (folder / "texts", SEEDS, *sorted(folder.parent.glob("*/texts")))
    return next(path for texts in sets for path in sorted(texts.glob(f"{name}.txt")))


def judge_links(
    mentions: Sequence[Mention], rows: dict[str, dict[str, list[Row]]]
) -> dict[str, Links]:
    """Judges the fact_id of the claims that mentions name.

    Args:
        mentions: As in links.json.
        rows: Rows by document and table.
    """
    by_kind: dict[str, list[tuple[Mention, str]]] = defaultdict(list)
    found: dict[str, Links] = defaultdict(Links)
    for mention in mentions:
        claim = _claim(mention, rows.get(mention["document"], {}).get(mention["kind"], []))
        if claim is None:
            found[mention["kind"]].unread += 1
        else:
            by_kind[mention["kind"]].append((mention, claim["fact_id"]))
    for kind, told in by_kind.items():
        _count(found[kind], told)
    return dict(found)


def _claim(mention: Mention, rows: Sequence[Row]) -> Row | None:
    where = mention.get("where", {})
    fits = (
        row
        for row in rows
        if told_by(mention, row) and all(_is(row, key, value) for key, value in where.items())
    )
    return next(fits, None)


def _is(row: Row, key: str, value: object) -> bool:
    if key == "date":
        return (stated_date(row) or "").startswith(str(value))
    if key == "parties":
        return sorted(row["parties"]) == value
    if key == "value":
        return value in (row["value_low"], row["value_high"])
    return row[COLUMN_OF.get(key, key)] == value


def _count(links: Links, told: Sequence[tuple[Mention, str]]) -> None:
    links.mentions = len(told)
    links.facts = len({mention["fact"] for mention, _ in told})
    for (one, its), (other, others) in combinations(told, 2):
        if one["document"] == other["document"]:
            continue
        same, linked = one["fact"] == other["fact"], its == others
        links.same += same
        links.other += not same
        links.pairs.right += same and linked
        links.pairs.false += linked and not same
        links.pairs.missed += same and not linked
        if same != linked:
            links.errors.append(("parted" if same else "joined", one, other))
    facts: dict[str, set[int]] = defaultdict(set)
    groups: dict[str, set[int]] = defaultdict(set)
    for at, (mention, fact_id) in enumerate(told):
        facts[mention["fact"]].add(at)
        groups[fact_id].add(at)
    precision = recall = 0.0
    for mention, fact_id in told:
        both = len(facts[mention["fact"]] & groups[fact_id])
        precision += both / len(groups[fact_id])
        recall += both / len(facts[mention["fact"]])
    links.b_cubed = precision / len(told), recall / len(told)


def report(found: dict[str, Links]) -> str:
    """The counts as a table."""
    lines = [f"{'links':12s}mentions  facts unread  same  other  pairs P    R    B-cubed P    R"]
    for kind, links in sorted(found.items()):
        p, r = links.b_cubed
        lines.append(
            f"{kind:12s}{links.mentions:8d} {links.facts:6d} {links.unread:6d} {links.same:5d}"
            f" {links.other:6d}    {links.pairs.precision:.2f} {links.pairs.recall:.2f}"
            f"         {p:.2f} {r:.2f}"
        )
    return "\n".join(lines)
