"""`allocate`: carrier, cut-off and promise for orders that wait for a wave; the home warehouse serves all."""

from argparse import Namespace
from datetime import UTC, datetime

from commands.answers import say
from commands.office import allocate_orders, open_office
from commands.settings import Settings


def run(args: Namespace, settings: Settings) -> int:
    say(args, allocate_orders(open_office(settings), datetime.now(UTC)))
    return 0
