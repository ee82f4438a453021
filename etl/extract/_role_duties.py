"""Duties that a text states: who is the lead agency, in charge of what, or shares the task."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from etl.document import ActorMention, AnnotatedPassage, within
from etl.extract import _role_duty_words as words
from etl.extract._role_text import own_clause, shortened

_NOT_SUBJECT = re.compile(
    r"\b(?:with|to|from|by|against|than|like|for|under|told|tell|between)(?: the| its| their)? $",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"(?: \([^)]{1,40}\))?(?: (?:in|at|of) [^\W\d_][\w-]{1,30})?,? (?:which|that) "
    r"(?:(?:\w+ly|also|now|is|are|was|were) )*",
    re.IGNORECASE,
)
"""What makes an agency the subject, though a preposition stands before it."""
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
_SUBJECT = re.compile(r"(?:[^\s.;:,()]+ ){1,8}$")
"""What stands before "is the responsibility of"."""
_NO_TASK = re.compile(
    r"(?:these|this|that|those|it|they|all|.*\b(?:reports?|letters?|cop(?:y|ies)|thanks|messages?))"
    r" (?:will )?$",
    re.IGNORECASE,
)
"""What goes to somebody without being a task."""
_OF_SHEET = re.compile(r"(?:implementing|executing) (?:agency|agencies|partners?):", re.IGNORECASE)
"""A row of a project sheet, which is a programme's."""
_INNER = re.compile(r", (?:which|that|whom) (?:the |its )?$")
"""Before the subject of a clause about another agency: "A, which the ministry chairs,"."""
_REACH = 70  # characters between an actor and its verb


@dataclass(frozen=True, slots=True)
class Duty:
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
        if _INNER.search(text, first, actor.start) and "," in text[actor.end : verb]:
            continue
        if verb - actor.end > _REACH or _APART.search(text, actor.end, verb):
            return ()
        if (
            not governed
            and _NOT_SUBJECT.search(text, first, actor.start)
            and not _RELATIVE.fullmatch(text, actor.end, verb)
            and not words.IS_APPOSED.match(text, actor.end)
        ):
            continue
        if (
            text.startswith("(", max(0, actor.start - 1))
            and index
            and actors[index - 1].actor_id == actor.actor_id
        ):
            continue
        return _listed_before(actors, text, index)
    return ()


def tidied(role: str) -> str:
    """The words of a duty without the article that begins them."""
    return re.sub(r"^(?:the|a|an) ", "", shortened(role), flags=re.IGNORECASE)


def _active(marked: AnnotatedPassage, start: int, end: int) -> Iterator[Duty]:
    """Duties whose actor is the subject."""
    text = marked.passage.text
    for expression in (words.IS, words.WITH_AS, words.DOES):
        for found in expression.finditer(text, start, end):
            if any(actor.start <= found.start() < actor.end for actor in marked.actors):
                continue
            if _NEGATED.search(text, max(start, found.start() - 12), found.start("role") + 20):
                continue
            actors = _subject(
                marked.actors, text, found.start(), start, expression is words.WITH_AS
            )
            if not actors:
                continue
            last = own_clause(marked, found.start("role"), found.end("role"))
            first, *others = _shares_of_list(marked, found.start("role"), last)
            yield Duty(first.start, first.end, first.role, actors)
            yield from others
            if last < found.end("role"):
                yield from _active(marked, last, end)


def _shares_of_list(marked: AnnotatedPassage, start: int, end: int) -> list[Duty]:
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
    for actor in within(marked.actors, start + 1, end):
        if not _NEXT_OF_LIST.search(text, start, actor.start):
            continue
        head = _TASK_OF_NEXT.match(text, actor.end, end)
        if head and (not verb or head.group("verb") or head.group("link") == verb.group("link")):
            heads.append((actor, head))
    if not heads:
        return [Duty(start, end, tidied(text[start:end]), ())]
    first = _NEXT_OF_LIST.search(text, start, heads[0][0].start)
    stops = [
        m.start() if (m := _NEXT_OF_LIST.search(text, start, a.start)) else a.start
        for a, _ in heads
    ]
    stop = first.start() if first else heads[0][0].start
    duties = [Duty(start, stop, tidied(text[start:stop]), ())]
    for (actor, head), stop in zip(heads, [*stops[1:], end], strict=True):
        task = text[head.end() : stop]
        lead = "" if head.group("verb") else f"{verb.group() if verb else head.group('link')} "
        role = tidied(f"{lead}{task}" if not head.group("verb") else text[head.start() : stop])
        duties.append(Duty(actor.start, stop, role, (actor,)))
    return duties


