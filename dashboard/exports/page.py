"""Exhibits as one interactive HTML file that asks nothing of any network."""

from html import escape

import plotly.graph_objects as go
from plotly.offline import get_plotlyjs_version

from dashboard import fonts, palette
from dashboard.exports.exhibit import Exhibit

CONFIG = {
    "displaylogo": False,
    "responsive": True,
    "toImageButtonOptions": {"format": "svg"},
    "plotlyServerURL": "",
}
POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; "
    "img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'"
)
SCROLLED = """
.wide { overflow-x: auto; }
.wide > div { min-width: 42.5rem; }
"""
"""On a narrow screen a chart keeps the room that its words need, and is scrolled by itself."""
STYLE = """
body { margin: 0 auto; max-width: 1100px; padding: 1rem 1.5rem; background: %s; color: %s;
  font-family: %s; }
h1 { font-size: 1.4rem; margin: 0.5rem 0; }
p, li { font-size: 0.85rem; color: %s; margin: 0.3rem 0; }
h2 { font-size: 0.95rem; margin: 1rem 0 0.3rem; }
"""


def scrolled(content: str, name: str) -> str:
    """Markup that may be wider than the screen, in a frame that the keyboard scrolls too."""
    return (
        f'<div class="wide" role="region" tabindex="0" aria-label="{escape(name)}">{content}</div>'
    )


def document(title: str, style: str, body: str, head: str = "") -> bytes:
    """A whole page that holds its fonts and whose policy forbids any request.

    Args:
        title: Its title, as text.
        style: Its rules.
        body: Its markup.
        head: Further markup of its head.
    """
    page = f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<style>{fonts.rules_for(f"{body}{title}")}{style}{SCROLLED}</style>
{head}
</head>
<body>
{body}
</body>
</html>
"""
    return page.encode("utf-8", "replace")


def to_html(exhibit: Exhibit) -> bytes:
    """The exhibit as a page that holds plotly.js too."""
    figure = go.Figure(exhibit.figure)
    tones = palette.ground("light")
    figure.update_layout(paper_bgcolor=tones.background, plot_bgcolor=tones.background)
    chart = figure.to_html(full_html=False, include_plotlyjs=True, config=CONFIG, div_id="chart")
    sources = "".join(f"<li>{escape(source)}</li>" for source in exhibit.sources)
    style = STYLE % (tones.background, tones.text, fonts.STACK, tones.muted)
    tables = f"<p>Tables {escape(exhibit.snapshot)}.</p>" if exhibit.snapshot else ""
    made_by = f"Mekong TIP Atlas, plotly.js {get_plotlyjs_version()}"
    body = f"""<h1>{escape(exhibit.title)}</h1>
<p>{escape(exhibit.filter_sentence)} {escape(exhibit.counts)}.</p>
{scrolled(chart, exhibit.title)}
<h2>Sources</h2>
<ul>{sources or "<li>none</li>"}</ul>
{tables}<p>{escape(exhibit.credits)}</p>"""
    return document(exhibit.title, style, body, f'<meta name="generator" content="{made_by}">')
