"""Websockets open for pages of this server alone."""

import logging
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

log = logging.getLogger(__name__)


class SameOrigin:
    """ASGI middleware that refuses a websocket of a page that came from elsewhere.

    Streamlit would look for reasons to let it in, and ask a host of others for this machine's
    address on the way.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Wraps an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request or websocket pass, or close it before it opens."""
        if scope["type"] == "websocket":
            headers = Headers(scope=scope)
            origin, host = headers.get("origin"), headers.get("host", "")
            # Programs that are no browser name no origin.
            if origin is not None and urlsplit(origin).netloc.casefold() != host.casefold():
                log.warning(
                    "A page of %.200r was refused at %.200r: a proxy must pass the header Host "
                    "unchanged.",
                    origin,
                    host,
                )
                await send({"type": "websocket.close", "code": 1008})
                return
        await self._app(scope, receive, send)
