"""Numbers that count nothing: dates, ages, clock times, references, paragraph numbers."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from etl.annotate._ages import is_age
from etl.annotate._beside import is_beside
from etl.annotate._fates import GRANTED
from etl.annotate._nouns import words
from etl.annotate._numerals import Numeral
from etl.annotate._telephones import is_telephone
from etl.annotate._terms import are_hours_spent, is_hours, is_term
from etl.scan import Rare

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_MONTH_BEFORE = Rare(
    rf"\b{_MONTH}\s{{1,2}}(?:the\s)?(?:\d{{1,2}}\s(?:and|or|to)\s)?$", re.IGNORECASE
)
_MONTH_AFTER = re.compile(
    rf"(?:st|nd|rd|th)?(?:\s(?:and|or|to)\s\d{{1,2}}|[,\s]\s?\d{{1,2}}){{0,3}}\s{{1,2}}(?:of\s)?{_MONTH}",
    re.IGNORECASE,
)
_SHARE_OF = re.compile(
    r"\s(?:of\s(?:them|these|those|whom|their|the|his|her|our|its)\b|(?:women|girls|men|boys|people"
    r"|children|victims|persons|workers|migrants|cases|suspects|trafficked)\b)",
    re.IGNORECASE,
)
_SHARE_OF_THEM = re.compile(r"\sof\s(?:them|these|those|whom)\b", re.IGNORECASE)
# Words after which a number names a thing instead of counting things.
_NAMED_BY_NUMBER = words("named_by_number")
_NAMED_LIST = re.compile(
    r"(?:\(?\d{1,4}\)?|\b(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten))(?:,|\sand|\sor|\sto|\sof|\sthrough|\sthru)\s$"
)
_SUBSECTION = re.compile(r"\([a-z0-9]{1,3}\)", re.IGNORECASE)
_BEFORE_SUBSECTION = re.compile(r"[)\d]\($")
"""Around the numbers of "section 212(a)(6)"."""
_ACT_OF = re.compile(r"\sof\s(?:19|20)\d\d\b")
_TITLED = re.compile(r"\b[A-Z][A-Za-z]+\s$")
"""Around the number of "Law 263 of 2012"."""
_LAW_NUMBER = re.compile(r"(?:\b[Aa]rticles?|ARTICLES?|\bB\.E\.|\bFSN?-\d{1,2}(?:\sofficer)?,?)\s$")
_SECTION_LETTER = re.compile(r"\.[A-Z]\b")
_SECTION = re.compile(r"\d{1,2}[.]\d{1,2}")
_MARK = re.compile(r"(?:[.,;:”\"’']|[;:]\s)\($")
"""What stands before a footnote's mark, or an item's: "end.(1)", "; (2) next"."""
_STREET = re.compile(
    r"(?:,?\s[A-Z][\w.’'-]+){1,3}\s(?:Street|Road|Avenue|Crescent|Lane|Boulevard|Drive|St\.|Rd\.|Ave\.)"
    r"|\sParganas\b"
)
_NUMBER_SIGN = re.compile(r"(?:\bnos?\.|№|#|¶|§)\s?(?:\d{1,3}\s){0,3}$", re.IGNORECASE)
# What a page counts of itself: its readers, its files.
_READERS_AFTER = re.compile(
    r"\s?(?:[KMG]B|views?|comments?|likes|shares|hits|retweets|photos\)|pp?\.\)?)(?!\w)",
    re.IGNORECASE,
)
_READERS_BEFORE = re.compile(
    r"(?:\b(?P<label>Shares?|Views?|Comments?|Likes?|[Hh]its|Visitors?(?:\s[Cc]ounter)?):?"
    r"|\b(?:viewed|read|shared))\s$"
)
_OWN_POSTS = re.compile(r"^(?:Posts|Replies|Followers|Subscribers|Topics):\s$")
_MOVED = re.compile(
    r"^\W{0,3}[A-Z][\w&./ -]{1,24}?\s[$€£]?[\d.,]+\s(?:(?:[Ii]n|[Dd]e)creased\s[Bb]y\s|[-+▲▼△▽↑↓])"
    r"[-+]?\s?[\d,]+\.\d+%?\s?\([-+]?[\d.,]+\s?%\)\W{0,3}$"
)
"""A line of a page's prices: a name, a value, and by how much it moved in brackets."""
_READ_TIMES = re.compile(r"\stimes?\b")
_LEADER = re.compile(
    r"\b(?:[A-Z]{3,}[A-Z' ,]*|(?:Who|What|How|Where|Why|When|Summary|Introduction|Recommendations"
    r"|Conclusions?)\b[^.\d]*)\.{4,}\s*$"
)
"""Dots that lead from a chapter's name to its page."""
_PARENT_OF = re.compile(r"\b(?:father|mother|parents?|grandmother|grandfather)\sof\s$", re.I)
_CALENDAR_YEAR = re.compile(
    r"\b(?:(?:year|era|samvat|sambat)|(?:Act|Rules|Regulations?|Law|Code|Ordinance|Constitution),?)\s$",
    re.IGNORECASE,
)
_DAY_BEFORE_YEAR = re.compile(r"\b[1-3]?\d\s[A-Z][a-z]{2,9},?\s$")
_DAY_OF_MONTH = re.compile(r"\s[A-Z][a-z]{2,9},?\s2[0-5][4-9]\d\b")
"""Days and years of other calendars: "29 Chaitra 2072"."""
_ONE_IN = re.compile(r"\bone(?:\s[a-z]+)?\sin\s(?:every\s|each\s)?$", re.IGNORECASE)
# Around the numbers of a rate of exchange: "1 euro = 1.2 dollars".
_RATE_BEFORE = re.compile(r"(?<![\d.,])1\s?(?:[^\W\d_]{1,8}\s)?=\s?[^\W\d_$€£]{0,4}[$€£]?\s?$")
_RATE_AFTER = re.compile(r"\s?(?:[^\W\d_]{1,8}\s)?=\s?[^\W\d_]{0,4}[$€£]?\s?1(?![\d,.]*\d)")
_RATE_OF = re.compile(r"\s?(?:[^\W\d_]{1,8}\s)?=")
_VOTED = re.compile(
    r"\bvot(?:ed?|es|ing)\s(?:by\s|was\s)?(?:\d+\s(?:to|against)\s)?$", re.IGNORECASE
)
_VOTES = re.compile(r"\s(?:votes?\s)?(?:to|against)\s\d+\b|\s(?:for|against|in\sfavou?r)\b")
_THE_LAW = re.compile(r"\b(?:Law|LAW|Decree|Resolution|Ordinance|Act|Ley|Supreme\sDecree)\s$")
_NUMBERED_ONE = Rare(
    r"\b(?:defendant|suspect|accused|broker|witness|hot-?line|line|(?:tele)?phone|case|room|house|unit|gate|flight"
    r"|bus|order)s?,?\snumber\s$",
    re.IGNORECASE,
)
_NAMED_LINE = re.compile(r"\s(?:(?:hot-?|help-?|emergency\s)?line|(?:tele)?(?:phone\s)?number)\b")
"""Behind the number by which a telephone line is called: "the 117 hotline"."""
_NUMBERED_BY_LAW = re.compile(
    r"\b(?:hot-?line|help-?line|law|decree|ordinance)\b[^.;,\d]{0,40},\s$", re.IGNORECASE
)
_TEMPERATURE = re.compile(
    r"\s?(?:degrees\b|°|(?:Celsius|Fahrenheit)\b|(?:cm|mm|kg|centimet(?:er|re)s?|kilos?)\b)"
)
_CLOCK_BEFORE = re.compile(
    r"\b(?:at|by|until|till|before|after|past|around|towards?|since|from|to|closed)\s$",
    re.IGNORECASE,
)
_CHANGED = Rare(
    r"\b(?:ris(?:e|es|en|ing)|rose|f[ae]ll(?:s|en|ing)?|gr[eo]w\w*|increas\w+|decreas\w+|declin\w+"
    r"|dropp?\w*|climb\w+|doubl\w+|tripl\w+|halved|reduced|jumped|compared|(?:up|down)(?=\sfrom\s$))"
    r"[^.;]{0,45}\s(?:from|to|by)\s$",
    re.IGNORECASE,
)
"""Before a number that something rose or fell to, which is no hour."""
_STOOD_AT = re.compile(
    r"\b(?:stood|stands?|put|puts|estimate[sd]?|remain(?:s|ed)?|reckon(?:s|ed)?|number(?:s|ed)?|set|given"
    r"|ris\w+|rose|f[ae]ll\w*|grew|came|amount\w*|according|equal|close|\d|down|least|most)\s"
    r"(?:\w+\s)?(?:at|to|from|by)\s$",
    re.IGNORECASE,
)
_AT_CLOCK = re.compile(r"\bat\s(?:about\s|around\s)?$", re.IGNORECASE)
_AFTER_AT_CLOCK = re.compile(r"\s(?:on|hours|hrs|local)\b")
_CLOCK = re.compile(r"\d{1,2}[.]\d\d")
_CLOCK_AFTER = re.compile(r"\s?(?:a\.?m\b|p\.?m\b|hrs?\b|h\b|o['’]clock)", re.IGNORECASE)
_LIST_NUMBER = re.compile(r"(?:^|\n)[ \t]*[(\[]?$")
_AFTER_LIST_NUMBER = re.compile(r"(?:[.)\]]|\.\))(?:\s|$)|[ \t]*$")
_HEADING_NUMBER = re.compile(r"\s(?:Who|What|How|Where|When|Why|The|Whether)\s[a-z]")
_OUT_OF = re.compile(
    r"\b(?:hours?|days?|months?|years?|points)\s(?:\w+\s)?out\sof\s$", re.IGNORECASE
)
_AFTER_LABEL = re.compile(r"\s+(?:[A-Z]|to\s|that\s)")
_OTHER_TERM = re.compile(
    r"\s(?:and|or|to)\s[\w-]+\s(?:more\s)?(?:years?|months?|weeks?|days?|hours?)\b", re.IGNORECASE
)
_DISTRIBUTIVE = re.compile(r"\s(?:to\san?|at\sa\stime)\b", re.IGNORECASE)
_MOST_TO_ONE = 100
"""Up to so many stand to a room: "six to a room"; more are paid to somebody."""
_IN_GROUPS = Rare(r"\b(?:groups|batches|lots|pairs|pack(?:et)?s|bundles)\sof\s(?:up\sto\s)?$", re.I)
_ALONE = re.compile(r"(?:^|[.!?;:]\s)$")
_AFTER_ALONE = re.compile(r"[.]\s+[A-Z]|\)")
_COMPOUND = re.compile(r"-[^\W\d_]")
_COMPOUND_LENGTH = re.compile(r"-(?:km|kilomet(?:er|re)|mile)s?\b", re.IGNORECASE)


