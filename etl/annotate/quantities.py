"""Marks of quantities: numbers with what they count."""

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.annotate import _counted
from etl.annotate._counted import Counted
from etl.annotate._guards import in_dates, is_no_count
from etl.annotate._nouns import CURRENCIES, unit_of
from etl.annotate._numerals import Numeral, find_numerals
from etl.document import DateMention, Document, Passage, Quantity

_QUALIFIERS = (
    ("at_least", r"at\sleast|no\s(?:fewer|less)\sthan|not\s(?:fewer|less)\sthan|a\sminimum\sof|minimum"),
    ("at_most", r"up\sto|as\s(?:many|much|high)\sas|(?:no|not)\smore\sthan|at\smost|a\smaximum\sof"),
    ("more_than", r"(?:well\s|slightly\s|far\s)?(?:more\sthan|over|above)|in\sexcess\sof|upwards?\sof|exceeding"),
    ("less_than", r"(?:less|fewer)\sthan|under|below"),
    ("about", r"about|around|some|approximately|roughly|circa|ca\.|an?\sestimated|estimated|perhaps|nearly"
              r"|almost|close\sto|nearer(?:\sto)?|in\sthe\sregion\sof|more\sor\sless|probably|possibly|maybe|an?\saverage\sof|nigh"),
)  # fmt: skip
_BEFORE = re.compile(
    r"\b(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _QUALIFIERS) + r")"
    r"(?:\s(?:only|another|an?|the|between|from|half|about|some))?\s?$",
    re.IGNORECASE,
)
_AFTERWARDS = re.compile(
    r"(?:\s(?P<about>or\sso|or\sthereabouts)|(?P<odd>-odd)|\s(?P<at_least>or\smore|and\smore|at\sleast)"
    r"|\s(?P<at_most>or\s(?:fewer|less)|at\smost))\b",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?:between|from)\s?$", re.IGNORECASE)
_SIGN_BEFORE = re.compile(
    r"(?:(?P<usd>(?<![A-Za-z])(?:US\s?\$|USD|US\sdollars|U\.S\.\s?\$|\$))"
    r"|(?P<other>(?:HK|NT|AU|SG|CA|NZ|A|S|C|R|M)\$|[£€¥฿₫₩₹]|\b(?:Rs\.?|VND|THB|GBP|EUR|RMB|CNY|MYR|RM|AUD|SGD"
    r"|HKD|TWD|CHF|JPY|KRW|INR|IDR|PHP|MMK|LAK|KHR|NOK|SEK|DKK|Tk\.?)))\s{0,6}$"
)
_SIGN_NAMES = {"£": "pounds", "€": "euros", "¥": "yen", "฿": "baht", "₫": "dong", "₩": "won", "₹": "rupees"}  # fmt: skip
_PERCENT = re.compile(r"\s?(?:%|per\s?-?cent(?:age)?\b|percent(?:age)?\b|pct\b)", re.IGNORECASE)
_PER = re.compile(
    r"(?:\W+\w+){0,3}?\W+(?:(?:an?|per|each|every)\s(?P<unit>month|year)\b|(?P<month>monthly)\b"
    r"|(?P<year>annually|yearly)\b)",
    re.IGNORECASE,
)
_PER_BEFORE = re.compile(
    r"\b(?:(?P<month>monthly)|(?P<year>annual|annually|yearly))\W(?:\w+\W+){0,3}$", re.I
)
_LABEL_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LABEL_ARREST = re.compile(r"\b(?:arrest|detain|apprehend)", re.IGNORECASE)
_LABEL_CONVICT = re.compile(r"\b(?:convict|sentenced|jailed)", re.IGNORECASE)
_SEGMENT_END = re.compile(r"[.;|/\n:()]|,\s|\s{3,}|\s[-–—]\s")
_CELLS = re.compile(r"[ \t|]{2,40}")
_OF_WHICH = re.compile(r"\bof\s(?:which|these|them|those)\W*$", re.IGNORECASE)
_THING_DOES = re.compile(
    r"\s(?:(?:had|have|has|were|was|are|is)\s(?:been\s)?(?:carried\sout|under\sway|closed|open|opened|new"
    r"|built|equipped|inspected|withdrawn|concluded|pending|to\s)|remain(?:s|ed)?\sopen|to\s)",
    re.IGNORECASE,
)
_PERSON_DOES = re.compile(
    r"\s(?:who|whom|came|went|left|fled|escaped|died|said|told|live[ds]?|work(?:ed|s)?|(?:had|have|has|were"
    r"|was|are|is)\s(?:been\s|being\s)?(?:rescued|freed|taken|sold|raped|beaten|paid|lured|trafficked"
    r"|promised|repatriated|returned|forced|brought|women|girls|boys|men|children|home|minors|under))\b",
    re.IGNORECASE,
)
_MONEY_CUE = re.compile(
    r"\b(?:pa(?:y|ys|id|ying)|cost(?:s|ing)?|price[sd]?|fees?|charge[sd]?|for|fetch(?:es|ed)?|ow(?:e|ed|es)|debt"
    r"|gets?|got|wages?|earn(?:s|ed)?|sold|was|said|worth|to|budget|spent|ransom|another)\W(?:\w+\W){0,3}$",
    re.IGNORECASE,
)
# Things so often counted that a number after them seldom means them.
_WEAK_HEADS = frozenset(
    [
        "countries",
        "governments",
        "sides",
        "provinces",
        "villages",
        "towns",
        "houses",
        "states",
        "borders",
    ]
)
_AFTER_LABEL = re.compile(r"\s*(?:[,;.)|/(\n]|$|\d|and\b)")
_COUNTS = frozenset({"people", "cases", "arrests", "convictions", "groups", "other"})


