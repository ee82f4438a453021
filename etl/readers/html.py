"""Web pages: the text that a page is about, its title, publisher and day, as lines of text.

The main text is taken out by resiliparse, which asks nothing of the network. A page that shows a
cable is another matter: the cable's lines are kept as they are, with the archive's table of
reference, day and classification above them.
"""

import re
from datetime import date

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import DocumentNode, ElementNode, HTMLTree, Node

from etl.readers._errors import ReadError
from etl.readers._html_source import decoded, flattened

SUFFIXES = (".html", ".htm")
# What parses the markup is native code, which a page could bring down.
CONTAINED = True

_CABLE = re.compile(
    r"\bE\.? ?O\.? ?1[23]\d{3}\b|\bSIPDIS\b|\bTAGS?:|\bSUBJ(?:ECT)?:|\b\d{6}Z [A-Z]{3} \d\d\b"
    r"|(?:^|\s|¶)\d{1,2}[.)] {0,3}\((?:U|SBU|C|S|LOU|U//?FOUO|C/NF|S/NF)\)"
)
_CABLE_SIGNS = 3
_REFERENCE = re.compile(r"\b\d\d[A-Z]{3,30}\d{1,6}(?:_[a-z])?\b")
_DAY = re.compile(r"\b(?:19|20)\d\d[-/ ](?:\d\d|[A-Z][a-z]+)[-/ ]\d{1,2}\b")
_TABLE_MAX = 1500
# A main text that is a smaller part of the page than this was guessed wrongly.
_MAIN_LEAST = 200
_ITEM = 30
"""Characters of an item of a list that is text rather than a menu, on the average."""
_ITEMS_MOST = 50_000
"""Items and links of lists looked at: broken markup can put each list into all those before it."""
_PUBLISHED = (
    'meta[property="article:published_time"]', 'meta[name="article:published_time"]',
    'meta[itemprop="datePublished"]', 'meta[name="pubdate"]', 'meta[name="publishdate"]',
    'meta[name="publish-date"]', 'meta[name="date"]', 'meta[name="DC.date.issued"]',
    'meta[name="DC.date"]', 'meta[name="dcterms.date"]', 'time[itemprop="datePublished"]',
    "time[datetime]",
)  # fmt: skip
_IN_SCRIPT = re.compile(r'"datePublished"\s{0,4}:\s{0,4}"(\d{4}-\d\d-\d\d)')
_TITLE_SPLIT = re.compile(r"\s+[|–—»·-]{1,2}\s+")


def read(data: bytes) -> str:
    """The page's text, its lines ended by line feeds.

    Raises:
        ReadError: The bytes are no web page.
    """
    source = decoded(data)
    try:
        tree = HTMLTree.parse(flattened(source))
        body = tree.body
        if body is None:
            return ""
        return _cable(body) or _article(tree, body, source)
    except (ValueError, RuntimeError) as error:
        raise ReadError("unreadable", "The page's markup cannot be read.") from error


# Lists of nodes are asked for by `.values()`: going through such a list itself takes time that
# grows with the square of its length.


def _text(node: ElementNode | HTMLTree, main: bool = False, hidden: bool = True) -> str:
    page = node if isinstance(node, HTMLTree) else node.html
    text = extract_plain_text(
        page, main_content=main, alt_texts=False, comments=False, hidden_elements=hidden
    )
    return text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")


def _plain(node: Node) -> str:
    """All text of a node in one string, hidden text included."""
    return node.text or ""


def _all(node: ElementNode | DocumentNode | None, selector: str) -> list[ElementNode]:
    """All elements below a node that a CSS selector names."""
    return node.query_selector_all(selector).values() if node else []


def _cable(body: ElementNode) -> str:
    """The cable that a page shows, below the archive's table; "" where it shows none."""
    if _signs(body) < _CABLE_SIGNS:
        return ""
    node = _innermost(body)
    table = _table(body, node)
    return f"{table}\n\n{_text(node)}" if table else _text(node)


