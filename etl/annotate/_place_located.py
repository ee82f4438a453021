"""Names that no gazetteer has, known for places by the preposition before them ("in Musan")."""

import re
from collections import Counter
from collections.abc import Iterator

from etl.annotate._place_unlisted import NAME, country_for, mention
from etl.document import Passage, PlaceMention

_AT = re.compile(rf"(?<![\w-])(?:in|at|near|outside|around|In|At|Near|Outside) (?P<name>{NAME})")
_AND = re.compile(rf"(?:,| and| or) (?P<name>{NAME})")
_BAD_BEFORE = re.compile(r"\b[A-Z][\w'’]* (?:in|at|near|outside|around) $")
_BAD_AFTER = re.compile(
    r" (?:times|cases?|days?|years?|language|script|dollars?|said|says|told|[A-Z]{2,})\b|['’]s? |\s*\d|\s*[$£€]|\.[a-z]|@"
)
_PEOPLE_AFTER = re.compile(r",? (?:\d{1,2},|said|says|told|who|whose|her |his )")
_NO_PLACE = frozenset(
    # continents and wide regions
    "africa asia america europe asean eu "
    # the calendar
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday "
    # languages and peoples
    "english french spanish arabic mandarin cantonese pali latin hindi urdu tagalog malay bahasa akha lahu hmong "
    "khmu bamar tampuan jarai kreung rana tharu bengali rohingya "
    # money
    "us usd vnd gbp eur thb inr rs rm sgd hkd aud php idr mmk lak khr cny rmb baht dong kyat kip riel yuan "
    # parts of documents
    "annex article articles section sections chapter chapters table tables figure figures page pages part parts "
    "paragraph paragraphs phase phases appendix volume schedule rule rules form brief bulletin note notes line item "
    "act title box question answer reference tier level stage class grade year day week month quarter "
    # platforms
    "facebook zalo telegram wechat whatsapp tiktok instagram messenger google youtube twitter viber skype internet "
    "online web line signal weibo qq "
    # words of titles of treaties and offices
    "persons person people trafficking human women children child labour labor justice defence defense health education "
    "action understanding welfare security police army parliament congress government state court ministry embassy "
    "office committee council university hospital house senate assembly high supreme district province city town "
    "village commune township county country countries embassies consulate headquarters hq god buddha friendship "
    "convention protocol law bill code penal criminal cooperation prevention protection prosecution policy "
    # times and feasts
    "ramadan eid diwali songkran thingyan new lunar mid early late spring summer autumn fall winter lent christmas "
    # function words that begin sentences
    "addition fact all this that these those the his her their our its it he she we they you i my your one two three "
    "four five six seven eight nine ten many most some such each every both either neither another other a an no not "
    "return response short total general particular common place order part front exchange custody person".split()
)  # fmt: skip
_LAST_NO_PLACE = frozenset(
    "act court ministry embassy office committee council university college school hospital hotel house foundation "
    "group company ltd inc party union conference meeting forum summit workshop week day report news times post "
    "department bureau agency centre center institute project programme program convention protocol declaration "
    "agreement road street avenue temple church prison jail airport ministries secretariat fund bank plan building "
    "tower mosque restaurant bar club factory police army navy guard guards security".split()
)  # fmt: skip


def located(
    passage: Passage,
    known: list[PlaceMention],
    blocked: list[tuple[int, int]],
    counts: Counter[str],
    names: dict[str, str],
) -> list[PlaceMention]:
    """The mentions of a passage with those added that a preposition marks as places.

    Args:
        passage: In ordinary letters, not in capitals.
        known: Its mentions so far.
        blocked: Spans of other names in it, which are no places.
        counts: Weight of each country in the document.
        names: Names found so in the document, with their country; those of this passage are added.
    """
    taken = [*((m.start, m.end) for m in known), *blocked]
    found: list[PlaceMention] = []
    for start, name in _candidates(passage.text, known):
        end = start + len(name)
        if any(start < b and a < end for a, b in taken) or not _plausible(
            passage.text, start, name
        ):
            continue
        country = names.get(name) or country_for(passage.text, start, end, known, counts)
        if country:
            taken.append((start, end))
            names[name] = country
            found.append(mention(start, end, name, name, "city", country))
    return sorted([*known, *found], key=lambda m: m.start) if found else known


def again(passage: Passage, known: list[PlaceMention], names: dict[str, str]) -> list[PlaceMention]:
    """The mentions of a passage with the document's own places added where they are named again."""
    text = passage.text
    taken = [(m.start, m.end) for m in known]
    found: list[PlaceMention] = []
    for name, country in names.items():
        if name not in text:
            continue
        for match in re.finditer(rf"\b{re.escape(name)}\b", text):
            start, end = match.span()
            if not any(start < b and a < end for a, b in taken):
                taken.append((start, end))
                found.append(mention(start, end, name, name, "city", country))
    return sorted([*known, *found], key=lambda m: m.start) if found else known


def _candidates(text: str, known: list[PlaceMention]) -> Iterator[tuple[int, str]]:
    """Names after a preposition of place, and those joined to one by a comma or "and"."""
    for match in _AT.finditer(text):
        if _BAD_BEFORE.search(text, max(0, match.start() - 30), match.start("name")):
            continue
        yield match.start("name"), match.group("name")
        end = match.end("name")
        for _ in range(8):
            more = _AND.match(text, end)
            if not more or _PEOPLE_AFTER.match(text, more.end()):
                break
            yield more.start("name"), more.group("name")
            end = more.end()


def _plausible(text: str, start: int, name: str) -> bool:
    words = name.lower().replace("’", "'").split()
    if words[0] in _NO_PLACE or words[-1] in _LAST_NO_PLACE or words[-1].endswith("'s"):
        return False
    if len(name) < 3 or name.isupper() or name[1:2].isupper():
        return False
    return not _BAD_AFTER.match(text, start + len(name))
