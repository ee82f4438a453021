"""Press releases and reports of agencies, ministries and organisations."""

import re

from etl.document import Document
from etl.layouts._article import lay_out_article
from etl.layouts._signs import Pattern, Signs, Within, Words, probe
from etl.scan import Scan

KIND = "report"

_RELEASE = Scan(
    r"\bpress (?:release|statement|communiqu[eé])|for immediate release|media (?:statement|release)"
    r"|\brelease no\b|\bnotes? to editors|(?:joint|final) communiqu[eé]|joint statement"
    r"|\b(?:news|media) note\b|\bpress office\b|^(?:public |travel )?advisory no\b"
    r"|^communiqu[eé] on\b"
    r"|\b(?:press|media) (?:briefing notes?|centre|center|advisory)\b",
    re.IGNORECASE | re.MULTILINE,
)
# The last lines of a release.
_CONTACT = re.compile(
    r"^[^\w\n]{0,3}(?:for (?:more|further|additional) information,? ?(?:please )?(?:contact|call|:)"
    r"|#{3}\s*$|press (?:contacts?|enquiries|inquiries)\b|photographs? .{0,30}on request)",
    re.IGNORECASE | re.MULTILINE,
)
_MEDIA_LINE = re.compile(
    r"^[^\w\n]{0,3}(?:for the )?media(?: contact)?:", re.IGNORECASE | re.MULTILINE
)
_PARTS = (
    r"summary|abstract|recommendations?|conclusions?|methodology|method|introduction|background"
    r"|findings|annex|appendix|contents|sources|outlook|difficulties|situation|notes|main figures"
)
_PAPERS = (
    r"fact ?sheet|project sheet|(?:working|briefing|discussion|position|issue) (?:paper|bulletin)"
    r"|research series|(?:situation|working|guidance) notes?|(?:desk|literature) review"
    r"|case (?:law|digest)|(?:quarterly|half-year|annual|yearly) (?:summary|review)"
    r"|(?:thematic|policy) brief"
    r"|data snapshot|(?:flash|situation) (?:update|report)|sitrep|monthly summary|country note"
    r"|(?:activity|annual|quarterly|progress|ninth|tenth) report"
    r"|statistics at a glance|newsletter|bulletin|handbook|companion|encyclopa?edia|transcript: "
    r"|oral answers|minutes|digest of"
    r"|record of the|country (?:profiles?|chapter|narrative)|chapter|survey|round-up|snapshot"
)
_BODIES = (
    r"ministry|department|office|secretariat|parliament|government|centre|division|bureau|committee"
    r"|foundation|observatory|network|organi[sz]ation|rapporteur|facility|coalition|institute|watch"
    r"|initiative|unodc|ilo|iom|unicef|uniap|embassy|research"
)
_PAPER = re.compile(rf"\b(?:{_PAPERS}|(?:project|information) sheet)\b", re.IGNORECASE)
_SIGNS = Signs(
    Pattern(1.5, rf"^[^\w\n]{{0,3}}(?:executive )?(?:{_PARTS})[^\w\n]{{0,3}}$", ignore_case=True),
    Pattern(1.0, rf"^[^\w\n]{{0,3}}(?:[IVX]+|\d)[.)]? +(?:{_PARTS})\b", ignore_case=True),
    Within(1.8, rf"\b(?:{_PAPERS})\b", 80, re.IGNORECASE, lines=7),
    Within(1.2, rf"\b(?:{_BODIES})\b", 50, re.IGNORECASE, lines=4),
    Pattern(
        1.5, r"^[^\w\n]{0,3}(?:table|annex|appendix|figure|article) (?:\d+|[IVX]+|[A-C])\b", True
    ),
    Words(1.2, "......|      "),
    Pattern(1.2, r"^[^|\n]{2,80} \| [^|\n]{2,60} \| [\d.]+"),
    Pattern(1.0, r"^(?:[IVX]+|\d)[.)] +[A-Z][A-Za-z ,-]{2,60}$"),
    Words(
        1.5,
        "this report|this brief|this paper|this survey|this chapter|this table|this edition"
        "|this handbook|this page|the handbook|reporting period|fiscal year|in the period",
    ),
    Pattern(1.0, r"^[^\w\n]{0,3}(?:\[\d\]|\d/|[a-c]/) |^notes?:", ignore_case=True),
    Words(2.0, "joint declaration|excellencies|check against delivery|opening address|keynote"),
    Pattern(2.0, r"^(?:where|chair|present): |^hon\. ", ignore_case=True),
    Pattern(2.5, r"\A(?:[^\n]*\n){0,2}[^\n]{0,60}\btier [123]\b", ignore_case=True),
    Pattern(1.2, r"^(?:as of \d{1,2} |prepared by:|next update:|reporting period)", True),
    Words(1.5, "tier 1|tier 2|tier 3|we recommend|recommendation"),
    Words(1.5, "see also"),
    Within(1.5, r"\bp\. \d+ of \d+", 80),
    Pattern(1.2, r"^(?:Q|QUESTION|A): "),
    Words(1.0, "bulletin no|working paper|issue no|research series|newsletter"),
    Within(1.0, r"\b(?:bulletin|issue|series|paper|brief)(?: no\.?)?,? \d+", 60, re.IGNORECASE),
    Pattern(0.8, r"^[A-Z][A-Za-z ]{2,25}\. [A-Z][^\n]*\n\n[A-Z][A-Za-z ]{2,25}\. [A-Z]"),
    Pattern(0.8, r"^\d +[A-Z][a-zA-Z ]{3,40}$"),
    Words(0.8, "funded by|paid for by|supported by|per cent|indicator"),
    Words(-0.8, "yesterday|on monday|on tuesday|on wednesday|on thursday|on friday|on sunday"),
)


def score(text: str) -> float:
    """How many signs of a press release or an agency's report it shows."""
    return 0.69 if _is_release(text) else _SIGNS.weigh(text)


def lay_out(document: Document) -> Document:
    """Fill a report's or a press release's header fields and passages."""
    kind = "press_release" if _is_release(document.text) else KIND
    return lay_out_article(document, kind)


def _is_release(text: str) -> bool:
    ending = probe(text)[-600:]
    if _CONTACT.search(ending) and not _PAPER.search(text[:300]):
        return True
    return any(
        _RELEASE.search(part) or ("media" in part.lower() and _MEDIA_LINE.search(part))
        for part in (text[:1500], ending)
    )
