"""`station add|list|revoke`: the benches that may work with this database."""

import sys
from argparse import Namespace
from datetime import UTC, datetime

from commands.answers import instant, say
from commands.office import open_office
from commands.settings import Settings
from db.stations import add_station, list_stations, revoke_station


def run(args: Namespace, settings: Settings) -> int:
    office, at = open_office(settings), datetime.now(UTC)
    if args.action == "add":
        office.do(add_station, args.name, at)
        say(args, {"station": args.name, "database_url": settings.database})
        return 0
    if args.action == "revoke":
        if not office.do(revoke_station, args.name, at):
            print(f"There is no station {args.name}: see `station list`.", file=sys.stderr)
            return 1
        say(args, {"station": args.name, "revoked_at": instant(at)})
        return 0
    for one in office.ask(list_stations):
        answer = {
            "station": one.name,
            "last_seen_at": instant(one.last_seen_at),
            "revoked_at": instant(one.revoked_at),
        }
        say(args, answer)
    return 0
