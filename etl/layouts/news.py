"""News: a headline, a dateline or byline, short paragraphs; furniture of a newspaper's page."""

import re

from etl.document import Document
from etl.layouts._article import lay_out_article

KIND = "news"

_SIGNS = tuple(
    (weight, re.compile(pattern, flags))
    for weight, pattern, flags in (
        (0.3, r"^(?:[A-Z][A-ZÀ-Ỹ. ]{2,}|[A-Z][a-z]+)[^\n]{0,60}\([A-Z][\w. ]{2,40}\)[^\n]{0,25}(?:--|—|–|-)", re.MULTILINE),
        (0.25, r"\b(?:on|last|next|since|until|by) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", 0),
        (0.15, r"\byesterday\b", re.IGNORECASE),
        (0.3, r"^(?:By|Story:|From our) [A-Z]?", re.MULTILINE),
        (0.2, r"[,\"”’] (?:said|says|told)\b|\b(?:said|told)\b", 0),
        (0.3, r"this newspaper|our reporter|told the [A-Z]", 0),
        (0.3, r"^\W*(?:most (?:viewed|read)|related|read (?:also|next)|trending|more (?:from|in)|comments)\b", re.IGNORECASE | re.MULTILINE),
        (0.3, r"\b(?:Post|Times|News|Herald|Wire|Weekly|Daily|Courier|Gazette|Tribune|Chronicle|Observer|Standard|Mail|Ledger)\b", re.IGNORECASE),
        (0.2, r"\b(?:police|court|judge|raid|arrested)\b", re.IGNORECASE),
    )
)  # fmt: skip


def score(text: str) -> float:
    """How many signs of a newspaper's page or an agency's story it shows."""
    probe = text[:20000]
    return min(0.69, 0.15 + 0.5 * sum(weight for weight, sign in _SIGNS if sign.search(probe)))


def lay_out(document: Document) -> Document:
    """Fill an article's header fields and passages."""
    return lay_out_article(document, KIND)
