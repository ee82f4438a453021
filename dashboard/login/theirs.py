"""What Streamlit's own login answers and sets: its cookies, which stay here, and who signed in."""

import json

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value

BEGIN = "_streamlit_user"
"""How the names of the cookies begin that it sets."""


async def inner(app: ASGIApp, scope: Scope, receive: Receive) -> tuple[int, Headers, bytes]:
    """What the application behind answers: status, headers, body."""
    start: Message = {}
    body: list[bytes] = []

    async def hold(message: Message) -> None:
        if message["type"] == "http.response.start":
            start.update(message)
        elif message["type"] == "http.response.body":
            body.append(message.get("body", b""))

    await app(scope, receive, hold)
    return start["status"], Headers(raw=start["headers"]), b"".join(body)


def cookies(headers: Headers) -> dict[str, str]:
    """The cookies of Streamlit's login that an answer sets."""
    pairs = (line.split(";", 1)[0].partition("=") for line in headers.getlist("set-cookie"))
    return {
        name.strip(): value.strip('"')
        for name, _, value in pairs
        if name.startswith(BEGIN) and value.strip('"')
    }


def claims(kept: dict[str, str]) -> dict[str, object] | None:
    """Who signed in, as the provider says; None where nobody did."""
    secret = get_cookie_secret()

    def single(name: str) -> bytes | None:
        value = kept.get(name)
        return decode_signed_value(secret, name, value.encode("latin-1")) if value else None

    written = get_cookie_with_chunks(single, BEGIN)
    return None if written is None else json.loads(written)


def copy_cookies(headers: Headers, answer: Response) -> None:
    """Give on the cookies of an answer that are not of Streamlit's login."""
    for line in headers.getlist("set-cookie"):
        if not line.startswith(BEGIN):
            answer.headers.append("set-cookie", line)


def redirected(status: int, headers: Headers) -> Response:
    """The same redirect, without Streamlit's cookies."""
    answer = Response(status_code=status, headers={"location": headers.get("location", "/")})
    copy_cookies(headers, answer)
    return answer
