"""Which dates of a sentence can be those of a gathering."""

import re
from calendar import monthrange
from dataclasses import replace

from etl.document import DateMention
from etl.scan import Rare

_DEADLINE = re.compile(
    r"\b(?:by|until|till|not\slater\sthan|since|before|after|prior\sto|of|dated|for)\s(?:the\s)?$",
    re.I,
)
_OF_AGREEMENT = Rare(
    r"\b(?:memorand\w+|mou|agreements?|declarations?|law|act|decree|plan|convention|protocol|"
    r"statements?|code|treaty)"
    r"(?:\s\w+){0,7}\s(?:of|dated|from)\s(?:the\s)?$",
    re.IGNORECASE,
)
_OF_SESSION = re.compile(r"\b(?:session|meeting|round|conference|sitting)\s(?:of|from)\s$", re.I)
PUT_OFF = re.compile(
    r"\b(?:(?:put\soff|postponed|moved|delayed|deferred)\s(?:to|until|till)|"
    r"(?:rescheduled|now\s(?:set|fixed|planned|scheduled|due))\s(?:for|on|in))\s$",
    re.IGNORECASE,
)
_HYPOTHETICAL = re.compile(
    r"\bsuch\sa\s(?:\w+\s)?$|\b(?:would|could)\s(?:not\s)?have\s(?:\w+\s){0,2}$", re.IGNORECASE
)
_OF_OTHERS = re.compile(r"\b(?:that|who|which)\s(?:had|has|have)\b")
_WOULD_NOT = re.compile(r"[^.;]{0,40}?\b(?:would|could)\s(?:not|never)\shave\b", re.IGNORECASE)
_MADE_THEN = re.compile(
    r"\b(?:formed|founded|established|created|set\sup|built|enacted|issued|published|launched)\s"
    r"(?:in|since)\s(?:early\s|late\s|mid-)?$",
    re.IGNORECASE,
)
# "the 29th meeting" counts meetings, "the 2016 Agreement" and "plans for 2018" date other things.
_ORDINAL = re.compile(
    r"(?:(?:of|on|in|at|by|from)\s)?(?:the\s)?\d{1,2}(?:st|nd|rd|th)", re.IGNORECASE
)
_NAMED_AFTER = re.compile(
    r"\s(?:[A-Z][\w-]+\s){0,5}(?:Agreement|MOU|MoU|Memorandum|Protocol|Convention|Declaration|"
    r"Act|Law|"
    r"Plan|Treaty|Statement|Accord)\b|\s(?:\w+\s){0,2}(?:agreement|mou|memorandum|protocol|"
    r"convention|law|treaty|accord|report|edition|season|budget|survey|elections?|census|"
    r"campaign)\b"
)
_COUNTED_NOUN = re.compile(
    r"\s(?:\w+\s){0,2}(?:meeting|session|round|conference|summit|forum|anniversary|floor|time|year|"
    r"district|such|one|victim|country|state|edition|report|[a-z]+\smeeting)\b",
    re.IGNORECASE,
)
_DETERMINED = re.compile(r"\b(?:the|a|an|its|their|his|her|this|under|new|country['’]s)\s$", re.I)
_AHEAD = re.compile(
    r"\b(?:cooperation|orientations?|plans?|priorit\w+|activities|targets?|goals?|programmes?|work|"
    r"budgets?|measures|report|statistics|figures|cases|victims|people|workers)\s(?:in|for|of)\s$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\d(?:\s\w+)?\sin\s$")
