"""What the program carries with it: channel tables, rules, samples, fonts, layouts. No code of ours below."""

import json
from functools import cache
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parent


def resource_path(*parts: str) -> Path:
    """The file or folder of that name under resources; it need not exist."""
    return _ROOT.joinpath(*parts)


def read_json(*parts: str) -> Any:
    """The JSON file of that name; a fresh value at each call, so that a caller may change it.

    Raises: OSError when there is no such file, ValueError when it is not JSON.
    """
    return json.loads(_text(resource_path(*parts)))


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