def _shared(marked: AnnotatedPassage, start: int, end: int) -> Iterator[Duty]:
    """Duties that A "shares with B, C and D": each of them has it."""
    text = marked.passage.text
    for found in words.SHARES.finditer(text, start, end):
        side = words.SIDE.match(text[start:end])
        task = found.group("task") or (
            side.group("role") if side else text[found.start() : found.end()]
        )
        actors = _subject(marked.actors, text, found.start(), start) + _listed_after(
            marked.actors, text, found.end(), end
        )
        if actors:
            last = max(actor.end for actor in actors)
            yield Duty(
                start,
                max(last, found.end()),
                f"shares responsibility: {tidied(task.removeprefix(' for '))}",
                actors,
            )


def _apposed(marked: AnnotatedPassage, start: int, end: int) -> Iterator[Duty]:
    """Duties told in an apposition: "the Brigade, the unit charged with such cases"."""
    for actor in within(marked.actors, start, end):
        told = words.CHARGED.match(marked.passage.text, actor.end, end)
        if told:
            yield Duty(actor.start, told.end(), tidied(told.group("role")), (actor,))


def _passive(marked: AnnotatedPassage, start: int, end: int) -> Iterator[Duty]:
    """Duties whose actor stands after "by" or "with"."""
    text = marked.passage.text
    for found in words.BY.finditer(text, start, end):
        actors = _listed_after(marked.actors, text, found.end(), end)
        if not actors or actors[0].start - found.end() > 12:
            continue
        if held := found.group("held"):
            role, first = held, found.start()
        elif task := found.group("task"):
            role, first = f"responsibility for {task}", found.start()
        elif found.group("whose") or found.group("falls"):
            what = _SUBJECT.search(text, start, found.start())
            if what is None or _NO_TASK.match(what.group()):
                continue
            role, first = f"responsibility for {what.group().strip()}", what.start()
        else:
            thing = re.split(r"[,;:(]\s", text[start : found.start()].rstrip(" ,"))[-1].split(
                " of the "
            )[0]
            thing = re.split(r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Tt]his) ", thing)[-1]
            thing = re.sub(
                r"\s+(?:is|are|was|were|being|been|has been|have been)(?: \w+ly)?$", "", thing
            )
            role, first = f"{found.group('role')}: {thing}", found.start()
        yield Duty(first, actors[-1].end, tidied(role), actors)


def _given(marked: AnnotatedPassage, start: int, end: int) -> Iterator[Duty]:
    """Duties that a law or a plan gives: "the law tasks the Ministry of Justice with ..."."""
    text = marked.passage.text
    for actor in within(marked.actors, start, end):
        given = words.GIVES.search(text, max(start, actor.start - 20), actor.start)
        task = words.GIVEN.match(text, actor.end, end) if given else None
        if task and not _NEGATED.search(text, max(start, actor.start - 30), actor.start):
            yield Duty(actor.start, task.end(), tidied(task.group("role")), (actor,))


def _inverse(marked: AnnotatedPassage, start: int, end: int) -> Iterator[Duty]:
    """Duties named before those who have them: "the lead agency is the Ministry of Justice"."""
    text = marked.passage.text
    for found in words.INVERSE.finditer(text, start, end):
        actors = _listed_after(marked.actors, text, found.end(), end)
        inside = any(
            a.start < found.end("role") and found.start("role") < a.end for a in marked.actors
        )
        if (
            actors
            and not _OF_SHEET.match(text, found.start())
            and actors[0].start - found.end() <= 12
            and not (inside and words.IS.search(text, start, end))
        ):
            yield Duty(found.start("role"), actors[-1].end, tidied(found.group("role")), actors)


def duties_in(marked: AnnotatedPassage, start: int, end: int) -> Iterator[Duty]:
    """The duties that a sentence states.

    Args:
        marked: The passage.
        start: First code point of the sentence.
        end: One past its last.
    """
    if within(marked.actors, start, end):
        yield from _active(marked, start, end)
        yield from _apposed(marked, start, end)
        yield from _given(marked, start, end)
        yield from _inverse(marked, start, end)
        yield from _shared(marked, start, end)
        yield from _passive(marked, start, end)
