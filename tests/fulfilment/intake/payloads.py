"""The payloads beside the checkout, and a reader with our own tables."""

import os
from pathlib import Path

import pytest

from fulfilment.intake.reader import DocumentReader
from resources.channels import channel_tables

_BESIDE = Path(__file__).resolve().parents[4] / "shared"


def payload(*parts: str) -> bytes:
    """A payload's bytes; skips the test, saying so, where the shared data is absent."""
    path = Path(os.environ.get("PACKWAVE_SHARED", _BESIDE)).joinpath("data", "orders", "payloads", *parts)
    if not path.is_file():
        pytest.skip(f"no shared data: {'/'.join(parts)} (set PACKWAVE_SHARED)")
    return path.read_bytes()


def a_reader() -> DocumentReader:
    return DocumentReader(channel_tables())
