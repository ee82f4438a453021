"""Whose paper a document is: by its letterhead, or by the name of the newspaper."""

import re

from etl.document import AnnotatedDocument
from etl.gazetteer import likelihood, load

_PAPER = re.compile(
    r"\b(?:Post|Times|News|Daily|Nation|Herald|Tribune|Star|Observer|Mirror|Review|Press|Agency|"
    r"Weekly|Today|Express|Guardian|Mail|Sun|Journal|Gazette|Standard|Police|Ministry|Government)\b"
)
_STATE = re.compile(
    r"(?:the\s)?(?:[a-z]+['’]?s?\s){0,3}(?:republic|kingdom|union|government|sultanate|state|"
    r"commonwealth)(?:\sof\s(?:the\s)?[a-z' ’-]{3,40})?",
    re.IGNORECASE,
)
_LETTERHEAD = 4  # passages


def issuer(annotated: AnnotatedDocument) -> str | None:
    """The state whose letterhead a paper bears: "ROYAL GOVERNMENT OF CAMBODIA"."""
    if annotated.document.kind == "cable":
        return None
    publisher = annotated.document.publisher or ""
    if _STATE.fullmatch(publisher) and (state := _country_in(publisher)):
        return state
    for passage in annotated.passages[:_LETTERHEAD]:
        text = passage.passage.text
        whose = [p.country for p in passage.places if p.kind == "country" and p.country]
        if len(whose) == 1 and _STATE.fullmatch(text.strip()):
            return whose[0]
    return None


def paper_of(publisher: str) -> str | None:
    """The country that a paper has in its name: "The Kathmandu Post", "Khmer Times"."""
    return _country_in(publisher) if _PAPER.search(publisher) else None


def _country_in(name: str) -> str | None:
    """The country that a name holds."""
    gazetteer = load()
    for hit in gazetteer.find(name):
        places = [gazetteer.places[place_id] for place_id in hit.candidates]
        best = min(places, key=likelihood, default=None)
        if best and best.country and not hit.weak:
            return best.country
    return None
