"""Sums of money without a currency of their own: "the client pays 6,000", "a girl 17,000"."""

import re
from collections.abc import Sequence

from etl.annotate import _compared
from etl.annotate._counted import Counted
from etl.annotate._nouns import is_money, unit_of
from etl.annotate._numerals import Numeral
from etl.document import Quantity

_MILLIONS = 1_000_000
"""Without a noun of its own, beside a sum of money, such a number is one too."""
_REACH, _LEAST = 300, 50
"""Code points behind a sum in which the next stands that takes its currency, and the least one."""
_MANY = 1_000
"""From here on, what a price list tells beside a sum is one more sum."""
OF_WHICH = re.compile(
    r"\bof\s(?:which|these|them|those)\W*(?:(?:has|have|had|he|she|it|they|counted|only)\s){0,4}$",
    re.IGNORECASE,
)
_MONEY_BEFORE = re.compile(
    r"\b(?:pa(?:y|ys|id|ying)|cost(?:s|ing)?|price[sd]?|fees?|charge[sd]?|for|fetch(?:es|ed)?"
    r"|ow(?:e|ed|es)|debt|gets?|got|wages?|earn(?:s|ed)?|sold|was|said|worth|to|budget|spent|ransom"
    r"|wants?|wanted|ask(?:s|ed)?|demand(?:s|ed)?|offer(?:s|ed)?|borrow(?:s|ed)?|lent"
    r"|saved|transferred|another|against|give|less|bring|reach(?:es|ed)?|received|down\sfrom|up\sfrom"
    r"|maximum\sof)\W(?:\w+\W){0,3}$",
    re.IGNORECASE,
)
_SUM_BEFORE = re.compile(
    r"\b(?:cost|costs|price\s(?:of|was|is)|sold\s\w{0,4}\s?for|bought\s\w{0,4}\s?for"
    r"|ow(?:ed|es)|paid|want(?:s|ed)|demand(?:s|ed)|asked\sfor)\s$",
    re.IGNORECASE,
)
_MONEY_AFTER = re.compile(
    r"\s(?:for\s(?:one|each|the|every)|each|apiece|by\s|an?\s(?:night|day|month|head)|had\sbeen\sspent)",
    re.IGNORECASE,
)
_RISING = re.compile(
    r"\b(?:prices?|fees?|cost|fine|tariff|rates?|sums?)\b[^.]{0,140}\s(?:to|over|about|and|in)\s$|[A-Za-z],\s$",
    re.IGNORECASE,
)
"""Before the next sum of a price that differs by place: "20,000 yuan here to 60,000 there"."""
_IN_PLACE = re.compile(r"\s(?:in|at|on)\s(?:the\s)?[A-Z]")
_NEXT_SUM = re.compile(r"[^.;]{0,50}?(?:,|,?\s(?:and|or|but|then))\s")
_PAID = re.compile(r"\s(?:(?:for|to|at|from|in|on)\s(?:an?|the|each|every)\b|without\b|with\b)")
"""Around the next sum of several: "9,000 baht for a man, 6,000 for a boy"."""
_PAID_BEFORE = re.compile(
    r"\b(?:pa(?:ys?|id)|costs?|ow(?:es?|ed)|earn(?:s|ed)?|fetch(?:es|ed)|charge[sd]?|sold\sfor|bought\sfor"
    r"|price\s(?:is|was)|debt\sof|fee\sof|fine\sof|ransom\sof|wages?\sof)"
    r"(?:\s(?:him|her|them|us|me|about|some|only|up\sto|at\sleast|nearly|over|another)){0,2}\s$",
    re.IGNORECASE,
)
_GIVEN_BEFORE = re.compile(
    r"\b(?:(?:he|she|i|they|you|we|who)|(?:the|an?|her|his|their|each|every)\s([a-z]+))\s"
    r"(?:(?:is|are|was|were|has|have|had|would|will|to)\s(?:be(?:en)?\s)?)?"
    r"(?:g[eo]ts?|given|receive[sd]?|promised|offered|handed)\s(?:only\s|about\s|some\s)?$",
    re.IGNORECASE,
)
"""Before what one of the people told of was given: "the mother got"."""
_LISTED = re.compile(
    r"(?:\s[^.;,]{1,40})?(?:,|;|,?\sand)\s(?:an?|the|for\san?|each|others?|some)(?:\s[\w-]+){0,3}\s$"
    r"|[^.;]{0,20};\s(?:for|in|to|from|at)\s(?:the\s)?[A-Z]\w+(?:\s[A-Z]\w+)?,?\s$",
    re.IGNORECASE,
)
"""Between a sum and the next of a list of prices: "..., a girl 17,000", "; for Japan, 22,000"."""
_DOING = re.compile(r"\b(?!hundred)\w+(?:ed|ing)\b")
_LIST_GOES_ON = re.compile(r"[,.;)]|\s(?:and|or)\b|$")


