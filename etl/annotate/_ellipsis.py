"""Numbers without a noun of their own: "five of them", "137 from there", "Persons: 69"."""

import re
from collections.abc import Sequence

from etl.annotate import _compared
from etl.annotate._counted import Counted
from etl.annotate._nouns import CURRENCIES, unit_of, words
from etl.annotate._numerals import Numeral, find_numerals
from etl.document import Quantity
from etl.scan import Rare

MILLIONS = 1_000_000
"""Without a noun of its own, beside a sum of money, such a number is one too."""
COUNTS = frozenset({"people", "cases", "arrests", "convictions", "groups", "other"})

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ARRESTED = re.compile(r"\b(?:arrest|detain|apprehend)", re.IGNORECASE)
_CONVICTED = re.compile(r"\b(?:convict|sentenced|jailed)", re.IGNORECASE)
_SEGMENT_END = re.compile(r"[.;|/\n:()]|,\s|\s{3,}|\s[-–—]\s")
_CLAIMED = re.compile(
    r"\b(?:suspects?|reports?|claims?|charges?|estimates?|believes?|thinks?|says?|said|told\s\w+)\sthat\s",
    re.IGNORECASE,
)
"""What stands before it says who claims the rest, and labels no number: "X suspects that ..."."""
_ASIDE = re.compile(r"\s\([^()]{1,40}\)$")
"""A bracket at the end of a row's name: "Cases opened (Art. 12)  39"."""
_AFTER_LABEL = re.compile(r"\s*(?:[,;.)|/(\n]|$|\d|and\b|\s{3})")
_CELLS = re.compile(r"[ \t|]{2,40}")
_CURRENCY_HEAD = Rare(
    r"\b(?:US\$|USD|US\sdollars|baht|VND|dong|riel|kip|kyat|yuan|RMB|euros?|EUR)(?!\w)", re.I
)
_ROW_CELLS = re.compile(r"[ \t|/]{1,40}")
_SENTENCE_MARK = re.compile(r"[.;:\n]")
_OF_WHOLE = re.compile(
    r"\b(?:of|among)\s(?:the|these|those|our|all|its|their|both|\d[\d,]*)\s([^.;:]{2,80}),\s$",
    re.IGNORECASE,
)
# A whole that opens its sentence needs no comma: "Of the cases 151 were".
_OPENING_WHOLE = re.compile(
    r"(?:^|[.:;]\s|[\"“”]\s?)(?:Out\s)?[Oo]f\s(?:the|these|those|all|its|their|our|\d[\d,]*)\s((?:[^.,;:]|,(?=\d)){2,80}?)"
    r"(?:,\s|\s)(?:only|just|at\sleast|about|some|nearly|almost)?\s?$"
)
_APPOSED = re.compile(r"([^\W\d_]+),\s(?:\w+\s)?$")
_OF_US = re.compile(r"\sof\s(?:us|you)\b", re.IGNORECASE)
_OF_WHICH = re.compile(
    r"\bof\s(?:which|these|them|those)\W*(?:(?:has|have|had|he|she|it|they|counted|only)\s){0,4}$",
    re.IGNORECASE,
)
_THING_OF_WHICH = Rare(r"([^\W\d_]+),?\sof\swhich\s[^.;,]{0,30}$", re.IGNORECASE)
_WHICH_THERE_ARE = re.compile(
    r"\bof\swhich\sthere\s(?:are|were)\s(?:now\s|at\spresent\s)?$", re.IGNORECASE
)
_AFTER_COMMA = re.compile(r"[^.;:,]{0,24},\s")
_AT = re.compile(r"\s(?:in|at|with|from|of|for|on)\b")
_OF_NUMBER = re.compile(r"\sof\s(?:the|these|those|our|all|its|their)\s", re.IGNORECASE)
_THING_DOES = re.compile(
    r"\s(?:(?:had|have|has|were|was|are|is)\s(?:been\s)?(?:carried\sout|completed|under\sway|closed|open"
    r"|opened|new|built|equipped|inspected|withdrawn|concluded|pending|visited|registered|planned|announced|adopted|ratified|issued|printed|searched|seized|sealed|shut|to\s)|remain(?:s|ed)?\sopen|to\s|concern(?:s|ed)\s|involve[sd]\s|related\sto\s)",
    re.IGNORECASE,
)
_PERSON_DOES = re.compile(
    r"\s(?:who|whom|came|went|left|fled|escaped|died|said|told|live[ds]?|work(?:ed|s)?|(?:had|have|has"
    r"|were|was|are|is)\s(?:been\s|being\s|managed\s)?(?:rescued|freed|taken|sold|raped|beaten|paid"
    r"|lured|trafficked|acquitted|cleared|discharged|transferred|promised|repatriated|returned|forced|brought|women|girls|boys|men|children"
    r"|home|minors|under|to\sreturn)|(?:of\s(?:them|these|those)\s)?(?:back|home|to\sreturn))\b",
    re.IGNORECASE,
)
_MONEY_BEFORE = re.compile(
    r"\b(?:pa(?:y|ys|id|ying)|cost(?:s|ing)?|price[sd]?|fees?|charge[sd]?|for|fetch(?:es|ed)?"
    r"|ow(?:e|ed|es)|debt|gets?|got|wages?|earn(?:s|ed)?|sold|was|said|worth|to|budget|spent|ransom"
    r"|another|against|give|less|bring|reach(?:es|ed)?|received|down\sfrom|up\sfrom|maximum\sof)\W(?:\w+\W){0,3}$",
    re.IGNORECASE,
)
_THE_SAME = re.compile(r"\b(?:the|all|these)\s$", re.IGNORECASE)
_ADDED = re.compile(
    r"\s(?:who|whom|which|that|in|from|by|with|for|on|at|(?!arrested|detained|convicted)[a-z]{2,}ed)\b"
)
_NAMED_NEXT = re.compile(
    r"(?:,|;|\sand|,\sand)\s(?:the\s)?[A-ZĐÀ-Ý][\w.'’-]*(?:\s(?:and\s)?[A-ZĐÀ-Ý][\w.'’-]*){0,4}\s"
)
"""The next name of a list of shares: "A 41 percent, B 26, C 11"."""
_SHARE_CLOSED = re.compile(r"[,.;)]|\sand\s|$")
_PLACE_AFTER = re.compile(r"\s(?:on|at|by|along|with|of|in)\b")
_NUMBER_OF = re.compile(r"(?:umbers?|UMBERS?|otal|OTAL) (?:of|OF) ")
_SUBJECT = re.compile(
    r"\b(?:numbers?|total)\sof\s([^.;,:]{3,80}?)\s(?:\w+\sby\s[^.;,:]{3,40}\s)?(?:fell|fallen|rose|risen|dropped"
    r"|grew|grown|went|increased|decreased|declined|stood|came|climbed|jumped)\s(?:\w+\s){0,2}"
    r"(?:(?:\d[\d,]*)\s(?:in\s\d{4}\s)?to\s)?$",
    re.IGNORECASE,
)
# "the largest number of cases was reported in X with 54, followed by Y with 36"
_LED_BY = re.compile(
    r"\bnumber\sof\s([^.;,:\d]{3,60}?)\s(?:was|were|is|are|came|comes)\s[^.;:]{0,110}\swith\s$",
    re.IGNORECASE,
)
_NOUN_GREW = Rare(
    r"([^\W\d_]+)\s(?:fell|fallen|rose|risen|dropped|grew|increased|decreased|declined|climbed|jumped)\s"
    r"(?:to|by|from|from\s\d[\d,]*\s(?:in\s\d{4}\s)?to|to\s\d[\d,]*\s(?:[a-z]+\s){0,3}from)\s$",
    re.IGNORECASE,
)
_SUM_BEFORE = re.compile(
    r"\b(?:cost|costs|price\s(?:of|was|is)|sold\s\w{0,4}\s?for|bought\s\w{0,4}\s?for|ow(?:ed|es)|paid)\s$",
    re.IGNORECASE,
)
_MONEY_AFTER = re.compile(
    r"\s(?:for\s(?:one|each|the|every)|each|apiece|by\s|an?\s(?:night|day|month|head)|had\sbeen\sspent)",
    re.IGNORECASE,
)
# Things so often counted that a number after them seldom means them.
_WEAK_HEADS = frozenset(
    ["countries", "governments", "sides", "provinces", "villages", "towns", "houses", "states"]
)


