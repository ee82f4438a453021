"""Who is party to an agreement: the countries its clause names, or those its words stand for."""

import re

from etl.document import PlaceMention
from etl.extract import _agreement_words as words
from etl.extract._agreement_bodies import state_beside_body
from etl.extract._agreement_lawgiver import lawgiver, owner_of
from etl.extract._agreement_mention import (
    AND,
    BETWEEN,
    WITH,
    Mention,
    countries,
    hyphened,
    joined,
    own_date,
    partners_of,
    provinces,
    with_partners,
)
from etl.extract._parties import ASEAN, COMMIT, Discourse, Named, named

# "treaty on mutual legal assistance with China"
_ON_WITH = re.compile(
    r"\s(?:(?:on|of|for)\s[\w\s-]{3,60}\s)?with\s(?:the\s)?(?:\w+['’]?s?\s){0,2}", re.IGNORECASE
)
_WITH_BODY = re.compile(
    r"\s(?:[\w\s-]{0,40}\s)?(?:with|between)\s(?:the\s)?(?:IOM|UN|U\.N\.|EU|European\sUnion|"
    r"Council\sof\sEurope|UNICEF|UNODC|ILO|UNIAP|UNHCR|UNDP|"
    r"UNIFEM|WHO|Interpol|Europol|International\sOrganization|United\sNations)\b"
)
_TOGETHER = re.compile(r"\b(?:together|along|jointly)\swith\b|\bas\swell\sas\b", re.IGNORECASE)
_JOINED = re.compile(
    r"\b(?:ratified|signed|acceded\sto)\sby\b|\b(?:has|have|had)\s(?:not\s)?(?:ratified|acceded)|"
    r"\b(?:ratif(?:y|ies|ied)|acced(?:e|es|ed)\sto)\b",
    re.IGNORECASE,
)
"""Who joined a treaty of many."""
_JOINING = re.compile(
    r"\b(?:sign(?:ed|s)|joined|acceded|ratified|(?:party|signatory)\sto)\b", re.IGNORECASE
)
_MEMBERS = re.compile(
    r"\b(?:of\s(?:our|its|the|their)|all|most|some|few|many)\s(?:\w+\s)?(?:members?|states|countries|"
    r"parties)\s(?:\w+\s)?(?:has|have|had|are)\b",
    re.IGNORECASE,
)
_JOINS = re.compile(
    r"\b(?:ratif\w+|acced\w+|accession|sign\w*|part(?:y|ies)|join\w*|adopt\w*|incorporat\w+|"
    r"implement\w*|law|code|under|government|we|our|us)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\swith\s(?:the\s)?", re.IGNORECASE)  # "the MOU with Thailand"
_OURS = re.compile(r"\b[Ww]e\s(?:\w+\s){0,3}(?:have|had|signed|made|concluded)\b")
_ANOTHER = re.compile(r"\band\s(?:of\s)?(?:one|another)\s(?:with|between)\b", re.IGNORECASE)
_BY = re.compile(r"\bby\s(?:the\s)?$")
_THEIRS = re.compile(r"\btheir\s(?:[\w-]+\s){0,3}$", re.IGNORECASE)
_DOMESTIC = re.compile(
    r"\b(?:domestic(?!\s(?:work|help|serv|maid))|internal|inter-?agency|agencies|NGOs?|provinces|"
    r"governors|ministry|ministries|"
    r"universit\w+|associations?|shelters?|hospitals?|compan(?:y|ies))\b",
    re.IGNORECASE,
)


Sets = list[tuple[list[str], PlaceMention | None]]
"""Sets of countries that are party, each with the partner that its date stands beside."""


def parties_of(mention: Mention, discourse: Discourse) -> Sets:
    """The countries that are party to an agreement, or to each of several."""
    home = discourse.home(mention.index)
    places = _of_this_one(mention)
    if [home] == _codes([p for p in with_partners(mention) if _is_with(mention, p)]):
        home = discourse.other_home(home)
    if mention.kind == "law":
        one = lawgiver(mention, discourse, places)
        return [([one], None)] if one else []
    if (state := state_beside_body(mention, home)) is not None:
        return [([state], None)]
    text = mention.passage.passage.text
    if mention.plural and (pairs := hyphened(text, countries(mention, mention.sentence))):
        return pairs
    theirs = _is_theirs(mention)
    between = _joined_before(mention, places) if theirs else joined(text, places, BETWEEN)
    if len(between) > 1:
        return [(_codes(between), None)]
    if not places and home and not discourse.cable and _OURS.search(mention.text()):
        return [([home], None)]  # an organisation tells of an agreement of its own
    if (found := _with_partners(mention, places, home)) is not None:
        return found
    return [(parties, None) for parties in _together(mention, discourse, places, home)]


