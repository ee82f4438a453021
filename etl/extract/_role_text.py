"""The words of a task: what an agency does, and what is done by it, cut where phrases end."""

import re

from etl.document import AnnotatedPassage, within
from etl.extract import _titles as titles

_CLAUSE_END = re.compile(r"[.;:]\s|, (?:and|but|while|who|which|although|whereas) |$")
_COMMA = re.compile(r",\s")
# "prevention, protection and return": a list goes on behind its commas.
_GOES_ON = re.compile(
    r"(?:[^\s,]+\s){0,4}[^\s,]+(?:,(?:\s[^\s,]+){1,5})*,?\s(?:and|or)\s|(?:and|or)\s"
)
_JOINT = re.compile(r",?\s(?:and|or|in|at|to|for|from|with|by|on|under|through|during|after)\s|,\s")
_ANOTHER_DEED = re.compile(
    r",?\s(?:and|but)\s(?:also\s|then\s|later\s)?(?:has|had|have|is|was|were|will|[a-z]{2,}ed)\s"
)
_LOOSE_END = re.compile(
    r"(?:,?\s(?:and|or|the|a|an|of|in|at|to|for|from|with|by|on|under|their|its|as|that|who|which|"
    r"most|some|all|into|and\s(?:provides|has|is|helps))){1,3}$",
    re.IGNORECASE,
)
_AND_THE = re.compile(r",?(?: and| while|,)(?: the)?(?: [A-Z][a-z]+)? $")
_OWN_TASK = re.compile(r"(?: \([^)]{1,40}\)|\))? (?:to|for|of|is|are|will|would|[a-z]{3,}s) ")
OWN_VERB = re.compile(r"(?: \([^)]{1,40}\)|\))? (?:is|are|will|would|[a-z]{3,}s) ")
"""What stands behind an agency that goes on with a verb of its own."""
_LONGEST = 160
_FAR = 4 * _LONGEST  # what lies beyond is cut off in any case
_LAST_WORDS = re.compile(r"(?:[^\s,;:()]+[ \n]+){0,12}(?:co-)?(?:, )?$")
_AUXILIARY = re.compile(
    r"(?:(?:^|\b)(?:,|which|that|who|is|are|was|were|will|to|be|been|being|has|have|had|also|co-)"
    r"[ ,\n]*)+$"
)
_LOOSE_HEAD = re.compile(r"^(?:while|and|but|where|as|acting on) (?:a |an |the )?")
_NO_THING = frozenset(["and", "or", "but", "to", "others", "them", "then", "which", "that", "who"])
_LINKED_BEFORE = re.compile(r"[^\W\d_][\w'’-]* (?:of|in|for|on|at|against) (?:the |an? )?$")
_IN_TOWN = re.compile(r" (?:in|at|near|outside) [A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*$")
_NO_TASK = re.compile(
    r"(?:they|it|he|she|this|that|these|those|(?:the )?others|.*\bthose|.*\b(?:one|two|three|four|"
    r"five|six|seven|eight|nine|ten|all|most|some)|since .*|in .*|on .*|.*\d)",
    re.DOTALL | re.IGNORECASE,
)
"""What names no task: a pronoun, a number, a date."""
_KEPT_THING = re.compile(
    r"\b(?:(?!(?:the|an?|its|their|this|these|at|to|in|of|for|from|and|or|by|on|with|that|which|two|"
    r"three|four|five|pays?|create|run|is|are|was|were|been|camps?)\b)[\w'’&\"“”-]+ ){0,3}"
    r"(?:shelters?|cent(?:er|re)s?|homes?|houses?|hostels?|hotlines?|help-?lines?|clinics?|"
    r"refuges?|"
    r"schools?|mechanisms?|systems?|projects?|program(?:me)?s?|courses?|training|workshops?|"
    r"seminars?|campaigns?|raids?|operations?|units?|desks?|databases?|camps)\b",
    re.IGNORECASE,
)
"""What can be run or held by somebody, with the words before it that tell which."""
_KEEPING = re.compile(
    r"(?:run|operated|managed|maintained|kept|staffed|organi[sz]ed|carried|given|provided)\b"
)
_KEPT_REACH = 90
_SUBJECT = re.compile(
    r"(?:The |A |An |Its |Their )?(?P<thing>(?:[^\s,.;:()]+ ){0,5}?[^\s,.;:()]+)"
    r"(?:,| (?:is|are|was|were|has|have|had|will|would)\b)"
)


