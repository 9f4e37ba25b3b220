"""Which way to a printer a url names. Building one touches nothing."""

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from fulfilment.errors import SettingsWrong
from printing.transports.device import DeviceTransport
from printing.transports.files import AppendTransport, FolderTransport
from printing.transports.serial_line import FLOWS, LineSettings, SerialTransport
from printing.transports.spooler import SpoolerTransport
from printing.transports.tcp import RAW_PORT, TcpTransport
from printing.transports.transport import Transport
from printing.transports.twin import TwinTransport
from printing.transports.usb_port import UsbTransport

FORMS = {
    "tcp": "tcp://host:9100 (?status=no for a printer that never answers)",
    "usb": "usb://0a5f:0164 or usb://0a5f:0164/SERIAL, as lsusb shows them (?status=no)",
    "serial": "serial:///dev/ttyUSB0?baud=115200&flow=rtscts or serial://COM3?baud=9600"
    " (also bits, parity, stop, status=no)",
    "cups": "cups://QUEUE or cups://host:631/QUEUE (?socket=/path of a CUPS of one's own)",
    "spooler": "spooler://NAME, as Windows shows it, a blank as %20",
    "file": "file:///folder, file:///labels.zpl or file:///dev/usb/lp0",
    "virtual": "virtual://NAME",
}


class _Written(NamedTuple):
    """A url in its parts: host as it is written (a urlsplit would change its capitals), path without /."""

    host: str
    path: str
    options: Mapping[str, str]

    def allow(self, *names: str) -> None:
        if strange := set(self.options) - set(names):
            raise ValueError(f"there is no {', '.join(sorted(strange))}")

    def answers(self) -> bool:
        return _one_of("status", self.options.get("status", "yes"), ("yes", "no")) == "yes"

    def name(self) -> str:
        return unquote(self.host or self.path)


def open_transport(url: str) -> Transport:
    """The way that url names; FORMS shows how each is written.

    Raises SettingsWrong for any other url, saying what is wrong and how to write it.
    """
    scheme, _, _ = url.partition("://")
    forms = FORMS.get(scheme, ", ".join(f"{one}://" for one in FORMS))
    try:
        parts = urlsplit(url)
        options = dict(parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query)))
        return _WAYS[scheme](_Written(parts.netloc, parts.path.strip("/"), options))
    except KeyError as error:
        why = "no such way to a printer"
        raise SettingsWrong(
            f"printer {url!r}: {why}; write {forms}", "Mend the printer's address."
        ) from error
    except ValueError as error:
        raise SettingsWrong(
            f"printer {url!r}: {error}; write {forms}", advice="Mend the printer's address."
        ) from error


def _tcp(written: _Written) -> Transport:
    written.allow("status")
    host, port = _host_and_port(written.host, RAW_PORT)
    return TcpTransport(host, port, written.answers())


def _usb(written: _Written) -> Transport:
    written.allow("status")
    ids = re.fullmatch(r"([0-9a-fA-F]{1,4}):([0-9a-fA-F]{1,4})", written.host)
    if ids is None:
        raise ValueError(f"{written.host!r} is no vendor:product")
    return UsbTransport(int(ids[1], 16), int(ids[2], 16), unquote(written.path), written.answers())


def _serial(written: _Written) -> Transport:
    written.allow("baud", "bits", "parity", "stop", "flow", "status")
    options = written.options
    port = unquote(written.host) or "/" + unquote(written.path)
    if port == "/":
        raise ValueError("which port")
    usual = LineSettings()
    settings = LineSettings(
        baud=_number("baud", options, usual.baud, range(110, 4_000_001)),
        bits=_number("bits", options, usual.bits, range(7, 9)),
        parity=_one_of("parity", options.get("parity", usual.parity).upper(), ("N", "E", "O")),
        stop=_number("stop", options, usual.stop, range(1, 3)),
        flow=_one_of("flow", options.get("flow", usual.flow), FLOWS),
    )
    return SerialTransport(port, settings, written.answers())


def _cups(written: _Written) -> Transport:
    from printing.transports.cups import PORT, CupsTransport  # HTTP: 20 ms of every start

    written.allow("socket")
    socket = written.options.get("socket") or None
    if not written.host or not written.path:
        return CupsTransport(_queue(written.name()), socket)
    if socket:
        raise ValueError("a host or a socket, not both")
    return CupsTransport(_queue(unquote(written.path)), _host_and_port(written.host, PORT))


def _queue(name: str) -> str:
    """Source: lpadmin(8): no blank, no /, no #."""
    if not re.fullmatch(r"[^\s/#]+", name):
        raise ValueError(f"{name!r} is no queue")
    return name


def _spooler(written: _Written) -> Transport:
    written.allow()
    if not written.name():
        raise ValueError("which printer")
    return SpoolerTransport(written.name())


def _file(written: _Written) -> Transport:
    written.allow()
    if not written.path:
        raise ValueError("which folder")
    path = _local_path(written.host, "/" + unquote(written.path))
    if path.parts[:2] == ("/", "dev") and path.parts[2:3] != ("shm",):
        return DeviceTransport(path)
    return AppendTransport(path) if path.suffix and not path.is_dir() else FolderTransport(path)


def _virtual(written: _Written) -> Transport:
    written.allow()
    return TwinTransport(written.name() or "printer")


_WAYS: Mapping[str, Callable[[_Written], Transport]] = {
    "tcp": _tcp,
    "usb": _usb,
    "serial": _serial,
    "cups": _cups,
    "spooler": _spooler,
    "file": _file,
    "virtual": _virtual,
}


def _host_and_port(written: str, usual: int) -> tuple[str, int]:
    parts = urlsplit(f"//{written}")  # its own error names a port that is none
    if not parts.hostname or parts.username is not None:
        raise ValueError("which host")
    return parts.hostname, usual if parts.port is None else parts.port


def _number(name: str, options: Mapping[str, str], usual: int, allowed: range) -> int:
    if name not in options:
        return usual
    if not options[name].isdecimal() or int(options[name]) not in allowed:
        raise ValueError(f"{name} is {allowed[0]} to {allowed[-1]}, not {options[name]!r}")
    return int(options[name])


def _one_of(name: str, said: str, allowed: tuple[str, ...]) -> str:
    if said not in allowed:
        raise ValueError(f"{name} is one of {', '.join(allowed)}, not {said!r}")
    return said


def _local_path(host: str, path: str) -> Path:
    """file:///C:/labels on Windows loses its first slash; file://./labels is relative to here."""
    if host == ".":
        return Path("." + path)
    return Path(path[1:] if os.name == "nt" and path[2:3] == ":" else path)