def annotate(
    passages: Sequence[Passage],
    document: Document,
    dates: Sequence[Sequence[DateMention]] | None = None,
) -> list[list[Quantity]]:
    """The quantities of each passage; none in furniture and headers.

    Args:
        passages: Passages in order.
        document: Their document.
        dates: Date marks of each passage, whose numbers count nothing.
    """
    marks: list[list[Quantity]] = []
    antecedent: Quantity | None = None
    for index, passage in enumerate(passages):
        if passage.furniture or passage.part in ("header", "furniture", "signature"):
            marks.append([])
            continue
        spans = [(mark.start, mark.end) for mark in dates[index]] if dates else []
        found = find_quantities(passage.text, spans, antecedent)
        antecedent = _last_count(found) or antecedent
        marks.append(found)
    return marks


def find_quantities(
    text: str, dates: Sequence[tuple[int, int]] = (), antecedent: Quantity | None = None
) -> list[Quantity]:
    """The quantities of a text in order, free of overlaps.

    Args:
        text: Any text.
        dates: Spans of dates in it.
        antecedent: The last count before it, for "five of them".
    """
    found: list[Quantity] = []
    for number in find_numerals(text):
        if in_dates(number, dates):
            continue
        quantity = _quantity(text, number, found, antecedent)
        if quantity is None or (found and found[-1].end > quantity.number_start):
            continue
        if found and quantity.start < found[-1].end:
            quantity = _from(text, quantity, found[-1].end)
        found.append(quantity)
    return found


def _quantity(
    text: str, number: Numeral, found: Sequence[Quantity], antecedent: Quantity | None
) -> Quantity | None:
    sign = _SIGN_BEFORE.search(text, max(0, number.start - 12), number.start)
    percent = number.kind == "share" or _PERCENT.match(text, number.end)
    what = _counted.counted(text, number.end)
    has_noun = bool(sign or percent or what.kind in ("noun", "demonym", "thing", "money", "km"))
    if (what.kind == "duration" and not sign and not percent) or is_no_count(
        text, number, has_noun
    ):
        return None
    if (
        number.low == number.high == 1
        and number.in_words
        and what.unit not in ("convictions", "arrests")
    ):
        return None
    start = sign.start() if sign else number.start
    if percent:
        end = number.end if percent is True else percent.end()
        what = Counted(_share_of(text, end), "percent", end, "percent")
    elif sign:
        name = sign["other"]
        what = Counted(
            _SIGN_NAMES.get(name, name.lower()) if name else "dollars",
            "other" if name else "usd",
            max(number.end, what.end if what.kind == "money" else 0),
            "money",
        )
    elif what.kind in ("none", "of"):
        what = _elliptical(text, number, what, found, antecedent)
    return _qualified(text, number, what, start)


def _share_of(text: str, end: int) -> str:
    noun = _counted.counted(text, end)
    return noun.head if noun.kind in ("noun", "demonym", "thing") else ""


def _elliptical(
    text: str, number: Numeral, what: Counted, found: Sequence[Quantity], before: Quantity | None
) -> Counted:
    """A number without a noun: its label, a sum like the last, or what the last count counted."""
    if what.kind == "none":
        label = _label(text, number)
        if label:
            return label
        last = found[-1] if found else None
        if (
            last
            and last.unit in _COUNTS | {"usd"}
            and _CELLS.fullmatch(text, last.end, number.start)
        ):
            return Counted(last.head, last.unit, number.end, "cell")
        money = _sum_like_last(text, number, found)
        if money:
            return money
    antecedent = _last_count(found) or before
    unit = _inherited(text, number, what, antecedent, bool(found))
    return Counted("", unit, what.end, what.kind)


