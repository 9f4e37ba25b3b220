"""One question to a carrier over HTTP, with a limit of time and of size for the whole answer."""

import http.client
import io
import socket
import ssl
from time import monotonic
from typing import cast
from urllib.parse import urlencode, urlsplit

from fulfilment.shipping.waybills import CarrierAway

MOST_BYTES = 8_000_000
_PIECE = 65_536
_FORM = "application/x-www-form-urlencoded; charset=utf-8"


def ask(url: str, form: dict[str, str] | None, timeout_s: float) -> bytes:
    """form is posted; None: the url is only fetched. Redirects are not followed.

    Raises CarrierAway: no connection, too late, too long, not status 200. It names the host, never the form.
    """
    host = urlsplit(url).hostname or ""
    try:
        status, data = _exchange(url, form, monotonic() + timeout_s, timeout_s)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise CarrierAway(f"{host}: {type(error).__name__}") from error
    if status != http.client.OK:
        raise CarrierAway(f"{host} answers {status}")
    return data


def _exchange(url: str, form: dict[str, str] | None, deadline: float, timeout_s: float) -> tuple[int, bytes]:
    wire = _wire(url, timeout_s)
    try:
        parts = urlsplit(url)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        body = None if form is None else urlencode(form).encode()
        headers = {"Connection": "close"} | ({} if form is None else {"Content-Type": _FORM})
        wire.request("GET" if form is None else "POST", path, body, headers)
        response = http.client.HTTPResponse(_Heard(_all_of(wire.sock, deadline)).as_socket())
        response.begin()
        return response.status, response.read()
    finally:
        wire.close()


def _wire(url: str, timeout_s: float) -> http.client.HTTPConnection:
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme == "https":
        return http.client.HTTPSConnection(
            host, parts.port, timeout=timeout_s, context=ssl.create_default_context()
        )
    return http.client.HTTPConnection(host, parts.port, timeout=timeout_s)


def _all_of(line: socket.socket, deadline: float) -> bytes:
    """Until the other side closes. A server that sends a byte a second meets the deadline too."""
    data = bytearray()
    while True:
        left = deadline - monotonic()
        if left <= 0:
            raise TimeoutError
        line.settimeout(left)
        piece = line.recv(_PIECE)
        if not piece:
            return bytes(data)
        data += piece
        if len(data) > MOST_BYTES:
            raise ValueError("too long")


class _Heard:
    """Bytes that have arrived, for http.client to take apart."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def makefile(self, mode: str) -> io.BytesIO:
        return io.BytesIO(self._data)

    def as_socket(self) -> socket.socket:
        return cast(socket.socket, self)  # http.client asks a socket for this one method alone
