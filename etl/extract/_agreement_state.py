"""When an agreement was made and how far it has come, by what stands nearest to its noun."""

import re
from datetime import date
from typing import Any

from etl.document import DateMention, within
from etl.extract import _agreement_words as words
from etl.extract._agreement_mention import Mention

_DATE_OF_OTHERS = re.compile(
    r"\b(?:until|till|by|before|from|between|as\sof|years?|for|survey|figures|report|conference|"
    r"meeting)\s(?:the\s)?$",
    re.IGNORECASE,
)
_DATES_FROM = re.compile(
    r"\b(?:dat(?:es|ed|ing)|remains)\s(?:back\s)?(?:from|to)\s$", re.IGNORECASE
)
_ATTRIBUTE = re.compile(
    r"\s(?:(?:[A-Z][\w'’()-]*|in|of|and|on|the)\s){0,8}"
)  # "by the 1993 Child Law"
_OF_DATE = re.compile(
    r"\W{0,3}(?:[\w’'-]+\s){0,2}\(?(?:(?:of|in|from|dated|on|since)\s)?(?:the\s)?"
)
_EVENT = re.compile(
    r"\b(?:said|told|met|held|arrested|convicted|sentenced|rescued|returned|went|who|marked|opened|"
    r"hosted|tried|trained|visited|noted|asked|meet|meets|hold|holds|convene|"
    r"convenes)\b",
    re.IGNORECASE,
)
_MAKING = re.compile(
    r"\b(?:sign\w*|initial\w*|adopt\w*|conclud\w*|approv\w*|endors\w*|agreed|inked|reach\w*|"
    r"renew\w*|exchang\w*|pass(?:ed|es)|enact\w*|promulgat\w*|ratif\w*|acced\w*|amend\w*|force|"
    r"effect|issued|dat(?:es|ed|ing)|became|launched|made|replac\w+|lapsed|expire[ds]?|laid|"
    r"put\stheir|reformed|widened|tightened|draft\w*|negotiat\w*|finali[sz]\w*|complet\w+|ready|"
    r"due|expected|approval|sealed|"
    r"signature|signing|accession|introduced|set\sup|established|came|goes|cover\w*|supersed\w+|"
    r"follow\w*|wrote|written|published|extend\w*|remains|carr(?:y|ied)|adds?|added|brought|"
    r"revis\w+|punish\w*|on\sthe\sbooks|in\splace|exist(?:s|ed)?)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"(?:(?<=\bthe\s)|(?<=['’]s\s)|(?<=\btheir\s)|(?<=\bits\s)|"
    r"(?<=\bThe\s))(?P<year>(?:19|20)\d\d)\b"
)
"""A year behind an article, as names have it."""
_YEAR_OF = re.compile(r"\sof\s(?P<year>1[89]\d\d|20\d\d)\b")
_SMALL_NAME = re.compile(r"\s(?:bilateral\s|joint\s|regional\s|trilateral\s|[\w-]+-[\w-]+\s)?")
_CAPITAL_NAME = re.compile(r"\s(?:(?:[A-Z][\w'’()-]*|in|of|and|on|for|the)\s){0,8}")
_PASSED = re.compile(
    r"\b(?:pass\w*|enact\w*|adopt\w*|became|effect|force|promulgat\w*|sign\w*\sinto)\b", re.I
)
_YET_TO_PASS = re.compile(
    r"\b(?:to|will|would|could|may|might|should|must|not|if|until|before)\s(?:\w+\s)?"
    r"(?:pass|enact|adopt|promulgat|sign)",
    re.IGNORECASE,
)
"""What is only expected of a bill."""
_OTHER_LAW = re.compile(r"\b(?:Act|Law|Code|Ordinance|Decree|Regulations|Rules)(?:\sof|,)?\s$")
_AND_THEN = re.compile(r"(?:,|,?\s(?:and|or|nor))\s")
"""Around the year in the name of a law that stands before another."""
_RENEWS = re.compile(
    r"\b(?:renew|extend|revise|amend|review|update)(?:s|d|ed|ing)?\s(?:[\w'’]+\s){0,3}$",
    re.IGNORECASE,
)
"""What is renewed is there already."""
_ATTACHED = re.compile(r"(?:,|\sof)?\s(?:B\.E\.\s\d{4}\s)?\(?")
_RELATIVE = re.compile(r"\b(?:under|through|by|in)\swhich\b|\bwhose\b")
_REACH = 150
_NAME = 120
_DETERMINER = re.compile(r"\b(?:the|an|its|this|that)\s$", re.IGNORECASE)
_UNDER = re.compile(r"\b(?:under|against|violat\w+|breach\sof|pursuant\sto)\s", re.IGNORECASE)
_ONLY_WHEN = re.compile(
    r"[^.;:()]{0,40}?\s(?:in|on|since|during)\s(?:the\s)?(?:early\s|late\s|mid-)?"
)
_THING = re.compile(r"\s(?!of\b|and\b|or\b|to\b|by\b|with\b|in\b|between\b|for\b|on\b)[a-z]{3,}")
"""Behind "the 2003 ...": another thing that the year belongs to."""


_OTHER_VERB = re.compile(
    r"\b(?:said|told|who|where|that|arrested|rescued|sold|sentenced|victims)\b"
)
_OF_BEFORE = re.compile(r"\s(?:of|dated)\s(?:the\s)?$")
_NUMBER_OF = re.compile(r"\s(?:\d+\s|No\.?\s\S{1,8}\s)?of\s(?:the\s)?")
"""Between a text and its date: "the decree No. 14 of 3 May"."""
_WOULD = re.compile(r"\bwould\s[a-z]+\b")
"""What a bill that is no law yet would do."""


def date_of(mention: Mention) -> DateMention | None:
    """The date nearest to the noun in its clause that is not another thing's."""
    dates = within(mention.passage.dates, *mention.clause)
    if named := _year_of_name(mention):
        exact = (d for d in dates if d.precision != "year" and d.first.year == named.first.year)
        return next(exact, named)
    best, least = None, _REACH
    for dated in dates:
        away = _away(mention, dated)
        if away is not None and away < least:
            best, least = dated, away
    return best or _year_behind(mention)


def _away(mention: Mention, dated: DateMention) -> int | None:
    """How far a date stands from the noun, what lies between counted; None of another thing's."""
    text = mention.passage.passage.text
    if dated.role != "point" and not dated.surface.lower().startswith("since"):
        return None
    if _of_another_thing(text, mention, dated):
        return None
    lead = text[max(0, dated.start - 24) : dated.start]
    attribute = _ATTRIBUTE.fullmatch(text[dated.end : mention.start])
    if _DATE_OF_OTHERS.search(lead) and not _DATES_FROM.search(lead) and not attribute:
        return None
    behind = dated.start >= mention.end
    between = text[mention.end : dated.start] if behind else text[dated.end : mention.start]
    if not _is_its_own(mention, dated, between, attribute is not None):
        return None
    another = words.NOUN.search(between)
    if another and _OF_BEFORE.search(lead):
        return None  # "the text of the agreement of 10 October"
    made = words.SIGNED.search(between) or words.IN_FORCE.search(between)
    away = len(between) + 25 * len(_OTHER_VERB.findall(between))
    return away + 15 * (not behind) + 60 * bool(another) - 60 * bool(made)


def _year_of_name(mention: Mention) -> DateMention | None:
    """The year in the name of a text: "the 2005 Human Trafficking Act, amended in 2009"."""
    text = mention.passage.passage.text
    between = _CAPITAL_NAME if text[mention.start].isupper() else _SMALL_NAME
    for year in _YEAR.finditer(text, max(mention.clause[0], mention.start - _NAME), mention.start):
        if between.fullmatch(text, year.end(), mention.start):
            return _whole(year)
    return None


def _year_behind(mention: Mention) -> DateMention | None:
    """The year of a text that is told by nothing else: "the Brothels Ordinance of 1889"."""
    text = mention.passage.passage.text
    year = _YEAR_OF.match(text, mention.end, mention.clause[1])
    return _whole(year) if year else None


def _whole(year: re.Match[str]) -> DateMention:
    """A year as a date."""
    number = int(year.group("year"))
    first, last = date(number, 1, 1), date(number, 12, 31)
    return DateMention(*year.span("year"), year.group("year"), first, last, "year", "point", False)


def _of_another_thing(text: str, mention: Mention, dated: DateMention) -> bool:
    """Whether a bare year is the attribute of something else: "since the 2003 returns".

    That of a law told before is its own: "the Employment Act 1955 or the Penal Code".
    """
    if dated.precision != "year":
        return False
    if dated.end <= mention.start:
        of_law = _OTHER_LAW.search(text, max(0, dated.start - 20), dated.start)
        return bool(of_law and _AND_THEN.match(text, dated.end))
    if dated.start < mention.end:
        return False
    determined = text[: dated.start].endswith(("the ", "its ", "their "))
    return determined and bool(_THING.match(text, dated.end))


def _is_its_own(mention: Mention, dated: DateMention, between: str, attribute: bool) -> bool:
    """Whether a verb of making, or nothing at all, joins a date to the noun.

    What is told of as the day of a seminar on a law, or of a meeting to work on a plan, is not
    the day of the law or plan.
    """
    text = mention.passage.passage.text
    if _governs(mention, dated, between):
        return False
    beside = mention.kind != "law" or not between.endswith(" on ")
    if (
        attribute
        or (beside and _OF_DATE.fullmatch(between))
        or mention.clause[1] - mention.clause[0] < 90
    ):
        return True
    lead = text[max(mention.clause[0], dated.start - 12) : dated.start]
    if dated.start >= mention.end and not words.NOUN.search(between):
        made = _MAKING.search(text, max(mention.clause[0], mention.start - 50), mention.start)
        event = _EVENT.search(between)
        if not event and (made or lead.endswith(("(", " of ", " dated ", "(of "))):
            return True
    beyond = text[dated.end : min(mention.clause[1], dated.end + 60)]
    before = text[max(mention.clause[0], dated.start - 70) : dated.start]
    return any(_MAKING.search(part) for part in (between, beyond, before))


def _governs(mention: Mention, dated: DateMention, between: str) -> bool:
    """Whether a date is that of what was done under a text: "filed under the Act in 2001"."""
    if dated.start >= mention.end and _RELATIVE.search(between):
        return True  # "under which 3,100 left in 2011"
    since = dated.surface.lower().startswith("since")
    when = f"{between}since " if since else between
    if dated.start < mention.end or not _ONLY_WHEN.fullmatch(when) or _MAKING.search(between):
        return False
    text = mention.passage.passage.text
    lead = text[max(mention.clause[0], mention.start - _NAME) : mention.start]
    under = list(_UNDER.finditer(lead))
    return bool(under) and not _MAKING.search(lead, under[-1].end())


def dates_of(mention: Mention, dated: DateMention | None) -> list[DateMention | None]:
    """The dates of several of a kind: "the declarations of 14 December and 16 February"."""
    if not mention.plural or dated is None or dated.start < mention.end:
        return [dated]
    following = [
        d
        for d in within(mention.passage.dates, dated.start, mention.clause[1])
        if d.role == "point"
    ]
    several = following[:1]
    for one in following[1:]:
        if one.start - several[-1].end > 30:
            break
        several.append(one)
    return [*several]


def status_of(mention: Mention, dated: DateMention | None) -> tuple[str, bool]:
    """How far it has come, by the cue nearest to the noun; and whether there is one at all."""
    text, is_law = mention.passage.passage.text, mention.kind == "law"
    if dated and _NUMBER_OF.fullmatch(text, mention.end, dated.start):
        if is_law:
            return "in_force", True
        if not words.IN_FORCE.search(mention.text()):
            return "signed", True
    if is_law and dated and words.FORBIDDEN.match(mention.noun()):
        return "in_force", True
    if is_law and dated and dated.precision == "year":
        attached = _ATTACHED.fullmatch(text, mention.end, dated.start)
        if attached and not _PASSED.search(mention.text()):
            return "in_force", True  # "in accordance with the Act of 2008 they will be"
    if words.WISHED.search(text[max(mention.clause[0], mention.start - 90) : mention.start]):
        return "planned", True
    nearest, away = _nearest_cue(mention)
    if nearest == "in_force" and words.LAPSED.search(mention.text()):
        return "signed", True
    status_by_cue = _status_of_law if is_law else _status_of_pact
    return status_by_cue(mention, dated, nearest, away)


def _status_of_law(
    mention: Mention, dated: DateMention | None, nearest: str, away: float
) -> tuple[str, bool]:
    text = mention.passage.passage.text
    if dated and _ATTRIBUTE.fullmatch(text[dated.end : mention.start]):
        return "in_force", True  # "foreseen by the 2003 law"
    bill = mention.noun().lower().startswith("bill")
    expected = bill and bool(_YET_TO_PASS.search(mention.text()))
    if expected or bill and not _PASSED.search(mention.text()):
        would = _WOULD.search(text, mention.end, mention.clause[1])
        return "draft", bool(expected or nearest or would)
    early = nearest in ("draft", "planned")
    told = early or bool(words.LAW_STATED.search(mention.text()))
    return (nearest if early else "in_force"), told and away < 130


def _status_of_pact(
    mention: Mention, dated: DateMention | None, nearest: str, away: float
) -> tuple[str, bool]:
    text = mention.passage.passage.text
    lead = text[max(mention.clause[0], mention.start - 60) : mention.start]
    renewed = _RENEWS.search(lead) or (dated and _RENEWS.search(text[: dated.start]))
    if nearest == "planned" and renewed:
        return "in_force", True
    return nearest or "signed", bool(nearest) and away < 200


def _nearest_cue(mention: Mention) -> tuple[str, float]:
    """The status that the nearest cue of the clause tells, and how far off it is."""
    text = mention.passage.passage.text
    stated = words.LAW_STATED if mention.kind == "law" else words.SIGNED
    classes = [("draft", words.DRAFT), ("planned", words.PLANNED), ("in_force", words.IN_FORCE)]
    best, cost, taken = "", 400.0, list[tuple[int, int]]()
    for status, cue in [*classes, ("signed", stated)]:
        for match in cue.finditer(text, *mention.clause):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            if match.start() < mention.end and mention.start < match.end():
                continue  # the "plan to" of "action plan to combat"
            if match.group().lower() == "amended" and _DETERMINER.search(
                text[: match.start()][-8:]
            ):
                continue  # "the amended law is expected to be passed"
            behind = match.end() > mention.end
            if status == "draft" and behind and words.ANOTHER.match(text, match.end()):
                continue
            if status in ("draft", "planned"):
                taken.append((match.start(), match.end() + 7))
            away = max(match.start() - mention.end, mention.start - match.end(), 0)
            away += 25 * (status == "planned") + 15 * (status == "in_force")
            away += 40 * (match.group().lower() == "since")
            if away < cost:
                best, cost = status, away
    return best, cost


def sureness(fields: dict[str, Any], support: list[tuple[int, int, int]]) -> float:
    """How sure an agreement is, 0 to 1, before calibration: by kind, date, name and state."""
    sure = 0.8 if fields["date"] else 0.73
    sure += 0.05 * (fields["kind"] in ("law", "mou")) + 0.03 * bool(support)
    sure -= 0.08 * (fields["title"] is None) + 0.1 * (fields["status"] == "planned")
    return round(sure - 0.05 * (len(fields["parties"]) > 2), 2)
