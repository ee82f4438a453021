"""Words that say the role of the place they stand around: see sayings."""

from typing import NamedTuple

_WORDS = r"(?:(?!(?:to|into)\b)[\w’'-]+ )"
_LEAD = rf"(?:the |an? )?{_WORDS}{{0,2}}?(?:(?:of|in|near|around) )?(?:the )?"
"""What may stand between a preposition and the place: "the fishing town of"."""
_IN = rf" (?:in|at|around|near|off|outside|inside|along|of) {_LEAD}"
_FROM = rf" (?:from|out of) {_LEAD}"
_GAP = r"(?: [\w’'-]+){0,3}?"
_REGIONS = r"(?:provinces|regions|areas|districts|communities|states|towns|cities|villages)"
_THEY = r"(?:they|the|he|she|it|some|most|many|several|both|girls|women|men|boys|children|victims)"
_PEOPLE = (
    r"(?:girls?|women|woman|men|boys?|child(?:ren)?|people|persons|victims?|infants?|babies|workers?"
    r"|minors|dancers|youths?|teenagers|newborns?)"
)
_AGENT = r"(?:brokers?|agents?|recruiters?|agency|agencies|middlem[ae]n|go-betweens?)"


class Saying(NamedTuple):
    """Words that settle a role.

    Attributes:
        role: The role of the place.
        before: What stands before the place or the list that it is of, up to it.
        after: What follows them, if something must.
        unless: What must not stand before.
    """

    role: str
    before: str
    after: str = ""
    unless: str = ""


