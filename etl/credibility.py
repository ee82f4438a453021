"""How credible a claim is, by one stated rule (the Admiralty code's 1 to 6 for the item).

- 6 (cannot be judged): a claim of a source of reliability F.
- 5 (improbable): what its own document denies.
- Any other begins at 2 (probably true) where an official source is named for it, else at 3
  (possibly true). Hedging lowers it by one: what is only estimated or alleged.
- Corroboration raises it: by one for an independent document that tells the same fact without
  denying or hedging it, by two for two or more, up to 1 (confirmed by other sources).
- What an independent document denies is 4 (doubtful) at best.

Two documents are independent of each other where they have other publishers and neither copies the
other (etl.copies), and the two claims are neither the same sentence nor told by the same named
source: a story copied between papers, or a number both papers have from one ministry, counts once.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from etl.gate import Row, Rows

_OFFICIAL = re.compile(
    r"\b(?:officials?|police|polices|ministr(?:y|ies)|ministers?|vice[- ]minister|governments?|"
    r"govt|gov|prosecutors?|courts?|judges?|directors?|directorate|departments?|embass(?:y|ies)|"
    r"ambassadors?|consulates?|bureau|authorit(?:y|ies)|border guards?|army|customs|immigration|"
    r"president|premier|governors?|secretary|commission(?:er)?s?|union|"
    r"UN|UNODC|UNICEF|UNIAP|UNDP|ILO|IOM|UNHCR|INTERPOL|ASEAN|COMMIT)\b",
    re.IGNORECASE,
)
HEDGED = ("estimated", "alleged")
ENOUGH = 2
"""Independent documents that raise a claim as far as any number of them does."""


@dataclass(frozen=True, slots=True)
class Source:
    """Who stands behind a claim; claims that have any of these in common are not independent."""

    publisher: str
    story: str
    quote: str
    named: str


def rate(facts: Rows, documents: Mapping[str, Row]) -> None:
    """Sets the credibility of every claim.

    Args:
        facts: Rows of the fact tables with their fact_id.
        documents: Rows of the documents table by doc_id: publisher, reliability, copy_of.
    """
    for rows in facts.values():
        by_fact: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            by_fact[row["fact_id"]].append(row)
        for told in by_fact.values():
            # Of sources that hang together the first counts, whatever order the rows come in.
            claims = sorted(told, key=lambda claim: claim["claim_id"])
            if len({claim["doc_id"] for claim in claims}) == 1:
                for claim in claims:
                    reliability = documents[claim["doc_id"]].get("reliability")
                    claim["credibility"] = grade(claim, reliability, backing=0, denied=False)
                continue
            sources = {claim["claim_id"]: _source(claim, documents) for claim in claims}
            told = {a: _sources(claims, sources, a) for a in ("plain", "denied")}
            for claim in claims:
                source = sources[claim["claim_id"]]
                backing = _independent(source, told["plain"])
                denied = bool(_independent(source, told["denied"]))
                reliability = documents[claim["doc_id"]].get("reliability")
                claim["credibility"] = grade(claim, reliability, backing, denied)


def grade(claim: Row, reliability: str | None, backing: int, denied: bool) -> int:
    """The Admiralty figure of a claim.

    Args:
        claim: With its assertion and attribution.
        reliability: The Admiralty letter of its document, where an analyst gave one.
        backing: Independent documents that tell the same plainly, counted up to ENOUGH.
        denied: Whether an independent document denies it.
    """
    if reliability == "F":
        return 6
    if claim["assertion"] == "denied":
        return 5
    official = _is_official(claim["attribution"] or "")
    found = (2 if official else 3) + (claim["assertion"] in HEDGED) - backing
    return max(4 if denied else 1, found)


@lru_cache(maxsize=65_536)
def _is_official(named: str) -> bool:
    return _OFFICIAL.search(named) is not None


def _sources(claims: Iterable[Row], sources: Mapping[str, Source], how: str) -> list[Source]:
    """The sources of a fact's claims that deny it, or of those that plainly tell it."""
    told = [c for c in claims if _manner(c["assertion"]) == how]
    return list(dict.fromkeys(sources[claim["claim_id"]] for claim in told))


def _manner(assertion: str) -> str:
    return {"denied": "denied", **dict.fromkeys(HEDGED, "hedged")}.get(assertion, "plain")


def _independent(source: Source, others: Iterable[Source]) -> int:
    """How many of the others are independent of a source and of each other, up to ENOUGH."""
    counted = [source]
    for other in others:
        if all(_apart(one, other) for one in counted):
            counted.append(other)
            if len(counted) > ENOUGH:
                break
    return len(counted) - 1


def _apart(one: Source, other: Source) -> bool:
    return (
        one.publisher != other.publisher
        and one.story != other.story
        and one.quote != other.quote
        and (one.named != other.named or not one.named)
    )


def _source(claim: Row, documents: Mapping[str, Row]) -> Source:
    doc_id = claim["doc_id"]
    document = documents[doc_id]
    return Source(
        _plain(document.get("publisher")) or doc_id,
        document.get("copy_of") or doc_id,
        _plain(claim["quote"]),
        _plain(claim["attribution"]),
    )


_MARKS = re.compile(r"[\W_]+")


def _plain(words: str | None) -> str:
    """Letters and digits only: case, wraps and marks do not tell sources apart."""
    return _MARKS.sub("", (words or "").casefold().removeprefix("the "))
