"""Who says so: the source that a sentence names for what it states."""

import re
from functools import lru_cache

from etl.scan import Rare, Scan
from etl.source_names import LEADING, NEGATIVE, PRONOUN, trim_source

SPEECH = (
    r"said|says|say|told|tells|reported|reports?|stated|states|added|adds|announced|noted|notes|"
    r"claimed|claims|estimated|estimates?|believed|believes?|warned|warns|confirmed|confirms|"
    r"admitted|admits?|argued|argues|stressed|stresses|explained|explains|disclosed|revealed|"
    r"reveals|"
    r"acknowledged|acknowledges|insisted|insists|maintained|maintains|declared|declares|recalled|"
    r"remarked|conceded|asserted|asserts|alleged|alleges|denied|denies|testified|observed|replied|"
    r"answered|commented|predicted|concluded|concludes|counted|recorded|reckons?|reckoned|"
    r"identified|describes?|described|cited|suspects?|suspected|thinks?|quoted|dismissed|rejected|"
    r"disputed|disputes|suggested|suggests|wrote|writes|remembers?|remembered|recommended|"
    r"recommends|urged|whispered|"
    r"(?:holds|held)(?= that\b)"
)
_OBJECTS = (
    r"(?: (?:poloffs?|laboffs?|econoffs?|conoffs?|us|reporters|journalists|"
    r"the (?:[A-Z][\w.'-]*(?: [A-Z][\w.'-]*)*|press|court|newspaper|ambassador|embassy|meeting|"
    r"conference|forum)|[A-Z]\w+))?"
)
_SPOKE = Scan(
    rf"\b(?:has |have |had |also |later |recently |then )*\b(?P<verb>{SPEECH})\b{_OBJECTS}"
)
_SHOUTED = Scan(
    rf"\b(?:has |have |had |also |later |recently |then )*\b(?P<verb>{SPEECH})\b{_OBJECTS}",
    re.IGNORECASE,
)
"""The same in a text that is all capitals."""
_ACCORDING = Scan(
    r"\b(?:according to|as per|in the words of|as (?:reported|estimated|stated|quoted|cited) by|"
    r"(?:estimated|reported|published|released|compiled|quoted|cited|issued|counted|recorded|"
    r"registered) by|(?:is|are|was|were) (?:said|alleged) by|"
    r"(?:figures|data|statistics|numbers|estimates?|records|information|reports?) (?:released |"
    r"published |"
    r"compiled |issued |provided |collected )?(?:from|by))\s+",
    re.IGNORECASE,
)
_SHOWN = Rare(
    r"(?P<source>(?:[^,;:\"“”]|(?<=\d),(?=\d)){3,130}?)(?:, (?:which|that|who)[^,]{3,80},)?\s+"
    r"(?:shows?|showed|found|finds|puts?|indicates?|indicated|suggests?|concluded|saw|revealed|"
    r"has it that|have it that)\b"
)
_DOCUMENTS = re.compile(
    r"\b(?:surveys?|stud(?:y|ies)|reports?|records?|figures|statistics|data|estimates?|"
    r"documents?|census|"
    r"investigation|inquiry|assessment|review|research|indictment|affidavit|press release|"
    r"files?|database)\b",
    re.IGNORECASE,
)
_SOURCE_END = re.compile(
    r"[,;:\"“”()|]|\.(?=\s|$)| (?:--|-|–) |—|\s(?!(?:19|20)\d\d\b)\d[\d,.]*\s(?=\w)|"
    r"\s(?:found|finds|puts|put|reveals|HAS|HAVE|IN|IS|ARE|WAS|WERE|that|who|which|when|where|"
    r"while|after|before|"
    r"because|as|in an?|"
    r"in the|at an?|at the|on the|during|is|are|was|were|has|have|had|shows?|showed|nearly|"
    r"about|some|"
    r"more than|at least|only|yesterday|today|last|this|earlier|but|although|though)\s"
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)(?: \w+ly| often| also| widely)?$")
_OBJECT_PRONOUN = re.compile(r"(?:her|him|them)\b(?!\s+\w)", re.IGNORECASE)
_COMPLEX = re.compile(r"\s(?:has|have|had)\s(?!.*\swho\s)")
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Col|Colonel|General|Gen|Capt|Captain|Major|Maj|Lt|Lieutenant|"
    r"Minister|Director|"
    r"Sgt|Sergeant|Inspector|Superintendent|Commander|Officer|Chief|Police|Pol|Ambassador|"
    r"Secretary|President|"
    r"Judge|Prosecutor|Father|Sister|Professor|Spokes\w+|Head|Deputy|Vice|U|Daw)\b"
)
_SPEAKER_NEXT = re.compile(
    rf"\s(?:{_TITLED.pattern}\s|[A-ZĐ][\w'’-]+(?:\s[A-ZĐ][\w'’-]+){{1,4}}(?:,|\.?$))"
)
"""A speaker right behind the verb, by title or by name."""
_PARTICIPLES = frozenset(
    re.findall(
        r"\w+",
        "believed suspected alleged thought reported estimated recorded counted identified "
        "described cited quoted claimed wanted rejected disputed registered denied recommended",
    )
)
_PARTICIPLE = re.compile(
    r"(?!\s\w+\s[^,.;]{1,40}\sthat\b)\s(?:to|of|as|at|in|on|during|from|between|for|here|there|"
    r"by|under)\b"
)
"""What stands behind a verb that tells of those before it: "a man suspected of"."""
_VERBAL = re.compile(r",|\s+(?:that|to|an?|some|about|more|\d+ (?!\|)|there|the)\b", re.IGNORECASE)
"""What follows a word that is a noun as well where it is a verb."""
_NO_SUBJECT = re.compile(
    r"(?:\b(?:to|not|will|would|the|an?|of|recent|could|cannot|nobody|in|as|when|where|about|"
    r"with|on|"
    r"despite|from|deny|denied|situation)|^(?:persons)?)$",
    re.IGNORECASE,
)
"""What stands before a word that is no verb of saying there, or one without a subject."""
_PLACES_LISTED = re.compile(r"[A-ZĐ][\w'’ -]{2,30} and [A-ZĐ][\w'’-]+(?: [A-ZĐ][\w'’-]+)?$")
"""The end of a list of names: "(officials in Benue,) Imo and Oyo"."""
_NOUNS_TOO = frozenset(
    [
        "report",
        "reports",
        "estimate",
        "estimates",
        "claims",
        "states",
        "notes",
        "answered",
        "suspects",
        "suspect",
        "disputes",
    ]
)
# A subject begins after one of these; a full stop after a title's abbreviation is none.
_SUBJECT_STARTS = re.compile(
    r"[;:\"“”|·]|\s[-–]\s|"
    r"(?<!\bLt)(?<!\bGen)(?<!\bCol)(?<!\bMaj)(?<!\bCapt)(?<!\bSgt)(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)"
    r"(?<!\bPol)(?<!\bBrig)(?<!\bProf)(?<!\bU\.S)(?<!\bU\.N)[.!?]\s|\s(?:that|which|but|where|"
    r"because|while)\s|—|--"
)
_SENTENCES = re.compile(r"(?<=[.!?])[\"”]?\s+(?=[\"“A-Z])")
_SAID_THAT = re.compile(rf"\s(?:{SPEECH}|complained|agreed|felt|knew|thought)$")
_BACK = 4
"""Sentences back in which the one may be named that a pronoun stands for."""
_CONTRAST = re.compile(r";\s|,\s(?:while|whereas|but|although|though)\s|\s(?:while|whereas)\s")
_ONWARD = 2
"""Sentences onward in which the same speaker may go on."""
_ONE_PERSON = Scan(r"\b(?:he|she)\b", re.IGNORECASE)
_BODY = re.compile(
    r"\b(?:minist\w+|departments?|office|boards?|agenc\w+|unions?|organi[sz]ations?|associations?|"
    r"foundation|cent(?:er|re)s?|police|authorities|newspapers?|news|stations?|courts?|ngos?|"
    r"committee|"
    r"embassy|government|network|bureau|unit|media|villagers|families|women|girls|men|they|"
    r"surveys?|stud(?:y|ies)|reports?|records?|figures|statistics|data|estimates?|hotline|"
    r"groups?)\b",
    re.IGNORECASE,
)
"""What "he" and "she" do not stand for, unless it gives a person's rank."""
_RANK = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Col(?:onel)?|Gen(?:eral)?|Capt(?:ain)?|Maj(?:or)?|Lt|Sgt|[Dd]irector|"
    r"[Mm]inister|[Mm]anager|[Cc]hief|[Hh]ead|[Ss]pokes\w+|[Dd]eputy|[Oo]fficer|[Oo]fficial|"
    r"[Ss]ecretary|"
    r"[Gg]overnor|[Jj]udge|[Pp]rosecutor|[Ww]orker|[Cc]oordinator|[Cc]ommander|[Aa]dvis[eo]r)\b"
)
_RELATIVE = re.compile(r"\s(?:that|which|where)\s")
_OPENS_ALONE = re.compile(r"\s*(He|She)\s")
_TITLED_REACH = 400
_TITLED_LAST = re.compile(
    r"(?:^|[.!?][\"”]?\s)(?P<name>(?P<title>Mr|Mrs|Ms|Miss|Dr)\.? [A-ZĐ][\w'’-]+"
    r"(?: [A-ZĐ][\w'’-]+){0,3})[^.!?]*[.!?]?[\"”]?\s*$"
)
_QUOTES = '"“”'
_QUOTATION = re.compile(r'["“”]')


