"""People of one country at a place of work of another: "boys from X are taken to the farms of Y".

The noun between a preposition and "of Y" says where they are; the models, which see "of" alone,
take such ends for doubtful.
"""

from collections.abc import Iterator, Mapping

from etl.frames.doubts import is_told
from etl.frames.mentions import Mention, Reading
from etl.frames.pairs import Ends
from etl.frames.roles import Place, Sentence

LIKELY = 0.24
"""Least probability of both ends."""
POSSIBLE, SURE = 0.05, 0.55
"""Least probability of the flow; one as likely as the second was doubted for what is said."""
NOUNS = 4
"""Words before "of" among which the noun may be: "the quarries, farms and houses of X"."""
MOST = 40
"""Places of a sentence: what passes for a longer one is a table or a broken file."""
_DONE = frozenset({"move", "found", "crime", "traffic", "rescue"})
"""Classes of what is done to people who are there."""
_TO = ("to", "into", "onto")
_AT = (*_TO, "in", "on", "at", "aboard")
_NO_NOUNS = frozenset(
    ["extent", "degree", "because", "instead", "number", "case", "cases", "behalf"]
)
_ENDS = frozenset([";", ":", "from"])


def worksites(
    reading: Reading, likely: Ends, flows: Mapping[tuple[str, str], float]
) -> Iterator[tuple[Mention, Mention]]:
    """The origin and the destination of each flow that a sentence tells so.

    Args:
        reading: A document.
        likely: How likely each of its mentions is an end.
        flows: How likely countries are the ends of a flow.
    """
    if reading.of_smuggling:
        return
    for number, to in enumerate(reading.mentions):
        sentence = reading.sentences[to.at]
        if likely.destination[number] < LIKELY or len(sentence.places) > MOST:
            continue
        if not _is_site(to.place, sentence) or sentence.title or reading.denied(to.at):
            continue
        for k in reading.near(to.at, 0):
            of = reading.mentions[k]
            pair = of.place.country or "", to.place.country or ""
            if pair[0] == pair[1] or not POSSIBLE <= flows.get(pair, 0.0) < SURE:
                continue
            if likely.origin[k] < LIKELY or not _are_there(of.place, to.place, sentence):
                continue
            if is_told(of, to, reading):
                yield of, to


def _is_site(place: Place, sentence: Sentence) -> bool:
    """Whether a place is that of a site: "the quarries of X", "to the fields of X"."""
    if place.preposition != "of" or place.kind not in ("name", "possessive", "site"):
        return False
    if place.inner in ("people", "home"):
        return False
    before = [t for t in sentence.tokens[: place.index] if t.word not in ("of", "the")][-NOUNS:]
    if any("site" in token.classes for token in before):
        return True
    return place.outer in _AT and not any(token.word in _NO_NOUNS for token in before[-1:])


def _are_there(of: Place, to: Place, sentence: Sentence) -> bool:
    """Whether people of a place are said to be, or to be taken, at another one behind it."""
    if of.kind != "group" and (of.kind != "name" or of.preposition != "from"):
        return False
    between = sentence.tokens[of.index + 1 : to.index]
    others = (p for p in sentence.places if of.index < p.index < to.index and not p.listed)
    if any(p.kind == "group" and p.country != of.country for p in others):
        return False
    if not between or any(t.word in _ENDS for t in between):
        return False
    return to.outer in _TO or any(t.classes & _DONE for t in between)