def table_head(text: str) -> Counted | None:
    """What the cells below a heading count, where it says so: "Home province  Persons"."""
    currency = _CURRENCY_HEAD.search(text)
    if currency:
        usd = currency[0].upper().startswith("US")
        return Counted(
            "dollars" if usd else currency[0].lower(), "usd" if usd else "other", 0, "money"
        )
    return _label_unit(text)


def resolve(
    text: str,
    number: Numeral,
    what: Counted,
    found: Sequence[Quantity],
    before: Quantity | None,
    head: Counted | None = None,
) -> Counted:
    """What a number without a noun counts.

    Args:
        text: The passage's text.
        number: The number.
        what: The phrase after it, of kind none or of.
        found: The quantities before it in the text.
        before: The last count of earlier passages.
        head: What the table's heading says that its cells count.
    """
    like = _like_last(text, number, found) or _compared.like(text, number, found)
    if like:
        return like
    if what.kind == "of" and _OF_US.match(text, number.end):
        return Counted("", "people", what.end, what.kind)
    whole = _whole(text, number, what, found)
    if whole:
        return Counted("", whole, what.end, what.kind)
    if what.kind == "none":
        label = _label(text, number)
        if label:
            return label
        last = found[-1] if found else None
        cells = last and (_CELLS if len(text) > 90 else _ROW_CELLS).fullmatch(
            text, last.end, number.start
        )
        if last and cells and last.unit in COUNTS | {"usd"}:
            return Counted(last.head, last.unit, number.end, "cell")
        if head:
            return Counted(head.head, head.unit, number.end, head.kind)
        before_it = text[max(0, number.start - 160) : number.start]
        subject = _NUMBER_OF.search(before_it) and (
            _SUBJECT.search(before_it) or _LED_BY.search(before_it)
        )
        counted = subject and _label_unit(subject[1])
        grew = None if subject else _NOUN_GREW.search(before_it)
        if grew and (counted := _label_unit(grew[1])) is None and _is_thing(grew[1]):
            counted = Counted(grew[1].lower(), "other", 0, "label")
        if counted:
            return Counted(counted.head, counted.unit, number.end, "label")
        money = _sum_like_last(text, number, found)
        if money:
            return money
        list_head = _list_head(text, number.start, found)
        listed = _whole_before(text, number.start, list_head, found) or _label_unit(list_head)
        if listed and not _PERSON_DOES.match(text, number.end):
            return Counted(listed.head, listed.unit, number.end, "label")
    return Counted(
        "",
        _inherited(text, number, what, last_count(found) or before, bool(found)),
        what.end,
        what.kind,
    )


