"""Fits the maps of etl.calibration: python -m etl.calibrate tests/corpus.

Claims are judged on the documents of the split `test`, as the models now read them: no rule, model
or threshold was made on those, so as often as their claims are right those of new documents are.
How good such maps are is measured by maps that have not seen a document (`etl.trust`). To be run
after `python -m etl.train`; it takes a minute.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from etl import calibration
from etl.corpus import Annotated, annotated, texts
from etl.inputs import collect
from etl.reading import process
from etl.reliability import Judged, fit, judge
from etl.schema import fact_tables
from etl.score import rows_by_document

SPLIT = "test"


def main(corpus: Path) -> None:
    """Fits the maps on the claims of a corpus and stores them beside the models."""
    with calibration.uncalibrated():
        judged = [claim for document in annotated([corpus], SPLIT) for claim in _read(document)]
    counted = {table: sum(claim.table == table for claim in judged) for table in fact_tables()}
    stored = {
        table: {"given": given, "earned": earned, "claims": counted[table]}
        for table, (given, earned) in fit(judged).items()
    }
    lines = ",\n".join(f"{json.dumps(table)}: {json.dumps(m)}" for table, m in stored.items())
    calibration.PATH.write_text("{" + lines + "}\n", encoding="utf-8")


def _read(document: Annotated) -> Iterator[Judged]:
    """The claims of a document, judged."""
    for tables in process(collect(texts([document])).files[0]):
        yield from judge(document, rows_by_document(tables)[document.name])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
