"""A window with a button and a field and the station's own scanner filter: says each event as a JSON line.

Told on stdin, a line each: "bench button", "desk field": the mode, and which of the two has the keys.
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from commands.scanners import Paces, window_wedge
from desktop.scans import ScanFilter


def say(**what: str | bool) -> None:
    print(json.dumps(what), flush=True)


def main() -> None:
    application = QApplication([])
    window = QWidget()
    button, field = QPushButton("Print"), QLineEdit()
    button.clicked.connect(lambda: say(pressed=True))
    field.textChanged.connect(lambda text: say(typed=text))
    column = QVBoxLayout(window)
    for widget in (button, field):
        column.addWidget(widget)
    scans = ScanFilter(window, window_wedge((), Paces(Path(sys.argv[1]))))
    scans.scanned.connect(lambda scan: say(scan=scan.text))
    window.show()
    window.activateWindow()

    def told() -> None:
        words = sys.stdin.readline().split()  # whole lines, one at a time: each is answered
        if not words:
            application.quit()
            return
        scans.set_typing_allowed(words[0] == "desk")
        (button if words[1] == "button" else field).setFocus()
        say(ready=window.isActiveWindow())

    listening = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    listening.activated.connect(told)
    application.exec()


if __name__ == "__main__":
    main()