def _after(text: str, start: int) -> str | None:
    """The source that starts at `start`, up to the end of its noun phrase."""
    rest = text[start : start + 160]
    for end in _SOURCE_END.finditer(rest):
        if end.group() == "." and re.search(
            r"\b(?:Mr|Mrs|Ms|Dr|Col|Gen|Lt|Pol|Capt|Maj|Sgt|U\.S|U\.N|St)$", rest[: end.start()]
        ):
            continue
        following = rest[end.end() :]
        if end.group() == "," and re.match(r" (?:Ms|Mr|Mrs|Dr|Col|Prof)\b", following):
            return trim_source(_SOURCE_END.split(following, maxsplit=1)[0])
        return trim_source(rest[: end.start()])
    return trim_source(rest)


def _subject(text: str, verb: int) -> str | None:
    """The subject before a verb of saying that begins at `verb`."""
    left = text[max(0, verb - 200) : verb].rstrip()
    comma_closed = left.endswith(",")
    left = left.rstrip(", ")
    starts = list(_SUBJECT_STARTS.finditer(left))
    while comma_closed and starts and _RELATIVE.fullmatch(starts[-1].group()):
        if ", " in left[starts[-1].end() :]:
            break
        left = left[: starts.pop().start()]  # a relative clause stands between the two
    chunks = left[starts[-1].end() if starts else 0 :].split(", ")
    if (
        comma_closed
        and len(chunks) > 1
        and (
            NEGATIVE.match(chunks[-1])
            or (not _TITLED.search(chunks[-1]) and not _starts_name(chunks[-1]))
        )
    ):
        chunks = chunks[:-1]  # an apposition stands between the speaker and the verb
    if len(chunks) > 1 and not comma_closed and _PLACES_LISTED.fullmatch(chunks[-1].strip()):
        return None
    if (
        left.endswith(" and")
        and starts
        and (main := _main_subject(left[: starts[-1].start()], starts[-1]))
    ):
        return main
    for chunk in reversed(chunks):
        if left.endswith(" and"):  # "a family had come along and told us"
            chunk = _COMPLEX.split(chunk, maxsplit=1)[0]
        source = trim_source(chunk, goes_on=left.endswith(" and"))
        if source:
            return source
        if not comma_closed and chunk is chunks[-1]:
            return None  # nothing stands between a subject and its verb
        if PRONOUN.match(chunk.strip()) or NEGATIVE.match(LEADING.sub("", chunk.strip())):
            return None
    return None


