"""The header of a cable: its lines told apart and its fields read."""

import re
from dataclasses import dataclass, field

from etl.layouts._lines import Line
from etl.layouts._markings import level_of, portion, unspace

_CLASS = (
    r"(?:UNCLAS(?:SIFIED)?|CONFIDENTIAL|TOP ?SECRET|SECRET|RESTRICTED|LIMITED OFFICIAL USE"
    r"|SENSITIVE BUT UNCLASSIFIED)"
)
_POST = r"(?P<post>[A-Z][A-Z'.]+(?:[ -][A-Z][A-Z'.]*){0,4}?)"
# "UNCLAS SECTION 01 OF 02 HANOI 002240"
CLASS_LINE = re.compile(
    rf"(?:{_CLASS}[ /]*)+(?:(?:SENSITIVE|SBU|NOFORN|NOFORN//|FOUO|FOR OFFICIAL USE ONLY)[ /]*)*"
    rf"(?:SECTION \d+ OF \d+ +)?{_POST} 0*(?P<number>\d{{1,7}})(?!\d)"
)
# A page's line has ten characters for the post's name.
_POST_WIDTH = 10
_LONG_POSTS = (
    "ADDIS ABABA", "ANTANANARIVO", "BANDAR SERI BEGAWAN", "BRAZZAVILLE", "BUENOS AIRES",
    "CIUDAD JUAREZ", "DAR ES SALAAM", "GUADALAJARA", "HO CHI MINH CITY", "JOHANNESBURG",
    "KUALA LUMPUR", "NUEVO LAREDO", "OUAGADOUGOU", "PORT AU PRINCE", "PORT MORESBY",
    "PORT OF SPAIN", "RIO DE JANEIRO", "SAN SALVADOR", "SANTO DOMINGO", "ST PETERSBURG",
    "TEGUCIGALPA", "THESSALONIKI", "ULAANBAATAR", "VLADIVOSTOK", "YEKATERINBURG",
)  # fmt: skip
_BARE_NUMBER = re.compile(rf"{_POST} 0*(?P<number>\d{{1,7}})")
# "HANOI 00002240 002 OF 002"
# "PAGE 02        HANOI  03018  01 OF 03  190856Z" as message centres print it
PAGE_LINE = re.compile(
    rf"(?:PAGE +\d{{1,3}} +)?{_POST} +0*(?P<number>\d{{1,8}}) +\d{{2,3}}(?:\.\d)? +OF +\d{{2,3}}"
    r"(?: +\d{6}Z)?"
)
_CENTRE_PAGE = re.compile(r"PAGE +\d|.{0,60} OF +\d\d +\d{6}Z$")
# A marking alone on a line, above and below each page.
LEVEL_LINE = re.compile(rf"(?:{_CLASS}[ /]*)+(?:NOFORN|SENSITIVE)?(?: PTQ\d{{4}})?")
SECTION_LINE = re.compile(rf"(?:{_CLASS}[ /A-Z]*?)?\bSECTION \d+ OF \d+\b.*")
_ROUTING = re.compile(
    r"VZCZ|[ROPZ]{2} +R[A-Z]{4}|DE +R[A-Z]{4}|ZN[RY] |(?:[FROPZ] +){1,3}\d{6}Z "
    r"|(?:FM|TO|INFO) +[A-Z]|BT$|R[A-Z]{5,6}/|(?:AMEMBASSY|AMCONSUL|SECSTATE|SECDEF|USMISSION"
    r"|USINT|CIA |JOINT STAFF|NSC |WHITEHOUSE|USAID|HQ |CDR)"
)
KEY = re.compile(
    r"(?P<key>E\.? ?O\.? *\d{5}|TAGS|SUBJECT|SUBJ|S +U +B +J +E +C +T|REFTELS?|REFS?(?=[:.)( ])"
    r"|CLASSIFIED BY|DERIVED FROM|REASONS?(?=:)|DECLASSIFY ON|DECL(?=:))\s*[:.]?\s*",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:STATE|DEPT|DEPARTMENT|PASS|USDOC|TREASURY|COMMERCE|GENEVA|BANGKOK|USPACOM|PACOM|JUSTICE|"
    r"LABOR"
    r"|FOR)\b.{0,40}?\b(?:FOR|PASS|TO)\b|[A-Z/ ,.-]{2,40} FOR [A-Z]"
)
_SERIAL = re.compile(r"DE +R[A-Z]{3,7} +#(?P<number>\d{1,6})")
_FROM = re.compile(r"FM +(?:AMEMBASSY|AMCONSUL|USMISSION|USINT|AIT) +(?P<post>[A-Z][A-Z ]{2,30})")
NOISE = re.compile(
    r"\(?(?:CONTINUED|Continued|continued) (?:ON|FROM|on|from) (?:THE |the )?\w+ (?:PAGE|page)\)?"
    r"|(?:SIPDIS|SENSITIVE|NOFORN|NNNN|BT|#\d{2,5})(?:\s+(?:SIPDIS|SENSITIVE|NOFORN))?"
)
_REF_ITEM = re.compile(
    rf"\[?[A-Z]\]?(?:\(#\))?[.)]\s|(?:\d\d )?{_BARE_NUMBER.pattern}(?:\W|$)(?!.*\b[a-z]{{2}})"
)
VIEWER_ROW = re.compile(r"(?P<ref>\b\d\d[A-Z]{3,30}\d{1,6})(?:_[a-z])?\b")
# An archive's own title of a message: "Cablegate: ...".
PAGE_TITLE = re.compile(
    r"(?:cablegate|wikileaks cable|(?:viewing )?cable(?: files?| title)?)\s*:\s+(?=\w)",
    re.IGNORECASE,
)
# What an archive's page offers below a field that is empty.
_LINKS = re.compile(
    r"(?:(?:download|print|share|reading|guide|help|privacy|about|home|search|back|next|previous|"
    r"link|"
    r"raw|text|pdf|source|the|this|cables?|logo|mirror|papers)\b\W*)+",
    re.IGNORECASE,
)
_TITLE_LABEL = re.compile(r"(?:cable )?(?:title|subject)\s*:", re.IGNORECASE)
# An archive's name of a page, which stands above the message's title.
_PAGE_NAME = re.compile(r"US embassy cable - \d\d[A-Z]+\d+", re.IGNORECASE)
# Its field for the marking.
_PAGE_LEVEL = re.compile(r"classification\s*:\s*[A-Z]", re.IGNORECASE)
# Where a message came from, in an archive's table.
_ORIGIN = re.compile(
    r"\b(?:Embassy|Consulate(?: General)?|Mission|US(?: Office)?) ((?:[A-Z][\w'’.]+ ?){1,4})$"
)
# Rows of an archive's table that say when a message was sent.
_CREATED = re.compile(r"(?:created|sent|date|cable (?:time|date)|date/time)\b", re.IGNORECASE)
# A cell of that table: nothing but a day, or a marking; and how far from the reference it stands.
_DAY_CELL = re.compile(
    r"(?:19|20)\d\d[- ](?:\d\d|[A-Z][a-z]+)[- ]\d{1,2},?(?: \d\d:\d\d(?::\d\d)?)?"
    r"(?: \([A-Za-z]+\))?"
)
_CELLS = 6
_LINK = re.compile(r"\[([^\[\]]{1,60})\]\(#\)")
# Fields that stand below the lines of routing and address; and the longest of headers.
_FIELDS = frozenset(("eo", "tags", "refs", "source"))
_HEADER_MAX = 300


