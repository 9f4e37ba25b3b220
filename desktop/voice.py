"""Says the word on the screen by the platform's speech engine: the newest only, never a queue.

The engine lives in a thread of its own, since starting one and waiting for its service can take seconds.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

VoiceState = Enum("VoiceState", ["OFF", "STARTING", "READY", "NO_ENGINE", "NO_LANGUAGE"])


class Engine(Protocol):
    """One speech engine, used in one thread."""

    def has_language(self, language: str) -> bool:
        """language: "zh" or "en". From now on it speaks this one, if it can."""

    def say(self, text: str, volume: float) -> None:
        """Begin to say text and drop what was being said. volume: 0.0-1.0."""

    def stop(self) -> None: ...


class QtEngine:
    """The system's own engine (speech-dispatcher, SAPI, AVFoundation) through Qt."""

    def __init__(self, speech: QTextToSpeech) -> None:
        self._speech = speech

    def has_language(self, language: str) -> bool:
        fits = [one for one in self._speech.availableLocales() if one.name().startswith(language)]
        if fits:
            self._speech.setLocale(fits[0])
        return bool(fits)

    def say(self, text: str, volume: float) -> None:
        self._speech.setVolume(volume)
        self._speech.say(text)  # Qt drops what it was saying

    def stop(self) -> None:
        self._speech.stop()


def find_engine() -> Engine | None:
    """The first engine of this machine that works; None without one. May block; call it in its own thread."""
    try:
        from PySide6.QtTextToSpeech import QTextToSpeech
    except ImportError:
        return None
    for name in QTextToSpeech.availableEngines():
        if name != "mock":  # Qt's own, for tests: it says nothing
            speech = QTextToSpeech(name)
            if speech.state() is not QTextToSpeech.State.Error:
                return QtEngine(speech)
    return None


class _Speaker(QObject):
    """Lives in the voice's thread."""

    told = Signal(object)  # VoiceState

    def __init__(self, make: Callable[[], Engine | None]) -> None:
        super().__init__()
        self._make, self._engine = make, None  # type: tuple[Callable[[], Engine | None], Engine | None]
        self.newest = 0  # written by the GUI's thread: what is older need not be said any more

    @Slot(str)
    def begin(self, language: str) -> None:
        if self._engine is None:
            self._engine = self._make()
        if self._engine is None:
            self.told.emit(VoiceState.NO_ENGINE)
        else:
            has_language = self._engine.has_language(language)
            self.told.emit(VoiceState.READY if has_language else VoiceState.NO_LANGUAGE)

    @Slot(int, str, float)
    def say(self, number: int, text: str, volume: float) -> None:
        if number != self.newest or self._engine is None:
            return
        if text:
            self._engine.say(text, volume)
        else:
            self._engine.stop()


class Voice(QObject):
    """Silent until it is switched on, for ever where the machine has no engine. Close it before the end."""

    changed = Signal(object)  # VoiceState
    _wanted = Signal(str)
    _said = Signal(int, str, float)

    def __init__(
        self, make_engine: Callable[[], Engine | None] = find_engine, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.state = VoiceState.OFF
        self.volume = 1.0  # 0.0-1.0
        self._thread = QThread(self)
        self._speaker = _Speaker(make_engine)
        self._speaker.moveToThread(self._thread)
        queued = Qt.ConnectionType.QueuedConnection
        self._wanted.connect(self._speaker.begin, queued)
        self._said.connect(self._speaker.say, queued)
        self._speaker.told.connect(self._learn, queued)

    @property
    def is_on(self) -> bool:
        return self.state is not VoiceState.OFF

    def switch(self, is_on: bool, language: str) -> None:
        """language: "zh" or "en", as the screen has it; call it again when that changes."""
        if not is_on:
            self.quiet()
            self._learn(VoiceState.OFF, is_told=False)
            return
        if not self._thread.isRunning():
            self._thread.start()
        if not self.is_on:
            self._learn(VoiceState.STARTING, is_told=False)
        self._wanted.emit(language)

    def say(self, text: str) -> None:
        """Say text now, or not at all."""
        if self.state is VoiceState.READY:
            self._speaker.newest += 1
            self._said.emit(self._speaker.newest, text, self.volume)

    def quiet(self) -> None:
        self.say("")

    def close(self) -> None:
        """End the thread; what is being said ends with it."""
        if self._thread.isRunning():
            self._thread.quit()
            self._thread.wait()

    @Slot(object)
    def _learn(self, state: VoiceState, is_told: bool = True) -> None:
        if is_told and not self.is_on:
            return  # switched off before the engine had answered
        if state is not self.state:
            self.state = state
            self.changed.emit(state)
