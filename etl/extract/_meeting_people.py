"""Who takes part in a gathering: the countries its own clause names and those it implies."""

import re
from typing import Any

from etl.document import PlaceMention, within
from etl.extract import _meeting_words as words
from etl.extract._gatherings import Gathering
from etl.extract._parties import Discourse, named
from etl.extract._venue import GUESTS_FROM
from etl.scan import Rare

_QUOTED = re.compile(r"[\"“][^\"”]{0,400}[\"”]?")
# A new statement begins: "; ", ", and an MOU with Korea is under discussion".
_CLAUSE = re.compile(
    r";\s|,\s(?:while|whereas|but)\s|,\s(?:(?:on|of|in|for|to|from)\s)?(?:which|whose)\s|"
    r",\sand\s(?=with\sthe\s)|"
    r",\sand\s(?=(?:[\w'’-]+\s){0,9}(?:is|are|was|were|has|have|had|will|expects?|agreed)\b)|"
    r"\sand\s(?=(?:expects?|plans?|awaits?|will)\s)|"
    r",\s(?=the\s(?:first|second|third|fourth|fifth|sixth|latest|last)\s(?:of\sits\skind|such|"
    r"one)\b)|"
    r"\s(?:told|said|informed|noted|reported)\b[^.;]{0,60}?\sthat\s"
)
_WE = re.compile(r"\b[Ww]e\b")
_OWN_TRIP = re.compile(
    r"\b(?:our|we|us|consul|ambassador|\w+offs?|econ\w*|pol\w*|congen\w*|embassy|staff|mission|"
    r"visit\sto|trip\sto|scenesetter)\b",
    re.IGNORECASE,
)
_TALKS_WITH = re.compile(
    r"\b(?:talks|meetings?|negotiations|round|consultations?|seminar|workshop|training)\s"
    r"(?:\w+\s)?with\b|\bcounterparts?\sfrom\b|"
    r"\b(?:received|hosted|expects)\s(?:a|an|the|his|her|its)?\s?(?:\w+\s){0,3}"
    r"(?:delegation|counterparts?|visit)",
    re.IGNORECASE,
)
# "Talks with Qatar were held in Doha", "his Lao counterpart": the other side is at home here.
_WITH_THEM = re.compile(
    r"\b(?:agreements?|memorand\w+|mous?|treat(?:y|ies)|accords?|pacts?|protocols?)\s"
    r"(?:[\w-]+\s){0,6}?with\b|"
    r"\b(?:talks|meetings?|negotiations|round|consultations?)\s(?:\w+\s)?with\b|"
    r"\b(?:his|her|its|their)\s(?:\w+\s){0,3}counterparts?\b|"
    r"\b(?:two|both)\s(?:sides|countries|governments|ministers|services)\b|"
    r"^(?:[Ss]enior\s)?[Oo]fficials\smet\b|"
    r"\bthe\s(?:next|latest|most\srecent)(?:\sone)?\s(?:is|was|took|will)\b",
    re.IGNORECASE,
)
_HOME_SIDE = re.compile(
    r"\b(?:[Tt]he|[Oo]ur)\s(?:national|local)\s(?:police|authorities|government|prosecutors?)\s(?=and\b)"
)
_NO_STATE = ("ngo", "un", "intergovernmental", "donor", "media", "other")
_TEXT_WITH = re.compile(
    r"\b(?:agreements?|memorand\w+|mous?|treat(?:y|ies)|accords?|pacts?|protocols?|group)\s"
    r"(?:[\w-]+\s){0,6}with\s(?:the\s)?(?:(?:[A-Z]\w+,?\s){1,3}(?:and\s)?)?$",
    re.IGNORECASE,
)
_NO_PARTY = re.compile(
    r"\s(?:border|shelters?|side\sof|waters|boats?|trawlers?|market|law|bank|soil|territory|employers)\b"
)
"""What a country's adjective names that takes no part: "along the Thai border"."""
_PAID_BY = re.compile(
    r"\b(?:funded|financed|paid\sfor|sponsored|supported)\sby\s(?:the\s)?$", re.IGNORECASE
)
_NATIONAL = re.compile(r"\bnational\s(?:[\w-]+\s){0,2}$")
_NATIONAL_ONE = re.compile(r"\ba\snational\sone\b")
_OF_THE_WORLD = re.compile(
    r"\b(?:U\.?N\.?|United\sNations|(?:States|states)\s[Pp]arties|"
    r"Conference\sof\s(?:the\s)?Parties|"
    r"Stability\sPact|OSCE|Council\sof\sEurope|CITES|UNTOC|[Tt]he\sgroup|General\sAssembly)\b"
)
_OF_SEVERAL = Rare(
    r"\b(?:SAARC|ECOWAS|European(?!\sUnion)|Latin\sAmerican|Nordic|Baltic|Balkan|West\sAfrican|"
    r"East\sAfrican|ASEAN|ASEM|APEC|AMMTC|[Rr]egional|[Ii]nternational(?!\s(?:Organi|Labour|"
    r"Labor|Justice))|[Gg]lobal|(?:South|Southeast|East)\sAsian?|Interpol|(?:many|several|all|\d+|"
    r"\w+een|twenty|thirty)\s(?:\w+\s)?(?:countries|nations|states))\b"
)
_GUESTS = re.compile(
    r"\b(?:ambassadors?|attach[eé]s?|delegations?|envoys?|visiting|diplomats|embass(?:y|ies))\b",
    re.IGNORECASE,
)
_GUEST = re.compile(
    r"\b(?:delegation|team|mission|group|ministers?|officials|president|premier|visit),?\s"
    r"(?:[\w'’]+,?\s){0,6}(?:expected|arriv\w+|due|to\scome|will\scome|coming|visits?\b|"
    r"will\svisit|here)\b|"
    r"\b(?:officers?|officials|prosecutors?|experts?|investigators?)\scame\b|"
    r"\bdelegation\s(?:of\sthe\s(?:\w+\s){1,3})?comes\b|\bvisit,?\sby\san?\b|"
    r"\b(?:received|hosted|receives|hosts)\s(?:a|an|the)\s(?:\w+\s)?(?:visit|delegation|team|group)\b|"
    r"\b(?:with|by|received|hosted)\s(?:\w+\s){0,2}(?:ambassador|envoy|high\scommissioner|"
    r"charg[eé]|consul)\b",
    re.IGNORECASE,
)
_DELEGATION = re.compile(
    r"\bdelegation\s(?:visits?|comes|arrives?|will\s(?:visit|come|arrive)|"
    r"is\s(?:due|expected|to\scome))\b",
    re.IGNORECASE,
)
_OWN_OFFICER = re.compile(rf"\b(?:{words.OFFICERS})(?:\sand\s[\w/ -]{{1,30}})?\s$", re.IGNORECASE)
_STATESMAN = re.compile(
    r"\b(?:[Mm]inister|[Pp]remier|[Pp]resident|(?:Deputy\s)?PM|FM|DPM|Secretary|Governor)\s"
    r"(?:[A-Z][\w'’.-]+\s){1,4}(?:will\s|is\sto\s)?$"
)
_WENT = re.compile(
    r"\b(?:delegation|study\s(?:visit|tour)\sto|(?:is|are)\sdue\sin|will\sbe\sin|travel\w*|went|go|will\svisit|visited|"
    r"flew|trip\sto)\b",
    re.IGNORECASE,
)
# "the Lang Son police": a province's own officers stand for its country.
_OFFICE = re.compile(
    r"(?:['’]s)?(?:\sand\s(?:the\s)?\w+(?:\s[A-Z]\w+)?)?\s(?:(?:provincial|city|border|"
    r"municipal)\s)?"
    r"(?:police|officials|authorities|bureau|delegation|governors?)\b"
)


