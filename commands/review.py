"""`review`: release what may go, hold the rest with every reason."""

from argparse import Namespace
from datetime import UTC, datetime

from commands.answers import say
from commands.office import open_office, review_orders
from commands.settings import Settings


def run(args: Namespace, settings: Settings) -> int:
    released = held = 0
    for order, reasons in review_orders(open_office(settings), datetime.now(UTC)):
        released += not reasons
        held += bool(reasons)
        if reasons:
            say(args, {"ref": order.ref, "channel": order.channel, "holds": list(reasons)})
    say(args, {"released": released, "held": held})
    return 0
