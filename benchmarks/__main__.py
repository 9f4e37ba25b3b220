"""All benchmarks in turn, each in a process of its own: `make bench`, or `python -m benchmarks`."""

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


def main() -> int:
    """0 when all of them ran; what they measured is for a person to judge."""
    failed = []
    print(f"{date.today()}, Python {sys.version.split()[0]}, {sys.platform}")
    for name in ALL:
        print(f"\n== {name}", flush=True)
        if subprocess.run([sys.executable, "-m", f"benchmarks.{name}"]).returncode:
            failed.append(name)
    if failed:
        print(f"\ndid not run to its end: {', '.join(failed)}", file=sys.stderr)
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
