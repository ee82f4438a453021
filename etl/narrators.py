"""Who goes on telling: whom a pronoun means that speaks, whose account a paragraph goes on with."""

import re
from collections.abc import Iterable

from etl import speech_words as words
from etl.attribution import in_office, is_body, named_in, subject_of
from etl.document import AnnotatedPassage
from etl.scan import Cue

_ONE_PERSON = Cue(r"\b(?:he|she|his|her)\b", re.IGNORECASE)
_WE = re.compile(r"\b[Ww]e\b")
_OFFICE = re.compile(rf"The (?:[a-z]+ ){{0,2}}?{words.RANK.pattern}(?= [a-z])")
"""An official who is named without a name: "The inspector"."""
_FIRST_NAMES = r"\b[A-ZĐ][a-zà-ỹ]+(?: [A-ZĐ][a-zà-ỹ]+)?"
_ONE_NAME = re.compile(r"[A-ZĐ][a-zà-ỹ'’-]+")
_PERSON_NAME = re.compile(
    r"(?!(?:At|In|On|By|For|From|To|Of|With|After|Before|Since|As|His|Her|Its|Their|The|This|That|"
    r"Most|Many|Some|All|No|One|Two|Our|Post|New|Foreign|When|While|Where|If|But|And|So|Then|Now|"
    r"Each|Every|Another|Other|Several|What|Who|How|Why|There|Here|Last|Next|Until|Although)\b)"
    r"[A-ZĐ][a-zà-ỹ'’-]+"
    r"(?:(?: [A-ZĐ][\w'’-]+){1,3}(?=, \d|, (?:who|an?|the)\b| [a-z]{2,})|(?=, who\b))"
)
"""The name of a person with which a sentence begins."""
_OPENING = 15
"""Code points into a sentence in which the subject begins that a pronoun stands for."""
_BACK, _NEAR = 4, 2
"""Sentences back to the person, and to the agency, who goes on telling."""
_TOLD = ("cable", "news")
"""Kinds of documents that tell what others said."""
_US = (
    r"(?:[Pp]ol(?:/[Ee]con)?[Oo]ff|[Ee]con[Oo]ff|[Ee]mb[Oo]ffs?|[Cc]on[Gg]en[Oo]ffs?|[Ll]ab[Oo]ff|"
    r"[Cc]on[Oo]ff|us|reporters|journalists|the (?:Ambassador|DCM|Consul General|Charge|Embassy)|"
    r"[Ee]mbassy officers)\b"
)
_RECEIVED_US = Cue(
    rf"\b(?P<verb>briefed|received|met|hosted|saw|spoke|talked|sat down)\b[^.;]{{0,40}}?\b{_US}"
)
"""Who told those who report it, though no verb says that anything was said."""
_JUDGMENT = re.compile(r"\b(?:judgment|verdict|indictment|charge sheet)\b")
_CAPITAL = re.compile(r"[A-ZĐÀ-Ý]")
_NO_PERSONS = re.compile(
    r"(?:an?|some|two|three|his|her|their)\b|.*\b(?:[Pp]olice|[Oo]fficials|[Oo]fficers|[Ww]orkers|"
    r"[Bb]rokers?|wife|husband|NGOs?|[Ss]tud(?:y|ies)|[Ss]urveys?)$"
)
_QUOTED_WHOLE = re.compile(r'\s*["“]')
_SAME_PEOPLE = re.compile(
    r"(?:They|Their|These|Those|"
    r"The (?:victims?|women|girls|men|boys|children|babies|couples?|group|oldest|youngest|rest|"
    r"others?|remaining|two|three|four|five|six|seven|eight|nine|ten|workers|families)|"
    r"Of (?:them|these|those|the)|Among (?:them|these|those)|All|Most|Both|Each|Another|"
    r"Others|(?:[A-Z]\w+ )?(?:[\w-]+ )?of (?:them|these|those|the (?:victims|women|girls|men|boys|"
    r"children|workers|group)))\b"
)
"""How a sentence begins that goes on about the people of the one before."""


def meant(marked: AnnotatedPassage, number: int) -> str | None:
    """Whom a pronoun means that speaks in a sentence: who spoke, or was the subject, last before.

    Args:
        marked: The passage.
        number: Which of its sentences.

    Returns:
        The source as named, or None where the sentence names one itself or no pronoun speaks.
    """
    text = marked.sentence(number)
    source, pronoun = named_in(text)
    if source or not pronoun or _WE.search(text):
        return None
    return stands_for(marked, number, person=bool(_ONE_PERSON.search(text)))


