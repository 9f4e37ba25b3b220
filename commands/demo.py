"""`demo`: a sample shift in a fresh home; in a window, without one, or only loaded."""

import os
import sys
import tempfile
import time
from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from commands.answers import say
from commands.driving import VisitsInLine
from commands.hand_over import hand_over
from commands.office import OFFICE, Office, open_office
from commands.robot import Robot
from commands.sample_shift import STATIONS, cut_offs_from, is_loaded, load_shift
from commands.settings import PrinterSetting, Settings, load_settings
from commands.wiring import StationParts, open_station
from db.exceptions import list_exceptions
from db.order_end import cancel_order
from db.order_lists import ListedOrder, count_all, list_orders
from fulfilment.packing.outcome import Answer, Outcome
from fulfilment.shipping.routing import CN22, Route, Routing


def run(args: Namespace, settings: Settings) -> int:
    began = time.monotonic()
    settings = _at_home(args, settings)
    at = datetime.now(UTC)
    local = at.astimezone(open_zone())
    office = open_office(replace(settings, carrier_cut_offs=cut_offs_from(local)))
    out = Path(args.out).absolute() if args.out else settings.home
    refused = 0
    if is_loaded(office):
        _note("this home holds a shift already: going on with it.")
    else:
        refused = load_shift(office, args.orders, args.seed, at, out / "channels").refused
    if args.load_only:
        say(args, _summary(office, refused, 0, began))
        return 0
    if args.headless or not has_display():
        if not args.headless:
            _note("there is no display: the same shift is packed without a window.")
        unsent = _pack(settings, office, out / "labels", args.seed)
        hand_over(office, out / "handed_over")
        say(args, _summary(office, refused, unsent, began))
        return 0 if unsent == 0 else 1
    from commands.desktop import open_desktop

    return open_desktop(settings, is_sample=True)


def open_zone() -> ZoneInfo:
    return ZoneInfo("Asia/Shanghai")


def has_display() -> bool:
    asked = os.environ.get("QT_QPA_PLATFORM", "")
    if asked:
        return True
    return sys.platform in ("win32", "darwin") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )


def _at_home(args: Namespace, settings: Settings) -> Settings:
    """The home that was named; else one beside the output; else a new folder."""
    if args.home or os.environ.get("PACKWAVE_HOME"):
        return settings
    home = Path(args.out).absolute() / "home" if args.out else Path(tempfile.mkdtemp(prefix="packwave-"))
    _note(f"the home of this shift is {home}")
    return load_settings(str(home), args.database)


PAPERS = Routing((Route(CN22, printer="papers"),))  # a folder of labels holds labels alone


def _pack(settings: Settings, office: Office, labels: Path, seed: int) -> int:
    """Both stations in turn; the facts that are still unsent at the end."""
    printer = PrinterSetting("1", labels.as_uri())
    papers = PrinterSetting("papers", (labels.parent / "papers").as_uri())
    unsent = 0
    cancel = _CancelsOne(office)
    for number, name in enumerate(STATIONS):
        parts = open_station(settings, name, (printer, papers), PAPERS)
        try:
            robot = Robot(parts, VisitsInLine(parts), mistakes=0.03, seed=seed + number)
            robot.on_outcome = cancel.watch(parts, robot)
            robot.run()
            unsent += parts.outbox.state().unsent
        finally:
            parts.close()
    return unsent


class _CancelsOne:
    """A buyer changes their mind while the parcel is on the bench: once in a shift."""

    def __init__(self, office: Office) -> None:
        self._office, self._is_done = office, False

    def watch(self, parts: StationParts, robot: Robot) -> Callable[[Outcome], None]:
        def look(outcome: Outcome) -> None:
            session = outcome.session
            if self._is_done or session is None or outcome.answer is not Answer.ITEM_OK:
                return
            self._is_done = True
            order_id, at = session.work.order_id, datetime.now(UTC)
            self._office.do(cancel_order, order_id, OFFICE.operator_id, at)
            robot.hear_now()

        return look


def _summary(office: Office, refused: int, unsent: int, began: float) -> dict[str, object]:
    """Every order is counted once: packed, else an exception, else held."""
    counts = office.ask(count_all)
    cases = office.ask(list_exceptions, limit=100_000)
    open_cases = {case.order_id for case in cases}
    packed = held = exceptions = 0
    for order in _all_orders(office):
        packed += order.packed_at is not None
        if order.packed_at is None:
            exceptions += order.order_id in open_cases
            held += order.order_id not in open_cases and (bool(order.holds) or order.cancelled_at is not None)
    return {
        "orders": counts.orders,
        "refused": refused,
        "held": held,
        "packed": packed,
        "parcels": counts.parcels,
        "labels": counts.labels,
        "exceptions": exceptions,
        "facts": counts.facts,
        "unsent": unsent,
        "seconds": round(time.monotonic() - began, 1),
    }


def _all_orders(office: Office) -> list[ListedOrder]:
    found: list[ListedOrder] = []
    last: ListedOrder | None = None
    while page := office.ask(list_orders, limit=1000, after=last):
        found += page
        last = page[-1]
    return found


def _note(text: str) -> None:
    print(f"packwave: {text}", file=sys.stderr)
