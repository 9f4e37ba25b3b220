"""Pictures of the paper window: python -m desktop.paper.gallery OUTDIR LABEL.png ..."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from PySide6.QtWidgets import QApplication

from desktop.paper.ports import PrintedPaper, PrinterFault
from desktop.paper.window import PaperWindow
from desktop.translate import CHINESE, ENGLISH, Languages


@dataclass(frozen=True)
class SamplePaper:
    number: int
    picture: Path

    def image(self) -> Image.Image:
        return Image.open(self.picture)


class SamplePrinter:
    """A PaperPrinter that printed the pictures it was given."""

    def __init__(self, pictures: Sequence[Path]) -> None:
        self._papers = tuple(SamplePaper(4712 + place, picture) for place, picture in enumerate(pictures))

    @property
    def odometer(self) -> int:
        return 4711 + len(self._papers)

    def papers(self) -> Sequence[PrintedPaper]:
        return self._papers

    def listen(self, on_paper: Callable[[PrintedPaper], None]) -> None:
        """Nothing more will come."""

    def set_fault(self, fault: PrinterFault) -> None:
        """The window keeps it; a picture has no line to break."""

    def load_paper(self) -> None:
        """Nothing waits for it."""


def main(folder: Path, pictures: Sequence[Path]) -> None:
    application = QApplication.instance() or QApplication(sys.argv[:1])
    folder.mkdir(parents=True, exist_ok=True)
    languages = Languages(ENGLISH)
    for language in (ENGLISH, CHINESE):
        languages.switch_to(language)
        for name in ("ready", "out"):
            window = PaperWindow(SamplePrinter(pictures))
            window.show()
            if name == "out":
                window.take_out_or_load()
            window.grab().save(str(folder / f"paper-{name}-{language}.png"))
            window.close()
    application.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