def is_no_count(text: str, number: Numeral, has_noun: bool) -> bool:
    """Whether a number is a date, an age, a clock time or a name rather than an amount.

    Args:
        text: The passage's text.
        number: A number in it.
        has_noun: Whether a counted noun, a currency or a percent sign goes with it.
    """
    before = text[max(0, number.start - 60) : number.start]
    after = text[number.end : number.end + 40]
    digits = text[number.start : number.end]
    return (
        _is_name(before, after, digits, number, has_noun)
        or _is_told_apart(text, before, after, digits, number, has_noun)
        or _is_date(before, after, number, digits, has_noun)
        or is_age(before, after, number, has_noun)
        or _is_clock(before, after, digits, number, has_noun)
        or (not has_noun and number.kind != "share" and is_beside(before, after, digits, number))
    )


def _is_told_apart(
    text: str, before: str, after: str, digits: str, number: Numeral, has_noun: bool
) -> bool:
    """Telephones, degrees, terms of prison and hours of work that no noun gives away."""
    if _is_rate(before, after, number) or (_VOTED.search(before) and _VOTES.match(after)):
        return True
    if (
        _TEMPERATURE.match(after)
        or _NUMBERED_ONE.search(before)
        or (before.endswith("the ") and digits.isdigit() and _NAMED_LINE.match(after))
        or (not has_noun and after[:2] == ", " and _NUMBERED_BY_LAW.search(before))
        or _of_page(before, after, has_noun)
    ):
        return True
    if is_telephone(before, after, digits, number, has_noun) or are_hours_spent(before):
        return True
    if has_noun or number.kind == "share" or number.high > 110:
        return False
    if _ONE_IN.search(before) or _PARENT_OF.search(before):
        return True
    return is_term(text, before, after, number) or is_hours(text, before, after, number)


