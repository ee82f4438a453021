"""Text of documents as safe HTML: the only way by which their words reach the page as markup."""

import html
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

CONTEXT = 280
"""Characters of the paragraph shown on either side of a claim."""

_ADDRESS = re.compile(r"https?(?=:)|www(?=\.)|@", re.IGNORECASE)
"""After these the markdown of GitHub's kind finds a link in plain text."""
_BREAK = re.compile(r"[.!?]\s")
_VISIBLE_CONTROLS = frozenset("\n\t")


@dataclass(frozen=True, slots=True)
class Highlight:
    """A span of a passage's text, [start, end) in code points, to be marked.

    Attributes:
        start: First code point.
        end: One past the last.
        claim_id: The claim it belongs to.
        words: What the claim says, for the tooltip.
        support: True for words that the claim needs beside its main span.
        chosen: True for the claim that the reader came for.
        found: True for words that were searched for, which belong to no claim.
        number: The claim's number in its paragraph, shown before its first words; 0 shows none.
    """

    start: int
    end: int
    claim_id: str
    words: str = ""
    support: bool = False
    chosen: bool = False
    found: bool = False
    number: int = 0


def escape(text: object) -> str:
    """Text that is inert as HTML content and as an attribute's value.

    Controls that turn the direction of text (bidi marks), other control and unassigned format
    characters and lone surrogates come out as their code point, so that what is read is what is
    there. Zero-width joiners stay: Lao, Khmer and Burmese need them.
    """
    return html.escape("".join(_plain(character) for character in str(text)), quote=True)


def inert(text: object) -> str:
    """Text that markdown shows as it is, for the labels of widgets: no link, image or style.

    Addresses become links even where every sign is escaped: a word joiner, which nobody sees,
    breaks them.
    """
    plain = "".join(_plain(character) for character in str(text))
    broken = _ADDRESS.sub("\\g<0>\u2060", " ".join(plain.split()))
    return re.sub(r"([\\`*_{}\[\]()<>#+\-.!|~$:&^=])", r"\\\1", broken)


def _plain(character: str) -> str:
    if character in _VISIBLE_CONTROLS or character in "\u200b\u200c\u200d\u00ad":
        return character
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co"):
        return f"[U+{ord(character):04X}]"
    return character


def marked(
    text: str, highlights: Iterable[Highlight], start: int = 0, end: int | None = None
) -> str:
    """A stretch of a passage as HTML, the claims in it highlighted; overlaps are cut up.

    Args:
        text: The passage's text.
        highlights: Spans into text; those outside [start, end) are ignored.
        start: First code point shown.
        end: One past the last shown; None is the end of the text.
    """
    stop = len(text) if end is None else min(end, len(text))
    spans = [span for span in highlights if span.start < stop and span.end > start]
    cuts = {start, stop}
    for span in spans:
        cuts |= {max(span.start, start), min(span.end, stop)}
    edges = sorted(cuts)
    named: set[str] = set()
    parts: list[str] = []
    for first, last in zip(edges, edges[1:], strict=False):
        here = [span for span in spans if span.start <= first and span.end >= last]
        parts.append(_piece(text[first:last], here, named))
    return "".join(parts)


def _piece(text: str, spans: Sequence[Highlight], named: set[str]) -> str:
    if not spans:
        return escape(text)
    claims = [span for span in spans if not span.found]
    kinds = ["claim"] if claims else []
    if claims and all(span.support for span in claims):
        kinds.append("support")
    if any(span.chosen for span in claims):
        kinds.append("chosen")
    if len({span.claim_id for span in claims}) > 1:
        kinds.append("several")
    if len(claims) < len(spans):
        kinds.append("found")
    anchors = ""
    for span in claims:
        if not span.support and span.claim_id not in named:
            named.add(span.claim_id)
            number = f' class="number" data-number="{span.number}"' if span.number else ""
            anchors += f'<span id="{anchor(span.claim_id)}"{number}></span>'
    words = escape("; ".join(dict.fromkeys(span.words for span in claims if span.words)))
    titled = f' title="{words}"' if claims else ""
    return f'{anchors}<mark class="{" ".join(kinds)}"{titled}>{escape(text)}</mark>'


def anchor(claim_id: str) -> str:
    """The id of the element where a claim begins in the reader."""
    return "claim-" + re.sub(r"[^0-9A-Za-z_-]", "-", claim_id)


