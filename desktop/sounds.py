"""Plays the bench's sounds: from memory, the newest cutting the older, never a queue."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Slot

from desktop.say import Sound
from desktop.theme import RESOURCES, tokens

if TYPE_CHECKING:  # loading QtMultimedia costs more than the rest of the window
    from PySide6.QtMultimedia import QSoundEffect

FULL = 100
FOLDER = RESOURCES / "sounds"
_TOKENS = tokens()["sound"]
# after how many ms each repetition comes, counted from the first sound, until somebody acknowledges
REPEATS: dict[Sound, tuple[int, ...]] = {
    Sound.REFUSED: tuple(_TOKENS["refused"]["repeatAfterMs"]),
    Sound.ATTENTION: tuple(
        _TOKENS["attention"]["repeatEveryMs"] * (n + 1) for n in range(_TOKENS["attention"]["times"] - 1)
    ),
}


class Sounds(QObject):
    """Silent until load(), and for ever where the machine has no sound device."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._effects: dict[Sound, QSoundEffect] = {}
        self.volume = FULL  # percent
        self.has_device = False  # known after load()
        self.last: Sound | None = None  # what plays or was played last; None once it is acknowledged
        self._waits: tuple[int, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._repeat)

    def load(self) -> None:
        """Read the sounds into memory; call it when the first screen stands, for it takes a moment."""
        try:
            from PySide6.QtMultimedia import QMediaDevices, QSoundEffect
        except ImportError:  # the system lacks a sound library, such as libpulse: a silent bench still packs
            return
        if QMediaDevices.defaultAudioOutput().isNull():
            return
        for sound in Sound:
            effect = QSoundEffect(self)
            effect.setSource(QUrl.fromLocalFile(str(FOLDER / f"{sound.value}.wav")))
            self._effects[sound] = effect
        self.has_device = True
        self.set_volume(self.volume)

    def set_volume(self, percent: int) -> None:
        """percent: 0-100 as the ear takes it. ValueError for others."""
        if not 0 <= percent <= FULL:
            raise ValueError(f"a volume is 0-{FULL}, not {percent}")
        self.volume = percent
        for effect in self._effects.values():
            effect.setVolume(
                (percent / FULL) ** 2
            )  # half as loud to the ear is about a quarter of the samples

    def play(self, sound: Sound) -> None:
        self.quiet()
        self.last = sound
        self._start(sound)
        times = (0, *REPEATS.get(sound, ()))
        self._waits = tuple(later - earlier for earlier, later in pairwise(times))
        self._wait()

    def quiet(self) -> None:
        """Acknowledged, or over: stop what plays and repeat nothing."""
        self._timer.stop()
        self._waits = ()
        if self.last in self._effects:
            self._effects[self.last].stop()
        self.last = None

    @property
    def is_repeating(self) -> bool:
        return self._timer.isActive()

    def _start(self, sound: Sound) -> None:
        if sound in self._effects:
            self._effects[sound].play()

    def _wait(self) -> None:
        if self._waits:
            self._timer.start(self._waits[0])
            self._waits = self._waits[1:]

    @Slot()
    def _repeat(self) -> None:
        if self.last is not None:
            self._start(self.last)
            self._wait()
