"""`label`: the documents of real orders, one by one, along a wave's walk, and a carrier's of a day."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.program import Row, asked, by_ref, did, run
from tests.end_to_end.shifts import copy_of, loaded_home


@pytest.fixture(scope="module")
def shift(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A loaded shift of which one station has packed its first parcels."""
    home = copy_of(loaded_home(tmp_path_factory), tmp_path_factory.mktemp("labels") / "home")
    (home / "packwave.toml").write_text(
        'return_address = ["杭州一号仓 退货组", "良渚街道金昌路2005号"]\n', "utf-8"
    )
    station = next(row["station"] for row in asked("waves", "list", home=home) if row["station"])
    did("pack", "--auto", "--station", station, "--orders", 6, home=home)
    return home


def label(home: Path, *words: Any) -> tuple[Row, bytes]:
    out = home / "out.bin"
    said = run("label", *words, "--out", out, home=home)
    assert said.status == 0, said.err
    return said.last, out.read_bytes()


def pages(data: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", data))


def packed(home: Path) -> list[Row]:
    return [order for order in by_ref(home).values() if order["tracking_number"]]


def test_a_wave_comes_out_as_one_file_along_its_walk(shift: Path) -> None:
    wave = packed(shift)[0]["wave"]
    orders = [order for order in by_ref(shift).values() if order["wave"] == wave]
    row, slips = label(shift, "--wave", wave, "--kind", "slip", "--language", "pdf")
    assert row["without"] == []
    assert row["pages"] == pages(slips) >= len(orders)
    row, waybills = label(shift, "--wave", wave, "--language", "pdf")
    done = [order for order in orders if order["tracking_number"]]
    assert pages(waybills) == row["pages"] == len(done)
    assert len(row["without"]) == len(orders) - len(done)


def test_every_paper_of_an_order_can_be_had(shift: Path) -> None:
    ref = packed(shift)[0]["ref"]
    for kind in ("waybill", "slip", "return"):
        row, data = label(shift, "--order", ref, "--kind", kind, "--language", "zpl")
        assert data.count(b"^XA") == row["pages"] >= 1


def test_customs_are_only_for_what_goes_abroad(shift: Path) -> None:
    ref = packed(shift)[0]["ref"]
    said = run("label", "--order", ref, "--kind", "cn22", "--out", shift / "none", home=shift)
    assert said.status == 1
    assert not (shift / "none").exists()


def test_a_manifest_names_every_parcel_the_carrier_takes(shift: Path) -> None:
    carrier = packed(shift)[0]["carrier"]
    row, data = label(shift, "--manifest", carrier, "--day", _today(), "--language", "pdf")
    assert pages(data) == row["pages"] == 1
    yesterday = "2020-01-01"
    said = run("label", "--manifest", carrier, "--day", yesterday, "--out", shift / "none", home=shift)
    assert said.status == 1
    said = run("label", "--manifest", "NOBODY", "--out", shift / "none", home=shift)
    assert (said.status, "NOBODY" in said.err) == (1, True)


def _today() -> str:
    """In the warehouse."""
    return (datetime.now(UTC) + timedelta(hours=8)).date().isoformat()


def test_sheets_to_be_cut_are_pdf(shift: Path) -> None:
    row, data = label(shift, "--sample", "cards", "--language", "pdf")
    assert row["cards"] > 8
    assert pages(data) == -(-row["cards"] // 8)
    row, data = label(shift, "--sample", "badges", "--language", "pdf")
    assert (row["cards"] >= 1, pages(data) >= 1) == (True, True)
    assert run("label", "--sample", "cards", "--out", shift / "none", home=shift).status == 1
