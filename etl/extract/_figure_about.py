"""What a figure counts, as a label in the document's words."""

import re

from etl.annotate._nouns import is_money
from etl.document import Quantity
from etl.extract._figure_phrases import (
    BEFORE,
    DANGLING,
    LETTER,
    came_to,
    closed,
    cut,
    leading,
    noun_end,
    shorten,
    together,
    words_after,
)
from etl.extract._figure_verbs import done_after, done_to, takes_none, verb_end
from etl.extract._figure_words import OF_PEOPLE

_CLAUSE_END = re.compile(
    r"[.;:!?](?:[\s\"”’)]|$)|,\s(?=[^,]{0,30}\d)|\n|\t|\s[-–—]{1,2}\s|--|—|\s?\|\s?"
)
_REACH = 160
_OTHER_SUBJECT = re.compile(r"(?:the|it|he|she|they|an?|his|her|their)\b", re.IGNORECASE)
_ACTED = (*OF_PEOPLE, "cases", "groups")
"""Units of numbers to whose label it belongs what was done or what they did."""
_NOUN = 40
_MARKS = re.compile(r"^(?:of\s(?=the|these|those)|\W)+")
_BE = re.compile(
    r"\s(?:is|are|was|were|has\sbeen|have\sbeen|had\sbeen|had|have|has|said|came|went)\s",
    re.IGNORECASE,
)
_EQUALS = re.compile(r"\s(?:are|were|was|is)\s(?:all\s|mostly\s|mainly\s)?(?!not\b)", re.IGNORECASE)
_CELL = re.compile(r"\s+[\d–-]")
_BEFORE_CELL = re.compile(r"\d\s+$")
_ROW = re.compile(r"([^\d\n]*[^\W\d_]{2}[^\d\n]*?)\s*[:.|\t]?\s*\d[\d\s.,–%()-]*$")
_RATE = re.compile(
    r"^\W{0,2}(?:(?:(?:per|a|an|each|every)\s(?:person|head|month|year|day|week|night|victim|worker)"
    r"|annually|yearly|monthly|weekly|daily|apiece|each)\b\s?|(?:in\s(?:all|total)|altogether|overall)\b\s?)+",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(
    r"(?:who|in|from|to|at|on|by|for|of|with|during|after|before|between|under|into|through|since|aged|"
    r"this|last|next|the\syear|each|every|home|abroad|there|elsewhere|back|fewer|more|according|all|"
    r"\w+ed|sold|taken|brought|sent|held|kept|freed|put|made|found|gone|come|left|fled|staying|living)\b",
    re.IGNORECASE,
)
"""What follows a noun: without one the label needs it."""
_ALL_BUT = re.compile(r"\ball\sbut\s$", re.IGNORECASE)
_MORE = re.compile(r"^\s(?:more|others?|further|additional)\b", re.IGNORECASE)
_BRACKET = re.compile(r"^\s?\([^()]{0,40}\)")
_POINTING = frozenset(
    ["the total", "these", "those", "them", "the number", "that number", "all", "whom", "which"]
)
_DID = re.compile(
    r"\s?(?:[a-z]+ed|knew|thought|never|spent|chose)\s"
    r"(?!(?:women|girls|men|boys|children|workers|people|persons|victims|migrants|cases|returnees)\b)"
)
"""What a share did, right behind it: "60 percent reported that"."""
_BESIDE_SUM = re.compile(
    r"\b(?:an?|the|its|their|this|that|new|[\w-]+['’]s?)\s(?:(?:about|some|nearly|over|roughly)\s)?$"
)
_NOUN_NEXT = re.compile(
    r"\s(?!(?:and|or|but|per|a|an|each|every|the|is|are|was|were|has|had|will|would|can|annually|yearly"
    r"|monthly|weekly|daily|apiece|more|less|worth|which|that|who|when|if|because|so|than|as|over|upon"
    r"|towards?|within|without|against|among|between)\s)(?![a-z]+ed\b)[a-z]{3,}\b"
)
"""A noun to which a sum belongs: "a USD 3 million project"."""
_OF = re.compile(
    r"^of\s(?:(?:every\s)?(?:two|three|four|five|six|seven|eight|nine|ten|twenty|hundred)\s(?!of\b)"
    r"|the\s|(?!\d{4}\s)\d[\d,.]*\s)?",
    re.IGNORECASE,
)


def about(text: str, quantity: Quantity, noun: str = "") -> str:
    """What is counted: the noun with what belongs to it, in the document's words.

    Args:
        text: The passage's text.
        quantity: The figure.
        noun: What the last count before it counts, for a number without a noun.
    """
    start = max(quantity.end, quantity.number_end)
    end = _CLAUSE_END.search(text, start, start + _REACH)
    following = _BRACKET.sub("", text[start : end.start() if end else start + _REACH])
    following = closed(following)
    if row := _row(text, quantity, following, noun):
        return row
    if quantity.unit == "percent":
        label = _share(following, noun) or leading(text, quantity) or "share"
    elif is_money(quantity):
        label = _sum(text, quantity, following)
    else:
        label = _count(text, quantity, following, noun)
    label = _OF.sub("", label)
    label = label if LETTER.search(label) else noun or quantity.head or quantity.unit
    left_out = _ALL_BUT.search(text, max(0, quantity.start - 12), quantity.start)
    return shorten(f"all but these: {label}") if left_out else label


def of_converted(label: str, told: Quantity, quantity: Quantity) -> str:
    """The label of a sum told once more in another currency, by that of the sum before it.

    Args:
        label: What the sum before it is about.
        told: That sum.
        quantity: The same in another currency.
    """
    bare = label.removeprefix(f"{_sign(told)}: ")
    bare = "" if bare == _sign(told) else bare
    sign = _sign(quantity)
    return f"{sign}: {bare}" if sign and bare else sign or bare or "money"


def in_table(row: str, column: str) -> str:
    """The label of a cell by the words before its line's numbers and the heading above it."""
    return shorten(f"{row}: {column}") if row and column else column


def _row(text: str, quantity: Quantity, following: str, noun: str) -> str:
    """The label of a table's row, where a number stands in a row of bare numbers."""
    before = text[max(0, quantity.start - BEFORE) : quantity.start]
    told = text[quantity.number_end : quantity.end]
    if LETTER.search(told) or not (_CELL.match(following) or _BEFORE_CELL.search(before)):
        return ""
    row = _ROW.match(before.rsplit("\n", 1)[-1] + text[quantity.start : quantity.number_end])
    return shorten(DANGLING.sub("", row[1].strip(" .:|\t-"))) if row else noun or quantity.head


def _sum(text: str, quantity: Quantity, following: str) -> str:
    """For what money is: what leads to the sum and what follows it, behind its currency."""
    currency = _counted(text, quantity) or _sign(quantity)
    before = max(0, quantity.start - _NOUN), quantity.start
    if _BESIDE_SUM.search(text, *before) and _NOUN_NEXT.match(following):
        told = words_after(following)
        return shorten(f"{currency}: {told}" if currency else told)
    told = together(leading(text, quantity), words_after(_RATE.sub(" ", following)))
    return shorten(f"{currency}: {told}" if currency and told else told or currency or "money")


def _sign(quantity: Quantity) -> str:
    """A currency told before its sum ("PHP 2 million"); dollars are the unit's own."""
    if quantity.unit == "usd":
        return ""
    return quantity.head.upper() if len(quantity.head) == 3 else quantity.head


def _count(text: str, quantity: Quantity, following: str, noun: str) -> str:
    if quantity.end <= quantity.number_end and (came := came_to(text, quantity)):
        return shorten(came)
    counted = (_counted(text, quantity) or quantity.head) if quantity.head else ""
    counted = "" if quantity.unit == "km" else counted
    bare, others = following, False
    if not counted:
        others = bool(_MORE.match(following))
        bare = _RATE.sub(" ", _MORE.sub("", following)) if following else ""
        counted = noun if noun and not others else "people" if others else ""
    tail = words_after(bare)
    if not counted and _FOLLOWS.match(tail):
        counted = "people" if quantity.unit in OF_PEOPLE else ""
    equal = _EQUALS.match(bare) if not quantity.head and not tail else None
    if equal:
        told = words_after(" " + bare[equal.end() :])
        return shorten(f"{counted}: {told}" if counted and told else told or counted)
    if not quantity.head and not tail and not noun:
        counted = together(leading(text, quantity) or counted)
    elif counted and quantity.unit in _ACTED:
        tail = _acted(text, quantity, bare, tail)
    if counted and counted == noun and tail and not quantity.head and not _FOLLOWS.match(tail):
        return shorten(f"{counted}: {tail}")
    return shorten(together(counted, tail))


def _acted(text: str, quantity: Quantity, following: str, tail: str) -> str:
    """What follows a noun, with what was done to those counted or what they did."""
    if quantity.head == "names":
        return tail
    if (done := done_to(text, quantity)) and not takes_none(tail):
        return together(done, tail)
    rest = following[following.find(tail) + len(tail) :]
    if tail and not _OTHER_SUBJECT.match(tail) and (done := done_after(rest)):
        return together(tail, done, words_after(rest[rest.index(done) + len(done) :]))
    end = verb_end(following) if quantity.unit in OF_PEOPLE and not tail else 0
    told = cut(following[:end] + following[end:][: noun_end(following[end:])]) if end else ""
    told = told.removeprefix("who ")
    return f"who {told}" if " " in told and not told.endswith(" made") else tail


def noun_of(count: Quantity, text: str) -> str:
    """What a count counts, for a number that leans on it; nothing for sums of money."""
    if not count.head or is_money(count) or count.unit == "percent":
        return ""
    words = _counted(text, count)
    return words if 0 < len(words) <= _NOUN else count.head


def _counted(text: str, quantity: Quantity) -> str:
    """The counted noun as written, without what stands between it and the number."""
    words = text[quantity.number_end : max(quantity.end, quantity.number_end)]
    closing = words.find(")")
    if closing >= 0 and "(" not in words[:closing]:
        words = words[closing + 1 :]
    return _OF.sub("", _RATE.sub("", _MARKS.sub("", words)).strip(" \"“”'‘’,"))


def _share(following: str, noun: str) -> str:
    """Of what a share is, and what the share does: "victims returned: children"."""
    whole, _, told = _MARKS.sub("", following).partition(" of whom ")
    verb = _BE.search(" " + whole)
    did = _DID.match(whole) if noun else None
    if did:
        rest = whole[did.end() - 1 :]
        return shorten(f"{noun}: {cut(whole[: did.end() - 1] + rest[: noun_end(rest)])}")
    if verb:
        whole, told = (" " + whole)[: verb.start()], (" " + whole)[verb.end() :]
    whole = _OF.sub("", whole.strip()) if whole.strip().lower() not in _POINTING else whole
    words = cut(whole)
    if noun and (words.lower() in _POINTING or not words):
        words = noun
    told = cut((" " + told.strip())[: noun_end(" " + told.strip())])
    return shorten(f"{words}: {told}" if words and told else words or told)
