"""A cupsd of one's own: Debian's program with our configuration, spool and socket."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CUPSD, LPADMIN, ENABLE, DISABLE, REJECT = (
    f"/usr/sbin/{name}" for name in ("cupsd", "lpadmin", "cupsenable", "cupsdisable", "cupsreject")
)
UNPRIVILEGED = "lp"  # Debian always has it; cupsd's helpers refuse to be root
START_S = 20.0
# who may take a job back is as in Debian's own cupsd.conf; the rest is open, or lpadmin would need a password
CONFIGURATION = """
Listen {home}/cups.sock
LogLevel debug
Browsing Off
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit Cancel-Job>
    Require user @OWNER @SYSTEM
    Order deny,allow
  </Limit>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
FILES = """
ServerRoot {home}
RequestRoot {home}/spool
TempDir {home}/spool
CacheDir {home}/cache
StateDir {home}/state
ServerBin {home}/bin
ErrorLog {home}/error_log
AccessLog /dev/null
PageLog /dev/null
"""
# A backend is what CUPS sends through; this one says what the file `said` tells it to and waits for `go`.
TALKING_BACKEND = """#!/bin/sh
home=${DEVICE_URI#talking:}
[ -n "$6" ] || exit 0
echo "STATE: +$(cat $home/said)" >&2
while [ -d $home ] && ! [ -e $home/go ]; do sleep 0.02; done
echo "STATE: -$(cat $home/said)" >&2
cat "$6" > $home/printed
"""


@dataclass(frozen=True)
class Cups:
    """home: its folder, which its own user may write."""

    home: Path

    @property
    def socket(self) -> Path:
        return self.home / "cups.sock"

    def url(self, queue: str) -> str:
        return f"cups://{queue}?socket={self.socket}"

    def add(self, queue: str, device: str, model: str = "raw") -> str:
        """A queue that prints through device; its url."""
        self._run(LPADMIN, "-p", queue, "-E", "-v", device, "-m", model)
        return self.url(queue)

    def stop(self, queue: str) -> None:
        self._run(DISABLE, queue)

    def start(self, queue: str) -> None:
        self._run(ENABLE, queue)

    def refuse(self, queue: str) -> None:
        self._run(REJECT, queue)

    def _run(self, program: str, *words: str) -> None:
        done = subprocess.run([program, "-h", str(self.socket), *words], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr


@contextmanager
def a_cupsd() -> Iterator[Cups]:
    """Not in a folder of pytest's: only its owner may enter there, and a socket's path must be short."""
    home = Path(tempfile.mkdtemp(prefix="cups", dir="/tmp"))
    try:
        _furnish(home)
        process = subprocess.Popen(
            [home / "cupsd", "-f", "-c", f"{home}/cupsd.conf", "-s", f"{home}/cups-files.conf"], **_whom()
        )
        try:
            _wait_for(home / "cups.sock", process, home / "error_log")
            yield Cups(home)
        finally:
            _end(process)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _whom() -> dict[str, Any]:
    """As whom it runs: root's cupsd would only share its folder with lp, so it is not root's."""
    if os.getuid():
        return {}
    user = pwd.getpwnam(UNPRIVILEGED)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _furnish(home: Path) -> None:
    """Folders, configuration, Debian's filters and our own backend."""
    for name in ("spool", "cache", "state", "bin/backend"):
        (home / name).mkdir(parents=True)
    for name in ("filter", "daemon", "driver", "monitor", "notifier"):
        (home / "bin" / name).symlink_to(f"/usr/lib/cups/{name}")
    (home / "bin/backend/socket").symlink_to("/usr/lib/cups/backend/socket")
    backend = home / "bin/backend/talking"
    backend.write_text(TALKING_BACKEND)
    backend.chmod(0o755)
    (home / "cupsd.conf").write_text(CONFIGURATION.format(home=home))
    (home / "cups-files.conf").write_text(FILES.format(home=home))
    shutil.copy(CUPSD, home / "cupsd")  # AppArmor keeps Debian's, by its path, out of folders like ours
    if whom := _whom():
        for path in (home, *home.rglob("*")):
            os.chown(path, whom["user"], whom["group"], follow_symlinks=False)


def _wait_for(socket: Path, process: "subprocess.Popen[bytes]", log: Path) -> None:
    end_s = time.monotonic() + START_S
    while not socket.exists():
        if process.poll() is not None or time.monotonic() > end_s:
            said = log.read_text() if log.exists() else "nothing in its log"
            raise AssertionError(f"cupsd did not start: {said}")
        time.sleep(0.01)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Kindly at first: only then does it end its backends."""
    process.terminate()
    try:
        process.wait(START_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
