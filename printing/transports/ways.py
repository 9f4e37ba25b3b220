"""Which way to a printer a url names."""

import os
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from fulfilment.errors import SettingsWrong
from printing.transports.files import AppendTransport, FolderTransport
from printing.transports.tcp import RAW_PORT, TcpTransport
from printing.transports.transport import Transport
from printing.transports.twin import TwinTransport


def open_transport(url: str) -> Transport:
    """The way that url names.

    tcp://host:port (port 9100 if none; ?status=no for a printer that never answers), file:///folder,
    file:///labels.zpl (a suffix: all labels in that file), virtual://NAME.
    Raises SettingsWrong for any other url.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise SettingsWrong(f"printer {url!r} has no such port") from error
    match parts.scheme:
        case "tcp" if parts.hostname:
            answers = parse_qs(parts.query).get("status") != ["no"]
            return TcpTransport(parts.hostname, RAW_PORT if port is None else port, answers)
        case "file" if parts.path.strip("/"):
            path = _local_path(parts.netloc, unquote(parts.path))
            return AppendTransport(path) if path.suffix and not path.is_dir() else FolderTransport(path)
        case "virtual":
            return TwinTransport(unquote(parts.netloc or parts.path.strip("/")) or "printer")
    raise SettingsWrong(
        f"printer {url!r}", advice="Write the printer as tcp://host:9100, file:///folder or virtual://name."
    )


def _local_path(host: str, path: str) -> Path:
    """file:///C:/labels on Windows loses its first slash; file://./labels is relative to here."""
    if host == ".":
        return Path("." + path)
    return Path(path[1:] if os.name == "nt" and path[2:3] == ":" else path)
