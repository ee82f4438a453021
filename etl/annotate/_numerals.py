"""Numbers in running text: digits, words, fractions, vague amounts and their ranges."""

import re
from dataclasses import dataclass, replace

from ahocorasick_rs import AhoCorasick

from etl.annotate._nouns import CURRENCY_SIGNS
from etl.annotate._number_words import TENS, VALUES

_SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 1000, "lac": 100_000, "lakh": 100_000,
    "crore": 10_000_000, "m": 1_000_000, "mn": 1_000_000, "million": 1_000_000,
    "bn": 1_000_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000,
}  # fmt: skip
_DENOMINATORS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "twentieth": 20,
}  # fmt: skip
# Bounds of amounts told without a number: "hundreds" begin at two and end below the next word.
_VAGUE = {
    "dozens": (24, 99),
    "scores": (40, 99),
    "hundreds": (200, 999),
    "thousands": (2_000, 9_999),
    "millions": (2_000_000, 9_999_999),
    "tens of thousands": (20_000, 99_999),
    "tens of millions": (20_000_000, 99_999_999),
    "dozens of thousands": (20_000, 99_999),
    "hundreds of thousands": (200_000, 999_999),
    "hundreds of millions": (200_000_000, 999_999_999),
    "thousands of millions": (2_000_000_000, 9_999_999_999),
}
_VAGUE_WORDS = ("tens", "dozens", "scores", "hundreds", "thousands", "millions")
_MANY_SCALES = {"dozen": "dozens", "score": "scores", "hundred": "hundreds"}
_MANY_SCALES |= {"thousand": "thousands", "million": "millions"}

