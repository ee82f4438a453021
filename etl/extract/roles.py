"""Who is responsible for what: lead agencies, authorities, secretariats, shared duties."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from etl.document import ActorMention, AnnotatedDocument, AnnotatedPassage, Claim
from etl.extract._areas import areas_of
from etl.extract._role_work import work_in
from etl.scan import Rare, Scan

TABLE = "roles"

_BODY = (
    r"(?:agency|agencies|authority|authorities|body|bodies|ministry|unit|focal point|"
    r"focal points|secretariat|"
    r"coordinator|co-ordinator|institution|counterpart|chair|co-chair|mechanism|"
    r"central authority|department)"
)
_GRADED = (
    r"(?:lead|leading|focal|nodal|standing|main|primary|principal|central|national|designated|"
    r"competent|responsible|"
    r"coordinating|"
    r"co-ordinating|implementing|investigative|investigating|regional|conference|permanent|"
    r"overall|key|sole|"
    r"government(?:'s|’s)?|official|commanding|executing|joint)"
)
_REST = r"(?:(?!,? (?:while|whereas|but|although|though)\b)[^.;:()])*"
# What the subject is: "is the designated investigative authority for ...", "serves as secretariat".
_IS = Scan(
    r"\b(?:is|are|was|were|be|been|remains?|became|becomes?|serv(?:es?|ed|ing) as|act(?:s|ed|"
    r"ing)? as|functions? as|"
    r"(?:designated|named|appointed|chosen|selected|nominated) (?:as )?)"
    rf"(?: also| now| currently| still)?,? (?P<role>(?:(?:the|a|an|its|their|both|"
    rf"Vietnam's) )?(?:{_GRADED}(?:,? and|,)? )+"
    rf"(?:[a-z-]+ ){{0,2}}{_BODY}\b{_REST})",
    re.IGNORECASE,
)
# "The agencies involved in X are A, B and C"; "the lead agency is A".
_INVERSE = Rare(
    rf"\b(?P<role>(?:(?:{_GRADED},? (?:and )?)+(?:[a-z-]+ ){{0,3}}{_BODY}|"
    rf"(?:[a-z]+ )?(?:agencies|ministries|bodies|institutions|"
    r"departments) (?:involved in|responsible for|in charge of|active in|engaged in|"
    r"tasked with))\b[^.;:(]{0,90}?)"
    r"(?:,? (?:is|are|was|were|remains?|includes?|included|being)|"
    r":)(?: the)?(?: following:?)?(?: the)? (?=\S)",
    re.IGNORECASE,
)
# "with A as the lead agency"
_WITH_AS = re.compile(
    rf"\bas (?P<role>(?:the |its |a |an )?(?:(?:{_GRADED}(?:,? and|"
    rf",)? )+(?:[a-z-]+ ){{0,2}}{_BODY}|secretariat|chair|focal point)\b[^.;:(),]*)",
    re.IGNORECASE,
)
# What the subject does: "is responsible for", "shares responsibility with", "coordinates".
_DOES = Rare(
    r"\b(?P<role>(?:(?:is|are|was|were|been) (?:\w+ly |also |jointly |now )?(?:responsible for|"
    r"in charge of|tasked (?:with|to)|"
    r"mandated to|charged with|entrusted with|assigned (?:to|with)|given responsibility for|"
    r"authori[sz]ed to)|"
    r"responsible for|in charge of|tasked with|mandated to|entrusted with|"
    r"(?:ha(?:s|ve|d)|holds?|takes?|took|bears?|assumes?|assumed|carries|shares?|"
    r"shared) (?:the )?(?:\w+ ){0,2}(?:responsibility|charge|mandate|lead|input)"
    r"(?: role)? (?:for|to|of|on|in|into)(?! \d)|(?:is|are) (?:also |actively |directly |"
    r"closely )?involved in|plays? (?:an? |the )?(?:\w+ )?(?:role|part) in|"
    r"(?:oversees?|oversaw|coordinates?|co-ordinates?|supervises?|chairs|co-chairs|handles?|"
    r"leads (?:the|on|in|efforts)|heads? the|monitors|(?:ha(?:s|ve)|takes?) the lead))\s"
    + _REST
    + ")",
    re.IGNORECASE,
)
_SHARES = re.compile(
    r"\bshar(?:es?|ed|ing) (?:the )?responsibilit(?:y|ies)(?P<task> for [^.;:(),]*?)? with\b",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"^(?:On|In|For|As to|As for|Regarding|Concerning) (?:the )?(?P<role>[^,]{4,80}?)(?: side|"
    r" front| area| field)?,"
)
# The actor stands after: "coordinated by", "responsibility for X lies with".
_BY = re.compile(
    r"\b(?P<role>(?:co-?ordinated|chaired|overseen|supervised|led|headed)) by (?:the )?(?=\S)|"
    r"\bresponsibility for (?P<task>[^.;:,]*?) (?:lies|rests|resides|sits|is shared|falls)"
    r" (?:with|to|on|between|among|by) (?:the )?(?=\S)",
    re.IGNORECASE,
)
_FIELD = Scan(
    r"traffick|\bTIP\b|smuggl|victim|exploit|returnee|repatriat|migra|prostitut|slaver|"
    r"forced lab|child labou?r|"
    r"COMMIT|border",
    re.IGNORECASE,
)
_NOT_SUBJECT = re.compile(
    r"\b(?:with|to|from|by|against|than|like|for|under|told|tell|between)(?: the| its| their)? $",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r"\b(?:within|in|of|at|among|inside|with|to|from)(?: the| its)? $", re.IGNORECASE
)
_JOINT = re.compile(
    r"(?:['’]s?)?(?: \([^)]{1,120}\))?(?:,|,? and| and|,? as well as| &)(?: also)?(?: the| its|"
    r" their| with)* (?:[a-z]+(?:-level|['’]s)? )?$",
    re.IGNORECASE,
)
_APART = re.compile(
    r"[.;:]|\b(?:who|but|while|where|because|after|said|says|told|met|when)\b", re.IGNORECASE
)
_NEGATED = re.compile(r"\b(?:no|not|never|neither|nor|without)\b", re.IGNORECASE)
_ROLE_TAIL = re.compile(
    r"(?:,? (?:and|but|which|who|while|although|though|where|said|says|according to)\b.*|,.*)$",
    re.IGNORECASE,
)
_VERB_OF_LIST = re.compile(
    r"(?:(?:is|are|was|were|been) )?(?:\w+ly )?(?:responsible|in charge|tasked|entrusted|charged|"
    r"ha(?:s|ve) "
    r"(?:the )?(?:charge|responsibility|lead))(?: \w+)?? (?P<link>for|of|with|to|on)(?= )"
)
_NEXT_OF_LIST = re.compile(r"(?:,|;|,? and|, while)(?: and)?(?: the| its)? $")
_TASK_OF_NEXT = re.compile(
    r"(?: \([^)]{1,40}\))? (?:(?P<verb>is|are|was|were) |(?P<link>for|of|with|to|on) )"
)
"""What stands behind the next agency of a list of tasks."""
_SENTENCE = 2_000  # what is longer is a table or a broken file
_REACH = 70  # characters between an actor and its verb


@dataclass(frozen=True, slots=True)
class _Duty:
    """A responsibility found in a sentence, in passage offsets."""

    start: int
    end: int
    role: str
    actors: tuple[ActorMention, ...]


def _listed_before(actors: list[ActorMention], text: str, last: int) -> tuple[ActorMention, ...]:
    """The actor with index `last` and those joined to it on its left."""
    found = [actors[last]]
    for index in range(last - 1, -1, -1):
        if not _JOINT.fullmatch(text, actors[index].end, found[0].start):
            break
        if _FRAME.search(text, 0, actors[index].start):
            break  # "Within the government, the ministry is ..."
        found.insert(0, actors[index])
    return tuple(found)


def _listed_after(
    actors: list[ActorMention], text: str, start: int, end: int
) -> tuple[ActorMention, ...]:
    """Actors named one after another from `start` on, brackets left out."""
    found: list[ActorMention] = []
    for actor in actors:
        if actor.start < start or actor.end > end:
            continue
        gap = text[found[-1].end if found else start : actor.start]
        bare = re.sub(r"\([^)]*\)?", "", gap)
        if len(bare) > 40 or _APART.search(bare):
            break
        if "(" in gap and gap.count("(") > gap.count(")"):
            continue  # an explanation of the one before
        if re.match(r"['’]s?\s", gap) and found:
            found.pop()  # a part of the one before: the part has the duty
        found.append(actor)
    return tuple(dict.fromkeys(found))


def _subject(
    actors: list[ActorMention], text: str, verb: int, first: int, governed: bool = False
) -> tuple[ActorMention, ...]:
    """The actors that are the subject of a verb at `verb`, in a sentence that begins at `first`.

    With `governed`, the one after "with" in "with A as the lead agency".
    """
    for index in range(len(actors) - 1, -1, -1):
        actor = actors[index]
        if actor.end > verb or actor.start < first:
            continue
        if verb - actor.end > _REACH or _APART.search(text, actor.end, verb):
            return ()
        if not governed and _NOT_SUBJECT.search(text, first, actor.start):
            continue
        if (
            text.startswith("(", max(0, actor.start - 1))
            and index
            and actors[index - 1].actor_id == actor.actor_id
        ):
            continue
        return _listed_before(actors, text, index)
    return ()


def _tidy(role: str) -> str:
    role = role.strip(" ,")
    if len(role) > 90:
        role = (
            _ROLE_TAIL.sub("", role)
            if len(_ROLE_TAIL.sub("", role)) > 20
            else role[:120].rsplit(" ", 1)[0]
        )
    return re.sub(r"^(?:the|a|an) ", "", role.strip(" ,"), flags=re.IGNORECASE)


def _active(marked: AnnotatedPassage, start: int, end: int) -> Iterator[_Duty]:
    """Duties whose actor is the subject."""
    text = marked.passage.text
    for expression in (_IS, _WITH_AS, _DOES):
        for found in expression.finditer(text, start, end):
            if any(actor.start <= found.start() < actor.end for actor in marked.actors):
                continue
            if _NEGATED.search(text, max(start, found.start() - 12), found.start("role") + 20):
                continue
            actors = _subject(marked.actors, text, found.start(), start, expression is _WITH_AS)
            if not actors:
                continue
            first, *others = _shares_of_list(marked, *found.span("role"))
            yield _Duty(first.start, first.end, first.role, actors)
            yield from others


def _shares_of_list(marked: AnnotatedPassage, start: int, end: int) -> list[_Duty]:
    """The duty of a verb's subject, and those of the agencies that a list goes on to name.

    "A is responsible for tracing, B for shelter and the C for trials": each has its own task.

    Args:
        marked: The passage.
        start: First code point of the first one's role.
        end: One past the last of the words that follow it in the clause.
    """
    text = marked.passage.text
    verb = _VERB_OF_LIST.match(text, start, end)
    heads: list[tuple[ActorMention, re.Match[str]]] = []
    for actor in marked.actors:
        if not start < actor.start < end or not _NEXT_OF_LIST.search(text, start, actor.start):
            continue
        head = _TASK_OF_NEXT.match(text, actor.end, end)
        if head and (not verb or head.group("verb") or head.group("link") == verb.group("link")):
            heads.append((actor, head))
    if not heads:
        return [_Duty(start, end, _tidy(text[start:end]), ())]
    first = _NEXT_OF_LIST.search(text, start, heads[0][0].start)
    stops = [
        m.start() if (m := _NEXT_OF_LIST.search(text, start, a.start)) else a.start
        for a, _ in heads
    ]
    stop = first.start() if first else heads[0][0].start
    duties = [_Duty(start, stop, _tidy(text[start:stop]), ())]
    for (actor, head), stop in zip(heads, [*stops[1:], end], strict=True):
        task = text[head.end() : stop]
        lead = "" if head.group("verb") else f"{verb.group() if verb else head.group('link')} "
        role = _tidy(f"{lead}{task}" if not head.group("verb") else text[head.start() : stop])
        duties.append(_Duty(actor.start, stop, role, (actor,)))
    return duties


def _shared(marked: AnnotatedPassage, start: int, end: int) -> Iterator[_Duty]:
    """Duties that A "shares with B, C and D": each of them has it."""
    text = marked.passage.text
    for found in _SHARES.finditer(text, start, end):
        side = _SIDE.match(text[start:end])
        task = found.group("task") or (
            side.group("role") if side else text[found.start() : found.end()]
        )
        actors = _subject(marked.actors, text, found.start(), start) + _listed_after(
            marked.actors, text, found.end(), end
        )
        if actors:
            last = max(actor.end for actor in actors)
            yield _Duty(
                start,
                max(last, found.end()),
                f"shares responsibility: {_tidy(task.removeprefix(' for '))}",
                actors,
            )


def _passive(marked: AnnotatedPassage, start: int, end: int) -> Iterator[_Duty]:
    """Duties whose actor stands after "by" or "with"."""
    text = marked.passage.text
    for found in _BY.finditer(text, start, end):
        actors = _listed_after(marked.actors, text, found.end(), end)
        if not actors or actors[0].start - found.end() > 12:
            continue
        if found.group("task"):
            role, first = f"responsibility for {found.group('task')}", found.start()
        else:
            thing = re.split(r"[,;:(]\s", text[start : found.start()].rstrip(" ,"))[-1].split(
                " of the "
            )[0]
            thing = re.split(r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Tt]his) ", thing)[-1]
            thing = re.sub(
                r"\s+(?:is|are|was|were|being|been|has been|have been)(?: \w+ly)?$", "", thing
            )
            role, first = f"{found.group('role')}: {thing}", found.start()
        yield _Duty(first, actors[-1].end, _tidy(role), actors)


def _inverse(marked: AnnotatedPassage, start: int, end: int) -> Iterator[_Duty]:
    """Duties named before those who have them: "the lead agency is the Ministry of Justice"."""
    text = marked.passage.text
    for found in _INVERSE.finditer(text, start, end):
        actors = _listed_after(marked.actors, text, found.end(), end)
        inside = any(
            a.start < found.end("role") and found.start("role") < a.end for a in marked.actors
        )
        if (
            actors
            and actors[0].start - found.end() <= 12
            and not (inside and _IS.search(text, start, end))
        ):
            yield _Duty(found.start("role"), actors[-1].end, _tidy(found.group("role")), actors)


def _duties(marked: AnnotatedPassage, number: int) -> Iterator[tuple[_Duty, str]]:
    """All that a sentence tells, with the name of the rule: duties first, then work."""
    start, end = marked.sentences[number]
    if end - start > _SENTENCE:
        return
    named = any(start <= actor.start < end for actor in marked.actors)
    told: set[str] = set()
    for duty in (
        (
            *_active(marked, start, end),
            *_inverse(marked, start, end),
            *_shared(marked, start, end),
            *_passive(marked, start, end),
        )
        if named
        else ()
    ):
        told |= {actor.actor_id for actor in duty.actors}
        yield duty, "roles.duty"
    for work in work_in(marked, number):
        actors = tuple(actor for actor in work.actors if actor.actor_id not in told)
        told |= {actor.actor_id for actor in actors}
        yield _Duty(start, end, work.role, actors), f"roles.{work.rule}"


def _claims(marked: AnnotatedPassage) -> Iterator[Claim]:
    text, ordinal = marked.passage.text, marked.passage.ordinal
    for number in range(len(marked.sentences)):
        for duty, rule in _duties(marked, number):
            area = next(iter(areas_of(duty.role)), None)
            for actor in duty.actors:
                yield Claim(
                    table=TABLE,
                    passage=ordinal,
                    start=duty.start,
                    end=len(text[: duty.end].rstrip()),
                    fields={"actor_id": actor.actor_id, "area": area, "role": duty.role},
                    support=[(ordinal, actor.start, actor.end)],
                    confidence=0.8 if area and rule == "roles.duty" else 0.65,
                    extractor=rule,
                )


def extract(annotated: AnnotatedDocument) -> list[Claim]:
    """Claims that an organisation has a task, an office or work in the fight against trafficking.

    Args:
        annotated: The document with its marks.

    Returns:
        One claim for each actor and duty; what a document says of nothing of the field gives none.
    """
    found: dict[tuple[object, ...], Claim] = {}
    on_it = sum(bool(_FIELD.search(m.passage.text)) for m in annotated.passages) > 2
    for marked in annotated.passages:
        passage = marked.passage
        if not marked.actors or passage.part in ("title", "heading"):
            continue
        if not on_it and not _FIELD.search(passage.text):
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
