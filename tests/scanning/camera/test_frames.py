import threading
from pathlib import Path

import cv2
import numpy as np
import pytest

from scanning.camera.frames import (
    CameraAway,
    Device,
    Film,
    Folder,
    FrameSource,
    LatestFrame,
    Pixels,
    open_source,
)
from tests.fakes.cameras import FakeCamera
from tests.scanning.stills.pictures import as_png


def grey(level: int) -> Pixels:
    return np.full((48, 64), level, np.uint8)


def filled(camera: FrameSource, said: list[bool] | None = None) -> LatestFrame:
    latest = LatestFrame(clock_ms=lambda: 7)
    latest.fill(camera, threading.Event(), retry_s=0.001, say=None if said is None else said.append)
    return latest


def all_of(source: FrameSource) -> list[Pixels]:
    frames = []
    while (frame := source.read()) is not None:
        frames.append(frame)
    return frames


def test_only_the_newest_frame_is_kept() -> None:
    latest = filled(FakeCamera([grey(1), grey(2), grey(3)]))
    frame = latest.take(timeout_s=0)
    assert frame is not None
    assert (frame.grey[0, 0], frame.at_ms, latest.dropped) == (3, 7, 2)
    assert latest.take(timeout_s=0) is None
    assert latest.has_ended


def test_a_camera_that_was_away_is_opened_again() -> None:
    said: list[bool] = []
    camera = FakeCamera([grey(1), CameraAway(), CameraAway(), grey(9)])
    frame = filled(camera, said).take(timeout_s=0)
    assert frame is not None
    assert (frame.grey[0, 0], said, camera.closed) == (9, [True, False, True], 1)


def test_an_empty_frame_is_none() -> None:
    frame = filled(FakeCamera([grey(5), np.zeros((0, 0), np.uint8), np.zeros((0, 0, 3), np.uint8)])).take(0)
    assert frame is not None
    assert frame.grey.shape == (48, 64)


def test_colour_comes_out_grey() -> None:
    frame = filled(FakeCamera([np.full((48, 64, 3), 200, np.uint8)])).take(timeout_s=0)
    assert frame is not None
    assert (frame.grey.shape, frame.grey[0, 0]) == ((48, 64), 200)


def test_who_waits_is_woken_by_the_end() -> None:
    latest, frames = LatestFrame(), list[object]()
    waiting = threading.Thread(target=lambda: frames.append(latest.take(timeout_s=60)))
    waiting.start()
    latest.fill(FakeCamera([]), threading.Event())
    waiting.join(timeout=10)
    assert frames == [None]


def test_a_camera_that_is_not_there_is_away_and_may_be_asked_again(tmp_path: Path) -> None:
    device = Device(str(tmp_path / "video9"))
    for _ in range(2):
        with pytest.raises(CameraAway):
            device.read()
    device.close()


def test_a_folder_of_pictures_in_order_without_the_rest(tmp_path: Path) -> None:
    (tmp_path / "b.png").write_bytes(as_png(grey(2)))
    (tmp_path / "a.png").write_bytes(as_png(grey(1)))
    (tmp_path / "readme.txt").write_text("no picture")
    (tmp_path / "deeper").mkdir()
    folder = Folder(tmp_path)
    levels = [frame[0, 0] for frame in all_of(folder)]
    assert levels == [1, 2]
    with pytest.raises(CameraAway):
        Folder(tmp_path / "away").read()


def test_a_film_once_through(tmp_path: Path) -> None:
    file = tmp_path / "film.avi"
    writer = cv2.VideoWriter(str(file), cv2.VideoWriter.fourcc(*"MJPG"), 10, (64, 48))
    for level in (20, 120, 220):
        writer.write(np.full((48, 64, 3), level, np.uint8))
    writer.release()
    film = Film(file)
    levels = [int(frame.mean()) for frame in all_of(film)]
    film.close()
    assert [round(level, -1) for level in levels] == [20, 120, 220]
    broken = tmp_path / "broken.avi"
    broken.write_bytes(b"no film")
    with pytest.raises(CameraAway):
        Film(broken).read()


def test_what_a_name_stands_for(tmp_path: Path) -> None:
    (tmp_path / "film.avi").write_bytes(b"")
    kinds = [
        type(open_source(name)) for name in (str(tmp_path), str(tmp_path / "film.avi"), "0", "/dev/video0")
    ]
    assert kinds == [Folder, Film, Device, Device]