def _main_subject(before: str, conjunction: re.Match[str]) -> str | None:
    """Who "complained that others did so and said ...": the one before the first of the verbs."""
    said = _SAID_THAT.search(before) if conjunction.group().strip() == "that" else None
    starts = list(_SUBJECT_STARTS.finditer(before)) if said else []
    if said is None or len(starts) and starts[-1].end() > said.start():
        return None
    return trim_source(before[starts[-1].end() if starts else 0 : said.start()])


def _starts_name(chunk: str) -> bool:
    return bool(re.match(r"[A-ZĐ]\w+ [A-ZĐ]", chunk.strip()))


def _quoted_at(text: str, position: int) -> bool:
    """Whether a position stands inside quotation marks."""
    opened = 0
    for mark in _QUOTATION.findall(text, 0, position):
        opened = {"“": 1, "”": 0}.get(mark, opened ^ 1)
    return bool(opened)


def _is_speech(verb: str, before: str, following: str) -> bool:
    """Whether a form of a verb of saying is one here, active and with a subject of its own."""
    if _PASSIVE.search(before) or before.endswith("(") or re.match(r"\s+by\b", following):
        return False
    if verb in _PARTICIPLES and _PARTICIPLE.match(following):
        return False
    if verb in _NOUNS_TOO and not _VERBAL.match(following):
        return False
    return not _NO_SUBJECT.search(before)


def _inverted(verb: str, before: str, following: str) -> bool:
    """Whether the speaker stands after the verb, as after a quotation."""
    if verb in ("told", "tells") or re.match(r"\s+(?:that|in|on|at)\b", following):
        return False
    if before.endswith(",") and _SPEAKER_NEXT.match(following):
        return True
    if before.endswith(tuple(_QUOTES)) or before.rstrip(",").endswith(tuple(_QUOTES)):
        return True
    chunks = [chunk.split(" that ")[-1] for chunk in before.rstrip(",").split(", ")[-2:]]
    named = any(_TITLED.search(chunk) or _starts_name(chunk) for chunk in chunks)
    return before.endswith(",") and not named


