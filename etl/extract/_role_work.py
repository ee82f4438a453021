"""The work an agency does, by its verbs, the houses it keeps and the lists of who does what."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from etl.document import ActorMention, AnnotatedPassage, within
from etl.extract import _role_acts as acts
from etl.extract import _role_words as words
from etl.extract._role_duty_words import IS_APPOSED
from etl.extract._role_habits import habit_of
from etl.extract._role_text import task_of, thing_of

_HEAD = 12
"""Code points from the beginning of a sentence within which its subject begins."""
_JOINED = re.compile(
    r"(?: \([^)]{1,60}\)|\))?,?(?: and| or|,| as well as| together with| &)(?: the)? "
)
_HEADS = frozenset(["", "the", "-", "*", "•", "a)", "(a)"])
_PART_OF = re.compile(r"(?: \([^)]{1,40}\)|\))? of (?:the )?")
"""What stands between an agency and the ministry it belongs to."""
_NO = re.compile(
    r"\b(?:no|not|none|never|cannot|without|nor|hardly|failed|unable|refused?|neither)\b|n['’]t\b",
    re.IGNORECASE,
)
_GOVERNED = re.compile(
    r"\b(?:with|to|from|by|against|than|like|for|under|told|tell|between|of|at|in|on|about|"
    r"through)(?: the| its| their| an?)? $",
    re.IGNORECASE,
)
_WORKING_WITH = re.compile(r"\b(?:working|together|along) with [^.;:()]{1,80}, $")
"""Before one of a list of those who only help."""
_RELATIVE = re.compile(
    r"(?: \([^)]{1,40}\))?(?: (?:in|at) [A-Z][\w-]{1,30})?,(?: an? [^,.;:]{3,60})? which ",
    re.IGNORECASE,
)
_PROJECT = re.compile(r"\b(?:projects?|program(?:me)?s?|initiatives?)$", re.IGNORECASE)
"""What is carried out by those a project's own row names."""
_ANY_POLICE = re.compile(r"[a-z]{2}-(?:police|authorities|army)")
_BE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s(?:\w+ly\s|jointly\s)?$", re.IGNORECASE)
_OF = re.compile(r"\s(?:of|as)\b")
_BARE_TO = re.compile(r"[^a-z]*\sto\s", re.IGNORECASE)
_OBLIGED = re.compile(
    r"\b(?:oblig\w+|requir\w+|task\w*|charg\w+|empower\w*|authori[sz]\w+)\b", re.I
)
_ADVERBS = re.compile(
    r"\b(?:now|then|still|also|once|first|jointly|currently|formerly|now\s|\w+ly)\b", re.I
)
_NAMED = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Work:
    """Work told in a sentence: its words, and who does it."""

    start: int
    end: int
    role: str
    actors: tuple[ActorMention, ...]
    rule: str = "deed"


def _joined(actors: list[ActorMention], text: str, at: int) -> tuple[ActorMention, ...]:
    """The actor with index `at` and those joined to it on both sides."""
    first = last = at
    while first and _is_joined(actors[first - 1], actors[first], text):
        first -= 1
    while last + 1 < len(actors) and _is_joined(actors[last], actors[last + 1], text):
        last += 1
    return tuple(actors[first : last + 1])


def _is_joined(one: ActorMention, other: ActorMention, text: str) -> bool:
    """Whether two stand side by side in a list, or one is the other's acronym in brackets."""
    acronym = one.actor_id == other.actor_id and text[one.end : other.start] == " ("
    return acronym or bool(_JOINED.fullmatch(text, one.end, other.start))


def _is_task(actors: tuple[ActorMention, ...], between: str, deed: re.Match[str]) -> bool:
    """Whether an act tells what an agency is there for, not one raid or one meeting."""
    if all(_ANY_POLICE.fullmatch(actor.actor_id) for actor in actors):
        return False
    return not (_is_once(between, deed) and acts.ONE_TIME.match(deed.group()))


