"""Countries that a list names as destinations, where the text around says whose people these were.

"The main destinations were Spain, Italy and Greece" names no origin: it is the country named as a
source in the sentence, else the one that the document is written from, where the text around has
it as the home of victims. "Came home: 30 from Oman, 12 from Kuwait" lists destinations as well.
"""

from collections.abc import Iterator, Sequence

from etl.frames import aside, clauses
from etl.frames.evidence import TOLD
from etl.frames.mentions import Mention, Reading
from etl.frames.others import OTHERS
from etl.frames.pairs import Ends
from etl.frames.roles import Sentence
from etl.frames.series import runs

LEAST = 2
"""Countries that make a list of destinations, where no noun calls them so."""
MOST = 60
"""Places of a sentence: what passes for a longer one is a table or a broken file."""
LIKELY = 0.5
"""Least probability of one of them to be a destination."""
CALLED = 0.15
"""The same where a noun calls them destinations."""
HERE = 0.3
"""Least probability of another country in the sentence to be the origin."""
MENTIONED = 0.1
"""Least probability of a mention elsewhere to be an origin that is summed up."""
FADE, FADE_BEHIND = 0.93, 0.7
"""What a sentence of distance takes from an origin, and standing behind the list."""
FAR = 60
"""Sentences apart at which nothing is left of an origin."""
AT_HOME = 1.5
"""What being the country that the document is written from adds."""
ENOUGH = 0.5
"""Least sum of that country to be the origin."""
PASSED = ("through", "via", "by", "between", "with", "of", "from", "among")
"""Prepositions of lists that are no destinations."""
GOT = ("recruited", "recruit", "bought", "borrowed", "buy", "hired")
KINDS = ("official", "group", "exploiter")


def goals(reading: Reading, likely: Ends) -> Iterator[tuple[Mention, Mention]]:
    """The origin and the destination of each flow that a list of destinations tells.

    Args:
        reading: A document.
        likely: How likely each of its mentions is an end.
    """
    if reading.of_smuggling:
        return
    for run in runs(reading):
        mentions = [reading.mentions[number] for number in run]
        if len(reading.sentences[mentions[0].at].places) > MOST:
            continue
        if _of_goals(run, reading, likely):
            origin = _origin(run, reading, likely)
        elif _come_home(mentions, reading):
            origin = _named_home(reading, likely)
        else:
            continue
        if origin is not None and _of_victims(mentions, reading):
            of = reading.mentions[origin]
            yield from ((of, to) for to in mentions if to.place.country != of.place.country)


def _of_victims(mentions: Sequence[Mention], reading: Reading) -> bool:
    """Whether the sentence of a list states something of victims."""
    at = mentions[0].at
    sentence = reading.sentences[at]
    if sentence.title or OTHERS.search(sentence.text) or clauses.asks(sentence.text):
        return False
    if any(mention.place.kind in KINDS for mention in mentions) or reading.denied(at):
        return False
    if aside.is_other_matter(sentence):
        return False
    return not any(aside.is_refuge(sentence, mention.place) for mention in mentions)


def _of_goals(run: list[int], reading: Reading, likely: Ends) -> bool:
    """Whether places are rather destinations of victims, or are called so."""
    mentions = [reading.mentions[number] for number in run]
    first = mentions[0].place
    if first.preposition in PASSED or any(m.place.before_word in GOT for m in mentions):
        return False
    called = any(mention.place.noun == "destination" for mention in mentions)
    countries = {mention.place.country for mention in mentions}
    if not called and (reading.told[mentions[0].at] < TOLD or len(countries) < LEAST):
        return False
    most = float(likely.destination[run].max())
    least = CALLED if called else LIKELY
    return most >= least and most > 1.5 * float(likely.origin[run].max())


def _come_home(mentions: Sequence[Mention], reading: Reading) -> bool:
    """Whether a list tells from where victims are back in the country of the document."""
    first = mentions[0]
    sentence = reading.sentences[first.at]
    countries = {mention.place.country for mention in mentions}
    if first.place.preposition != "from" or len(countries) < LEAST:
        return False
    if any(place.country not in {*countries, reading.home} for place in sentence.places):
        return False
    told = reading.home not in countries and reading.told[first.at] >= TOLD
    return told and aside.are_home(sentence, first.place)


def _origin(run: list[int], reading: Reading, likely: Ends) -> int | None:
    """The mention of the country that people were taken from: in the sentence, else home."""
    at, first = reading.mentions[run[0]].at, reading.mentions[run[0]].place
    own = {reading.mentions[number].place.country for number in run}
    others = [k for k in reading.near(at, 0) if reading.mentions[k].place.country not in own]
    named = [
        k
        for k in others
        if reading.mentions[k].place.noun == "source"
        or likely.origin[k] >= max(HERE, likely.destination[k])
    ]
    if named:
        return max(named, key=lambda k: float(likely.origin[k]))
    # An origin that is told in words that are no known place leaves nothing open.
    if any(token.word == "from" for token in reading.sentences[at].tokens[: first.index]):
        return None
    return _home(run, reading, likely)


def _home(run: list[int], reading: Reading, likely: Ends) -> int | None:
    """The best mention of the document's own country, if that is where its victims come from."""
    at, home = reading.mentions[run[0]].at, reading.home
    own = {reading.mentions[number].place.country for number in run}
    headed = _headed(reading.sentences, at)
    if home is None or home in own or headed not in (None, home):
        return None
    sums: dict[str, float] = {}
    best: tuple[float, int] | None = None
    for k in reading.near(at, FAR):
        mention = reading.mentions[k]
        value, country = float(likely.origin[k]), mention.place.country or ""
        if k in run or value < MENTIONED or country in own:
            continue
        value *= FADE ** abs(at - mention.at) * (FADE_BEHIND if mention.at > at else 1.0)
        sums[country] = sums.get(country, 0.0) + value
        if country == home:
            best = max(best or (0.0, 0), (value, -k))
    if best is None:
        return None
    sums[home] *= AT_HOME
    surest = max(sums, key=lambda country: sums[country])
    return -best[1] if surest == home and sums[home] >= ENOUGH else None


def _named_home(reading: Reading, likely: Ends) -> int | None:
    """The mention of the document's own country that is the likeliest origin."""
    named = reading.by_country.get(reading.home or "", [])
    return max(named, key=lambda k: (float(likely.origin[k]), -k), default=None)


def _headed(sentences: Sequence[Sentence], at: int) -> str | None:
    """The only country that the last heading before a sentence names."""
    for sentence in reversed(sentences[:at]):
        if sentence.title:
            named = {place.country for place in sentence.places}
            return next(iter(named)) if len(named) == 1 else None
    return None
