"""Agreements: memoranda, treaties, declarations, action plans and laws, draft or in force."""

import re
from dataclasses import dataclass
from typing import Any

from etl.document import AnnotatedDocument, AnnotatedPassage, Claim, DateMention
from etl.extract import _agreement_words as words
from etl.extract._agreement_parties import Mention, own_date, parties_of
from etl.extract._parties import Discourse

TABLE = "agreements"
_PACTS = ("mou", "agreement", "treaty", "declaration")
_CLAUSE = re.compile(
    r";|--|\s[–—]\s|(?<!No)[.:]\s|,\s(?:and\sthat|while|whereas|but)\s|,\sand\s(?=the\s\w+\s\w+\s(?:had|have|has|were|was)\b)"
)
_DATE_OF_OTHERS = re.compile(
    r"\b(?:until|till|by|before|from|between|years?|for|survey|figures|report|conference|meeting)\s(?:the\s)?$",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:no|without\sa|lacks?\sa|never)\s(?:\w+\s){0,2}$", re.IGNORECASE)
_BELONGS = re.compile(r"\b(?:its|thereof|under\sit)\b", re.IGNORECASE)
_REACH = 150


def extract(annotated: AnnotatedDocument) -> list[Claim]:
    """One claim per agreement of the document; what else tells of it is support."""
    discourse = Discourse(annotated)
    found: list[tuple[Mention, dict[str, Any]]] = []
    for index, passage in enumerate(annotated.passages):
        if passage.passage.part == "title" or not words.NOUN.search(passage.passage.text):
            continue
        for mention in _mentions(index, passage):
            found += [(mention, fields) for fields in _describe(mention, discourse)]
            if found and found[-1][0] is mention and _BELONGS.search(mention.near(30)):
                _inherit(found)
    groups: list[list[tuple[Mention, dict[str, Any]]]] = []
    # Those that name their parties come first: "the MOU" then joins one of them.
    for item in sorted(found, key=lambda f: not f[1]["parties"]):
        if not (group := next((g for g in groups if _same(g, item)), None)):
            group = []
            groups.append(group)
        group.append(item)
    return [_claim(group) for group in groups if _settled(group, discourse)]


def _inherit(found: list[tuple[Mention, dict[str, Any]]]) -> None:
    """Gives "a plan of action for its first years" the parties of the agreement before it."""
    before = [f for m, f in found[:-1] if f["kind"] in _PACTS and len(f["parties"]) > 1]
    if before and len(found[-1][1]["parties"]) < 2:
        found[-1][1]["parties"] = before[-1]["parties"]


def _mentions(index: int, passage: AnnotatedPassage) -> list[Mention]:
    text = passage.passage.text
    found: list[Mention] = []
    for sentence in passage.sentences or [(0, len(text))]:
        for match in words.NOUN.finditer(text, *sentence):
            kind = match.lastgroup or ""
            if not words.is_agreement(kind, text, match.start(), match.end()):
                continue
            word = match.group().lower()
            plural = (
                word.endswith("s") and word not in ("npas",) or word.endswith(("memoranda", "ies"))
            )
            clause = _clause(text, sentence, match.start(), match.end())
            found.append(Mention(index, passage, sentence, clause, kind, *match.span(), plural))
    return found


def _clause(text: str, sentence: tuple[int, int], start: int, end: int) -> tuple[int, int]:
    first, last = sentence
    for cut in _CLAUSE.finditer(text, *sentence):
        if cut.end() <= start:
            first = cut.end()
        elif cut.start() >= end:
            last = cut.start()
            break
    return first, last


def _describe(mention: Mention, discourse: Discourse) -> list[dict[str, Any]]:
    text = mention.passage.passage.text
    if _NEGATED.search(text[max(0, mention.start - 24) : mention.start]):
        return []
    dated = _date(mention)
    status, told = _status(mention, dated)
    if not told and dated is None:
        return []
    if mention.plural and dated is None and not mention.listed():
        return []  # "bilateral agreements" name none
    described: list[dict[str, Any]] = []
    sets = [
        (parties, own_date(mention, near) if near else when)
        for parties, near in parties_of(mention, discourse)
        for when in ([dated] if near else _dates(mention, dated))
    ]
    for parties, when in sets:
        described.append(
            {
                "title": _title(mention),
                "kind": mention.kind,
                "parties": parties,
                "party_actors": [],
                "date": when.first if when else None,
                "date_precision": when.precision if when else None,
                "status": status,
                "areas": _areas(mention),
                "meeting": None,
            }
        )
    return described


def _date(mention: Mention) -> DateMention | None:
    """The date nearest to the noun in its clause that is not another thing's."""
    text = mention.passage.passage.text
    best, cost = None, float(_REACH)
    for dated in mention.passage.dates:
        if not mention.clause[0] <= dated.start < mention.clause[1]:
            continue
        lead = text[max(0, dated.start - 24) : dated.start]
        since = dated.surface.lower().startswith("since")
        if dated.role != "point" and not since:
            continue
        if _DATE_OF_OTHERS.search(lead):
            continue
        if dated.start >= mention.end:
            between = text[mention.end : dated.start]
            away = len(between)
        else:
            between = text[dated.end : mention.start]
            away = len(between) + 15
        verbs = 25 * len(
            re.findall(
                r"\b(?:said|told|who|where|that|arrested|rescued|sold|sentenced|victims)\b", between
            )
        )
        signed = 60 if words.SIGNED.search(between) or words.IN_FORCE.search(between) else 0
        other = 60 if words.NOUN.search(between) else 0
        if other and re.search(r"\s(?:of|dated)\s(?:the\s)?$", lead):
            continue  # "the text of the agreement of 10 October"
        if away + verbs + other - signed < cost:
            best, cost = dated, away + verbs + other - signed
    return best