_EVENT = re.compile(
    r"\b(?:conference|meeting|forum|workshop|seminar|summit|talks|session|round|visit)\s\($",
    re.IGNORECASE,
)
# When something was said, and when guests left, is not when they met.
_SPOKEN = Rare(
    r"\b(?:said|says|announced|reported|stated|confirmed|disclosed|denied|"
    r"told\s(?:[\w.'’]+\s){1,4})"
    r"\s?(?:here\s|late\s|early\s)?(?:on\s)?$",
    re.IGNORECASE,
)
_TOLD_MEETING = re.compile(
    r"\btold\s(?:an?|the|this|that|their|its)\s(?:[\w-]+\s){0,4}"
    r"(?:seminar|conference|workshop|meeting|forum|symposium|round-?table|summit)\b[^.;:]{0,40}$",
    re.IGNORECASE,
)
"""What was told a meeting was said when it met."""
_WAS_TOLD_IT = re.compile(
    r"\btold\s(?:an?|the|this|that|their|its)\s(?:[\w-]+\s){0,2}$", re.IGNORECASE
)
_THAT = re.compile(r"[\w-]+(?:\s(?:here|yesterday|today))?\sthat\b")
_HEARD = re.compile(r"[\w-]+\s(?:(?:was|were)\s(?:told|informed)|heard)\b", re.IGNORECASE)
"""What a meeting was told happened at other times."""
_SPAN_OPENS = re.compile(r"\b(?:between|from)\s(?:[A-Z]\w+\s(?:\d{4}\s)?(?:and|to|until|till)\s)?$")
_SPAN_GOES_ON = re.compile(r"\s(?:and|to|until|till|through)\s(?:[A-Z]\w+\s)?(?:19|20)\d\d\b")
"""Around a month or a year that opens or ends a span of several."""
_AT_A_MEETING = re.compile(
    r",?\sat\san?\s(?:\w+\s){0,2}(?:meeting|conference|workshop|forum|seminar|summit)\b", re.I
)
_LEFT = re.compile(r"\b(?:leaves?|left|depart(?:s|ed)?)\s(?:\w+\s){0,2}(?:on\s)?$", re.IGNORECASE)
_FOR_TALKS = re.compile(
    r"\s(?:to\s(?:discuss|sign|meet|attend|hold|negotiate)|for\stalks)\b", re.IGNORECASE
)
"""Behind the day on which somebody leaves: what for."""
_FIRST_PLANNED = re.compile(
    r"\b(?:first|originally|initially)\s(?:planned|set|scheduled|foreseen|due|fixed)\s(?:for|in|on)\s$",
    re.IGNORECASE,
)
_AFTER_ANOTHER = re.compile(
    r"\b(?:after|following|since)\s(?:an?|the|last|this|his|her|their)\s"
    r"(?!(?:[\w-]+\s){0,4}?(?:meetings?|conference|workshop|forum|seminar|summit|talks|visits?|round|sessions?|"
    r"consultations?|ceremony|signing|training|launch)\b)(?:[\w-]+\s){1,4}(?:of|on)\s$",
    re.IGNORECASE,
)
"""Before the date of what went before: "met after a raid of May 3"."""
_TWO_TIMES = re.compile(r"(?<=\w)\s(?:and(?:\sagain)?)\s(?:(?:on|in)\s)?(?=[A-Z\d])")
_NO_RANGE = {"day": 10, "month": 31}
"""Days from which on two dates joined by "and" are no days in succession."""
_DATELINE = re.compile(r"[A-Z][\w .,'’/()-]{2,50}[\s,(]")
_DATELINE_ENDS = re.compile(r"\)?\s?(?:\([^()]{2,24}\)\s?)?(?:[-–—:]|\.\s?[-–—])")
_SAME_DAY = re.compile(r"\b(?:today|tonight|this\s(?:morning|afternoon|evening))\b", re.IGNORECASE)


def usable(text: str, dated: DateMention) -> bool:
    """Whether a date can be that of an event: no deadline, no date of a text or of a plan."""
    lead = text[max(0, dated.start - 60) : dated.start]
    if _ORDINAL.fullmatch(dated.surface) and _COUNTED_NOUN.match(text, dated.end):
        return False
    if _DETERMINED.search(lead) and _NAMED_AFTER.match(text, dated.end):
        return False
    if _LEFT.search(lead) and not _FOR_TALKS.match(text, dated.end):
        return False
    if _FIRST_PLANNED.search(lead) or _AFTER_ANOTHER.search(lead):
        return False
    met = _AT_A_MEETING.match(text, dated.end) or _TOLD_MEETING.search(lead)
    if _SPOKEN.search(lead) and not met:
        return False
    if dated.precision != "day" and _is_end_of_span(text, dated, lead):
        return False
    if dated.precision == "year" and _of_a_thing(text, dated, lead):
        return False
    if PUT_OFF.search(lead):
        return True
    if dated.role == "period" or (_OF_AGREEMENT.search(lead) and not _OF_SESSION.search(lead)):
        return False
    near = _DEADLINE.search(lead)
    limit = near.group().lower() if near else ""
    if limit.startswith(("since", "by ", "until", "till")):
        return False
    return not limit.startswith(("before", "after")) or "end" in dated.surface


