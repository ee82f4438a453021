"""Bodies that a text names by what they are: "the gendarmerie", "village vigilance committees"."""

import re
from collections.abc import Iterator

from etl.actors import slug
from etl.annotate._actor_lexicon import own_id
from etl.document import ActorMention, AnnotatedPassage
from etl.scan import Scan

_OF_WHAT = (
    r"(?:villages?|districts?|provincial|communes?|community|township|county|regional|local|municipal|"
    r"city|state|federal|national|central|prefectural|departmental|border|marine|coastal|airport|"
    r"immigration|emigration|labou?r|social|welfare|child(?:ren)?(?:['’]s)?|minors['’]|women(?:['’]s)?|"
    r"famil(?:y|ies)|juvenile|anti-?[\w-]+|counter-?[\w-]+|inter-?ministerial|inter-?agency|"
    r"inter-?departmental|follow-up|oblast|multi-?disciplinary|joint|special|steering|liaison|vigilance|monitoring|"
    r"(?:human )?trafficking|smuggling|foreign|health|education|justice|interior|criminal|crime|"
    r"organi[sz]ed|public|civil|affairs|security|migration|employment|protection|judicial|"
    r"customs|counsel+ing|guidance|mediation|consular|home|working|coordinat(?:ing|ion)|referral|"
    r"investigati(?:ve|on)|prosecution|rescue|relief|reception|rights|legal|aid|neighbou?rhood|"
    r"police|military|coast|fisheries|tourism|passport|inspection|watch|parish|church|teachers['’]|"
    r"drivers['’]|workers['’]|lawyers['’]|general|probation)"
)
_HEAD = (
    r"(?:committees?|commissions?|task forces?|working groups?|squads?|units?|brigades?|cells?|"
    r"desks?|departments?|offices?|officers|bureaus?|directorates?|divisions?|services?|agency|"
    r"agencies|councils?|teams?|inspectors|inspectorates?|workers|guards?|prosecutors|courts?|"
    r"stations|cent(?:er|re)s|associations?|federations?|ministry|ministries|secretariat|sisters|administrations?|"
    r"panels?|authority|authorities|board|police|patrols?|focal points?|consulate|embassy)"
)
_OWN = (
    r"(?:(?:high|supreme|appeals?|magistrates['’]?|sessions) courts?|courts? of appeals?|"
    r"ombudsman(?:['’]s office)?|attorney[- ]general['’]s (?:office|chambers|department)|"
    r"prosecutor[- ]general['’]s office|public prosecutor['’]s office|national rapporteur|"
    r"gendarmerie|gendarmes|coast ?guard|navy|border guards?|social workers|"
    r"(?:cent(?:er|re)s?|offices?|departments?) for social work|prosecutor[s’']* office|"
    r"(?:catholic|carmelite|benedictine|franciscan|dominican|salesian|oblate|ursuline|jesuit|"
    r"maryknoll|vincentian|lutheran|baptist|scalabrinian) (?:sisters|nuns|fathers|brothers))"
)
_BELONGING = r"(?: of (?:the )?(?:[a-z-]+ ){0,2}(?:police|gendarmerie|ministry|army))?"
_BODY = Scan(
    rf"(?<![\w-])(?P<name>(?:{_OF_WHAT}[ \n]+(?:(?:and|of) )?){{1,5}}{_HEAD}{_BELONGING}|{_OWN}|"
    rf"(?:committees?|task forces?|units?|squads?) (?:of|for|on|against) "
    rf"{_OF_WHAT}(?: (?:and )?{_OF_WHAT}){{0,3}})(?![\w-])",
    re.IGNORECASE,
)
_OWNS = re.compile(r"(?:['’]s?)? ")
_SEATED = re.compile(r" (?:of|in|at) (?:the )?")
"""Between a place and its body, and between a body and its place."""
_POLICE = re.compile(r"police|gendarme|guard|squad|brigade|inspector", re.IGNORECASE)


def is_unnamed(actor: ActorMention) -> bool:
    """Whether an actor is one of `bodies_in`: it has no name, only a kind."""
    return actor.name[:1].islower()


def bodies_in(marked: AnnotatedPassage, country: str | None) -> Iterator[ActorMention]:
    """The bodies that a passage names by what they are, where no organisation is marked.

    Args:
        marked: The passage.
        country: Whose bodies those are that no place beside them tells.
    """
    text = marked.passage.text
    for found in _BODY.finditer(text):
        start, end = found.span("name")
        if any(actor.start < end and start < actor.end for actor in marked.actors):
            continue
        name = " ".join(text[start:end].split()).lower()
        whose = _beside(marked, start, end) or country
        kind = "police" if _POLICE.search(name) else "government"
        key = own_id(whose, slug(name))
        yield ActorMention(start, end, text[start:end], key, name, kind, whose)


def _beside(marked: AnnotatedPassage, start: int, end: int) -> str | None:
    """The country of a place that stands right before a body, or behind it with "of" or "in"."""
    text = marked.passage.text
    for place in marked.places:
        if _OWNS.fullmatch(text, place.end, start) or _SEATED.fullmatch(text, end, place.start):
            return place.country
    return None