def last_count(quantities: Sequence[Quantity]) -> Quantity | None:
    """The last quantity that counts something, money and shares left out."""
    return next(
        (q for q in reversed(quantities) if q.unit in COUNTS and q.head not in CURRENCIES), None
    )


def _in_brackets(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] == "(" and text[end : end + 1] == ")"


def _like_last(text: str, number: Numeral, found: Sequence[Quantity]) -> Counted | None:
    """A length or a share after one: "1,000 km on land and 2,600 on water"."""
    last = found[-1] if found else None
    if last and _in_brackets(text, last.number_start, last.number_end):
        beside = number.start - last.end < 60 and last.unit != "groups"
        if beside and _in_brackets(text, number.start, number.end):
            return Counted(last.head, last.unit, number.end, "label")
    if not last or last.unit not in ("km", "percent") or number.start - last.end > 60:
        return None
    between = text[last.end : number.start]
    if _SENTENCE_MARK.search(between):
        return None
    after = text[number.end : number.end + 12]
    if last.unit == "km":
        alike = between.endswith((" and ", ", ")) and _PLACE_AFTER.match(after)
    else:
        alike = number.high <= 100 and not number.in_words
        alike = alike and (
            between.endswith(" at ")
            or (between.endswith("(") and after.startswith(")"))
            or bool(_NAMED_NEXT.fullmatch(between) and _SHARE_CLOSED.match(after))
        )
    return Counted(last.head, last.unit, number.end, "label") if alike else None


def _whole(text: str, number: Numeral, what: Counted, found: Sequence[Quantity]) -> str | None:
    """The unit of the whole of which the number is a part: "Of the cases, 101", "61 of the 97"."""
    after_comma = text.startswith(", ", max(0, number.start - 2))
    before = after_comma and _OF_WHOLE.search(text, max(0, number.start - 90), number.start)
    if not before and " of the" not in text[number.end : number.end + 7]:
        before = _OPENING_WHOLE.search(text, max(0, number.start - 110), number.start)
    if before:
        what_of = _ADDED.split(before[1])[0]
        named = _label_unit(what_of)
        if named:
            return named.unit
        counted = next((q for q in found if before.start() <= q.start and q.head), None)
        if counted and counted.unit == "other" and counted.head not in CURRENCIES:
            return "other"
        return _unit_of_value(before[1], found) or ("other" if _is_thing(what_of) else None)
    which = _THING_OF_WHICH.search(text, max(0, number.start - 60), number.start)
    if which and _is_thing(which[1]):
        return "other"
    if _WHICH_THERE_ARE.search(text, max(0, number.start - 40), number.start):
        return "other"
    if part := _part_of_last(text, number, found):
        return part
    apposed = what.kind == "of" and _APPOSED.search(text, max(0, number.start - 40), number.start)
    if apposed:
        unit = unit_of(apposed[1].lower())
        if unit:
            return unit
    after = _OF_NUMBER.match(text, number.end)
    if after:
        return _unit_of_value(text[after.end() : after.end() + 24], found)
    return None


def _is_thing(phrase: str) -> bool:
    """Whether a phrase ends in a noun for things that are no cases, groups or people."""
    named = _WORD.findall(phrase)
    return bool(named) and named[-1].lower() in words("things")