def _is_end_of_span(text: str, dated: DateMention, lead: str) -> bool:
    """Whether a month or a year opens or ends a span: "between May 2003 and June 2004"."""
    opens = _SPAN_OPENS.search(lead)
    last = lead.endswith(("to ", "and ", "until ", "till "))
    return bool(opens and (last or _SPAN_GOES_ON.match(text, dated.end)))


def tells_of_one(
    text: str, sentence: tuple[int, int], start: int, name: str, dated: DateMention
) -> bool:
    """Whether a word for a gathering and its date tell of one that was or will be held.

    Args:
        text: The passage's text.
        sentence: First code point of the sentence, and one past its last.
        start: First code point of the word.
        name: Its class.
        dated: The date.
    """
    before = text[max(sentence[0], start - 60) : start]
    if _HYPOTHETICAL.search(before) or _WOULD_NOT.match(text, start, sentence[1]):
        return False
    if _WAS_TOLD_IT.search(before) and _THAT.match(text, start) and dated.start > start:
        return dated.precision == "day"
    if _HEARD.match(text, start) and dated.precision != "day":
        return dated.end <= start and dated.precision != "year"
    # "we met a committee that had stopped four taxis this year"
    vague = name in ("met", "visit") and dated.precision == "year" and dated.relative
    return not (vague and _OF_OTHERS.search(text, start, max(start, dated.start)))


def _of_a_thing(text: str, dated: DateMention, lead: str) -> bool:
    """Whether a year is that of a plan, a number or, in brackets, of what stands before them."""
    bracketed = lead.endswith("(") and text.startswith(")", dated.end)
    return bool(
        _AHEAD.search(lead)
        or _COUNTED.search(lead)
        or _MADE_THEN.search(lead)
        or (bracketed and not _EVENT.search(lead))
    )


def apart(dated: DateMention) -> list[DateMention]:
    """The two dates of "on 11 March and 16 September"; any other date as it is."""
    joint = _TWO_TIMES.search(dated.surface)
    far = (dated.last - dated.first).days
    if joint is None or dated.precision not in ("day", "month") or far < _NO_RANGE[dated.precision]:
        return [dated]
    first, last = dated.first, dated.last
    if dated.precision == "month":
        first = first.replace(day=monthrange(first.year, first.month)[1])
        last = last.replace(day=1)
        ends = (dated.first, first), (last, dated.last)
    else:
        ends = (first, first), (last, last)
    cuts = (dated.start, dated.start + joint.start()), (dated.start + joint.end(), dated.end)
    return [
        replace(
            dated,
            start=a,
            end=b,
            surface=dated.surface[a - dated.start : b - dated.start],
            first=one,
            last=two,
            role="point",
        )
        for (a, b), (one, two) in zip(cuts, ends, strict=True)
    ]


def without_dateline(text: str, dates: list[DateMention]) -> list[DateMention]:
    """The dates but for that of the dateline; "this morning" is the dateline's day."""
    head = [d for d in dates if _in_dateline(text, d)]
    others = [d for d in dates if d not in head]
    if not head or all(_SAME_DAY.search(d.surface) for d in others):
        return head or dates
    return others


def _in_dateline(text: str, dated: DateMention) -> bool:
    """Whether a date belongs to the head of a story: "KUNMING, Oct. 22 (Xinhua) --"."""
    lead = _DATELINE.fullmatch(text[: dated.start]) if dated.start < 60 else None
    return bool(lead and _DATELINE_ENDS.match(text, dated.end))
