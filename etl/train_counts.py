"""Trains the model of which numbers are those of flows: a part of etl.train."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from etl.examples import Example, states
from etl.frames.counts import Counts
from etl.frames.findings import Flow, find
from etl.gold import accepts
from etl.train_figures import fit_named

_BOUNDS = ("victims_low", "victims_high")


def fit_counts(examples: Sequence[Example], path: Path) -> None:
    """Fit on the numbers around the flows that the models of etl.frames.model find.

    Args:
        examples: The documents.
        path: Where the weights go, as JSON.
    """
    fit_named((case for example in examples for case in _cases(example)), path)


def _cases(example: Example) -> Iterator[tuple[list[str], bool]]:
    """The numbers around the flows of a document's gold, and whether the gold has them so."""
    findings = find(example.annotated)
    passages = {p.passage.ordinal: p for p in example.annotated.passages}
    counts = Counts(findings, passages)
    for flow in findings.flows:
        stated = _stated(example, flow)
        if stated is None:
            continue
        for statement in flow.statements:
            for told, names in counts.candidates(statement.origin, statement.destination):
                yield names, told.count.low in stated


def _stated(example: Example, flow: Flow) -> set[float] | None:
    """The numbers of a flow, bounds and those that may be read too; None where it is no flow."""
    pair = flow.origin, flow.destination
    items = [item for item in example.gold.get("flows", ()) if states(item, pair)]
    items = [item for item in items if _BOUNDS[0] in item]
    if not items:
        return None
    values = (value for item in items for bound in _BOUNDS for value in accepts(item, bound))
    return {float(value) for value in values if value is not None}