def _of_this_one(mention: Mention) -> list[PlaceMention]:
    """The countries of a mention's clause but those of another text: "and of one with Laos"."""
    another = _ANOTHER.search(mention.passage.passage.text, mention.end, mention.clause[1])
    end = another.start() if another else mention.clause[1]
    return [place for place in countries(mention) if place.start < end]


def _with_partners(mention: Mention, places: list[PlaceMention], home: str | None) -> Sets | None:
    """The parties where those named after "with" tell them, or None."""
    text = mention.passage.passage.text
    partners = partners_of(text, mention, places)
    makers = [p for p in places if p not in partners and _BY.search(text[: p.start][-12:])]
    if partners and len(makers) > 1 and mention.plural:
        # "agreements with A were signed by B, by C"
        return [([m.country or "", partners[0].country or ""], m) for m in makers]
    subjects = [p for p in places if p not in partners and p.start < mention.start]
    subject = _codes(subjects) or ([home] if home else [])
    if subject and _WITH_BODY.match(text, mention.end):
        return [(subject[:1], None)]
    if len(subject) == 1 and not mention.plural and not mention.definite():
        # "a memorandum with A and B": whom the clause names farther on it names for something else
        run = _codes(_run(mention, partners))
        if run and subject[0] not in run:
            return [([*subject, *run], None)]
    if len(partners) == 1 and (pair := _home_and(partners[0], mention, home)):
        return [(pair, None)]
    if subject and len(partners) > 1 and (mention.plural or _each_dated(mention, partners)):
        return [([subject[0], p.country or ""], p) for p in partners if p.country != subject[0]]
    return None


def _home_and(partner: PlaceMention, mention: Mention, home: str | None) -> list[str]:
    """The home and its one partner, named behind the noun; not of a plan, nor of "the MOU"."""
    behind = partner.start >= mention.end and _is_with(mention, partner)
    if not behind or home in (None, partner.country) or mention.kind == "action_plan":
        return []
    text = mention.passage.passage.text
    beside = _BESIDE.fullmatch(text, mention.end, partner.start)
    return [home, partner.country or ""] if beside or not mention.definite() else []


def _run(mention: Mention, partners: list[PlaceMention]) -> list[PlaceMention]:
    """The partners right behind the noun that nothing but "and" and commas holds together."""
    text = mention.passage.passage.text
    after = [p for p in partners if p.start >= mention.end]
    if not after or not _BESIDE.fullmatch(text, mention.end, after[0].start):
        return []
    run = after[:1]
    for place in after[1:]:
        if not AND.fullmatch(text, run[-1].end, place.start):
            break
        run.append(place)
    return run


def _together(
    mention: Mention, discourse: Discourse, places: list[PlaceMention], home: str | None
) -> list[list[str]]:
    found = named(mention.passage, *mention.clause)
    text = mention.near(60)
    abroad = _abroad(mention, discourse, found)
    if (fixed := _fixed(mention, found, places, abroad, home)) is not None:
        return fixed
    if "bilateral" in mention.near(30).lower() and len(abroad) in (0, 2):
        return [abroad or discourse.last(2, mention.index, mention.sentence[0])]
    if mention.definite() and discourse.region and set(abroad) < set(discourse.region):
        return [[]]
    if mention.definite() and len(abroad) < 2 and not {"pair", "three"} & found.groups:
        beside = [p for p in places if 0 <= mention.start - p.end < 14 or _is_with(mention, p)]
        if beside and home and beside[0].country != home:
            return [[home, beside[0].country or ""]]
        return [[]]
    if len(abroad) >= 2:
        return [_with_pair(mention, discourse, found, abroad)]
    three = "three" in found.groups or words.TRILATERAL.search(text)
    if three or "pair" in found.groups:
        return [_several(mention, discourse, 3 if three else 2, home, abroad)]
    if words.BILATERAL.search(mention.near(30)) and not abroad:
        return [discourse.last(2, mention.index, mention.sentence[0])]
    own = next((c for c in (home, discourse.seat) if c and [c] != abroad), None)
    if len(abroad) == 1 and own and mention.kind != "action_plan":
        return [[own, abroad[0]]]
    domestic = _DOMESTIC.search(mention.text())
    if mention.kind == "mou" and not discourse.region and mention.made() and not domestic:
        pair = discourse.last(2, mention.index, mention.sentence[0])
        return [pair if set(abroad) <= set(pair) and pair else abroad or ([home] if home else [])]
    if mention.kind in ("action_plan", "mou", "declaration") and not discourse.region:
        return [abroad or ([home] if home else [])]
    return [[]]


