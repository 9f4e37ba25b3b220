"""Cameras without a lens: frames, outages and ends as they are told."""

from collections.abc import Iterable, Iterator

from scanning.camera.frames import CameraAway, Pixels


class FakeCamera:
    """Gives what it was told: frames, errors to raise, None for the end, which also follows the last one."""

    def __init__(self, told: Iterable[Pixels | CameraAway | None]) -> None:
        self._told: Iterator[Pixels | CameraAway | None] = iter(told)
        self.closed = 0

    def read(self) -> Pixels | None:
        one = next(self._told, None)
        if isinstance(one, CameraAway):
            raise one
        return one

    def close(self) -> None:
        self.closed += 1
