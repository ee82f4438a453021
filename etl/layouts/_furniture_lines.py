"""Single lines of page furniture, and the headings of boxes."""

import re

from ahocorasick_rs import AhoCorasick, Implementation

from etl.layouts._paragraphs import ends_sentence
from etl.scan import Opening, Rare

LONGEST_HEADING = 60
"""Code points of the longest heading of a box."""
_DECORATION = " \t▼▲►▶»«>:[]()*#•|–—-…"
# Headings of boxes: what stands below them is other stories.
_BOX = Opening(
    r"(?:the )?(?:most (?:viewed|read|popular|shared|commented|e?mailed|recent|watched)"
    r"(?: (?:stories|articles|news|posts|now|today|this week|in .{2,20}|on .{2,20}))?"
    r"|trending(?: (?:now|stories|topics|news|today|on .{2,20}))?"
    r"|related(?: (?:stories|story|articles?|news|links|coverage|content|topics|posts|reading))?"
    r"|read (?:also|next|more|on|this next)|also (?:read|see|in|on|from)(?: [\w&' ]{2,30})?"
    r"|more (?:from|in|on|like|stories|news|headlines|articles)\b[^.!?]{0,50}|more"
    r"|(?:you|readers) (?:may|might|also|could)\b[^.!?]{0,30}(?:liked?|enjoy|read|interested in)"
    r"|recommended(?: (?:for you|stories|articles|reading|videos|links|by .{2,20}))?"
    r"|latest(?: (?:news|stories|articles|headlines|posts|from .{2,30}|in .{2,30}"
    r"|world|asia|national|local|business|sports?|regional|crime)(?: news)?)?"
    r"|editor['’]?s?['’]? (?:picks?|choice)|top (?:stories|news|headlines)"
    r"|popular(?: (?:stories|articles|posts|news|now|today|this week|on .{2,20}))?"
    r"|in other news|other (?:news|stories|headlines|articles)|don['’]t miss|what to read next"
    r"|up next|inside|elsewhere on .{2,30}|from (?:the|our) archives?|people also read"
    r"|(?:sponsored|promoted)(?: (?:content|stories|links|posts|by .{2,20}))?|around the web"
    r"|similar (?:stories|articles)|recent (?:posts|stories|articles|news|comments)"
    r"|this week['’]s (?:most|top)\b.{0,20}|tin liên quan|tin khác|tin mới|đọc thêm|xem thêm"
    r"|bài liên quan|browse latest releases|related news\b.{0,50}"
    r"|more [\w ]{3,30} (?:news|stories|headlines)|tags|topics|keywords|labels"
    r"|next story|previous story|next in .{2,20})",
    re.IGNORECASE,
)
# Headings of what readers wrote: prose may follow them.
_READERS = Opening(
    r"(?:(?:\d+|no) )?comments?(?: \(\d+\)?|s?:?)|(?:leave|post) a (?:reply|comment)",
    re.IGNORECASE,
)
# A heading in one line with its items.
_BOX_LINE = Opening(
    r"\W*(?:read (?:also|more|next)|also read|related(?: \w+)?|see also|trending"
    r"|more from [^:]{2,30}|next \w+day|you may also like|don['’]t miss"
    r"|next story|previous story"
    r"|watch|listen|newspaper headline|recommended|most (?:read|viewed|popular)|tags|topics"
    r"|keywords|filed under|share on|share|follow us|comments|photos?|picture|image|file photo"
    r"|caption[^:]{0,8}|weather[^:]{0,20}|subscribe|contact author|design"
    r"|more(?=[:：][^|]+ \| ))\s*[:：]",
    re.IGNORECASE,
)
_NOTICE_WORDS = (
    "all rights reserved", "no part may be reproduced", "reproduction only",
    "reproduction prohibited",
    "reproduction in whole", "your inbox", "free articles", "file photo", "[photo", "©19", "©20",
    "© 19", "© 20", "copyright 19", "copyright 20", "courage is contagious",
    "help us extend and defend", "if you are new to these pages",
)  # fmt: skip
_NOTICES = AhoCorasick(["cookie", *_NOTICE_WORDS], implementation=Implementation.DFA)
_COOKIE = 0
_COOKIE_WORDS = (
    "accept", "agree", "use", "using", "improve", "settings", "manage", "privacy", " ok", "consent",
)  # fmt: skip
_NOTICE = Opening(
    r"\W*(?:©|(?:(?:\(c\)|copyright)\b.{0,60}\b(?:19|20)\d\d|click here|continue reading"
    r"|learn more about|read (?:the )?full (?:story|article)|scroll (?:down )?to continue"
    r"|(?:story|article) continues (?:below|after)|skip to (?:main )?content|back to top"
    r"|unsubscribe|subscribe (?:now|to|from|for|today)|sign up (?:for|to)|join our"
    r"|(?:get|download) our|become a (?:member|subscriber)|view (?:all )?comments"
    r"|advertise with us|your privacy|you are here|print this|e-?mail this"
    r"|choose (?:edition|language)|hotline for readers|be the first to comment|log in to"
    r"|register to|(?:an )?earlier versions? of this (?:article|story|report|page)"
    r"|terms of (?:use|service)|privacy policy|photo(?:graph)?s? (?:by|courtesy))\b"
    r"|you are in\s?:|\[?photo[/:])",
    re.IGNORECASE,
)
_ALONE = Opening(
    r"(?:(?:advertisements?|advert|ad)(?:\W+[a-z ]{2,40})?|recent features"
    r"|share|tweet|print|e-?mail|search|menu|home|login"
    r"|log ?in|sign (?:in|up)|subscribe|newsletter|register|contact|contact us|about us|whatsapp"
    r"|facebook|twitter|telegram|linkedin|copy link|listen|save|privacy|careers|donate|support us"
    r"|publication date|more topics?|breaking news|accessibility links|excerpt|headlines|home world"
    r"|loading|comments? \(\d+\).*"
    r"|(?:go |back )?to (?:the )?top|top of page|mobile version|desktop (?:version|site)"
    r"|phiên bản di động|(?:the|this) story appear(?:s|ed) (?:on|in).{0,20}"
    r"|image used for representation\w*.{0,20}|e-?mail print|print e-?mail"
    r"|\d[\d,.]*k? (?:shares?|views?|comments?|likes?|reads?)|\d+ min(?:ute)?s? read|live"
    r"|share (?:this )?(?:article|story|page|on .{2,40})"
    r"|follow us.{0,40}|share this|archive|top|trending)",
    re.IGNORECASE,
)
# An address of the web, or the name of a picture, alone.
_ADDRESS = re.compile(r"https?://\S+|[\w-]+\.(?:jpe?g|png|gif|webp)", re.IGNORECASE)
# A bar of buttons; counts may stand beside them.
_BUTTON = (
    r"share|tweet|print|e-?mail|facebook|twitter|whatsapp|telegram|linkedin|pinterest|reddit|line"
    r"|zalo|messenger|like|likes|loading|save|copy|link|comments?|follow|listen|bookmark|post|x|this"
    r"|on|via|to|by|us|permalink|pdf|download|previous|next|older|newer|views?|shares|more|cite"
)
_BUTTONS = Opening(
    rf"(?:share|tweet|print|e-?mail|facebook|twitter|like|follow|previous|cite|permalink)\b"
    rf"(?:[^\w.]*(?:(?:{_BUTTON})\b|\d[\d.,]*+k?+\b))*+\W*",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"(?:\[[^\[\]]{0,12}[^\W\d_]{2}[^\[\]]{0,30}\]\s*){2,}")