@dataclass(slots=True)
class CableHeader:
    """What a header says.

    Attributes:
        first: Index of its first line; the lines before are the archive's page furniture.
        body: Index of the first line of the body.
        post: Who sent it, as the message writes it; number: the message's.
        origin: Who sent it, as the archive's table says.
        fields: Lines by field: routing, class, address, tags, subject, refs, source, eo.
    """

    first: int = 0
    body: int = 0
    post: str | None = None
    number: int | None = None
    origin: str | None = None
    fields: dict[str, list[int]] = field(default_factory=dict[str, list[int]])

    def text(self, name: str, lines: list[Line]) -> str:
        """A field's lines in one string, its key taken off."""
        joined = " ".join(lines[index].text for index in self.fields.get(name, []))
        return KEY.sub("", joined, count=1).strip()


def read_header(lines: list[Line], numbered: re.Pattern[str]) -> CableHeader:
    """Find the header's lines.

    Args:
        lines: Of the whole text.
        numbered: Matches the first line of a numbered paragraph.
    """
    header = CableHeader(first=_first_line(lines, numbered))
    _read_page(header, lines)
    last = _last_subject(lines, header.first)
    name, parted, again = "", False, False
    index = header.first
    while index < len(lines):
        text = lines[index].text
        if not text:
            parted = True
            index += 1
            continue
        begun = index > last and (
            "subject" in header.fields or not _FIELDS.isdisjoint(header.fields)
        )
        opened = numbered.match(text)
        if opened and (begun or name in ("tags", "refs", "source") or _is_marked(text, numbered)):
            break
        if begun and lines[index].rule:
            break
        kind = _kind(text, name, parted)
        if kind == "body" and begun:
            break
        if KEY.match(text):
            # A second part of the message repeats the header: its subject is no more of the first.
            again = kind == "subject" and kind in header.fields
        if kind != "body":
            field_of = "noise" if again and kind == "subject" else kind
            header.fields.setdefault(field_of, []).append(index)
            _identify(header, text, kind)
            name, parted = kind, False
        index += 1
    header.body = index
    if header.number is None:
        _identify_by_routing(header, lines)
    return header


