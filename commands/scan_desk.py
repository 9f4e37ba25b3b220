"""The scanner page's connections: the trace of scans, the ear, and files for support."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter_ns
from typing import Any, cast

from desktop.running import Run
from desktop.say import Sound
from desktop.scanner.ports import Exported, Seen, SeenAndRead
from desktop.scanner.support import support_lines
from desktop.scanner.trace import Trace
from desktop.sounds import FULL
from desktop.stations import Bench
from desktop.voice import VoiceState
from desktop.window import Window
from fulfilment.errors import HomeUnwritable, StationError
from fulfilment.packing.barcodes import RawScan
from fulfilment.packing.outcome import Outcome
from fulfilment.packing.station import Station

EAR_FILE = "ear.json"  # beside the station's journal
FOLDER = "support"


class Watched:
    """A station whose scans are listed. Everything else goes straight on to it."""

    def __init__(self, station: Station, trace: Trace) -> None:
        self._station, self._trace = station, trace

    def scan(self, raw: RawScan) -> Outcome:
        return self._trace.answer_to(raw, self._station.scan)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._station, name)


def watched(station: Station, trace: Trace) -> Bench:
    return cast(Bench, Watched(station, trace))  # by __getattr__, which a protocol does not see


class StationScans:
    """Implements desktop.scanner.ports.ScanDesk. One lane at a time; readings are made once a scan."""

    def __init__(
        self,
        trace: Trace,
        station: Station,
        home: Path,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._trace, self._station, self._home, self._now = trace, station, home, now
        self._read: dict[int, SeenAndRead] = {}

    def try_out(self, raw: RawScan) -> None:
        self._trace.came_in(raw, is_test=True)

    def list_seen(self) -> tuple[SeenAndRead, ...]:
        seen = self._trace.list_seen()
        self._read = {one.number: self._reading(one) for one in seen}
        return tuple(self._read.values())

    def export(self) -> Exported:
        """Raises HomeUnwritable."""
        seen = self.list_seen()
        name = f"scans-{self._now():%Y%m%d-%H%M%S}.jsonl"
        text = "".join(line + "\n" for line in support_lines(seen))
        try:
            folder = self._home / FOLDER
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        except OSError as error:
            raise HomeUnwritable(f"{FOLDER}/{name}: {error}") from error
        return Exported(f"{FOLDER}/{name}", len(seen))

    def _reading(self, seen: Seen) -> SeenAndRead:
        known = self._read.get(seen.number)
        if known is not None and known.seen == seen:
            return known
        began = perf_counter_ns()
        reading = self._station.explain(seen.raw)
        took_us = (perf_counter_ns() - began) / 1000
        return SeenAndRead(seen, reading, took_us, self._station.goods_under(reading.code))


class WindowEar:
    """Implements desktop.scanner.ports.Ear on a window; what was set is kept in a file."""

    def __init__(self, window: Window, file: Path, run: Run) -> None:
        """run: a lane for the file."""
        self._window, self._file, self._run = window, file, run

    @property
    def volume(self) -> int:
        return self._window.sounds.volume

    @property
    def is_voice_on(self) -> bool:
        return self._window.voice.is_on

    @property
    def trouble(self) -> str:
        voice = _TROUBLES.get(self._window.voice.state, "")
        return voice if voice else "" if self._window.sounds.has_device else "no_device"

    def load(self) -> None:
        """What was set before. Call it once the first screen stands and the sounds are loaded."""
        self._run(lambda: _kept(self._file), self._begin, _unheard)

    def set_volume(self, percent: int) -> None:
        self._take(percent)
        self._window.sounds.play(Sound.ITEM_OK)
        self._keep()

    def switch_voice(self, is_on: bool) -> None:
        self._window.voice.switch(is_on, self._window.languages.language)
        self._keep()

    def _begin(self, kept: tuple[int, bool]) -> None:
        self._take(kept[0])
        if kept[1]:
            self._window.voice.switch(True, self._window.languages.language)

    def _take(self, percent: int) -> None:
        self._window.sounds.set_volume(percent)
        self._window.voice.volume = percent / FULL

    def _keep(self) -> None:
        text = json.dumps({"volume": self.volume, "voice": self.is_voice_on})
        self._run(lambda: _write(self._file, text), lambda _: None, _unheard)


def _kept(file: Path) -> tuple[int, bool]:
    """Volume and voice; full and silent when nothing, or nothing sensible, was kept."""
    try:
        kept = json.loads(file.read_text("utf-8"))
        volume, voice = kept["volume"], kept["voice"]
    except (OSError, ValueError, KeyError, TypeError):
        return FULL, False
    is_right = type(volume) is int and 0 <= volume <= FULL and type(voice) is bool
    return (volume, voice) if is_right else (FULL, False)


def _write(file: Path, text: str) -> None:
    """A volume that cannot be kept is no reason to stop anybody: it is what it is until the next start."""
    try:
        fresh = file.with_suffix(".new")
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(file)
    except OSError:
        return


def _unheard(error: StationError) -> None:
    """Neither reading nor writing raises one."""


_TROUBLES = {
    VoiceState.STARTING: "starting",
    VoiceState.NO_ENGINE: "no_engine",
    VoiceState.NO_LANGUAGE: "no_language",
}
