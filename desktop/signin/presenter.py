"""Who starts at this station, and whether it may start at all. No Qt in this file."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from desktop.running import Run
from desktop.say import Say, Sound, Words
from desktop.shown import KeyShown, KeysShown, Sign, Wish
from desktop.signin.screen import CheckShown, EntryShown, SigninScreen
from desktop.stations import Bench
from desktop.wording import REFUSALS, advice_of
from fulfilment.errors import StationError
from fulfilment.packing.barcodes import RawScan
from fulfilment.packing.outcome import Outcome

Device = Enum("Device", ["PRINTER", "SCANNER", "SCALE", "CAMERA"])
TITLES: dict[Device, Say] = {
    Device.PRINTER: Say("Label printer"),
    Device.SCANNER: Say("Scanner"),
    Device.SCALE: Say("Scale"),
    Device.CAMERA: Say("Camera"),
}


@dataclass(frozen=True)
class DeviceNow:
    """is_there: connected. is_ready: nothing wants a hand. detail: what is known of it, when it is there."""

    device: Device
    is_there: bool
    is_ready: bool = True
    detail: Words = ""


class SigninView(Protocol):
    def show_screen(self, screen: SigninScreen) -> None: ...
    def sound(self, sound: Sound | None) -> None: ...


class SigninErrands(Protocol):
    def signed_in(self, outcome: Outcome) -> None: ...
    def switch_language(self) -> None: ...


class SigninPresenter:
    def __init__(
        self,
        view: SigninView,
        station: Bench,
        run: Run,
        errands: SigninErrands,
        place: Words = "",
    ) -> None:
        """place: where the station stands, such as warehouse and zone."""
        self._view, self._station, self._run, self._errands = view, station, run, errands
        self._place = place
        self._devices: tuple[DeviceNow, ...] = ()
        self._number: str | None = None  # typed and entered; None: not yet
        self._text: str | None = None  # what stands in the field; None: a badge is waited for
        self._trouble: tuple[Words, Words] | None = None

    def begin(self, devices: Sequence[DeviceNow]) -> None:
        """Nobody is here: wait for a badge."""
        self._number = self._text = self._trouble = None
        self.on_devices(devices)

    def on_devices(self, devices: Sequence[DeviceNow]) -> None:
        """What the station found of its devices; a label printer that comes back lets people in at once."""
        self._devices = tuple(devices)
        self.on_tick()

    def on_tick(self) -> None:
        self._view.show_screen(self._screen())

    def on_scanned(self, scan: RawScan) -> None:
        if has_printer(self._devices):
            self._run(lambda: self._station.scan(scan), self._entered, self._failed)

    def on_typed(self, character: str) -> None:
        if self._text is not None and len(self._text) < 20:
            self._text += character
            self.on_tick()

    def on_wish(self, wish: Enum) -> None:
        if wish is Wish.TYPE_NUMBER and has_printer(self._devices):
            self._number, self._text, self._trouble = None, "", None
        elif wish is Wish.GO_ON:
            self._number = self._text = self._trouble = None
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
        self._run(lambda: self._station.sign_in_by_pin(number, text), self._entered, self._failed)

    def _entered(self, outcome: Outcome) -> None:
        if outcome.refusal is None and outcome.operator is not None:
            self._errands.signed_in(outcome)
            return
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
        place, devices = self._place, self._devices
        return signin_screen(self._station.name, place, devices, self._number, self._text, self._trouble)


def signin_screen(
    station: str,
    place: Words,
    devices: Sequence[DeviceNow],
    number: str | None,
    text: str | None,
    trouble: tuple[Words, Words] | None,
) -> SigninScreen:
    """number: already typed and entered. text: in the field now, None while a badge is waited for."""
    word, sentence, sign = _words(has_printer(devices), number, text, trouble)
    entry = None
    if text is not None:
        label = Say("Number") if number is None else Say("PIN")
        entry = EntryShown(label, text if number is None else "●" * len(text))
    checks = tuple(_check(one) for one in devices)
    keys = _keys(text is not None, has_printer(devices), trouble is not None)
    title = Say("Station {name}", name=station)
    return SigninScreen(title, place, checks, word, sentence, keys, entry, sign)


def has_printer(devices: Sequence[DeviceNow]) -> bool:
    """No label printer, no start: a parcel that cannot be labelled is not worth opening."""
    return any(one.device is Device.PRINTER and one.is_there for one in devices)


def _words(
    may_start: bool, number: str | None, text: str | None, trouble: tuple[Words, Words] | None
) -> tuple[Words, Words, Sign | None]:
    if not may_start:
        return Say("No label printer"), Say("Switch it on and look at its cable."), Sign.NO
    if trouble is not None:
        return (*trouble, Sign.NO)
    if text is None:
        return Say("Scan your badge"), Say("No badge? F2 types your number."), None
    word = Say("Type your number") if number is None else Say("Type your PIN")
    return word, Say("Enter goes on, Esc goes back."), None


def _keys(is_typing: bool, may_start: bool, has_trouble: bool) -> KeysShown:
    keys = (
        KeyShown("F2", Say("Type number"), Wish.TYPE_NUMBER, is_idle=is_typing or not may_start),
        KeyShown("F11", Say("中文"), Wish.LANGUAGE),
        KeyShown("Esc", Say("Back"), Wish.GO_ON, is_idle=not (is_typing or has_trouble)),
    )
    return KeysShown(keys, Say("No label printer, no start"))


def _check(device: DeviceNow) -> CheckShown:
    """Missing is only a warning, except for the label printer."""
    title = TITLES[device.device]
    if device.is_there:
        return CheckShown(title, device.detail, Sign.RIGHT if device.is_ready else Sign.ATTENTION)
    if device.device is Device.PRINTER:
        return CheckShown(title, Say("Not connected"), Sign.NO)
    return CheckShown(title, Say("Missing, pack without it"), Sign.ATTENTION)