def task_of(marked: AnnotatedPassage, start: int, end: int) -> str:
    """The words of a task, up to the next clause or the next agency with a task of its own."""
    text = marked.passage.text
    stop = _CLAUSE_END.search(text, start, end)
    last = stop.start() if stop else end
    return shortened(text[start : own_clause(marked, start, last, _OWN_TASK)])


def own_clause(
    marked: AnnotatedPassage, start: int, end: int, task: re.Pattern[str] = OWN_VERB
) -> int:
    """Where the words of a task end because the next agency has one: "and the ministry handles".

    Args:
        marked: The passage.
        start: First code point of the task.
        end: One past the last that may belong to it.
        task: What stands behind an agency that has a task.
    """
    text = marked.passage.text
    for actor in within(marked.actors, start + 1, end):
        if task.match(text, actor.end):
            before = _AND_THE.search(text, start, actor.start)
            if before:
                return before.start()
    return end


def shortened(role: str) -> str:
    """A task in so many words: without what only hangs on, and never cut inside a phrase."""
    role = " ".join(role[:_FAR].split()).strip(" ,.;:")
    for comma in _COMMA.finditer(role):
        if comma.start() > 15 and not _GOES_ON.match(role, comma.end()):
            role = role[: comma.start()]
            break
    if (another := _ANOTHER_DEED.search(role)) and another.start() > 15:
        role = role[: another.start()]
    if len(role) > _LONGEST:
        joint = [m.start() for m in _JOINT.finditer(role[: _LONGEST + 1]) if m.start() > 25]
        role = role[: joint[-1]] if joint else role[:_LONGEST].rsplit(" ", 1)[0]
    return _LOOSE_END.sub("", role).strip(" ,.;:")


def thing_of(marked: AnnotatedPassage, start: int, verb: int) -> str:
    """What is done by somebody: the nouns before the verb, else what the sentence is about."""
    text = marked.passage.text
    nouns = _nouns_before(marked, start, verb)
    if _KEEPING.match(text, verb) and not _KEPT_THING.search(nouns):
        kept = list(_KEPT_THING.finditer(text, max(start, verb - _KEPT_REACH), verb))
        if kept:
            return kept[-1].group()
    if nouns:
        return nouns
    subject = _SUBJECT.match(text, start, verb)
    thing = subject["thing"] if subject else ""
    return "" if _NO_TASK.fullmatch(thing) else thing


def _nouns_before(marked: AnnotatedPassage, start: int, verb: int) -> str:
    """The nouns right before a verb, with those they are linked to; nothing where none are."""
    text = marked.passage.text
    last = _LAST_WORDS.search(text, max(start, verb - 120), verb)
    nouns = _AUXILIARY.sub("", last.group()).rstrip(" ,-") if last else ""
    nouns = _IN_TOWN.sub("", nouns)
    noun = nouns.rfind(" ") + 1
    if last and nouns and nouns[noun:].lower() not in _NO_THING:
        floor = last.start()
        first = titles.head(text, floor, floor + noun)
        for _ in range(2):  # "a shelter for girls in Minsk"
            before = _LINKED_BEFORE.search(text, floor, first)
            if before is None:
                break
            first = titles.head(text, floor, before.start())
        thing = _LOOSE_HEAD.sub("", text[first : floor + len(nouns)].strip(" ,"))
        a_place = any(p.surface == thing for p in marked.places)
        if not a_place and not _NO_TASK.fullmatch(thing):
            return thing
    return ""
