"""Marks dates and periods in passages, resolved against the document's own date."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from etl.annotate import _date_calendar as calendar
from etl.annotate import _date_grammar as grammar
from etl.document import DateMention, Document, Passage

_AMERICAN = re.compile(r"\b(?:1[3-9]|2\d|3[01])(?=/(?:19|20)\d\d|/\d\d\b)")
_FULL_DATE = re.compile(rf"{grammar.MONTH}\s{grammar.DAY},?\s{grammar.YEAR}")
_FULL_DATE_EUROPEAN = re.compile(rf"{grammar.DAY}\s{grammar.MONTH},?\s{grammar.YEAR}")
_COUNTED = re.compile(
    r"\s(?:of\s(?:their|them|the|its|his|her|those|these|whom|our|which)\b|[a-z]{4,}s\b|people\b|women\b|men\b|children\b)"
)
_AFTER_DAY = re.compile(r"\s(?:is|was|as|has|this|does)\b")
_YEAR_COUNT = re.compile(
    r"\s(?:(?:[a-z]+\s)?(?:people|persons|women|men|children|victims|workers|migrants|girls|boys|families|cases|"
    r"fishermen|refugees|dollars|baht|dong|kip|yuan|kilomet\w+|km|miles|metres|meters|rupees|riels?|households|"
    r"villagers|police|officers|percent|per\scent)\b|%)"
)
_YEAR_LEAD = re.compile(
    r"(?:\b(?:in|since|during|until|till|by|from|before|after|of|between|to|for|and|year|late|early|mid|through|the|"
    r"a|an|its|their|this|or|late|end|FY|CY|as|election|around|about|circa|only|back|than|Act|Law|Code|Decree|No)|[(\[,;:–—-]|^)"
    r"\s?$",
    re.IGNORECASE,
)
_MONEY_BEFORE = re.compile(
    r"(?:\b(?:USD|US|EUR|GBP|THB|no|nos|number|section|para|paragraph|article|room|box|tel|fax)\.?|[$€£#])\s?$",
    re.IGNORECASE,
)
_MONTH_LEAD = re.compile(
    r"\b(?:in|of|since|by|during|until|till|from|before|after|between|to|through|and|every|each|for|around|about|late|early|mid|or|at|this|throughout|on)\s$",
    re.IGNORECASE,
)
_TO = re.compile(
    r"\s?(?:[-–—]|--|,?\b(?:to|until|till|and|through|up\sto)\b)\s?(?:the\s)?", re.IGNORECASE
)
_FROM = re.compile(r"\b(?:from|between|runs|(?P<since>since))\s(?:the\s)?$", re.IGNORECASE)
_LOOK_BACK = 120


class _Reader:
    """Resolves the forms of one document, passage after passage."""

    def __init__(self, document: Document, american: bool) -> None:
        self.own = document.date
        self.precision = document.date_precision or "day"
        self.american = american
        self.context: date | None = None  # the day, month or year spoken of last
        self.sentence_year: int | None = None
        self.text = ""

    def read(self, text: str) -> list[DateMention]:
        """All dates of a passage, in order, free of overlaps."""
        self.text = text
        self.sentence_year = None
        found: list[DateMention] = []
        position = sentence = 0
        while match := grammar.MASTER.search(text, position):
            if (ended := self._sentence_start(position, match.start())) > sentence:
                sentence, self.sentence_year = ended, None
            name = match.lastgroup or ""
            mention = self._mention(name, match.start())
            position = max(mention.end if mention else self._skip(match), match.start() + 1)
            if mention:
                self._remember(name, mention)
                found.append(mention)
        return self._join(found)

    def _sentence_start(self, position: int, start: int) -> int:
        ends = [
            m.end() for m in grammar.SENTENCE_END.finditer(self.text, max(0, position - 2), start)
        ]
        return ends[-1] if ends else 0

    @staticmethod
    def _skip(match: re.Match[str]) -> int:
        """Where to go on after a form that is no date: past its first word."""
        word = re.match(r"\w+\.?", match.group())
        return match.start() + (word.end() if word else 1)

    def _remember(self, name: str, mention: DateMention) -> None:
        if mention.role == "point" or name in ("days_month", "month_days"):
            self.context = mention.first
            if not mention.relative and name in ("year", "month_year", "month_day", "day_month"):
                self.sentence_year = mention.first.year

    def _mention(self, name: str, start: int) -> DateMention | None:
        match = grammar.COMPILED[name].match(self.text, start)
        if match is None:
            return None
        try:
            read = _HANDLERS[name](self, match)
        except (ValueError, OverflowError):  # 31 June, the year 0
            return None
        if read is None:
            return None
        span, precision, role, relative, end = read
        end = end or match.end()
        if self.text[end - 1] == "]" and "[" not in self.text[start:end]:
            end -= 1
        return DateMention(
            start, end, self.text[start:end], span[0], span[1], precision, role, relative
        )

    # -- years -----------------------------------------------------------------------------

    def _year(self, match: re.Match[str], month: int, day: int = 15) -> tuple[int, bool] | None:
        """The year of a month or day and whether it was guessed; None where nothing tells it."""
        groups = match.groupdict()
        for key in ("y", "y2"):
            if groups.get(key):
                return int(groups[key]), False
        if short := groups.get("yy") or groups.get("yyd"):
            return calendar.full_year(short), False
        if word := groups.get("ry"):
            base = self.context if "same" in word or "that" in word else self.own
            return (base.year + calendar.step(word), True) if base else None
        if self.sentence_year:
            return self.sentence_year, True
        anchor = self.own or self.context
        if anchor is None:
            return None
        return calendar.nearest_year(
            anchor, month, min(day, 28), self._planned(match.start())
        ), True

    def _planned(self, start: int) -> bool:
        """Whether the nearest verb before a date speaks of the future."""
        before = self.text[max(0, start - _LOOK_BACK) : start]
        if before.endswith(("since ", "SINCE ", "Since ")):
            return False
        ends = list(grammar.SENTENCE_END.finditer(before))
        before = before[ends[-1].end() :] if ends else before
        cues = list(grammar.PLAN_OR_PAST.finditer(before))
        return bool(cues) and cues[-1].lastgroup == "plan"

    # -- joining ---------------------------------------------------------------------------

    def _join(self, found: list[DateMention]) -> list[DateMention]:
        """ "From A to B" is one range; "since A" lasts to the document's date."""
        joined: list[DateMention] = []
        for mention in found:
            if joined and self._from_to(joined[-1], mention):
                joined[-1] = self._range(joined[-1], mention)
            else:
                joined.append(mention)
        return [self._since(mention) for mention in joined]

    def _from_to(self, before: DateMention, after: DateMention) -> bool:
        gap = self.text[before.end : after.start]
        lead = _FROM.search(self.text[max(0, before.start - 12) : before.start])
        return bool(
            lead
            and len(gap) < 14
            and _TO.fullmatch(gap)
            and before.role == after.role == "point"
            and before.first <= after.last
        )

    def _range(self, before: DateMention, after: DateMention) -> DateMention:
        days = before.precision == after.precision == "day"
        return DateMention(
            before.start,
            after.end,
            self.text[before.start : after.end],
            before.first,
            max(after.last, before.first),
            before.precision,
            "range" if days and (after.last - before.first).days < 32 else "period",
            before.relative or after.relative,
        )

    def _since(self, mention: DateMention) -> DateMention:
        lead = _FROM.search(self.text[max(0, mention.start - 12) : mention.start])
        if not lead or not lead["since"] or mention.role != "point":
            return mention
        start = mention.start - (len(lead.group()) if lead else 0)
        last = max(self.own or mention.last, mention.first)
        return replace(
            mention, start=start, surface=self.text[start : mention.end], last=last, role="period"
        )


