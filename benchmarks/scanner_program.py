"""scanner_window.py in a process of its own, told what to do and heard."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from benchmarks.scanner_hand import PATIENCE_S


class Program:
    """said: everything, in order. scans: how many codes it has said."""

    def __init__(self, display: str, home: str) -> None:
        environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.scanner_window", home],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )
        self.said: list[dict[str, Any]] = []
        self.scans = self._answers = 0
        self._has_keys = False
        self._reading = threading.Thread(target=self._read)
        self._reading.start()

    def tell(self, words: str) -> None:
        """Until the window says that it has the keys. Raises TimeoutError."""
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            before = self._answers
            self._send(f"{words}\n")
            if self.wait(lambda before=before: self._answers > before) and self._has_keys:  # type: ignore[misc]
                return
        raise TimeoutError("the window never had the keys")

    def wait(self, is_so: Callable[[], bool], patience_s: float = PATIENCE_S) -> bool:
        end = time.monotonic() + patience_s
        while not (now := is_so()) and time.monotonic() < end:
            time.sleep(0.005)
        return now

    def close(self) -> None:
        """It goes when nobody tells it anything more."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(PATIENCE_S)
        self._reading.join(PATIENCE_S)

    def _send(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line)
        self._process.stdin.flush()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            said = json.loads(line)
            self.said.append(said)
            self.scans += "scan" in said
            if "ready" in said:
                self._has_keys = said["ready"]
                self._answers += 1
