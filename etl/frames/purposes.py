"""What people of a flow are trafficked for: told in its sentence, or by the scene around it."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from operator import itemgetter

from etl.frames.mentions import Mention, Reading
from etl.frames.scenes import Ends
from etl.paths import REFERENCE
from etl.scan import Possible, Rare, Scan

UNSPECIFIED = "unspecified"
STRENGTH = {"purposes": 1.0, "weak": 0.35, "of_women": 0.6, "of_men": 0.5}
PROMISED = 0.2
"""Weight of the work that people were promised: it is seldom what they came to."""
KEPT = 0.4
"""Share of the best purpose's weight that another needs to be named beside it."""
KEPT_AROUND = 0.7
"""The same for purposes that only sentences around it name."""
OTHER_DESTINATION, OTHER_ORIGIN = 0.12, 0.15
"""Weight of words that stand beside a country that is no end of the flow."""
OWN_DESTINATION, OWN_ORIGIN = 2.0, 1.0
NEAR = (1.0, 0.8, 0.5)
"""Weight of sentences by their distance from those that state the flow; farther ones FAR."""
FAR = 0.4
ASIDE = 0.5
"""Weight of a sentence around that does not tell of the crime at all."""
STATED, AROUND = 0.4, 0.2
"""Least weight that purposes need in the sentences of the flow, and beside them. What is told
farther off is of another flow as often as not."""
ALONE, TWICE = 0.8, 2
"""Share of all weight in a document, and sentences, of a purpose that is that of its flows."""
MOST = 200
"""Words of a sentence that are weighed: what passes for one may be a whole broken file."""
LIKELY = 0.25
"""Least probability of a mention to be an end for the words beside it to be its."""
LEADS = 24
"""Code points of "in the", "to neighbouring" and their like between words and their places."""
FOLLOWS = 25
"""Code points by which words that follow a place are nearer to it than those before one."""

