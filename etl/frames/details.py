"""What a sentence adds to a flow or hotspot: population, numbers, period."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as Day
from functools import cache, lru_cache

from etl.document import AnnotatedPassage, DateMention, Quantity, within
from etl.frames import clauses, when
from etl.paths import REFERENCE
from etl.scan import Rare, Scan

_AND_MORE = re.compile(r"\s+and (?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+)\b")
_NOT_WHEN = re.compile(r"\b(?:each|every|until|till|by|before)\s(?:the\s)?$", re.IGNORECASE)
_DASH = re.compile(r"\s?[-–—]")
_DATELINE = 25
"""Code points of a part that is a place alone before a dash."""
_NOWADAYS = frozenset(["today", "now", "tonight", "nowadays"])
_QUOTATION = re.compile(r"[\"“”]")
_KIND = (
    r"(?:(?:young|old|older|poor|rural|local|elderly|disabled|foreign|unmarried|[a-z]+ese|chinese|"
    r"[a-z]+an|[a-z]+i|thai|other|mine|mining|construction|truck|taxi|factory|aid|social|two|three|four|several|some|\d+(?:-year-old)?)\s)"
)
_ADULT = (
    r"(?:men|man|women|woman|husbands?|couples?|farmers?|fishermen|workers?|miners?|soldiers?|drivers?"
    r"|tourists?|businessmen|customers?|clients?)"
)
_PERSON = r"(?:men|man|women|woman|husbands?|couples?|boys?|girls?|farmers?|fishermen|workers?)"
_NOT_TAKEN = Scan(
    rf"\b(?:by|to)\s(?:(?:an?|the|his|her|their)\s)?{_KIND}{{0,3}}{_ADULT}\b"
    rf"|\b(?:arrested|sentenced|jailed|convicted|charged|detained|accused|indicted)\s"
    rf"(?:(?:an?|the)\s)?{_KIND}{{0,3}}{_PERSON}(?:\sand\s(?:an?\s)?{_KIND}{{0,2}}{_PERSON})?\b"
    rf"|\b{_PERSON}(?:\sand\s(?:an?\s)?{_KIND}{{0,2}}{_PERSON})?,?\s(?:(?:is|are|was|were|have|has|been)\s)"
    r"{0,2}(?:in\scustody|sentenced|arrested|jailed|convicted|charged|accused|detained\sfor)\b"
    rf"|\b{_PERSON},?\s(?:(?:who\s)?(?:sold|recruited|trafficked|lured|brought)\s)"
    rf"(?=(?:(?:an?|the|at\sleast|over)\s)?{_KIND}{{0,3}}{_PERSON}\b)"
    r"|\b(?:men|man|husbands?|grooms?|farmers?)\s(?:who\s)?(?:came\sto\s(?:look|see|choose|buy)|cho(?:se|ose)|pa(?:y|ys|id)|bought|buy)\b"
    r"|\b(?:bearing|having|have|bear|bore|expecting)\s(?:of\s)?(?:their\s|more\s)?(?:children|babies|sons)\b"
    r"|\b(?:her|his|their|the\s\w+['’]s?)\s(?:mothers?|fathers?|parents|brothers?)\b"
    r"|\b(?:NGO|social|aid|case|health|relief|outreach|community|charity|church|shelter|rescue|welfare)[\s-]workers?\b"
    r"|\b(?:wife|husband|bride|groom)['’]s\s(?:family|relatives?|sisters?|brothers?|parents|mother|father|cousins?)\b"
    rf"|\b{_PERSON}['’]s?\s(?:mobile\s)?(?:tele)?phones?\b(?!\s(?:is|are|was|were|had\sbeen)\s(?:taken|kept|seized|smashed))",
    re.IGNORECASE,
)
"""Those who take, buy or are tried, those at home, and those who help: no victims."""
_NAMED_AFTER = (
    r"(?:Women|Woman|Girls?|Boys?|Children|Child|Minors?|Fishermen|Seafarers?|Workers?|Migrants?|Mothers?|"
    r"Students?|Refugees?|Juveniles?)"
)
_BODY = (
    r"(?:Ministry|Department|Office|Division|Directorate|Bureau|Committee|Units?|Desk|Board|Commission|Agency|"
    r"Network|Cent(?:er|re)|Union|Association|Foundation|Federation|Group|House|Shelter|Affairs|Development|"
    r"Protection|Rights|Circle|Alliance|Coalition|Council|Court|Police|Brigade|Fund|Institute|Society|"
    r"Organi[sz]ation|Trust|Weekly|League|Service|Welfare|Advancement|Hospital|Clinic|Crisis|Rescue)"
)
_NAMES_OF_BODIES = Scan(
    rf"\b{_NAMED_AFTER}(?:['’]s?)?(?:(?:\sand|,|\s&)\s{_NAMED_AFTER}(?:['’]s?)?)*(?:\sand)?\s"
    rf"(?:[A-Z][\w'’-]+\s){{0,3}}?{_BODY}\b"
    rf"|\b(?:{_BODY}|ministry|department)\s(?:of|for|on)(?:\sthe)?(?:\s(?:[A-Z][\w'’-]+,?|and|of|for|the)){{0,4}}?"
    rf"\s{_NAMED_AFTER}\b(?:(?:\sand|,)?\s{_NAMED_AFTER}\b)*"
    r"|\bSave the Children\b"
    r"|\b(?:women|girls|boys|children|fishermen|seamen|workers|migrants|students)['’]s?\s(?:unions?|associations?|"
    r"organi[sz]ations?|groups?|cent(?:er|re)s?|homes|committees?|rights|federations?|networks?|desks?|offices?|"
    r"departments?|courts?|magazines?)\b"
    r"|\bchild (?:protection|rights|welfare)\b"
)
"""Bodies that are named after people: who is taken is not told by their names."""
_TAKERS = Scan(
    r"\b(?:an?|the|another|one)\s(?:[\w-]+\s){0,2}?(?:man|woman|boy|girl|couple)\b"
    r"(?:\s(?!(?:who|were|was|and|of)\b)[\w’'-]+){0,8}\s"
    r"(?:took|brought|sold|led|lured|delivered|drove|invited|persuaded|tricked)\s(?:her|him|them)\b",
    re.IGNORECASE,
)
"""One who did it to those told of before: "a boy she had met took her to the market"."""
_WORD = re.compile(r"[^\W\d_]+")
_VISIT = Rare(
    r"\b(?:(?:[Pp]ol|[Ee]con|[Ll]ab|[Cc]on|[Ee]mb|[Cc]on[Gg]en|[Rr]ef|POL|ECON|EMB|CON)\w{0,4}[Oo]ffs?|[Pp]olChief"
    r"|[Aa]mbassador|[Cc]harg[eé]|DCM|[Ww]e|[Oo]ur\steams?|[Rr]eporters?)\b(?:\s[\w’'-]+){0,3}?\s"
    r"(?:met|visited|spoke|called\son|toured|interviewed|heard|saw|spent|travel+ed|talked)\b"
)
"""A visit, whose date is not that of what the visitors were told."""


@dataclass(frozen=True, slots=True)
class _Words:
    """Words, stems and phrases of one declared list, each with the value that it stands for."""

    words: dict[str, str]
    stems: dict[str, str]
    lengths: tuple[int, ...]
    phrases: re.Pattern[str]
    of_phrase: dict[str, str]
    order: tuple[str, ...]

    def values(self, text: str) -> list[str]:
        """The values whose words a text has, in their order of declaration."""
        found: set[str] = set()
        words = _WORD.findall(text.lower())
        for word in set(words):
            if word in self.words:
                found.add(self.words[word])
            for length in self.lengths:  # the longest stem counts
                if word[:length] in self.stems:
                    found.add(self.stems[word[:length]])
                    break
        joined = " " + " ".join(words) + " "
        found.update(self.of_phrase[match.group()] for match in self.phrases.finditer(joined))
        return [value for value in self.order if value in found]


@cache
def _population() -> _Words:
    declared = tomllib.loads((REFERENCE / "purposes.toml").read_text(encoding="utf-8"))
    return _compile(declared["population"])


def _compile(entry: dict[str, str]) -> _Words:
    words: dict[str, str] = {}
    stems: dict[str, str] = {}
    phrases: dict[str, str] = {}
    for value, listed in entry.items():
        for item in (" ".join(part.replace("-", " ").split()) for part in listed.split("|")):
            bare = item.rstrip("*")
            if " " in item:
                phrases[" " + bare.replace("*", "") + ("" if item.endswith("*") else " ")] = value
            elif item.endswith("*"):
                stems[bare] = value
            else:
                words[item] = value
    lengths = tuple(sorted(set(map(len, stems)), reverse=True))
    return _Words(words, stems, lengths, _any_of(phrases), phrases, tuple(entry))


_ALL_BUT = re.compile(r"\ball but\s$", re.IGNORECASE)
_PART_OF_WHOLE = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+|some|many|most|several|none|half)\sof\s"
    r"(?:the|these|those|all)\s$",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\sof\s(?:them|these|those|whom|which)\b", re.IGNORECASE)
_OF_WHOM = re.compile(r"\b(?:of\swhom|among\sthem|including)\W\s?$|\bof\swhom\s$", re.IGNORECASE)
_OF_A_FEW = re.compile(
    r"\s(?:out\s)?of\s(?:every\s)?"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|twenty|\d{1,2}|hundred|100)\s"
    r"(?!years?|months?|days?|weeks?|provinces|countries|cases|percent)[a-z]",
    re.IGNORECASE,
)
"""What follows the first number of a rate, up to the noun."""


def _any_of(items: dict[str, str]) -> re.Pattern[str]:
    longest_first = sorted(items, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")


def population(text: str) -> list[str]:
    """Who is spoken of as taken, as values of population; not who takes, buys or is tried."""
    return list(_populations(text))


@lru_cache(maxsize=1024)
def _populations(text: str) -> tuple[str, ...]:
    taken = _TAKERS.without(_NOT_TAKEN.without(_NAMES_OF_BODIES.without(text)))
    return tuple(_population().values(taken))


def people_counted(passage: AnnotatedPassage, start: int, end: int) -> list[Quantity]:
    """Counts of people inside a span; parts that add up ("three boys and a girl") are left out."""
    text = passage.passage.text
    counts = [
        q
        for q in passage.quantities
        if q.unit == "people" and start <= q.number_start and q.end <= end
    ]
    return [
        q
        for q in counts
        if not is_part(q, text) and not is_share(q, text) and not is_subset(q, counts, text)
    ]


def is_part(count: Quantity, text: str) -> bool:
    """Whether a count is one of several that add up to those named before them."""
    if _AND_MORE.match(text, count.end):
        return True
    after = text[count.end : count.end + 6].strip()
    return text[: count.start].rstrip().endswith(" and") and not after.startswith("from")


def is_share(count: Quantity, text: str) -> bool:
    """Whether a number is a rate, what is left out, or a whole of which a part is told.

    "nine of ten victims", "all but 17", "one of the twelve".
    """
    before = text[max(0, count.start - 24) : count.start]
    return bool(
        _ALL_BUT.search(before)
        or _PART_OF_WHOLE.search(before)
        or _OF_A_FEW.match(text, count.number_end)
    )


def is_subset(count: Quantity, counts: Sequence[Quantity], text: str) -> bool:
    """Whether a number is of some of those counted before it in a sentence: "five of them"."""
    if not any(q.end <= count.start and q.low > count.low for q in counts):
        return False
    before = text[max(0, count.start - 16) : count.start]
    return bool(_OF_THEM.match(text, count.number_end) or _OF_WHOM.search(before))


def period(
    passage: AnnotatedPassage, start: int, end: int, at: int | None = None, own: Day | None = None
) -> DateMention | None:
    """When what a sentence tells of a place happened.

    Args:
        passage: The passage.
        start: First code point of the sentence.
        end: One past its last.
        at: The place; the clause that holds it tells when, else those before it. Dates of a
            clause that only tells who says so, of other quotations, of what recurs and of ends
            ("every March", "until 2004", "today") tell nothing of it.
        own: The document's own date.
    """
    text = passage.passage.text
    at = start if at is None else at
    dates = [
        told
        for mark in within(passage.dates, start, end)
        if mark.end <= end and _tells_when(mark, text)
        if not _quoted_apart(mark, at, text)
        if (told := when.told_by(mark, at, text, own)) is not None
    ]
    if not dates:
        return None
    told = clauses.parts(text[start:end])
    here = max((i for i, part in enumerate(told) if part.start <= at - start), default=0)
    order = [told[here], *_bound(text[start:end], told, here), *reversed(told[:here])]
    order += clauses.onward(told, here)
    for part in order:
        inside = [d for d in dates if part.start <= d.start - start < part.end]
        visit = _VISIT.search(text, start + part.start, start + part.end) if inside else None
        if inside and not visit and not clauses.of_speaker(told, part):
            return min(inside, key=lambda d: (d.role != "period", abs(d.start - at)))
    return None


def _bound(sentence: str, told: tuple[clauses.Part, ...], here: int) -> tuple[clauses.Part, ...]:
    """The part behind that a place belongs to: its noun's "who ...", or all after a dateline."""
    part, behind = told[here], told[here + 1 : here + 2]
    dateline = here == 0 and part.end < _DATELINE and _DASH.match(sentence, part.end)
    if behind and (dateline or (behind[0].kind == "relative" and sentence[part.end] != ",")):
        return behind
    return ()


def _tells_when(date: DateMention, text: str) -> bool:
    before = text[max(0, date.start - 12) : date.start]
    return not _NOT_WHEN.search(before) and date.surface.lower() not in _NOWADAYS


def _quoted_apart(date: DateMention, at: int, text: str) -> bool:
    """Whether a quotation begins or ends between a date and a place."""
    between = text[min(date.end, at) : max(date.start, at)]
    return len(_QUOTATION.findall(between)) % 2 == 1
