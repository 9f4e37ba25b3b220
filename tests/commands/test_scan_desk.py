import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from commands.scan_desk import StationScans, WindowEar, watched
from desktop.scanner.trace import Trace
from desktop.sounds import Sounds
from desktop.translate import ENGLISH, Languages
from desktop.waves.gallery import at_once
from desktop.window import Window
from fulfilment.errors import HomeUnwritable
from fulfilment.packing.barcodes import RawScan, Rule, ScanSource
from fulfilment.packing.session import Refusal
from tests.fakes.benches import a_bench


def test_the_bench_is_watched_and_a_trial_never_reaches_it(tmp_path: Path) -> None:
    station, trace = a_bench(tmp_path / "home").station, Trace()
    bench = watched(station, trace)
    assert bench.name == station.name
    bench.scan(RawScan("nothing of ours", ScanSource.WEDGE))
    scans = StationScans(trace, station, tmp_path)
    bench.acknowledge()
    scans.try_out(RawScan("6901234567892", ScanSource.WEDGE))
    tried, scanned = scans.list_seen()
    assert tried.seen.is_test
    assert tried.reading.rule is Rule.NUMBER
    assert station.look().refusal is None
    assert Refusal(scanned.seen.refusal)


def test_a_file_for_support_has_a_line_for_each_scan(tmp_path: Path) -> None:
    trace = Trace()
    scans = StationScans(trace, a_bench(tmp_path / "home").station, tmp_path)
    for text in ("6901234567892", "PWB-LIN"):
        scans.try_out(RawScan(text, ScanSource.SERIAL))
    done = scans.export()
    lines = [json.loads(line) for line in (tmp_path / done.path).read_text("utf-8").splitlines()]
    assert [line["text"] for line in lines] == ["AAA-AAA", "6901234567892"]
    assert done.scans == 2


def test_a_home_that_takes_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "support").write_text("a file in the way")
    with pytest.raises(HomeUnwritable):
        StationScans(Trace(), a_bench(tmp_path / "home").station, tmp_path).export()


def test_volume_and_voice_are_kept_for_the_next_start(tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "ear.json"
    window = Window(Languages(ENGLISH), Sounds())
    qtbot.addWidget(window)
    WindowEar(window, file, at_once).set_volume(40)
    later = Window(Languages(ENGLISH), Sounds())
    qtbot.addWidget(later)
    ear = WindowEar(later, file, at_once)
    ear.load()
    assert (ear.volume, ear.is_voice_on) == (40, False)
    assert later.voice.volume == 0.4


@pytest.mark.parametrize(
    "kept", ["", "[]", '{"volume": 900, "voice": false}', '{"volume": true, "voice": 1}']
)
def test_a_file_that_makes_no_sense_is_full_volume(tmp_path: Path, qtbot: QtBot, kept: str) -> None:
    file = tmp_path / "ear.json"
    file.write_text(kept)
    window = Window(Languages(ENGLISH), Sounds())
    qtbot.addWidget(window)
    ear = WindowEar(window, file, at_once)
    ear.load()
    assert ear.volume == 100