def _first_line(lines: list[Line], numbered: re.Pattern[str]) -> int:
    """Where the message begins; with its first marked paragraph, where the page has no header."""
    opened = (index for index, line in enumerate(lines) if opens(line.text))
    if (first := next(opened, None)) is not None:
        return first
    return next((at for at, line in enumerate(lines) if _is_marked(line.text, numbered)), 0)


def _read_page(header: CableHeader, lines: list[Line]) -> None:
    """Note the lines of the archive's page that tell the message's title and its day."""
    for index, line in enumerate(lines[: header.first]):
        if PAGE_TITLE.match(line.text):
            header.fields["title"] = [index]
        elif _TITLE_LABEL.fullmatch(line.text) or _PAGE_NAME.match(line.text):
            below = list(at for at in range(index + 1, header.first) if not lines[at].blank)[:1]
            if below and not _LINKS.fullmatch(lines[below[0]].text):
                header.fields["title"] = below
        elif _PAGE_LEVEL.match(line.text):
            header.fields.setdefault("cells", []).append(index)
        elif header.origin is None and (sender := _ORIGIN.search(line.text)):
            header.origin = sender.group(1).upper()
        elif (
            _CREATED.match(line.text)
            and len(line.text) < 60
            or ":" in line.text
            and _DAY_CELL.fullmatch(line.text)
        ):
            header.fields.setdefault("created", []).append(index)
        elif VIEWER_ROW.fullmatch(line.text):
            around = range(max(0, index - _CELLS), min(len(lines), index + _CELLS))
            days = [at for at in around if _DAY_CELL.fullmatch(lines[at].text)]
            header.fields.setdefault("created", []).extend(days)
            marked = [at for at in around if at < header.first and level_of([lines[at].text])]
            header.fields.setdefault("cells", []).extend(marked)


def _is_marked(text: str, numbered: re.Pattern[str]) -> bool:
    """Whether a line begins a numbered paragraph with its marking."""
    found = numbered.match(text)
    return found is not None and bool(portion(text[found.end() :])[0])


def _last_subject(lines: list[Line], first: int) -> int:
    """Index of the subject line; -1 where the header has lost it."""
    for index in range(first, min(len(lines), first + _HEADER_MAX)):
        key = KEY.match(lines[index].text) if lines[index].text[:1] in "Ss" else None
        if key and key.group("key")[:1].upper() == "S":
            return index
    return -1


def opens(text: str) -> bool:
    """Whether a line can be the first of a cable's header."""
    if not text or text[0].islower():
        return False
    return bool(
        _ROUTING.match(text)
        or CLASS_LINE.match(re.sub("  +", " ", unspace(text)))
        or PAGE_LINE.fullmatch(text)
        or re.fullmatch(rf"{_CLASS}|SIPDIS|SENSITIVE", re.sub("  +", " ", unspace(text)).strip())
        or (KEY.match(text) and text.isupper())
        or re.match(r"E\.?O\.? *1[23]\d{3}|TAGS:|SUBJECT:", text)
    )


