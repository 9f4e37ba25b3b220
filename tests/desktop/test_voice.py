from collections.abc import Iterator

import pytest
from PySide6.QtTextToSpeech import QTextToSpeech
from pytestqt.qtbot import QtBot

from desktop.voice import Engine, QtEngine, Voice, VoiceState


class FakeEngine:
    def __init__(self, *languages: str) -> None:
        self.languages, self.language = languages, ""
        self.heard: list[tuple[str, str, float]] = []
        self.stops = 0

    def has_language(self, language: str) -> bool:
        self.language = language
        return language in self.languages

    def say(self, text: str, volume: float) -> None:
        self.heard.append((self.language, text, volume))

    def stop(self) -> None:
        self.stops += 1


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine("zh", "en")


@pytest.fixture
def voice(engine: FakeEngine, qtbot: QtBot) -> Iterator[Voice]:
    def make() -> Engine:
        return engine

    voice = Voice(make)
    yield voice
    voice.close()


def switched_on(voice: Voice, qtbot: QtBot, language: str = "zh") -> None:
    voice.switch(True, language)
    qtbot.waitUntil(lambda: voice.state is not VoiceState.STARTING)


def test_it_says_nothing_before_it_is_switched_on(voice: Voice, engine: FakeEngine) -> None:
    voice.say("对了")
    assert voice.state is VoiceState.OFF
    assert not engine.heard


def test_it_says_the_word_in_the_language_of_the_screen(
    voice: Voice, engine: FakeEngine, qtbot: QtBot
) -> None:
    switched_on(voice, qtbot)
    voice.volume = 0.5
    voice.say("对了")
    qtbot.waitUntil(lambda: bool(engine.heard))
    voice.switch(True, "en")
    voice.say("OK")
    qtbot.waitUntil(lambda: len(engine.heard) == 2)
    assert engine.heard == [("zh", "对了", 0.5), ("en", "OK", 0.5)]


def test_words_never_queue_up(voice: Voice, engine: FakeEngine, qtbot: QtBot) -> None:
    """The queued calls may overtake the thread's turn, but an older word is never said after a newer one."""
    switched_on(voice, qtbot)
    for number in range(200):
        voice.say(str(number))
    qtbot.waitUntil(lambda: bool(engine.heard) and engine.heard[-1][1] == "199")
    said = [int(text) for _, text, _ in engine.heard]
    assert said == sorted(set(said))


def test_acknowledged_it_stops(voice: Voice, engine: FakeEngine, qtbot: QtBot) -> None:
    switched_on(voice, qtbot)
    voice.quiet()
    qtbot.waitUntil(lambda: engine.stops == 1)


def test_a_machine_without_an_engine_stays_quiet_and_says_so(qtbot: QtBot) -> None:
    voice = Voice(lambda: None)
    with qtbot.waitSignal(voice.changed, check_params_cb=lambda state: state is VoiceState.NO_ENGINE):
        voice.switch(True, "zh")
    voice.say("对了")
    voice.close()


def test_an_engine_without_the_language_is_not_asked(qtbot: QtBot) -> None:
    engine = FakeEngine("en")
    voice = Voice(lambda: engine)
    switched_on(voice, qtbot)
    assert voice.state is VoiceState.NO_LANGUAGE
    voice.say("对了")
    voice.close()
    assert not engine.heard


def test_switched_off_it_stays_off_whatever_the_engine_answers_later(
    voice: Voice, engine: FakeEngine, qtbot: QtBot
) -> None:
    voice.switch(True, "zh")
    voice.switch(False, "zh")
    voice.close()
    qtbot.wait(0)
    assert voice.state is VoiceState.OFF


def test_an_engine_of_qt_speaks_only_languages_it_has(qtbot: QtBot) -> None:
    """On Qt's own mock engine, which has no Chinese, as a system has none where nobody installed a voice."""
    speech = QTextToSpeech("mock")
    engine = QtEngine(speech)
    assert engine.has_language("en")
    assert not engine.has_language("zh")
    engine.say("OK", 0.5)
    qtbot.waitUntil(lambda: speech.state() is QTextToSpeech.State.Speaking)
    assert speech.volume() == 0.5
    engine.stop()
    qtbot.waitUntil(lambda: speech.state() is QTextToSpeech.State.Ready)
