"""What an agency does as a habit, whatever it is done to: "lectures in markets", "lends money"."""

import re

_TASKS = (  # an ending in "s" may follow
    # for people
    r"(?:assist|help|shelter|house|lodge|feed|counsel|represent|accompan(?:y|ie)|repatriate|"
    r"reunite|receive|screen|interview|identif(?:y|ie)|register|protect|rescue|reintegrate|"
    r"lend|deliver|hand(?=s? (?:out|over))|take(?=s? (?:in|back|home|care|calls|complaints))|"
    r"bring(?=s? (?:home|back|charges|cases|suits))|give(?=s? (?:out|legal|shelter|advice|care|"
    r"lessons|talks|returnees|victims))|refer|answer|trace|pay(?=s? (?:for|the))|"
    # for those who might become victims
    r"train|teach(?:e)?|lecture|warn|advise|inform|educate|campaign|distribute|broadcast|"
    r"raise(?=s? (?:awareness|funds))|"
    # for law and order
    r"investigate|prosecute|arrest|deport|fine|licen[cs]e|inspect|patrol|guard|"
    r"stop|intercept|punish|enforce|approve|issue|revoke|tr(?:y|ie)(?=s? (?:cases|the|all))|"
    r"deal(?=s? with)|supervise|check|watch(?:e)?|monitor|document|"
    r"collect|compile|publish(?:e)?|report(?=s? (?:on|to|every))|"
    # for the common work
    r"coordinate|co-ordinate|chair|lead|head|direct|adopt|draft|oversee|administer|"
    r"manage|operate|run(?=s? (?:the|a|an|its|two|three|four|\d))|maintain|finance|"
    r"implement|unite|carr(?:y|ie)(?=s? (?:out|the))|lobb(?:y|ie)|advocate)"
)
_STOP = r"(?! (?:that|to|until|since|till|out (?:in|until|at|on|by)|with|only|together)\b| \d{4}\b)"
_OBJECT = r"(?= [a-z\d“\"'A-Z])"
_AGAIN = (
    r"(?: \([^)]{1,60}\))?(?:,? (?:which|that))?(?: (?:also|now|then|still|alone|jointly|\w+ly))* "
)
_ONE = re.compile(rf"{_AGAIN}(?P<verb>{_TASKS}s){_STOP}{_OBJECT}")
_SEVERAL = re.compile(rf"{_AGAIN}(?P<verb>{_TASKS}){_STOP}{_OBJECT}")
_OF_ANOTHER = re.compile(r"\b(?:which|that|whom|whose|where) (?:the )?(?:\w+ )?$", re.IGNORECASE)


def habit_of(text: str, subject: tuple[int, int], end: int, several: bool = False) -> int | None:
    """Where the verb begins that tells what an agency does, or None.

    Args:
        text: The passage's text.
        subject: The agency's first code point and one past its last.
        end: One past the last that may hold the verb.
        several: Whether there are several agencies.
    """
    if _OF_ANOTHER.search(text, max(0, subject[0] - 40), subject[0]):
        return None
    verb = (_SEVERAL if several else _ONE).match(text, subject[1], end)
    return verb.start("verb") if verb else None
