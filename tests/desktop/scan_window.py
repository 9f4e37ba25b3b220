"""A window with a focused button and a field, run as a program: says each event as a JSON line.

Arguments: "bench" or "desk".
"""

import json
import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.scans import ScanFilter
from fulfilment.packing.barcodes import RawScan
from scanning.wedge import Wedge, WedgeSettings


def say(**what: str | bool) -> None:
    print(json.dumps(what), flush=True)


def say_scan(scan: RawScan) -> None:
    say(scan=scan.text)


def main() -> None:
    application = QApplication([])
    window = QWidget()
    button, field = QPushButton("Print"), QLineEdit()
    button.clicked.connect(lambda: say(pressed=True))
    field.textChanged.connect(lambda text: say(typed=text))
    column = QVBoxLayout(window)
    for widget in (button, field):
        column.addWidget(widget)
    scans = ScanFilter(window, Wedge(WedgeSettings(gap_ms=300)))
    scans.scanned.connect(say_scan)
    is_desk = sys.argv[1] == "desk"
    scans.set_typing_allowed(is_desk)
    (field if is_desk else button).setFocus()
    window.show()
    window.activateWindow()

    def greet() -> None:
        if window.isActiveWindow():
            ready.stop()
            say(ready=True)

    ready = QTimer(interval=20)
    ready.timeout.connect(greet)
    ready.start()
    application.exec()


main()