def _of_page(before: str, after: str, has_noun: bool) -> bool:
    """Whether a page is numbered, or counts its own readers or the size of its files.

    "Shares 20" is of a page, not "Agency Shares 20 Names".
    """
    if _READERS_AFTER.match(after) or _LEADER.search(before) or _OWN_POSTS.search(before):
        return True
    told = _READERS_BEFORE.search(before)
    if told is None:
        return False
    labelled = told["label"] and (":" in told[0] or not has_noun)
    return bool(labelled or _READ_TIMES.match(after))


def is_price_line(text: str) -> bool:
    """Whether a line tells how much a price or an index moved: "ACME90 41,020 -18.5 (-0.1%)"."""
    return text.endswith((")", ") ")) and bool(_MOVED.match(text))


def _is_rate(before: str, after: str, number: Numeral) -> bool:
    """Whether a number stands in a rate of exchange."""
    if "=" in before[-8:] and _RATE_BEFORE.search(before):
        return True
    if "=" not in after[:10]:
        return False
    return bool(_RATE_AFTER.match(after) or (number.low == 1 and _RATE_OF.match(after)))


def in_dates(number: Numeral, dates: Sequence[tuple[int, int]]) -> bool:
    """Whether a date mark, of marks in order and free of overlaps, covers the number."""
    before = bisect_left(dates, (number.end, 0))
    return before > 0 and dates[before - 1][1] > number.start


