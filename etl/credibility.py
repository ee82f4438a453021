"""How credible a claim is, by one stated rule (the Admiralty code's 1 to 6 for the item).

A claim that its document denies is 5. One that another document denies is 4. One that an official
source, named, asserts is 2; any other is 3: a single source, or a hedged one. Corroboration by a
document of another publisher, telling the same fact without denying it, raises 3 to 2 and 2 to 1.
6 (cannot be judged) is kept for claims of sources of reliability F.
"""

import re
from collections import defaultdict
from collections.abc import Mapping

from etl.gate import Row, Rows

_OFFICIAL = re.compile(
    r"\b(?:officials?|police|polices|ministr(?:y|ies)|ministers?|vice[- ]minister|governments?|"
    r"govt|gov|prosecutors?|courts?|judges?|directors?|directorate|departments?|embass(?:y|ies)|"
    r"ambassadors?|consulates?|bureau|authorit(?:y|ies)|border guards?|army|customs|immigration|"
    r"president|premier|governors?|secretary|commission(?:er)?s?|union|"
    r"UN|UNODC|UNICEF|UNIAP|UNDP|ILO|IOM|UNHCR|INTERPOL|ASEAN|COMMIT)\b",
    re.IGNORECASE,
)


def rate(facts: Rows, documents: Mapping[str, Row]) -> None:
    """Sets the credibility of every claim.

    Args:
        facts: Rows of the fact tables with their fact_id.
        documents: Rows of the documents table by doc_id: publisher and reliability.
    """
    for rows in facts.values():
        by_fact: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            by_fact[row["fact_id"]].append(row)
        for claims in by_fact.values():
            for claim in claims:
                claim["credibility"] = _credibility(claim, claims, documents)


def _credibility(claim: Row, told: list[Row], documents: Mapping[str, Row]) -> int:
    if documents[claim["doc_id"]].get("reliability") == "F":
        return 6
    if claim["assertion"] == "denied":
        return 5
    others = [c for c in told if _publisher(c, documents) != _publisher(claim, documents)]
    if any(other["assertion"] == "denied" for other in others):
        return 4
    named = claim["attribution"] or ""
    base = 2 if claim["assertion"] == "asserted" and _OFFICIAL.search(named) else 3
    return base - 1 if others else base


def _publisher(claim: Row, documents: Mapping[str, Row]) -> str:
    """Who stands behind a claim: documents of one publisher are no independent sources."""
    return documents[claim["doc_id"]].get("publisher") or claim["doc_id"]
