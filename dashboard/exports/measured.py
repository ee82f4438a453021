"""What was measured of the reading, as tables and a chart: no claims of documents."""

from typing import Any

import pandas as pd

from dashboard import charts
from dashboard.asked import Asks, Drawn, Parameters, one
from dashboard.exports.listed import Listed
from dashboard.queries import trust

KIND = "measured"
"""Parameter of the page's address: the kind of fact whose calibration is shown."""
HEADINGS = {
    "low": "From",
    "high": "To",
    "claims": "Claims",
    "confidence": "Mean confidence",
    "right": "Share right",
}
CONFIDENCE = (
    "Each claim has a confidence: how sure the program is that the document says so. Of claims at "
    "0.9 about nine in ten should be right. It is set by how often claims of these documents are "
    "right; here each fifth of them is judged as the other four would have set it. Points above "
    "the line are better than they say."
)


def _report() -> dict[str, Any]:
    """What was measured, with empty parts where nothing was."""
    nothing = {"kinds": {}, "fields": {}, "documents": 0}
    empty = {"held_out": nothing, "later_fields": nothing, "sets": {}, "by_document_kind": {}}
    return trust.report() or empty | {"links": {}, "calibration": {}}


def basis() -> str:
    """What the numbers rest on, in a sentence."""
    number = _report()["held_out"]["documents"]
    return (
        f"Measured on {number} annotated documents that no rule and no model was made on; not "
        "drawn from these tables, and the same under any filter."
    )


def bins(parameters: Parameters) -> tuple[str, pd.DataFrame]:
    """The kind of fact that an address asks for, and its claims by confidence."""
    frame = trust.calibration(_report())
    kinds = list(dict.fromkeys(frame["kind"]))
    kind = one(parameters, KIND, kinds, kinds[0] if kinds else "")
    return kind, frame[frame["kind"] == kind]


def calibration(_: Asks, parameters: Parameters) -> Drawn:
    """Whether confidence is what it says."""
    kind, frame = bins(parameters)
    return Drawn(charts.reliability(frame), note=f"Kind of fact: {kind}. {CONFIDENCE}")


def calibration_rows(_: Asks, parameters: Parameters) -> Listed:
    """The same as a table."""
    kind, frame = bins(parameters)
    table = frame.drop(columns="kind").rename(columns=HEADINGS)
    return Listed(table.round(3), note=f"Kind of fact: {kind}. {CONFIDENCE}")


def kinds(_: Asks, __: Parameters) -> Listed:
    """Shares of right and of found facts, by kind."""
    return Listed(trust.kinds(_report()["held_out"]))


def weaknesses(_: Asks, __: Parameters) -> Listed:
    """What is missed and what is wrong, in words."""
    return Listed(
        trust.in_words().reset_index(), note=" ".join(trust.weaknesses()["general"]["notes"])
    )


def fields(_: Asks, __: Parameters) -> Listed:
    """How often a field of a fact that was found is right."""
    return Listed(trust.fields(_report()["held_out"]["fields"]))


def later_fields(_: Asks, __: Parameters) -> Listed:
    """The same of fields that were annotated later."""
    return Listed(trust.fields(_report()["later_fields"]["fields"]))


def links(_: Asks, __: Parameters) -> Listed:
    """How well claims of several documents are put together."""
    return Listed(trust.links(_report()))


def sets(_: Asks, __: Parameters) -> Listed:
    """F1 of each kind of fact by set and kind of document."""
    return Listed(trust.sets(_report()))
