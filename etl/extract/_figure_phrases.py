"""The phrases that belong to a number: its noun with what follows it, what leads to it."""

import re

from etl.annotate._nouns import is_money
from etl.document import Quantity
from etl.extract._figure_words import PEOPLE
from etl.scan import Rare

_LONGEST = 70
BEFORE = 90
_LEADING_WORDS = 7
_PASSIVE = re.compile(
    r"\s(?:(?:who|which|that)\s)?(?:has|have|had|is|are|was|were)\s"
    r"(?:(?:been|being|since|now|also|already|later|then|all)\s){0,2}"
    r"(?=(?:\w+ed|brought|taken|sold|sent|found|held|kept|freed|led|put|made|given|shown|known|lost|gone|come|left|fled|died)\b)",
    re.IGNORECASE,
)
# Where the phrases of a noun end and a clause with a verb of its own begins.
_BREAK = re.compile(r"\s([^\W\d_]+)|\s[-–—]{1,2}\s|\.{3}|[\"“”;:]|,\s")
_STOPS = frozenset(
    re.findall(
        r"\w+",
        "who whom which whose that where when while because although but and or nor as than until "
        "cannot enter entered provide provided find found bring brings know knew not is are was "
        "were be been has have had will would could can may might must should did does do "
        "say said says told tells came come went go goes got pay pays remain remains remained "
        "left turned flew began become becomes became took gave made ran "
        "fell rose stood live lives lived",
    )
)
_OPEN_VERBS = frozenset(
    ["made", "entered", "worked", "put", "given", "known", "shown", "come", "gone", "left", "found"]
)
"""Verbs that tell nothing by themselves: "who were made to work"."""
_WORK = frozenset(["work", "works", "worked"])
_WORK_AS = re.compile(r"\s(?:as|in|on)\b", re.IGNORECASE)
_ACTIVE = re.compile(
    r"\s(?:\w+ed|jumped|passed)\s(?=(?:the|an?|his|her|their|its|them|him|it)\s)", re.IGNORECASE
)
_COUPLED = re.compile(r"\s(?:and|or)\s", re.IGNORECASE)
_OPEN_PAIR = re.compile(r"\b(?:between|both|ages?\sof|aged)\s(?:(?!\sand\s)[^,;.])*$", re.I)
_PAIR_END = re.compile(r"(?:the\s)?[\w'’.-]+(?:\s[A-Z][\w'’.-]+){0,3}")
_NAME_END = re.compile(r"[A-ZĐÀ-Ý\d][\w'’.-]*$")
_CAPITAL_END = re.compile(r"[A-ZĐÀ-Ý][\w'’.-]*$")
_NAME_NEXT = re.compile(
    r"(?:(?:the|north\w*|south\w*|east\w*|west\w*|central|upper|lower|rural)\s){0,2}"
    r"[A-ZĐÀ-Ý][\w'’-]+(?:\s[A-ZĐÀ-Ý][\w'’-]+){0,3}"
)
_LIST_GOES_ON = re.compile(r",\s|\s(?:and|or)\s|\W*$")
_FINITE = re.compile(
    r"\s(?:is|are|was|were|has|have|had|will|would|said|says|told|\w+ed|took|gave|went|came)\b"
)
DANGLING = re.compile(
    r"(?:(?:^|[\s,])(?:of|in|on|at|by|to|from|for|with|the|a|an|and|or|about|some|worth|nearly|over|"
    r"under|more|less|than|its|their|these|those|this|as|into|after|before|during|between|among|only|"
    r"against|within|without|until|since|near|per|they|he|she|just|almost|around|approximately|roughly|up|"
    r"considered|judged|believed|deemed|supposed|alleged|was|were|is|are|be|been|total(?:l?ing|s|l?ed)|amount(?:ing|s|ed)|valued|estimated|another|further|all|both|at\sleast))+$",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:(?:and|but|or|that|which|who|whom|the|a|an|its|their|his|her|for|of|with|by|had|has|have|is|are|"
    r"was|were|been|being|be|will|would|he|she|it|they|we|i|each|also|then|\d[\d,.]*)\s)+",
    re.I,
)
_JOINING = r"and|or|but|that|which|who|whom|when|where|with\san?|said|says"
_JOINED = re.compile(rf"\s(?:{_JOINING})\s", re.IGNORECASE)
_LINKED = re.compile(
    rf"\s(?:{_JOINING}|he|she|they|has|have|had|will|would|is|are|was|were|could|can|may|must)\s",
    re.IGNORECASE,
)
_CHUNKS = re.compile(
    r"[.;|\n\t(\"“”]|:\s|--|—|,\s(?![A-ZĐÀ-Ý][\w'’-]+(?:\s[A-ZĐÀ-Ý][\w'’-]+)?(?:,|\sand)\s)"
)
_ASIDES = re.compile(r"\([^()]{0,60}\)")
_SUMS = re.compile(
    r"(?:\s(?:(?:between|from|and|or|to)\s)*(?:[A-Z]{2,3}|US)?[$£€]?\s?\d[\d,.]*(?:\s(?:and|or|to))?)+$"
)
_PREPOSITION = re.compile(
    r"\s(?:an?|of|with|in|for|to|by|at|on|from|into|against)\s", re.IGNORECASE
)
_PAYING = re.compile(
    r"(?<![\w-])(?:[a-z]{3,}ed|paid|pays?|sold|bought|gives?|gave|owes?|spent|lent|sent|makes?|made|"
    r"earns?|receives?|(?!during)[a-z]{3,}ing)\b(?!\s(?:agenc|compan|house|cent|program|project))"
)
_DETERMINERS = frozenset(["the", "these", "those", "all", "our", "their", "its", "a", "of", "and"])
_SUM_WORDS = frozenset(["sum", "sums", "amount", "amounts", "total", "average", "maximum"])
_TOTALLING = re.compile(r"^\s*(?:total|amount|cost|estimat|valu|worth|put\s|set\s)", re.IGNORECASE)
_TIME = re.compile(
    r"(?:(?:^|\s)(?:so\sfar|to\sdate|since\sthen|as\syet|now|already|at\spresent|together"
    r"|(?:in\s)?the\s(?:year|month)(?:\sbefore)?))+\W*$",
    re.IGNORECASE,
)
"""A time at the end of a label that only points to another one."""
_SUBJECT_REACH = 160
_CAME_TO = Rare(
    r"\b(?:[Nn]umber|[Tt]otal)\sof\s([^.;:(]{3,120}?)\s(?:(?:has\s|have\s|had\s)?(?:comes?|came|"
    r"stood|stands?"
    r"|r[oi]se[sn]?|f[ae]ll(?:s|en)?|reach(?:es|ed)|grew|grown|amount(?:s|ed)|is|was)\s(?:now\s)?"
    r"|(?:(?:is|are|was|were)\s(?:put|given|estimated|set)\s)?(?:at|as)\s)"
    r"(?:(?:to|at|from|by|about|some|over|nearly|estimated)\s){0,3}$"
)
"""The number of whom it is that "comes to" a number."""
_SUBJECT_VERB = re.compile(
    r"\s(?:is|are|was|were|has|have|had|will|would|remains?|r[oi]se[sn]?|f[ae]ll[sn]?|stands?|stood|runs?"
    r"|ran|came|comes|grew|grows|goes|went|\w{3,}ed)\s"
)
_SENTENCE_OVER = re.compile(r"[^\W\d_]{2}[.!?][\"”’)]*\s+[\"“‘(]?$")
"""The end of a sentence right before a number: what stands before it is not told of it."""
_NUMBER_OF = re.compile(r"\bnumber\sof\s(.{3,60})$", re.IGNORECASE)
_PHRASE = re.compile(
    r"(?=\s(?:in|from|to|at|on|by|for|with|during|after|before|between|under|into|through)\s)"
)
LETTER = re.compile(r"[^\W\d_]{2}")


def closed(words: str) -> str:
    """Words up to a bracket that was opened before them."""
    if ")" not in words:
        return words
    depth = 0
    for at, sign in enumerate(words):
        depth += (sign == "(") - (sign == ")")
        if depth < 0:
            return words[:at]
    return words


def together(*parts: str) -> str:
    """Words one after another, without the signs at their ends."""
    return " ".join(" ".join(part.split()) for part in parts if part).strip(" ,.(")


def words_after(following: str) -> str:
    """What belongs to the noun: the phrases after it, up to a verb or a clause of its own."""
    passive = _PASSIVE.match(following)
    done = 0
    if passive:
        following = " " + following[passive.end() :]
        done = len(following) - len(following[1:].lstrip("abcdefghijklmnopqrstuvwxyz"))
    stop = done + noun_end(following[done:])
    words = following[:stop]
    told = cut(words)
    return "" if stop < len(following) and told in _OPEN_VERBS else told


def noun_end(following: str) -> int:
    """Where the noun's own phrases end; names and pairs that "and" couples stay together."""
    past = 0
    for found in _BREAK.finditer(following):
        word = (found[1] or "").lower()
        if found.start() < past or (word and not _stops(word, following, found.end())):
            continue
        reach = _coupled(following, found)
        if reach is None:
            return found.start()
        past = reach
    return len(following)


def _stops(word: str, text: str, end: int) -> bool:
    return word in _STOPS or (word in _WORK and bool(_WORK_AS.match(text, end)))


def _coupled(text: str, link: re.Match[str]) -> int | None:
    """The end of what an "and" couples with the words before it, where it couples two like ones."""
    before = text[: link.start()]
    if link.group() == ", ":
        name = _NAME_NEXT.match(text, link.end()) if _NAME_END.search(before) else None
        return name.end() if name and _LIST_GOES_ON.match(text, name.end()) else None
    if not _COUPLED.fullmatch(text[link.start() : link.end() + 1]):
        return None
    at = link.end() + 1
    if _OPEN_PAIR.search(before):
        pair = _PAIR_END.match(text, at)
        return pair.end() if pair else None
    name = _NAME_NEXT.match(text, at) if _NAME_END.search(before) else None
    if name:
        return None if _FINITE.match(text, name.end()) else name.end()
    last, following = before.rsplit(" ", 1)[-1].lower(), text[at:].split(" ", 1)[0].lower()
    if last in PEOPLE and following.strip(".,;") in PEOPLE:
        end = at + len(following)
        return None if _FINITE.match(text, end) else end
    return None


def cut(words: str) -> str:
    """Words without a bracket left open, and without last words that only point or lead on."""
    words = _TIME.sub("", words)
    if words.count("(") > words.count(")"):
        words = words[: words.rindex("(")]
    words = closed(words)
    return DANGLING.sub("", words.strip(' ,.;:"“”')).strip(' ,;:"“”')


def leading(text: str, quantity: Quantity) -> str:
    """The last words of the clause before a number, where what follows does not tell."""
    start = max(0, quantity.start - BEFORE)
    if _SENTENCE_OVER.search(text, start, quantity.start):
        return ""
    if came := came_to(text, quantity):
        return came
    chunks = _CHUNKS.split(_ASIDES.sub("|", text[start : quantity.start]))
    if len(chunks) > 1 and _TOTALLING.match(chunks[-1]) and not _undangled(chunks[-1])[1]:
        return _subject(text, quantity.start - len(chunks[-1]) - 1)
    bare, words = next(
        (told for told in map(_undangled, reversed(chunks[-2:])) if told[1]), ("", "")
    )
    broken = start > 0 and len(chunks) == 1  # then its first word is none
    kept = words.partition(" ")[2] if broken else words
    long = broken or kept.count(" ") >= _LEADING_WORDS
    kept = " " + " ".join(kept.split()[-_LEADING_WORDS:])
    kept = _after_link(kept, _LINKED if long else _JOINED)
    led = bare[len(words) :].split()[:1]
    if led in (["of"], ["worth"]):
        last = _PREPOSITION.split(" " + kept.strip())[-1]
        kept = kept if last.lower() in _SUM_WORDS else last
    elif long and (verb := list(_PAYING.finditer(kept))):
        kept = kept[verb[-1].start() :]
    kept = _OPENING.sub("", kept.strip() + " ").strip()
    if led == ["with"] and kept and is_money(quantity):
        kept += " with money"
    if numbered := _NUMBER_OF.search(kept):
        kept = numbered[1]
    return "" if kept.lower() in _DETERMINERS or not LETTER.search(kept) else kept


def came_to(text: str, quantity: Quantity) -> str:
    """Of whom a number is that "the number of" them "comes to"; "" where none is told so."""
    start = max(0, quantity.start - _SUBJECT_REACH)
    came = _CAME_TO.search(text, start, quantity.start)
    return cut(came[1]) if came else ""


def _subject(text: str, end: int) -> str:
    """The subject of the clause that ends at a place: "aid to X" of "aid to X remains small"."""
    start = max(0, end - _SUBJECT_REACH)
    chunk = re.split(r"[.;:!?]\s|\n", text[start:end])[-1]
    verb = _SUBJECT_VERB.search(chunk, 3)
    return _OPENING.sub("", chunk[: verb.start()] if verb else chunk).strip(" ,")


def _undangled(chunk: str) -> tuple[str, str]:
    """A stretch of text, and the same without sums and words at its end that only lead on."""
    bare = chunk.strip(" .:,(-–—\t")
    return bare, " ".join(DANGLING.sub("", _SUMS.sub("", bare)).split())


def _after_link(words: str, links: re.Pattern[str]) -> str:
    """What stands behind the last word that joins clauses; "and" between names joins none."""
    for link in reversed(list(links.finditer(words))):
        if not (_CAPITAL_END.search(words[: link.start()]) and _NAME_NEXT.match(words, link.end())):
            return " " + words[link.end() :]
    return words


def shorten(words: str) -> str:
    """A label of a line, without marks of quotations that it holds one end of."""
    return _matched(_shortened(words))


def _matched(words: str) -> str:
    """Some words, without their quotation marks where one of a pair stands elsewhere."""
    if words.count('"') % 2:
        words = words.replace('"', "")
    if [mark for mark in words if mark in "“”"] != ["“", "”"] * words.count("“"):
        words = words.replace("“", "").replace("”", "")
    return words


def _shortened(words: str) -> str:
    """A label cut before its last phrases, or before a verb that has an object."""
    if len(words) > _LONGEST and (active := _ACTIVE.search(words, 8)):
        words = words[: active.start()]
    if len(words) <= _LONGEST:
        return words.strip(" ,(")
    whole = _PHRASE.split(words[:_LONGEST].rsplit(" ", 1)[0])
    kept = words[: len("".join(whole[:-1]))] if len(whole) > 1 else ""
    return cut(kept) if len(kept) > 15 else words[:_LONGEST].rsplit(" ", 1)[0] + "…"