_PROMISE = Rare(
    r"\b(?:promis\w+|offer(?:s|ed|ing)?|expect(?:s|ed|ing)?|hop(?:ed|ing)|advertis\w+|pretext|"
    r"guise|pos(?:ed|ing)|believ(?:ed|ing)|(?:jobs?|posts?|places?|positions?)\s(?:as|in|at)|"
    r"applied|answered|instead\sof)\b(?:(?!\b(?:but|only|then|forced|sold|were|was|made|ended)\b)"
    r"[^.;:]){0,90}$",
    re.IGNORECASE,
)
_NOISE = Rare(
    r"\badopt\w*\s(?:of\s)?(?:the|an?|new|its|this|that|legislation|laws?|national)\b"
    r"|\bdomestic\s(?:and\s(?:foreign|international|transnational|cross-border)\b|(?:victims?|violence|laws?|legislation"
    r"|trafficking|market|abuse|airports?|flights?)\b)"
    r"|\bbehind\sbars\b|\bby\s(?:boat|ship)s?\b|\bbar\sassociations?\b|\b(?:his|her|the)\swife\b"
    r"|(?:(?<=\bmind\s)|(?<=\bminding\s)|(?<=\bafter\s))(?:infants|bab(?:y|ies))\b",
    re.IGNORECASE,
)
_INTO = re.compile(
    r"\s(?:in|into|inside|to)\s(?:(?:the|neighbou?ring|nearby|northern|southern)\s){0,2}"
)
_WOMEN = re.compile(r"\b(?:wom[ae]n|girls?|females?|she|her|daughters?)\b", re.IGNORECASE)
_MEN = re.compile(r"\b(?:m[ae]n|boys?|males?|sons|he|his)\b", re.IGNORECASE)
_GROUPS = {"of_women": _WOMEN, "of_men": _MEN}


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that name a purpose, in passage offsets."""

    purpose: str
    start: int
    end: int
    weight: float


@cache
def _patterns() -> list[tuple[str, str, Scan]]:
    declared = tomllib.loads((REFERENCE / "purposes.toml").read_text(encoding="utf-8"))
    return [
        (section, purpose, _pattern(listed))
        for section in STRENGTH
        for purpose, listed in declared[section].items()
    ]


def _pattern(listed: str) -> Scan:
    """Any of the words and phrases of a list: see data/reference/purposes.toml."""
    items = sorted({" ".join(item.split()) for item in listed.split("|")}, key=len, reverse=True)
    forms = [
        r"\s?[\s-]\s?".join(_word(word) for word in item.replace("-", " ").split())
        for item in items
    ]
    return Scan(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE)


def _word(word: str) -> str:
    stem = word.rstrip("*")
    return re.escape(stem).replace(r"\*", "u?") + (r"\w*" if stem != word else "")


@cache
def _possible() -> Possible:
    return Possible([scan.pattern for _, _, scan in _patterns()])


@cache
def order() -> list[str]:
    """The purposes in their order of declaration."""
    return [purpose for section, purpose, _ in _patterns() if section == "purposes"]


def hits(text: str, offset: int = 0) -> list[Hit]:
    """The words of a text that name purposes.

    Args:
        text: A sentence.
        offset: Its start in the passage.
    """
    noise = [found.span() for found in _NOISE.finditer(text)]
    found: list[Hit] = []
    for number in sorted(_possible().among(text)):
        section, purpose, scan = _patterns()[number]
        needed = _GROUPS.get(section)
        for match in scan.finditer(text):
            if any(start <= match.start() < end for start, end in noise):
                continue
            if needed and not needed.search(text):
                break
            weight = STRENGTH[section]
            if _PROMISE.search(text, max(0, match.start() - 120), match.start()):
                weight *= PROMISED
            found.append(Hit(purpose, offset + match.start(), offset + match.end(), weight))
    return found


class Purposes:
    """The purposes of the flows of a document."""

    def __init__(self, reading: Reading, likely: Ends) -> None:
        """Prepares to read the sentences of a document as they are asked for."""
        self._reading = reading
        self._hits: dict[int, list[Hit]] = {}
        self._ends: dict[tuple[int, int], list[tuple[int, int, set[str]]]] = {}
        self._by_sentence: dict[int, list[tuple[Mention, float, float]]] = {}
        for index, mention in enumerate(reading.mentions):
            entry = (mention, float(likely.origin[index]), float(likely.destination[index]))
            self._by_sentence.setdefault(mention.at, []).append(entry)

    def of(
        self,
        origin: Mention,
        destination: Mention,
        others: Sequence[int] = (),
        clause: tuple[int, int] | None = None,
    ) -> dict[str, int]:
        """The purposes of a flow, each with a sentence that tells it; unspecified if none does.

        Args:
            origin: The mention of its origin in the statement.
            destination: That of its destination.
            others: Numbers of further sentences that state the flow.
            clause: The span of the clause that tells of the flow in the destination's passage.
        """
        ends = origin.place.country or "", destination.place.country or ""
        own = sorted({origin.at, destination.at})
        rest = [at for at in others if at not in own]
        reach = len(NEAR) - 1
        near = range(max(0, own[0] - reach), min(len(self._reading.sentences), own[-1] + reach + 1))
        if clause:
            named = self._best(own, own, ends, STATED, (destination.at, clause))
            if named:
                return named
        for numbers, least in (
            (own, STATED),
            (rest, STATED),
            ([at for at in near if at not in own], AROUND),
        ):
            named = self._best(numbers, own, ends, least)
            if not named and numbers is own and clause:
                named = self._shared(destination, clause)
            if named:
                return named
        return self._throughout or {UNSPECIFIED: destination.at}

    @cached_property
    def _throughout(self) -> dict[str, int]:
        """The one purpose that the sentences of a document name, where it names no other as well.

        Of flows whose own words and scene name none it was right in 67 of 75 in open documents.
        """
        weights, told = dict.fromkeys(order(), 0.0), dict[str, list[int]]()
        for at in range(len(self._reading.sentences)):
            found = self._of_sentence(at)
            for purpose in {hit.purpose for hit in found}:
                told.setdefault(purpose, []).append(at)
            for hit in found:
                weights[hit.purpose] += hit.weight
        purpose, most = max(weights.items(), key=itemgetter(1))
        said = told.get(purpose, [])
        alone = most >= ALONE * sum(weights.values()) and len(said) >= TWICE
        return {purpose: said[0]} if alone else {}

    def _best(
        self,
        numbers: Sequence[int],
        own: list[int],
        ends: tuple[str, str],
        least: float,
        within: tuple[int, tuple[int, int]] | None = None,
    ) -> dict[str, int]:
        """The purposes of most weight in sentences, of one of them those within a clause."""
        weights = dict.fromkeys(order(), 0.0)
        heaviest: dict[str, tuple[float, int]] = {}
        for at in numbers:
            apart = 0 if own[0] <= at <= own[-1] else min(abs(at - own[0]), abs(at - own[-1]))
            near = NEAR[apart] if apart < len(NEAR) else FAR
            if apart:
                near *= ASIDE + (1 - ASIDE) * self._reading.told[at]
            for hit in self._of_sentence(at):
                if within and at == within[0] and not within[1][0] <= hit.start < within[1][1]:
                    continue
                belongs = self._belongs(hit, at, ends)
                if belongs > OTHER_DESTINATION or at in own:  # else of another flow, told there
                    weight = near * hit.weight * belongs
                    weights[hit.purpose] += weight
                    known = heaviest.get(hit.purpose, (0.0, at))
                    heaviest[hit.purpose] = max(known, (weight, at), key=itemgetter(0))
        best = max(weights.values())
        if best < least:
            return {}
        kept = KEPT if least >= STATED else KEPT_AROUND
        return {
            purpose: heaviest[purpose][1]
            for purpose, weight in weights.items()
            if weight >= kept * best
        }

    def _shared(self, destination: Mention, clause: tuple[int, int]) -> dict[str, int]:
        """The purpose told of the destinations before one in its clause: "sold to A, and to B"."""
        before = [
            hit
            for hit in self._of_sentence(destination.at)
            if clause[0] <= hit.start < destination.place.mention.start and hit.weight >= STATED
        ]
        last = max(before, key=lambda hit: hit.end, default=None)
        return {last.purpose: destination.at} if last else {}

    def _of_sentence(self, at: int) -> list[Hit]:
        if at not in self._hits:
            sentence = self._reading.sentences[at]
            self._hits[at] = hits(sentence.text, sentence.start)[:MOST]
        return self._hits[at]

    def _belongs(self, hit: Hit, at: int, ends: tuple[str, str]) -> float:
        """How far words are the flow's, by the nearest list of origins and of destinations."""
        weight = 1.0
        for role, end, own, other in (
            (1, ends[1], OWN_DESTINATION, OTHER_DESTINATION),
            (0, ends[0], OWN_ORIGIN, OTHER_ORIGIN),
        ):
            nearest = self._nearest(hit, at, role)
            if nearest:
                weight *= own if end in nearest else other
        return weight

    def _nearest(self, hit: Hit, at: int, role: int) -> set[str]:
        """Countries of the list of likely origins (0) or destinations (1) nearest to words."""
        best, least = set[str](), 10**9
        if (at, role) not in self._ends:
            self._ends[at, role] = list(self._lists(at, role))
        for start, end, countries in self._ends[at, role]:
            if start <= hit.start <= end or self._leads(hit, at, start):
                apart = 0
            elif end <= hit.start:
                apart = hit.start - end
            else:
                apart = start - hit.end + FOLLOWS
            if apart < least:
                best, least = countries, apart
        return best

    def _leads(self, hit: Hit, at: int, start: int) -> bool:
        """Whether "in" or "to" alone stands between words and the list of places behind them."""
        sentence = self._reading.sentences[at]
        first, last = hit.end - sentence.start, start - sentence.start
        return 0 < last - first < LEADS and bool(_INTO.fullmatch(sentence.text, first, last))

    def _lists(self, at: int, role: int) -> Iterator[tuple[int, int, set[str]]]:
        """Spans of likely ends in a sentence, those listed side by side as one."""
        start, end, countries = 0, 0, set[str]()
        for mention, *likely in self._by_sentence.get(at, ()):
            if likely[role] < LIKELY or likely[role] < likely[1 - role]:
                continue
            mark = mention.place.mention
            if countries and mention.place.listed:
                end = mark.end
                countries = countries | {mark.country or ""}
                continue
            if countries:
                yield start, end, countries
            start, end, countries = mark.start, mark.end, {mark.country or ""}
        if countries:
            yield start, end, countries
