"""Numbers of telephones, which count nothing."""

import re

from etl.annotate._numerals import Numeral

_CALLED = re.compile(
    r"\b(?:call(?:ed|ing|s)?|dial(?:l?ed|ling|s)?|hot-?lines?|help-?lines?|tel(?:ephone)?|phone|fax)\W{1,2}$",
    re.IGNORECASE,
)
_LINE_AFTER = re.compile(
    r",?\s(?:(?!(?:via|through|from|by|after|on|at|to|using)\s)[a-z-]+\s)?(?:hot-?line|help-?line)\b"
    r"(?!\s(?:calls?|callers?|reports?|tips?|complaints?|cases?|operators?|staff|workers?|contacts?"
    r"|messages?|queries|requests?|referrals?|volunteers?|victims?)\b)",
    re.IGNORECASE,
)
"""Behind the number of a line, not behind that of its calls."""
_DIALLED = re.compile(
    r"\b(?:hot-?lines?|help-?lines?|(?:tele)?phones?|tel|calls?|called|dial|whatsapp|contact)\b[^.;\d]{0,24}"
    r"(?:[\d()+-]{1,7}\s){0,4}$",
    re.IGNORECASE,
)
"""What stands before one of the groups of digits of a telephone number."""
_DIGITS_NEXT = re.compile(r"\s\d{2,}(?![\d,]*,\d)")
_WITH_CODE = re.compile(
    r"(?:\+\d{1,3}|\(\+?\d{1,4}\))[ .-]?(?:\(\d{1,4}\)[ .-]?|\d{1,4}[ .-]){0,2}"
    r"\d{3,4}[ .-]\d{3,4}(?!\d)"
)
"""A number with the codes of its country and town before it: "(999)(1) 555-7300"."""
_PHONE = re.compile(r"(?:\+\d|(?<!\d)0\d)[\d ()-]{5,}")
_AREA_CODE = re.compile(r"\)?[\s.-]{1,2}\d{3}[\s.-]\d{4}\b")
_LABEL = re.compile(r"\b(?:tel|phone|fax)\b\W[\d() :;-]*(?:FSN?-)?$", re.IGNORECASE)
_LABELS = ("tel", "phone", "fax")


def is_telephone(before: str, after: str, digits: str, number: Numeral, has_noun: bool) -> bool:
    """Whether a number, or a group of its digits, is dialled.

    Args:
        before: The text before it.
        after: The text behind it.
        digits: The number as written.
        number: The number.
        has_noun: Whether a counted noun, a currency or a percent sign goes with it.
    """
    called = "," not in digits and not number.in_words and number.low >= 100
    if called and _LINE_AFTER.match(after):
        return True
    if called and _CALLED.search(before) and (number.kind == "range" or not has_noun):
        return True
    grouped = digits.isdigit() and (_DIGITS_NEXT.match(after) or before[-2:-1].isdigit())
    if grouped and _DIALLED.search(before):
        return True
    return bool(before) and _is_written_so(before, after, digits)


def _is_written_so(before: str, after: str, digits: str) -> bool:
    """Whether a number has the form of a telephone's, or the label of one."""
    at = len(before)
    coded = _WITH_CODE.finditer(before + digits + after[:24])
    if "," not in digits and any(number.start() < at < number.end() for number in coded):
        return True
    if digits.isdigit() and _PHONE.search(before + digits + after[:12]):
        return True
    if len(digits) == 3 and before.endswith("(") and _AREA_CODE.match(after):
        return True
    near = before[-40:].lower()
    return any(word in near for word in _LABELS) and bool(_LABEL.search(near))
