"""The desktop's tests run without a screen, in Chinese unless a test says otherwise."""

import os
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from desktop.translate import Languages


@pytest.fixture
def languages(qtbot: QtBot) -> Iterator[Languages]:
    """Chinese; English is left behind, as a test finds it."""
    kept = Languages()
    yield kept
    kept.switch_to("en")
