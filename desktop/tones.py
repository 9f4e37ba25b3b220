"""The sounds of the bench as 16-bit samples, made from the notes in the look's tokens. No Qt here."""

import io
import wave
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.say import Sound

RATE_HZ = 48_000
Samples = NDArray[np.float64]

# the tokens' names, the timbre, and the level; 1.0 leaves 1 dB to full scale
_NOTES: dict[Sound, tuple[str, str, float]] = {
    Sound.ITEM_OK: ("itemOk", "second", 0.89),
    Sound.LINE_COMPLETE: ("lineComplete", "second", 0.89),
    Sound.ORDER_COMPLETE: ("orderComplete", "second", 0.89),
    Sound.REFUSED: ("refused", "odd", 0.89),
    Sound.ATTENTION: ("attention", "triangle", 0.89),
    Sound.OFFLINE: ("offline", "sine", 0.45),  # 6 dB softer
    Sound.UNDONE: ("undone", "sine", 0.89),
    Sound.CARD_READ: ("cardRead", "sine", 0.89),
    Sound.REPEATED: ("repeated", "sine", 0.45),  # no fault of the packer's
}
_TIMBRES: dict[str, tuple[tuple[int, float], ...]] = {  # harmonic, strength
    "sine": ((1, 1.0),),
    "second": ((1, 1.0), (2, 0.35)),
    "odd": ((1, 1.0), (3, 0.6), (5, 0.4), (7, 0.25)),  # harsh
    "triangle": ((1, 1.0), (3, -1 / 9), (5, 1 / 25)),
}


def wav_of(sound: Sound, tokens: dict[str, Any]) -> bytes:
    """The sound as a WAV file: mono, 16 bit, 48 kHz. tokens: the "sound" part of the look's tokens."""
    name, timbre, level = _NOTES[sound]
    given = tokens[name]
    notes = given["notes"] if isinstance(given, dict) else given
    ramps = tokens["attackMs"], tokens["releaseMs"]
    samples = np.concatenate([_note(hertz, ms, timbre, ramps) for hertz, ms in notes]) * level
    return _wav(np.round(samples * 32767).astype("<i2"))


def write_all(folder: Path, tokens: dict[str, Any]) -> None:
    """Make resources/sounds anew, when the notes have changed."""
    for sound in Sound:
        (folder / f"{sound.value}.wav").write_bytes(wav_of(sound, tokens))


def _note(hertz: float, length_ms: float, timbre: str, ramps_ms: tuple[float, float]) -> Samples:
    """One note; 0 Hz is silence. The ramps keep it from clicking."""
    count = int(RATE_HZ * length_ms / 1000)
    if hertz == 0:
        return np.zeros(count)
    phase = 2 * np.pi * hertz * np.arange(count) / RATE_HZ
    tone: Samples = sum((a * np.sin(n * phase) for n, a in _TIMBRES[timbre]), np.zeros(count))
    attack, release = (int(RATE_HZ * ms / 1000) for ms in ramps_ms)
    envelope = np.ones(count)
    envelope[:attack] = np.linspace(0, 1, attack)
    envelope[-release:] = np.minimum(envelope[-release:], np.linspace(1, 0, release))
    shaped: Samples = tone / np.abs(tone).max() * envelope
    return shaped


def _wav(samples: NDArray[np.int16]) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE_HZ)
        out.writeframes(samples.tobytes())
    return file.getvalue()