def _signs(node: ElementNode) -> int:
    return len({found.strip()[:4] for found in _CABLE.findall(_plain(node))})


def _innermost(body: ElementNode) -> ElementNode:
    """The smallest element that holds all signs of a cable that the page shows."""
    node, whole = body, len(_CABLE.findall(_plain(body)))
    while True:
        inner = [
            child
            for child in node.child_nodes.values()
            if isinstance(child, ElementNode) and len(_CABLE.findall(_plain(child))) == whole
        ]
        if not inner:
            return node
        node = inner[0]


def _table(body: ElementNode, node: ElementNode) -> str:
    """The archive's table of reference, day, classification and origin, one row a line."""
    if _heads(_plain(node)):
        return ""
    for name in ("table", "dl", "ul", "div", "section"):
        for found in _all(body, name):
            if len(_plain(found)) > _TABLE_MAX or not _REFERENCE.search(_plain(found)):
                continue
            text = _text(found)
            if _heads(text) and not _CABLE.search(text):
                return text
    return ""


def _heads(text: str) -> bool:
    head = text[:_TABLE_MAX]
    return bool(_REFERENCE.search(head) and _DAY.search(head))


def _article(tree: HTMLTree, body: ElementNode, source: str) -> str:
    """Publisher, title and day as lines above the main text."""
    _keep_lists(tree, body)
    text = _text(tree, main=True, hidden=False)
    if len(text) < _MAIN_LEAST:
        whole = _text(tree)
        text = whole if len(whole) > 2 * len(text) else text
    if not text.strip():
        return ""
    title, publisher = _title(tree, body, text), _named(tree, 'meta[property="og:site_name"]')
    day = _published(tree, source)
    head = [publisher, "" if title in text[:600] else title, f"Published: {day}" if day else ""]
    lines = "\n\n".join(line for line in head if line)
    return f"{lines}\n\n{text}" if lines else text


def _keep_lists(tree: HTMLTree, body: ElementNode) -> None:
    """Turn lists of sentences into paragraphs: short lists pass for menus with the extractor."""
    left = _ITEMS_MOST
    for found in _all(body, "ul"):
        if found.parent is None or found.parent.tag in ("li", "ul"):
            continue
        inside, links = found.child_nodes.values(), _all(found, "a")
        left -= len(inside) + len(links)
        if left < 0:
            return
        items = [" ".join(_plain(one).split()) for one in inside if one.tag == "li"]
        linked = sum(len(_plain(one)) for one in links)
        length = sum(map(len, items))
        if not items or length < _ITEM * len(items) or linked > 0.3 * length:
            continue
        for item in items:
            paragraph = tree.create_element("p")
            if paragraph is not None:
                paragraph.text = f"• {item}"
                found.before(paragraph)
        found.decompose()


def _title(tree: HTMLTree, body: ElementNode, text: str) -> str:
    """The page's headline: its one first-order heading, else what it gives to those who link."""
    headings = [" ".join(_plain(one).split()) for one in _all(body, "h1")]
    for heading in headings:
        if len(headings) == 1 and heading or heading and heading in text[:600]:
            return heading
    named = _named(tree, 'meta[property="og:title"]') or " ".join((tree.title or "").split())
    return _TITLE_SPLIT.split(named)[0]


def _named(tree: HTMLTree, selector: str) -> str:
    values = [one.getattr("content") or "" for one in _all(tree.document, selector)[:1]]
    return " ".join(" ".join(values).split())[:200]


def _published(tree: HTMLTree, source: str) -> str:
    """The day that the page's metadata state ("2012-03-05"); "" where they state none."""
    for selector in _PUBLISHED:
        for found in _all(tree.document, selector)[:1]:
            value = (found.getattr("content") or found.getattr("datetime") or "")[:10]
            if _is_day(value):
                return value
    in_script = _IN_SCRIPT.search(source)
    return in_script.group(1) if in_script and _is_day(in_script.group(1)) else ""


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10