def _is_name(before: str, after: str, digits: str, number: Numeral, has_noun: bool) -> bool:
    if before.endswith(("[", "+")) or (before.endswith("-") and before[-2:-1].isalnum()):
        return True
    if digits.startswith("0") and not digits.startswith("0."):
        return True
    if _COMPOUND.match(after) and not _COMPOUND_LENGTH.match(after):
        return True
    if _NUMBER_SIGN.search(before) or after.startswith("-") and after[1:2].isdigit():
        return True
    if _is_of_a_form(before, after, digits, has_noun):
        return True
    if "," not in digits and _named_by_number(before):
        return not _SHARE_OF_THEM.match(after) and not (has_noun and number.low >= 100)
    if not has_noun and (_HEADING_NUMBER.match(after) or _OUT_OF.search(before)):
        return True
    if (
        (
            number.high <= _MOST_TO_ONE
            and _DISTRIBUTIVE.match(after)
            and not (has_noun and number.kind != "share")
        )
        or _IN_GROUPS.search(before)
        or after.startswith(("°", "¢"))
    ):
        return True
    if (
        _ALONE.search(before)
        and number.high <= 12
        and (_AFTER_ALONE.match(after) or digits.isdigit() and after.startswith(")"))
    ):
        return True
    if digits.isdigit() and len(digits) > (6 if has_noun else 4):
        return True
    if not before and not has_noun and not number.in_words and _AFTER_LABEL.match(after):
        return number.high <= 30
    return bool(
        _LIST_NUMBER.search(before) and _AFTER_LIST_NUMBER.match(after) and digits.isdigit()
    )


def _is_of_a_form(before: str, after: str, digits: str, has_noun: bool) -> bool:
    """Numbers of laws, notes, sections, streets and districts."""
    if not before:
        decimal = bool(_SECTION.fullmatch(digits)) and after[:2].strip()[:1].isupper()
        return bool(_SECTION_LETTER.match(after)) or decimal
    if digits.isdigit() and (_MARK.search(before) and after[:1] == ")" or _STREET.match(after)):
        return True
    if _SUBSECTION.match(after) or (after[:1] == ")" and _BEFORE_SUBSECTION.search(before)):
        return True
    if digits.isdigit() and _ACT_OF.match(after) and _TITLED.search(before):
        return True
    if _LAW_NUMBER.search(before[-14:]):
        return True
    return "," in digits and not has_noun and bool(_THE_LAW.search(before[-20:]))


def _named_by_number(before: str) -> bool:
    """Whether the word before a number, or before a list it ends, takes numbers for names."""
    for _ in range(3):
        listed = _NAMED_LIST.search(before[-12:])
        if not listed:
            break
        before = before[: len(before) - len(listed[0])]
    stem = before.rstrip(" .#:(\n")
    start = len(stem)
    while start and stem[start - 1].isalpha():
        start -= 1
    return len(before) - len(stem) <= 3 and stem[start:].lower() in _NAMED_BY_NUMBER


def _is_date(before: str, after: str, number: Numeral, digits: str, has_noun: bool) -> bool:
    if number.high <= 31 and not _SHARE_OF.match(after):
        if _MONTH_BEFORE.search(before) and not (number.in_words and has_noun):
            return True
        if _MONTH_AFTER.match(after):
            return True
    if number.kind == "count" and digits.isdigit() and 1900 <= number.low <= 2040:
        return not _SHARE_OF.match(after)
    if digits.isdigit() and 1800 <= number.low < 1900 and not has_noun:
        return True
    if digits.isdigit() and _of_other_calendar(before, after, number):
        return True
    return number.kind == "range" and 1900 <= number.low <= 2040 and 1900 <= number.high <= 2040


def _of_other_calendar(before: str, after: str, number: Numeral) -> bool:
    if 2040 < number.low < 2600:
        return bool(_CALENDAR_YEAR.search(before) or _DAY_BEFORE_YEAR.search(before))
    return number.high <= 32 and bool(_DAY_OF_MONTH.match(after))


def _is_clock(before: str, after: str, digits: str, number: Numeral, has_noun: bool) -> bool:
    if _CLOCK_AFTER.match(after):
        return True
    if _OTHER_TERM.match(after) and not has_noun:
        return True
    of_a_day = digits.isdigit() and len(digits) == 4 and number.high < 2400
    if of_a_day and _AFTER_AT_CLOCK.match(after) and _AT_CLOCK.search(before[-12:]):
        return True
    if has_noun or number.kind == "share" or number.high > 24:
        return False
    at = _CLOCK_BEFORE.search(before[-10:])
    at = at and not GRANTED.search(before)
    return bool(at and not _STOOD_AT.search(before) and not _CHANGED.search(before)) or bool(
        _CLOCK.fullmatch(digits) and not before.endswith(("$", "€", "£"))
    )