def _spoken(sentence: str) -> tuple[str | None, bool]:
    """The subject of the verb of saying, and whether one has only a pronoun for subject."""
    pronoun = False
    spoke = _SHOUTED if sentence.isupper() else _SPOKE
    for found in spoke.finditer(sentence):
        if _quoted_at(sentence, found.start("verb")):
            continue
        verb, before = found.group("verb").lower(), sentence[: found.start()].rstrip()
        following = sentence[found.end("verb") :]
        if _inverted(verb, before, following) and verb not in _PARTICIPLES:
            inverted = _after(sentence, found.end("verb") + 1)
            if inverted:
                return inverted, False
        if not _is_speech(verb, before, following):
            continue
        source = _subject(sentence, found.start())
        if source:
            return source, False
        tail = re.split(r"[,;\"“”.]", before)[-1].strip()
        pronoun = pronoun or bool(PRONOUN.match(tail)) or tail == ""
    return None, pronoun


@lru_cache(maxsize=4096)
def _named_in(sentence: str) -> tuple[str | None, bool]:
    pointed = False
    for found in _ACCORDING.finditer(sentence):
        if _quoted_at(sentence, found.start()):
            continue
        source = _after(sentence, found.end())
        if source:
            return source, False
        pointed = pointed or bool(_OBJECT_PRONOUN.match(sentence, found.end()))
    source, pronoun = _spoken(sentence)
    if source:
        return source, False
    pronoun = pronoun or pointed
    shown = _SHOWN.match(LEADING.sub("", sentence))
    if shown and _DOCUMENTS.search(shown.group("source")):
        return trim_source(shown.group("source")), False
    return None, pronoun


def attribution(
    sentence: str, before: str = "", span: tuple[int, int] | None = None, earlier: str = ""
) -> str | None:
    """Who a sentence names as its source, as named.

    Args:
        sentence: The sentence.
        before: What stands before it in its passage; a pronoun, or a quotation that goes on, takes
            the last speaker named there.
        span: What is said in it; of two sources the one of its own half of the sentence counts.
        earlier: The passages before, for pronouns.

    Returns:
        The source's words, or None where the text itself speaks.
    """
    if span is not None:
        sentence = _half(sentence, span)
    source, pronoun = _named_in(sentence)
    if source or not (before or earlier):
        return source
    continued = sentence.lstrip()[:1] in ('"', "“") or _quoted_at(before, len(before))
    if not (pronoun or continued):
        return None
    titled = _titled_before(sentence, before) if pronoun else None
    if titled:
        return titled
    person = bool(_ONE_PERSON.search(sentence))
    return _last_named(before) or (_last_named(earlier, True) if pronoun and person else None)


def _titled_before(sentence: str, before: str) -> str | None:
    """Whom "She said" means where the sentence before begins with a titled name: "Ms. Hollis"."""
    pronoun = _OPENS_ALONE.match(sentence)
    named = _TITLED_LAST.search(before[-_TITLED_REACH:]) if pronoun else None
    if pronoun is None or named is None:
        return None
    titles = ("Mr",) if pronoun.group(1) == "He" else ("Ms", "Mrs", "Miss")
    return named.group("name") if named.group("title") in (*titles, "Dr") else None


@lru_cache(maxsize=1024)
def carried_on(before: str, after: str) -> str | None:
    """Who says a sentence that names nobody, where the same one speaks before and behind it.

    Args:
        before: What stands before it in its passage.
        after: What stands behind it there.
    """
    for sentence in _SENTENCES.split(after, maxsplit=_ONWARD)[:_ONWARD]:
        source, pronoun = _named_in(sentence)
        if source or pronoun:
            speaker = _last_named(before)
            return speaker if pronoun or (source and source == speaker) else None
    return None


def _last_named(text: str, person: bool = False) -> str | None:
    """The last speaker that a text names in its last sentences; one who is a person, if asked."""
    for sentence in reversed(_SENTENCES.split(text)[-_BACK:]):
        source, _ = _named_in(sentence)
        if source and not (person and _BODY.search(source) and not _RANK.search(source)):
            return source
    return None


@lru_cache(maxsize=2048)
def _contrasts(sentence: str) -> tuple[tuple[int, int], ...]:
    return tuple(found.span() for found in _CONTRAST.finditer(sentence))


def _half(sentence: str, span: tuple[int, int]) -> str:
    """The half of a sentence that holds a span, where a contrast divides it and it has a source."""
    cuts = _contrasts(sentence)
    if not cuts:
        return sentence
    start = max((last for _, last in cuts if last <= span[0]), default=0)
    end = min((first for first, _ in cuts if first >= span[1]), default=len(sentence))
    own = sentence[start:end]
    if len(own) == len(sentence) or not _named_in(own)[0]:
        return sentence
    return own
