"""Signs of money and of percent beside a number."""

import re
from dataclasses import replace

from etl.annotate._counted import Counted
from etl.annotate._nouns import CURRENCY_SIGNS, DOLLAR_SIGNS
from etl.annotate._numerals import Numeral
from etl.document import Quantity

_SYMBOLS = "£€¥؋৳฿៛₠-⃀﷼"
_CODES = "|".join(sorted(CURRENCY_SIGNS, key=len, reverse=True))
_SIGN_BEFORE = re.compile(
    rf"(?:(?P<usd>(?<![A-Za-z])(?:US\s?\$|USD|US\sdollars|U\.S\.\s?\$|\$))"
    rf"|(?P<other>(?:{'|'.join(DOLLAR_SIGNS)})\$|[{_SYMBOLS}]|\b(?:(?:{_CODES})\.?|S/\.?|F\.?\s?CFA|[NRP](?=$)"
    r"|(?:[Tt]aka|TAKA|BAHT|KYAT|RUPEES|YUAN|RIEL|KIP|DONG|EUROS?)(?=\s)"
    r"|[Rr]upees|[Bb]aht|[Yy]uan|[Kk]yat|[Ee]uros?))|\b(?P<letter>[KQLPD]\.?))\s{0,6}$"
)
_SIGN_AFTER = re.compile(rf"\s?(?:(?P<usd>\$)|(?P<other>[{_SYMBOLS}]))(?!\s?\d)")
_LETTERED = re.compile(r"\d{1,3}(?:,\d{3})+")
"""Sums with thousands: only before these a single letter is the sign of a currency."""
_POINTED = re.compile(r"\d{1,3}[.]\d{3}(?:\D{1,4}\d{1,3}[.]\d{3})?")
_OF_THOUSANDTHS = frozenset(
    ["dinar", "dinars", "rial", "rials", "riyal", "riyals", "kwd", "bhd", "omr", "jod", "iqd"]
    + ["tnd", "lyd", "kd", "bd", "jd", "ld", "ro"]
)
_SIGN_NAMES = {
    "£": "pounds", "€": "euros", "¥": "yen", "฿": "baht", "₫": "dong", "₩": "won", "₹": "rupees",
    "₦": "naira", "₱": "pesos", "₭": "kip", "៛": "riel", "৳": "taka", "₺": "lira", "₽": "roubles",
    "₴": "hryvnia", "₸": "tenge", "₼": "manat", "₾": "lari", "₪": "shekels", "₵": "cedis",
    "₡": "colones", "₲": "guaranies", "₮": "tugrik", "؋": "afghanis", "﷼": "rials", "₨": "rupees",
    "NRs": "rupees", "N": "naira", "R": "rand", "P": "pesos", "Q": "quetzales", "L": "lempiras",
}  # fmt: skip
_PERCENT = re.compile(r"\s?(?:%|per\s?-?cent(?:age)?\b|percent(?:age)?\b|pct\b)", re.IGNORECASE)
_TO_SHARE = re.compile(
    r"\s(?:in\s\d{4}\s)?to\s(?:\w+\s)?\d[\d.]*\s?(?:%|per\s?cent\b|percent\b|pct\b)", re.IGNORECASE
)


def sign_before(text: str, number: Numeral) -> re.Match[str] | None:
    """The sign or name of a currency right before a number."""
    sign = _SIGN_BEFORE.search(text, max(0, number.start - 12), number.start)
    if sign and sign["letter"] and not _LETTERED.match(text, number.start, number.end):
        return None
    return sign


def sum_with_sign_after(text: str, number: Numeral) -> Counted | None:
    """A sum of money, by the sign right behind it: "300€"."""
    sign = _SIGN_AFTER.match(text, number.end)
    if sign is None:
        return None
    return _sum(sign["other"] or "", sign.end())


def sum_of(sign: re.Match[str], number: Numeral, what: Counted) -> Counted:
    """A sum of money, by the sign before it."""
    name = (sign["other"] or sign["letter"] or "").rstrip(".")
    if name.endswith("CFA"):
        name = "CFA"
    return _sum(name, max(number.end, what.end if what.kind == "money" else 0))


def _sum(name: str, end: int) -> Counted:
    """A sum up to `end` by the sign of its currency, "" where that is of American dollars."""
    head = _SIGN_NAMES.get(name, name.lower()) if name else "dollars"
    return Counted(head, "other" if name else "usd", end, "money")


def pointed(text: str, number: Numeral, what: Counted) -> Counted:
    """A sum whose thousands a point parts: "50.000 francs"; no money but dinars has thousandths."""
    if what.kind != "money" or what.head in _OF_THOUSANDTHS:
        return what
    thousands = _POINTED.fullmatch(text, number.start, number.end)
    return replace(what, factor=1000.0) if thousands else what


def range_of_sums(text: str, low: Quantity, high: Quantity) -> Quantity | None:
    """Two sums as one range: "between RM8,000 and RM12,000", "$5 to $9"; not "from $5 to $9"."""
    if low.head != high.head or low.unit != high.unit or not low.low < high.low:
        return None
    joint = text[low.end : high.start]
    if joint not in (" and ", " to ") or low.qualifier != "exact" or low.start == low.number_start:
        return None
    before = text[max(0, low.start - 8) : low.start].lower()
    if not (before.endswith("between ") if joint == " and " else not before.endswith("from ")):
        return None
    start = low.start - len("between ") if joint == " and " else low.start
    return replace(
        high, start=start, surface=text[start : high.end], low=low.low, qualifier="range",
        high=high.low, number_start=low.number_start,
    )  # fmt: skip


def percent_end(text: str, number: Numeral) -> int | None:
    """Where a share ends, its sign or word included; None where the number is none."""
    if number.kind == "share":
        return number.end
    if sign := _PERCENT.match(text, number.end):
        return sign.end()
    return number.end if _fallen_share(text, number) else None


def _fallen_share(text: str, number: Numeral) -> bool:
    """Whether a number is the share that fell or rose to another: "from 31 to 12 per cent"."""
    changed = text.endswith("from ", 0, number.start) and number.high <= 100
    return changed and bool(_TO_SHARE.match(text, number.end))
