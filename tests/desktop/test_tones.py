import io
import wave

import numpy as np
import pytest

from desktop.say import Sound
from desktop.sounds import FOLDER
from desktop.theme import tokens
from desktop.tones import RATE_HZ, wav_of

NOTES = tokens()["sound"]


def samples(sound: Sound) -> np.ndarray:
    with wave.open(io.BytesIO(wav_of(sound, NOTES))) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 48_000)
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(float)


def strongest_hz(part: np.ndarray) -> float:
    spectrum = np.abs(np.fft.rfft(part * np.hanning(len(part)), 1 << 17))
    return float(np.argmax(spectrum)) * RATE_HZ / (1 << 17)


@pytest.mark.parametrize("sound", list(Sound))
def test_the_committed_file_is_what_the_notes_make(sound: Sound) -> None:
    assert (FOLDER / f"{sound.value}.wav").read_bytes() == wav_of(sound, NOTES)


@pytest.mark.parametrize(
    ("sound", "length_ms", "hertz"),
    [
        (Sound.ITEM_OK, 60, 1319),
        (Sound.ORDER_COMPLETE, 320, 1047),
        (Sound.REFUSED, 520, 622),
        (Sound.ATTENTION, 400, 880),
        (Sound.CARD_READ, 40, 1047),
    ],
)
def test_lengths_and_first_notes(sound: Sound, length_ms: int, hertz: int) -> None:
    heard = samples(sound)
    assert len(heard) == length_ms * RATE_HZ // 1000
    first = heard[: RATE_HZ * min(length_ms, 60) // 1000]
    assert strongest_hz(first) == pytest.approx(hertz, abs=20)


@pytest.mark.parametrize("sound", list(Sound))
def test_no_clicks_and_no_clipping(sound: Sound) -> None:
    heard = samples(sound)
    assert abs(heard[0]) < 400
    assert abs(heard[-1]) < 400
    assert np.abs(heard).max() < 32_767


def test_offline_is_six_decibels_softer() -> None:
    ratio = np.abs(samples(Sound.UNDONE)).max() / np.abs(samples(Sound.OFFLINE)).max()
    assert 20 * np.log10(ratio) == pytest.approx(6, abs=0.3)
