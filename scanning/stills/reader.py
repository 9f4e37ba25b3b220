"""The cascade: a picture -> what a bench would accept, and what not.

Cheap views first. It ends as soon as something is believed and nothing in doubt, so a good picture
costs three looks of one engine and a bad one all of them; what is still unread then may be out of focus.
"""

from collections.abc import Iterator

from scanning.stills import opencv, zbar, zxing
from scanning.stills.blurred import Blurred
from scanning.stills.opencv import OpenCv
from scanning.stills.pictures import Grey
from scanning.stills.sighting import Reading, Sighting
from scanning.stills.verdict import weigh
from scanning.stills.views import View, view_of
from scanning.stills.zbar import ZBar

# what each view adds, and what none of them can: docs/scanning-misses.md
STAGES: tuple[tuple[tuple[str, tuple[str, ...]], ...], ...] = (
    ((zxing.ENGINE, ("plain",)),),
    ((zxing.ENGINE, ("contrast", "x1.4")),),
    ((zxing.ENGINE, ("x2 contrast", "x0.5", "soft")), (opencv.ENGINE, ("plain", "sharp"))),
    (
        (zxing.ENGINE, ("sharp", "x2", "x2 sharp", "x0.7", "along", "wide", "x0.35")),
        (opencv.ENGINE, ("x2 contrast", "x2", "x1.4", "x0.5")),
        (zbar.ENGINE, ("contrast", "x1.4", "x2 contrast", "x0.5")),
    ),
    (
        (
            zxing.ENGINE,
            ("inverted", "x1.4 inverted", "turn 15", "turn -15", "turn 30", "turn -30", "turn 45"),
        ),
        (zbar.ENGINE, ("turn -15",)),
    ),
)


class StillReader:
    """One thread at a time. close() ends the process of the third voice."""

    def __init__(self, third: ZBar | None = None) -> None:
        self._third = third or ZBar()
        self._second = OpenCv()
        self._last = Blurred()

    def read(self, grey: Grey) -> Reading:
        """grey: (height, width), any size; an empty one says nothing."""
        reading, seen, views = Reading(), list[Sighting](), dict[str, View | None]()
        for stage in STAGES:
            seen += self._look(grey, stage, views)
            reading = weigh(seen)
            if reading.reads and not reading.doubted:
                return reading
        if reading.reads or not grey.size:
            return reading
        return weigh([*seen, *self._last.see(grey)])

    def close(self) -> None:
        self._third.close()

    def _look(
        self, grey: Grey, stage: tuple[tuple[str, tuple[str, ...]], ...], views: dict[str, View | None]
    ) -> Iterator[Sighting]:
        for engine, names in stage:
            for name in names:
                if name not in views:
                    views[name] = view_of(grey, name) if grey.size else None
                view = views[name]
                if view is not None:
                    yield from map(view.in_picture, self._see(engine, view.grey, name))

    def _see(self, engine: str, grey: Grey, name: str) -> list[Sighting]:
        if engine == zxing.ENGINE:
            return zxing.see(grey, name)
        return self._second.see(grey, name) if engine == opencv.ENGINE else self._third.see(grey, name)
