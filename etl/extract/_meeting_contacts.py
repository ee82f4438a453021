"""What a cable's officers did with somebody on a day, told without a word for a meeting.

"She told Poloff on June 4 that ...", "Over lunch on May 2 the envoys described ...".
"""

import re

from etl.document import AnnotatedDocument, AnnotatedPassage, DateMention
from etl.extract._gatherings import Gathering, Trigger
from etl.extract._meeting_words import OFFICERS
from etl.extract._venue import nearest, venues
from etl.scan import Rare

NAME = "contact"
# One who meets an officer, up to the officer: "walked Poloff", "explained the plan to us".
_WITH_OFFICER = Rare(
    r"\b(?:(?:told|informed|assured|promised|showed|gave|received|briefed|asked|took|walked|led|"
    r"guided|accompanied|welcomed|reminded|warned|advised|urged|invited|called\sin)\s"
    r"|(?:said|explained|confirmed|described|complained|acknowledged|admitted|stressed|presented|"
    r"spoke|laid|went|talked|sat)\s(?:[\w'’-]+\s){0,8}?(?:to|before|with)\s)"
    rf"(?:(?:the|our|visiting)\s)?(?:{OFFICERS}|us)\b",
    re.IGNORECASE,
)
# The same with an officer as the one who does it: "Poloff delivered the points to ...".
_OFFICER_DID = Rare(
    rf"\b(?:{OFFICERS}|we)\s(?:and\s(?:[\w'’/-]+\s){{1,5}})?(?:delivered|raised|gave|handed|"
    r"conveyed|presented|pressed|urged|asked|saw|walked|drove|looked|spoke|talked|sat|stood|went|"
    r"joined|discussed|interviewed|attended|heard|inspected|spent)\b",
    re.IGNORECASE,
)
_AT_TABLE = Rare(r"\b(?:over|at)\s(?:a\s)?(?:lunch|tea|coffee|dinner|breakfast)\b", re.IGNORECASE)
_HEAD = 14  # "Summary: " is no report
_REACH = 40
_OFFICER = re.compile(rf"\b(?:{OFFICERS}|us)\b", re.IGNORECASE)
_FRONTED = re.compile(
    r"\W*(?:(?:summary|comment|note)\W+)?(?:(?:on|in|at|over|during|outside|near)\s[^.;:]{0,60}?)?",
    re.IGNORECASE,
)
"""What stands before a date that the whole sentence has."""
_STOPS = (
    "that|which|who|whom|where|how|had|has|have|was|were|is|are|will|would|since|after|before|by"
)
_STOP = re.compile(rf"\s(?:{_STOPS})\s|,\s", re.IGNORECASE)
_AFTER = re.compile(rf"(?:\s(?!(?:{_STOPS}|of|about)\b)[\w'’/().&-]+){{0,8}}\s", re.IGNORECASE)
_AFTER_DEED = re.compile(rf"(?:,?\s(?!(?:{_STOPS})\b)[\w'’/().&-]+){{0,18}}\s", re.IGNORECASE)
"""What may stand between what was done and its day."""
_REPORTED = re.compile(r"\b(?:that|whom|whose|where)\b|[;:\"“]", re.IGNORECASE)
_BY_OFFICE = re.compile(
    r"^(?!.*\b(?:director|minister|chief|head|officer|secretary|commissioner|general|colonel|"
    r"captain|chair\w*|deputy|president|m[rs]s?|dr)\b).*"
    r"\b(?:office|ministry|agency|bureau|department|committee)\s$",
    re.IGNORECASE | re.DOTALL,
)
"""Who writes rather than comes."""
_FROM_AFAR = re.compile(
    r"\b(?:(?:tele)?phoned|(?:by|on\sthe|over\sthe)\s(?:tele)?phone|phone\scall|by\s(?:mail|letter|fax)|"
    r"wrote|e-?mail\w*|cabled|press|letter)\b",
    re.IGNORECASE,
)
_NO_OFFICIAL = re.compile(
    r"\b(?:NGOs?|lawyers?|attach[eé]s?|liaison|activists?|victims?|workers?|women(?!['’])|girls|"
    r"managers?|owners?|villagers|residents|employers?|journalists?|priest|professor)\b",
    re.IGNORECASE,
)


def in_cable(annotated: AnnotatedDocument, found: list[Gathering]) -> list[Gathering]:
    """The contacts of a cable's officers on days that no other gathering has.

    Args:
        annotated: The document.
        found: The gatherings that words for them tell of.
    """
    if annotated.document.kind != "cable":
        return []
    known = {(g.index, g.dated.start) for g in found if g.dated}
    told: list[Gathering] = []
    for index, passage in enumerate(annotated.passages):
        days = [
            d
            for d in passage.dates
            if d.precision == "day" and d.role != "period" and (index, d.start) not in known
        ]
        for sentence in passage.sentences or [(0, len(passage.passage.text))]:
            own = [d for d in days if sentence[0] <= d.start < sentence[1]]
            if own and (one := _contact(index, passage, sentence, own)):
                told.append(one)
    return told


def _contact(
    index: int, passage: AnnotatedPassage, sentence: tuple[int, int], days: list[DateMention]
) -> Gathering | None:
    """The contact that a sentence tells of, with the day that is its own."""
    text = passage.passage.text
    whole = text[sentence[0] : sentence[1]]
    for deed, after in ((_WITH_OFFICER, _AFTER), (_OFFICER_DID, _AFTER_DEED), (_AT_TABLE, _AFTER)):
        match = deed.search(text, *sentence)
        if match is None or (deed is _AT_TABLE and not _OFFICER.search(text, *sentence)):
            continue
        start, end = match.span()
        if _REPORTED.search(text, sentence[0] + _HEAD, start):
            continue
        before = text[sentence[0] : start]
        if _NO_OFFICIAL.search(before) or _BY_OFFICE.match(before) or _FROM_AFAR.search(whole):
            return None
        for dated in days:
            fronted = dated.end <= start and _FRONTED.fullmatch(text, sentence[0], dated.start)
            if fronted or _follows(text, (start, end), after, dated, sentence[1]):
                return _gathering(index, passage, sentence, Trigger(NAME, start, end), dated)
    return None


def _follows(
    text: str, deed: tuple[int, int], after: re.Pattern[str], dated: DateMention, end: int
) -> bool:
    """Whether a day follows what was done on it, and no mere "..., he told Poloff on May 3."."""
    source = text.startswith(("told", "TOLD"), deed[0]) and not text[dated.end : end].strip(". ")
    return after.fullmatch(text, deed[1], dated.start) is not None and not source


def _gathering(
    index: int,
    passage: AnnotatedPassage,
    sentence: tuple[int, int],
    trigger: Trigger,
    dated: DateMention,
) -> Gathering:
    text = passage.passage.text
    first = sentence[0] if dated.end <= trigger.start else trigger.end
    last = min(sentence[1], max(trigger.end, dated.end) + _REACH)
    if stop := _STOP.search(text, max(first, dated.end if first == trigger.end else first), last):
        last = stop.start()
    near = [v for v in venues(passage, *sentence) if first <= v.place.start < last]
    venue = nearest(text, near, [(dated.start, dated.end), (trigger.start, trigger.end)])
    own = sentence[0], last
    return Gathering(index, passage, sentence, own, trigger, dated, venue, triggers=[trigger])
