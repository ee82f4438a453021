"""News: a headline, a dateline or byline, short paragraphs; furniture of a newspaper's page."""

import re

from etl.document import Document
from etl.layouts._article import lay_out_article
from etl.layouts._signs import Pattern, Signs, Within, Words

KIND = "news"

_MEDIA = (
    r"post|times|news|herald|wire|weekly|daily|courier|gazette|tribune|chronicle|observer|standard"
    r"|mail|ledger|star|voice|mirror|telegraph|guardian|xinhua|vna|vns|afp|reuters|magazine|radio"
    r"|monthly|review|paragraph|dispatch|journal"
)
_SIGNS = Signs(
    Pattern(
        1.5, r"^[^\w\n]{0,3}[A-ZÀ-Ỹ][^\n()]{2,60}\([A-Z][\w. ]{1,40}\)[^\n]{0,30}?(?:--|—|–| - )"
    ),
    Pattern(1.0, r"^[A-ZÀ-Ỹ]{3}[^\n.]{0,60}?(?:--|—|–| - )"),
    Pattern(1.0, r"^[A-Z][^\n]{3,50}\d{4}[^\n.]{0,4}(?: -- | — | – | - )"),
    Words(1.0, "on monday|on tuesday|on wednesday|on thursday|on friday|on saturday|on sunday"),
    Words(0.7, "yesterday|this week|last week|said today|confirmed today|announced today"),
    Pattern(1.0, r"^(?:By|Story:|Story by|From our|Photo:|Text:) ?[A-Z\n]?"),
    Words(
        0.7, ', said|" said|” said|” says|" she said|" he said|police said|official said|he said'
    ),
    Words(
        1.5,
        "this newspaper|this paper |this station|this website|our reporter|told the |this article",
    ),
    Pattern(
        1.5,
        r"^[^\w\n]{0,4}(?:most (?:viewed|read|shared)|related|read (?:also|next)|trending"
        r"|more (?:from|in|like)|latest in|you may also|also (?:in|on)|comments? \()",
        ignore_case=True,
    ),
    Within(1.2, rf"\b(?:{_MEDIA})\b", 120, re.IGNORECASE, lines=5),
    Pattern(0.8, rf"^[^\n]{{0,60}}\b(?:{_MEDIA})\b[^\n]{{0,60}}\Z", ignore_case=True),
    Words(0.5, "police|court |judge|raid|arrested|jailed|sentenced"),
    Words(
        0.6, "correction:|corrections and|clarification|we apologise|we apologize|this was wrong"
    ),
    Words(0.6, ' "i | i was | i am | my mother| told me| me that'),
    Words(0.5, " years old| year-old|-year-old| mr | mrs "),
)


def score(text: str) -> float:
    """How many signs of a newspaper's page or an agency's story it shows."""
    return _SIGNS.weigh(text, 0.5)


def lay_out(document: Document) -> Document:
    """Fill an article's header fields and passages."""
    return lay_out_article(document, KIND)
