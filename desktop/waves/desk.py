"""A screen of the desk: the top bar carries tabs. The window takes Ctrl and a digit, the page a click."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QMouseEvent

from desktop.page import Page
from desktop.say import Say, Words
from desktop.shown import BarShown
from desktop.translate import text_of

TABS: tuple[Words, ...] = (Say("Waves"), Say("Printers"), Say("Scanners"))
WAVES, PRINTERS, SCANNERS = range(len(TABS))


class DeskPage(Page):
    """Its keys are drawn in a foot of its own, as desk screens have room for more than key caps."""

    is_desk = True
    tab_wanted = Signal(int)  # from 0
    leave_wanted = Signal()  # the key F12 itself is the window's

    def __init__(self, dark: bool = False) -> None:
        super().__init__(dark)
        self.keys.hide()
        self.bar.installEventFilter(self)

    @property
    def is_typing(self) -> bool:
        """Letters and Enter are for this screen; a scanner's burst is told from them by its pace."""
        return True

    def show_desk(self, current: int, person: str) -> None:
        """Which tab this page is, and who sits here."""
        self.show_bar(replace(self.bar.shown, title="Packwave", tabs=TABS, current=current, person=person))

    def show_clock(self, clock: str, is_stale: bool) -> None:
        """clock: "14:31". is_stale: the bar turns blue, as no new figures arrive."""
        offline: Words = Say("No connection.") if is_stale else ""
        self.show_bar(replace(self.bar.shown, clock=clock, offline=offline))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.bar and isinstance(event, QMouseEvent):
            if event.type() == QEvent.Type.MouseButtonRelease:
                self._open(self.tab_at(event.position().x() / self.theme.scale))
            return True
        return super().eventFilter(watched, event)

    def tab_at(self, across: float) -> int | None:
        """The tab at a place of the bar, in units; None beside them."""
        hit = (number for number, left, right in self.tab_places() if left <= across <= right)
        return next(hit, None)

    def tab_places(self) -> Iterator[tuple[int, float, float]]:
        """Each tab with its left and right end, where TopBar paints it."""
        shown, width = self.bar.shown, self.theme.width
        left = 64 + width(text_of(shown.title), 22, True) + 28
        for number, tab in enumerate(shown.tabs):
            taken = width(text_of(tab), 22, number == shown.current) + width(str(number + 1), 18) + 44
            yield number, left, left + taken
            left += 3 + taken

    def _open(self, number: int | None) -> None:
        shown: BarShown = self.bar.shown
        if number is not None and number < len(shown.tabs) and number != shown.current:
            self.tab_wanted.emit(number)
