"""Numbers without a noun of their own: "five of them", "137 from there", "Persons: 69"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from etl.annotate import _compared, _labels
from etl.annotate._counted import Counted
from etl.annotate._fates import GRANTED
from etl.annotate._nouns import COUNTS, CURRENCIES, unit_of
from etl.annotate._numerals import Numeral
from etl.annotate._sums import OF_WHICH, last_sum, paid_sum, sum_like_last
from etl.annotate._wholes import whole_of
from etl.document import Quantity

_CELLS = re.compile(r"[ \t|]{2,40}")
_SENTENCE_END = re.compile(r"[.;\n]")
_SENTENCE_MARK = re.compile(r"[.;:\n]")
_ROW_CELLS = re.compile(r"[ \t|/]{1,40}")
_OF_US = re.compile(r"\sof\s(?:us|you)\b", re.IGNORECASE)
_OF_THEM_ARE = re.compile(
    r"\sof\s(?:them|these|those|whom)\s(?:(?:were|are)\s)?(?:(?:young|adult|[A-Z][a-z]+)\s)?([a-z]+)"
)
_ROOM_FOR = re.compile(
    r"\b(?:(?:room|space|beds|places|capacity)\s(?:for|of)|(?:built|designed|meant)\sfor"
    r"|accommodates?|sleeps)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
"""Before the number of those whom a house or a boat can take."""
_WHOLE_AFTER = re.compile(r"\sof\s(?:the|these|those)\s[\d,]+(?=\s)")
_OTHER_STEP = re.compile(
    r"\s(?:(?:had|have|has|were|was|are|is)\s(?:been\s)?)?(?:tried|charged|indicted|prosecuted|acquitted|cleared"
    r"|discharged|released|freed|bailed|fined|deported|extradited|referred|gone|returned|left|still|waiting|awaiting)\b",
    re.IGNORECASE,
)
"""What else befell some of those arrested or convicted."""
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
_THE_SAME = re.compile(r"\b(?:the|all|these)\s$", re.IGNORECASE)
_NAMED_NEXT = re.compile(
    r"(?:,|;|\sand|,\sand)\s(?:the\s)?[A-ZĐÀ-Ý][\w.'’-]*(?:\s(?:and\s)?[A-ZĐÀ-Ý][\w.'’-]*){0,4}\s"
)
"""The next name of a list of shares: "A 41 percent, B 26, C 11"."""
_SHARE_CLOSED = re.compile(r"[,.;)]|\sand\s|$")
_PLACE_AFTER = re.compile(r"\s(?:on|at|by|along|with|of|in)\b")
_OF_PEOPLE_OR_FOR_THEM = frozenset(
    ["group", "groups", "ngo", "ngos", "organisations", "organizations", "associations"]
)
"""Groups whose number says little of the next one, which counts those in them or whom they help."""
# Things so often counted that a number after them seldom means them.
_WEAK_HEADS = frozenset(
    ["countries", "governments", "sides", "provinces", "villages", "towns", "houses", "states"]
)


class Told(NamedTuple):
    """What was told last before a text, for numbers without a noun.

    Attributes:
        counted: The last count, money and shares left out.
        money: The last sum of money.
    """

    counted: Quantity | None = None
    money: Quantity | None = None

    def then(self, found: Sequence[Quantity]) -> "Told":
        """What was told last when a passage is read with the quantities found in it."""
        return Told(last_count(found) or self.counted, last_sum(found) or self.money)


NOTHING_TOLD = Told()


def resolve(
    text: str,
    number: Numeral,
    what: Counted,
    found: Sequence[Quantity],
    before: Told,
    head: Counted | None = None,
) -> Counted:
    """What a number without a noun counts.

    Args:
        text: The passage's text.
        number: The number.
        what: The phrase after it, of kind none or of.
        found: The quantities before it in the text.
        before: What earlier passages told last.
        head: What the table's heading says that its cells count.
    """
    like = _like_last(text, number, found) or _compared.like(text, number, found)
    if like:
        return like
    if _is_of_people(text, number, what):
        return Counted("", "people", what.end, what.kind)
    within = _of_those_in(text, number, found) if what.kind == "none" else None
    if within:
        return within
    if whole := whole_of(text, number, what, found):
        unit = "people" if whole == "cases" and _whole_is_people(text, number) else whole
        return Counted("", unit, what.end, what.kind)
    bare = _bare(text, number, found, before.money, head) if what.kind == "none" else None
    if bare:
        return bare
    if again := _told_again(text, number, before, found):
        return Counted("", again.unit, what.end, what.kind)
    unit = _inherited(text, number, what, last_count(found) or before.counted, bool(found))
    return Counted("", unit, what.end, what.kind)


def _told_again(
    text: str, number: Numeral, before: Told, found: Sequence[Quantity]
) -> Quantity | None:
    """What the same number counted last, where it points back: "203 girls freed. Of the 203"."""
    points = _THE_SAME.search(text, max(0, number.start - 8), number.start)
    if not points or _PERSON_DOES.match(text, number.end):
        return None
    known = [before.counted, *found] if before.counted else found
    return last_count([one for one in known if one.low == number.low])


def _is_of_people(text: str, number: Numeral, what: Counted) -> bool:
    """Whether what is said of a number makes it people: "nine of them boys", "room for two"."""
    if what.kind == "of":
        if _OF_US.match(text, number.end):
            return True
        are = _OF_THEM_ARE.match(text, number.end)
        return are is not None and unit_of(are[1].lower()) == "people"
    given = GRANTED.search(text, max(0, number.start - 50), number.start)
    return bool(given or _ROOM_FOR.search(text, max(0, number.start - 40), number.start))


def _whole_is_people(text: str, number: Numeral) -> bool:
    """Whether people do what is said of a part of a whole: "eleven of the 30 are home"."""
    whole = _WHOLE_AFTER.match(text, number.end)
    return whole is not None and bool(_PERSON_DOES.match(text, whole.end()))


def _of_those_in(text: str, number: Numeral, found: Sequence[Quantity]) -> Counted | None:
    """Cases or things of those counted before in the sentence: "broke the rules in 19"."""
    last = found[-1] if found and text.endswith(" in ", 0, number.start) else None
    if last is None or _SENTENCE_END.search(text, last.end, number.start):
        return None
    things = last.unit == "other" and last.head not in CURRENCIES | _WEAK_HEADS
    if not (last.unit == "cases" or things) or (number.low > last.low and last.head):
        return None
    return Counted("", last.unit, number.end, "label")


def _bare(
    text: str,
    number: Numeral,
    found: Sequence[Quantity],
    money: Quantity | None,
    head: Counted | None,
) -> Counted | None:
    """What a number counts after which stands nothing that it could count, not even "of"."""
    if paid := paid_sum(text, number, found, money):
        return paid
    in_row = _labels.of_row(text, number) or _next_cell(text, number, found)
    if in_row:
        return in_row
    if head:
        return replace(head, end=number.end)
    told = _labels.of_subject(text, number) or sum_like_last(text, number, found)
    if told:
        return told
    listed = _labels.of_list(text, number, found)
    return None if listed and _PERSON_DOES.match(text, number.end) else listed


def _next_cell(text: str, number: Numeral, found: Sequence[Quantity]) -> Counted | None:
    """What the cell before counts, where the number is the next one of its row."""
    last = found[-1] if found else None
    if last is None or last.unit not in (*COUNTS, "usd"):
        return None
    gap = _CELLS if len(text) > 90 else _ROW_CELLS
    beside = gap.fullmatch(text, last.end, number.start)
    return Counted(last.head, last.unit, number.end, "cell") if beside else None


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


def _inherited(
    text: str, number: Numeral, what: Counted, antecedent: Quantity | None, near: bool
) -> str:
    """The unit of the last count; people where nothing says otherwise."""
    if antecedent and antecedent.unit == "groups" and antecedent.head in _OF_PEOPLE_OR_FOR_THEM:
        return "people"
    if not antecedent or antecedent.unit == "people" or not near:
        return "people"
    if antecedent.unit == "other":
        part = what.kind == "of" or OF_WHICH.search(text, max(0, number.start - 20), number.start)
        thing = (part and number.low <= antecedent.low) or _THING_DOES.match(text, number.end)
        return "other" if thing and antecedent.head not in _WEAK_HEADS else "people"
    if antecedent.unit in ("arrests", "convictions") and _OTHER_STEP.match(text, number.end):
        return "people"
    return "people" if _PERSON_DOES.match(text, number.end) else antecedent.unit