def _is_once(between: str, deed: re.Match[str]) -> bool:
    """Whether an act is told as done, and did not set up what goes on since."""
    return acts.is_past(deed.group(), between) and not acts.KEPT_ON.match(deed.group())


def _is_done_to(text: str, between: str, verb: re.Match[str]) -> bool:
    """Whether a verb is no deed of the subject: a passive, or a noun ("the shelter of A")."""
    if _OF.match(text, verb.end()):
        return True
    return bool(_BE.search(between)) and not verb.group().split(" ")[0].endswith("ing")


def _for_another(marked: AnnotatedPassage, deed: re.Match[str]) -> bool:
    """Whether a deed is help to another agency, which has the task."""
    helps = words.AIDS.match(deed.group())
    return bool(helps) and bool(within(marked.actors, deed.start() + 1, deed.end()))


def _verbs(
    marked: AnnotatedPassage,
    subject: tuple[int, int],
    actors: tuple[ActorMention, ...],
    end: int,
) -> Iterator[Work]:
    """What a subject that ends at `subject[1]` does, else what it once did."""
    text = marked.passage.text
    stop = min(end, subject[1] + 160)
    for verbs, deeds, rule in (
        (words.WORK, words.DEEDS, "deed"),
        (acts.VERB, acts.ACT, "act"),
    ):
        for verb in verbs.finditer(text, subject[1], stop):
            between = text[subject[1] : verb.start()]
            if not words.BETWEEN.fullmatch(between) or _is_done_to(text, between, verb):
                continue
            if _BARE_TO.fullmatch(between) and not _OBLIGED.search(
                text, max(0, subject[0] - 160), subject[0]
            ):
                continue  # "the committee to lead the fight", and what it is asked to do
            deed = deeds.match(text, verb.start(), end)
            denied = deed and _NO.search(between + deed.group())
            if deed and not denied and not _for_another(marked, deed):
                if acts.ONE_EVENT.match(deed.group()):
                    return
                if rule == "act":
                    if not _is_task(actors, between, deed):
                        return
                    rule = "once" if _is_once(between, deed) else "deed"
                yield Work(subject[0], end, task_of(marked, verb.start(), end), actors, rule)
                return
    habit = habit_of(text, subject, stop, several=len(actors) > 1)
    if habit is not None and not _NO.search(text, subject[1], habit + 30):
        yield Work(subject[0], end, task_of(marked, habit, end), actors, "habit")


def _is_governed(marked: AnnotatedPassage, start: int, actor: ActorMention) -> bool:
    """Whether a preposition stands before an actor, so that it does nothing itself."""
    text, left = marked.passage.text, max(start, actor.start - 40)
    if _WORKING_WITH.search(text, max(start, actor.start - 120), actor.start):
        return True
    if not _GOVERNED.search(text, left, actor.start) or _RELATIVE.match(text, actor.end):
        return False
    if IS_APPOSED.match(text, actor.end):
        return False
    staff = words.STAFF.search(text, left, actor.start)
    return staff is None or any(a.start <= staff.start() < a.end for a in marked.actors)


def _subjects(marked: AnnotatedPassage, start: int, end: int) -> Iterator[Work]:
    text = marked.passage.text
    inside = within(marked.actors, start, end)
    for index, actor in enumerate(inside):
        found = _joined(inside, text, index)
        if actor is not found[-1] or actor.actor_id.endswith("government"):
            continue
        at = inside.index(found[0])
        alone = all(one.actor_id == actor.actor_id for one in found)
        part = inside[at - 1] if at and alone else None
        if part and _PART_OF.fullmatch(text, part.end, found[0].start):
            if _is_governed(marked, start, part):
                continue
            found = (part,)
        elif _is_governed(marked, start, found[0]):
            # "With money from A, B runs": only the one behind the comma does.
            before = text[inside[index - 1].end : actor.start] if index else ""
            if not re.fullmatch(r", (?:the )?", before):
                continue
            found = (actor,)
        last = actor.end + text.startswith(")", actor.end)  # behind its acronym's bracket
        yield from _verbs(marked, (found[0].start, last), found, end)


