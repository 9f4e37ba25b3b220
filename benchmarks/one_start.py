"""One start of the desktop, as main.py does it; says when the screen stands and when the bench takes scans.

Run by start_to_bench. Prints the instant the sign-in was painted, then the instant the order that was left
on the bench was painted after a badge, both by perf_counter, which is one clock for all processes here.
"""

import os
import sys
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

BADGE = "PWB-0007"


class Looker(QObject):
    """Sees pages being painted; scans a badge at a sign-in that waits for one; leaves when the bench stands.

    Only what is looked at is imported here: the time of each import is the program's own.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app, self._said = app, set[str]()
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            name = type(watched).__name__
            if name == "SigninPage" and self._waits_for_badge(watched):
                self._say("sign-in", self._scan_badge)
            elif name == "BenchPage":
                self._say("bench", self._app.quit)
        return False

    def _waits_for_badge(self, page: object) -> bool:
        shown = getattr(page, "shown", None)
        return shown is not None and shown.checks != () and shown.sign is None

    def _say(self, name: str, then: object) -> None:
        """After the painting that is just beginning."""
        if name not in self._said:
            self._said.add(name)
            QTimer.singleShot(0, lambda: self._tell(name, then))

    def _tell(self, name: str, then: object) -> None:
        print(name, perf_counter(), flush=True)
        if callable(then):
            then()

    def _scan_badge(self) -> None:
        window = self._app.activeWindow() or self._app.topLevelWidgets()[0].window()
        for char in BADGE:
            QTest.keyClick(window.windowHandle(), ord(char))
        QTest.keyPress(window.windowHandle(), Qt.Key.Key_Return)


def main() -> int:
    Looker(QApplication(sys.argv[:1]))
    from commands.command_line import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
