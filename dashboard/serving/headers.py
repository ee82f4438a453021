"""Headers of every response, and the last place where an error ends."""

import base64
import hashlib
import logging
import uuid
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SHELL = Path(streamlit.__file__).parent / "static" / "index.html"
"""The page that loads Streamlit's own scripts."""
_UNSET = "Access-Control-Allow-Origin", "Access-Control-Allow-Credentials"
"""Nothing here is for pages of other origins."""
_LASTING = ("/static/",)
"""What may stay in a browser's cache: the shell's own scripts."""

log = logging.getLogger(__name__)


class _InlineScripts(HTMLParser):
    """Gathers the texts of scripts that stand in the page itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag == "script" and "src" not in dict(attrs)

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found.append(data)


def inline_scripts(page: str) -> list[str]:
    """The scripts that stand in a page, in order."""
    reader = _InlineScripts()
    reader.feed(page)
    return reader.found


def policy(scripts: Sequence[str] = ()) -> str:
    """The Content-Security-Policy: everything from this server, nothing evaluated.

    Styles may stand in elements, as Streamlit and Plotly write them there; no script may, apart
    from those given.

    Args:
        scripts: Texts of inline scripts that may run.
    """
    hashes = [base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts]
    allowed = " ".join(["'self'", "'wasm-unsafe-eval'", *(f"'sha256-{h}'" for h in hashes)])
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {allowed}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "manifest-src 'self'",
            "media-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        ]
    )


def fixed(*, secure: bool) -> dict[str, str]:
    """The headers that every response has.

    Args:
        secure: Whether people reach the server by TLS only.
    """
    shell = policy(inline_scripts(SHELL.read_text(encoding="utf-8")))
    headers = {
        "Content-Security-Policy": shell,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "X-Robots-Tag": "noindex",
    }
    return headers | ({"Strict-Transport-Security": "max-age=31536000"} if secure else {})


class Headers:
    """ASGI middleware, the outermost: fixed headers, and a plain sentence for an error.

    The log has the error with its number; the reader gets the number.
    """

    def __init__(self, app: ASGIApp, *, secure: bool = False) -> None:
        """Wraps an application."""
        self._app = app
        self._secure = secure
        self._fixed = fixed(secure=secure)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or open a websocket."""
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            if message["type"] in ("http.response.start", "websocket.http.response.start"):
                begun = True
                self._finish(message, scope.get("path", ""))
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except Exception:
            if scope["type"] == "lifespan":
                raise
            number = uuid.uuid4().hex[:8]
            log.exception("%s %s failed, error %s", scope["type"], scope.get("path"), number)
            if scope["type"] == "http" and not begun:
                words = f"Something went wrong (error {number}); the server's log says more."
                await PlainTextResponse(words, 500)(scope, receive, sending)

    def _finish(self, message: Message, path: str) -> None:
        headers = MutableHeaders(scope=message)
        for name in _UNSET:
            del headers[name]
        headers.update(self._fixed)
        if self._secure:
            message["headers"] = [_secured(name, value) for name, value in message["headers"]]
            headers = MutableHeaders(scope=message)
        if not path.startswith(_LASTING):
            headers["Cache-Control"] = "no-store" if not path.startswith("/app/") else "no-cache"


def _secured(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    """A cookie that is sent by TLS only; other headers as they are."""
    if name.lower() == b"set-cookie" and b"; secure" not in value.lower():
        return name, value + b"; Secure"
    return name, value
