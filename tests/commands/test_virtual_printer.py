"""The trainer's printer: labels told one a line, faults by chance and by the dial."""

import json
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue

import pytest
from PIL import Image

from commands.command_line import run
from commands.settings import Settings
from commands.virtual_printer import HEALS_S, Trainer, run_virtual
from printing.condition import PrinterCondition
from printing.label import make_label
from printing.spooling.status import read_condition
from printing.transports.ways import open_transport
from printing.virtual.printer import Fault, VirtualPrinter
from tests.printing.labels import a_label


def arguments(folder: Path, **more: object) -> Namespace:
    values = {"port": 0, "language": "auto", "dpi": 203, "fault_rate": 0.0, "paper": 2, "print_s": 0.0}
    return Namespace(**(values | {"label_mm": None, "folder": str(folder), "json": True} | more))


def test_it_prints_what_a_station_sends_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A person at its keyboard: a label is sent between two lines, then the printer is switched off."""

    def typed() -> Iterator[str]:
        (told,) = said(capsys)
        line = open_transport(str(told["url"]))
        line.send(make_label(a_label(), 203, "tspl"))
        while not (lines := said(capsys)):
            assert read_condition(line, "tspl") in (PrinterCondition.READY, PrinterCondition.BUSY)
        assert (lines[0]["label"], lines[0]["language"], lines[0]["complaints"]) == (1, "tspl", [])
        yield "jam\n"
        assert read_condition(line, "tspl") is PrinterCondition.JAM
        yield "none\n"
        assert read_condition(line, "tspl") is PrinterCondition.READY
        yield "coffee\n"
        yield "quit\n"

    settings = Settings(tmp_path, "sqlite:///x")
    assert run_virtual(arguments(tmp_path / "paper"), settings, typed()) == 0
    with Image.open(tmp_path / "paper" / "000001.png") as picture:
        assert picture.size == (800, 1200)
    jam, none, unknown = said(capsys)
    assert (jam["fault"], none["fault"], unknown["unknown"]) == ("jam", "none", "coffee")


def said(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_typed_line_loads_a_new_roll() -> None:
    with VirtualPrinter(paper_left=0) as printer:
        assert Trainer(printer, lambda said: None, paper=200).obey("\n")
        assert printer.paper_left == 200


def test_what_goes_wrong_by_chance_heals_after_a_while() -> None:
    now_s = [0.0]
    told: SimpleQueue[dict[str, object]] = SimpleQueue()
    with VirtualPrinter() as printer:
        trainer = Trainer(printer, told.put, fault_rate=1.0, clock_s=lambda: now_s[0])
        printer.on_paper = trainer.on_paper
        open_transport(printer.url).send(make_label(a_label()))
        assert told.get(timeout=5)["label"] == 1
        assert told.get(timeout=5)["fault"] != "none"
        now_s[0] = HEALS_S / 2
        trainer.tick()
        assert told.empty()
        now_s[0] = HEALS_S
        trainer.tick()
        assert told.get(timeout=5) == {"fault": "none"}
        assert printer.fault is Fault.NONE


def test_a_rate_is_a_share(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as wrong:
        run(["printer", "virtual", "--fault-rate", "5"])
    assert wrong.value.code == 2
    assert "--fault-rate" in capsys.readouterr().err
