"""One JSON table a channel: where its orders lie and what each field means. A new channel is a new file."""

import json
from pathlib import Path
from typing import Any

from resources import read_json, resource_path


def channel_tables(*more: Path) -> dict[str, dict[str, Any]]:
    """Every table by channel name: ours, then those of the folders in `more`, which may replace ours.

    Raises: OSError or ValueError when a table cannot be read.
    """
    tables = {
        path.stem: read_json("channels", path.name) for path in sorted(_tables_in(resource_path("channels")))
    }
    for folder in more:
        tables |= {
            path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(_tables_in(folder))
        }
    return tables


def _tables_in(folder: Path) -> list[Path]:
    return [path for path in folder.glob("*.json") if path.is_file()]
