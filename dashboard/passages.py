"""The text of a document as safe HTML: its paragraphs, with what each claims in the margin."""

from collections.abc import Iterable, Mapping, Sequence

from dashboard.evidence import Highlight, badge, escape, listed, marked


def paragraph(
    text: str,
    highlights: Sequence[Highlight],
    *,
    label: str | None = None,
    marking: str | None = None,
    part: str = "body",
    notes: Sequence[str] = (),
    ordinal: int = 0,
    chosen: bool = False,
) -> str:
    """A passage of the reader as HTML, what it claims beside it.

    Args:
        text: The passage's text.
        highlights: Claims in it.
        label: Its own number or letter.
        marking: Its portion marking.
        part: header, title, heading, body, signature or furniture.
        notes: HTML from `note`, one for each claim.
        ordinal: Its position in the document, for links to it.
        chosen: True for the passage that the reader came for: it is scrolled to.
    """
    number = f'<span class="label">{escape(label)}</span>' if label else ""
    margin = f'<span class="margin">{number}{badge(marking)}</span>'
    beside = f'<aside class="notes">{"".join(notes)}</aside>' if notes else ""
    return (
        f'<div id="paragraph-{ordinal}" class="passage {escape(part)}'
        f'{" chosen" if chosen else ""}">{margin}'
        f'<p dir="auto">{marked(text, highlights)}</p>{beside}</div>'
    )


def page(number: int) -> str:
    """Where a page of the source begins, as HTML."""
    return f'<p class="page">Page {number}</p>'


def note(
    number: int,
    sign: str,
    kind: str,
    headline: str,
    facts: Mapping[str, str | None],
    *,
    chosen: bool = False,
) -> str:
    """A claim in the margin as HTML: a line that opens to what is known about it.

    Args:
        number: Its number in the paragraph, as in its highlight.
        sign: One character that stands for its kind.
        kind: The kind in a word.
        headline: What it says, plain text.
        facts: As in `card`.
        chosen: True for the claim that the reader came for: it stands open.
    """
    return (
        f'<details class="note{" chosen" if chosen else ""}"{" open" if chosen else ""}>'
        f'<summary><span class="at">{number}</span> <span class="sign">{escape(sign)}</span> '
        f"<b>{escape(kind)}</b> {escape(headline)}</summary>{listed(facts)}</details>"
    )


def whole(paragraphs: Iterable[str]) -> str:
    """A document's passages and pages, as HTML from `paragraph` and `page`, in a pane to scroll."""
    return (
        '<section class="reader" tabindex="0" role="region" aria-label="Text of the document">'
        f"{''.join(paragraphs)}</section>"
    )


def links_to_paragraphs(words: str, ordinals: Sequence[int], most: int) -> str:
    """Links to the passages that hold words as HTML.

    Args:
        words: What was searched for.
        ordinals: Positions of the passages in the document.
        most: Links at most.
    """
    number = len(ordinals)
    told = f"{number} {'paragraph holds' if number == 1 else 'paragraphs hold'}" if number else ""
    links = " ".join(
        f'<a href="#paragraph-{ordinal}">{ordinal + 1}</a>' for ordinal in ordinals[:most]
    )
    more = f" and {number - most} more" if number > most else ""
    told = f"{told} words of" if told else "No paragraph holds words of"
    listed = f": no. {links}{more}" if links else ""
    return f'<nav class="found">{told} <q>{escape(words)}</q>{listed}</nav>'
