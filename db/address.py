"""Where the shared database is: its URL, checked before anything is sent there."""

import ipaddress
import os
from dataclasses import dataclass
from math import ceil
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict

from fulfilment.errors import DatabaseRefused

POSTGRES = ("postgresql://", "postgres://")
SQLITE = "sqlite:///"


@dataclass(frozen=True)
class Address:
    """path: the file of a SQLite database, else None. login: parameters for libpq."""

    path: Path | None
    login: dict[str, str | int]

    @property
    def is_postgres(self) -> bool:
        return self.path is None


def read_address(url: str, deadline_s: float) -> Address:
    """Raises DatabaseRefused when url is not understood, or would send a password in the clear."""
    if url.startswith(SQLITE) and len(url) > len(SQLITE):
        return Address(Path(url[len(SQLITE) :]), {})
    if not url.startswith(POSTGRES):
        raise DatabaseRefused(
            f"not a database URL: {url.split(':', 1)[0]}",
            "Write postgresql://... or sqlite:///FILE as the database's URL.",
        )
    try:
        login = {str(key): str(value) for key, value in conninfo_to_dict(url).items() if value is not None}
    except psycopg.ProgrammingError as error:
        raise DatabaseRefused("the database's URL cannot be read") from error
    _check_privacy(login)
    return Address(None, {**login, **_limits(login, deadline_s)})


def _check_privacy(login: dict[str, str]) -> None:
    """Source: design.md, "TLS with verify-full is required, except to loopback or a Unix socket"."""
    hosts = login.get("hostaddr") or login.get("host") or os.environ.get("PGHOST", "")
    mode = login.get("sslmode") or os.environ.get("PGSSLMODE", "prefer")
    is_here = all(_is_here(host) for host in hosts.split(","))
    if "service" in login or (not is_here and mode != "verify-full"):
        raise DatabaseRefused(
            f"no verified TLS to {hosts}",
            "Add ?sslmode=verify-full to the database's URL: a database elsewhere is reached by TLS only.",
        )


def _is_here(host: str) -> bool:
    """Loopback or a Unix socket. An empty host means libpq's own default, the local socket."""
    if host in ("", "localhost") or host.startswith(("/", "@")):
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _limits(login: dict[str, str], deadline_s: float) -> dict[str, str | int]:
    """The server's and the kernel's share of the deadline; neither helps with a frozen server."""
    limit_ms = ceil(deadline_s * 1000)
    ours = f"-c statement_timeout={limit_ms} -c lock_timeout={limit_ms} -c timezone=UTC"
    ours += " -c idle_in_transaction_session_timeout=60000"
    return {
        "connect_timeout": max(2, ceil(deadline_s)),  # libpq takes 1 for 2
        "tcp_user_timeout": limit_ms,
        "keepalives": 1,
        "keepalives_idle": 10,
        "keepalives_interval": 3,
        "keepalives_count": 3,
        "application_name": login.get("application_name", "packwave"),
        "options": f"{ours} {login.get('options', '')}".strip(),
    }
