"""Who is responsible for what: lead agencies, authorities, secretariats, shared duties."""

import re
from collections.abc import Iterator

from etl.document import AnnotatedDocument, AnnotatedPassage, Claim
from etl.extract._areas import area_of_task
from etl.extract._role_acts import area_of
from etl.extract._role_back import UNNAMED, with_agencies
from etl.extract._role_bodies import is_unnamed
from etl.extract._role_duties import Duty, duties_in
from etl.extract._role_work import work_in
from etl.posts import post_of
from etl.scan import Scan
from etl.stance import held

TABLE = "roles"

_FIELD = Scan(
    r"traffick|\bTIP\b|smuggl|victim|exploit|returnee|repatriat|migra|prostitut|slaver|"
    r"forced lab|child labou?r|"
    r"COMMIT|border",
    re.IGNORECASE,
)
_STANDING = ("roles.duty", "roles.deed", "roles.office", "roles.habit")
"""Rules by which a body without a name has a task: what police once did is news."""
_KEPT = re.compile(r"(?:run|managed|operated|maintained|kept|staffed)\b")
"""Of what is done "by" such a body: the house that it keeps."""
_MANY_WORDS = 9
_SENTENCE = 2_000  # what is longer is a table or a broken file


def _duties(marked: AnnotatedPassage, number: int) -> Iterator[tuple[Duty, str]]:
    """All that a sentence tells, with the name of the rule: duties first, then work."""
    start, end = marked.sentences[number]
    if end - start > _SENTENCE:
        return
    told: set[str] = set()
    for duty in duties_in(marked, start, end):
        told |= {actor.actor_id for actor in duty.actors}
        yield duty, "roles.duty"
    for work in work_in(marked, number):
        actors = tuple(actor for actor in work.actors if actor.actor_id not in told)
        if work.rule == "once":  # what "the ministry" once did is news of a ministry named before
            actors = tuple(actor for actor in actors if not UNNAMED.fullmatch(actor.surface))
        told |= {actor.actor_id for actor in actors}
        yield Duty(start, end, work.role, actors), f"roles.{work.rule}"


def _sureness(role: str, rule: str, area: str | None) -> float:
    """How sure a role is, 0 to 1, before calibration.

    A stated duty is surer than work told of; numbers and many words are those of one event.
    """
    sure = 0.82 if rule in ("roles.duty", "roles.office") else 0.7
    sure -= 0.05 * (area is None) + 0.1 * any(map(str.isdigit, role))
    sure -= 0.08 * (len(role.split()) >= _MANY_WORDS) + 0.05 * (
        rule in ("roles.once", "roles.house")
    )
    return round(sure, 2)


def _is_standing(rule: str, role: str) -> bool:
    """Whether a role is more than what somebody once did."""
    return rule in _STANDING or (rule == "roles.by" and _KEPT.match(role) is not None)


def _claims(marked: AnnotatedPassage) -> Iterator[Claim]:
    text, ordinal = marked.passage.text, marked.passage.ordinal
    for number, (first, last) in enumerate(marked.sentences):
        for duty, rule in _duties(marked, number):
            area = area_of_task(duty.role) or area_of(duty.role)
            span = duty.start - first, min(duty.end, last) - first
            # An agency "charged with" a task stands accused of nothing.
            assertion = held(text[first:last], span, accused=True)
            for actor in duty.actors:
                unnamed = is_unnamed(actor)
                if unnamed and not _is_standing(rule, duty.role):
                    continue
                yield Claim(
                    table=TABLE,
                    passage=ordinal,
                    start=duty.start,
                    end=len(text[: duty.end].rstrip()),
                    fields={"actor_id": actor.actor_id, "area": area, "role": duty.role},
                    support=[(ordinal, actor.start, actor.end)],
                    assertion=assertion,
                    confidence=_sureness(duty.role, rule, area),
                    extractor=rule,
                    named=(actor,) if unnamed else (),
                )


def extract(annotated: AnnotatedDocument) -> list[Claim]:
    """Claims that an organisation has a task, an office or work in the fight against trafficking.

    Args:
        annotated: The document with its marks.

    Returns:
        One claim for each actor and duty; what a document says of nothing of the field gives none.
    """
    found: dict[tuple[object, ...], Claim] = {}
    if not any(_FIELD.search(marked.passage.text) for marked in annotated.passages):
        return []
    for marked in with_agencies(annotated.passages, post_of(annotated.document)):
        if not marked.actors or marked.passage.part in ("title", "heading"):
            continue
        for claim in _claims(marked):
            key = (claim.passage, claim.fields["actor_id"], claim.fields["role"])
            found.setdefault(key, claim)
    return [*_without_repeats(list(found.values()))]


def _without_repeats(claims: list[Claim]) -> Iterator[Claim]:
    """The claims; what an actor once did counts for the first time, and where it has no duty."""
    standing = {c.fields["actor_id"] for c in claims if c.extractor != "roles.once"}
    for claim in claims:
        actor = claim.fields["actor_id"]
        if claim.extractor == "roles.once":
            if actor in standing:
                continue
            standing.add(actor)
        yield claim