def _is_theirs(mention: Mention) -> bool:
    """Whether it is told of as that of those just named: "their memorandum", "theirs"."""
    return mention.noun().lower() == "theirs" or bool(_THEIRS.search(mention.before(40)))


def _joined_before(mention: Mention, places: list[PlaceMention]) -> list[PlaceMention]:
    """The last list of countries before the noun: "A and B described their memorandum"."""
    text = mention.passage.passage.text
    found: list[PlaceMention] = []
    for place in (p for p in places if p.end <= mention.start):
        goes_on = found and AND.fullmatch(text, found[-1].end, place.start)
        found = [*found, place] if goes_on else [place]
    return found


def _abroad(mention: Mention, discourse: Discourse, found: Named) -> list[str]:
    """The countries of a clause; whose its offices are adds nothing where two are named."""
    by_name = named(mention.passage, *mention.clause, actors=False).countries
    several = by_name if len(by_name) > 1 else found.countries
    return [c for c in several if not (discourse.cable and c == "US")]


def _with_pair(
    mention: Mention, discourse: Discourse, found: Named, abroad: list[str]
) -> list[str]:
    """Those named, and "the two ministries" who signed "together with those of" these."""
    if "pair" not in found.groups or not _TOGETHER.search(mention.text()):
        return abroad
    pair = discourse.last(2, mention.index, mention.sentence[0])
    return list(dict.fromkeys([*pair, *abroad]))


def _fixed(
    mention: Mention, found: Named, places: list[PlaceMention], abroad: list[str], home: str | None
) -> list[list[str]] | None:
    """The parties of what its own words settle: regional, of the United Nations, national."""
    text = mention.near(60)
    if "six" in found.groups or words.REGIONAL.search(text):
        return [list(COMMIT)]
    if "asean" in found.groups:
        return [list(dict.fromkeys([*ASEAN, *abroad]))]
    if words.OF_OTHERS.search(mention.text()) and mention.kind != "law" and len(abroad) < 2:
        return [_joining(mention, places)]
    if not abroad and (sides := provinces(mention)):
        return [sides]
    universal = mention.kind == "treaty" and words.UNIVERSAL.search(text)
    if universal and len(abroad) > 1:
        return [abroad]
    if mention.kind == "treaty" and len(places) == 1 and _JOINED.search(mention.text()):
        return [_codes(places)]
    first, last = mention.sentence
    joins = _JOINS.search(mention.passage.passage.text, first, last)
    of_all = not joins and words.IN_FORCE.search(mention.text())
    if universal and not abroad and (_MEMBERS.search(mention.text()) or of_all):
        return []  # what holds for all the world, or for some of it
    if universal or (mention.kind == "action_plan" and words.NATIONAL.search(text)):
        one = owner_of(mention, places) or home
        return [[one]] if one else []
    return None


def _joining(mention: Mention, places: list[PlaceMention]) -> list[str]:
    """The one that is told to have joined an agreement of many: "Togo signed the accord of"."""
    text = mention.passage.passage.text
    return [
        place.country or ""
        for place in places[:1]
        if place.end <= mention.start and _JOINING.search(text, place.end, mention.start)
    ]


def _several(
    mention: Mention, discourse: Discourse, size: int, home: str | None, named_too: list[str]
) -> list[str]:
    """Whom "the two countries" means.

    The home and the one other that is named, or whose town is; else the last two.
    """
    if size == 2 and len(named_too) == 1 and home and home != named_too[0]:
        return [home, named_too[0]]
    abroad = (
        []
        if named_too
        else [
            p.country
            for p in mention.passage.places
            if p.kind != "country"
            and p.country
            and p.country != home
            and mention.sentence[0] <= p.start < mention.sentence[1]
        ]
    )
    if size == 2 and home and abroad:
        return [home, abroad[0]]
    return discourse.last(size, mention.index, mention.sentence[0])


def _is_with(mention: Mention, place: PlaceMention) -> bool:
    text = mention.passage.passage.text
    lead = text[mention.clause[0] : place.start]
    if len(lead) < 14 and WITH.search(lead):  # "With Thailand, the 2003 MOU"
        return True
    return 0 <= place.start - mention.end < 80 and bool(
        _ON_WITH.fullmatch(text[mention.end : place.start])
    )


def _each_dated(mention: Mention, partners: list[PlaceMention]) -> bool:
    return all(own_date(mention, p) for p in partners[1:])


def _codes(places: list[PlaceMention]) -> list[str]:
    return list(dict.fromkeys(p.country for p in places if p.country))
