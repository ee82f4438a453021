"""Agreements: memoranda, treaties, declarations, action plans and laws, draft or in force."""

import re
from typing import Any

from etl.document import AnnotatedDocument, Claim, DateMention
from etl.extract import _agreement_words as words
from etl.extract._agreement_alike import likewise
from etl.extract._agreement_bodies import with_body
from etl.extract._agreement_mention import Mention, countries, hyphened, mentions_in, own_date
from etl.extract._agreement_parties import parties_of
from etl.extract._agreement_state import date_of, dates_of, status_of, sureness
from etl.extract._agreement_title import (
    fuller_title,
    numbered_apart,
    ordinals_apart,
    title_of,
    topics_apart,
)
from etl.extract._parties import Discourse, discourse_of
from etl.extract._stored_days import first_day
from etl.stance import held

TABLE = "agreements"
_PACTS = ("mou", "agreement", "treaty", "declaration")
_NEGATED = re.compile(r"\b(?:no|without\sa|lacks?\sa|never)\s(?:\w+\s){0,2}$", re.IGNORECASE)
_AGAINST = re.compile(
    r"\b(?:the|its|this|new|under|country['’]s)\s(?:\w+\s){0,2}(?:anti-?)?(?:human[\s-])?"
    r"trafficking\s(?:in\s\w+\s)?$",
    re.IGNORECASE,
)
_PROPOSING = re.compile(r"\bpropos(?:ing|ed|es?)\s(?:an?\s)?(?:\w+\s)?$", re.IGNORECASE)
_UNDER_LAW = re.compile(
    r"\bunder\s(?!the\b|an?\b|its\b|their\b|this\b|new\b|our\b)(?:[a-z]+\s){1,2}$", re.IGNORECASE
)
_YEARS = re.compile(r"\b(?:19|20)\d\d\s?(?:[-–/]|to)\s?(?:(?:19|20)\d\d|\d\d)\b")
_OF_REGION = re.compile(r"\b(?:ASEAN|[Rr]egional|[Ss]ub-?[Rr]egional|member\sstates)\b")
_NUMBERED = re.compile(r"\s(?:No\.?\s)?\d{1,5}[-/]\d{2,4}\b")
_YEAR_BEFORE = re.compile(r"\b(?:19|20)\d\d\s(?:[A-Z][\w-]*\s){0,6}$")
_ARTICLE_OF = re.compile(
    r"\b(?:articles?|sections?)\s[\d()a-z]+(?:(?:,|\sand|-)\s?[\d()]+)*\sof\s(?:the\s)?(?:\w+['’]s\s)?"
    r"(?:[A-Z][\w-]+\s){0,3}$",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:a\s(?:set|series|number|raft)\sof|two|three|several)\s$", re.IGNORECASE
)
_MULTILATERAL = re.compile(r"\b(?:multilateral|regional)\b", re.IGNORECASE)
_OF_MANY = re.compile(
    r"\b(?:most|many|few|all|every|not\sall|several|other)\s(?:\w+\s)?(?:states|countries|"
    r"governments|nations|parties)\b",
    re.IGNORECASE,
)
_BELONGS = re.compile(r"\b(?:its|thereof|under\sit)\b", re.IGNORECASE)


def extract(annotated: AnnotatedDocument) -> list[Claim]:
    """One claim per agreement of the document; what else tells of it is support."""
    discourse = discourse_of(annotated)
    found: list[tuple[Mention, dict[str, Any]]] = []
    for index, passage in enumerate(annotated.passages):
        if passage.passage.part == "title" or not words.NOUN.search(passage.passage.text):
            continue
        for mention in mentions_in(index, passage):
            told = [(mention, fields) for fields in _describe(mention, discourse)]
            found += told
            found += [other for _, fields in told[-1:] for other in likewise(mention, fields)]
            if found and found[-1][0] is mention and _BELONGS.search(mention.near(30)):
                _inherit(found)
    groups: list[list[tuple[Mention, dict[str, Any]]]] = []
    # Those that name their parties come first: "the MOU" then joins one of them.
    for item in sorted(found, key=lambda f: not f[1]["parties"]):
        if not (group := next((g for g in groups if _same(g, item)), None)):
            group = []
            groups.append(group)
        group.append(item)
    claims = [_claim(group) for group in groups if _settled(group, discourse)]
    _keep_party_actors(claims, annotated)
    regional = [claim for claim in claims if len(claim.fields["parties"]) > 2]
    listed = _listed_areas(annotated) if regional else {}
    for claim in regional:  # the areas of a process are listed once
        more = listed.get(claim.fields["kind"], set())
        claim.fields["areas"] = [a for a in words.AREAS if a in more or a in claim.fields["areas"]]
    return claims


def _keep_party_actors(claims: list[Claim], annotated: AnnotatedDocument) -> None:
    """Leaves out organisations of other countries than the parties: who is sent a text, say."""
    home = {a.actor_id: a.country for passage in annotated.passages for a in passage.actors}
    for claim in claims:
        parties = claim.fields["parties"]
        claim.fields["party_actors"] = [
            actor for actor in claim.fields["party_actors"] if home.get(actor) in (None, *parties)
        ]


def _inherit(found: list[tuple[Mention, dict[str, Any]]]) -> None:
    """Gives "a plan of action for its first years" the parties of the agreement before it."""
    if found[-1][1]["kind"] == "law":
        return
    before = [f for m, f in found[:-1] if f["kind"] in _PACTS and len(f["parties"]) > 1]
    if before and len(found[-1][1]["parties"]) < 2:
        found[-1][1]["parties"] = before[-1]["parties"]


