"""`waves plan|list|reassign`."""

import sys
from argparse import Namespace
from collections import Counter
from datetime import UTC, datetime

from commands.answers import instant, say
from commands.office import OFFICE, Office, open_office, plan, release_all
from commands.settings import Settings
from db.waves import find_wave_id, list_waves
from fulfilment.waves.ports import BoardRefusal, BoardWave

WHY_NOT = {
    BoardRefusal.UNREACHABLE: "Its station does not answer and may be packing it. Wait, or use --force.",
    BoardRefusal.NO_SUCH_WAVE: "There is no such wave: see `waves list`.",
    BoardRefusal.NO_SUCH_STATION: "There is no such station: see `station list`.",
    BoardRefusal.WAVE_DONE: "That wave is done.",
    BoardRefusal.SAME_STATION: "That station has it already.",
    BoardRefusal.NOT_A_SUPERVISOR: "Only a supervisor moves waves.",
}


def run(args: Namespace, settings: Settings) -> int:
    if args.action == "solve":
        print("waves solve: not built yet, it comes with the wave planner.", file=sys.stderr)
        return 1
    office = open_office(settings)
    if args.action == "plan":
        return _plan(args, office)
    if args.action == "list":
        return _list(args, office)
    return _reassign(args, office)


def _plan(args: Namespace, office: Office) -> int:
    """Plans and releases; orders left out are counted by their reason."""
    at = datetime.now(UTC)
    made, stored = plan(office, at)
    release_all(office, at)
    for wave in stored:
        say(
            args, {"wave": wave.number, "orders": wave.orders, "carrier": wave.carrier, "urgent": wave.urgent}
        )
    left_out = Counter(reason.value for _, reason in made.left_out)
    say(args, {"waves": len(stored), "orders": sum(wave.orders for wave in stored), "left_out": left_out})
    return 0


def _list(args: Namespace, office: Office) -> int:
    board = {wave.wave_id: wave for wave in office.board().read_board().waves}
    for wave in office.ask(list_waves, limit=1000):
        now: BoardWave | None = board.get(wave.wave_id)
        answer = {
            "wave": wave.number,
            "state": wave.state,
            "station": wave.station,
            "carrier": wave.carrier,
            "urgent": wave.urgent,
            "orders": wave.orders,
            "done": now.done if now else None,
            "due_at": instant(wave.due_at),
        }
        say(args, answer)
    return 0


def _reassign(args: Namespace, office: Office) -> int:
    wave_id = office.ask(find_wave_id, args.wave)
    said = (
        BoardRefusal.NO_SUCH_WAVE
        if wave_id is None
        else office.board().reassign(wave_id, args.to, OFFICE.operator_id, force=args.force)
    )
    if isinstance(said, BoardRefusal):
        print(WHY_NOT[said], file=sys.stderr)
        return 1
    answer = {"wave": args.wave, "to": args.to, "moved": said.moved, "stayed": said.stayed}
    say(args, {**answer, "at_risk": said.at_risk})
    return 0