_Read = tuple[tuple[date, date], str, str, bool, int | None] | None


def _point(span: tuple[date, date], precision: str, relative: bool = False) -> _Read:
    return span, precision, "point", relative, None


def _period(span: tuple[date, date], precision: str, relative: bool = False) -> _Read:
    return span, precision, "period", relative, None


def _iso(reader: _Reader, match: re.Match[str]) -> _Read:
    return _point(calendar.day(int(match["y"]), int(match["n"]), int(match["d"])), "day")


def _numeric(reader: _Reader, match: re.Match[str]) -> _Read:
    first, second = int(match["n"]), int(match["n2"])
    year = calendar.full_year(match["y"])
    month_first = second > 12 or (reader.american and match["sep"] == "/" and first <= 12)
    month, number = (first, second) if month_first else (second, first)
    return _point(calendar.day(year, month, number), "day")


def _time_group(reader: _Reader, match: re.Match[str]) -> _Read:
    month = calendar.month_number(match["m"])
    return _point(calendar.day(calendar.full_year(match["yy"]), month, int(match["d"])), "day")


def _fiscal(reader: _Reader, match: re.Match[str]) -> _Read:
    """The United States' fiscal year begins on 1 October of the year before."""
    first = calendar.full_year(match["n"])
    last = calendar.full_year(match["n2"]) if match["n2"] else first
    if last < first:
        return None
    return _period((date(first - 1, 10, 1), date(last, 9, 30)), "year")