SAYINGS = (
    # Places of work, and what is promised and done there.
    Saying(
        "destination",
        r"(?:brothels?|bars?|factor(?:y|ies)|mines?|kilns?|plantations?|farms?|karaokes?|compounds"
        r"|sheds?|workshops?|nightclubs?|massage parlou?rs?|casinos?"
        rf"|(?:fishing|logging|labou?r|oil|mining|work|gold) (?:camps?|villages)){_IN}",
    ),
    Saying(
        "destination",
        r"(?:promis\w+|offer\w*|told|promise) (?:[\w’'-]+ ){0,6}?"
        r"(?:jobs?|apprenticeships?|posts|positions|employment|work)"
        rf"(?: [\w-]+){{0,5}}? (?:in|at) {_LEAD}",
        unless=rf"(?:recruited|{_AGENT}) [^,;]*$",
    ),
    Saying(
        "destination",
        r"(?:placed|hired out|employed|kept|work(?:ing|ed)?|serv(?:e[ds]?|ing)|beg(?:ging)?)"
        rf" (?:as|with)(?: [\w’'-]+){{1,3}}? (?:in|at|around|on) {_LEAD}",
    ),
    Saying("destination", rf"(?:locked(?: up)?|confined|imprisoned)(?: [\w’'-]+){{0,5}}{_IN}"),
    Saying(
        "destination",
        r"(?:on|in|around) (?:the )?(?:[\w-]+ )?(?:streets?|sidewalks?|pavements?|footbridges"
        r"|bridges|markets|temples|mosques|traffic lights) (?:of|in) (?:the )?",
    ),
    # Who buys.
    Saying(
        "destination",
        rf"(?:sold|married|passed on|handed|given (?:away )?){_GAP} to(?: [\w’'-]+){{1,4}}{_IN}",
        unless=r"\bhanded over\b",
    ),
    Saying("destination", rf"sold (?:as|into)(?: [\w’'-]+){{1,2}} (?:in|at) {_LEAD}"),
    Saying(
        "destination",
        r"(?:buyers?|grooms?|husbands|bachelors|purchasers|childless (?:couples|families))"
        rf"(?: (?:is|are|were|live|who))?{_GAP} (?:in|from|of) {_LEAD}",
    ),
    Saying(
        "destination",
        rf"for(?: [\w-]+)? (?:couples|families|households|farmers|brothels|bars|owners){_IN}",
    ),
    # Who comes from there, free.
    Saying(
        "destination",
        r"(?:remov(?:ed|al|es?)|rescu(?:ed?|es|ing)|freed|freeing|releases?d?|escap(?:ed|es))"
        rf"(?: [\w’',-]+){{0,7}}? from {_LEAD}",
        unless=rf"{_PEOPLE} (?:all |mostly |mainly )?from [^,;]*$|\bfrom .*\bfrom ",
    ),
    Saying(
        "destination",
        r"(?:c[ao]me|coming|arrived?|landed|fl[eo]wn?|returned|brought|sent|walked|got) "
        r"(?:(?:back|home|here|in [\w’'-]+) )?(?:[\w’',-]+ ){0,4}?(?:on a |aboard (?:a )?)?"
        rf"(?:flights?|back|home)(?: [\w’'-]+){{0,2}}? from {_LEAD}",
    ),
    Saying(
        "destination",
        rf"(?:rang|called|calls|phoned|telephoned|messaged|calling|ringing){_GAP} from {_LEAD}",
    ),
    Saying(
        "destination",
        r"(?:prostituted|exploited|enslaved|forced|pimped|held|abused|raped|beaten|starved)"
        rf"(?: [\w’'-]+){{0,4}}?{_IN}",
    ),
    Saying(
        "destination",
        r"(?:sold on|resold|moved on|passed on|delivered|taken on|brought on)"
        rf"(?: [\w’'-]+){{0,3}}? to {_LEAD}",
    ),
    Saying(
        "destination",
        rf"(?:wives|brides?|marri\w+|wed\w*)(?: [\w’'-]+){{0,3}}? (?:in|to|into) {_LEAD}",
        unless=rf"{_AGENT} in ",
    ),
    Saying(
        "destination",
        r"^ ?(?:in|at) (?:[\w’'-]+ ){0,3}",
        r",? [^.;:]{0,40}? (?:were|was) (?:taken out|rescued|freed|removed|recovered|pulled)\b",
    ),
    # Regions by name of their role.
    Saying("source", rf"(?:sending|source|supplying) {_REGIONS}(?::|{_IN})"),
    Saying("destination", rf"(?:receiving|destination) {_REGIONS}(?::|{_IN})"),
    Saying("source", "", rf" (?:is|are|was|were) (?:the )?(?:\w+ )?{_REGIONS} of origin\b"),
    # Who was taken from there, by whom, from whom.
    Saying(
        "source",
        r"(?:bought|buying|buys?|purchas(?:ed|ing)|stolen|snatched|abducted|kidnapped|collected"
        rf"|gathered|fetched|drugged)(?: [\w’'-]+){{0,4}}? (?:in|at|from|around) {_LEAD}",
        unless=r"\b(?:to|for|into|sold) [^,;]*$",
    ),
    Saying(
        "source",
        rf"(?:mothers?|parents|relatives|famil(?:y|ies)|neighbou?rs?|villagers){_GAP}"
        rf" (?:in|around|of|from|near) {_LEAD}",
        unless=r"\b(?:to|for|with|as|displaced|childless|into) [^,;]*$",
    ),
    Saying(
        "source",
        rf"(?:pa(?:id|ys?|ying)|with|through|from|by|via) (?:[\w-]+ ){{0,3}}?{_AGENT} in {_LEAD}",
    ),
    Saying(
        "source",
        rf"paid(?: [\w,’'$-]+){{1,6}} in {_LEAD}",
        r" for (?:a|the) (?:place|job|passage|seat|visa|contract)\b",
    ),
    Saying(
        "source",
        rf"{_AGENT} in {_LEAD}",
        r" (?:[\w-]+ )?(?:asks?|takes?|charges?|demands?|offers?|sent|sends?) ",
    ),
    Saying(
        "source",
        rf"{_PEOPLE}{_GAP} (?:in|of) {_LEAD}",
        r"[^.;:]{0,30}? (?:are|were|was|is|been) (?:\w+ly )?(?:recruited|lured|enticed|kidnapped"
        r"|abducted|tricked|approached|targeted|stolen)\b",
    ),
    Saying(
        "source",
        rf"{_PEOPLE}(?: all| mostly| mainly| chiefly)? from {_LEAD}",
        unless=r"\b(?:rescu|free|remov|return|releas|retriev|back\b|took|taken?\b|arrested)",
    ),
    Saying(
        "source",
        r"(?:com(?:es?|ing)|came|hail(?:ed|s)?) (?:mostly |mainly |chiefly )?from "
        rf"(?:(?!(?:to|over|via|by|through)\b)[\w’'-]+,? ){{0,8}}?(?:from )?{_LEAD}",
        unless=r"\b(?:back|home|releas\w+|returned|raid|rescued)\b",
    ),
    Saying("source", rf"(?:refugee|idp|displaced) (?:[\w-]+ )?(?:camps?|settlements?){_IN}"),
    Saying(
        "source",
        r"from (?:[\w-]+,? ){0,3}?(?:and [\w-]+ )?(?:villages|schools|slums|hamlets|communes"
        r"|settlements|quarters?|townships?|communities|districts?|areas|hills)"
        rf"(?: in| of| around| near) {_LEAD}",
    ),
    Saying(
        "source",
        r"(?:is|are|was|were|been|be) (?:all |mostly |mainly |both |chiefly |largely )?"
        rf"from {_LEAD}",
    ),
    Saying("source", rf"from (?:around|near|outside) {_LEAD}"),
    Saying(
        "source",
        "",
        r" (?:sends?|sent|supply|supplies|loses?|lost) (?:\w+ ){0,3}"
        r"(?:girls|women|children|boys|men|workers|daughters|sons)\b",
    ),
    # The way.
    Saying(
        "transit",
        r"(?:bus|buses|trains?|ferry|ferries|boats?|plane|flights?|fly|fl[eo]wn?|flying|by air"
        rf"|by sea|sail(?:ed)?){_GAP}{_FROM}",
        unless=r"\b(?:arriv\w+|home|back|brought|came|come|returned|hours?|repatriated|place on)\b",
    ),
    Saying(
        "transit",
        r"^ ?(?:and )?from (?:the )?",
        rf",? {_THEY}\b[^.;]{{0,60}}? (?:moved|taken|sold|driven|fl[eo]wn?|sent|brought|continued"
        r"|shipped|transported|ferry|train|bus|boat)\b",
    ),
    Saying(
        "transit",
        rf"(?:to|at|in|via) {_LEAD}",
        r"[^.;:]{0,60}?(?:,| and) (?:(?:were|was|are|is) )?(?:from there|thence|onward)\b",
    ),
    Saying(
        "transit",
        rf"(?:in|at|near) {_LEAD}",
        r"[^.;:]{0,30}? (?:until (?:(?:an?|the|their) )?(?:boat|ship|visas?|papers|passports|buyer"
        r"|truck|van|bus|trawler|price)|while (?:[\w-]+ ){0,2}?(?:papers|price|passports|visas?)"
        r"|before (?:being|they were|the (?:\w+ )?(?:ride|journey|trip|flight|crossing)))\b",
    ),
    Saying(
        "transit",
        r"(?:nights?|a day or two"
        r"|(?:kept|held|stay\w*|wait\w*|hidden) (?:for )?(?:[\w-]+ )?(?:days|weeks))"
        rf"(?: [\w’'-]+){{0,3}}? (?:in|at|near) {_LEAD}",
        unless=r"\b(?:customers|clients|on the night|months)\b",
    ),
    Saying(
        "transit",
        r"(?:cross(?:ed|es|ing)?|enter(?:ed|ing)?|landed|smuggled|border posts?|booths)"
        rf"(?: [\w’'-]+){{0,4}}? (?:at|near|by|opposite) {_LEAD}",
        unless=r"\b(?:bars|brothels|houses|police|officers)\b",
    ),
    Saying(
        "transit",
        r"(?:check-?points?|crossings?|border posts?|border gates?|booths|airports?"
        r"|ferry (?:port|terminal)) (?:of|at|in|near) (?:the )?",
    ),
    Saying(
        "transit",
        r"(?:at|through|via) (?:the )?",
        r" (?:border )?(?:check-?points?|crossings?|border (?:gate|post|crossing)s?)\b",
    ),
    Saying(
        "transit",
        r"(?:intercept\w*|turned back|offload\w*)(?: [\w’',-]+){0,6}? (?:at|in|near|off) " + _LEAD,
    ),
    Saying("transit", rf"(?:in|at|near) {_LEAD}", r",? on (?:their|the|her|his) way\b"),
    Saying(
        "transit",
        r"(?:embark\w*|changed? planes|put (?:to sea|ashore)|put in|lands|boarded|transit\w*"
        rf"|stopover|layover){_GAP} (?:at|in|from|near) {_LEAD}",
        unless=r"\bput in (?:an?|the|jail|prison)\b",
    ),
    Saying(
        "transit",
        rf"to {_LEAD}",
        r"[^.;:]{0,40}?(?:,| and| then) (?:(?:and|was|were|are|then|later|there|where|they) ){0,3}"
        r"(?:taken|driven|ferried|walked|led|rowed|flown|moved|shipped|smuggled|carried|transferred"
        r"|crossed?|continued|handed) (?:[\w-]+ ){0,4}?(?:to|into|over|across|onward|aboard)\b",
    ),
    Saying(
        "transit",
        r"(?:passports?|papers|documents|visas?)(?: [\w’'-]+){0,3} (?:bought|procured|obtained"
        rf"|issued|made out|arranged|forged) (?:in|at) {_LEAD}",
    ),
    Saying(
        "destination",
        r"(?:through|via|by way of)(?: (?!to\b)[\w’'-]+,?){1,4} to (?:the )?",
    ),
    Saying("source", rf"from {_LEAD}", r",? (?:via|through|by way of|over|across)\b"),
    Saying("source", r"(?:via|through|by way of) [\w’' -]{3,20}? from (?:the )?"),
)
"""The first that fits counts."""