_WORD = "|".join(sorted(VALUES, key=len, reverse=True))
_JOINT = r"(?:[ \n]?-[ \n]?|[ \n]{1,2}|(?<=hundred)[ \n]and[ \n]|(?<=thousand)[ \n]and[ \n])"
_ANY_WORD = rf"(?:{_WORD}|hundred|thousand|lakh|crore|million|billion|trillion|dozen)"
_BLANKS = r"[1-9]\d{0,2}(?:[ ]\d{3})+(?![ ]?\d)"
_SIGNS = sorted(CURRENCY_SIGNS | {"USD"})
_SIGN_RIGHT_BEFORE = "|".join(
    rf"(?<=\b(?:{'|'.join(sign for sign in _SIGNS if len(sign) == width)}){gap})"
    for width in sorted({len(sign) for sign in _SIGNS})
    for gap in ("", r"[ ]", r"[.]", r"[.][ ]")
)
"""The sign of a currency before a number that it may touch."""
_PARTED = (
    rf"(?:(?<=[$€£¥])|(?<=[$€£¥][ ])|(?-i:(?<=R)|{_SIGN_RIGHT_BEFORE})){_BLANKS}"
    rf"|(?<!\d[ ]){_BLANKS}(?=[ ](?-i:[a-z(]|[A-Z][a-z]+(?:ese|ians?)\b))"
)
"""Thousands parted by blanks: behind a currency or before a word; in a row they are two numbers."""
_NUMERAL = re.compile(
    rf"""
    (?P<vague>\b(?:(?:tens|hundreds|thousands|dozens)\s{{1,2}}of\s{{1,2}})?
        (?:dozens|scores|hundreds|thousands|millions)\b
      | \b(?:several|a\ few|many|a\ couple\ of)\s(?P<many>dozen|score|hundred|thousand|million)\b)
  | (?P<share>\b(?:(?P<parts>an?|one|two|three|four|five|nine)[\s-])
        (?P<whole>half|hal(?:ves)|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth
          |twentieth)(?P<plural>s?)\b)
  | (?P<half>\bhalf\b(?:\sa[ns]?\s(?P<halved>dozen|million|billion|hundred|thousand)\b)?)
  | (?P<digits>(?:(?<![\w.,/:#\]])|(?-i:{_SIGN_RIGHT_BEFORE}|(?<=[ (][NRP])|(?<=S/)|(?<=S/[.])
        |(?<=[ (][KQLD])(?=\d{{1,3}},\d{{3}})))
        (?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,3}}(?:[.]\d{{3}}){{2,4}}|\d{{1,3}}(?:[\u00a0\u202f]\d{{3}})+|{_PARTED}|\d{{1,15}})(?:[.]\d{{1,4}})?
        (?:[\s-]?(?P<scale>hundred|thousand|lakhs?|lacs?|crores?|million|billion|trillion|mn|bn|m)\b)?
        (?!(?!kms?\b|/(?:month|year|week|day|night|person|head)\b|/[-=])[\w/]|:\d|[.,]\d))
  | (?P<words>\b(?:(?P<article>an?)\s(?=(?:dozen|hundred|thousand|lakh|million|billion)\b))?
        {_ANY_WORD}(?:{_JOINT}{_ANY_WORD}){{0,12}}\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PARTS = re.compile(r"[, \u00a0\u202f]")
_TRIGGERS = AhoCorasick(
    [*VALUES, *_VAGUE_WORDS, *_DENOMINATORS, *"0123456789", "thirds", "quarters"]
    + ["dozen", "hundred", "thousand", "lakh", "crore", "million", "billion", "trillion"]
)
_ASCII_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}
# What may stand before the number word itself: "a dozen", "several hundred", "one tenth".
_OPENING = re.compile(
    r"\b(?:an?|several|a\sfew|many|a\scouple\sof|one|two|three|four|five|nine)[\s-]$", re.IGNORECASE
)
_TOKEN = re.compile(r"[a-z]+", re.IGNORECASE)
# A singular fraction is one only before a whole or a verb: "a third of them", no "third country".
_OF_WHOLE = re.compile(
    r"\s+(?:of\b|as\b|were\b|are\b|was\b|is\b|had\b|have\b|has\b|said\b|did\b|came\b|report|turned\b"
    r"|do\b|went\b|work)|\s*(?:[.;)]|,(?!\s\d\d,))",
    re.IGNORECASE,
)
_BEFORE_HALF = re.compile(r"\b(?:first|second|other|latter|former|and|and\sa)\s$", re.IGNORECASE)
_HEDGE = re.compile(r"\b(?:than|about|nearly|almost|around|over|only|just|by)\s$", re.IGNORECASE)
_OF_TIME = re.compile(r"\sof\san?\s(?:hour|century|day|year|mile|second|minute)", re.IGNORECASE)
_HALF_OF = re.compile(r"\s(?:the|them|all|its|their|report)\b", re.IGNORECASE)
_CURRENCY_BETWEEN = (
    r"(?:[ ]?(?:(?:US|HK|NT|A|S)?[$£€¥฿₫]|USD|US|VND|THB|GBP|EUR|RMB|CNY|Rs\.?)[ ]?)?"
)
_MONEY_WORD = r"(?:\s(?:baht|dong|đồng|yuan|riel|kip|kyat|dollars|percent|per\scent)|[ ]?%)?"
_RANGE_JOINT = re.compile(
    rf"{_MONEY_WORD}(?:\s?[-–—]\s?|\s(?:to|or|and|up\sto)\s){_CURRENCY_BETWEEN}\s?", re.IGNORECASE
)
_CHANGE = re.compile(
    r"\b(?:ris\w+|rose|fell|fall\w*|fallen|increas\w+|grew|grown|drop\w*|declin\w+|decreas\w+|went"
    r"|gone|down|up|climb\w+|jump\w+|chang\w+|cut|rais\w+|reduc\w+|shr[aiu]nk\w*|doubl\w+|soar\w+)"
    r"\W[^.;]{0,30}$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween\W{1,3}\S{0,4}[ ]?$", re.IGNORECASE)
# "3m" is a sum or a crowd, "3,143m" a height.
_SUM = re.compile(r"[$£€¥฿₫₩₹]\s?$|\b[A-Z]{2,3}\$?\s?$")
_METRES_AFTER = re.compile(
    r"(?:\s(?:peak|deep|high|long|wide|tall|above|below|from|away|of|in|to|and|or|wall|fence|bridge"
    r"|mountain|summit|river|stretch|tunnel|swim)\b|\W?$|[.,;)-])",
    re.IGNORECASE,
)
_DURATION = re.compile(r"\s(?:years?|months?|weeks?|days?|hours?)\b", re.IGNORECASE)
_TWICE = re.compile(r"\s?\(\s?")
_RATIO = re.compile(r"(?:\s[a-z]+)?\s(?:in|out\sof)\s(?:every\s)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written.

    Attributes:
        start: First code point.
        end: One past the last.
        low: Its value, or the lower end.
        high: The value, or the upper end.
        kind: count, share (value in percent), vague or range.
        in_words: Whether it is spelled out.
        scale: The factor that a following word gives ("million"); 1 where none does.
    """

    start: int
    end: int
    low: float
    high: float
    kind: str = "count"
    in_words: bool = False
    scale: float = 1


def find_numerals(text: str) -> list[Numeral]:
    """Every number of the text in order, ranges joined, fractions and ratios as percentages."""
    single: list[Numeral] = []
    done = 0
    for start in _candidates(text):
        if start < done:
            continue
        opening = _OPENING.search(text, max(done, start - 13), start)
        match = _NUMERAL.match(text, opening.start()) if opening else None
        match = match or _NUMERAL.match(text, start)
        if match:
            single.extend(_read(match, text))
            done = match.end()
    return _join(single, text)


def _candidates(text: str) -> list[int]:
    """Where a digit or a number word begins."""
    folded = text.lower()
    if len(folded) != len(text):
        folded = text.translate(_ASCII_LOWER)
    starts: list[int] = []
    for _, start, _ in _TRIGGERS.find_matches_as_indexes(folded):
        before = folded[start - 1] if start else " "
        inside = before.isdigit() if folded[start].isdigit() else before.isalnum()
        if not inside and (not starts or start > starts[-1]):
            starts.append(start)
    return starts


def _read(match: re.Match[str], text: str) -> list[Numeral]:
    start, end = match.span()
    if match["vague"]:
        if match["many"]:
            low, high = _VAGUE[_MANY_SCALES[match["many"].lower()]]
        else:
            low, high = _VAGUE.get(" ".join(match[0].lower().split()), (0, 0))
        return [Numeral(start, end, low, high, "vague", True)] if high else []
    if match["digits"]:
        return _digits(match)
    if match["share"]:
        return _share(match, text)
    if match["half"]:
        return _half(match, text)
    return _words(match)


def _digits(match: re.Match[str]) -> list[Numeral]:
    figure = match["digits"]
    if match["scale"] == "m" and _is_metres(match):
        return []
    scale = _SCALES[match["scale"].lower().rstrip("s")] if match["scale"] else 1
    if match["scale"]:
        figure = figure[: match.start("scale") - match.start()].rstrip(" \n-")
    figure = _PARTS.sub("", figure)
    if figure.count(".") > 1:
        figure = figure.replace(".", "")
    value = round(float(figure) * scale, 4)
    return [Numeral(match.start(), match.end(), value, value, scale=scale)]


def _is_metres(match: re.Match[str]) -> bool:
    text, start, end = match.string, match.start(), match.end()
    if _SUM.search(text, max(0, start - 5), start):
        return False
    return "," in match["digits"] or bool(_METRES_AFTER.match(text, end))


def _share(match: re.Match[str], text: str) -> list[Numeral]:
    parts = {"a": 1, "an": 1}.get(match["parts"].lower()) or VALUES[match["parts"].lower()]
    whole = _DENOMINATORS[match["whole"].lower()]
    if parts >= whole or (not match["plural"] and not _OF_WHOLE.match(text, match.end())):
        return []
    if not match["plural"] and _BEFORE_HALF.search(
        text[max(0, match.start() - 10) : match.start()]
    ):
        return []
    if _OF_TIME.match(text, match.end()):
        return []
    value = round(100 * parts / whole, 1)
    return [Numeral(match.start(), match.end(), value, value, "share", True)]


def _half(match: re.Match[str], text: str) -> list[Numeral]:
    start, end = match.span()
    if match["halved"]:
        value = _SCALES[match["halved"].lower()] / 2
        return [Numeral(start, end, value, value, in_words=True, scale=2 * value)]
    if _BEFORE_HALF.search(text[max(0, start - 20) : start]):
        return []
    follows = _OF_WHOLE.match(text, end)
    lone = follows and not follows[0].strip()[:1].isalpha()
    if lone and not _HEDGE.search(text[max(0, start - 14) : start]):
        return []
    if not follows and not _HALF_OF.match(text, end):
        return []
    return [Numeral(start, end, 50, 50, "share", True)]


def _words(match: re.Match[str]) -> list[Numeral]:
    """A run of number words as numbers: "two hundred and sixty-one" is one, "six ten" are two."""
    found: list[Numeral] = []
    total = group = 0
    begin = end = match.start()
    factor, last = 1, ""
    for token in _TOKEN.finditer(match[0]):
        word = token[0].lower()
        at = match.start() + token.start()
        if word in ("and", "a", "an"):
            continue
        if word in VALUES and not _continues(last, VALUES[word]):
            found.append(Numeral(begin, end, total + group, total + group, "count", True, factor))
            total = group = 0
            factor, begin = 1, at
        if word in VALUES:
            group += VALUES[word]
        elif word == "hundred" or word == "dozen":
            group = max(group, 1) * _SCALES[word]
            factor = _SCALES[word]
        else:
            total += max(group, 1) * _SCALES[word]
            group, factor = 0, _SCALES[word]
        last, end = word, match.start() + token.end()
    found.append(Numeral(begin, end, total + group, total + group, "count", True, factor))
    return found


def _continues(last: str, value: int) -> bool:
    """Whether a small number can follow the number word before it in one number."""
    if not last or last in _SCALES:
        return True
    return last in TENS and value < 10


def _join(single: list[Numeral], text: str) -> list[Numeral]:
    joined: list[Numeral] = []
    for numeral in single:
        previous = joined[-1] if joined else None
        merged = _pair(previous, numeral, text) if previous else None
        if merged:
            joined[-1] = merged
        else:
            joined.append(numeral)
    return joined


def _pair(first: Numeral, second: Numeral, text: str) -> Numeral | None:
    """Two numbers as one range or one ratio; None where they are two."""
    gap = text[first.end : second.start]
    if _TWICE.fullmatch(gap) and _is_told_twice(first, second, text):
        return replace(first, end=text.index(")", second.end) + 1)
    if len(gap) > 24 or first.kind != "count" or second.kind != "count":
        return None
    if first.in_words and _RATIO.fullmatch(gap) and _is_ratio(first, second, text):
        value = round(100 * first.low / second.low, 1)
        return Numeral(first.start, second.end, value, value, "share", True)
    if not _RANGE_JOINT.fullmatch(gap):
        return None
    before = text[max(0, first.start - 45) : first.start]
    if " and " in gap.lower() and not _BETWEEN.search(before):
        return None
    if re.search(r"\bfrom\b", before[-12:], re.I) and _CHANGE.search(before):
        return None
    if _is_year(first) and not _is_year(second) and before.endswith("in "):
        return None
    if first.scale == 1 and second.scale > 1 and first.low < second.low / second.scale:
        first = replace(first, low=first.low * second.scale)
    if first.low >= second.low:
        return None
    return Numeral(first.start, second.end, first.low, second.low, "range", second.in_words)


def _is_told_twice(first: Numeral, second: Numeral, text: str) -> bool:
    """Whether a bracket says a number once more in digits or words: "eight (8) girls"."""
    same = (first.low, first.kind) == (second.low, second.kind)
    closed = text[second.end : second.end + 2].lstrip().startswith(")")
    return same and closed and first.in_words != second.in_words


def _is_year(number: Numeral) -> bool:
    return number.end - number.start == 4 and 1900 <= number.low <= 2040 and not number.in_words


def _is_ratio(first: Numeral, second: Numeral, text: str) -> bool:
    if _DURATION.match(text, second.end):
        return False
    return first.low < second.low and second.low in (2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000)
