"""Whether a name found in text stands there as a place: its letters and the words beside it."""

import re
from bisect import bisect_left
from collections.abc import Callable
from operator import attrgetter
from typing import NamedTuple

from etl.annotate._place_words import words
from etl.gazetteer import Hit

_SMALL = words("small")
_PARTS = frozenset("northern southern eastern western central".split())  # noqa: SIM905
_LETTERS = re.compile(r"[^\W\d_]+")
_CAPITALS = re.compile(r"[A-ZÀ-ÖØ-Þ]")
_WORD = re.compile(r"(?:[dl]['’](?=[^\W\d_]))?([^\W_]+(?:['’][^\W_]+)*)")
_ARTICLE = re.compile(r"^(?:al|el)-(?=[A-Z])")
"""Before an Arabic name: "al-Hudaydah"."""
_JOINED_BEHIND = re.compile(r"-[A-ZÀ-ÖØ-Þ][^\W\d_]|[’'‘](?!s\b)[^\W\d_]{2}")
_JOINED_BEFORE = re.compile(r"[^\W\d_][-'’‘]$")
"""The rest of a longer word beside a name."""
_START, _END = attrgetter("start"), attrgetter("end")
_SMALL_LETTERS = b"abcdefghijklmnopqrstuvwxyz"
_AND_CENTRAL = re.compile(r"\b(?:west|east|north|southern)(?:ern)? (?:and|or) $", re.IGNORECASE)
_OF_REGION = re.compile(
    r" (?:states|countries|nations|governments|leaders|ministers|police chiefs|(?:sub-?)?region"
    r"|economic)\b",
    re.IGNORECASE,
)
_TITLE = (
    r"Mrs?|Ms|Miss|Dr|Prof|Professor|Col|Colonel|Gen|General|Lt|Lieutenant|Maj|Major|Capt|Captain|"
    r"Sgt|Sergeant|Inspector|Superintendent|Minister|President|Premier|Ambassador|Director|Chief|"
    r"Governor|Deputy|Secretary|Officer|Judge|Justice|Sister|Brother|Father|Bishop|Pastor|Sir|"
    r"Madam|Madame|Lord|Lady|King|Queen|Prince|Princess|Senator|Congressman|Commissioner|Chairman|"
    r"Chairwoman|Spokesman|Spokeswoman|Uncle|Aunt|Auntie|Grandma|Brig|Daw|Khun|Nai|Naw|Sai|Saw|"
    r"Nang|Wu|Zhang|Wang|Liu|Chen|Zhao|Huang|Zhou|Zhu|Guo|Liang|Zheng|Xie|Deng|Peng|Jiang|Thi|Van|Nguyen|Tran|Pham|Hoang|Phan|Dang|Bui|Duong|Ngo|Ly|Vu|Vo|Do|Ho|Le|Mgr|Dir|PM|FM|"
    r"Econoff|Poloff|Conoff|Amb|DCM|Consul"
)
_RANK = "captain|colonel|general|lieutenant|sergeant|major|inspector|superintendent|spokesman"
_AFTER_TITLE = re.compile(rf"\b(?:{_TITLE}|{_RANK}|spokeswoman|ambassador|uncle|aunt)\.? ?$")
_TITLES = tuple(f"{_TITLE}|{_RANK}|Mr|Mrs|spokeswoman|ambassador|uncle|aunt".split("|"))
_TITLE_ENDS = frozenset(title[-2:] for title in _TITLES)
_PERSON_NAMED = re.compile(
    r"\b(?:woman|man|girl|boy|agent|broker|recruiter|employer|person|teenager|friend|driver) "
    r"(?:named|called|known as) $"
)
_CREDIT = re.compile(r"\b(?:Photo(?:graph)?|Picture|Image|Video|Story|Text)s?(?:: ?| by )$")
"""Before who took a picture or wrote a text."""
_LAST_WORD = re.compile(r"([^\W\d_][\w'’.-]*) ?$")
_NEXT_WORD = re.compile(r" ?([^\W_][\w'’-]*)")
_OPENERS = tuple('.!?:;"“”‘([•*–—') + ("--",)
_LOCATIVE = re.compile(
    r"(?:\b(?i:in|at|from|to|into|near|of|through|via|a?round|outside|across|between|towards?|"
    r"inside|"
    r"within|along|above|below|beyond|off|for|and|or|by|past|reach|reached|reaching|left|leave|"
    r"leaving|visit|visited|visiting|called|named|central|downtown|greater|metropolitan|northern|"
    r"southern|eastern|western|north|south|east|west|neighbou?ring|nearby|back|home|both|district|"
    r"province|city|town|township|village|port|county|then|as|like|including|except|not|only|"
    r"mostly|mainly|especially|chiefly|even|also|than|is|was|are|were|cover|covers|covering|"
    r"entered|"
    r"entering|enter|crossed|crossing|on|between|amid|over|under|touring|serving|linking)|"
    r"[,;:(/–—-]) ?(?:the )?$"
)
_LOCATED = re.compile(
    r"\b(?i:in|at|from|to|into|near|through|via|a?round|outside|inside|within|across|between|of|"
    r"off|reached|left|"
    r"towards?|central|downtown|northern|southern|eastern|western) (?:the )?$"
)
_BEHIND_TOWN = words("after_towns")
_LEAD = 24
"""More code points than any of these words has, with "the" behind it."""
_TEMPLATE = re.compile(
    r" (?:Post|Times|Daily|News|Herald|Monthly|Weekly|Star|Gazette|Tribune|Observer|Standard|"
    r"Mirror|"
    r"Review|Chronicle|Telegraph|Express|Protocol|Declaration|Convention|Accords?|Process|"
    r"Principles|"
    r"Statement|Consensus|Plan of Action|Call to Action|Initiative|Dong|Airways|Airlines|Beer|Bank|"
    r"Investment|University Press)\b"
)
_STREET = re.compile(r" (?:Road|Street|Avenue|Lane|Drive|Crescent|Boulevard)\b")
_LONGER = re.compile(
    r"(?! International)(?: [A-Z][\w'’-]+){1,2} (?:[Dd]istrict|[Cc]ommune|[Tt]ownship|[Vv]illage|"
    r"[Ww]ard|[Cc]ounty|[Ss]ubdistrict|(?:[Ii]nternational )?[Aa]irport)\b"
)
_PLACE_NOUN = words("place_nouns")
_SPEAKS = re.compile(
    r" [\w'’-]+(?:,? (?:said|says|told|added|explained|warned|recalled|is|was)\b|, \d\d\b)"
)
_EXPLAINED = words("before_names")
_ABBREVIATION = re.compile(r"(?:[A-Z]\.?){2,5}")
_CURRENCY = re.compile(r" ?(?:\$|dollars?\b|cents?\b|each\b|\d)")
_DOLLARS = re.compile(r"\.? ?(?:\$|dollars?\b|cents?\b)")
_PEOPLES = words("peoples")
_STATES = re.compile(
    r"(?:(?:, | (?i:and|or) |, and )[A-Z]\w+){0,4}"
    r" (?:[Ss]tates?|[Rr]egions?|[Hh]ills|"
    r"[Pp]rovinces?)\b"
)
_INTO = re.compile(
    r"(?i)\b(?:in|from|to|into|across|throughout|of|northern|southern|eastern|western|central|"
    r"north|south|east|west|"
    r"Northern|Southern|Eastern|Western|Central) (?:the )?$"
)
_NOUN_AFTER = re.compile(
    r" (?!and |or |in |at |by |to |on |for |who |where |which |with |via |is |was |are |were |"
    r"had |has |have )[a-z]"
)


