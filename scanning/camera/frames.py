"""Where frames come from: a camera, a video file or a folder of pictures are one source.

A source is slow and simple: read() blocks until the next frame, and says when the camera is away.
`LatestFrame` stands between it and whoever decodes: only the newest frame is kept, so a slow decoder
sees the bench as it is and not as it was.
"""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from fulfilment.errors import BadDocument, StationError
from scanning.stills.pictures import Grey, grey_of

Pixels = NDArray[np.uint8]  # (height, width) grey, or (height, width, 3) BGR


class CameraAway(StationError):
    """The camera is unplugged, taken by another program, or gives nothing."""

    advice = "Check the camera: cable, other programs."


class FrameSource(Protocol):
    def read(self) -> Pixels | None:
        """The next frame; None when there will be no more (the end of a file). Raises CameraAway."""

    def close(self) -> None:
        """Let go of the device; read() opens it again."""


@dataclass
class Device:
    """A camera by number ("0") or path ("/dev/video0"). It is opened by the first read()."""

    name: str
    width: int = 1280  # pixels asked for; the camera may answer with others
    height: int = 720
    _capture: cv2.VideoCapture | None = field(default=None, init=False)

    def read(self) -> Pixels | None:
        capture = self._opened()
        came, frame = capture.read()
        if not came or frame is None or frame.size == 0:
            self.close()  # some drivers give empty frames for ever after an unplugging
            raise CameraAway(self.name)
        return np.asarray(frame, np.uint8)

    def close(self) -> None:
        if self._capture is not None:
            self._capture.release()
            self._capture = None

    def _opened(self) -> cv2.VideoCapture:
        if self._capture is None:
            capture = cv2.VideoCapture(int(self.name) if self.name.isdigit() else self.name)
            if not capture.isOpened():
                capture.release()
                raise CameraAway(self.name)
            capture.set(cv2.CAP_PROP_FRAME_WIDTH, self.width)
            capture.set(cv2.CAP_PROP_FRAME_HEIGHT, self.height)
            capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)  # where the driver can: no old frames
            self._capture = capture
        return self._capture


@dataclass
class Film:
    """A video file, once through. Frames that are empty are left out."""

    file: Path
    _capture: cv2.VideoCapture | None = field(default=None, init=False)

    def read(self) -> Pixels | None:
        if self._capture is None:
            self._capture = cv2.VideoCapture(str(self.file))
            if not self._capture.isOpened():
                self.close()
                raise CameraAway(str(self.file), advice="Check the file of this film.")
        came, frame = self._capture.read()
        while came and (frame is None or frame.size == 0):
            came, frame = self._capture.read()
        return np.asarray(frame, np.uint8) if came else None

    def close(self) -> None:
        if self._capture is not None:
            self._capture.release()
            self._capture = None


@dataclass
class Folder:
    """The pictures of a folder by name, once through; what is no picture is left out."""

    folder: Path
    _files: Iterator[Path] | None = field(default=None, init=False)

    def read(self) -> Pixels | None:
        try:
            self._files = self._files or iter(sorted(self.folder.iterdir()))
            for file in self._files:
                try:
                    return grey_of(file.read_bytes()) if file.is_file() else self.read()
                except BadDocument:
                    continue
        except OSError as error:
            raise CameraAway(str(error), advice="Check the folder of pictures.") from error
        return None

    def close(self) -> None:
        self._files = None


def open_source(name: str) -> FrameSource:
    """A folder, a video file, or else a camera's number or path. Nothing is opened yet."""
    path = Path(name)
    if path.is_dir():
        return Folder(path)
    return Film(path) if path.is_file() else Device(name)


@dataclass(frozen=True)
class Frame:
    """at_ms: when it came, on a clock that never goes back."""

    grey: Grey
    at_ms: int


def to_grey(pixels: Pixels) -> Grey:
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), np.uint8) if pixels.ndim == 3 else pixels


class LatestFrame:
    """One place for one frame: fill() puts, take() takes; a frame nobody took is dropped."""

    def __init__(self, clock_ms: Callable[[], int] = lambda: time.monotonic_ns() // 1_000_000) -> None:
        self._clock_ms = clock_ms
        self._changed = threading.Condition()
        self._newest: tuple[Pixels, int] | None = None
        self._has_ended = False
        self.dropped = 0  # frames that came and were not taken

    def fill(
        self, source: FrameSource, until: threading.Event, retry_s: float = 1.0, say: "Say | None" = None
    ) -> None:
        """Put frames until `until` is set or the source ends; blocks, so it wants a lane of its own.

        A camera that is away is tried again every retry_s (above 0). say: told True when frames come
        again, False when they stop; called in this thread.
        """
        is_here: bool | None = None
        while not until.is_set():
            try:
                pixels = source.read()
            except CameraAway:
                is_here = _tell(say, is_here, False)
                until.wait(retry_s)
                continue
            if pixels is None:
                break
            if pixels.size:
                is_here = _tell(say, is_here, True)
                self._put(pixels)
        source.close()
        with self._changed:
            self._has_ended = True
            self._changed.notify_all()

    def take(self, timeout_s: float) -> Frame | None:
        """The newest frame not taken yet; None when none came in time, or none will."""
        with self._changed:
            self._changed.wait_for(lambda: self._newest is not None or self._has_ended, timeout_s)
            newest, self._newest = self._newest, None
        return None if newest is None else Frame(to_grey(newest[0]), newest[1])

    @property
    def has_ended(self) -> bool:
        with self._changed:
            return self._has_ended and self._newest is None

    def _put(self, pixels: Pixels) -> None:
        with self._changed:
            self.dropped += self._newest is not None
            self._newest = (pixels, self._clock_ms())
            self._changed.notify_all()


Say = Callable[[bool], None]


def _tell(say: Say | None, was: bool | None, is_here: bool) -> bool:
    if say is not None and was is not is_here:
        say(is_here)
    return is_here