def stands_for(marked: AnnotatedPassage, number: int, person: bool) -> str | None:
    """Who spoke, or was the subject, last before a sentence: one who is a person, if asked."""
    for back in range(number - 1, max(-1, number - 1 - _BACK), -1):
        source = named_in(marked.sentence(back))[0]
        if source and not (person and is_body(source)):
            return source
        subject = _subject(marked, back, person)
        if subject:
            return subject
    return None


def narrator(
    marked: AnnotatedPassage, number: int, kind: str, passages: Iterable[AnnotatedPassage]
) -> str | None:
    """Whose account a sentence goes on with: who told those before it in its passage.

    Args:
        marked: The passage.
        number: Which of its sentences; it names nobody who says so.
        kind: Of the document: a paragraph of a cable goes on with what an official said, one of a
            story with what its writer knows, unless it tells of the same people.
        passages: Those of the document, which may have the whole name of "Saidova".

    Returns:
        The last speaker before it, if that is a judgment; of cables and stories also a person
        named, and an agency of the people of whose fate the sentence goes on to tell.
    """
    text = marked.sentence(number)
    told = None if _others_speak(text) else _told_before(marked, number)
    if told is None:
        return None
    back, source = told
    if _JUDGMENT.search(source):
        return source
    if kind not in _TOLD or _QUOTED_WHOLE.match(marked.sentence(back)):
        return None
    same = bool(_SAME_PEOPLE.match(text))
    if _is_person(marked, back, source, passages):
        return source if same or kind == "cable" else None
    return source if same and number - back <= _NEAR and in_office(source) else None


def _others_speak(text: str) -> bool:
    """Whether a sentence has a verb of saying, be it of somebody who is not named."""
    spoken = (found.group("verb").lower() for found in words.SPOKE.finditer(text))
    return any(verb not in words.PERCEIVED for verb in spoken)


def _told_before(marked: AnnotatedPassage, number: int) -> tuple[int, str] | None:
    """Who spoke last before a sentence, and where, unless an agency is the subject since."""
    if _subject(marked, number, person=False):
        return None
    for back in range(number - 1, max(-1, number - 1 - _BACK), -1):
        text = marked.sentence(back)
        source = named_in(text)[0] or _receiver(text)
        if source:
            return back, source
        if _subject(marked, back, person=False):
            return None
    return None


def _receiver(text: str) -> str | None:
    found = _RECEIVED_US.search(text)
    return subject_of(text, found.start()) if found else None


def _is_person(
    marked: AnnotatedPassage, number: int, source: str, passages: Iterable[AnnotatedPassage]
) -> bool:
    """Whether a source is one person by name, be it the last alone."""
    if _NO_PERSONS.match(source) or words.PEOPLE.search(source):
        return False
    if _ONE_NAME.fullmatch(source):
        return _is_surname(source, passages)
    start, end = marked.sentences[number]
    at = marked.passage.text.find(source, start, end)
    named = any(at <= one.start < at + len(source) for one in marked.persons)
    return named or bool(words.RANK.search(source) and _CAPITAL.search(source, 1))


def _is_surname(name: str, passages: Iterable[AnnotatedPassage]) -> bool:
    """Whether one word is the last of a person's name in some of the passages."""
    if words.BODY.search(name) or words.OFFICERS.search(name):
        return False
    whole = re.compile(rf"{_FIRST_NAMES} {name}(?=[,.]| [a-z])")
    return any(
        any(name in one.name.split() for one in marked.persons)
        or name in marked.passage.text
        and any(not _elsewhere(marked, *one.span()) for one in whole.finditer(marked.passage.text))
        for marked in passages
    )


def _elsewhere(marked: AnnotatedPassage, start: int, end: int) -> bool:
    """Whether what looks like a person's name belongs to a place or an agency."""
    named = (*marked.places, *marked.actors)
    return any(one.start < end and start < one.end for one in named)


def _subject(marked: AnnotatedPassage, number: int, person: bool) -> str | None:
    """With whom a sentence begins, be it by office alone: "the inspector"."""
    start = marked.sentences[number][0]
    for mention in marked.persons if person else marked.actors:
        if start <= mention.start < start + _OPENING:
            return mention.surface
    text = marked.sentence(number)
    office = _OFFICE.match(text) if person else None
    name = _PERSON_NAME.match(text) if person and not office else None
    if name and _elsewhere(marked, start, start + name.end()):
        return None
    found = office or name
    return found.group() if found else None
