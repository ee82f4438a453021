"""People of whom a sentence says where they were taken, and others before it say who they are.

"Some were taken on to X", "The other nine are in Y" name no origin: it is that of the flows told
just before, or the only one from which people near by come. Where there is neither, they and
"girls" or "the women" are people of the country that the text is written from. "Its nationals" are
those of the country named before these words.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from etl.frames.doubts import tells_none
from etl.frames.evidence import TOLD
from etl.frames.mentions import Mention, Reading
from etl.frames.pairs import NEAR, Ends
from etl.frames.place_roles import TRANSIT, role_of
from etl.frames.roles import Place, Sentence

BACK = 4
"""Sentences before in which the flows, or their people, may be told."""
LIKELY, LIKELY_FROM = 0.02, 0.1
"""Least probability of where they were taken, and of where they are from."""
OTHERS_FROM = 0.25
"""The same for another country in the sentence to be where its own people are from."""
RATHER = 1.3
"""How much likelier than others the country that people are from must be."""
FADE = 0.9
"""What a sentence of distance leaves of that."""
POSSIBLE, OWN, DOUBTED = 0.15, 0.05, 0.55
"""Least probability of the flow, and of one of a country's "nationals"; one as likely as the third
was doubted for what its words say."""
GAP = 14
"""Words between what was done to people and where."""
MOST = 40
"""Places of a sentence: what passes for a longer one is a table or a broken file."""
_AT = ("", "to", "into", "onto", "in", "at", "on", "near", "for", "inside", "aboard", "around")
_NUMBER = (
    r"(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six"
    r"|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|dozens|hundreds)"
)
_PEOPLE = (
    r"(?:women|men|girls|boys|children|victims|workers|people|persons|survivors|brides|babies"
    r"|infants|labou?rers|migrants|fishermen|recruits)"
)
_TAKEN = (
    r"(?:taken|moved|sent|sold|found|driven|carried|brought|shipped|transferred|passed|lured|held"
    r"|kept|handed|flown|exploited|resold|trafficked|delivered|rescued|freed|trapped|stranded|put"
    r"|led|bought|met|lent|given|traded|hired out|rented out|transported|ferried|dispatched"
    r"|employed|forced|made|locked|imprisoned|enslaved|placed|married)\b"
)
_WHO = (
    r"(?:they|some|others|most|many|all|both|half|several|a (?:few|number|third|handful)|those"
    rf"|(?:another|the other) {_NUMBER}|{_NUMBER}|the (?:rest|remainder|others?|latter|{_PEOPLE}))"
    rf"(?:\s(?:more|others?|of (?:them|these|those|whom|the {_PEOPLE})|{_NUMBER}|{_PEOPLE}))*"
)
_THEY = re.compile(
    rf"(?<![\w’']){_WHO}(?:,[^,;]{{1,60}},|,)?"
    r"\s(?:(?:(?:have|had|has|then|later|all|eventually|also|instead)\s)*"
    r"(?:was|were|are|is|been)\s(?:(?:then|later|also|now|all|instead|thought|believed|said|known"
    rf"|to be|to have been|being|still|first|sold and|already)\s)*(?:{_TAKEN}|(?=in\s))"
    r"|(?:(?:then|later|have|had|also|eventually)\s)*"
    r"(?:ended(?: up)?|end up|wound up|found themselves|find themselves|woke up)\b)",
    re.IGNORECASE,
)
_THE_OTHERS = re.compile(
    rf"(?:\band|,)\s(?:another\s|the (?:other|remaining)\s)?{_NUMBER}(?:\s(?:others|more))?"
    r"\s(?:in|to)\s(?:the\s)?$",
    re.IGNORECASE,
)
"""More of them, told with the same words: "nine are in X and the other four in Y"."""
_CARS = (
    r"(?:air|boat|bus|car|foot|lorry|minibus|night|plane|rail|road|sea|ship|taxi|train|truck|van)"
)
_OTHER_WORDS = re.compile(
    rf"[;:]|\b(?:by(?!\s(?:\w+\s)?{_CARS}\b)|from|promis\w*|hop\w*|jobs?|call|mislead)\b",
    re.IGNORECASE,
)
"""What parts a place from what was done to people, or makes it no place where they were."""
_WHICH = r"(?:young|teenage|older|local|poor|rural|these|those|most|many|some|such)"
_BEEN = (
    r"(?:have|had|has|are|were|is|was|been|being|also|often|then|later|mostly|usually|sometimes|still"
    r"|now|regularly)"
)
_PLAIN = re.compile(
    rf"(?<![\w’'-])(?:{_WHICH}\s)*{_PEOPLE}(?:\sand\s(?:young\s)?{_PEOPLE})?\s(?:(?:who|that)\s)?"
    rf"(?:(?:{_BEEN}\s)*{_TAKEN}|(?:also\s)?(?:go|went|travel|travell?ed|entered|end|ended)\b)",
    re.IGNORECASE,
)
"""The same of people of whom nothing else is said: "women taken to X", "girls go to Y"."""
_NOT_SAID = re.compile(
    r"\b(?:belie\w+|reports? |rumou?r\w*|claim\w*|according|stor(?:y|ies)|hope\w*|plan(?:s|ned))\b",
    re.IGNORECASE,
)
_WENT_ON = re.compile(
    r"\b(?:driven|taken|flown|walked|smuggled|on to|onward|from there|first)\b", re.IGNORECASE
)
"""Words behind a place that people only passed."""
_OWN = re.compile(
    r"\b(?:its|their|his|her|our)\s(?:own\s|fellow\s|young\s){0,2}"
    r"(?:nationals|citizens|countrymen|countrywomen|compatriots)\b",
    re.IGNORECASE,
)

Pair = tuple[Mention, Mention]


def onward(
    reading: Reading,
    likely: Ends,
    told: Sequence[Pair],
    flows: Mapping[tuple[str, str], float],
) -> Iterator[Pair]:
    """The origin and the destination of each flow whose people other words name.

    Args:
        reading: A document.
        likely: How likely each of its mentions is an end.
        told: The ends of the flows that sentences tell.
        flows: How likely countries are the ends of a flow.
    """
    if reading.of_smuggling:
        return
    possible = {pair for pair, value in flows.items() if OWN <= value < DOUBTED}
    goals = {to for _, to in possible}
    for number, to in enumerate(reading.mentions):
        if to.place.country not in goals or not _is_place(to, reading):
            continue
        if likely.destination[number] < max(LIKELY, likely.origin[number]):
            continue
        sentence = reading.sentences[to.at]
        of, least = None, POSSIBLE
        if own := _OWN.search(sentence.text, 0, to.place.mention.start - sentence.start):
            of, least = _owner(own.start(), to, reading), OWN
        elif _are_there(number, reading, likely, _THEY):
            of = _of_told(to, told) or _of_people(to, told, reading, likely)
            of = of or _of_home(to, reading, likely)
        elif _are_there(number, reading, likely, _PLAIN):
            of = _of_home(to, reading, likely)
        if of is None or of.place.country == to.place.country:
            continue
        pair = of.place.country or "", to.place.country or ""
        # Last what takes longest.
        if pair in possible and flows[pair] >= least and _is_stated(to, reading):
            yield of, to


def _is_place(to: Mention, reading: Reading) -> bool:
    """Whether a mention may be where people were taken."""
    sentence = reading.sentences[to.at]
    known = to.place.kind in ("name", "possessive", "site") and to.place.preposition in _AT
    return known and not sentence.title and len(sentence.places) <= MOST


def _is_stated(to: Mention, reading: Reading) -> bool:
    """Whether the sentence of a place states something of it, and not that it was passed."""
    passed = role_of(to.place, reading.sentences[to.at]).role == TRANSIT
    return not passed and not reading.denied(to.at) and not tells_none(to, reading)


def _owner(start: int, to: Mention, reading: Reading) -> Mention | None:
    """The country that "its nationals" are of, which its sentence names before them."""
    sentence = reading.sentences[to.at]
    around = reading.told[max(0, to.at - 1) : to.at + 2]
    named = [
        reading.mentions[k]
        for k in reading.near(to.at, 0)
        if reading.mentions[k].place.mention.start - sentence.start < start
    ]
    return named[-1] if named and max(around) >= TOLD else None


def _are_there(number: int, reading: Reading, likely: Ends, words: re.Pattern[str]) -> bool:
    """Whether its sentence says of people whom it does not name that they were taken to a place."""
    to = reading.mentions[number]
    sentence = reading.sentences[to.at]
    first = _first(to.place, sentence).mention.start - sentence.start
    said = list(words.finditer(sentence.text, 0, first))
    if not said:
        return False
    between = sentence.text[said[-1].end() : first]
    far = len(between.split()) > GAP or _OTHER_WORDS.search(between)
    if far and not _THE_OTHERS.search(between):
        return False
    for k in reading.near(to.at, 0):
        place = reading.mentions[k].place
        if place.mention.start - sentence.start >= said[-1].start():
            continue
        is_other = place.country not in (to.place.country, reading.home)
        if place.kind == "group" or is_other and likely.origin[k] > OTHERS_FROM:
            return False
    return True


def _first(place: Place, sentence: Sentence) -> Place:
    """The first of the list that a place stands in."""
    here = next(k for k, other in enumerate(sentence.places) if other is place)
    while here and sentence.places[here].listed:
        here -= 1
    return sentence.places[here]


def _of_told(to: Mention, told: Sequence[Pair]) -> Mention | None:
    """The origin of the flows told last before a place, if it is one country."""
    near = [(max(of.at, goal.at), of) for of, goal in told]
    near = [(at, of) for at, of in near if 0 <= to.at - at <= BACK]
    last = max((at for at, _ in near), default=None)
    origins = {of.place.country: of for at, of in near if at == last}
    return next(iter(origins.values())) if len(origins) == 1 else None


def _of_people(to: Mention, told: Sequence[Pair], reading: Reading, likely: Ends) -> Mention | None:
    """The country that people near by are surely from, where no flow is told and the crime is."""
    around = reading.told[max(0, to.at - BACK + 1) : to.at + 2]
    if max(around) < TOLD or any(0 <= to.at - max(of.at, goal.at) <= BACK for of, goal in told):
        return None
    best: dict[str, tuple[float, int]] = {}
    for k in reading.near(to.at, BACK):
        mention = reading.mentions[k]
        place, back = mention.place, to.at - mention.at
        if back <= 0 or place.country == to.place.country or place.kind == "official":
            continue
        if place.kind == "group" or place.preposition == "from":
            value = float(likely.origin[k]) * FADE**back
            best[place.country or ""] = max(best.get(place.country or "", (0.0, 0)), (value, k))
    ranked = sorted(best.values(), reverse=True)
    if not ranked or ranked[0][0] < LIKELY_FROM:
        return None
    if len(ranked) > 1 and ranked[0][0] < RATHER * ranked[1][0]:
        return None
    return reading.mentions[ranked[0][1]]


def _of_home(to: Mention, reading: Reading, likely: Ends) -> Mention | None:
    """The country that a text is written from, where people of no other country are near."""
    home, sentence = reading.home, reading.sentences[to.at]
    at = to.place.mention.start - sentence.start
    told = max(reading.told[max(0, to.at - NEAR) : to.at + NEAR + 1]) >= TOLD
    if not told or _NOT_SAID.search(sentence.text, 0, at) or _WENT_ON.search(sentence.text, at):
        return None
    for k in reading.near(to.at, BACK):
        place = reading.mentions[k].place
        if reading.mentions[k].at > to.at or place.country in (home, to.place.country):
            continue
        if likely.origin[k] > OTHERS_FROM or place.kind == "group":
            return None
    own = [reading.mentions[k] for k in reading.by_country.get(home or "", ())]
    before = [mention for mention in own if mention.at <= to.at]
    return next(reversed(before), None) or next(iter(own), None)