def _two_dates(reader: _Reader, match: re.Match[str]) -> _Read:
    month, month2 = calendar.month_number(match["m"]), calendar.month_number(match["m2"])
    day, day2 = int(match["d"]), int(match["d2"])
    if match["y2"]:
        year2, guessed = int(match["y2"]), False
    elif match["y"]:
        year2, guessed = int(match["y"]), False
    elif found := reader._year(match, month2, day2):
        year2, guessed = found
    else:
        return None
    year = int(match["y"]) if match["y"] and match["y2"] else year2 - (month > month2)
    first, last = date(year, month, day), date(year2, month2, day2)
    return ((first, last), "day", "range", guessed, None) if first <= last else None


def _two_days(reader: _Reader, match: re.Match[str]) -> _Read:
    month, first, last = calendar.month_number(match["m"]), int(match["d"]), int(match["d2"])
    found = reader._year(match, month, first)
    if not found or first >= last:
        return None
    return (
        (date(found[0], month, first), date(found[0], month, last)),
        "day",
        "range",
        found[1],
        None,
    )


def _one_day(reader: _Reader, match: re.Match[str]) -> _Read:
    text, month = reader.text, calendar.month_number(match["m"])
    lead = text[max(0, match.start() - 8) : match.start()].lower()
    if (
        match.re is grammar.COMPILED["month_day"]
        and not (match["y"] or match["ry"])
        and _COUNTED.match(text, match.end())
        and not _AFTER_DAY.match(text, match.end())
        and re.search(r"\b(?:in|last|since|during|this|by|and)\s$", lead)
    ):  # "in June 11 of their countrymen" counts people
        found = reader._year(match, month)
        end = match.end("m")
        return (calendar.month(found[0], month), "month", "point", found[1], end) if found else None
    found = reader._year(match, month, int(match["d"]))
    if not found:
        return None
    return _point(calendar.day(found[0], month, int(match["d"])), "day", found[1])


def _week_of_month(reader: _Reader, match: re.Match[str]) -> _Read:
    month = calendar.month_number(match["m"])
    found = reader._year(match, month)
    if not found:
        return None
    order, unit = calendar.ordinal(match["o"]), match["u"].lower()
    first, last = calendar.month(found[0], month)
    size = 15 if unit in ("half", "fortnight") else 3 if unit.startswith("day") else 7
    start = (
        last - timedelta(days=size - 1) if order < 0 else first + timedelta(days=size * (order - 1))
    )
    end = last if order < 0 or unit == "half" and order == 2 else start + timedelta(days=size - 1)
    return _point((max(start, first), min(end, last)), "month", found[1])