def _passive(marked: AnnotatedPassage, start: int, end: int) -> Iterator[Work]:
    """Houses "run by A", victims "assisted by A and B"."""
    text = marked.passage.text
    inside = within(marked.actors, start, end)
    for by in words.BY.finditer(text, start, end):
        for index, actor in enumerate(inside):
            if 0 <= actor.start - by.end() <= 12 and not text.startswith("-", actor.end):
                found = tuple(a for a in _joined(inside, text, index) if a.start >= actor.start)
                thing = thing_of(marked, start, by.start())
                if by.group("done").lower() == "carried out" and _PROJECT.search(thing):
                    break
                if _NAMED.search(_ADVERBS.sub("", thing)):
                    yield Work(start, end, f"{by.group('done')}: {thing}", found, "by")
                elif words.CARED.fullmatch(by.group("done")):
                    yield Work(start, end, f"{by.group('done')}: people", found, "by")
                break


def _houses(marked: AnnotatedPassage, start: int, end: int) -> Iterator[Work]:
    """Shelters that bear the name of who keeps them, and people in an agency's care."""
    text = marked.passage.text
    for actor in within(marked.actors, start, end):
        kept = words.KEPT.search(text, max(start, actor.start - 110), actor.start)
        if kept and words.KEEPS.match(text, actor.end, end):
            yield Work(start, end, f"runs {kept.group('thing')}", (actor,), "house")
            continue
        owned = words.OWNED.match(text, actor.end, end)
        if owned:
            yield Work(start, end, f"keeps {owned.group('thing')}", (actor,), "house")
            continue
        care = words.IN_CARE.search(text, max(start, actor.start - 70), actor.start)
        if care:
            yield Work(start, end, task_of(marked, care.start(), end), (actor,), "care")


def _lists(marked: AnnotatedPassage, start: int, end: int) -> Iterator[Work]:
    """Tasks in lists: "Prevention (chair: A)", "A: investigates cases", "A (prevention)"."""
    text = marked.passage.text
    inside = within(marked.actors, start, end)
    offices = words.HEADED_BY.finditer(text, start, end) if ": " in text[start:end] else ()
    for office in offices:
        at = next((i for i, a in enumerate(inside) if 0 <= a.start - office.end() <= 12), None)
        if at is not None:
            role = ", ".join(filter(None, (office.group("office"), office.group("role"))))
            yield Work(start, end, role, _joined(inside, text, at), "office")
    for actor in inside:
        topic = words.TOPIC.match(text, actor.end, end)
        if topic and words.TASK_WORD.search(topic.group()):
            if topic.group("list") and text[start : actor.start].strip().lower() not in _HEADS:
                continue
            yield Work(start, end, topic.group("role") or topic.group("list"), (actor,), "topic")


def _referred(marked: AnnotatedPassage, number: int) -> Iterator[Work]:
    """What "it" does: the agency that the sentence before begins with."""
    text = marked.passage.text
    start, end = marked.sentences[number]
    back = words.BACK.match(text, start, end)
    if not back or not number:
        return
    first, last = marked.sentences[number - 1]
    fitting = within(marked.actors, first, min(last, first + _HEAD))
    if fitting:
        yield from _verbs(marked, back.span(), (fitting[0],), end)


def work_in(marked: AnnotatedPassage, number: int) -> Iterator[Work]:
    """The work that a sentence tells of.

    Args:
        marked: The passage.
        number: Which of its sentences.
    """
    start, end = marked.sentences[number]
    if within(marked.actors, start, end):
        yield from _subjects(marked, start, end)
        yield from _passive(marked, start, end)
        yield from _houses(marked, start, end)
        yield from _lists(marked, start, end)
    yield from _referred(marked, number)
