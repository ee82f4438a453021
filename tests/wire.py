"""A client that speaks the browser's part of Streamlit's websocket protocol."""

import socket
from dataclasses import dataclass, field
from types import TracebackType
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

PATIENCE = 120
"""Seconds for which an answer is waited for."""
XSRF = "_streamlit_xsrf"


@dataclass
class Wire:
    """One tab of a browser, without the browser.

    Attributes:
        address: Of the server, without a slash at the end.
        cookies: Those of the browser.
        origin: Of the page that opens it; None is the server's own, "" says none.
        host: The name under which a proxy is asked for it; None is the server's own.
        heard: Every frame that came, as bytes.
    """

    address: str
    cookies: dict[str, str] = field(default_factory=dict)
    origin: str | None = None
    host: str | None = None
    heard: list[bytes] = field(default_factory=list)

    def __enter__(self):
        token = self.cookies.get(XSRF, "")
        place = urlsplit(self.address)
        self._connecting = connect(
            f"ws://{self.host or place.netloc}/_stcore/stream",
            sock=socket.create_connection((place.hostname, place.port)),
            origin=self.address if self.origin is None else (self.origin or None),
            subprotocols=["streamlit", token] if token else ["streamlit"],
            additional_headers={"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())},
            max_size=None,
            open_timeout=PATIENCE,
            compression=None,
        )
        self._socket = self._connecting.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connecting.__exit__(kind, error, trace)

    def open(self, page: str = "", query: str = "") -> list[ForwardMsg]:
        """Asks for a page, and gives what the server says until the page stands."""
        asked = BackMsg()
        asked.rerun_script.page_name = page
        asked.rerun_script.query_string = query
        self._socket.send(asked.SerializeToString())
        said: list[ForwardMsg] = []
        while not said or not self._is_end(said[-1]):
            said.append(self.next())
        return said

    @staticmethod
    def _is_end(message: ForwardMsg) -> bool:
        return (
            message.WhichOneof("type") == "script_finished"
            and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
        )

    def next(self) -> ForwardMsg:
        """The next message of the server."""
        frame = self._socket.recv(timeout=PATIENCE)
        assert isinstance(frame, bytes)
        self.heard.append(frame)
        message = ForwardMsg()
        message.ParseFromString(frame)
        if message.WhichOneof("type") == "new_session":
            self._session = message.new_session.initialize.session_id
        return message

    def download(self, file_id: str) -> str:
        """Presses a button that makes a file; gives the file's address, or the error."""
        asked = BackMsg()
        asked.backend_operation_request.request_id = f"ask-{file_id}"
        asked.backend_operation_request.session_id = self._session
        asked.backend_operation_request.deferred_file.file_id = file_id
        self._socket.send(asked.SerializeToString())
        while True:
            answer = self.next()
            if answer.WhichOneof("type") == "backend_operation_response":
                told = answer.backend_operation_response
                return told.error_msg or told.deferred_file.url


def downloads(said: list[ForwardMsg]) -> dict[str, str]:
    """The buttons that download a file: what they say, and the file's id."""
    buttons = [
        message.delta.new_element.download_button
        for message in said
        if message.WhichOneof("type") == "delta"
        and message.delta.new_element.WhichOneof("type") == "download_button"
    ]
    return {button.label: button.deferred_file_id for button in buttons}
