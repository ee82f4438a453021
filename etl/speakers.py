"""Who speaks where a sentence names nobody who says so.

Reports count: "IOM registered 54 women: 21 from Argentina" rests on IOM though it says nothing, and
the sentences that divide its count up ("Fourteen were ...") rest on it too.
"""

import re
from functools import lru_cache

from etl.attribution import named_in, subject_of
from etl.document import ActorMention, AnnotatedPassage, PersonMention, within
from etl.narrators import stands_for
from etl.scan import Cue
from etl.source_names import NUMBER, PRONOUN
from etl.speech_words import BODY, PEOPLE, RANK

_AUXILIARIES = (
    r"(?:has |have |had |also |already |alone |now |so far |still |since \d{4} |itself |"
    r"last year )*"
)
_COUNTED = (
    r"(?:(?:at least|as many as|up to|more than|fewer than|a (?:small )?(?:number|group|total|"
    r"handful|few) of|some|about|around|over|nearly|almost|only|another|the|all|these|those) )*"
    rf"(?:{NUMBER}|an?|hundreds|thousands|"
    r"dozens|scores|several|many|women|girls|boys|men|children|cases|victims|persons|people)\b"
)
_KNOWING = (
    r"know(?:s|n)? of|knew of|counts?|counted|registers?|registered|records?|recorded|logged|"
    r"documents|documented|identifies|identified|mentioned|mentions|traced|lists|listed|"
    r"(?:is|are|was|were) aware of|"
    r"(?:has|have|had|keeps?|kept) (?:an? |the )?(?:records?|lists?|ledgers?|files?|names) "
    r"(?:of|with|on)|"
    r"(?:has|have|had)(?= [\w ]{3,40} on file\b)"
)
_CARING = (
    r"assists?|assisted|helps|helped|receives|received|took in|takes in|taken in|housed|sheltered|"
    r"shelters|admitted|cared for|cares for|looked after|looks after|treated|interviewed|"
    r"dealt with|met|meets|screened|questioned|"
    r"deals with|handled|handles|repatriated|repatriates|brought home|brought back|sent home|"
    r"broke up|dismantled"
)
_KNOWS = Cue(rf"\b{_AUXILIARIES}(?P<verb>{_KNOWING}) (?={_COUNTED})", re.IGNORECASE)
_CARES = Cue(rf"\b{_AUXILIARIES}(?P<verb>{_CARING}) (?={_COUNTED})", re.IGNORECASE)
_KNOWN_TO = Cue(
    r"\b(?:identified|counted|recorded|registered|documented|interviewed|found|known) "
    r"(?:by|to) (?:the |an? )?",
    re.IGNORECASE,
)
_CARED_BY = Cue(
    r"(?<!will be )\b(?:assisted|helped|returned|repatriated|treated|sheltered|received|taken in|"
    r"sent home|brought (?:home|back))\b[^.;:]{0,110}? by (?:the |an? )?",
    re.IGNORECASE,
)
_JUDGES = Cue(r"\b(?P<verb>sentenced|convicted|ruled|acquitted|jailed)\b", re.IGNORECASE)
_COURT = re.compile(r"\b(?:court|tribunal|judges?)\b", re.IGNORECASE)
_CONVINCED = Cue(r"\b(?P<verb>(?:is|are|was|were) (?:convinced|certain|sure)) that\b")
_NUMBER = re.compile(
    rf"\b(?:{NUMBER}|half|quarter|fifths?)\b(?![\s-]years?\b)",
    re.IGNORECASE,
)
"""Of something counted: not an age."""
_GOES_ON = re.compile(
    r"(?:(?:of|among|from) (?:the|these|those|them|that|this|all)|in (?:these|those)|another|some|"
    r"most|all|many|"
    r"several|both|half|others?|one|a (?:further|quarter|third|few|fifth|second)|they|its?|their|"
    r"he|"
    r"she|his|her|those|these|victims|women|girls|men|boys|children|cases|"
    r"(?:(?:nearly|almost|about|more than|fewer than|over|only|at least) )?(?:\d[\d,.]*|two|three|"
    r"four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twent\w+|thirt\w+|fort\w+|"
    r"fift\w+|sixt\w+|sevent\w+|eight\w+|ninet\w+)(?:-\w+)?|"
    r"the (?:rest|remainder|others?|remaining|majority|total|number|figure|share|youngest|oldest|"
    r"average|same|girls|women|men|boys|children|victims|workers|cases|largest))\b",
    re.IGNORECASE,
)
"""How a sentence begins that goes on about those counted before."""
_NAME_ALONE = re.compile(
    r"(?!(?:Labou?r|Interior|Justice|Immigration|Brigade|Commission|Secretariat|Post)$)"
    r"[A-ZĐ][a-zà-ỹ]{2,}(?<!s)(?<!men)"
)
"""The name of an agency that is one word, as "Meerim": not "Drivers", "Labor"."""
_AUTHORITY = re.compile(
    r"(?:the )?(?:police|investigators|prosecutors|officials|authorities|detectives|court|"
    r"indictment)",
    re.IGNORECASE,
)
_INVESTIGATORS = re.compile(r"(?:the )?(?:investigators|prosecutors|detectives)", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_CAPITAL = re.compile(r"[A-ZĐÀ-Ý]")
_DEFINITE = re.compile(r"(?:the|this|its|his|her|our) (?:[a-z]+ ){0,2}[a-z]+$", re.IGNORECASE)
_NAMES = re.compile(r"[A-Z][A-Z&-]{2,}\b|[A-ZĐÀ-Ý][\w'’-]+ (?:(?:of|for|the) )*[A-ZĐÀ-Ý]")
"""An agency by its name, though no list has it."""
_PRONOUN_ONLY = re.compile(
    r"\b(it|he|she|they|(?:its|his|her|their) (?:own )?(?:office|staff|unit|team|clinic|shelter|"
    r"foundation|organi[sz]ation|officers|men|centre|center|house|group|agency|bureau))$",
    re.IGNORECASE,
)
"""Up to a verb: a pronoun, or what belongs to whom it means, is its subject."""
_PERSONAL = ("he", "she", "his", "her")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|to|not|never|no)$", re.IGNORECASE)
_WORK = re.compile(
    r"(?:the|this|its|their) (?P<noun>study|survey|report|statement|files|assessment|research|"
    r"paper)",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Tt]he same)\b"
    r"(?= (?:own )?(?:[a-z]+ )?(?:tables?|records?|figures|statistics|staff|office|ledger|"
    r"lists?|files?|books|unit|source|sources)\b)"
)
"""A source that is only what belongs to the one who spoke before."""
_BACK = 4
"""Sentences back to the one that a count is divided up from."""
_RESTS_ON_CARE = frozenset({"flows", "hotspots"})
"""Tables whose claims rest on whoever took the people in: that it did is no claim of its own."""
COUNTING = _RESTS_ON_CARE | {"figures"}
"""Tables whose claims rest on whoever counts: a meeting or a law does not."""


