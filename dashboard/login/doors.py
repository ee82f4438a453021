"""Pages that stand before the login: plain HTML without scripts."""

from html import escape

from starlette.responses import HTMLResponse

_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Mekong TIP Atlas</title>
<link rel="icon" href="data:,">
<style>body{{font:1.1rem/1.5 sans-serif;max-width:32rem;margin:15vh auto;padding:0 1rem;
color-scheme:light dark}}</style>
<h1>Mekong TIP Atlas</h1><p>{words}</p><p><a href="{address}">{link}</a></p></html>"""
LOGIN = "/login"


def sign_in() -> HTMLResponse:
    """The page for who is not signed in."""
    words = "Sign in to read. Sessions end when nothing is done for a while, and when you sign out."
    return _page(words, "Sign in", 401)


def refused(name: str) -> HTMLResponse:
    """The page for who is known to the provider and not to the atlas."""
    words = f"{name} is not among those who may read here: ask who runs this atlas to add you."
    return _page(words, "Sign in as someone else", 403)


def _page(words: str, link: str, status: int) -> HTMLResponse:
    page = _PAGE.format(words=escape(words), address=LOGIN, link=link)
    return HTMLResponse(page, status)
