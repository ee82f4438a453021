"""What stands around a figure, as features of each country that it may concern."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from etl.document import AnnotatedPassage, PlaceMention, Quantity, within
from etl.extract._figure_clause import Around

_RECENT = 3
"""Countries named last whose order counts."""
_GAPS = (2, 12, 30, 70, 140)
"""Code points between a number and a place, as steps."""
_WORDS_BEFORE = 30
"""Code points before a place in which its preposition may stand."""
_MANY = 3
_LOW_RANK = 4
_PREPOSITION = re.compile(
    r"\b(in|from|to|of|into|at|through|via|by|for|between|with|near|on|across|toward|towards|"
    r"outside|inside|against|and|or)\s(?:the\s|its\s|an?\s)?(?:[\w'’-]+\s){0,2}$|([,(:;/])\s?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Scene:
    """A figure with all that its countries are read off.

    Attributes:
        passage: Its passage.
        quantity: The figure.
        around: What of its sentence is its own, without the places that only name agencies.
        unit: What it counts; "money" for sums in any currency.
        kind: The kind of its document.
        home: The country that the document is written from.
        titled: The countries of the document's title.
        rank: How often the document names a country beside others: the first is 0.
        told: The countries that the grammar of the sentence gives.
        inside: Those named in the sentence.
        back: Those named in the sentences before it, in order, each with how many before.
        last: The same without repetition, the last first.
        partners: The other ends of flows of those told, and which end each is.
        agents: The countries of the agencies of the sentence.
        spoken: How often the passage names each country.
    """

    passage: AnnotatedPassage
    quantity: Quantity
    around: Around
    unit: str
    kind: str
    home: str | None
    titled: Set[str]
    rank: Mapping[str, int]
    told: Sequence[str]
    inside: Set[str]
    back: Sequence[tuple[int, str]]
    last: Sequence[str]
    partners: Mapping[str, str]
    agents: Set[str]
    spoken: Counter[str]

    @property
    def number(self) -> int:
        """How many countries the sentence names, up to some."""
        return min(_MANY, len(self.inside))


def features(country: str, scene: Scene) -> list[str]:
    """The names of the features that hold of a country."""
    found = [*_shared(scene), *_standing(country, scene), *_spoken_of(country, scene)]
    found += _placed(country, scene) if country in scene.inside else _outside(country, scene)
    if country in scene.partners:
        found += [
            f"partner={scene.partners[country]}",
            f"partner+said={len(scene.told)}",
            f"partner+inside={country in scene.inside}",
            f"partner+unit={scene.unit}",
        ]
    return found


def _shared(scene: Scene) -> list[str]:
    """What holds of all countries that a figure may concern."""
    return [
        f"unit={scene.unit}",
        f"said={min(_MANY, len(scene.told))}",
        f"inside={scene.number}",
        f"unit+inside={scene.unit}{scene.number}",
    ]


def _standing(country: str, scene: Scene) -> list[str]:
    """What the document and the grammar say of a country."""
    home, said = country == scene.home, country in scene.told
    recent = min(_RECENT, scene.last.index(country)) if country in scene.last else "no"
    rank = min(_LOW_RANK, scene.rank.get(country, _LOW_RANK))
    titled, none, unit = country in scene.titled, not scene.inside, scene.unit
    return [
        f"said={said}",
        f"said+unit={said}{unit}",
        f"said+others={said}{len(scene.told) > said}",
        f"home={home}",
        f"home+said={home}{bool(scene.told)}{said}",
        f"home+none={home}{none}",
        f"home+unit={home}{unit}{bool(scene.told)}",
        f"home+kind={home}{scene.kind}",
        f"recent={recent}",
        f"recent+none={recent}{none}",
        f"recent+home={recent}{home}{none}",
        f"rank={rank}",
        f"rank+none={rank}{none}{unit}",
        f"rank+recent={rank}{recent}{none}",
        f"titled={titled}",
        f"titled+none={titled}{none}",
        f"few={min(_MANY, len(scene.rank))}{rank}{none}",
    ]


def _spoken_of(country: str, scene: Scene) -> list[str]:
    """Whether an agency of the sentence is a country's, and how far the paragraph is about it."""
    agent, share = country in scene.agents, _share(country, scene.spoken)
    return [
        f"agent={agent}",
        f"agent+none={agent}{scene.number}",
        f"share={share}",
        f"share+inside={share}{scene.number}",
        f"share+unit={share}{scene.unit}",
    ]


