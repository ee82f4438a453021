"""Capitals that stand for their governments: "talks with Taipei", "Hanoi and Beijing agreed"."""

import re

from etl.document import AnnotatedPassage, PlaceMention, within
from etl.scan import Rare

_NAMES = """
" AE Abu Dhabi; AF Kabul; AL Tirana; AM Yerevan; AO Luanda; AR Buenos Aires; AT Vienna; AU
Canberra; AZ Baku; BA Sarajevo; BD Dhaka; BE Brussels; BF Ouagadougou; BG Sofia; BH Manama; BJ
Cotonou, Porto-Novo; BO La Paz; BR Brasilia; BT Thimphu; BW Gaborone; BY Minsk; CA Ottawa; CD
Kinshasa; CH Bern; CI Abidjan; CL Santiago; CM Yaounde; CN Beijing, Peking; CO Bogota; CU Havana;
CZ Prague; DE Berlin; DK Copenhagen; DO Santo Domingo; DZ Algiers; EC Quito; EE Tallinn; EG Cairo;
ES Madrid; ET Addis Ababa; FI Helsinki; FR Paris; GA Libreville; GB London; GE Tbilisi; GH Accra;
GN Conakry; GR Athens; HN Tegucigalpa; HR Zagreb; HT Port-au-Prince; HU Budapest; ID Jakarta; IE
Dublin; IL Tel Aviv; IN New Delhi, Delhi; IQ Baghdad; IR Tehran; IT Rome; JO Amman; JP Tokyo; KE
Nairobi; KG Bishkek; KH Phnom Penh; KP Pyongyang; KR Seoul; KZ Astana; LA Vientiane; LB Beirut; LK
Colombo; LR Monrovia; LT Vilnius; LV Riga; LY Tripoli; MA Rabat; MD Chisinau; MG Antananarivo; MK
Skopje; ML Bamako; MM Rangoon, Yangon, Nay Pyi Taw, Naypyidaw, Naypyitaw; MN Ulaanbaatar; MR
Nouakchott; MW Lilongwe; MY Kuala Lumpur, Putrajaya; MZ Maputo; NE Niamey; NG Abuja; NI Managua;
NL The Hague; NO Oslo; NP Kathmandu; NZ Wellington; OM Muscat; PE Lima; PG Port Moresby; PH
Manila; PK Islamabad; PL Warsaw; PT Lisbon; PY Asuncion; QA Doha; RO Bucharest; RS Belgrade; RU
Moscow; RW Kigali; SA Riyadh; SD Khartoum; SE Stockholm; SI Ljubljana; SK Bratislava; SN Dakar; SV
San Salvador; SY Damascus; TG Lome; TH Bangkok; TJ Dushanbe; TL Dili; TM Ashgabat; TN Tunis; TR
Ankara; TW Taipei; TZ Dar es Salaam; UA Kiev, Kyiv; UG Kampala; US Washington; UY Montevideo; UZ
Tashkent; VE Caracas; VN Hanoi, Ha Noi; XK Pristina; YE Sanaa; ZA Pretoria; ZM Lusaka; ZW Harare;
KW Kuwait City
"""
_CAPITALS = {
    name.strip(): line.strip()[:2]
    for line in _NAMES.split(";")
    for name in line.strip()[3:].split(",")
}
_ACTS = re.compile(
    r"\s(?:has|had|have|will|would|hopes?|wants?|says|agreed|signed|refused|refuses|expects?|asked|"
    r"sent|proposed|rejected|accepted|insists?|did|does|held|are|were|is\s(?:to|ready|willing|eager|"
    r"expected|considering))\b",
    re.IGNORECASE,
)
_AND = re.compile(r"\s?(?:,|and|or)\s", re.IGNORECASE)
_PLACED = re.compile(
    r"\b(?:in|at|to|near|for|of|via|through|outside|around|into|visit\w*|toured)\s$", re.IGNORECASE
)
_DEALT_WITH = Rare(
    r"\b(?:(?:talks|treaty|agreement|mou|memorandum|accord|pact|deal|negotiat\w+|agreed|signed)\s"
    r"(?:\w+\s){0,6}with|between|(?:draft|text)\s(?:\w+\s){0,5}(?:sent|handed|submitted|forwarded)\sto|(?:delegation|team|officials|envoys?|experts)\sfrom)\s$",
    re.IGNORECASE,
)

_NEXT = 8
"""Code points within which the other of two capitals follows an "and"."""


def governments(passage: AnnotatedPassage, start: int, end: int) -> list[tuple[int, str]]:
    """Where capitals act or are dealt with, and whose they are."""
    text = passage.passage.text
    found: list[tuple[int, str]] = []
    listed: PlaceMention | None = None
    for place in within(passage.places, start, end):
        if place.kind == "country":
            continue
        code = _CAPITALS.get(place.surface) or _CAPITALS.get(place.surface.title())
        if code is None:
            continue
        lead = text[max(start, place.start - 80) : place.start]
        joined = listed is not None and _AND.fullmatch(text[listed.end : place.start])
        acts = not _PLACED.search(lead) and _subject(text, place, passage.places)
        if joined or acts or _DEALT_WITH.search(lead):
            found.append((place.start, code))
            listed = place
    return found


def _subject(text: str, place: PlaceMention, places: list[PlaceMention]) -> bool:
    """Whether a verb of governments follows, behind "and" with another capital too."""
    if _ACTS.match(text, place.end):
        return True
    after = next(iter(within(places, place.end + 1, place.end + _NEXT)), None)
    return bool(
        after
        and after.surface in _CAPITALS
        and _AND.fullmatch(text[place.end : after.start])
        and _ACTS.match(text, after.end)
    )