def _inherited(
    text: str, number: Numeral, what: Counted, antecedent: Quantity | None, near: bool
) -> str:
    """The unit of "five of them" and of "137 from there"; people where nothing says otherwise."""
    if not antecedent or antecedent.unit == "people" or not near:
        return "people"
    if antecedent.unit == "other":
        part = what.kind == "of" or _OF_WHICH.search(text, max(0, number.start - 20), number.start)
        thing = part and number.low <= antecedent.low or _THING_DOES.match(text, number.end)
        return "other" if thing and antecedent.head not in _WEAK_HEADS else "people"
    return "people" if _PERSON_DOES.match(text, number.end) else antecedent.unit


def _label(text: str, number: Numeral) -> Counted | None:
    """The words before a number in a list or a table: "Persons identified: 69"."""
    if not _AFTER_LABEL.match(text, number.end):
        return None
    stripped = text[max(0, number.start - 90) : number.start].rstrip(" .:|,(-–—\t·…>=")
    segment = _SEGMENT_END.split(stripped)[-1]
    if len(segment) > 70 or not segment:
        return None
    for word in reversed(_LABEL_WORD.findall(segment)):
        unit = unit_of(word.lower())
        if not unit:
            continue
        if unit == "people" and _LABEL_CONVICT.search(segment):
            unit = "convictions"
        elif unit == "people" and _LABEL_ARREST.search(segment):
            unit = "arrests"
        return Counted(word.lower(), unit, number.end, "label")
    return None


def _sum_like_last(text: str, number: Numeral, found: Sequence[Quantity]) -> Counted | None:
    """ "the client pays 6,000" after "the family gets USD 500"."""
    last = next((quantity for quantity in reversed(found) if _is_money(quantity)), None)
    if not last or number.start - last.end > 300 or number.low < 50:
        return None
    if not _MONEY_CUE.search(text, max(0, number.start - 45), number.start):
        return None
    return Counted(last.head, last.unit, number.end, "money")


def _is_money(quantity: Quantity) -> bool:
    return quantity.unit == "usd" or quantity.head in CURRENCIES


def _qualified(text: str, number: Numeral, what: Counted, start: int) -> Quantity:
    qualifier = {"range": "range", "vague": "vague"}.get(number.kind, "exact")
    before = _BEFORE.search(text, max(0, start - 30), start)
    opener = _FROM.search(text, max(0, start - 9), start)
    if opener and number.kind == "range":
        start = opener.start()
    if before and before.lastgroup:
        start = before.start()
        if qualifier == "exact":
            qualifier = before.lastgroup
    end = max(what.end, number.end)
    after = _AFTERWARDS.match(text, number.end) or _AFTERWARDS.match(text, end)
    if after:
        end = max(end, after.end())
        if qualifier == "exact":
            qualifier = "about" if after["odd"] else after.lastgroup or "about"
        if after.start() == number.end and what.kind in ("none", "of"):
            noun = _counted.counted(text, after.end())
            if noun.kind in ("noun", "demonym", "thing", "money", "km"):
                what, end = noun, noun.end
    unit = what.unit or "other"
    if unit in ("people", "groups") or what.kind in ("none", "of"):
        unit = _counted.by_verb(text, start, end) or unit
    low, high = number.low * what.factor, number.high * what.factor
    return Quantity(
        start=start, end=end, surface=text[start:end], low=low,
        high=None if qualifier in ("more_than", "at_least") else high,
        qualifier=qualifier, unit=unit, head=what.head, per=_per(text, start, end),
        number_start=number.start, number_end=number.end,
    )  # fmt: skip


def _per(text: str, start: int, end: int) -> str | None:
    match = _PER.match(text, end, end + 60) or _PER_BEFORE.search(text, max(0, start - 50), start)
    if not match:
        return None
    groups = match.groupdict()
    if groups.get("unit"):
        return groups["unit"].lower()
    return "month" if groups.get("month") else "year"


def _from(text: str, quantity: Quantity, start: int) -> Quantity:
    start = min(max(start, quantity.start), quantity.number_start)
    return replace(quantity, start=start, surface=text[start : quantity.end])


def _last_count(quantities: Sequence[Quantity]) -> Quantity | None:
    return next((q for q in reversed(quantities) if q.unit in _COUNTS), None)
