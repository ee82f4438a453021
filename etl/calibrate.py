"""Fits the maps of etl.calibration: python -m etl.calibrate tests/corpus. Needs the extra `train`.

Claims are judged on documents that nothing was made on: for the kinds that models find, the
documents are cut into folds, models are fitted without one fold, and the documents of that fold are
read with them; for the kinds that rules find, only the documents of the split `tuning` count, which
no rule was made on. To be run after `python -m etl.train`; it takes some six minutes.
"""

import json
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from etl import calibration, train
from etl.corpus import Annotated, annotated, texts
from etl.examples import load, statements
from etl.frames import model
from etl.inputs import collect
from etl.reading import process
from etl.reliability import Judged, judge
from etl.schema import fact_tables
from etl.score import rows_by_document

MODELLED = ("flows", "hotspots")
"""Fact tables that trained models find; the others are found by rules."""
UNOPENED = "tuning"
"""The split that no rule was made on."""
FOLDS = 3
DRAWS = 2
"""Draws of the documents in a fold's trees: fewer than the models have, to be quick."""
KNOTS = 7
FEWEST = 25
"""Claims that a knot stands for at least."""
PRIOR = 2
"""Claims, right and wrong as in the whole table, that each knot has beside its own."""

Found = list[tuple[str, Judged]]
"""Claims with the split of their document."""


def held_out(corpus: Path, splits: Sequence[str]) -> Found:
    """The claims of the splits' documents, each read with models that have not seen it."""
    examples = load(corpus, splits)
    plain = statements(corpus)
    documents = [d for split in splits for d in annotated([corpus], split)]
    found: Found = []
    for fold in range(FOLDS):
        left_out = {example.name for example in examples[fold::FOLDS]}
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary)
            shutil.copytree(model.FOLDER, folder, dirs_exist_ok=True)
            seen = [e for e in examples if e.name not in left_out]
            train.fit(seen + plain, folder, DRAWS)
            with model.models_from(folder), calibration.uncalibrated():
                for document in documents:
                    if document.path.stem in left_out:
                        found += [(document.split, claim) for claim in _read(document)]
    return found


def fair(found: Found, table: str) -> list[Judged]:
    """The claims of a table to go by: of rules those unopened, if there are enough of them."""
    claims = [(split, claim) for split, claim in found if claim.table == table]
    unopened = [claim for split, claim in claims if split == UNOPENED]
    if table not in MODELLED and len(unopened) >= FEWEST:
        return unopened
    return [claim for _, claim in claims]


def _read(document: Annotated) -> list[Judged]:
    """The claims of a document, judged."""
    tables = process(collect(texts([document])).files[0])[0]
    return judge(document, rows_by_document(tables)[document.name])


def fit_map(judged: Sequence[Judged]) -> calibration.Knots | None:
    """A map that never falls, of at most KNOTS knots; None where there is too little to go by.

    Neighbouring knots that would fall are joined (pool adjacent violators, Ayer et al. 1955).
    """
    if len(judged) < FEWEST:
        return None
    overall = sum(claim.right for claim in judged) / len(judged)
    pools: list[list[float]] = []  # claims, sum of confidences, sum of right ones
    for group in _groups(sorted(judged, key=lambda claim: claim.confidence)):
        right = sum(claim.right for claim in group) + PRIOR * overall
        pools.append([len(group), sum(claim.confidence for claim in group), right])
        while len(pools) > 1 and _share(pools[-2]) > _share(pools[-1]):
            last = pools.pop()
            pools[-1] = [a + b for a, b in zip(pools[-1], last, strict=True)]
            pools[-1][2] -= PRIOR * overall
    given = tuple(round(confidence / claims, 4) for claims, confidence, _ in pools)
    return given, tuple(round(_share(pool), 4) for pool in pools)


def _share(pool: list[float]) -> float:
    return pool[2] / (pool[0] + PRIOR)


def _groups(judged: Sequence[Judged]) -> Iterator[list[Judged]]:
    """Claims of like confidence, in order; those of equal confidence are not parted."""
    size = max(FEWEST, -(-len(judged) // KNOTS))
    group: list[Judged] = []
    left = len(judged)
    for at, claim in enumerate(judged):
        group.append(claim)
        left -= 1
        last = at + 1 == len(judged)
        parted = last or judged[at + 1].confidence > claim.confidence
        if last or (len(group) >= size and left >= FEWEST and parted):
            yield group
            group = []


def fit(found: Found) -> dict[str, dict[str, object]]:
    """The maps by fact table, as they are stored."""
    stored: dict[str, dict[str, object]] = {}
    for table in fact_tables():
        claims = fair(found, table)
        if knots := fit_map(claims):
            stored[table] = {"given": knots[0], "earned": knots[1], "claims": len(claims)}
    return stored


def main(corpus: Path, splits: Sequence[str]) -> None:
    """Fits the maps on held-out claims of the splits and stores them beside the models."""
    stored = fit(held_out(corpus, splits))
    lines = ",\n".join(f"{json.dumps(table)}: {json.dumps(m)}" for table, m in stored.items())
    calibration.PATH.write_text("{" + lines + "}\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:] or ["train", "tuning"])
