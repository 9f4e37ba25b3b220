"""`waybills` against a shared database and a server that sells."""

import json
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from commands import waybills
from commands.settings import Settings, load_settings
from db.tables import OrderRow
from fulfilment.errors import SettingsWrong
from tests.fakes.kuaidi100 import KEY, PARTNER, SECRET, Fault, Kuaidi100Server, a_kuaidi100
from tests.fakes.warehouses import AT, Warehouse, an_order

ZPL = "^XA^PW800^FO50,50^BY3^BCN,150,N^FD>:7551^FS^XZ"


@pytest.fixture
def desk() -> Iterator[Kuaidi100Server]:
    with a_kuaidi100() as server:
        server.label = ZPL
        yield server


@pytest.fixture
def warehouse(tmp_path: Path) -> Iterator[Warehouse]:
    with Warehouse(f"sqlite:///{tmp_path / 'shared.sqlite'}") as made:
        yield made


def settings_of(warehouse: Warehouse, desk: Kuaidi100Server, home: Path, secret: str = SECRET) -> Settings:
    """Read from a file, as a person writes it."""
    (home / "packwave.toml").write_text(
        f'''
warehouse = "{warehouse.id}"
[kuaidi100]
url = "{desk.url}"
key = "{KEY}"
secret = "{secret}"
[kuaidi100.sender]
name = "一号仓"
phone = "0571-00000000"
address = "浙江省杭州市"
[kuaidi100.carriers.ZTO]
partner_id = "{PARTNER}"
template = "t1"
''',
        encoding="utf-8",
    )
    return load_settings(str(home), warehouse.url)


def ordered(warehouse: Warehouse, *refs: str) -> None:
    warehouse.release(*(an_order(ref) for ref in refs))
    warehouse.run(lambda db: db.execute(update(OrderRow).values(carrier="ZTO")))


def said(
    capsys: pytest.CaptureFixture[str], settings: Settings, action: str, **other: Any
) -> tuple[int, list[dict[str, Any]], str]:
    args = Namespace(action=action, json=True, wave=None, number=None, order=None)
    vars(args).update(other)
    status = waybills.run(args, settings)
    heard = capsys.readouterr()
    return status, [json.loads(line) for line in heard.out.splitlines()], heard.err


def test_every_waiting_order_gets_one_number_and_a_second_round_buys_nothing(
    warehouse: Warehouse, desk: Kuaidi100Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ordered(warehouse, "1", "2")
    settings = settings_of(warehouse, desk, tmp_path)
    status, rows, _ = said(capsys, settings, "buy")
    assert (status, rows[-1]) == (0, {"wanted": 2, "bought": 2, "not_asked": 0})
    assert [(row["order"], row["state"], row["label"]) for row in rows[:2]] == [
        ("1", "bought", "ok"),
        ("2", "bought", "ok"),
    ]
    assert said(capsys, settings, "buy")[1] == [{"wanted": 0, "not_asked": 0}]
    assert len(desk.sold) == 2
    listed = said(capsys, settings, "list")[1]
    assert {row["tracking_number"] for row in listed} == set(desk.sold.values())
    claimed = warehouse.station("A").claim(10)
    assert {one.waybills[0].document for one in claimed} == {ZPL.encode()}


def test_an_answer_that_was_lost_is_asked_for_again(
    warehouse: Warehouse, desk: Kuaidi100Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ordered(warehouse, "1")
    settings = settings_of(warehouse, desk, tmp_path)
    desk.faults = [Fault.SOLD_DROPPED, Fault.SOLD_HALF]
    status, rows, _ = said(capsys, settings, "buy")
    assert (status, rows[0]["state"]) == (1, "unknown")
    assert "bought twice" in rows[0]["why"]
    status, rows, _ = said(capsys, settings, "buy")
    assert (status, rows[0]["state"], len(desk.sold)) == (0, "bought", 1)


def test_a_carrier_that_is_away_does_not_keep_the_office_waiting_for_every_order(
    warehouse: Warehouse, desk: Kuaidi100Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ordered(warehouse, *"12345")
    desk.faults = [Fault.ERROR_500] * 20
    status, rows, _ = said(capsys, settings_of(warehouse, desk, tmp_path), "buy")
    assert (status, rows[-1]) == (1, {"wanted": 5, "unknown": 3, "not_asked": 2})


def test_a_wrong_secret_stops_at_the_first_order_and_is_nowhere_in_the_answer(
    warehouse: Warehouse, desk: Kuaidi100Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ordered(warehouse, "1", "2")
    status, rows, err = said(capsys, settings_of(warehouse, desk, tmp_path, "guessed"), "buy")
    assert (status, rows[0]["reason"], rows[-1]["not_asked"]) == (1, "sign", 1)
    assert "guessed" not in json.dumps(rows) + err
    assert not desk.sold


def test_a_label_that_no_printer_can_draw_is_told_when_it_is_bought(
    warehouse: Warehouse, desk: Kuaidi100Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ordered(warehouse, "1")
    desk.label = "^XA^FO10,10^BD2^FD0028^FS^XZ"
    _, rows, _ = said(capsys, settings_of(warehouse, desk, tmp_path), "buy")
    assert rows[0]["state"] == "bought"
    assert "^BD" in rows[0]["label"]


def test_a_number_goes_back_once_and_never_from_under_a_bench(
    warehouse: Warehouse, desk: Kuaidi100Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ordered(warehouse, "1")
    settings = settings_of(warehouse, desk, tmp_path)
    said(capsys, settings, "buy")
    (number,) = desk.sold.values()
    for _ in range(2):
        status, rows, _ = said(capsys, settings, "void", number=number)
        assert (status, rows[0]["state"]) == (0, "void")
    assert desk.void == [number]
    said(capsys, settings, "buy")
    fresh = list(desk.sold.values())[-1]
    assert fresh != number
    warehouse.station("A").claim(10)
    status, _, err = said(capsys, settings, "void", number=fresh)
    assert (status, "bench" in err) == (1, True)
    assert said(capsys, settings, "void", number="nobody")[0] == 1


def test_what_nobody_will_use_goes_back_in_one_go(
    warehouse: Warehouse, desk: Kuaidi100Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ordered(warehouse, "1", "2")
    settings = settings_of(warehouse, desk, tmp_path)
    said(capsys, settings, "buy")
    gone = update(OrderRow).where(OrderRow.ref == "1").values(cancelled_at=AT)
    warehouse.run(lambda db: db.execute(gone))
    desk.faults = [Fault.SOLD_DROPPED]
    assert said(capsys, settings, "void")[0] == 1
    status, rows, _ = said(capsys, settings, "void")
    assert (status, rows[-1]) == (0, {"to_give_back": 1, "void": 1})
    assert len(desk.void) == 1


def test_without_an_account_nothing_is_asked(
    warehouse: Warehouse, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings(tmp_path, warehouse.url, warehouse=warehouse.id)
    status, _, err = said(capsys, settings, "buy")
    assert (status, "[kuaidi100]" in err) == (1, True)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[kuaidi100]\nurl = 'http://carrier.example/x'", "https"),
        ("[kuaidi100]\nurl = 'https://x'\nsecrets = 's-1'", "no secrets"),
        ("[kuaidi100]\nurl = 'https://x'\n[kuaidi100.sender]\nname = 'a'\n[kuaidi100.carriers]", "key"),
        ("kuaidi100 = 3", "written as"),
    ],
)
def test_a_mistake_in_the_settings_is_named(tmp_path: Path, text: str, reason: str) -> None:
    (tmp_path / "packwave.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsWrong, match=reason):
        load_settings(str(tmp_path), None)
