"""`operator add|list`: who signs in. The PIN is asked for, not given on the command line."""

import getpass
import sys
from argparse import Namespace

from commands.answers import say
from commands.office import OFFICE, open_office
from commands.settings import Settings
from commands.wiring import hash_pin
from db.catalogue import put_operators
from db.shared_reads import list_operators
from fulfilment.packing.commands import Badge, make_badge
from fulfilment.packing.work import Operator, Role


def run(args: Namespace, settings: Settings) -> int:
    office = open_office(settings)
    if args.action == "list":
        for one in office.ask(list_operators):
            if one.operator_id != OFFICE.operator_id:
                say(args, {"id": one.operator_id, "name": one.name, "role": one.role, "badge": one.badge})
        return 0
    badge = (args.badge or args.id).upper()
    try:
        text = make_badge(Badge(badge))
    except ValueError as error:
        print(f"{error}.", file=sys.stderr)
        return 2
    pin = getpass.getpass("PIN: ") if sys.stdin.isatty() else sys.stdin.readline().strip()
    if not (pin.isdigit() and len(pin) >= 4):
        print(
            "A PIN is at least four digits. Give it on standard input, or type it when asked.",
            file=sys.stderr,
        )
        return 1
    person = Operator(args.id, args.name, Role(args.role), badge, hash_pin(pin))
    office.do(put_operators, [person])
    say(args, {"id": args.id, "name": args.name, "role": args.role, "badge": text})
    return 0
