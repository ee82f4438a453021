"""What stands around an article's text: masthead, byline, date lines, credits."""

import re
from functools import lru_cache

from etl.layouts._dates import HeaderDate, find_dates
from etl.layouts._paragraphs import ends_sentence
from etl.scan import Rare

_MEDIA = Rare(
    r"\b(?:post|times|news|herald|wire|weekly|daily|courier|review|gazette|tribune|chronicle"
    r"|observer|mirror|standard|star|voice|agency|xinhua|vna|vns|afp|reuters|upi|bulletin|monthly"
    r"|magazine|radio|online|watch|insight|lantern|dispatch|mail|ledger|globe|service|express|today"
    r"|guardian|telegraph|journal|paragraph|report|reporter|media|broadcast|broadcasting"
    r"|thanh niên|tuổi trẻ|nhân dân|quarterly|newsletter|examiner|sentinel|independent|digest|press"
    r"|irrawaddy|vietnamnet|vnexpress|mizzima|khaosod|bernama|kyodo|tass|antara|monitor|\w{3,}wire|inquirer|advocate)\b",
    re.IGNORECASE,
)
_BODY_NAME = Rare(
    r"\b(?:ministry|department|office|secretariat|organi[sz]ation|foundation|committee|centre"
    r"|center|institute|agency|union|network|coalition|observatory|bureau|fund|council|commission"
    r"|facility|parliament|embassy|government|initiative|alliance|federation|association"
    r"|partnership|trust|series|unodc|unicef|ilo|iom|unhcr|undp|asean|world vision"
    r"|save the children|terre des hommes|watch|society|university|programme|program|project"
    r"|division|directorate|delegation)\b",
    re.IGNORECASE,
)
# Names of writers, of sections and of sorts of paper hold words of mastheads too.
_NO_PUBLISHER = re.compile(
    r"\b(?:reporters?|correspondents?|writer|section|spokes\w+|tier [123]|told|posted)\b"
    r"|^(?:briefing|remarks|report|statement|speech) (?:on|of|to|by)\b"
    r"|^(?:press|media|news) (?:release|statement)s?$|^special report$",
    re.IGNORECASE,
)
_SORT_WORDS = """
    the a of on in for and to press release special report reports bulletin newsletter quarterly
    annual monthly weekly daily trafficking persons human project information sheet fact evaluation
    end edition statement update summary data review survey meeting section news first second third
    fourth fifth senior officials issue activity progress final joint programme
"""
_OF_SORTS = frozenset(_SORT_WORDS.split())
_SITE = re.compile(r"(?:www\.)?[a-z0-9-]{3,30}(?:\.[a-z]{2,4}){1,2}", re.IGNORECASE)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_CLOCK = r"\d{1,2}[:.]\d\d(?::\d\d)?(?:\s*[ap]\.?m\b\.?)?|\d{1,2}\s*[ap]\.?m\b\.?"
_DATE_WORDS = re.compile(
    rf"{_WEEKDAY}|{_CLOCK}|\b(?:published|publication date|posted|updated?|last|changed|modified"
    r"|issue|edition|date|on|at|of|hrs|am|pm|gmt|ict|utc|min(?:utes?)? read|thứ \w+|chủ nhật|the"
    r"|vol|no|weekend|baht|source|from|by)\b|[+]\d+|\d+",
    re.IGNORECASE,
)
BYLINE = re.compile(
    r"(?:by|story(?: by)?:?|text:|words:|written by|reported by|recorded by|compiled by|posted by"
    r"|from our (?:own )?(?:correspondent|reporter)|told to|analysis by|an investigation by"
    r"|edited by|reporter ?(?=:)|writer ?(?=:)|\(?reporting by"
    r"|editor:|author:|interview(?: by)?:)(?=[\s:]|$)",
    re.IGNORECASE,
)
# Where a dateline ends and the story begins.
_LEAD = re.compile(
    r"[^\n–—]{3,130}?(?![^\s).:–—-])(?:\s?--+\s?|\s?[–—]\s?|\s-\s|\)(?:[:,]|\.?-{0,2})\s(?=[A-ZÀ-Ỹ\"“‘'])"
    r"|(?<=[A-Z\d])\.\s(?=[A-ZÀ-Ỹ\"“‘'])|:\s(?=[A-Z])|$)"
)
_DASH = re.compile(r"\s?(?:--?|–|—)\s")
_DAY_LONG = 25
_BRACKET = re.compile(r"\(([^()]{2,60})\)")
_SOURCE = re.compile(
    r"^\W*source:\s*(?P<name>[^|\n]{2,60}?)\s*(?:\||\s{2,}|,|;|\d{4}|$)", re.IGNORECASE
)
_SPLIT = re.compile(r"\s*[|•()]\s*|\s+[–—/-]{1,2}\s+|\s{2,}|,\s+|:\s+|\s+>\s+")
_LEAD_IN = re.compile(
    r"^(?:weekend feature|from the|from|the website of|published (?:in|by)|issued by|in|for|by"
    r"|story by .{3,30} for|©|\(c\)|copyright)\s+",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)
