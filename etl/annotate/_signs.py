"""Signs of money and of percent beside a number."""

import re
from dataclasses import replace

from etl.annotate._counted import Counted
from etl.annotate._numerals import Numeral
from etl.document import Quantity

_SIGN_BEFORE = re.compile(
    r"(?:(?P<usd>(?<![A-Za-z])(?:US\s?\$|USD|US\sdollars|U\.S\.\s?\$|\$))"
    r"|(?P<other>(?:HK|NT|AU|SG|CA|NZ|TT|A|S|C|R|M|J|N|BZ|EC|G|TW)\$|[£€¥฿₫₩₹]|\b(?:N?Rs\.?|[NRP](?=$)|VND|THB|GBP|EUR|RMB|CNY|MYR|RM|AUD|SGD"
    r"|HKD|TWD|CHF|JPY|KRW|INR|IDR|PHP|MMK|LAK|KHR|NOK|SEK|DKK|T[Kk]\.?|(?:[Tt]aka|TAKA|BAHT|KYAT|RUPEES|YUAN|RIEL|KIP|DONG)(?=\s)"
    r"|VNĐ|EUROS?|RS\.?|KES|K[Ss]hs?\.?|NPR|BDT|LKR|PKR|AED|Dhs?\.?|Rp\.?|FJD|CAD|NZD|NTD|ZAR|NGN|GHS"
    r"|ETB|UAH|MDL|BRL|MXN|COP|BND|OMR|KWD|SAR|QAR|DOP|BGN|F?CFA|XOF|XAF|GMD|GYD|MZN|TZS|UGX|RWF|GEL|AMD|AZN"
    r"|KGS|UZS|KZT|TJS|RUB|PLN|HUF|CZK|RON|RSD|MKD|ILS|EGP|JOD|LBP|IQD|YER|BHD|AFN|MGA|MWK|ZMW|BWP|LRD"
    r"|SLL|GNF|JMD|HTG|GTQ|HNL|CRC|BOB|PYG|ARS|CLP|PGK|MNT|BTN|[TU]?Sh\.?|[Rr]upees|[Bb]aht|[Yy]uan|[Kk]yat|[Ee]uros?)))\s{0,6}$"
)
_SIGN_NAMES = {
    "£": "pounds", "€": "euros", "¥": "yen", "฿": "baht", "₫": "dong", "₩": "won", "₹": "rupees",
    "NRs": "rupees", "NRs.": "rupees", "N": "naira", "R": "rand", "P": "pesos",
}  # fmt: skip
_PERCENT = re.compile(r"\s?(?:%|per\s?-?cent(?:age)?\b|percent(?:age)?\b|pct\b)", re.IGNORECASE)
_TO_SHARE = re.compile(
    r"\s(?:in\s\d{4}\s)?to\s(?:\w+\s)?\d[\d.]*\s?(?:%|per\s?cent\b|percent\b|pct\b)", re.IGNORECASE
)


def sign_before(text: str, number: Numeral) -> re.Match[str] | None:
    """The sign or name of a currency right before a number."""
    return _SIGN_BEFORE.search(text, max(0, number.start - 12), number.start)


def sum_of(sign: re.Match[str], number: Numeral, what: Counted) -> Counted:
    """A sum of money, by the sign before it."""
    name = sign["other"]
    head = _SIGN_NAMES.get(name, name.lower()) if name else "dollars"
    end = max(number.end, what.end if what.kind == "money" else 0)
    return Counted(head, "other" if name else "usd", end, "money")


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
