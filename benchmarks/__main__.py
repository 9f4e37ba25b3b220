"""Benchmarks, each in a process of its own.

`make bench`, or `python -m benchmarks`: all of them in turn. `python -m benchmarks NAME [OPTION ...]`: one.
"""

import subprocess
import sys
from datetime import date

ALL = (
    "scan_verdict",
    "scan_on_screen",
    "last_scan_to_printer",
    "start_to_bench",
    "queue_100k",
    "apply_facts",
    "label_bytes",
    "intake_mapping",
)
# minutes of work, or a verdict instead of a speed: by name alone
BY_NAME = (
    "label_kills",
    "label_round_trip",
    "label_decode",
    "scanner_keys",
    "scanner_serial",
    "scan_pipeline",
    "decode_photos",
    "camera",
)


def main() -> int:
    """0 when all of them ran; what they measured is for a person to judge."""
    if words := sys.argv[1:]:
        return _one(*words)
    failed = []
    print(f"{date.today()}, Python {sys.version.split()[0]}, {sys.platform}")
    for name in ALL:
        print(f"\n== {name}", flush=True)
        if subprocess.run([sys.executable, "-m", f"benchmarks.{name}"]).returncode:
            failed.append(name)
    if failed:
        print(f"\ndid not run to its end: {', '.join(failed)}", file=sys.stderr)
    return int(bool(failed))


def _one(name: str, *options: str) -> int:
    if name not in (*ALL, *BY_NAME):
        print(f"no benchmark {name}; there are {', '.join((*ALL, *BY_NAME))}", file=sys.stderr)
        return 2
    return subprocess.run([sys.executable, "-m", f"benchmarks.{name}", *options]).returncode


if __name__ == "__main__":
    sys.exit(main())