def speaker(marked: AnnotatedPassage, number: int, table: str) -> str | None:
    """Who stands behind a sentence of a passage that has no verb of saying with a subject.

    Args:
        marked: The passage.
        number: Which of its sentences.
        table: Of the claim: whoever took in people stands behind where they were taken.

    Returns:
        The source as named, or None where the text itself speaks.
    """
    if table not in COUNTING:
        return None
    counts = _counting(marked, number, table) or _counted_before(marked, number, table)
    return counts or (_caring(marked, number) if table in _RESTS_ON_CARE else None)


def author(marked: AnnotatedPassage, number: int, source: str) -> str | None:
    """Whose "the study" is that a sentence gives as its source: who is named with it before.

    Args:
        marked: The passage.
        number: Which of its sentences has the source.
        source: As named there.

    Returns:
        The agency or person, or None where the source is no such work or nobody is named with it.
    """
    if own := _OWN.match(source):
        return stands_for(marked, number, own.group().lower() in _PERSONAL)
    work = _WORK.fullmatch(source)
    if work is None:
        return None
    for back in range(number - 1, max(-1, number - 1 - _BACK), -1):
        text = marked.sentence(back)
        if not re.search(rf"\b{work.group('noun')}\b", text, re.IGNORECASE):
            continue
        named = named_in(text)[0]
        if named and not _WORK.fullmatch(named):
            return named
        mentions = _mentions(marked, *marked.sentences[back])
        return min(mentions, key=lambda one: one.start).surface if mentions else None
    return None