def _quarter(reader: _Reader, match: re.Match[str]) -> _Read:
    groups = match.groupdict()
    if groups.get("ty"):
        year, guessed = (reader.own.year, True) if reader.own else (None, True)
    else:
        found = reader._year(match, 6)
        year, guessed = found if found else (None, True)
    if year is None:
        return None
    order = int(match["n"]) if groups.get("n") else calendar.ordinal(match["o"])
    unit = match["u"].lower()
    months = 3 if unit in ("q", "quarter", "three months") else 9 if unit.startswith("nine") else 6
    return _point(calendar.part_of_year(year, months, order), "year", guessed)


def _months(reader: _Reader, match: re.Match[str]) -> _Read:
    month, month2 = calendar.month_number(match["m"]), calendar.month_number(match["m2"])
    if not calendar.ends_like_month(match["m"], match["m2"]):
        return None
    years = [int(y) for y in re.findall(r"\b(?:19|20)\d\d", match.group())]
    if years:
        year2, guessed = years[-1], False
    elif found := reader._year(match, month2):
        year2, guessed = found
    else:
        return None
    year = years[0] if len(years) > 1 else year2 - (month > month2)
    first, last = calendar.month(year, month)[0], calendar.month(year2, month2)[1]
    return _period((first, last), "month", guessed) if first <= last else None


def _part_month(reader: _Reader, match: re.Match[str]) -> _Read:
    month = calendar.month_number(match["m"])
    if match["r"]:
        year = calendar.relative_month_year(reader.own, month, match["r"])
        found = (year, True) if year else None
    else:
        found = reader._year(match, month)
    if not found:
        return None
    return _point(calendar.part(calendar.month(found[0], month), match["part"]), "month", found[1])


def _rel_month(reader: _Reader, match: re.Match[str]) -> _Read:
    month = calendar.month_number(match["m"])
    year = calendar.relative_month_year(reader.own, month, match["r"])
    return _point(calendar.month(year, month), "month", True) if year else None


def _month_year(reader: _Reader, match: re.Match[str]) -> _Read:
    month = calendar.month_number(match["m"])
    found = reader._year(match, month)
    return _point(calendar.month(found[0], month), "month", found[1]) if found else None


def _season(reader: _Reader, match: re.Match[str]) -> _Read:
    month = grammar.SEASONS[match["s"].lower()]
    if match.groupdict().get("ry") or match.groupdict().get("y"):
        found = reader._year(match, month)
    else:
        year = calendar.relative_month_year(reader.own, month, match["r"])
        found = (year, True) if year else None
    if not found:
        return None
    last = calendar.month(found[0] + (month > 10), (month + 1) % 12 + 1)[1]
    return _point((date(found[0], month, 1), last), "year", found[1])


def _years(reader: _Reader, match: re.Match[str]) -> _Read:
    first = int(match["y"])
    last = calendar.full_year(match["y2"] or match["y3"], first)
    after = match["y2"] is None and reader.text[match.end("y") :].lstrip().startswith("and")
    lead = reader.text[max(0, match.start() - 8) : match.start()]
    if not first < last <= first + 60 or _MONEY_BEFORE.search(lead):
        return _year(reader, match)
    if after and not lead.lower().endswith("between ") and last - first > 1:
        return _year(reader, match)  # "in 2005 and 2009": two years
    if _YEAR_COUNT.match(reader.text, match.end()) and not _YEAR_LEAD.search(lead):
        return None
    return _period((date(first, 1, 1), date(last, 12, 31)), "year")


def _year(reader: _Reader, match: re.Match[str]) -> _Read:
    text, start, end = reader.text, match.start(), match.end("y")
    lead = text[max(0, start - 12) : start]
    if _MONEY_BEFORE.search(lead) and not re.search(r"\bno\.?\s?\d+/$", lead, re.IGNORECASE):
        return None
    counted = _YEAR_COUNT.match(text, end)
    if counted and not re.search(r"\b(?:in|since|during|until)\s$", lead, re.IGNORECASE):
        return None
    if not _YEAR_LEAD.search(lead) and not re.match(
        r"\s?[,.;:)\]]|\s?$|\s[a-z]", text[end : end + 3]
    ):
        return None
    return calendar.year(int(match["y"])), "year", "point", False, end


