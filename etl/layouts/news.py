"""News: a headline, a dateline or byline, short paragraphs; furniture of a newspaper's page."""

import re

from etl.document import Document
from etl.layouts._article import lay_out_article
from etl.layouts._signs import Sign, weigh

KIND = "news"

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MEDIA = (
    r"Post|Times|News|Herald|Wire|Weekly|Daily|Courier|Gazette|Tribune|Chronicle|Observer|Standard"
    r"|Mail|Ledger|Star|Voice|Mirror|Telegraph|Guardian|Xinhua|VNA|VNS|AFP|Reuters|Magazine|Radio"
)
_SIGNS = (
    Sign(1.5, r"^[^\w\n]{0,3}[A-ZÀ-Ỹ][^\n()]{2,60}\([A-Z][\w. ]{1,40}\)[^\n]{0,30}?(?:--|—|–| - )"),
    Sign(1.0, r"^[A-ZÀ-Ỹ]{3}[^\n.]{0,60}?(?:--|—|–| - )"),
    Sign(1.0, rf"\b(?:on|last|next|since|until|by|before) {_DAY}\b|\b{_DAY} (?:night|morning)\b"),
    Sign(0.7, r"\byesterday\b|\bthis week\b|\b(?:said|confirmed|announced|told|signed) today\b"),
    Sign(1.0, r"^(?:By|Story:|Story by|From our|Photo:|Text:) ?[A-Z\n]?"),
    Sign(0.7, r"[,\"”’] (?:said|says)\b|\b(?:he|she|police|officials?) (?:said|told)\b"),
    Sign(1.5, r"\bthis (?:newspaper|paper|station|website|magazine)\b|our reporters?|\btold the [A-Z]"),
    Sign(
        1.5,
        r"^[^\w\n]{0,4}(?:most (?:viewed|read|shared)|related|read (?:also|next)|trending|more (?:from"
        r"|in|like)|latest in|you may also|also (?:in|on)|comments? \()",
        ignore_case=True,
    ),
    Sign(1.2, rf"\A(?:[^\n]*\n){{0,4}}[^\n]*\b(?:{_MEDIA})\b", ignore_case=True),
    Sign(0.8, rf"\b(?:{_MEDIA})\b[^\n]{{0,60}}\Z", ignore_case=True),
    Sign(0.5, r"\b(?:police|court|judge|raid|arrested|jailed|sentenced)\b", ignore_case=True),
    Sign(0.6, r"^[^\w\n]{0,3}(?:corrections?|clarification)\b|\bwe apologi[sz]e\b", ignore_case=True),
    Sign(0.6, r"\b(?:I|me|my)\b.{0,300}\b(?:I|me|my)\b"),
    Sign(0.5, r"\byears? old\b|, (?:aged )?\d\d,|\b(?:Mr|Mrs|Ms|Pol) [A-Z]"),
)


def score(text: str) -> float:
    """How many signs of a newspaper's page or an agency's story it shows."""
    return weigh(text, _SIGNS, 0.5)


def lay_out(document: Document) -> Document:
    """Fill an article's header fields and passages."""
    return lay_out_article(document, KIND)
