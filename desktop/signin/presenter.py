"""Who starts at this station, and whether it may start at all. No Qt in this file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Protocol

from desktop.running import Run
from desktop.say import Say, Sound, Words
from desktop.shown import Wish
from desktop.signin.printer_check import Device, DeviceNow, hindrance
from desktop.signin.screen import SigninScreen
from desktop.signin.showing import signin_screen
from desktop.stations import Bench
from desktop.wording import REFUSALS, advice_of
from fulfilment.errors import StationError
from fulfilment.packing.barcodes import RawScan
from fulfilment.packing.outcome import Outcome
from fulfilment.packing.work import Operator, Role

__all__ = ["Device", "DeviceNow", "SigninPresenter", "SigninView", "signin_screen"]

REMEMBERED = timedelta(minutes=2)  # who badged longer ago may have gone away


class SigninView(Protocol):
    def show_screen(self, screen: SigninScreen) -> None: ...
    def sound(self, sound: Sound | None) -> None: ...


class SigninErrands(Protocol):
    def signed_in(self, outcome: Outcome) -> None: ...
    def switch_language(self) -> None: ...


@dataclass(frozen=True)
class _Waiting:
    """A person whom the printer keeps waiting. scan: their badge, None when they typed a PIN, which is not
    kept."""

    name: str
    scan: RawScan | None
    since: datetime


def _utc_now() -> datetime:
    return datetime.now(UTC)


class SigninPresenter:
    def __init__(
        self,
        view: SigninView,
        station: Bench,
        run: Run,
        errands: SigninErrands,
        place: Words = "",
        now: Callable[[], datetime] = _utc_now,
    ) -> None:
        """place: where the station stands, such as warehouse and zone."""
        self._view, self._station, self._run, self._errands = view, station, run, errands
        self._place, self._now = place, now
        self._devices: tuple[DeviceNow, ...] = ()
        self._number: str | None = None  # typed and entered; None: not yet
        self._text: str | None = None  # what stands in the field; None: a badge is waited for
        self._trouble: tuple[Words, Words] | None = None
        self._waiting: _Waiting | None = None

    def begin(self, devices: Sequence[DeviceNow]) -> None:
        """Nobody is here: wait for a badge."""
        self._number = self._text = self._trouble = self._waiting = None
        self.on_devices(devices)

    def on_devices(self, devices: Sequence[DeviceNow]) -> None:
        """What the station found of its devices; a label printer that comes back lets people in at once."""
        self._devices = tuple(devices)
        waiting = self._waiting
        if waiting is not None and hindrance(self._devices) is None:
            self._waiting = None
            if waiting.scan is not None and self._now() - waiting.since <= REMEMBERED:
                self.on_scanned(waiting.scan)
        self.on_tick()

    def on_tick(self) -> None:
        if self._waiting is not None and self._now() - self._waiting.since > REMEMBERED:
            self._waiting = None
        self._view.show_screen(self._screen())

    def on_scanned(self, scan: RawScan) -> None:
        self._run(
            lambda: self._station.scan(scan), lambda outcome: self._entered(outcome, scan), self._failed
        )

    def on_typed(self, character: str) -> None:
        if self._text is not None and len(self._text) < 20:
            self._text += character
            self.on_tick()

    def on_wish(self, wish: Enum) -> None:
        if wish is Wish.TYPE_NUMBER:
            self._number, self._text, self._trouble, self._waiting = None, "", None, None
        elif wish is Wish.GO_ON:
            self._number = self._text = self._trouble = self._waiting = None
        elif wish is Wish.ERASE and self._text is not None:
            self._text = self._text[:-1]
        elif wish is Wish.ENTER and self._text:
            self._enter(self._text)
        elif wish is Wish.LANGUAGE:
            self._errands.switch_language()
        self.on_tick()

    def _enter(self, text: str) -> None:
        if self._number is None:
            self._number, self._text = text, ""
            return
        number, self._number, self._text = self._number, None, None
        self._run(
            lambda: self._station.sign_in_by_pin(number, text),
            lambda outcome: self._entered(outcome, None),
            self._failed,
        )

    def _entered(self, outcome: Outcome, scan: RawScan | None) -> None:
        """The desk works without a printer, so a supervisor goes on; a packer waits for it."""
        operator = outcome.operator
        if outcome.refusal is not None or operator is None:
            self._refuse(outcome)
        elif hindrance(self._devices) is None or operator.role is Role.SUPERVISOR:
            self._trouble = self._waiting = None
            self._errands.signed_in(outcome)
        else:
            self._keep_waiting(operator, scan)

    def _keep_waiting(self, operator: Operator, scan: RawScan | None) -> None:
        """Signed out again at once: a scan of an item must not open an order behind this screen."""
        self._trouble, self._waiting = None, _Waiting(operator.name, scan, self._now())
        self._view.sound(Sound.ATTENTION)
        self._run(self._station.sign_out, self._nothing, self._failed)
        self.on_tick()

    def _refuse(self, outcome: Outcome) -> None:
        told = REFUSALS[outcome.refusal] if outcome.refusal is not None else None
        if told is not None:
            self._trouble = (told.word, Say("Scan a badge again, or press F2."))
            self._view.sound(Sound.REFUSED)
        self._run(self._station.acknowledge, self._nothing, self._failed)
        self.on_tick()

    def _nothing(self, outcome: Outcome) -> None:
        """The refusal stands on this screen alone: the next badge is read at once."""

    def _failed(self, error: StationError) -> None:
        self._trouble = (Say("Stopped"), advice_of(error))
        self._view.sound(Sound.ATTENTION)
        self.on_tick()

    def _screen(self) -> SigninScreen:
        typed, trouble = (self._number, self._text), self._trouble
        return signin_screen(self._station.name, self._place, self._devices, *typed, trouble, self._note())

    def _note(self) -> Words:
        if self._waiting is None:
            return ""
        if self._waiting.scan is None:
            return Say("{name}: sign in again once it prints.", name=self._waiting.name)
        return Say("{name}: badge read, you start once it prints.", name=self._waiting.name)
