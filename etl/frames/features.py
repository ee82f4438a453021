"""What a place mention looks like to the models: its features in its sentence."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import chain
from typing import ParamSpec, cast

from etl.frames.mentions import Reading
from etl.frames.place_roles import role_of
from etl.frames.roles import Place, Sentence
from etl.frames.words import NOTHING

CLASSES = [
    "crime", "traffic", "move", "recruit", "found", "rescue", "return", "promise",
    "official_event", "other_traffic", "smuggling", "site", "people", "internal", "abroad",
    "anaphor", "role_source", "role_destination", "role_transit", "exploiter", "official",
    "home", "response", "there", "here", "victim", "care", "activity",
]  # fmt: skip
HEADED = (
    "role_source",
    "role_destination",
    "role_transit",
    "crime",
    "return",
    "victim",
    "response",
    "care",
    "activity",
)
"""Classes of a heading that say what the places below it are."""
WIDE = 7  # words to both sides that count as the surroundings of a place
NEXT = 3  # whose classes are told with their distance
BESIDE_WORDS = 2  # that are themselves
BESIDE = 4  # places of other countries whose roles are told
FROM_BEFORE = ("crime", "people", "found", "move", "site", "activity", "victim")

Names = tuple[str, ...]


class Group:
    """Names of features that hold together, made once for all mentions that share them.

    Attributes:
        names: Of the features.
        rows: Their places among the weights, which the model fills in.
        numbers: The model's table that the rows were looked up in; None before that.
    """

    __slots__ = ("names", "numbers", "rows")

    def __init__(self, names: Names) -> None:
        """Take the names."""
        self.names = names
        self.rows: tuple[int, ...] = ()
        self.numbers: dict[str, int] | None = None


_Words = ParamSpec("_Words")


def _shared(write: Callable[_Words, Names]) -> Callable[_Words, Group]:
    """Makes of a function that writes names one that gives one group for the same words."""

    @lru_cache(maxsize=1 << 14)
    def group(*words: _Words.args, **named: _Words.kwargs) -> Group:
        return Group(write(*words, **named))

    return cast("Callable[_Words, Group]", group)


def mention_features(reading: Reading) -> list[set[str]]:
    """The features of each mention, as names of things that hold."""
    return [
        set(chain.from_iterable(group.names for group in groups))
        for groups in feature_groups(reading)
    ]


def feature_groups(reading: Reading) -> Iterator[list[Group]]:
    """The same in groups that many mentions share."""
    headings = _headings(reading)
    # Asked for each place and again for those beside it: by identity, as places are no keys.
    reasons = {
        id(m.place): role_of(m.place, reading.sentences[m.at]).reason for m in reading.mentions
    }
    last = len(reading.sentences) - 1
    for mention in reading.mentions:
        place, at = mention.place, mention.at
        sentence, reason = reading.sentences[at], reasons[id(place)]
        before = reading.sentences[at - 1].classes if at else NOTHING
        groups = [
            _told(reading.told[at], reason),
            _held_so(reading.stance(at)),
            _told_beside("previous", before),
            _told_beside("head", headings[at]),
        ]
        if at < last:
            groups.append(_told_beside("next", reading.sentences[at + 1].classes))
        _own(groups, place, reading, sentence, reason)
        _scene(groups, place, sentence, reasons)
        _words(groups, place, sentence)
        yield groups


def _headings(reading: Reading) -> list[frozenset[str]]:
    """For each sentence the classes of the last heading before it."""
    found: list[frozenset[str]] = []
    last: frozenset[str] = frozenset()
    for sentence in reading.sentences:
        if sentence.title:
            last = sentence.classes
        found.append(last)
    return found


def _own(
    groups: list[Group], place: Place, reading: Reading, sentence: Sentence, reason: str
) -> None:
    country, prep, kind = place.country or "", place.preposition, place.kind
    rank = min(3, reading.rank[country])
    group = min(2, reading.group_rank.get(country, 2))
    groups += (
        _governed(kind, prep, place.inner, place.outer, place.before),
        _governing_words(kind, place.after, place.before_word, place.after_word),
        _placed(place.mention.kind, place.mention.form, prep, reason),
        _ranked(rank, group, prep, kind),
    )
    if country == reading.home:
        groups.append(_at_home(prep, kind, place.before))
    if country in reading.titled:
        groups.append(_titled(prep, kind))
    if place.listed:
        groups.append(_LISTED)
    if place.counted:
        groups.append(_COUNTED)
    if place.noun:
        groups.append(_of_noun(place.noun, prep))
    if _row(place, sentence):
        groups.append(_in_row(country == reading.home))


# Mentions are alike: their features are written once for each way in which words stand.


@_shared
def _governed(kind: str, prep: str, inner: str, outer: str, before: str) -> Names:
    return (
        f"kind={kind}",
        f"prep={prep}",
        f"inner={inner}",
        f"outer={outer}{inner}",
        f"before={before}",
        f"kind+prep={kind}|{prep}",
        f"prep+before={prep}|{before}",
        f"prep+inner={prep}|{inner}|{outer}",
        f"kind+before={kind}|{before}",
        f"prep+before+inner={prep}|{before}|{inner}",
    )


@_shared
def _governing_words(kind: str, after: str, left: str, right: str) -> Names:
    return f"after={after}", f"kind+after={kind}|{after}", f"word<{left}", f"word>{right}"


@_shared
def _placed(kind: str, form: str, prep: str, reason: str) -> Names:
    return f"role={reason}", f"place={kind}", f"place+prep={kind}{prep}", f"form={form}"


@_shared
def _ranked(rank: int, group: int, prep: str, kind: str) -> Names:
    return (
        f"rank={rank}",
        f"group={group}",
        f"group+prep={group}{prep}{kind}",
        f"rank+prep={rank}{prep}",
    )


@_shared
def _at_home(prep: str, kind: str, before: str) -> Names:
    return "home", f"home+prep={prep}", f"home+kind={kind}", f"home+{before}"


@_shared
def _titled(prep: str, kind: str) -> Names:
    return "titled", f"titled+prep={prep}", f"titled+kind={kind}"


@_shared
def _told(told: float, reason: str) -> Names:
    return f"told={told:.1f}", f"told+role={told:.1f}{reason}"


@_shared
def _left(word: str) -> Names:
    return (f"left:{word}",)


@_shared
def _right(word: str) -> Names:
    return (f"right:{word}",)


@_shared
def _held_so(stance: str) -> Names:
    return (f"stance={stance}",)


@_shared
def _told_beside(where: str, classes: frozenset[str]) -> Names:
    named = HEADED if where == "head" else FROM_BEFORE
    return tuple(f"{where}={name}" for name in named if name in classes)


@_shared
def _at_distance(off: int, word: str) -> Names:
    return (f"w{off}={word}",)


@_shared
def _beside(reason: str, before: bool) -> Names:
    return (f"other={reason}{'<' if before else '>'}",)


_TITLE, _ALONE = Group(("title",)), Group(("alone",))
_LISTED, _COUNTED = Group(("listed",)), Group(("counted",))


@_shared
def _of_noun(noun: str, preposition: str) -> Names:
    return f"noun={noun}", f"noun+prep={noun}{preposition}"


@_shared
def _in_row(at_home: bool) -> Names:
    return "row", f"row+home={at_home}"


def _scene(groups: list[Group], place: Place, sentence: Sentence, reasons: dict[int, str]) -> None:
    if sentence.title:
        groups.append(_TITLE)
    groups.append(_held(sentence.classes, place.preposition, place.kind))
    country, left = place.country, BESIDE
    for other in sentence.places:
        if other is not place and other.country != country:
            groups.append(_beside(reasons[id(other)], other.index < place.index))
            left -= 1
            if not left:
                break
    if left == BESIDE:
        groups.append(_ALONE)


@_shared
def _held(classes: frozenset[str], preposition: str, kind: str) -> Names:
    named = [name for name in CLASSES if name in classes]
    return tuple(
        form
        for name in named
        for form in (f"has={name}", f"has+prep={name}{preposition}", f"has+kind={name}{kind}")
    )


def _row(place: Place, sentence: Sentence) -> bool:
    """Whether a place heads the row of a table or list: a number right after it, no word."""
    after = sentence.tokens[place.index + 1 : place.index + 2]
    return place.index <= 1 and bool(after) and after[0].word[0].isdigit()


def _words(groups: list[Group], place: Place, sentence: Sentence) -> None:
    tokens, index = sentence.tokens, place.index
    first = max(0, index - WIDE)
    groups += [_left(token.word) for token in tokens[first:index]]
    groups += [_right(token.word) for token in tokens[index + 1 : index + WIDE + 1]]
    first = max(0, index - NEXT)
    for off, token in enumerate(tokens[first : index + NEXT + 1], first - index):
        if off == 0:
            continue
        if -BESIDE_WORDS <= off <= BESIDE_WORDS:
            groups.append(_at_distance(off, "@" if token.mention else token.word))
        if token.classes:
            groups.append(_near(token.classes, off))


@_shared
def _near(classes: frozenset[str], off: int) -> Names:
    side = "+" if off > 0 else "-"
    return tuple(form for name in classes for form in (f"near{side}={name}", f"near{off}={name}"))