def _share(country: str, spoken: Counter[str]) -> str:
    """How far a paragraph is about a country: all, most, some, none of its places, or no place."""
    if not spoken:
        return "nowhere"
    part = spoken[country] / spoken.total()
    return "all" if part == 1 else "most" if part >= 0.5 else "some" if part else "none"


def _placed(country: str, scene: Scene) -> list[str]:
    """How the nearest mention of a country stands to the number in its sentence."""
    around, quantity, unit = scene.around, scene.quantity, scene.unit
    places = [place for place in around.places if place.country == country]
    place = _nearest(places, quantity)
    gap = _gap(place, quantity)
    span = _span(place, around)
    side = "within" if gap == 0 else "<" if place.end <= quantity.start else ">"
    step = sum(gap > least for least in _GAPS)
    before = _before(place, scene)
    form = f"{place.form}{'country' if place.kind == 'country' else 'place'}"
    return [
        f"span={span}",
        f"span+unit={span}{unit}",
        f"span+side={span}{side}",
        f"step={side}{step}",
        f"step+unit={side}{step}{unit}",
        f"between={_between(place, scene)}{side}",
        f"form={form}",
        f"form+side={form}{side}{span}",
        f"form+unit={form}{unit}",
        f"before={before}",
        f"before+side={before}{side}{span}",
        f"before+unit={before}{unit}",
        f"many={min(_MANY, len(places))}",
        f"bracket={_heads_bracket(place, scene)}{unit}",
    ]


def _span(place: PlaceMention, around: Around) -> str:
    """The narrowest of a number's spans that holds a place."""
    spans = {"own": around.own, "lead": around.lead, "clause": around.clause}
    return next((name for name, span in spans.items() if within([place], *span)), "rest")


def _heads_bracket(place: PlaceMention, scene: Scene) -> bool:
    """Whether a number stands in the brackets behind a place: "Laos (4 men and 2 women)"."""
    between = scene.passage.passage.text[place.end : scene.quantity.start]
    return between.lstrip().startswith("(") and ")" not in between


def _between(place: PlaceMention, scene: Scene) -> str:
    """Whether another number, and whether another country, stands between a place and a number."""
    lower, upper = sorted((place.start, scene.quantity.number_start))
    numbers = within(scene.passage.quantities, lower + 1, upper)
    others = within(scene.around.places, lower + 1, upper)
    return f"{bool(numbers)}{any(other.country != place.country for other in others)}"


def _before(place: PlaceMention, scene: Scene) -> str:
    """The preposition or the stop before a place."""
    start = max(scene.around.sentence[0], place.start - _WORDS_BEFORE)
    found = _PREPOSITION.search(scene.passage.passage.text, start, place.start)
    return (found[1] or found[2]).lower() if found else ""


def _outside(country: str, scene: Scene) -> list[str]:
    """How far before its sentence a country is named that the sentence does not name."""
    number, unit = scene.number, scene.unit
    ago = min((n for n, named in scene.back if named == country), default=0)
    beside = len({named for n, named in scene.back if n == ago}) if ago else 0
    return [
        "outside",
        f"outside+inside={number}",
        f"outside+unit={unit}",
        f"ago={ago}",
        f"ago+inside={ago}{number}",
        f"ago+beside={ago}{min(_MANY, beside)}{number}",
        f"ago+unit={ago}{unit}",
    ]


def _nearest(places: list[PlaceMention], quantity: Quantity) -> PlaceMention:
    """Of places, in order, the one nearest to a number: the last before it or the first behind."""
    behind = bisect_left(places, quantity.start, key=lambda place: place.start)
    return min(places[max(0, behind - 1) : behind + 1], key=lambda place: _gap(place, quantity))


def _gap(place: PlaceMention, quantity: Quantity) -> int:
    """Code points between a place and a number; none where one holds the other."""
    return max(place.start - quantity.end, quantity.start - place.end, 0)
