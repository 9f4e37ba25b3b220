"""What the scanner page shows and what its keys mean. No Qt in this file."""

from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import Protocol

from desktop.printers.presenter import ARROWS, BACK, utc_now
from desktop.running import Run
from desktop.say import Say, Words
from desktop.scanner.ports import Ear, Exported, ScanDesk, SeenAndRead
from desktop.scanner.shown import ScannerShown
from desktop.scanner.words import ear_of, row_of, scan_of
from desktop.shown import KeyShown, Sign
from desktop.waves.bar import LEAVE
from desktop.waves.shown import FootShown, NoticeShown
from desktop.wording import advice_of
from fulfilment.errors import StationError
from fulfilment.packing.barcodes import RawScan, ScanSource

TYPE, EXPORT = KeyShown("T", Say("Type a code")), KeyShown("E", Say("For support"))
SOFTER, LOUDER = KeyShown("-", Say("Softer")), KeyShown("+", Say("Louder"))
VOICE = KeyShown("V", Say("Voice"))
READ, CANCEL = KeyShown("Enter", Say("Read it")), KeyShown("Esc", Say("Stop typing"))
STEP = 10  # percent
LONGEST_TYPED = 120


class ScannerView(Protocol):
    def show_scanner(self, shown: ScannerShown) -> None: ...


class ScannerPresenter:
    """Whatever is scanned while this page stands is read and listed, and no bench hears of it.

    zone: for the times shown; None: the machine's own.
    """

    def __init__(
        self,
        view: ScannerView,
        desk: ScanDesk,
        ear: Ear,
        run: Run,
        zone: tzinfo | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._view, self._desk, self._ear, self._run = view, desk, ear, run
        self._zone, self._now = zone, now
        self._seen: tuple[SeenAndRead, ...] = ()
        self._chosen: int | None = None  # a scan's number; None: the newest, whichever that is
        self._typed: str | None = None
        self._notice: NoticeShown | None = None
        self._is_reading = False

    @property
    def is_typed_into(self) -> bool:
        return self._typed is not None

    def on_opened(self) -> None:
        self._chosen, self._typed, self._notice = None, None, None
        self.on_refresh_wanted()

    def on_refresh_wanted(self) -> None:
        """A round that is still under way is not asked for twice."""
        if not self._is_reading:
            self._is_reading = True
            self._run(self._desk.list_seen, self._learn, self._miss)

    def on_scanned(self, raw: RawScan) -> None:
        def job() -> tuple[SeenAndRead, ...]:
            self._desk.try_out(raw)
            return self._desk.list_seen()

        self._chosen, self._notice = None, None
        self._run(job, self._learn, self._miss)

    def on_stepped(self, by: int) -> None:
        place = self._place()
        if place is not None:
            self.on_chosen(min(max(place + by, 0), len(self._seen) - 1))

    def on_chosen(self, place: int) -> None:
        """place: of a row, from 0."""
        if place < len(self._seen):
            self._chosen = self._seen[place].seen.number if place else None
            self._show()

    def on_typed(self, text: str) -> None:
        """text: what a key typed; "\\b" takes the last character back."""
        if self._typed is None:
            return
        if text == "\b":
            self._typed = self._typed[:-1]
        elif text.isprintable() and len(self._typed) < LONGEST_TYPED:
            self._typed += text
        self._show()

    def on_key(self, legend: str) -> None:
        """A key that the page shows."""
        self._notice = None
        match legend:
            case "T":
                self._typed = ""
            case "Enter" if self._typed:
                self.on_scanned(RawScan(self._typed, ScanSource.TYPED))
                self._typed = None
            case "Esc":
                self._typed = None
            case "-" | "+":
                change = STEP if legend == "+" else -STEP
                self._ear.set_volume(min(max(self._ear.volume + change, 0), 100))
            case "V":
                self._ear.switch_voice(not self._ear.is_voice_on)
            case "E":
                self._run(self._desk.export, self._exported, self._miss)
        self._show()

    def on_ear_changed(self, state: object) -> None:
        self._show()

    def _learn(self, seen: tuple[SeenAndRead, ...]) -> None:
        self._is_reading = False
        self._seen = seen
        self._show()

    def _miss(self, error: StationError) -> None:
        self._is_reading = False
        self._say(Sign.ATTENTION, advice_of(error))

    def _exported(self, done: Exported) -> None:
        self._say(Sign.RIGHT, Say("{n} scans, without names: {file}", n=done.scans, file=done.path))

    def _say(self, sign: Sign, words: Words) -> None:
        self._notice = NoticeShown(sign, words)
        self._show()

    def _place(self) -> int | None:
        """Of the framed row; the newest when it has left the list. None: there is none."""
        if not self._seen:
            return None
        numbers = (place for place, one in enumerate(self._seen) if one.seen.number == self._chosen)
        return next(numbers, 0)

    def _show(self) -> None:
        place = self._place()
        rows = tuple(row_of(one, self._time(one), n == place) for n, one in enumerate(self._seen))
        framed = self._seen[place] if place is not None else None
        scan = scan_of(framed, self._time(framed)) if framed is not None else None
        ear = ear_of(self._ear.volume, self._ear.is_voice_on, self._ear.trouble)
        foot = FootShown(self._keys(), self._notice)
        clock = f"{self._now().astimezone(self._zone):%H:%M}"
        self._view.show_scanner(ScannerShown(rows, scan, ear, self._typed, foot, clock))

    def _time(self, one: SeenAndRead) -> str:
        return f"{one.seen.at.astimezone(self._zone):%H:%M:%S}"

    def _keys(self) -> tuple[KeyShown, ...]:
        if self._typed is not None:
            return (READ, CANCEL) if self._typed else (CANCEL,)
        if self._notice is not None:
            return (BACK, LEAVE)  # the sentence wants the room
        keys = (TYPE, SOFTER, LOUDER, VOICE, EXPORT, LEAVE)
        return (ARROWS, *keys) if len(self._seen) > 1 else keys
