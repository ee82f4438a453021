"""The columns of a figure that its sentence gives: of whom, where, how measured."""

import re
from dataclasses import replace

from etl.annotate._nouns import is_money
from etl.document import AnnotatedPassage, PlaceMention, Quantity, within
from etl.extract._figure_clause import Around
from etl.extract._figure_phrases import DANGLING
from etl.extract._figure_words import OF_PEOPLE, SEVERAL, populations

REACH = 300
"""Code points before a sentence in which its country may be named."""
BEFORE = 60
"""Code points before a sum in which the one may be told that it repeats."""
_KIND = (
    r"(?:(?!(?:to|by|of|with|from|for|and|or|not|no|in|on|at|than|as|more|who|that|had|have|has|said"
    r"|say|left|found|sold|took|told|their|his|her)\s)(?:[^\W\d][\w-]*|\d+-[\w-]+)\s){0,2}?"
    rf"((?:{SEVERAL}|female|male)(?:\s(?:and|or)\s(?:[^\W\d][\w-]*\s)?(?:{SEVERAL}))?)\b(?!['’-])"
)
_ARE = re.compile(
    r"\s(?:(?:out\s)?of\s(?:them|whom|these|those|(?:the|our)\s[\w-]+),?\s)?"
    rf"(?:(?:are|were|(?:had|have)\sbeen)\s)?(?:all\s|both\s|mostly\s|mainly\s)?{_KIND}",
    re.IGNORECASE,
)
"""Of what kind those are who are a part of others: "22 of them women", "five were girls"."""
_MOSTLY = re.compile(
    r"(?:,\s|\s\()(?:who\s(?:are|were)\s)?"
    rf"(?:(?:all|both|mostly|mainly|chiefly|largely|most)\s)(?:of\s(?:them|whom)\s)?{_KIND}",
    re.IGNORECASE,
)
"""Of what kind those are who were counted: "nine migrants, most of them women"."""
_UNDER_AGE = re.compile(
    r"\s(?:(?:out\s)?of\s(?:them|whom|these|those|(?:the|our)\s[\w-]+),?\s)?"
    r"(?:(?:who\s)?(?:are|were)\s)?(?:still\s|all\s|aged\s)?"
    r"(?:under-?age|(?:under|below)\s(?:the\sage\sof\s)?(?:18|eighteen|16|sixteen))\b",
    re.IGNORECASE,
)
"""That those counted are no adults: "six of them were under 18"."""
_ALL_BUT = re.compile(r"\ball\sbut\s$", re.IGNORECASE)
_BY_BIRTH = frozenset(["men", "women", "girls", "boys", "children", "infants"])
_LOCATED = re.compile(
    r"\b(?:in|at|from|to|of|near|around|across|outside|inside|into|along|through|via|on|toward|"
    r"towards|off|between|within|beyond|over)\s(?:(?!(?:for|by|with|about|against)\s)[\w'’.-]+\s){0,5}$"
    r"|(?:\s(?:and|or)|,)\s(?:the\s)?$|\($",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"\s?[(:=\t]\s?(?:about|some|nearly|over|more\sthan)?\s?$|\s[-–—]\s$|\s$|\s(?:for|with|had|has)\s$"
)
_AGENCY = re.compile(
    r"(?:-|\s)(?:[\w-]+\s)?(?:NGOs?|charit(?:y|ies)|foundations?|funds?|fund(?:ed|ing)|donors?|aid"
    r"|newspapers?|papers?|dail(?:y|ies)|scholars?)\b",
    re.IGNORECASE,
)
_LABEL_REACH = 6
_CLOSED = re.compile(r"\s?(?:[);,/.]|$|and\s)", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s?\((?:or|equal\sto|equivalent\sto|the\sequivalent\sof|i\.e\.)?\s?")
_LINE_LABEL = re.compile(r"\W{0,3}([^\W\d_][^\n|:;.]{2,69}?)\s?(?::|\.{3,})\s{1,3}")
_DIGIT = re.compile(r"\d")
_CELLS = re.compile(r"\s*[|\t]\s*|\s{2,}")
_LINE_CLOSED = re.compile(r"\s?(?:\([^()\n]{0,60}\))?[.;,]?\s*")
_SEAT = re.compile(r",?\s(?:in|at|of|based\sin|office\sin|\()\s?(?:the\s)?")
_LISTED = re.compile(r",? (?:and|or) (?:the )?|, (?:the )?")


def population(text: str, quantity: Quantity, counted: str) -> list[str]:
    """Codes of those counted; "unspecified" for people of no told kind, none for things.

    Args:
        text: The passage's text.
        quantity: The figure.
        counted: The words for those counted: its own, or those of the count that it leans on.
    """
    if quantity.unit not in OF_PEOPLE:
        return []
    codes = populations(counted)
    if told := _told_kinds(text, quantity):
        codes = [code for code in codes if quantity.head or code not in _BY_BIRTH]
    elif not codes and _UNDER_AGE.match(text, quantity.end):
        told = ["children"]
    return list(dict.fromkeys([*codes, *told])) or ["unspecified"]


def _told_kinds(text: str, quantity: Quantity) -> list[str]:
    """The kinds of people that the words behind a number say that those counted are."""
    if _ALL_BUT.search(text, max(0, quantity.start - 12), quantity.start):
        return []
    kind = _MOSTLY.match(text, quantity.end)
    if not kind and not quantity.head:
        kind = _ARE.match(text, quantity.number_end)
    return populations(kind[1]) if kind else []


def countries(
    around: Around, passage: AnnotatedPassage, quantity: Quantity, home: str | None = None
) -> list[str]:
    """The countries of a number's own part of its clause, with those of the clause's subject.

    A part that names none takes those of the clause, then of the parts before it, then of the rest
    of the sentence that no other number stands before, then the only one named just before it, or
    of several the document's own.

    Args:
        around: What of the sentence is the number's own.
        passage: Its passage.
        quantity: The figure.
        home: The country that the document is written from.
    """
    text = passage.passage.text
    label = _label(around.places, quantity, text)
    if label:
        return [label.country] if label.country else []
    around = replace(around, places=meant(around, passage, quantity))
    behind = within(around.places, quantity.end, around.own[1])[:1]
    if behind and text[quantity.end : behind[0].start].strip() == "in":
        return _codes(behind)
    following = within(passage.quantities, quantity.end, around.sentence[1])[:1]
    labels = _label(around.places, following[0], text) if following else None
    own = _codes([p for p in within(around.places, *around.own) if p is not labels])
    if own:
        return list(dict.fromkeys([*_codes(within(around.places, *around.lead)), *own]))
    named = _of_other_parts(around, passage, quantity, following)
    if named:
        return named
    start = around.sentence[0]
    before = _codes(_not_of_agencies(text, within(passage.places, max(0, start - REACH), start)))
    return before if len(before) == 1 else [code for code in before if code == home]


def _of_other_parts(
    around: Around, passage: AnnotatedPassage, quantity: Quantity, following: list[Quantity]
) -> list[str]:
    """The countries of the part nearest to a number's own that names any."""
    first, (start, end) = around.parts[0].start, around.sentence
    earlier = within(passage.quantities, around.clause[0], quantity.start)
    for span in (
        (earlier[-1].end if earlier else quantity.start, quantity.start),
        around.clause,
        (first, around.clause[0]),
        (start, following[0].start if following else end),
    ):
        if named := _codes(within(around.places, *span)):
            return named
    return []


def meant(around: Around, passage: AnnotatedPassage, quantity: Quantity) -> list[PlaceMention]:
    """The places of a figure's sentence without those that only tell whose an agency is.

    Args:
        around: What of the sentence is the number's own.
        passage: Its passage.
        quantity: The figure; of a sum the seat of who pays it is left out as well.
    """
    places = _not_of_agencies(passage.passage.text, around.places)
    if not is_money(quantity):
        return places
    return [place for place in places if not _is_seat(place, passage, around.clause[0])]


def _not_of_agencies(text: str, places: list[PlaceMention]) -> list[PlaceMention]:
    """Places but for those that an agency or paper is called after ("a Swiss NGO")."""
    return [p for p in places if not (p.form == "adjective" and _AGENCY.match(text, p.end))]


def _codes(places: list[PlaceMention]) -> list[str]:
    return list(dict.fromkeys(place.country for place in places if place.country))


def _label(places: list[PlaceMention], quantity: Quantity, text: str) -> PlaceMention | None:
    """The place that a bare number is told of as in a table: "Savannakhet (68 children)"."""
    heads = bool(quantity.column and places) and places[0].end < quantity.start
    if heads and not text[: places[0].start].strip(" |"):
        return places[0]
    earlier = reversed(within(places, 0, quantity.start))
    before = next((place for place in earlier if place.end <= quantity.start), None)
    if before is None or quantity.start - before.end > _LABEL_REACH:
        return None
    gap = text[before.end : quantity.start]
    bracketed = len(gap) <= 3 and ("(" in gap or ":" in gap)
    closed = not quantity.head and _CLOSED.match(text, quantity.end)
    return before if bracketed or (closed and _LABELLED.fullmatch(gap)) else None


def place_id(around: Around, passage: AnnotatedPassage, quantity: Quantity) -> str | None:
    """The place below the country where, from where or whither those of a number are told to be.

    It stands behind the number in its own part of the clause, or is its label, or opens the clause.
    """
    text = passage.passage.text
    label = _label(around.places, quantity, text)
    if label:
        return label.place_id if _is_local(label) else None
    found: list[tuple[int, str]] = []
    near = [*within(around.places, *around.own), *within(around.places, *around.lead)]
    money = is_money(quantity)
    for place in near:
        start = max(around.clause[0], place.start - 60)
        apart = max(place.start - quantity.end, quantity.start - place.end, 0)
        if _is_local(place) and (apart <= 25 or not money):
            if place.start < quantity.number_start and place.end > quantity.start:
                continue
            if money and _is_seat(place, passage, around.clause[0]):
                continue
            if _LOCATED.search(text, start, place.start):
                found.append((apart, place.place_id))
    if not found:
        return None
    best = min(found)[1]
    chosen = next(place for place in near if place.place_id == best)
    return None if _in_list(chosen, passage.places, text) else best


def _is_seat(place: PlaceMention, passage: AnnotatedPassage, start: int) -> bool:
    """Whether the organisation that a clause begins with sits in a place: "the UN Project in X"."""
    text = passage.passage.text
    return any(
        text[start : actor.start].strip().lower() in ("", "the")
        and _SEAT.fullmatch(text, actor.end, place.start)
        for actor in within(passage.actors, start, place.start)
    )


def _in_list(place: PlaceMention, places: list[PlaceMention], text: str) -> bool:
    """Whether a place is one of several that a number is told of: it is then of none alone."""
    return any(
        _is_local(other)
        and other.kind == place.kind
        and other.place_id != place.place_id
        and _LISTED.fullmatch(text, *sorted((other.start, place.start, other.end, place.end))[1:3])
        for other in places
    )


def _is_local(place: PlaceMention) -> bool:
    return place.kind not in ("country", "region")


def converted(quantity: Quantity, passage: AnnotatedPassage) -> Quantity | None:
    """The sum that one beside it tells again: "3 million baht ($90,000)", "..., about $90,000,"."""
    before = within(passage.quantities, max(0, quantity.start - BEFORE), quantity.start)
    told = before[-1] if before else None
    gap = passage.passage.text[told.end : quantity.start] if told else ""
    if told is None or not is_money(told) or told.head == quantity.head:
        return None
    apposed = gap == ", " and quantity.qualifier == "about"
    again = _IN_BRACKETS.fullmatch(gap) or (
        apposed and passage.passage.text.startswith(",", quantity.end)
    )
    return told if again else None


def line_label(quantity: Quantity, text: str) -> str:
    """The words of a line before a colon and its only number: "victims rescued: 188"; else ""."""
    label = _LINE_LABEL.fullmatch(text, 0, quantity.start)
    alone = text[quantity.number_end : quantity.end].strip() == ""
    return label[1] if label and alone and _LINE_CLOSED.fullmatch(text, quantity.end) else ""


def row_label(quantity: Quantity, text: str) -> str:
    """The words that open the line of a table's cell; "" where none do."""
    if not quantity.column:
        return ""
    line = text[text.rfind("\n", 0, quantity.start) + 1 : quantity.start]
    cells = _CELLS.split(_DIGIT.split(line, maxsplit=1)[0])
    return DANGLING.sub("", ", ".join(filter(None, (cell.strip(" .:(–-") for cell in cells))))
