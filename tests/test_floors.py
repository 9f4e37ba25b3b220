"""Who may import whom: the contracts of pyproject.toml, so that one pytest tells the whole truth."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"


def test_the_floors_hold() -> None:
    asked = subprocess.run(
        [sys.executable, "-c", LINT], cwd=ROOT, capture_output=True, text=True, encoding="utf-8",
        env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "PATH": ""},
    )  # fmt: skip
    assert asked.returncode == 0, asked.stdout + asked.stderr
    assert "0 broken" in asked.stdout  # it looked at something
