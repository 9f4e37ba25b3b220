"""One paper as a picture, made in whatever thread printed it."""

from dataclasses import dataclass

from PySide6.QtGui import QImage

from desktop.paper.ports import PrintedPaper

DOTS_MM = 8.0  # of the virtual printer: 203 dpi


@dataclass(frozen=True)
class Sheet:
    """image: one pixel a dot. A QImage, unlike a QPixmap, may be made outside the GUI thread."""

    number: int
    image: QImage

    @property
    def width_mm(self) -> float:
        return self.image.width() / DOTS_MM

    @property
    def height_mm(self) -> float:
        return self.image.height() / DOTS_MM


def sheet_of(paper: PrintedPaper) -> Sheet:
    grey = paper.image().convert("L")
    width, height = grey.size
    shown = QImage(grey.tobytes(), width, height, width, QImage.Format.Format_Grayscale8)
    return Sheet(paper.number, shown.copy())  # a copy owns its dots; the bytes above die with this call
