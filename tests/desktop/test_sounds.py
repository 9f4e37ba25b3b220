import builtins
from types import ModuleType
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.say import Sound
from desktop.sounds import FOLDER, REPEATS, Sounds


class FakeEffect:
    def __init__(self) -> None:
        self.plays = self.stops = 0
        self.level = 1.0

    def setVolume(self, level: float) -> None:
        self.level = level

    def play(self) -> None:
        self.plays += 1

    def stop(self) -> None:
        self.stops += 1


def with_effects(sounds: Sounds) -> dict[Sound, FakeEffect]:
    effects = {sound: FakeEffect() for sound in Sound}
    sounds._effects = effects  # type: ignore[assignment]
    return effects


def test_the_newest_cuts_the_older(qtbot: QtBot) -> None:
    sounds = Sounds()
    effects = with_effects(sounds)
    sounds.play(Sound.ITEM_OK)
    sounds.play(Sound.REFUSED)
    assert effects[Sound.ITEM_OK].stops == 1
    assert effects[Sound.REFUSED].plays == 1


def test_refused_comes_again_after_4_and_10_seconds_until_acknowledged(qtbot: QtBot) -> None:
    assert REPEATS[Sound.REFUSED] == (4000, 10_000)
    assert REPEATS[Sound.ATTENTION] == (8000, 16_000)  # three times in all
    sounds = Sounds()
    effects = with_effects(sounds)
    sounds.play(Sound.REFUSED)
    waits = [sounds._timer.interval()]
    while sounds.is_repeating:
        sounds._timer.stop()
        sounds._repeat()
        waits.append(sounds._timer.interval())
    assert waits[:2] == [4000, 6000]
    assert effects[Sound.REFUSED].plays == 3


def test_acknowledged_it_is_quiet_at_once(qtbot: QtBot) -> None:
    sounds = Sounds()
    effects = with_effects(sounds)
    sounds.play(Sound.ATTENTION)
    sounds.quiet()
    assert not sounds.is_repeating
    assert effects[Sound.ATTENTION].stops == 1
    assert sounds.last is None


def test_good_news_is_never_repeated(qtbot: QtBot) -> None:
    sounds = Sounds()
    with_effects(sounds)
    sounds.play(Sound.ITEM_OK)
    assert not sounds.is_repeating


def test_a_machine_without_a_sound_library_stays_silent(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bug: QtMultimedia without libpulse raised ImportError at the start."""
    real = builtins.__import__

    def no_multimedia(name: str, *more: Any, **named: Any) -> ModuleType:
        if name == "PySide6.QtMultimedia":
            raise ImportError("libpulse.so.0: cannot open shared object file")
        return real(name, *more, **named)

    monkeypatch.setattr(builtins, "__import__", no_multimedia)
    sounds = Sounds()
    sounds.load()
    sounds.play(Sound.REFUSED)
    assert sounds.last is Sound.REFUSED
    sounds.quiet()


def test_every_sound_has_its_file() -> None:
    assert {path.stem for path in FOLDER.glob("*.wav")} == {sound.value for sound in Sound}


def test_the_volume_goes_as_the_ear_hears_and_none_is_silence(qtbot: QtBot) -> None:
    sounds = Sounds()
    effects = with_effects(sounds)
    for percent, level in ((100, 1.0), (50, 0.25), (0, 0.0)):
        sounds.set_volume(percent)
        assert {effect.level for effect in effects.values()} == {level}
    with pytest.raises(ValueError, match="0-100"):
        sounds.set_volume(101)