def participants(told: Gathering, discourse: Discourse, cable: bool) -> list[str]:
    """Countries named in the stretch that tells it, outside of quoted speech."""
    text = told.passage.passage.text
    first, last = _own_clause(told)
    found = named(told.passage, first, last)
    if told.trigger.name == "workshop":  # that of a region is held by one for others
        found.groups.discard("asean")
    aside = _named_aside(told, first, last)
    found.countries = [country for country in found.countries if country not in aside]
    parties = discourse.parties(found, told.index, told.sentence[0])
    home = discourse.home(told.index)
    if home and home not in parties and _HOME_SIDE.search(text, first, last):
        parties.insert(0, home)
    if "us" not in found.groups and cable and _WE.search(told.text):
        parties.append("US")
    parties += [
        place.country
        for place in within(told.passage.places, first, last)
        if place.kind != "country"
        and place.country
        and (
            _OFFICE.match(text, place.end)
            or GUESTS_FROM.search(text[max(first, place.start - 48) : place.start])
        )
    ]
    return list(dict.fromkeys(parties))


def _named_aside(told: Gathering, first: int, last: int) -> set[str]:
    """Countries that a stretch names only in quoted speech or as that of something else."""
    quoted = [m.span() for m in _QUOTED.finditer(told.passage.passage.text, first, last)]
    aside: set[str] = set()
    plainly: set[str] = set()
    for place in within(told.passage.places, first, last):
        if place.kind == "country" and place.country:
            spoken = any(start <= place.start < end for start, end in quoted)
            of_another = spoken or _of_another(told, place, first)
            (aside if of_another else plainly).add(place.country)
    return aside - plainly


def _of_another(told: Gathering, place: PlaceMention, first: int) -> bool:
    """Whether a country is named as that of a text, an NGO or a programme, which does not meet."""
    actors = told.passage.actors
    text = told.passage.passage.text
    if place.form == "adjective" and _NO_PARTY.match(text, place.end):
        return True
    if any(a.start <= place.start < a.end and a.kind in _NO_STATE for a in actors):
        return True
    if told.trigger.name in ("signing", "agreed"):
        return False
    before = text[max(first, place.start - 60) : place.start]
    return bool(_TEXT_WITH.search(before) or _PAID_BY.search(before))