class Sight(NamedTuple):
    """A hit as it stands in its passage.

    Attributes:
        hit: The name and what it can mean.
        surface: Its words.
        before: Up to 60 code points before it.
        after: Up to 60 code points after it.
        shouted: Whether the passage is set in capitals.
        titled: Whether the passage is a heading or title, where every word may have a capital.
        after_place: Whether another place's name stands just before it.
    """

    hit: Hit
    surface: str
    before: str
    after: str
    shouted: bool
    titled: bool
    after_place: bool = False

    @property
    def locative(self) -> bool:
        """Whether a preposition, a direction or a list leads to the name."""
        return bool(_LOCATIVE.search(self.before, len(self.before) - _LEAD))

    @property
    def located(self) -> bool:
        """Whether a preposition of place leads to the name, or a list of names does."""
        return self.after_place or bool(_LOCATED.search(self.before, len(self.before) - _LEAD))

    @property
    def modifies(self) -> bool:
        """Whether a noun of what towns have follows: "a Lyon nightclub", "Lyon police"."""
        return self.next_word.lower() in _BEHIND_TOWN and self.after[:1] == " "

    @property
    def next_word(self) -> str:
        """The word that follows with nothing but a space between, or ""."""
        found = _NEXT_WORD.match(self.after)
        return found.group(1) if found else ""

    @property
    def last_word(self) -> str:
        """The word just before, or "" where a sentence, a quotation or a bracket begins."""
        found = _LAST_WORD.search(self.before, _last_blank(self.before))
        return found.group(1) if found else ""

    @property
    def opens_sentence(self) -> bool:
        """Whether the name is the first word of a sentence."""
        return _opens(self.before)


