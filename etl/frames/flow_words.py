"""The words of a sentence that are one flow's own, where it tells of several."""

import re

from etl.frames.clauses import parts
from etl.frames.findings import Findings, Flow, Statement
from etl.frames.mentions import Mention
from etl.frames.roles import Sentence

LIKELY = 0.25
"""Least probability of a mention to be an end for its clause to be that of another flow."""
_PEOPLE = (
    r"(?:wom[ae]n|m[ae]n|girls?|boys?|children|child|minors?|infants?|babies|teenagers?|brides?"
    r"|workers?|labou?rers?|migrants?|refugees?|fishermen|persons?|people|victims?|others|nationals"
    r"|citizens)"
)
_CUT = re.compile(
    r"(?P<clause>; |,? (?:while|though|although|but|whereas) |\. |: )"
    r"|(?P<group>,?\s(?:and|or)\s)"
    r"(?=(?:(?!(?:to|who|that|is|are|was|were|be|has|have|had|in|for)\s)[\w’'-]+\s){0,3}?"
    rf"{_PEOPLE}\s(?:[a-z]+\s){{0,3}}?(?:from|to|into|in|for)\s)",
    re.IGNORECASE,
)
_GROUP = re.compile(rf"\b{_PEOPLE}\b", re.IGNORECASE)

Span = tuple[int, int]


class FlowWords:
    """The clauses of a document's sentences, and of which flow each of them tells."""

    def __init__(self, findings: Findings) -> None:
        """Notes the likely ends of each sentence; clauses are found as they are asked for."""
        self._sentences = findings.reading.sentences
        self._spans: dict[int, list[Span]] = {}
        self._origins: dict[int, list[Mention]] = {}
        self._goals: dict[int, list[Mention]] = {}
        for index, mention in enumerate(findings.reading.mentions):
            if findings.ends.destination[index] >= LIKELY:
                self._goals.setdefault(mention.at, []).append(mention)
            if findings.ends.origin[index] >= LIKELY:
                self._origins.setdefault(mention.at, []).append(mention)

    def of(self, flow: Flow, statement: Statement) -> tuple[Span, str]:
        """The words that tell of one flow in the sentence of its destination.

        Returns:
            The span of its own clause in the passage: that of the destination, or the later one
            that begins with its people ("and children from X"); and the words of all clauses that
            name no end of another flow.
        """
        end = statement.destination
        sentence, spans = self._sentences[end.at], self._clauses(end.at)
        here = _at(spans, end)
        there = _at(spans, statement.origin) if statement.origin.at == end.at else here
        if there > here and not self._named(self._goals, end.at, spans[there], flow.destination):
            here = there
        own = {here, _at(spans, end)}
        if not self.goes_elsewhere(flow, statement):
            own.add(there)
        clause = _without_where(sentence, spans[here], statement)
        rest = [
            clause if number == here else span
            for number, span in enumerate(spans)
            if number in own or not self._others(flow, end.at, span)
        ]
        return clause, " ".join(_text(sentence, span) for span in rest)

    def begins_later(self, statement: Statement) -> bool:
        """Whether the origin stands in a later part of the sentence: "where many Lao ..."."""
        at = statement.destination.at
        if statement.origin.at != at:
            return False
        sentence = self._sentences[at]
        told = [(part.start + sentence.start, part.end) for part in parts(sentence.text)]
        return _at(told, statement.origin) > _at(told, statement.destination)

    def goes_elsewhere(self, flow: Flow, statement: Statement) -> bool:
        """Whether the origin stands in a clause apart that names another destination."""
        at = statement.origin.at
        spans = self._clauses(at)
        there = _at(spans, statement.origin)
        if at == statement.destination.at and there == _at(spans, statement.destination):
            return False
        return self._named(self._goals, at, spans[there], flow.destination)

    def _others(self, flow: Flow, at: int, span: Span) -> bool:
        """Whether a clause names an end of another flow."""
        return self._named(self._goals, at, span, flow.destination) or self._named(
            self._origins, at, span, flow.origin
        )

    def _named(self, ends: dict[int, list[Mention]], at: int, span: Span, but: str) -> bool:
        return any(
            span[0] <= mention.place.mention.start < span[1]
            for mention in ends.get(at, ())
            if mention.place.country != but
        )

    def _clauses(self, at: int) -> list[Span]:
        """Spans of the passage: a new group of people begins one behind a place alone."""
        if at not in self._spans:
            sentence = self._sentences[at]
            spans: list[Span] = []
            last = sentence.start
            for found in _CUT.finditer(sentence.text):
                start, end = found.start() + sentence.start, found.end() + sentence.start
                if found.lastgroup == "clause" or _other_group(sentence, last, start):
                    spans.append((last, start))
                    last = end
            self._spans[at] = [*spans, (last, sentence.end)]
        return self._spans[at]


def _without_where(sentence: Sentence, span: Span, statement: Statement) -> Span:
    """A clause up to "where", which tells of the last place before it, if that is another one."""
    end = statement.destination.place.mention.end
    where = sentence.text.find(", where ", end - sentence.start) + sentence.start
    if not sentence.start <= where < span[1]:
        return span
    start = statement.origin.place.mention.start
    if statement.origin.at == statement.destination.at and start > where:
        return span
    other = any(end <= place.mention.start < where for place in sentence.places)
    return (span[0], where) if other else span


def _at(spans: list[Span], end: Mention) -> int:
    """The number of the clause that holds a mention."""
    start = end.place.mention.start
    return max((k for k, span in enumerate(spans) if span[0] <= start), default=0)


def _other_group(sentence: Sentence, start: int, cut: int) -> bool:
    """Whether the group behind a cut is told of apart: a place alone stands before it."""
    before = [
        place.mention.end - sentence.start
        for place in sentence.places
        if start <= place.mention.start < cut and place.mention.form != "adjective"
    ]
    return bool(before) and not _GROUP.search(sentence.text, before[-1], cut - sentence.start)


def _text(sentence: Sentence, span: Span) -> str:
    return sentence.text[span[0] - sentence.start : span[1] - sentence.start]
