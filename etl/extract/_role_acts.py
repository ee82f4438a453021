"""What an agency does in any tense: verbs with what they are done to, by kinds of work.

A ministry that "will host a workshop" or "opened 15 investigations" has that task, though no words
say "is responsible for".
"""

import re

from etl.scan import Scan

_IRREGULAR = {
    "take": ("took", "taken", "taking"),
    "bring": ("brought", "brought", "bringing"),
    "give": ("gave", "given", "giving"),
    "hold": ("held", "held", "holding"),
    "run": ("ran", "run", "running"),
    "send": ("sent", "sent", "sending"),
    "teach": ("taught", "taught", "teaching"),
    "pay": ("paid", "paid", "paying"),
    "fly": ("flew", "flown", "flying"),
    "build": ("built", "built", "building"),
    "set": ("set", "set", "setting"),
    "keep": ("kept", "kept", "keeping"),
    "draw": ("drew", "drawn", "drawing"),
    "write": ("wrote", "written", "writing"),
    "withdraw": ("withdrew", "withdrawn", "withdrawing"),
    "submit": ("submitted", "submitted", "submitting"),
    "refer": ("referred", "referred", "referring"),
    "lead": ("led", "led", "leading"),
    "oversee": ("oversaw", "overseen", "overseeing"),
}
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")


def _forms(verb: str) -> list[str]:
    """All forms of a verb: "open", "opens", "opened", "opening"; a particle stays behind it."""
    stem, _, particle = verb.partition(" ")
    tail = f" {particle}" if particle else ""
    if stem in _IRREGULAR:
        past, done, going = _IRREGULAR[stem]
    elif stem.endswith("e"):
        past = done = f"{stem}d"
        going = f"{stem[:-1]}ing"
    elif re.search(r"[^aeo]y$", stem):
        past = done = f"{stem[:-1]}ied"
        going = f"{stem}ing"
    else:
        past = done = f"{stem}ed"
        going = f"{stem}ing"
    third = f"{stem}es" if _SIBILANT.search(stem) else f"{stem}s"
    if re.search(r"[^aeo]y$", stem):
        third = f"{stem[:-1]}ies"
    return [f"{form}{tail}" for form in dict.fromkeys((third, past, done, going, stem))]


def _verbs(*verbs: str) -> str:
    forms = sorted((form for verb in verbs for form in _forms(verb)), key=len, reverse=True)
    return "|".join(forms)


