"""Press releases and reports of agencies, ministries and organisations."""

import re

from etl.document import Document
from etl.layouts._article import lay_out_article

KIND = "report"

_RELEASE = re.compile(
    r"\bpress (?:release|statement|communiqu[eé])|for immediate release|media (?:statement|release)"
    r"|\bnotes? to editors|^\W*(?:for the )?media(?: contact)?:|joint communiqu[eé]|joint statement",
    re.IGNORECASE | re.MULTILINE,
)
_SIGNS = tuple(
    (weight, re.compile(pattern, re.IGNORECASE | re.MULTILINE))
    for weight, pattern in (
        (0.5, r"^\W*(?:executive )?summary\W*$|^\W*\d?\W*(?:abstract|recommendations?|conclusions?|methodology|method|introduction|background|findings)\b\W*$"),
        (0.4, r"\b(?:fact ?sheet|project sheet|working (?:paper|bulletin)|research series|thematic brief|policy brief|data snapshot|activity report|annual report|quarterly report|statistics at a glance)\b"),
        (0.4, r"^\W*(?:table|annex|appendix|figure|chapter) (?:\d+|[IVX]+|[A-C])\b"),
        (0.3, r"\.{6,} *\S|(?:\S+ {4,}){3,}\S"),
        (0.3, r"^(?:[IVX]+|\d)[.)] +[A-Z][A-Za-z ]{2,40}$"),
        (0.3, r"^\W*(?:ministry|department|office|secretariat|parliament|government|centre|division|bureau|committee) of\b|^[A-Z][^\n]{0,60}\b(?:secretariat|facility|observatory|foundation|network|organi[sz]ation|rapporteur)\b"),
        (0.4, r"\bthis (?:report|brief|paper|survey|chapter|table|bulletin|edition)\b|\breporting period\b|\bfiscal year\b"),
        (0.3, r"^\W*\(?(?:\[\d\]|\d/|[a-c]/|note:)"),
        (0.4, r"\bjoint (?:declaration|communiqu[eé])|excellencies|^\W*(?:keynote|opening|closing) (?:address|remarks)|check against delivery|oral answers|minutes of|record of the"),
        (0.4, r"\btier (?:1|2|3)\b|we recommend|should be (?:signed|taken|given)"),
        (0.3, r"\bsee also\b|^[A-Z ]{4,40}(?: \(see also|\.)"),
        (0.2, r"^Q:|^QUESTION:"),
        (0.3, r"\bbulletin (?:no\.? ?)?\d+|\bissue \d+"),
    )
)  # fmt: skip


def score(text: str) -> float:
    """How many signs of a press release or an agency's report it shows."""
    probe = text[:20000]
    if _RELEASE.search(probe[:1500]) or _RELEASE.search(text[-600:]):
        return 0.68
    return min(0.68, 0.1 + 0.5 * sum(weight for weight, sign in _SIGNS if sign.search(probe)))


def lay_out(document: Document) -> Document:
    """Fill a report's or a press release's header fields and passages."""
    probe = document.text[:1500] + "\n" + document.text[-600:]
    return lay_out_article(document, "press_release" if _RELEASE.search(probe) else KIND)
