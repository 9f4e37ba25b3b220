"""`sync status`: what is still only here. Reads beside a running station."""

import sys
from argparse import Namespace
from datetime import UTC, datetime

from commands.answers import instant, say
from commands.settings import Settings
from db.journal_outbox import peek


def run(args: Namespace, settings: Settings) -> int:
    """One line a station of this home."""
    folder = settings.home / "stations"
    names = [args.station] if args.station else sorted(path.name for path in folder.glob("*"))
    journals = {name: folder / name / "journal.sqlite" for name in names}
    found = {name: path for name, path in journals.items() if path.exists()}
    if not found:
        print(f"No station has worked in {settings.home} yet.", file=sys.stderr)
        return 1
    now = datetime.now(UTC)
    for name, path in found.items():
        state = peek(path)
        oldest = state.oldest_unsent_at
        say(
            args,
            {
                "station": name,
                "unsent": state.unsent,
                "oldest_unsent_s": None if oldest is None else round((now - oldest).total_seconds(), 1),
                "set_aside": state.set_aside,
                "last_contact": instant(state.last_contact),
            },
        )
    return 0
