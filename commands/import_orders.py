"""`import FILE --channel NAME`: a channel's file into the shared database."""

from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from commands.answers import say
from commands.office import import_file, open_office
from commands.settings import Settings


def run(args: Namespace, settings: Settings) -> int:
    office = open_office(settings)
    say(args, import_file(office, Path(args.file), args.channel, args.shop, datetime.now(UTC)))
    return 0
