"""`db upgrade|check`: the shared database's schema."""

import sys
from argparse import Namespace

from commands.answers import say
from commands.settings import Settings
from db.migrate import current, is_current, upgrade


def run(args: Namespace, settings: Settings) -> int:
    match args.action:
        case "upgrade":
            say(args, {"schema": upgrade(settings.database)})
        case "check":
            found = current(settings.database)
            say(args, {"schema": found, "is_current": is_current(settings.database)})
            return 0 if is_current(settings.database) else 1
        case _:
            print("db purge: not built yet, it comes with many stations, one truth.", file=sys.stderr)
            return 1
    return 0
