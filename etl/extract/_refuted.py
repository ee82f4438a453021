"""Flows that sentences beside them take back: "Girls dance there. Nobody says they are sold"."""

import re

from etl.extract._denials import denial, is_refused
from etl.extract._denied_pairs import denied_pairs, denied_span, told_before
from etl.frames.evidence import TOLD
from etl.frames.findings import Findings, Flow, Statement
from etl.frames.mentions import Mention, Reading
from etl.scan import Cue

BEHIND = 2
"""Sentences behind a statement in which it may be taken back."""
TITLES = 4
"""Sentences at the beginning of a text that may be its title."""
_TALK = (
    r"(?:it (?:is|was|has been)(?: \w+)? (?:put to|suggested|supposed|said|held|feared|argued)"
    r"|(?:often|widely|sometimes|commonly) (?:said|repeated|claimed|written|told|heard|asked))"
)
_STORY = Cue(
    r"\b(?:reports?|reported|stor(?:y|ies)|rumou?rs?|claims?|claimed|allegations?|alleged"
    r"|asked (?:about|whether|if)|heard that|wrote that|(?:is|was|been) (?:said|written|told) that"
    r"|tales?|it says that|(?:has|have|had) it that"
    rf"|{_TALK})\b",
    re.IGNORECASE,
)
"""Words for what others say."""
_HEARSAY = Cue(rf"\b(?:rumou?rs?|tales?|{_TALK})\b", re.IGNORECASE)
"""Those for what nobody stands for: a sentence right behind that denies anything denies it."""
_RANKING = re.compile(r"\b(?:TIP|tier|ranking)\b", re.IGNORECASE)
"""What is refused is a judgement of a government, not what happens."""


def is_refuted(flow: Flow, findings: Findings) -> bool:
    """Whether the text takes a flow back right after each of its statements."""
    return all(_is_taken_back(statement, findings.reading) for statement in flow.statements)


def _is_taken_back(statement: Statement, reading: Reading) -> bool:
    """Whether another sentence denies what a statement of two ends tells.

    It is one of its own sentences, or stands behind them: then it names both ends itself, or
    points back to a sentence that tells of no crime, or only of what others say. What others say
    the title may deny too.
    """
    sentences = reading.sentences
    own = {statement.origin.at, statement.destination.at}
    ends = statement.origin.place.country, statement.destination.place.country
    if len(own) > 1 and _is_none(statement.origin, reading):
        return True
    if len(own) > 1 and any(_denies(ends, at, reading) for at in own):
        return True
    if _STORY.search(sentences[max(own)].text) and _title_denies(reading):
        return True
    return any(_is_denied_behind(ends, at, reading) for at in own)


def _is_denied_behind(ends: tuple[str | None, str | None], at: int, reading: Reading) -> bool:
    """Whether one of the sentences right behind one denies a flow of which that tells."""
    sentences = reading.sentences
    doubtful = reading.told[at] < TOLD or bool(_STORY.search(sentences[at].text))
    is_talk = bool(_HEARSAY.search(sentences[at].text))
    for behind in range(at + 1, min(at + 1 + BEHIND, len(sentences))):
        if at not in told_before(sentences, behind, BEHIND):
            return False
        named = {p.country for p in sentences[behind].places if p.kind != "official"}
        if (doubtful or named.issuperset(ends)) and _denies(ends, behind, reading):
            return True
        if is_talk and not sentences[behind].places and denied_span(reading, behind):
            return True
    return False


def _is_none(origin: Mention, reading: Reading) -> bool:
    """Whether a sentence says that some people are no victims, or that there were none of them."""
    sentence = reading.sentences[origin.at]
    before = [token.word for token in sentence.tokens[: origin.place.index][-2:]]
    alone = all(place.country == origin.place.country for place in sentence.places)
    return "no" in before or alone and denial(sentence.text) is not None


def _denies(ends: tuple[str | None, str | None], at: int, reading: Reading) -> bool:
    return any((pair.origin, pair.destination) == ends for pair in denied_pairs(reading, at))


def _title_denies(reading: Reading) -> bool:
    """Whether the title of a text says that what it tells of is not so."""
    title = next((s.text for s in reading.sentences[:TITLES] if s.title), "")
    refused = is_refused(title) and not _RANKING.search(title)
    return refused or (bool(title) and denial(title) is not None)
