"""Agreements: memoranda, treaties, declarations, action plans and laws, draft or in force."""

import re
from typing import Any

from etl.document import AnnotatedDocument, Claim
from etl.extract import _agreement_words as words
from etl.extract._agreement_alike import PACTS, is_similar, likewise, share_side
from etl.extract._agreement_bodies import with_body
from etl.extract._agreement_columns import Told, describe, runs_for
from etl.extract._agreement_mention import mentions_in
from etl.extract._agreement_state import sureness
from etl.extract._agreement_title import (
    fuller_title,
    numbered_apart,
    ordinals_apart,
    topics_apart,
)
from etl.extract._parties import Discourse, discourse_of
from etl.stance import held

TABLE = "agreements"
_OF_REGION = re.compile(r"\b(?:ASEAN|[Rr]egional|[Ss]ub-?[Rr]egional|member\sstates)\b")
_MULTILATERAL = re.compile(r"\b(?:multilateral|regional)\b", re.IGNORECASE)
_RATIFIED = re.compile(r"\(ratifi(?:cation|ed):\s(?:19|20)\d\d\)", re.IGNORECASE)
"""In the title of a comment on how a state keeps a convention."""
_BELONGS = re.compile(r"\b(?:its|thereof|under\sit)\b", re.IGNORECASE)


def extract(annotated: AnnotatedDocument) -> list[Claim]:
    """One claim per agreement of the document; what else tells of it is support."""
    discourse = discourse_of(annotated)
    groups = _grouped(_all_told(annotated, discourse))
    claims = [_claim(group) for group in groups if _has_parties(group, discourse)]
    _keep_party_actors(claims, annotated)
    _share_areas(claims, annotated)
    return claims


def _all_told(annotated: AnnotatedDocument, discourse: Discourse) -> list[Told]:
    """What each mention of the document tells, in order."""
    found: list[Told] = []
    for index, passage in enumerate(annotated.passages):
        text = passage.passage.text
        titled = passage.passage.part == "title" and not _RATIFIED.search(text)
        if titled or not words.NOUN.search(text):
            continue
        for mention in mentions_in(index, passage):
            own = describe(mention, discourse)
            others = list(likewise(own[-1])) if own else []
            if own and is_similar(mention):
                share_side(own, found, discourse.post)
            elif own and not others and _BELONGS.search(mention.near(30)):
                _inherit(own[-1], [*found, *own[:-1]])
            found += [*own, *others]
    return found


def _inherit(told: Told, before: list[Told]) -> None:
    """Gives "a plan of action for its first years" the parties of the agreement before it."""
    if told.columns["kind"] == "law" or len(told.columns["parties"]) > 1:
        return
    pacts = (one.columns for one in reversed(before) if one.columns["kind"] in PACTS)
    nearest = next((pact["parties"] for pact in pacts if len(pact["parties"]) > 1), None)
    if nearest:
        told.columns["parties"] = nearest


def _grouped(found: list[Told]) -> list[list[Told]]:
    """What is told of one agreement together."""
    groups: list[list[Told]] = []
    # Those that name their parties come first: "the MOU" then joins one of them.
    for told in sorted(found, key=lambda one: not one.columns["parties"]):
        group = next((some for some in groups if _same(some[0].columns, told.columns)), None)
        if group is None:
            groups.append([told])
        else:
            group.append(told)
    return groups


def _same(one: dict[str, Any], two: dict[str, Any]) -> bool:
    """Whether what is told first of an agreement and something else are of the same one."""
    if one["kind"] != two["kind"] and not {one["kind"], two["kind"]} <= set(PACTS):
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


def _has_parties(group: list[Told], discourse: Discourse) -> bool:
    """Whether it is known or clear whose an agreement is; sets the parties that are clear."""
    first = group[0]
    if first.columns["parties"]:
        return True
    if words.OF_OTHERS.search(first.mention.text()):
        return first.mention.made()  # who they are is not told
    parties = _unnamed_parties(first, discourse)
    for told in group:
        told.columns["parties"] = parties
    return bool(parties)


def _unnamed_parties(told: Told, discourse: Discourse) -> list[str]:
    """The parties of what names none: those of the document's region, its pair or its home."""
    mention, kind = told.mention, told.columns["kind"]
    home = [country] if (country := discourse.home(mention.index)) else []
    of_region = discourse.regional or bool(_OF_REGION.search(mention.near(60)))
    if discourse.region and of_region and kind in ("mou", "declaration", "action_plan"):
        return list(discourse.region)
    if _MULTILATERAL.search(mention.near(40)):
        return home
    if kind in ("agreement", "mou") and (
        mention.made() or (kind == "mou" and told.columns["date"])
    ):
        pair = discourse.last(2, mention.index, mention.sentence[0])
        return home if home and with_body(mention) else pair
    if kind in ("action_plan", "declaration") and (
        mention.made() or (kind == "action_plan" and runs_for(mention))
    ):
        return home
    return []


def _keep_party_actors(claims: list[Claim], annotated: AnnotatedDocument) -> None:
    """Leaves out organisations of other countries than the parties: who is sent a text, say."""
    home = {a.actor_id: a.country for passage in annotated.passages for a in passage.actors}
    for claim in claims:
        parties = claim.fields["parties"]
        claim.fields["party_actors"] = [
            actor for actor in claim.fields["party_actors"] if home.get(actor) in (None, *parties)
        ]


def _share_areas(claims: list[Claim], annotated: AnnotatedDocument) -> None:
    """Gives agreements of a region the areas that any paragraph lists: they are listed once."""
    regional = [claim for claim in claims if len(claim.fields["parties"]) > 2]
    listed = _listed_areas(annotated) if regional else {}
    for claim in regional:
        more = listed.get(claim.fields["kind"], set())
        claim.fields["areas"] = [a for a in words.AREAS if a in more or a in claim.fields["areas"]]


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


def _claim(group: list[Told]) -> Claim:
    """The first telling that gives a date is the claim; the others add what it lacks."""
    first = min(group, key=lambda one: (one.columns["date"] is None, one.mention.index))
    mention, every = first.mention, [told.columns for told in group]
    fields = first.columns | {
        "parties": every[0]["parties"],
        "title": fuller_title(first.columns["title"], [columns["title"] for columns in every]),
        "areas": [a for a in words.AREAS if any(a in columns["areas"] for columns in every)],
    }
    if fields["kind"] != "law" and any(columns["status"] == "draft" for columns in every):
        fields["status"] = "draft"
    support = [
        (m.passage.passage.ordinal, *m.sentence)
        for m in (told.mention for told in group)
        if (m.index, m.sentence) != (mention.index, mention.sentence)
    ]
    start, end = mention.sentence
    stance = held(
        mention.passage.passage.text[start:end], (mention.start - start, mention.end - start)
    )
    return Claim(
        TABLE,
        mention.passage.passage.ordinal,
        start,
        end,
        fields,
        list(dict.fromkeys(support)),
        assertion=_assertion(fields["status"], stance, fields["kind"]),
        confidence=sureness(fields, support),
        extractor="agreements",
    )