def _part_year(reader: _Reader, match: re.Match[str]) -> _Read:
    if match["y"]:
        return _point(calendar.part(calendar.year(int(match["y"])), match["part"]), "year")
    if not reader.own:
        return None
    unit = match.group().rsplit(None, 1)[-1].lower()
    span = calendar.shift(reader.own, unit, calendar.step(match["r"]))
    precision = {"year": "year"}.get(unit, "month" if unit == "month" else "day")
    return _point(calendar.part(span, match["part"]), precision, True)


def _near_day(reader: _Reader, match: re.Match[str]) -> _Read:
    if not reader.own:
        return None
    word = re.sub(r"\s+", " ", match["w"].lower())
    steps = {"yesterday": -1, "last night": -1, "tomorrow": 1, "the day before yesterday": -2}
    offset = steps.get(word, 2 if word.startswith("the day after") else 0)
    if reader.precision != "day":
        return _point(calendar.shift(reader.own, reader.precision, 0), reader.precision, True)
    own = reader.own + timedelta(days=offset)
    return _point((own, own), "day", True)


def _earlier(reader: _Reader, match: re.Match[str]) -> _Read:
    if not reader.own or (reader.precision == "year" and match["u"].lower() != "year"):
        return None
    unit = match["u"].lower()
    first, last = calendar.shift(reader.own, unit, 0)
    if reader.precision == "day":
        earlier = match["e"].lower() == "earlier"
        first, last = (first, max(reader.own, first)) if earlier else (min(reader.own, last), last)
    return _point((first, last), "day" if unit == "week" else unit, True)


def _ago(reader: _Reader, match: re.Match[str]) -> _Read:
    word = match["e"].lower()
    base = reader.own if word in ("ago", "hence") else (reader.context or reader.own)
    if not base:
        return None
    count = calendar.number(match["n"])
    sign = 1 if word in ("later", "hence") else -1
    unit = match["u"].lower().rstrip("s")
    if unit == "decade":
        unit, count = "year", count * 10
    span = calendar.shift(base, unit, sign * count)
    if unit == "week":
        middle = base + timedelta(days=7 * sign * count)
        span = (middle - timedelta(days=3), middle + timedelta(days=3))
    precision = {"day": "day", "week": "month"}.get(unit, unit)
    return _point(span, precision if unit != "fortnight" else "month", True)


def _past_years(reader: _Reader, match: re.Match[str]) -> _Read:
    if not reader.own:
        return None
    unit = match["u"].lower().rstrip("s")
    count = calendar.number(match["n2"] or match["n"])
    if unit == "decade":
        unit, count = "year", count * 10
    forward = match["r"].lower() in ("next", "coming")
    other = calendar.moved(reader.own, unit, count if forward else -count)
    span = (reader.own, other) if forward else (other, reader.own)
    return _period(span, {"year": "year", "month": "month"}.get(unit, "day"), True)


def _near_rel(reader: _Reader, match: re.Match[str]) -> _Read:
    word, unit = match["r"].lower(), match["u"].lower()
    of_context = word in ("following", "previous", "preceding", "that", "same", "the same")
    base = reader.context if of_context and reader.context else reader.own
    if base is None or (unit == "day" and not (of_context or word == "next")):
        return None
    if unit == "day" and word == "next":
        base = reader.context or reader.own or base
    if (
        match.group().lower().startswith(("the ", "in the "))
        and word in ("last", "past")
        and unit != "day"
    ):
        return _period((calendar.moved(base, unit, -1), base), calendar.unit_precision(unit), True)
    span = calendar.shift(base, unit, calendar.step(word))
    return _point(span, calendar.unit_precision(unit), True)