_VICTIMS = (
    r"(?:victims?|survivors?|women|girls?|boys?|child(?:ren)?|minors?|returnees?|migrants?|"
    r"workers?|"
    r"deportees?|refugees?|fishermen|fishers|brides?|nationals|orphans|beggars|clients|residents|"
    r"men|people|persons|them|famil(?:y|ies)|"
    r"(?:\d[\d,]*|all|most|some|one) (?=(?:in|of|since|last|this|from) ))"
)
_LEARNERS = (
    r"(?:staff|officers?|officials?|police|prosecutors?|judges?|teachers?|guards?|volunteers?|"
    r"monitors?|inspectors?|counsel+ors?|monks|leaders|journalists|committees?|lawyers?|soldiers|"
    r"diplomats|students|villagers|workers|nurses)"
)
_SITES = (
    r"(?:shelters?|hotlines?|help-?lines?|cent(?:er|re)s?|homes?|houses?|refuges?|clinics?|booths?|"
    r"(?:border )?posts?|desks?|counters?|schools?|facilit(?:y|ies)|databases?|hostels?|offices?|"
    r"units?|task forces?|referral (?:mechanism|system))"
)
_FILES = (
    r"(?:investigations?|prosecutions?|cases?|complaints?|charges|raids?|inspections?|statements?|"
    r"operations?|arrests?|convictions?|suspects?|traffickers?|smugglers?|brokers?|recruiters?|"
    r"gangs?|rings?|networks?|trials?)"
)
_PREMISES = (
    r"(?:brothels?|bars?|karaokes?|premises|sites?|factor(?:y|ies)|vessels?|boats?|ships?|"
    r"trawlers?|"
    r"estates?|plantations?|hotels?|salons?|farms?|parlou?rs?|workplaces|kilns?|homes|houses|"
    r"checkpoints?|border|borders|crossings?|ports?|agencies|companies|buses|trains)"
)
_PERMITS = (
    r"(?:licen[cs]es?|licen[cs]ing|permits?|agencies|companies|passports?|visas?|travel documents?|"
    r"papers|adoptions|certificates?|guidelines|regulations?|warnings?)"
)
_AID = (
    r"(?:training|courses?|counsel+ing|legal (?:aid|assistance)|care|treatment|support|assistance|"
    r"help|advice|interpreters?|tickets?|flights?|documents?|kits|trainers?|analysts?|experts?|"
    r"grants?|loans?|micro-?credit|salar(?:y|ies)|money|meals|clothing|leaflets|posters|"
    r"scholarships?|allowances?|equipment|materials?|vehicles?|software|schooling|"
    r"seminars?|workshops?|programmes?|programs?|projects?|reintegration|repatriation|return)"
)
_TEXTS = (
    r"(?:laws?|bills?|amendments?|plans?|guidelines|outlines?|agreements?|curricul\w+|manuals?|"
    r"procedures|rules|regulations?|decrees?|sub-decrees?|contracts?|standards|strateg(?:y|ies)|"
    r"forms?|"
    r"legislation|policy|directives?)"
)
_EVENTS = (
    r"(?:workshops?|seminars?|trainings?|talks|campaigns?|courses?|consultations?|conferences?|"
    r"(?:awareness|prevention|outreach|education\w*|case management) (?:\w+ )?"
    r"(?:activities|sessions?|meetings?|programmes?|programs?|work)|"
    r"patrols|surveys?|checks|radio|broadcasts?|inspections?|raids?|operations?|interviews?)"
)
_COMMON = (
    r"(?:committees?|task forces?|working groups?|councils?|efforts|response|implementation|"
    r"campaigns?|operations?|investigations?|repatriation|return|programmes?|programs?|projects?|"
    r"activities|plans?|training|surveys?|work|policy|network|teams?)"
)
_RECORDS = (
    r"(?:complaints?|data|figures|statistics|records?|lists?|registers?|reports? of|calls|forms|"
    r"testimon(?:y|ies)|fingerprints)"
)
_KINDS: tuple[tuple[str | None, str, str], ...] = (
    (
        "protection",
        _verbs(
            *("assist", "help", "repatriate", "return", "rescue", "free", "shelter", "house"),
            *("receive", "take in", "take back", "take home", "bring home", "bring back", "treat"),
            *("care for", "look after", "counsel", "reunite", "intercept", "represent", "support"),
            *("place", "accompany", "accommodate", "screen", "identify", "interview", "question"),
            *("remove", "fly", "refer", "register", "round up", "hand over", "evacuate", "trace"),
            *("reintegrate", "feed", "host"),
        ),
        _VICTIMS,
    ),
    (None, _verbs("train", "teach", "instruct"), _LEARNERS),
    (
        "protection",
        _verbs(
            *("open", "run", "operate", "build", "manage", "establish", "set up", "maintain"),
            *("renovate", "enlarge", "staff", "create", "keep"),
        ),
        _SITES,
    ),
    (
        "legal",
        _verbs(
            *("investigate", "prosecute", "dismantle", "open", "report", "file", "handle"),
            *("conduct", "complete", "launch", "take over", "try", "forward", "register", "arrest"),
            *("detain", "charge", "probe", "take", "carry out", "break up", "follow up", "pursue"),
        ),
        _FILES,
    ),
    ("legal", _verbs("raid", "search", "inspect", "close", "board", "patrol", "check"), _PREMISES),
    (
        "legal",
        _verbs("suspend", "revoke", "withdraw", "cancel", "issue", "grant", "license", "approve"),
        _PERMITS,
    ),
    (
        "protection",
        _verbs(
            *(
                "pay",
                "pay for",
                "finance",
                "fund",
                "provide",
                "give",
                "offer",
                "distribute",
                "send",
            ),
            *(
                "donate",
                "supply",
                "organise",
                "organize",
                "contribute",
                "arrange",
                "subsidize",
                "subsidise",
                "second",
            ),
        ),
        _AID,
    ),
    (
        "legal",
        _verbs(
            *("draft", "write", "prepare", "submit", "revise", "draw up", "propose", "introduce"),
            *("publish", "finalize", "finalise", "table", "formulate"),
        ),
        _TEXTS,
    ),
    (
        "prevention",
        _verbs("host", "hold", "organise", "organize", "run", "conduct", "carry out", "give"),
        _EVENTS,
    ),
    (
        "monitoring",
        _verbs("collect", "receive", "keep", "compile", "register", "record", "supply"),
        _RECORDS,
    ),
    (
        "policy",
        _verbs("name", "appoint", "designate"),
        r"(?:officers?|focal points?|coordinators?)",
    ),
    (
        "policy",
        _verbs("lead", "coordinate", "co-ordinate", "chair", "oversee", "supervise", "monitor"),
        _COMMON,
    ),
)
_COUNTED = (
    *("raid", "search", "board", "rescue", "free", "intercept", "arrest", "report", "register"),
    *("record", "handle", "inspect", "interview", "issue", "refer", "investigate", "open", "file"),
    *("complete", "detain", "charge", "identify", "reunite", "arrange", "approve", "question"),
)
"""Acts whose numbers are statistics where they are told as past: no standing task."""
ONE_TIME = re.compile(
    rf"(?:{_verbs(*_COUNTED)})\b|(?:{_verbs('receive')}) (?:[^\s,.;:()]+ ){{0,6}}?"
    r"(?:complaints?|reports?|calls)\b|"
    rf"(?:{_verbs('conduct', 'carry out')}) (?:[^\s,.;:()]+ ){{0,6}}?(?:workshops?|seminars?|"
    r"trainings?|courses?|conferences?|raids?|operations?|interviews?|inspections?)\b|"
    rf"(?:{_verbs('host', 'hold', 'organise', 'organize', 'give')}) (?:[^\s,.;:()]+ ){{0,6}}?"
    r"(?:workshops?|seminars?|consultations?|conferences?|meetings?|talks)\b",
    re.IGNORECASE,
)
"""What is an event where it is told as past."""
ONE_EVENT = re.compile(
    rf"(?:{_verbs('host', 'hold', 'organise', 'organize', 'conduct', 'give', 'run')}) (?:an?|one|"
    r"another|the (?:first|second|third|next)) (?:[^\s,.;:()]+ ){0,4}?(?:workshop|seminar|meeting|"
    r"conference|consultation|training|course|talk|session)\b",
    re.IGNORECASE,
)
"""What is an event whenever it is told: one workshop, not workshops."""
KEPT_ON = re.compile(
    rf"(?:{_verbs('open', 'establish', 'set up', 'build', 'create')}) "
    rf"(?:[^\s,.;:()]+ ){{0,6}}?{_SITES}\b",
    re.IGNORECASE,
)
"""What goes on once it was done: a shelter that was opened is run."""
_ALONE = (
    r"(?:investigates?|prosecutes?|coordinates?|identif(?:y|ies)|shelters|leads)"
    r"(?=[,.;]| and (?:the|[A-Z])| while )"
)
"""Verbs that tell a task without an object, where a list goes on: "A identifies, B shelters"."""
_WORD = r"(?:\d[\d,.]*\d|[^\s,.;:()]+)"
_BY_AREA = [
    (area, rf"(?:{verbs}) (?:{_WORD} ){{0,6}}?{objects}\b") for area, verbs, objects in _KINDS
]
ACT = re.compile("|".join((*(act for _, act in _BY_AREA), _ALONE)), re.IGNORECASE)
"""A verb and what it is done to, at a verb."""
_ALL_VERBS = dict.fromkeys(verb for _, verbs, _ in _KINDS for verb in verbs.split("|"))
VERB = Scan(rf"\b(?:{'|'.join(_ALL_VERBS)})\b", re.IGNORECASE)
_PAST = frozenset(
    form.split(" ")[0]
    for _, verbs, _ in _KINDS
    for form in verbs.split("|")
    if form.split(" ")[0].endswith("ed")
    or any(form.split(" ")[0] in forms[:2] for forms in _IRREGULAR.values())
) - {"run", "set", "feed", "need"}
_ACTS = [(area, re.compile(act, re.IGNORECASE)) for area, act in _BY_AREA]
_AHEAD = re.compile(r"\b(?:will|shall|should|must|would|may|to|is|are|be|being)\b", re.IGNORECASE)


def is_past(verb: str, between: str) -> bool:
    """Whether an act is told as done: what was done once is no standing task.

    Args:
        verb: The act, which begins with its verb.
        between: What stands between the agency and the verb.
    """
    return verb.split(" ")[0].lower() in _PAST and not _AHEAD.search(between)


def area_of(role: str) -> str | None:
    """The area that a kind of work belongs to where its words name none: care, trials, papers."""
    return next((area for area, act in _ACTS if area and act.match(role)), None)
