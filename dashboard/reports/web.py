"""Reports as one HTML file: charts interactive, nothing asked of any network."""

from html import escape

import plotly.graph_objects as go
from plotly.offline import get_plotlyjs

from dashboard import fonts, palette
from dashboard.exports.page import CONFIG, document, scrolled
from dashboard.reports.paper import BANNERS, Grid, Paper, Picture, Quoted, Sheet

STYLE = """
body { margin: 0 auto; max-width: 60rem; padding: 0 1.5rem 2rem; background: %s; color: %s;
  font-family: %s; line-height: 1.45; }
.banner { text-align: center; font-weight: bold; padding: 0.4rem; }
.small, .notes li { font-size: 0.85rem; }
.fine { font-size: 0.75rem; }
.small, .fine, .notes li { color: %s; }
table { border-collapse: collapse; font-size: 0.85rem; }
th, td { text-align: left; vertical-align: top; padding: 0.25rem 0.6rem 0.25rem 0;
  border-bottom: 1px solid %s; }
blockquote { border-left: 3px solid #00609A; margin-left: 0; padding-left: 1rem; }
figure { margin: 1rem 0; }
mark { background: none; color: inherit; font-weight: bold; text-decoration: underline; }
"""


def to_html(paper: Paper) -> bytes:
    """The report as a page with fonts and plotly.js inside; its policy forbids any request."""
    tones = palette.ground("light")
    style = STYLE % (tones.background, tones.text, fonts.STACK, tones.muted, tones.grid)
    contents = "".join(
        f'<li><a href="#exhibit-{sheet.number}">{escape(sheet.title)}</a></li>'
        for sheet in paper.sheets
        if sheet.number
    )
    parts = [_sheet(sheet) for sheet in paper.sheets]
    notes = "".join(f'<li id="note-{n.number}">{escape(n.sentence)}</li>' for n in paper.notes)
    banner = f'<div class="banner">{BANNERS[paper.marking]}</div>'
    told = "".join(f'<p class="small">{escape(w)}</p>' for w in (paper.byline, *paper.statements))
    drawn = any(isinstance(sheet.body, Picture) for sheet in paper.sheets)
    script = f"<script>{get_plotlyjs()}</script>" if drawn else ""
    body = f"""{banner}
<h1>{escape(paper.title)}</h1>
{told}
<nav aria-label="Contents"><h2>Contents</h2><ol>{contents}</ol></nav>
{"".join(parts)}
<h2>Source notes</h2>
<ol class="notes">{notes}</ol>
<h2>Credits</h2>
<p class="small">{escape(paper.credits)}</p>
{banner}"""
    return document(paper.title, style, body, script)


def _sheet(sheet: Sheet) -> str:
    numbered = f"Exhibit {sheet.number}. " if sheet.number else ""
    heading = f"<h2>{numbered}{escape(sheet.title)} <small>({sheet.marking})</small></h2>"
    own = "".join(f"<p>{escape(w)}</p>" for w in sheet.words.split("\n") if w.strip())
    small = "".join(f'<p class="small">{escape(words)}</p>' for words in sheet.remarks)
    sources = ", ".join(f'<a href="#note-{number}">[{number}]</a>' for number in sheet.notes)
    if sources:
        small += f'<p class="small">Sources: {sources}.</p>'
    if sheet.link:
        shown = f"<code>{escape(sheet.link)}</code>"
        opens = f'<a href="{escape(sheet.link)}" rel="noreferrer">{shown}</a>'
        small += f'<p class="small">View: {opens if sheet.opens else shown}</p>'
    if sheet.fine:
        small += f'<p class="fine">{escape(sheet.fine)}</p>'
    ident = f' id="exhibit-{sheet.number}"' if sheet.number else ""
    return f"<section{ident}>{heading if sheet.title else ''}{_body(sheet)}{own}{small}</section>\n"


def _body(sheet: Sheet) -> str:
    match sheet.body:
        case Picture() as picture:
            figure = go.Figure(picture.figure)
            figure.update_layout(width=None)
            chart = figure.to_html(
                full_html=False,
                include_plotlyjs=False,
                config=CONFIG,
                div_id=f"chart-{sheet.number}",
            )
            told = escape(picture.alternative)
            held = scrolled(chart, f"Chart: {sheet.title}")
            return f'<figure aria-label="{told}">{held}</figure>'
        case Grid() as grid:
            return scrolled(_grid(grid), f"Table: {sheet.title}")
        case Quoted() as quoted:
            words = (
                f"{escape(quoted.before)}<mark>{escape(quoted.words)}</mark>{escape(quoted.after)}"
            )
            told = f"<strong>{escape(quoted.headline)}</strong><p>“{words}”</p>"
            return f"<blockquote>{told}</blockquote>"
        case None:
            return ""


def _grid(grid: Grid) -> str:
    head = "".join(f'<th scope="col">{escape(words)}</th>' for words in grid.headings)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(words)}</td>" for words in row) + "</tr>"
        for row in grid.rows
    )
    table = f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody>"
    return f"<table>{table}</table>"
