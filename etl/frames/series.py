"""Victims that a list tells by nationality, where another sentence says what became of them.

"The group comprised 41 Ethiopians, 29 Kenyans and 22 Filipinos" names no destination: it is the
country where, by the sentences around it, people are most surely exploited, and these rather than
others.
"""

import math
from collections.abc import Iterator, Mapping
from itertools import product

from etl.frames import aside, doubts
from etl.frames.evidence import TOLD
from etl.frames.mentions import Mention, Reading
from etl.frames.others import OTHERS
from etl.frames.pairs import Ends
from etl.frames.roles import Place, Sentence
from etl.frames.votes import numbered

LEAST = 3
"""Countries that make a series."""
BEFORE, BEHIND = 2, 1
"""Sentences before and behind a series of which one must tell of the crime, at least TOLD."""
LIKELY = 0.2
"""Least probability of one of a series to be an origin."""
HERE = 0.3
"""Least probability of a destination in the sentence of a series."""
MENTIONED = 0.1
"""The same elsewhere, to be summed up."""
FADE, FADE_BEHIND = 0.93, 0.7
"""What a sentence of distance takes from a destination, and standing behind the series."""
AT_HOME = 1.3
"""What being the country that the document is written from adds."""
ENOUGH = 0.2
"""Least sum of a country to be the destination of a series, faded as its flows are doubtful."""
LIKELY_FLOWS = 0.15
"""Least mean probability of the flows that this makes."""
FROM = ("from", "of")
REACH = 8
"""Words before a place in which a promise may stand."""


Flows = Mapping[tuple[str, str], float]
"""Probabilities of pairs of countries (origin, destination)."""


def series(reading: Reading, likely: Ends, flows: Flows) -> Iterator[tuple[Mention, Mention]]:
    """The origin and the destination of each flow that a series of nationalities tells.

    Args:
        reading: A document.
        likely: How likely each of its mentions is an end.
        flows: How likely its countries are the ends of a flow.
    """
    listed = list(runs(reading))
    for run in listed:
        if _of_victims(run, reading, likely):
            for of, to in product(run, _destinations(run, listed, reading, likely, flows)):
                if reading.mentions[of].place.country != reading.mentions[to].place.country:
                    yield reading.mentions[of], reading.mentions[to]


def _destinations(
    run: list[int], runs: list[list[int]], reading: Reading, likely: Ends, flows: Flows
) -> list[int]:
    """Where a list's people were taken, as its sentence says, with all of a list; else the text."""
    here = _here(run, reading, likely)
    if here is None:
        around = _around(run, reading, likely, flows)
        return [] if around is None else [around]
    kind = reading.mentions[here].place.kind
    own = {reading.mentions[k].place.country for k in run}
    beside = next(other for other in runs if here in other)
    others = [k for k in beside if reading.mentions[k].place.country not in own]
    return [
        k
        for k in others
        if k == here or reading.mentions[k].place.kind == kind and likely.destination[k] >= HERE
    ]


def runs(reading: Reading) -> Iterator[list[int]]:
    """The numbers of the mentions of each list."""
    run: list[int] = []
    for number, mention in enumerate(reading.mentions):
        if run and not (mention.place.listed and reading.mentions[run[0]].at == mention.at):
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _of_victims(run: list[int], reading: Reading, likely: Ends) -> bool:
    """Whether a list names those that the text calls victims by where they come from."""
    mentions = [reading.mentions[number] for number in run]
    if len({mention.place.country for mention in mentions}) < LEAST:
        return False
    at = mentions[0].at
    sentence, places = reading.sentences[at], [mention.place for mention in mentions]
    people = sum(place.kind == "group" for place in places) * 2 >= len(places)
    counted = sum(numbered(place, sentence) for place in places) * 2 >= len(places)
    if sentence.title or not (people or counted or places[0].preposition in FROM):
        return False
    if any(place.kind == "official" for place in places) or OTHERS.search(sentence.text):
        return False
    before = max(0, at - BEFORE)
    told = max(reading.told[before : at + BEHIND + 1]) >= TOLD
    if not (told or doubts.hints(reading, slice(before, at + 1))) or reading.denied(at):
        return False
    home_again = places[0].preposition == "from" and aside.are_home(sentence, places[0])
    if home_again or reading.of_smuggling:
        return False
    most = float(likely.origin[run].max())
    return most >= LIKELY and most >= float(likely.destination[run].max())


def _promised(place: Place, sentence: Sentence) -> bool:
    """Whether a place is where people only thought that they would go."""
    before = sentence.tokens[max(0, place.index - REACH) : place.index]
    return any("promise" in token.classes for token in before)


def _here(run: list[int], reading: Reading, likely: Ends) -> int | None:
    """The likeliest destination in the sentence itself, of another country."""
    own = {reading.mentions[number].place.country for number in run}
    at = reading.mentions[run[0]].at
    found = [
        (float(likely.destination[k]), -k)
        for k, mention in enumerate(reading.mentions)
        if mention.at == at
        and mention.place.country not in own
        and not _promised(mention.place, reading.sentences[at])
        and likely.destination[k] >= max(HERE, likely.origin[k])
    ]
    return -max(found)[1] if found else None


def _around(run: list[int], reading: Reading, likely: Ends, flows: Flows) -> int | None:
    """The destination that the sentences around make the surest, where they make one."""
    own = {reading.mentions[number].place.country or "" for number in run}
    found: tuple[float, str] = (0.0, "")
    sums, best = told_around(run, reading, likely)
    for country, told in sums.items():
        of_flows = [flows.get((of, country), 0.0) for of in own if of != country]
        mean = sum(of_flows) / len(of_flows)
        if mean >= LIKELY_FLOWS:
            found = max(found, (told * math.sqrt(mean), country))
    score, surest = found
    if score < ENOUGH or surest in own and not all(_counted(k, reading) for k in run):
        return None
    return best[surest]


def told_around(
    run: list[int], reading: Reading, likely: Ends
) -> tuple[dict[str, float], dict[str, int]]:
    """How surely people are exploited in each country, nearer mentions counting more; the best."""
    at = reading.mentions[run[0]].at
    sums: dict[str, float] = {}
    best: dict[str, tuple[float, int]] = {}
    for k, mention in enumerate(reading.mentions):
        value, country = float(likely.destination[k]), mention.place.country or ""
        if k in run or value < MENTIONED:
            continue
        if _promised(mention.place, reading.sentences[mention.at]):
            continue
        value *= FADE ** abs(at - mention.at) * (FADE_BEHIND if mention.at > at else 1.0)
        sums[country] = sums.get(country, 0.0) + value
        best[country] = max(best.get(country, (0.0, 0)), (value, -k))
    if reading.home in sums:
        sums[reading.home] *= AT_HOME
    return sums, {country: -number for country, (_, number) in best.items()}


def _counted(number: int, reading: Reading) -> bool:
    """Whether a number stands right beside a place, or before its "from"."""
    mention = reading.mentions[number]
    place, sentence = mention.place, reading.sentences[mention.at]
    before = [token.word for token in sentence.tokens[max(0, place.index - 2) : place.index]]
    return numbered(place, sentence) or before[1:] == ["from"] and before[0].isdigit()