def _opens(before: str) -> bool:
    """Whether a sentence, a quotation or a bracket begins after the words before."""
    bare = before.rstrip()
    return not bare or bare.endswith(_OPENERS)


def _last_blank(before: str) -> int:
    """Where the last word before a name begins at the latest: past the blank before it."""
    return before.rfind(" ", 0, len(before) - 1) + 1


def shouted(text: str) -> bool:
    """Whether a text is set in capitals throughout."""
    head = text[:600]
    for part in (head[: len(head) // 2], head):  # the first half tells it as a rule
        plain = part.encode("ascii", "ignore")
        small = len(plain) - len(plain.translate(None, _SMALL_LETTERS))
        if small > len(head) / 4:  # the common case
            return False
    letters = "".join(_LETTERS.findall(head))
    return len(letters) > 12 and len(_CAPITALS.findall(letters)) > 0.75 * len(letters)


def capitalised(surface: str) -> bool:
    """Whether every word of a name but the small ones begins with a capital or a digit."""
    if surface.isalpha() and surface[0].isupper():  # the common case
        return True
    words = _WORD.findall(_ARTICLE.sub("", surface))
    if len(words) > 1 and words[0] in _PARTS:
        del words[0]
    if len(words) > 1 and words[-1] in _PLACE_NOUN:
        del words[-1]
    if not words or words[0][0].islower():
        return False
    return all(word[0].isupper() or word[0].isdigit() or word in _SMALL for word in words)


def inside_word(text: str, hit: Hit, hits: list[Hit]) -> bool:
    """Whether a name is but a part of a longer word ("Kyzyl" of "Kyzyl-Bel", "Quba" of "Ba'quba").

    Args:
        text: The passage's.
        hit: Where the name stands in it.
        hits: All names in it, in order: the other part of a word may be one as well.
    """
    start, end = hit.start, hit.end
    if _JOINED_BEHIND.match(text, end) and not _has(hits, end + 1, _START):
        return True
    joined = start > 1 and _JOINED_BEFORE.match(text, start - 2, start)
    return bool(joined) and not _has(hits, start - 1, _END)


def _has(hits: list[Hit], at: int, edge: Callable[[Hit], int]) -> bool:
    """Whether one of the names, in order and free of overlaps, has an edge there."""
    index = bisect_left(hits, at, key=edge)
    return index < len(hits) and edge(hits[index]) == at


def cut_off(sight: Sight) -> bool:
    """Whether the name is only the first word of a longer one ("Long Binh" for Long)."""
    word = sight.next_word
    return (
        bool(word)
        and sight.after[:1] == " "
        and word[0].isupper()
        and not word.isupper()
        and word.lower() not in _PLACE_NOUN
        and not sight.shouted
    )


def in_media_or_event(sight: Sight) -> bool:
    """Whether the name is part of a newspaper's, an event's or a firm's ("Bangkok Post")."""
    after = sight.after
    return after[1:2].isupper() and not sight.shouted and bool(_TEMPLATE.match(after))


def in_street(sight: Sight) -> bool:
    """Whether the name is a street's or a longer place's ("Blackburn Road", "Red Hills ward")."""
    after = sight.after
    if not after[1:2].isupper() or sight.shouted:
        return False
    return bool(_STREET.match(after) or _LONGER.match(after))


def in_person_name(sight: Sight) -> bool:
    """Whether the name is part of a person's ("Ha Giang Nguyen", "Ms Chiang Mai")."""
    before = sight.before
    bare = before.rstrip(" .")
    titled = bare[-2:] in _TITLE_ENDS and bare.endswith(_TITLES)
    if titled and _AFTER_TITLE.search(before, _last_blank(before)):
        return True
    if before.endswith((":", ": ", "by ")) and _CREDIT.search(before):
        return True
    if before.endswith(("ed ", "as ")) and _PERSON_NAMED.search(before):
        return True
    if sight.shouted or sight.titled or sight.after_place:
        return False
    lower = before[_last_blank(before) :].islower()
    last = "" if lower else sight.last_word
    if (
        last
        and last[0].isupper()
        and last.lower() not in _PLACE_NOUN
        and not _explained(sight, last)
    ):
        return True
    if not sight.after[:2].strip()[:1].isupper():
        return False
    following = sight.next_word
    return bool(
        following
        and following[0].isupper()
        and not following.isupper()
        and following.lower() not in _PLACE_NOUN
        and sight.opens_sentence
        and _SPEAKS.match(sight.after)
    )


def _explained(sight: Sight, last: str) -> bool:
    """Whether the capitalised word before is no part of a name: a first word, a direction."""
    if last.lower() in _EXPLAINED or last.isupper() and len(last) > 1 or last.endswith((".", "-")):
        return True
    if last.endswith(("'s", "’s", "s'", "s’", "'", "’")):
        return True
    return _opens(sight.before[: -len(last) - 1])


def false_abbreviation(sight: Sight) -> bool:
    """Whether letters that could be a country's are a currency, a pronoun or in small letters."""
    letters = sight.surface
    if letters in ("U.S.", "U.S") and _DOLLARS.match(sight.after):
        return True
    if len(letters) > 3 or "." in letters:
        return False
    if not letters.isupper() or not _ABBREVIATION.fullmatch(sight.surface):
        return len(letters) < 3 and not (sight.located and not cut_off(sight))
    if letters == "US":
        return bool(_CURRENCY.match(sight.after)) or (
            sight.shouted and not sight.before.endswith(("THE ", "the "))
        )
    return False


def of_a_region(sight: Sight) -> bool:
    """Whether a nation's adjective means the region: "West and Central African states"."""
    return sight.surface.lower() == "central african" and bool(
        _AND_CENTRAL.search(sight.before) or _OF_REGION.match(sight.after)
    )


def of_a_people(sight: Sight) -> bool:
    """Whether a name that a people shares with its state means the people ("Karen villagers")."""
    if sight.surface.lower() not in _PEOPLES or _STATES.match(sight.after):
        return False
    if not _INTO.search(sight.before) or sight.before.endswith(("the ", "The ")):
        return True
    if sight.shouted:
        return False
    return bool(_NOUN_AFTER.match(sight.after)) or cut_off(sight)