def _kind(text: str, name: str, parted: bool) -> str:
    """Which field a header line belongs to; "body" where to none."""
    found = KEY.match(text)
    if found:
        key = found.group("key").upper()
        by_prefix = {"E": "eo", "T": "tags", "S": "subject", "RE": "refs", "DECLASS": "source"}
        if key.startswith("REASON") or key.startswith(("CLASS", "DER", "DECL")):
            return "source"
        return next(value for prefix, value in by_prefix.items() if key.startswith(prefix))
    if NOISE.fullmatch(unspace(text)) or PAGE_LINE.fullmatch(text):
        return "noise"
    bare = re.sub("  +", " ", unspace(text)).strip()
    if CLASS_LINE.match(bare) or re.fullmatch(rf"(?:{_CLASS}[ /]*)+(?:NOFORN|SENSITIVE)?", bare):
        return "class"
    if name in ("", "class", "noise", "routing"):
        if _ROUTING.match(text) or (name == "routing" and text.isupper()):
            return "routing"
        if _BARE_NUMBER.fullmatch(text):
            return "class"
    if name == "refs" and _REF_ITEM.match(text):
        return "refs"
    if name in ("eo", "tags", "subject", "refs", "source", "address") and not parted:
        return name if name != "subject" or not text.startswith("--") else "body"
    if _ADDRESS.match(text) and name in ("class", "noise", "address", "routing"):
        return "address"
    return "body"


def _identify(header: CableHeader, text: str, kind: str) -> None:
    """Take the post and the message number off a classification line."""
    if kind not in ("class", "noise") or header.number is not None:
        return
    bare = re.sub("  +", " ", unspace(text)).strip()
    # A message centre's page line has the post's name cut short.
    page = None if _CENTRE_PAGE.match(text) else PAGE_LINE.fullmatch(text)
    found = CLASS_LINE.match(bare) or page or _BARE_NUMBER.fullmatch(bare)
    if found:
        header.post = _whole(found.group("post").strip())
        header.number = int(found.group("number"))


def _whole(post: str) -> str:
    """The name of a post that a page's line has cut short."""
    if len(post) != _POST_WIDTH:
        return post
    return next((name for name in _LONG_POSTS if name.startswith(post)), post)


def _identify_by_routing(header: CableHeader, lines: list[Line]) -> None:
    """Take post and number off the routing lines of a message without classification line."""
    for index in header.fields.get("routing", []):
        text = lines[index].text
        if (serial := _SERIAL.match(text)) and header.number is None:
            header.number = int(serial.group("number"))
        elif (sender := _FROM.match(text)) and header.post is None:
            header.post = sender.group("post").strip()


def cable_reference(header: CableHeader, lines: list[Line], year: int | None) -> str | None:
    """The reference ("06HANOI2240"); without the year where that is not known ("HANOI 2240")."""
    if header.post and header.number is not None:
        if year is None:
            return f"{header.post} {header.number}"
        post = re.sub(r"[^A-Z]", "", header.post)
        return f"{year % 100:02d}{post}{header.number}"
    for line in lines[: header.first]:
        if found := VIEWER_ROW.search(line.text):
            return found.group("ref")
    return None


def cable_level(header: CableHeader, lines: list[Line]) -> str | None:
    """The marking that the header states; else the one of the message's communications code."""
    stated = [lines[index].text for index in header.fields.get("class", [])]
    noise = [lines[index].text for index in header.fields.get("noise", [])]
    level = level_of(stated)
    if level is not None:
        return level_of([*stated, *(text for text in noise if "SENSITIVE" in text)])
    rows = [one.text for one in lines[: header.first] if VIEWER_ROW.search(one.text)]
    viewer = level_of([*rows, *(lines[index].text for index in header.fields.get("cells", []))])
    if viewer is not None:
        return viewer
    for index in header.fields.get("routing", []):
        if found := re.match(r"ZN[RY] +([UCS])\1{4}", lines[index].text):
            return found.group(1)
    return level_of(noise)


def tags(text: str) -> list[str]:
    """The subject and country tags, links of the archive taken off."""
    return [tag for tag in re.split(r"[\s,;]+", _LINK.sub(r"\1", text)) if tag.isalnum()]