def _part_of_last(text: str, number: Numeral, found: Sequence[Quantity]) -> str | None:
    """The unit of those counted right before a part of them: "three firms, two in X"."""
    last = found[-1] if found else None
    if last is None or last.unit not in ("groups", "other", "cases") or number.low >= last.low:
        return None
    beside = _AFTER_COMMA.fullmatch(text, last.end, number.start)
    told = beside and last.head not in CURRENCIES and _AT.match(text, number.end)
    return last.unit if told else None


def _unit_of_value(words: str, found: Sequence[Quantity]) -> str | None:
    values = {numeral.low for numeral in find_numerals(words)}
    return next((q.unit for q in reversed(found) if q.low in values and q.unit in COUNTS), None)


def _inherited(
    text: str, number: Numeral, what: Counted, antecedent: Quantity | None, near: bool
) -> str:
    """The unit of the last count; people where nothing says otherwise."""
    if (
        antecedent
        and antecedent.low == number.low
        and _THE_SAME.search(text, max(0, number.start - 8), number.start)
    ):
        return antecedent.unit
    if antecedent and antecedent.unit == "groups" and antecedent.head in ("group", "groups"):
        return "people"
    if not antecedent or antecedent.unit == "people" or not near:
        return "people"
    if antecedent.unit == "other":
        part = what.kind == "of" or _OF_WHICH.search(text, max(0, number.start - 20), number.start)
        thing = (part and number.low <= antecedent.low) or _THING_DOES.match(text, number.end)
        return "other" if thing and antecedent.head not in _WEAK_HEADS else "people"
    return "people" if _PERSON_DOES.match(text, number.end) else antecedent.unit


def _label(text: str, number: Numeral) -> Counted | None:
    """The words before a number in a list or a table."""
    if not _AFTER_LABEL.match(text, number.end):
        return None
    stripped = text[max(0, number.start - 90) : number.start].rstrip(" .:|,(-–—\t·…>=")
    stripped = _ASIDE.sub("", stripped)
    segment = _CLAIMED.split(_SEGMENT_END.split(stripped)[-1])[-1]
    found = _label_unit(segment) if 0 < len(segment) <= 70 else None
    return Counted(found.head, found.unit, number.end, "label") if found else None


def _list_head(text: str, start: int, found: Sequence[Quantity]) -> str:
    """The words before the colon that opens the list in which the number stands; "" for none.

    None, too, where one of the list has a noun of its own: "nine women from A and three from B".
    """
    colon = text.rfind(": ", max(0, start - 122), start)
    if found and found[-1].start > colon and found[-1].head and found[-1].unit == "people":
        return ""
    if colon < 0 or _SENTENCE_MARK.search(text, colon + 2, start):
        return ""
    return _SENTENCE_MARK.split(text[max(0, colon - 60) : colon])[-1]


def _whole_before(
    text: str, start: int, list_head: str, found: Sequence[Quantity]
) -> Counted | None:
    """What a number before the colon of a list counts: "9 victims of gangs: 4 from A"."""
    colon = text.rfind(": ", max(0, start - 122), start)
    first = colon - len(list_head)
    whole = [q for q in found if list_head and first <= q.number_start < colon and q.head]
    if not whole or whole[-1].unit != "people":
        return None
    return Counted(whole[-1].head, "people", 0, "label")


def _label_unit(segment: str) -> Counted | None:
    for word in reversed(_WORD.findall(segment)):
        unit = unit_of(word.lower())
        if not unit:
            continue
        if unit == "people" and _CONVICTED.search(segment):
            unit = "convictions"
        elif unit == "groups" and word.lower() in ("group", "groups"):
            return Counted("", "people", 0, "label")
        elif unit == "people" and _ARRESTED.search(segment):
            unit = "arrests"
        return Counted(word.lower(), unit, 0, "label")
    return None


def _sum_like_last(text: str, number: Numeral, found: Sequence[Quantity]) -> Counted | None:
    """A sum: "the client pays 6,000" after "the family gets USD 500"."""
    last = next((q for q in reversed(found) if q.unit == "usd" or q.head in CURRENCIES), None)
    if (
        not last
        and number.low >= 1000
        and _SUM_BEFORE.search(text[max(0, number.start - 30) : number.start])
    ):
        return Counted("sum", "other", number.end, "money")
    if not last or number.start - last.end > 300 or number.low < 50:
        return None
    if number.low >= MILLIONS:
        return Counted(last.head, last.unit, number.end, "money")
    cue = _MONEY_BEFORE.search(text, max(0, number.start - 45), number.start)
    beside = last is found[-1] and (
        _OF_WHICH.search(text, max(0, number.start - 30), number.start)
        or _MONEY_AFTER.match(text, number.end)
    )
    return Counted(last.head, last.unit, number.end, "money") if cue or beside else None
