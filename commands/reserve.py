"""`reserve`: stock for released orders, all lines of an order or none."""

from argparse import Namespace
from datetime import UTC, datetime

from commands.answers import say
from commands.office import open_office, reserve_orders
from commands.settings import Settings


def run(args: Namespace, settings: Settings) -> int:
    say(args, reserve_orders(open_office(settings), datetime.now(UTC)))
    return 0