def _counting(marked: AnnotatedPassage, number: int, table: str) -> str | None:
    """The agency whose count or knowledge a sentence gives."""
    text = marked.sentence(number)
    scans = (_KNOWS, _CONVINCED, _CARES) if table in _RESTS_ON_CARE else (_KNOWS, _CONVINCED)
    for scan in scans:
        for found in scan.finditer(text):
            before = text[: found.start()].rstrip()
            if _PASSIVE.search(before):
                continue
            source = subject_of(text, found.start())
            if source and _is_known(marked, number, source, found.start()):
                return source
            if who := _PRONOUN_ONLY.search(before):
                return stands_for(
                    marked, number, person=who.group(1).lower().split()[0] in _PERSONAL
                )
    for found in _KNOWN_TO.finditer(text):
        start = marked.sentences[number][0] + found.end()
        for mention in _mentions(marked, start, start + 1):
            return mention.surface
    return _judging(text) if table == "flows" else None


def _caring(marked: AnnotatedPassage, number: int) -> str | None:
    """By whom people were taken in or brought home: not the police, who only do what is told."""
    text, first = marked.sentence(number), marked.sentences[number][0]
    for found in _CARED_BY.finditer(text):
        start = first + found.end()
        for actor in marked.actors:
            if start == actor.start and actor.kind != "police":
                return actor.surface
    return None


def _judging(text: str) -> str | None:
    """The court whose sentence tells of a crime."""
    for found in _JUDGES.finditer(text):
        if _PASSIVE.search(text[: found.start()].rstrip()):
            continue
        source = subject_of(text, found.start())
        if source and _COURT.search(source) and _CAPITAL.search(_ARTICLE.sub("", source)):
            return source
    return None


def _is_known(marked: AnnotatedPassage, number: int, source: str, verb: int) -> bool:
    """Whether the subject before a verb has a name, or its kind for one: "the Commission"."""
    start = marked.sentences[number][0]
    at = marked.passage.text.find(source, start, start + verb)
    named = at >= 0 and bool(_mentions(marked, at, at + len(source)))
    if any(at <= place.start < at + len(source) for place in marked.places):
        return named  # "Nghe An recorded", according to somebody
    kind = marked.passage.text[max(0, at - 4) : at].lower() == "the " and source[:1].isupper()
    return named or kind or bool(_NAMES.match(source)) or _is_office(marked, source)


def _is_office(marked: AnnotatedPassage, source: str) -> bool:
    """Whether a source is a body or an official known before, or a person of the passage."""
    if any(source in mention.name.split() for mention in marked.persons):
        return True
    if _INVESTIGATORS.fullmatch(source):
        return True
    known = _DEFINITE.match(source) and (BODY.search(source) or RANK.search(source))
    return bool(known) and not PEOPLE.search(source) and "police" not in source


def _mentions(marked: AnnotatedPassage, start: int, end: int) -> list[ActorMention | PersonMention]:
    """Those named in a stretch of a passage."""
    return [*within(marked.actors, start, end), *within(marked.persons, start, end)]


def _counted_before(marked: AnnotatedPassage, number: int, table: str) -> str | None:
    """Whose count a sentence divides up: that of the sentences before, which all have numbers."""
    goes_on = True
    for back in range(number - 1, max(-1, number - 1 - _BACK), -1):
        text, following = marked.sentence(back), marked.sentence(back + 1)
        if not _has_number(following) or not _has_number(text):
            return None
        goes_on = goes_on and bool(_GOES_ON.match(following))
        source = named_in(text)[0]
        counted = None if source else _counting(marked, back, "flows")
        if source or counted:
            divides = goes_on or table == "flows"
            return (source or counted) if divides and _is_name(source or counted or "") else None
    return None


@lru_cache(maxsize=1024)
def _has_number(text: str) -> bool:
    return bool(_NUMBER.search(text))


def _is_name(source: str) -> bool:
    """Whether a source is named, or an authority: not "the women with them"."""
    if PRONOUN.match(source):
        return False
    alone = _NAME_ALONE.fullmatch(source) and not BODY.search(source)
    return bool(alone or _CAPITAL.search(source, 1) or _AUTHORITY.fullmatch(source))