def last_sum(quantities: Sequence[Quantity]) -> Quantity | None:
    """The last sum of money, with its currency."""
    return next((q for q in reversed(quantities) if is_money(q) and q.head != "sum"), None)


def sum_like_last(text: str, number: Numeral, found: Sequence[Quantity]) -> Counted | None:
    """A sum: "the client pays 6,000" after "the family gets USD 500"."""
    sums = [q for q in found if is_money(q)]
    last = next(reversed(_compared.unconverted(text, sums)), None)
    owed = _SUM_BEFORE.search(text, max(0, number.start - 30), number.start)
    if last is None and number.low >= _MANY and owed:
        return Counted("sum", "other", number.end, "money")
    if not last or number.start - last.end > _REACH or number.low < _LEAST:
        return None
    if number.low >= _MILLIONS:
        return _like(last, number)
    cue = _MONEY_BEFORE.search(text, max(0, number.start - 45), number.start)
    beside = sums[-1] is found[-1] and (
        OF_WHICH.search(text, max(0, number.start - 30), number.start)
        or _MONEY_AFTER.match(text, number.end)
        or (_NEXT_SUM.fullmatch(text, last.end, number.start) and _PAID.match(text, number.end))
        or _by_place(text, number)
    )
    return _like(last, number) if cue or beside else None


def _like(known: Quantity, number: Numeral) -> Counted:
    return Counted(known.head, known.unit, number.end, "money")


def paid_sum(
    text: str, number: Numeral, found: Sequence[Quantity], before: Quantity | None
) -> Counted | None:
    """A sum by what is done with it, or the next price of a list: "the mother got 3,000".

    Args:
        text: The passage's text.
        number: A number with nothing behind it that it could count.
        found: The quantities before it in the text.
        before: The last sum of earlier passages.
    """
    if number.low >= _LEAST and found and is_money(found[-1]) and _goes_on(text, number, found[-1]):
        return _like(found[-1], number)
    known = last_sum(found) or before
    if known is None or number.low < _MANY:
        return None
    near = max(0, number.start - 45)
    given = _GIVEN_BEFORE.search(text, near, number.start)
    person = given and (given[1] is None or unit_of(given[1].lower()) == "people")
    if not person and not _PAID_BEFORE.search(text, near, number.start):
        return None
    other = known.unit == "usd" and number.low >= _MILLIONS  # nobody is paid millions of dollars
    return Counted("sum", "other", number.end, "money") if other else _like(known, number)


def _goes_on(text: str, number: Numeral, last: Quantity) -> bool:
    """Whether a list of prices goes on: "22,000 euros for a boy, a girl 17,000"."""
    gap = text[last.end : number.start]
    listed = _LIST_GOES_ON.match(text, number.end) and _LISTED.fullmatch(gap)
    return bool(listed) and not _DOING.search(gap)


def _by_place(text: str, number: Numeral) -> bool:
    """Whether a number right behind a sum is the price at the next place."""
    return bool(
        number.low >= _MANY
        and _IN_PLACE.match(text, number.end)
        and _RISING.search(text, max(0, number.start - 160), number.start)
    )