def _before(reader: _Reader, match: re.Match[str]) -> _Read:
    base = reader.context or reader.own
    if base is None:
        return None
    unit = match["u"].lower()
    sign = 1 if match["e"].lower() == "after" else -1
    return _point(calendar.shift(base, unit, sign), unit, True)


def _weekday(reader: _Reader, match: re.Match[str]) -> _Read:
    if not reader.own or reader.precision != "day":
        return None
    wanted = grammar.WEEKDAYS.index(match["w"].lower())
    word = (match["r"] or "").lower()
    back = (reader.own.weekday() - wanted) % 7
    if word in ("next", "coming") or (
        word in ("", "on", "this") and reader._planned(match.start())
    ):
        found = reader.own + timedelta(days=(7 - back) % 7 or 7)
    else:
        found = reader.own - timedelta(days=back or (7 if word == "last" else 0))
    start = match.start("w")
    if word in ("on", ""):
        return (found, found), "day", "point", True, match.end()
    return (found, found), "day", "point", True, match.end() if start else None


def _month(reader: _Reader, match: re.Match[str]) -> _Read:
    word = match["m"]
    lead = reader.text[max(0, match.start() - 12) : match.start()]
    if word.rstrip(".").lower() in ("may", "march") and not _MONTH_LEAD.search(lead):
        return None
    if word.lower() in ("april", "june", "august", "may") and re.match(
        r"\s(?!On|In|At)[A-Z][a-z]", reader.text[match.end() : match.end() + 3]
    ):
        return None  # a person's name
    month = calendar.month_number(word)
    found = reader._year(match, month)
    return _point(calendar.month(found[0], month), "month", found[1]) if found else None


def _ordinal_day(reader: _Reader, match: re.Match[str]) -> _Read:
    word = (match["r"] or "").lower()
    base = reader.own if word in ("this", "last", "next") else (reader.context or reader.own)
    if base is None:
        return None
    first = calendar.shift(base, "month", calendar.step(word))[0]
    return _point(calendar.day(first.year, first.month, int(match["d"])), "day", True)


_HANDLERS: dict[str, Callable[[_Reader, re.Match[str]], _Read]] = {
    "iso": _iso,
    "numeric": _numeric,
    "time_group": _time_group,
    "fiscal": _fiscal,
    "days_months": _two_dates,
    "months_days": _two_dates,
    "days_month": _two_days,
    "month_days": _two_days,
    "day_month": _one_day,
    "month_day": _one_day,
    "week_month": _week_of_month,
    "quarter": _quarter,
    "quarter_short": _quarter,
    "months": _months,
    "part_month": _part_month,
    "rel_month": _rel_month,
    "month_year": _month_year,
    "season": _season,
    "rel_season": _season,
    "years": _years,
    "part_year": _part_year,
    "year": _year,
    "near_day": _near_day,
    "earlier": _earlier,
    "ago": _ago,
    "past_years": _past_years,
    "near_rel": _near_rel,
    "before": _before,
    "weekday": _weekday,
    "month": _month,
    "ordinal_day": _ordinal_day,
}


def annotate(passages: list[Passage], document: Document) -> list[list[DateMention]]:
    """Dates of each passage.

    Args:
        passages: The document's passages; furniture and header lines get no marks.
        document: Its date anchors what is relative; where it has none, relative dates stay
            unmarked and a day without a year takes the year spoken of last.
    """
    text = " ".join(p.text for p in passages if "/" in p.text)
    second = re.search(r"\b\d{1,2}/(?:1[3-9]|2\d|3[01])/(?:19|20)?\d\d\b", text)
    first = _AMERICAN.search(text)
    american = bool(second) or (document.kind == "cable" and not first)
    reader = _Reader(document, american)
    return [
        reader.read(p.text)
        if not p.furniture
        and p.part not in ("header", "furniture")
        and grammar.MAY_HOLD.search(p.text)
        else []
        for p in passages
    ]