def _dates(mention: Mention, dated: DateMention | None) -> list[DateMention | None]:
    """The dates of several of a kind: "the declarations of 14 December 2007 and 16 February 2012"."""
    if not mention.plural or dated is None or dated.start < mention.end:
        return [dated]
    following = [
        d
        for d in mention.passage.dates
        if dated.start <= d.start < mention.clause[1] and d.role == "point"
    ]
    several = following[:1]
    for date in following[1:]:
        if date.start - several[-1].end > 30:
            break
        several.append(date)
    return [*several]


def _status(mention: Mention, dated: DateMention | None) -> tuple[str, bool]:
    """How far it has come, by the cue nearest to the noun; and whether there is one at all."""
    text = mention.passage.passage.text
    word = text[mention.start : mention.end].lower()
    if dated and re.fullmatch(
        r"\s(?:\d+\s|No\.?\s\S{1,8}\s)?of\s(?:the\s)?", text[mention.end : dated.start]
    ):
        status = "in_force" if mention.kind == "law" else "signed"
        if status == "in_force" or not words.IN_FORCE.search(mention.text()):
            return status, True
    stated = words.LAW_STATED if mention.kind == "law" else words.SIGNED
    classes = [("draft", words.DRAFT), ("planned", words.PLANNED), ("in_force", words.IN_FORCE)]
    best, cost, taken = "", 400.0, list[tuple[int, int]]()
    for status, cue in [*classes, ("signed", stated)]:
        for match in cue.finditer(text, *mention.clause):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            if status in ("draft", "planned"):
                taken.append((match.start(), match.end() + 7))
            away = max(match.start() - mention.end, mention.start - match.end(), 0)
            away += 25 * (status == "planned") + 15 * (status == "in_force")
            if away < cost:
                best, cost = status, away
    if mention.kind == "law":
        told = best in ("draft", "planned") or bool(words.LAW_STATED.search(mention.text()))
        early = best in ("draft", "planned")
        if word.startswith("bill") and not words.LAW_STATED.search(mention.text()):
            return "draft", bool(best)
        return (best if early else "in_force"), told and cost < 130
    return best or "signed", bool(best) and cost < 200


def _title(mention: Mention) -> str:
    text = mention.passage.passage.text
    start = mention.start
    for word in reversed(
        list(re.finditer(r"[\w'’.&()-]+", text[mention.clause[0] : mention.start]))[-7:]
    ):
        at = mention.clause[0] + word.start()
        if word.group().lower() in (
            "a",
            "an",
            "the",
            "of",
            "that",
            "this",
            "their",
            "its",
            "to",
            "in",
            "and",
        ):
            break
        if text[mention.clause[0] + word.end() : start].strip():
            break
        start = at
    return text[start : mention.end]


def _areas(mention: Mention) -> list[str]:
    """The areas that its own sentence gives it."""
    text = mention.passage.passage.text[mention.sentence[0] : mention.sentence[1]]
    hits = {match.lastgroup for match in words.AREA.finditer(text)}
    return [area for area in words.AREAS if area in hits]


def _same(
    group: list[tuple[Mention, dict[str, Any]]], item: tuple[Mention, dict[str, Any]]
) -> bool:
    one, two = group[0][1], item[1]
    if one["kind"] != two["kind"] and not {one["kind"], two["kind"]} <= set(_PACTS):
        return False
    if not two["parties"]:  # "the MOU": one of its own kind that was named with its parties
        if one["kind"] != two["kind"] or one["kind"] == "law":
            return False
    elif set(one["parties"]) != set(two["parties"]):
        return False
    if one["date"] and two["date"]:
        shorter = min(_written(one), _written(two), key=len)
        return _written(one).startswith(shorter) and _written(two).startswith(shorter)
    early = {"draft", "planned"}
    return not two["parties"] or (one["status"] in early) == (two["status"] in early)


def _settled(group: list[tuple[Mention, dict[str, Any]]], discourse: Discourse) -> bool:
    """Gives a group that names no parties those of the document's region or its pair."""
    mention, fields = group[0]
    if fields["parties"]:
        return True
    parties: list[str] = []
    if discourse.region and fields["kind"] in ("mou", "declaration", "action_plan"):
        parties = list(discourse.region)
    elif fields["kind"] in ("agreement", "mou") and mention.made():
        parties = discourse.last(2, mention.index, mention.sentence[0])
    elif fields["kind"] in ("action_plan", "declaration") and mention.made():
        home = discourse.home(mention.index)
        parties = [home] if home else []
    for _, other in group:
        other["parties"] = parties
    return bool(parties)


def _written(fields: dict[str, Any]) -> str:
    length = {"year": 4, "month": 7}.get(fields["date_precision"], 10)
    return fields["date"].isoformat()[:length]


def _claim(group: list[tuple[Mention, dict[str, Any]]]) -> Claim:
    mention, fields = min(group, key=lambda item: (item[1]["date"] is None, item[0].index))
    fields = fields | {"parties": group[0][1]["parties"]}
    fields["areas"] = [a for a in words.AREAS if any(a in f["areas"] for _, f in group)]
    support = [
        (m.passage.passage.ordinal, *m.sentence)
        for m, _ in group
        if (m.index, m.sentence) != (mention.index, mention.sentence)
    ]
    return Claim(
        TABLE,
        mention.passage.passage.ordinal,
        mention.sentence[0],
        mention.sentence[1],
        fields,
        list(dict.fromkeys(support)),
        confidence=0.8 if fields["date"] else 0.6,
        extractor="agreements",
    )
