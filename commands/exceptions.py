"""`exceptions`: what a person must decide, newest first."""

from argparse import Namespace

from commands.answers import instant, say
from commands.office import open_office
from commands.settings import Settings
from db.exceptions import list_exceptions


def run(args: Namespace, settings: Settings) -> int:
    for case in open_office(settings).ask(list_exceptions, limit=10_000):
        answer = {
            "id": case.exception_id,
            "kind": case.kind,
            "order": case.order_ref or case.order_id,
            "opened_at": instant(case.opened_at),
            "detail": dict(case.detail),
        }
        say(args, answer)
    return 0
