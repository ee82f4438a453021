"""What was done to those counted, and what they did, as words of a label."""

import re

from etl.document import Quantity

_BEFORE = 40
_VERB = re.compile(
    r"(?<![\w'’-])([^\W\d_]+)\s(?:(back|home|out|in|up|away|down|off|over)\s)?(?:only\s|also\s|all\s)?$"
)
_IRREGULAR = {
    form: participle
    for participle, forms in {
        "taken": "take takes took taken taking",
        "brought": "bring brings brought bringing",
        "sent": "send sends sent sending",
        "sold": "sell sells sold selling",
        "bought": "buy buys bought buying",
        "held": "hold holds held holding",
        "kept": "keep keeps kept keeping",
        "found": "find finds found finding",
        "freed": "free frees freed freeing",
        "led": "lead leads led leading",
        "flown": "fly flies flew flown flying",
        "seen": "see sees saw seen seeing",
        "met": "meet meets met meeting",
        "caught": "catch catches caught catching",
        "driven": "drive drives drove driven driving",
        "stolen": "steal steals stole stolen stealing",
        "put": "put puts putting",
        "taught": "teach teaches taught teaching",
        "lost": "lose loses lost losing",
    }.items()
    for form in forms.split()
}
_STEMS = re.findall(
    r"\w+",
    "abduct arrest assist charg convict deport detain employ help hir hous intercept interview "
    "investigat kidnap lock plac prosecut receiv recruit register repatriat rescu return screen "
    "shelter smuggl support train traffick transport treat",
)
_REGULAR = {
    "identifies": "identified",
    "identifying": "identified",
    **{stem + end: f"{stem}ed" for stem in _STEMS for end in ("ing", "s", "es")},
}
_NOT_DONE = frozenset(
    re.findall(
        r"\w+",
        "aged totalled totaled numbered reached exceeded included involved estimated averaged "
        "remained passed required comprised named used wanted needed believed claimed alleged "
        "reported announced added noted showed revealed stated confirmed expected crossed earned "
        "lived worked waited produced caused doubled increased decreased dropped climbed suggested "
        "concerned covered contained seemed appeared indeed hundred recognised recognized "
        "determined concluded learned warned boasted promised mentioned cited",
    )
)
"""Verbs that say nothing of what is done to those counted behind them."""
_OF = re.compile(
    r"of\b|(?:who|which|that|whom|said|told|gone|come|left|(?!aged\b)\w{2,}(?:ed|ing))\b"
)
"""What belongs to a noun that it stands behind, or is its verb."""
_DONE = frozenset(_IRREGULAR.values())
_WERE = re.compile(
    r"\s(?:who\s)?(?:were|was|are|(?:have|has|had)\sbeen)\s(?:also\s|then\s|all\s|later\s)?"
    rf"([a-z]{{2,}}ed|{'|'.join(sorted(_DONE - {'put', 'led'}))})\b"
)
_DID = re.compile(
    r"\s(?:who\s)?(?:also\s|then\s|since\s|already\s){0,2}"
    r"((?:(?:have|has|had)\s(?:been\s)?[a-z]+|came|come|went|got|left|fell|flew|took|gave|made|ran"
    r"|knew|stood|live[ds]?|remain(?:ed|s)?|began|became|entered|worked?|know|stay(?:ed)?)\s)"
)


def done_to(text: str, quantity: Quantity) -> str:
    """What a sentence tells that was done to those of a number: "freed" of "freed 12 women"."""
    verb = _VERB.search(text, max(0, quantity.start - _BEFORE), quantity.start)
    if not verb:
        return ""
    word = verb[1].lower()
    told = _IRREGULAR.get(word) or _REGULAR.get(word)
    if not told and word.endswith("ed") and len(word) > 4 and word not in _NOT_DONE:
        told = word
    return f"{told} {verb[2]}" if told and verb[2] else told or ""


def done_after(rest: str) -> str:
    """The same behind the words that belong to a noun: "freed" of "... were freed"."""
    done = _WERE.match(rest)
    return done[1] if done and done[1] not in _NOT_DONE else ""


def takes_none(tail: str) -> bool:
    """Whether no verb fits between a noun and what follows it: it has one, or belongs to it."""
    return bool(_OF.match(tail)) or tail.split(" ", 1)[0] in _DONE


def verb_end(following: str) -> int:
    """Where the verb ends that tells what those counted did; 0 where none stands behind them."""
    did = _DID.match(following)
    return did.end(1) if did else 0