def excerpt(text: str, highlights: Sequence[Highlight], context: int = CONTEXT) -> str:
    """The sentences around the highlights as HTML, cut at sentence ends, with dots where cut."""
    first = min((span.start for span in highlights), default=0)
    last = max((span.end for span in highlights), default=0)
    start, end = _widened(text, first, last, context)
    before = "… " if start > 0 else ""
    after = " …" if end < len(text) else ""
    return f"{before}{marked(text, highlights, start, end)}{after}"


def _widened(text: str, first: int, last: int, context: int) -> tuple[int, int]:
    """A stretch around [first, last): up to `context` more on each side, whole sentences first."""
    low, high = max(0, first - context), min(len(text), last + context)
    start, end = low, high
    if low > 0:
        found = _BREAK.search(text, low, first)
        start = found.end() if found else text.rfind(" ", low, first) + 1 or low
    if high < len(text):
        breaks = [match.end() for match in _BREAK.finditer(text, last, high)]
        end = breaks[-1] if breaks else max(text.rfind(" ", last, high), last)
    return start, end


def badge(marking: str | None) -> str:
    """A portion marking as HTML; a passage without one shows none."""
    return f'<span class="marking">{escape(marking)}</span> ' if marking else ""


def card(headline: str, body: str, facts: Mapping[str, str | None]) -> str:
    """A claim as HTML: what it says, its words, and a line for each thing known about it.

    Args:
        headline: Plain text.
        body: HTML from `excerpt`.
        facts: Plain text by plain label; those that are None are left out.
    """
    return (
        f'<article class="evidence"><h4>{escape(headline)}</h4>'
        f'<blockquote dir="auto">{body}</blockquote>{listed(facts)}</article>'
    )


def heading(title: str, facts: Mapping[str, str | None]) -> str:
    """A document's title and what is known about it as HTML; arguments as in `card`."""
    return f'<article class="evidence document"><h3>{escape(title)}</h3>{listed(facts)}</article>'


def legend(marks: Iterable[tuple[str, str, str]]) -> str:
    """A legend as HTML.

    Args:
        marks: Sign (one character), colour (#rrggbb) and words of each.
    """
    items = "".join(
        f'<li><span class="sign" style="color:{escape(colour)}">{escape(sign)}</span>'
        f"{escape(words)}</li>"
        for sign, colour, words in marks
    )
    return f'<ul class="legend">{items}</ul>'


def listed(facts: Mapping[str, str | None]) -> str:
    """A line for each thing known as HTML; arguments as in `card`."""
    lines = "".join(
        f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>"
        for name, value in facts.items()
        if value is not None
    )
    return f"<dl>{lines}</dl>"


def way_down(number: int, name: str) -> str:
    """A link to where the evidence begins, for windows in which it stands below the chart, as HTML.

    Args:
        number: Marks that are selected.
        name: As in `beginning`.
    """
    marks = "1 mark is" if number == 1 else f"{number:,} marks are"
    return (
        f'<p class="to-evidence">{marks} selected: '
        f'<a href="#evidence-{escape(name)}">read the sentences</a></p>'
    )


def beginning(name: str) -> str:
    """The place that `way_down` leads to as HTML."""
    return f'<div class="evidence-begins" id="evidence-{escape(name)}"></div>'


def snippet(text: str, spans: Sequence[tuple[int, int]], width: int = 300) -> str:
    """The part of a passage that holds most of the words found, as HTML, these marked.

    Args:
        text: The passage's text.
        spans: Where the words stand, [start, end) in code points, in order; at least one.
        width: Characters, about.
    """
    inside = _densest(spans, width // 2)
    start, end = _widened(text, inside[0][0], inside[-1][1], width // 4)
    found = [Highlight(first, last, "", found=True) for first, last in spans]
    before = "… " if start > 0 else ""
    after = " …" if end < len(text) else ""
    return f"{before}{marked(text, found, start, end)}{after}"


def _densest(spans: Sequence[tuple[int, int]], width: int) -> Sequence[tuple[int, int]]:
    """The stretch of spans within a width that has most of them, the first such."""
    last, best = 0, spans[:1]
    for first in range(len(spans)):
        last = max(last, first + 1)
        while last < len(spans) and spans[last][1] <= spans[first][0] + width:
            last += 1
        if last - first > len(best):
            best = spans[first:last]
    return best