# A link to the page before or behind.
_BESIDE = Opening(
    r"\W*(?:next|previous|prev|older|newer)(?: (?:article|story|post|page|entry|report|item))?"
    r"\s*[:：]\s*\S",
    re.IGNORECASE,
)
# Words of the boxes that ask for a subscription; in a line of its own only.
_ASKING = Rare(
    r"\bsubscri(?:be|ption)\b|\byour (?:e-?mail|mailbox|inbox)\b|\bno thanks\b"
    r"|\b(?:our|free|weekly|daily) newsletters?\b|\bnever miss\b|\bfree articles?\b"
    r"|\b(?:sign up|join|get)\b.{0,40}\b(?:newsletter|letter|briefing|inbox)\b",
    re.IGNORECASE,
)
# A line that strings headlines or buttons together, and the words by which such strings are told.
_STRING = re.compile(r"\s*(?:[|·•►▶]|\s{3,})\s*")
_STRUNG = re.compile(r"[|·•►▶]")
_HEADLINES = Opening(
    r"\W*(?:(?:latest|trending|today|related|see also|also today"
    r"|most (?:read|viewed|popular|shared)|breaking(?: news)?|before you go"
    r"|read (?:also|next|more)|(?:in )?other news"
    r"|more (?:news|stories|releases|headlines|from .{2,30}))\s*(?:[:：]|\s{2})"
    r"|last (?:updated?|modified)\b)",
    re.IGNORECASE,
)
_CAPITAL_HEADLINES = re.compile(
    r"\W*(?:LATEST|MORE|TRENDING|TODAY|RELATED|BREAKING)\b(?!\W+[A-Z]{2})"
)
_SECTION_NAMES = (
    "home|news|national|international|world|business|sport|sports|politics|opinion|life|lifestyle"
    "|culture|entertainment|travel|health|tech|technology|video|videos|photo|photos|podcast|podcasts"
    "|jobs|classified|classifieds|crime|metro|provinces|regions|region|latest|money|food|weather"
    "|games|crossword|newspaper|donate|stories|who we are|our work|about|about us|contact"
    "|contact us"
    "|rss|privacy|terms|careers|faq|sitemap|log in|login|subscribe|search|e-paper|epaper|archive"
    "|archives|society|economy|nation|live|long reads|e-edition|newsletter|comment|corrections|cart"
    "|advertise|cookies|facebook|horoscope|features|kingdom|campus|shop|english|sections|impressum"
    "|obituaries|front page|environment|education|science|local|letters|editorial|columns"
    "|multimedia|pictures|menu|top stories|property|headlines|security|asia|southeast asia"
    "|asia pacific|asia-pacific|mekong|europe|africa|americas|middle east|law|people|cablegate"
    "|trang chủ|thời sự|pháp luật|kinh tế|văn hóa|thế giới|xã hội"
)
_SECTIONS = frozenset(_SECTION_NAMES.split("|"))
_SEPARATES = re.compile(r"[|·•›»▾▸>/–—\]-]|\s\s")
_SEPARATED = re.compile(r"[|·•›»▾▸>\]]|\s[/–—\s-]")
"""What each separator holds, the first soon looked for, the second seldom there without one."""
_SEPARATOR = re.compile(r"\s*[|·•›»▾▸>]\s*|\s+[/–—-]{1,2}\s+|\s{2,}|\]\s*\[")
_MENU_MAX = 200
_SHORT = 120


