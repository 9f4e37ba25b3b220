"""A widget that draws itself on a Canvas and draws again only when what it shows has changed."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.canvas import Canvas, Drawn
from desktop.theme import Theme


class Painted(QWidget):
    """Base of all painted parts. Subclasses write paint(); it may be called at any time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = Theme()
        self._drawn: list[Drawn] = []

    @property
    def theme(self) -> Theme:
        return self._theme

    def set_theme(self, theme: Theme) -> None:
        if theme != self._theme:
            self._theme = theme
            self.update()

    def drawn(self) -> tuple[Drawn, ...]:
        """The runs of text of the last painting, in the order they were written."""
        return tuple(self._drawn)

    def paint(self, canvas: Canvas) -> None:
        """Every part draws itself. Not an abstractmethod: Qt's metaclass allows none."""
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:
        canvas = Canvas(self, self._theme, event.region())
        try:
            self.paint(canvas)
        finally:
            canvas.end()
        self._drawn = canvas.drawn

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.update()
        super().changeEvent(event)
