"""The words that tell of an agency's work: verbs, what they are done to, what stands between."""

import re

from etl.extract._role_duty_words import APPOSED
from etl.scan import Rare, Scan

_PEOPLE = (
    r"(?:victims?|survivors?|women|girls?|boys?|child(?:ren)?|minors?|returnees?|migrants?|"
    r"deportees?|refugees?|workers?|fishermen|fishers|foreigners|brides?|people|persons|men|"
    r"nationals|travellers|orphans|beggars|families|couples?|clients|them|him|her|those|villagers|detainees|"
    r"witnesses|minors|applicants|crews?|passengers|the rest)"
)
_SITES = (
    r"(?:shelters?|hotlines?|help-?lines?|(?:toll-free|telephone|phone) lines?|"
    r"(?:transit |reception |drop-in |safe )?(?:cent(?:er|"
    r"re)s?|"
    r"homes?|houses?)|refuges?|clubs|clinics?|booths?|(?:border |check)?posts?|cells?|units?|"
    r"task forces?|desks?|counters?|schools?|courses?|facilit(?:y|ies)|database|"
    r"referral mechanism|hostels?|safe spaces|wards?|safe-?houses?|offices|campaigns?|"
    r"programmes?|programs?)"
)
_CASES = (
    r"(?:cases?|traffick\w+|smuggl\w+|investigations?|complaints?|gangs?|rings?|networks?|files|"
    r"exploitation|prosecutions?|crimes?|offences?|offenses?|reports?|agencies|brokers|recruiters|"
    r"recruitment|companies|contracts?|suspects|offenders|inspections?|brothels?|ships|boats|"
    r"vessels|ferries|"
    r"borders?|crossings?|checkpoints?|departures|estates|factories|workshops|kilns|employers|"
    r"accommodation|workplaces|applications|applicants|visas?|travel documents)"
)
_HELP = (
    r"(?:training|courses|counsel+ing|legal aid|legal assistance|lawyers?|care|treatment|support|"
    r"assistance|help|protection|medical|psycho\w+|return|repatriation|reintegration|interpreters|"
    r"shelter|advice|awareness|prevention|campaigns?|leaflets|posters|talks|seminars?|workshops?|"
    r"radio|data|figures|statistics|lists?|records?|register|surveys?|plan|plans|laws?|policy|"
    r"licen[cs]es?|guidelines|curricul\w+|grants?|loans|scholarships|interviews|identification|"
    r"screening|information|activities|efforts|response|committee|programmes?|programs?|"
    r"implementation|working group|body|council|operation|raid)"
)
_ANY = rf"(?:{_PEOPLE}|{_SITES}|{_CASES}|{_HELP})"
# What is done to what decides whether a verb tells of standing work: present and future tenses,
# as what was done once, and how often, is no office.
_TO_ANY = (
    r"(?:oversees?|coordinates?|co-ordinates?|supervises?|chairs?|handles?|heads?|monitors?|"
    r"manages?|leads?|licen[cs]es?|inspects?|trains?|distributes?|provides?|offers?|"
    r"carr(?:y|ies) out|keeps?|collects?|records?(?! of)|registers?|verif(?:y|ies)|checks?|"
    r"patrols?|"
    r"identif(?:y|ies)|screens?|interviews?|documents?|pays? for|prepares?|organi[sz]es?|"
    r"watch(?:es)?|gives?|enforces?|disseminates?|broadcasts?|teach(?:es)?|does|drafts|draft|"
    r"punish(?:es)?|subsidi[sz]es?|issues?|tracks?|deals? with|sets?|start|finances?|present|"
    r"(?:running|operating|building|training|giving|providing|monitoring|coordinating|managing|"
    r"funding|funds|paying for|drafting|screening|interviewing|distributing|implementing|"
    r"organi[sz]ing))"
)
_TO_PEOPLE = (
    r"(?:assists?|helps?|repatriates?|returns?|rescues?|shelters?|houses?|receives?|tak(?:es?|"
    r"ing) in|cares? for|looks? after|caring for|counsels?|reunites?|intercepts?|br(?:ings?|"
    r"inging) (?:home|back)|represents?|supports?|protects?|places?|hosts?|accompan(?:y|ies)|"
    r"assisting|helping|supporting|sheltering|housing|receiving|accommodates?|lodges?|"
    r"guards?(?! it\b)|feeds?|treats?|escorts?|counts?(?= (?:the|those)\b)|fetch(?:es)?|"
    r"takes? back|sends? (?:home|back)|"
    r"takes? care of|interviews?|registers?|screens?)"
)
_TO_SITES = (
    r"(?:runs?|operates?|has opened|have opened|has set up|have set up|builds?|"
    r"(?:has|have)(?! (?:records?|been|had|yet|no|\w+ed|made|given|taken|begun|set|found|met|"
    r"held|told)\b)|"
    r"staffs?|"
    r"maintains?|keeps? up|has run|have run|has operated|have operated|operated|ran)"
)
_TO_CASES = (
    r"(?:investigates?|prosecutes?|dismantles?|takes?|receives?|tr(?:y|ies)|hears?|guards?|"
    r"investigating|prosecuting)"
)
_ALONE = (
    r"(?:investigates|prosecutes|coordinates|leads(?=[.,;])|drafts and prosecutes)\b|"
    r"(?:runs?|oversees?|supervises?|co-?ordinates?|chairs?|enforces?|licen[cs]es|verif(?:y|ies)|"
    r"screens|inspects) (?=(?:the|all|its|their|these|this|each|every|any|two|three|four|\d)\b)|"
    r"(?:looks? (?:after|into)|answers? for|presides? over|follows? up|responds? to|polices|"
    r"steers?|administers?|watch(?:es)? over|looks? out for|sees? to|takes? charge of|"
    r"brings? together|keeps? watch) (?=\w)|"
    r"(?:watch(?:es)?|patrols?) (?=the|\d)|do(?:es)? the \w+ing\b|keeps? an eye on (?=\w)|"
    r"carr(?:y|ies) (?:it|them) out\b|hands? over (?=to )|pays? a call on (?=\w)|"
    r"visits? (?=each|every)|sends? its \w+ (?=to )|ha(?:s|ve) the pen on (?=\w)|"
    r"(?:speaks?|talks?) (?:with|to) (?=(?:famil|villag|girl|pupil|parent|worker|the famil))|"
    r"(?:assists|supports|helps) the government (?=(?:in|with|to) \w)|"
    r"covers? (?=(?:the )?(?:food|costs?|rent|fees|expenses|meals)\b)|"
    r"finds? (?=(?:shelter|homes?|work|jobs|places?|care) for )"
)
"""Work whatever it is done to."""
_BETWEEN = r"(?:[^\s,.;:()]+ |(?!(?:which|who|and|but|said|says)\b)[a-z-]+, ){0,6}?"
DEED = (
    rf"(?:{_TO_ANY} {_BETWEEN}{_ANY}\b|{_TO_PEOPLE}(?! (?:of|by|with|in|for|and|"
    rf"or)\b) {_BETWEEN}{_PEOPLE}\b|"
    rf"{_TO_SITES} {_BETWEEN}{_SITES}\b"
    rf"|{_TO_CASES} {_BETWEEN}{_CASES}\b|{_ALONE})"
)
DONE = (
    r"(?:run|operated|managed|overseen|coordinated|co-ordinated|supervised|(?:co-)?chaired|handled|"
    r"headed|led|monitored|investigated|sheltered|housed|cared for|looked after|taken in|provided|"
    r"given|administered|maintained|kept|counsel+ed|staffed|licen[cs]ed|screened|assisted|helped|repatriated|"
    r"sent home|"
    r"organi[sz]ed(?: jointly)?|carried out|delivered|implemented|drawn up|registered|received)"
)
# A house that is spoken of by who keeps it: "a center which A runs".
KEPT = Rare(rf"\b(?P<thing>{_SITES})\b[^.;:()]{{0,60}}? (?:which|that) (?:the )?$", re.IGNORECASE)
KEEPS = re.compile(
    r" (?:now |also )?(?:runs?|operates?|manages?|keeps?|maintains?|has run)\b", re.IGNORECASE
)
WORK = Scan(rf"\b(?:{_TO_ANY}|{_TO_PEOPLE}|{_TO_SITES}|{_TO_CASES}|{_ALONE})\b", re.IGNORECASE)
DEEDS = re.compile(DEED, re.IGNORECASE)
AIDS = re.compile(r"(?:support|assist|help|fund|financ|train(?:ed|ing))", re.IGNORECASE)
STAFF = re.compile(
    r"\b(?:officers|officials|members|staff|lawyers|investigators|guards|representatives|teams?|"
    r"inspectors|agents|social workers|"
    r"counsel+ors|committee|units?|department|office|division) (?:of|from)(?: the)? $",
    re.IGNORECASE,
)
# What may stand between an agency and its verb.
BETWEEN = re.compile(
    r"(?:(?:['’]s?)? (?:[\w-]+ ){0,4}(?:units?|offices?|officers|police|departments?|staff|"
    r"branch|cells?|"
    r"squads?|teams?|section|division|guards|lawyers|investigators|monitors|counsel+ors))?"
    r"(?-i: (?:and|AND) [A-Z]\w+(?: [A-Z]\w+){0,3})?"
    r"(?: \([^)]{1,60}\))?"
    r"(?:(?: in| of| at| for| under)(?: [\w'’.-]+){1,6}?)?"
    rf"(?:{APPOSED}(?=,? (?:which|that|who) )|"
    r", (?:(?:[^,.;]|(?<=\d)(?:[,.](?=\d)|,(?= \d{4}))){2,90}),|, an? [^,.;]{3,60}(?= which ))?"
    r"(?:,? (?:which|that|who))?"
    r"(?:,? (?:has|have|had|is|are|was|were|been|also|now|will|shall|must|should|would|may|to|"
    r"already|currently|then|jointly|alone|regularly|still|since \d{4}|so far|usually|"
    r"first|itself|plans?|intends?|supposed|meant|expected|continue[sd]?|began|begins|in \d{4}|"
    r"\w+ly))*,? ",
    re.IGNORECASE,
)
BY = Scan(
    rf"\b(?P<done>{DONE})(?: \w+ly)?(?: in [A-Z]\w+)? by(?: the| a| an| its| local| NGO| NGOs|"
    rf" group| charity| both|"
    r" provincial| police of the)* (?=\S)",
    re.IGNORECASE,
)
CARED = re.compile(r"(?:sheltered|housed|cared for|looked after|taken in)", re.IGNORECASE)
"""What is done to people, whoever they are."""
# A house that bears its owner's name: "the IOM shelter", "La Strada's hotline".
OWNED = re.compile(
    r"(?:['’]s?|\))? (?:(?!and\b|or\b|in\b|to\b|of\b|\w+ed\b|is\b|are\b|was\b|were\b|said\b|"
    r"says\b|told\b|paid\b|pays\b|for\b|ha[sd]\b|have\b|no\b)[\w-]+ ){0,3}?"
    r"(?P<thing>shelters?(?!,)|hotlines?|"
    r"(?:counsel+ing and )?(?:transit|reception|rehabilitation|protection|drop-in|crisis|training|"
    r"vocational|counsel+ing) (?:cent(?:er|re)s?|homes?|houses?))\b",
    re.IGNORECASE,
)
IN_CARE = Rare(
    r"\b(?P<role>(?:in|under|into) the (?:care|custody) of|placed with|handed over to|"
    r"turned over to|in the hands of|(?:taken|sent|brought) to (?:a|the) shelter of)(?: the| an?|"
    r" local| NGO| Dhaka)* $",
    re.IGNORECASE,
)
# "1. Prevention (chair: A)", "lead agency: A".
HEADED_BY = Rare(
    r"(?:(?P<role>[^.;:()\n]{3,90}?) ?(?:\(|[-–—] ?|, ))?(?P<office>chair|co-chairs?|lead|"
    r"lead agency|lead countr(?:y|ies)|focal point|coordinator|secretariat|responsible)(?: is)?: "
    r"(?:the )?(?=\S)",
    re.IGNORECASE,
)
TOPIC = re.compile(
    r"(?: \([A-Z][\w./-]{1,11}\))?(?:, [A-Z][^,.:;()]{4,60})?(?: ?\((?P<role>[a-z][a-z "
    r",-]{5,60})\)|: (?P<list>(?!the\b|\w+ said)[a-z][^.;:()\n]{5,90}))"
)
TASK_WORD = re.compile(
    r"prevent|protect|prosecut|investigat|coordinat|shelter|victim|training|awareness|law|legal|"
    r"repatriat|return|reintegrat|polic[yi]|border|tourism|counsel|research|secretariat|justice|"
    r"care\b|assistance|identif|screen|education|licen[cs]",
    re.IGNORECASE,
)
BACK = re.compile(r"It(?=[\s,'’])", re.IGNORECASE)
