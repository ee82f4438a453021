"""The columns of agreements, read off a noun for one and its clause."""

import re
from dataclasses import dataclass
from typing import Any

from etl.document import DateMention
from etl.extract import _agreement_words as words
from etl.extract._agreement_mention import Mention, countries, hyphened, own_date
from etl.extract._agreement_parties import parties_of
from etl.extract._agreement_state import date_of, dates_of, status_of
from etl.extract._agreement_title import title_of
from etl.extract._parties import Discourse
from etl.extract._stored_days import first_day

_NEGATED = re.compile(r"\b(?:no|without\sa|lacks?\sa|never)\s(?:\w+\s){0,2}$", re.IGNORECASE)
_AGAINST = re.compile(
    r"\b(?:the|its|this|new|under|country['’]s)\s(?:\w+\s){0,2}(?:(?:anti|counter)-?)?(?:human[\s-])?"
    r"trafficking\s(?:in\s\w+\s)?$",
    re.IGNORECASE,
)
_PROPOSING = re.compile(r"\bpropos(?:ing|ed|es?)\s(?:an?\s)?(?:\w+\s)?$", re.IGNORECASE)
_UNDER_LAW = re.compile(
    r"\bunder\s(?!the\b|an?\b|its\b|their\b|this\b|new\b|our\b)(?:[a-z]+\s){1,2}$", re.IGNORECASE
)
_YEARS = re.compile(r"\b(?:19|20)\d\d\s?(?:[-–/]|to)\s?(?:(?:19|20)\d\d|\d\d)\b")
_NUMBERED = re.compile(r"\s(?:No\.?\s)?\d{1,5}[-/]\d{2,4}\b")
_YEAR_BEFORE = re.compile(r"\b(?:19|20)\d\d\s(?:[A-Z][\w-]*\s){0,6}$")
_ARTICLE_OF = re.compile(
    r"\b(?:articles?|sections?)\s[\d()a-z/-]+(?:(?:,|\sand)\s?[\d()a-z/-]+)*\sof\s(?:the\s)?(?:\w+['’]s\s)?"
    r"(?:[A-Z][\w-]+\s){0,3}$",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:a\s(?:set|series|number|raft)\sof|two|three|several)\s$", re.IGNORECASE
)
_OF_MANY = re.compile(
    r"\b(?:most|many|few|all|every|not\sall|several|other)\s(?:\w+\s)?(?:states|countries|"
    r"governments|nations|parties)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """An agreement as one mention tells of it.

    Attributes:
        mention: The noun for it.
        columns: Those of the table; parties may be given from elsewhere.
    """

    mention: Mention
    columns: dict[str, Any]


def describe(mention: Mention, discourse: Discourse) -> list[Told]:
    """The agreements that a mention tells of: one for each set of parties and each date."""
    if _is_denied_or_asked(mention) or _is_any_law(mention):
        return []
    dated = date_of(mention)
    status, told = status_of(mention, dated)
    if status in ("draft", "planned") and dated and _is_of_talks(mention, dated):
        dated = None
    if not told and mention.kind == "action_plan" and runs_for(mention):
        status, told = "in_force", True
    if not told and dated is None and not _known_law(mention):
        return []
    if mention.kind == "law" and dated is None and words.NEEDS_DATE.match(mention.noun()):
        return []
    if mention.plural and dated is None and not (_lists_partners(mention) or _set_of(mention)):
        return []  # "bilateral agreements" name none
    sets = parties_of(mention, discourse)
    columns = {
        "title": title_of(mention, several=len(sets) > 1),
        "kind": mention.kind,
        "party_actors": _actors(mention),
        "status": status,
        "areas": _areas(mention),
        "meeting": None,
    }
    return [
        Told(mention, columns | {"parties": parties} | day_columns(when))
        for parties, near in sets
        for when in ([own_date(mention, near)] if near else dates_of(mention, dated))
    ]


def day_columns(when: DateMention | None) -> dict[str, Any]:
    """The date of an agreement, as it is stored."""
    day = first_day(when.first, when.precision) if when else None
    return {"date": day, "date_precision": when.precision if when else None}


def _is_denied_or_asked(mention: Mention) -> bool:
    """Whether it is said that there is none, or asked whether there is."""
    text = mention.passage.passage.text
    if _NEGATED.search(text[max(0, mention.start - 24) : mention.start]):
        return True
    return text[mention.end : mention.sentence[1]].rstrip().endswith("?")


def _is_any_law(mention: Mention) -> bool:
    """Whether no one law is meant: those that "most states" have, "under immigration law"."""
    if mention.kind != "law":
        return False
    text = mention.passage.passage.text
    if _OF_MANY.search(text, *mention.sentence):
        return True
    lead = max(mention.clause[0], mention.start - 40)
    return text[mention.start].islower() and bool(_UNDER_LAW.search(text, lead, mention.start))


def _lists_partners(mention: Mention) -> bool:
    """Whether several of a kind are told apart by their parties."""
    text = mention.passage.passage.text
    return mention.listed() or bool(hyphened(text, countries(mention, mention.sentence)))


def _is_of_talks(mention: Mention, dated: DateMention) -> bool:
    """Whether a date is that of the talks or of the wish: "wrote in May proposing an MOU"."""
    text = mention.passage.passage.text
    proposed = _PROPOSING.search(text, max(mention.clause[0], mention.start - 40), mention.start)
    since = dated.surface.lower().startswith("since")
    return since or dated.start < mention.start and proposed is not None


def runs_for(mention: Mention) -> bool:
    """Whether a plan has its years in its name: "the 2004-2010 National Plan of Action"."""
    text, (first, last) = mention.passage.passage.text, mention.clause
    return bool(
        _YEARS.search(text, max(first, mention.start - 60), mention.start)
        or _YEARS.search(text, mention.end, min(last, mention.end + 80))
    )


def _known_law(mention: Mention) -> bool:
    """Whether a law is named by what it is against or by a number of its own."""
    text = mention.passage.passage.text
    lead = text[max(mention.clause[0], mention.start - 60) : mention.start]
    if mention.kind != "law" or mention.plural:
        return False
    if _YEAR_BEFORE.search(lead) and text[mention.start].isupper():
        return True
    if _ARTICLE_OF.search(lead):
        return True
    return bool(_AGAINST.search(lead) or _NUMBERED.match(text, mention.end))


def _set_of(mention: Mention) -> bool:
    """Whether several texts between two named sides have been made: "a set of agreements"."""
    text = mention.passage.passage.text
    lead = text[max(mention.clause[0], mention.start - 30) : mention.start]
    return mention.made() and bool(_SEVERAL.search(lead))


def _actors(mention: Mention) -> list[str]:
    """Organisations of its clause that can sign."""
    first, last = mention.clause
    ids = [
        a.actor_id
        for a in mention.passage.actors
        if first <= a.start < last and a.kind in ("government", "ministry", "police")
    ]
    signed = mention.kind != "law" and mention.made()
    return list(dict.fromkeys(ids)) if signed else []


def _areas(mention: Mention) -> list[str]:
    """The areas its own sentence gives it; its whole paragraph, where that lists three or more."""
    text = mention.passage.passage.text
    all_of_them = {m.lastgroup for m in words.AREA.finditer(text)}
    if len(all_of_them) < 3:
        own = words.AREA.finditer(text, *mention.sentence)
        all_of_them = {m.lastgroup for m in own} if mention.kind != "law" else set()
    return [area for area in words.AREAS if area in all_of_them]
