"""The Internet Printing Protocol as CUPS speaks it: one request, one answer, over HTTP.

Source: RFC 8010 (encoding), RFC 8011 (operations and attributes).
"""

import http.client
import socket
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

VERSION = b"\x01\x01"  # CUPS answers 1.1 as well as 2.0
CONTENT_TYPE = "application/ipp"
OPERATION_GROUP, END_OF_GROUPS, FIRST_VALUE, FIRST_KNOWN = 0x01, 0x03, 0x10, 0x20
INTEGER, BOOLEAN, ENUM = 0x21, 0x22, 0x23
NAME, KEYWORD, URI, CHARSET, LANGUAGE, MIME = 0x42, 0x44, 0x45, 0x47, 0x48, 0x49
MAX_ANSWER = 1 << 20  # bytes; more is no answer to what we ask

Value = int | bool | str | None
Sent = tuple[int | str, ...]
Attributes = Mapping[str, tuple[Value, ...]]


class Operation(IntEnum):
    PRINT_JOB = 0x0002
    CANCEL_JOB = 0x0008
    GET_JOB_ATTRIBUTES = 0x0009
    GET_PRINTER_ATTRIBUTES = 0x000B


@dataclass(frozen=True)
class Answer:
    """status: RFC 8011, appendix B; below 0x0100 is success. A value that is none ("unknown") is None."""

    status: int
    attributes: Attributes

    @property
    def is_ok(self) -> bool:
        return self.status < 0x0100

    def first(self, name: str) -> Value:
        return next(iter(self.attributes.get(name, ())), None)


class NoIpp(OSError):
    """What came back is no IPP: another program listens there, or the answer was cut short."""


class HttpRefused(OSError):
    """HTTP itself said no (a login, another path, encryption), so the request was never looked at."""


class _LocalConnection(http.client.HTTPConnection):
    """HTTP over a Unix socket, as CUPS does it on its own machine."""

    def __init__(self, path: str, timeout: float) -> None:
        super().__init__("localhost", timeout=timeout)
        self._path = path

    def connect(self) -> None:
        family = getattr(socket, "AF_UNIX", None)
        if family is None:
            raise OSError("this system has no such sockets")
        wire = socket.socket(family, socket.SOCK_STREAM)
        wire.settimeout(self.timeout)
        try:
            wire.connect(self._path)
        except OSError:
            wire.close()
            raise
        self.sock = wire


def connect(where: str | tuple[str, int], timeout_s: float) -> http.client.HTTPConnection:
    """A line to a print server: the path of its socket, or its host and port. Raises OSError."""
    line = (
        _LocalConnection(where, timeout_s)
        if isinstance(where, str)
        else http.client.HTTPConnection(*where, timeout=timeout_s)
    )
    line.connect()
    return line


def ask(line: http.client.HTTPConnection, path: str, request: bytes) -> Answer:
    """The answer to an encoded request. Raises HttpRefused, NoIpp, or OSError when the line breaks."""
    try:
        line.request("POST", path, request, {"Content-Type": CONTENT_TYPE})
        reply = line.getresponse()
        body = reply.read(MAX_ANSWER)
    except http.client.HTTPException as error:
        raise NoIpp(f"no HTTP: {error!r}") from error
    if 400 <= reply.status < 500:
        raise HttpRefused(f"HTTP {reply.status} {reply.reason}")
    if reply.status != http.client.OK:
        raise NoIpp(f"HTTP {reply.status} {reply.reason}")
    return decode(body)


def encode(operation: Operation, attributes: Mapping[str, Sent], data: bytes = b"") -> bytes:
    """A request. attributes: name -> its tag and values, in the order that RFC 8011, 4.1.4 to 4.1.6 want."""
    always = {"attributes-charset": (CHARSET, "utf-8"), "attributes-natural-language": (LANGUAGE, "en")}
    parts = [VERSION, struct.pack(">HI", operation, 1), bytes([OPERATION_GROUP])]
    for name, (tag, *values) in (always | dict(attributes)).items():
        for nth, value in enumerate(values):  # from the second on without a name
            packed = struct.pack(">i", value) if isinstance(value, int) else str(value).encode()
            parts.append(bytes([int(tag)]) + _counted(b"" if nth else name.encode()) + _counted(packed))
    return b"".join(parts) + bytes([END_OF_GROUPS]) + data


def _counted(data: bytes) -> bytes:
    return struct.pack(">H", len(data)) + data


def decode(body: bytes) -> Answer:
    """The status and all attributes of all groups. Raises NoIpp for anything else."""
    try:
        status = struct.unpack_from(">H", body, 2)[0]
        return Answer(status, _attributes(body, 8))
    except (struct.error, IndexError) as error:
        raise NoIpp("the answer is cut short") from error


def _attributes(body: bytes, at: int) -> Attributes:
    found: dict[str, tuple[Value, ...]] = {}
    name = ""
    while (tag := body[at]) != END_OF_GROUPS:
        at += 1
        if tag < FIRST_VALUE:  # a new group
            continue
        called, at = _take(body, at)
        raw, at = _take(body, at)
        name = called.decode("utf-8", "replace") or name  # no name: one more value of the same
        found[name] = (*found.get(name, ()), _value(tag, raw))
    return found


def _take(body: bytes, at: int) -> tuple[bytes, int]:
    size = struct.unpack_from(">H", body, at)[0]
    end = at + 2 + size
    if end > len(body):
        raise IndexError(end)
    return body[at + 2 : end], end


def _value(tag: int, raw: bytes) -> Value:
    if tag < FIRST_KNOWN:  # unknown, no-value, unsupported
        return None
    if tag in (INTEGER, ENUM):
        return int(struct.unpack(">i", raw)[0])
    if tag == BOOLEAN:
        return raw != b"\x00"
    return raw.decode("utf-8", "replace")