def _describe(mention: Mention, discourse: Discourse) -> list[dict[str, Any]]:
    text = mention.passage.passage.text
    if _NEGATED.search(text[max(0, mention.start - 24) : mention.start]):
        return []
    if text[mention.end : mention.sentence[1]].rstrip().endswith("?") or (
        mention.kind == "law" and _OF_MANY.search(text, *mention.sentence)
    ):
        return []  # what is asked, and the laws that "most states" have
    if (
        mention.kind == "law"
        and text[mention.start].islower()
        and _UNDER_LAW.search(text, max(mention.clause[0], mention.start - 40), mention.start)
    ):
        return []  # "dealt with under immigration law"
    dated = date_of(mention)
    status, told = status_of(mention, dated)
    planned_for = mention.kind == "action_plan" and _runs_for(mention)
    if status in ("draft", "planned") and dated and _is_of_talks(mention, dated):
        dated = None
    if planned_for and not told:
        status, told = "in_force", True
    if not told and dated is None and not _known_law(mention):
        return []
    listed = mention.listed() or bool(hyphened(text, countries(mention, mention.sentence)))
    if mention.plural and dated is None and not listed and not _set_of(mention):
        return []  # "bilateral agreements" name none
    described: list[dict[str, Any]] = []
    described_sets = parties_of(mention, discourse)
    title = title_of(mention, several=len(described_sets) > 1)
    sets = [
        (parties, own_date(mention, near) if near else when)
        for parties, near in described_sets
        for when in ([dated] if near else dates_of(mention, dated))
    ]
    for parties, when in sets:
        described.append(
            {
                "title": title,
                "kind": mention.kind,
                "parties": parties,
                "party_actors": _actors(mention),
                "date": first_day(when.first, when.precision) if when else None,
                "date_precision": when.precision if when else None,
                "status": status,
                "areas": _areas(mention),
                "meeting": None,
            }
        )
    return described


def _is_of_talks(mention: Mention, dated: DateMention) -> bool:
    """Whether a date is that of the talks or of the wish: "wrote in May proposing an MOU"."""
    text = mention.passage.passage.text
    proposed = _PROPOSING.search(text, max(mention.clause[0], mention.start - 40), mention.start)
    since = dated.surface.lower().startswith("since")
    return since or dated.start < mention.start and proposed is not None


def _runs_for(mention: Mention) -> bool:
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


def _listed_areas(annotated: AnnotatedDocument) -> dict[str, set[str]]:
    """Areas that a paragraph lists, three or more, by the kind of agreement it speaks of."""
    listed: dict[str, set[str]] = {}
    for passage in annotated.passages:
        text = passage.passage.text
        areas = {m.lastgroup or "" for m in words.AREA.finditer(text)}
        if len(areas) >= 3:
            for match in words.NOUN.finditer(text):
                listed.setdefault(match.lastgroup or "", set()).update(areas)
    return listed


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
    names = one["title"], two["title"]
    if ordinals_apart(*names):
        return False
    if one["kind"] == "law" and (numbered_apart(*names) or topics_apart(*names)):
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
    parties, home = list[str](), discourse.home(mention.index)
    if words.OF_OTHERS.search(mention.text()):
        return mention.made()  # who they are is not told
    of_region = discourse.regional or bool(_OF_REGION.search(mention.near(60)))
    if discourse.region and of_region and fields["kind"] in ("mou", "declaration", "action_plan"):
        parties = list(discourse.region)
    elif _MULTILATERAL.search(mention.near(40)):
        parties = [home] if home else []
    elif fields["kind"] in ("agreement", "mou") and (
        mention.made() or fields["kind"] == "mou" and fields["date"]
    ):
        pair = discourse.last(2, mention.index, mention.sentence[0])
        parties = [home] if home and with_body(mention) else pair
    elif fields["kind"] in ("action_plan", "declaration") and (
        mention.made() or fields["kind"] == "action_plan" and _runs_for(mention)
    ):
        parties = [home] if home else []
    for _, other in group:
        other["parties"] = parties
    return bool(parties)


def _assertion(status: str, stance: str, kind: str) -> str:
    """How an agreement is held: what is only planned is planned; it is never an estimate.

    That somebody denies counts under a law that is in force denies no law.
    """
    if status == "planned":
        return "planned"
    if kind == "law" and status == "in_force":
        return "asserted"
    return "asserted" if stance in ("estimated", "planned") else stance


def _written(fields: dict[str, Any]) -> str:
    length = {"year": 4, "month": 7}.get(fields["date_precision"], 10)
    return fields["date"].isoformat()[:length]


def _claim(group: list[tuple[Mention, dict[str, Any]]]) -> Claim:
    mention, fields = min(group, key=lambda item: (item[1]["date"] is None, item[0].index))
    titles = [f["title"] for _, f in group]
    fields = fields | {
        "parties": group[0][1]["parties"],
        "title": fuller_title(fields["title"], titles),
    }
    fields["areas"] = [a for a in words.AREAS if any(a in f["areas"] for _, f in group)]
    if fields["kind"] != "law" and any(f["status"] == "draft" for _, f in group):
        fields["status"] = "draft"
    support = [
        (m.passage.passage.ordinal, *m.sentence)
        for m, _ in group
        if (m.index, m.sentence) != (mention.index, mention.sentence)
    ]
    start, end = mention.sentence
    stance = held(
        mention.passage.passage.text[start:end], (mention.start - start, mention.end - start)
    )
    return Claim(
        TABLE,
        mention.passage.passage.ordinal,
        mention.sentence[0],
        mention.sentence[1],
        fields,
        list(dict.fromkeys(support)),
        assertion=_assertion(fields["status"], stance, fields["kind"]),
        confidence=sureness(fields, support),
        extractor="agreements",
    )