def is_date_line(text: str) -> bool:
    """Whether a line holds a date and hardly more than a place and words about dates."""
    if len(text) > 140:
        return False
    dates = find_dates(text)
    if not dates:
        return False
    left = _left(text, dates)
    lower = sum(word[0].islower() for word in left)
    return len(left) <= (9 if lower == 0 else 6) and lower <= 2


def rest_of_date_line(text: str) -> str:
    """What a line says besides its dates: a place, a name, nothing."""
    return " ".join(_left(text, find_dates(text)))


def _left(text: str, dates: list[HeaderDate]) -> list[str]:
    """The words of a line besides its dates and the words that go with dates."""
    bare = text
    for found in reversed(dates):
        bare = bare[: found.start] + " " + bare[found.end :]
    return re.findall(r"[^\W\d_][\w'’.]*", _DATE_WORDS.sub(" ", bare))


def names_publisher(part: str) -> bool:
    """Whether a few words name a newspaper, an agency or an organisation."""
    words = part.split()
    if is_site(part):
        return True
    if not words or len(words) > 9 or not (part[0].isupper() or part[0].isdigit()):
        return False
    if tells_sort(part) or _NO_PUBLISHER.search(part):
        return False
    return bool(_MEDIA.search(part) or _BODY_NAME.search(part))


def is_site(text: str) -> bool:
    """Whether a line is a site's address ("riverpost.com")."""
    return bool(_SITE.fullmatch(text))


def tells_sort(text: str) -> bool:
    """Whether a line only says what sort of paper it is ("2016 Trafficking in Persons Report")."""
    return all(word in _OF_SORTS for word in re.findall(r"[^\W\d_]+", text.lower()))


def publisher_in(text: str) -> str | None:
    """The publisher that a masthead, a credit or a copyright line names."""
    found = _SOURCE.match(text)
    if found:
        return tidy(found.group("name"))
    for part in _SPLIT.split(text):
        bare = _LEAD_IN.sub("", part.strip(" .©*[]–—-"))
        named = names_publisher(bare)
        bare = re.sub(r"\s+magazine$|\s+(?:19|20)\d\d.*$|^(?:19|20)\d\d,?\s+", "", bare)
        if named and 2 < len(bare) <= 60 and not find_dates(bare):
            return tidy(bare)
    return None


def tidy(name: str) -> str:
    """A name without decoration, and in title case where it was in capitals."""
    bare = " ".join(name.split()).strip(" .,:;|-–—•*")
    if bare.isupper() and (" " in bare or len(bare) > 6):
        small = {"Of", "And", "The", "For", "In", "On"}
        words = [word.capitalize() for word in bare.split()]
        bare = " ".join(w.lower() if n and w in small else w for n, w in enumerate(words))
    return bare


def dateline(text: str) -> tuple[HeaderDate | None, str | None] | None:
    """The date and the agency of a story's dateline; None where it begins with no dateline.

    "PAKSE, Champasak Province, Aug. 19, 2004 (Southern Wire) -- The wage was ..."
    """
    found = _LEAD.match(text[:200]) if text[0].isupper() else None
    if not found:
        return None
    lead = found.group()
    dates = find_dates(lead) or _day_behind(text[len(lead) : len(lead) + _DAY_LONG])
    bracket = _BRACKET.search(lead)
    agency = _left(bracket.group(1), find_dates(bracket.group(1))) if bracket else []
    place = _left(_BRACKET.sub(" ", lead), find_dates(_BRACKET.sub(" ", lead)))
    if not place or len(place) > 7 or any(word[0].islower() for word in place):
        return None
    if not dates and not bracket and not place[0].isupper():
        return None
    # "Vientiane (Lao PDR), 5 December": what a comma follows is a country as a rule.
    source = bracket.group(1) if bracket else ""
    placed = bracket and lead[bracket.end() :].startswith(",")
    placed = placed and not (source.isupper() or names_publisher(source))
    name = bracket.group(1).split(",")[0] if bracket and agency and not placed else None
    return (dates[0] if dates else None), (tidy(name) if name else None)


def _day_behind(text: str) -> list[HeaderDate]:
    """The date that stands between a place and the story, dashes around it."""
    return [one for one in find_dates(text) if one.start == 0 and _DASH.match(text, one.end)]


def is_kicker(text: str) -> bool:
    """Whether a line is a section's name above a title ("NATIONAL", "WORLD / SOUTH ASIA")."""
    words = re.findall(r"[^\W_]+", text)
    return 0 < len(words) <= 3 and not ends_sentence(text) and (text.isupper() or len(words) == 1)


def is_byline(text: str) -> bool:
    """Whether a line names the author and hardly more."""
    return len(text) <= 100 and bool(BYLINE.match(text)) and not text.endswith(".")