def is_national(told: Gathering) -> bool:
    """Whether it is called a national one, so that only its own country takes part."""
    if _NATIONAL_ONE.search(told.text):
        return True
    start = max(told.sentence[0], told.trigger.start - 50)
    called = _NATIONAL.search(told.passage.passage.text, start, told.trigger.start)
    return bool(called) and told.trigger.name in ("conference", "workshop", "forum", "meeting")


def _own_clause(told: Gathering) -> tuple[int, int]:
    """The clause of its sentence that tells it, where that names a country or a group."""
    first, last = told.sentence[0], min(_said(told), max(told.segment[1], told.trigger.end))
    if told.segment[0] > first and len(named(told.passage, *told.segment).countries) > 1:
        first = told.segment[0]
    start, end = first, last
    for cut in _CLAUSE.finditer(told.passage.passage.text, first, last):
        if cut.end() <= told.trigger.start:
            start = cut.end()
        elif cut.start() >= told.trigger.end:
            end = cut.start()
            break
    own = named(told.passage, start, end)
    return (start, end) if own.countries or own.groups else (first, last)


def absent(told: Gathering, fields: dict[str, Any], home: str | None, cable: bool) -> list[str]:
    """Parties that go without saying: who went on a trip of its own, the host of talks."""
    parties, country = fields["participants"], fields["country"]
    abroad = [home] if home and home != country and parties == [country] else []
    if fields["kind"] == "visit" and parties == [country]:
        if cable and _OWN_TRIP.search(told.text):
            return ["US"]
        return abroad if _WENT.search(told.text) else []
    if abroad and not _OF_THE_WORLD.search(told.text) and _WITH_THEM.search(told.text):
        return abroad
    host = country or home
    if not parties or host in parties or _OF_THE_WORLD.search(told.text):
        return []
    if _TALKS_WITH.search(told.text) or (
        country == home and fields["kind"] == "bilateral" and _GUESTS.search(told.text)
    ):
        return [host] if host else []
    return []


def of_the_world(told: Gathering) -> bool:
    """Whether it is a gathering of an international body, whose host is no party by that."""
    return bool(_OF_THE_WORLD.search(told.text))


def of_several(told: Gathering) -> bool:
    """Whether its clause tells of countries that it does not name, so that the host is not all."""
    text = told.passage.passage.text
    first, last = _own_clause(told)
    found = _OF_SEVERAL.search(text, first, last) or _OF_THE_WORLD.search(text, first, last)
    return found is not None or "officials" in told.word()


def is_named(told: Gathering, country: str) -> bool:
    """Whether its clause names a country, other than as the place where it is held."""
    found = named(told.passage, *_own_clause(told))
    return country in found.countries


def goes_abroad(told: Gathering) -> bool:
    """Whether an official of the country told of visits a place that goes without its name."""
    text = told.passage.passage.text
    before = text[max(told.sentence[0], told.trigger.start - 60) : told.trigger.start]
    return (
        told.word().startswith("visit")
        and told.venue is None
        and bool(_STATESMAN.search(before))
        and not _OWN_TRIP.search(before)
    )


_ENVOY = re.compile(
    r"\b(?:ambassador|consul(?:ate)?|embassy|charg[eé](?:\sd['’]affaires)?|high\scommissioner)\b",
    re.IGNORECASE,
)


def envoys_host(told: Gathering, sent: str | None, home: str | None) -> str | None:
    """Where an envoy of a country meets others: in that of their province, else at home here.

    Args:
        told: The gathering.
        sent: The country of the envoy, the only one that is named.
        home: The country that the document is about.
    """
    first, last = told.sentence
    if sent is None or not _ENVOY.search(told.passage.passage.text, first, told.trigger.end):
        return None
    inner = (
        place.country
        for place in told.passage.places
        if first <= place.start < last and place.kind != "country" and place.country != sent
    )
    return next(inner, None) or (home if home != sent else None)


def is_guest(told: Gathering) -> bool:
    """Whether those named have come to see others: a delegation that is expected, an envoy."""
    return bool(_GUEST.search(told.text))


def _said(told: Gathering) -> int:
    """Where the telling ends and what was said at the gathering begins."""
    text = told.passage.passage.text
    after = max(told.trigger.end, told.dated.end if told.dated else 0)
    if after >= told.sentence[1]:
        return told.sentence[1]
    saying = words.FOREIGN.search(text, after, told.sentence[1])
    comma = text.find(",", after, saying.start()) if saying else -1
    return comma if comma >= 0 else told.sentence[1]


def is_delegation(told: Gathering) -> bool:
    """Whether a delegation comes from the country that is named: it is not received there."""
    return bool(_DELEGATION.search(told.text))


def is_own_call(told: Gathering) -> bool:
    """Whether a cable's own officers called on somebody: at the post, if nothing else is said."""
    text = told.passage.passage.text
    before = text[max(told.sentence[0], told.trigger.start - 40) : told.trigger.start]
    return told.word().startswith("call") and bool(_OWN_OFFICER.search(before))