def is_furniture(text: str) -> bool:
    """Whether a line is page furniture by itself."""
    if len(text) > 220:
        return False
    if not text[:1].isalnum() and not any(map(str.isalnum, text)):
        return True
    if " " not in text and _ADDRESS.fullmatch(text):
        return True
    bare = text.strip(_DECORATION)
    if _ALONE.fullmatch(bare) or is_menu(text) or _BRACKETS.fullmatch(text):
        return True
    if _strings(text) or (len(text) <= _SHORT and _is_link(text, bare)):
        return True
    return _is_notice(text)


def _is_link(text: str, bare: str) -> bool:
    """Whether a short line is of buttons, a box's heading with its items, or the way to a page."""
    if _BUTTONS.fullmatch(bare) or (_BOX_LINE.match(text) and not _finished(text, 60)):
        return True
    return _BESIDE.match(text) is not None and not text.endswith(".")


def _strings(text: str) -> bool:
    """Whether a line strings headlines of other stories or buttons together."""
    if not _STRUNG.search(text) or _finished(text, 60):
        return False
    if text[0] in "►▶" or _CAPITAL_HEADLINES.match(text):
        return True
    parts = [part for part in _STRING.split(text) if part]
    buttons = sum(bool(_ALONE.fullmatch(part.strip())) for part in parts)
    return buttons > 1 or any(_HEADLINES.match(part) for part in parts)


def _is_notice(text: str) -> bool:
    if _NOTICE.match(text):
        return True
    lowered = text.lower()
    matches = _NOTICES.find_matches_as_indexes(lowered)
    found = {which for which, _, _ in matches} if matches else None
    if found == {_COOKIE}:
        return any(word in lowered for word in _COOKIE_WORDS)
    return bool(found)


def _finished(text: str, longest: int) -> bool:
    return len(text) > longest and text.endswith(".")


def opens_box(text: str, below: str, begun: bool = True) -> bool:
    """Whether a line is the heading of a box of other stories.

    Args:
        text: The line.
        below: The next line that is not blank: a headline, not running text.
        begun: Whether the text has begun: above it "Leave a comment" is a button.
    """
    if len(text) > LONGEST_HEADING:
        return False
    bare = text.strip(_DECORATION)
    if _READERS.fullmatch(bare):
        return begun and bare.lower() != "comment"
    # The last line of a page may have lost its items.
    headline = begun if not below else len(below) <= 140 and not below.endswith(".")
    return headline and bool(_BOX.fullmatch(bare))


def is_menu(text: str) -> bool:
    """Whether a line is a row of section names or links."""
    if len(text) > _MENU_MAX or not _SEPARATES.search(text) or ends_sentence(text):
        return False
    if not _SEPARATED.search(text):
        return False
    parts = [part.strip(" []()▾≡#").lower() for part in _SEPARATOR.split(text)]
    parts = [part for part in parts if part]
    if len(parts) == 1 and text.rstrip().endswith(("»", "›")):
        return parts[0] in _SECTIONS  # a step of the path to the page
    if len(parts) == 2 and re.search("[»›>]", text):
        return parts[0] in _SECTIONS
    if len(parts) < 3 and not (len(parts) == 2 and "|" in text):
        return False
    short = sum(len(part.split()) <= 3 for part in parts)
    sections = sum(part in _SECTIONS for part in parts)
    return short > 0.6 * len(parts) and sections >= (2 if len(parts) > 2 else 1)


def ends_page(text: str) -> bool:
    """Whether a line stands below the text on every page that has it ("No comments:")."""
    bare = text.strip(_DECORATION)
    return len(bare) < 15 and bare.lower() in ("no comments", "post a comment", "<< home")


def counts_readers(text: str) -> bool:
    """Whether a line heads what readers wrote, as a count or an invitation does."""
    bare = text.strip(_DECORATION)
    return bool(_READERS.fullmatch(bare)) and (bare[-1:].isalpha() and " " in bare or "(" in bare)


def asks(text: str) -> bool:
    """Whether a line of its own asks for a subscription."""
    if len(text) > 120 or not _ASKING.search(text):
        return False
    return not _finished(text, 90) or bool(_NOTICE.match(text))
