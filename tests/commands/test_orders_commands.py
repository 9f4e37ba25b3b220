"""Orders in and answers out, as another program would ask for them."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from resources.samples.day import SHOPS
from tests.end_to_end.program import MAIN, ROOT, Said, by_ref, called, did, environment, run

DAY = ROOT / "resources" / "samples" / "day_480"
FILES = {
    "taobao": DAY / "taobao_trades.json",
    "douyin": DAY / "douyin_orders.json",
    "pdd": DAY / "pdd_orders.json",
    "shopify_csv": DAY / "shopify_csv_export.csv",
}


def take_in(file: Path, channel: str, home: Path, database: str | None = None) -> Said:
    return run("import", file, "--channel", channel, "--shop", SHOPS[channel], home=home, database=database)


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Said]]:
    home = tmp_path_factory.mktemp("imported")
    return home, {channel: take_in(file, channel, home) for channel, file in FILES.items()}


# --- orders in -----------------------------------------------------------------------------------


def test_every_record_is_new_or_refused_with_its_reason(imported: tuple[Path, dict[str, Said]]) -> None:
    home, answers = imported
    assert {said.status for said in answers.values()} == {0}
    for said in answers.values():
        (answer,) = said.rows
        assert list(answer) == ["new", "duplicate", "changed", "refused"]
        assert (answer["duplicate"], answer["changed"]) == (0, 0)
        assert all(set(one) == {"ref", "reason"} and len(one["reason"]) > 8 for one in answer["refused"])
    assert sum(said.last["new"] for said in answers.values()) == 480 == len(by_ref(home))
    assert sum(len(said.last["refused"]) for said in answers.values()) == 10


def test_importing_twice_changes_nothing(imported: tuple[Path, dict[str, Said]]) -> None:
    home, answers = imported
    before = by_ref(home)
    for channel, file in FILES.items():
        again = take_in(file, channel, home).last
        assert again["duplicate"] == answers[channel].last["new"]
        assert (again["new"], again["changed"]) == (0, 0)
        assert again["refused"] == answers[channel].last["refused"]
    assert by_ref(home) == before


def test_a_changed_record_is_counted_and_the_others_stay(tmp_path: Path) -> None:
    take_in(FILES["taobao"], "taobao", tmp_path)
    before = by_ref(tmp_path)
    lines = FILES["taobao"].read_text("utf-8").splitlines(keepends=True)
    place = next(n for n, line in enumerate(lines) if '"receiver_address"' in line)
    lines[place] = lines[place].replace('"receiver_address": "', '"receiver_address": "后门 ', 1)
    (tmp_path / "changed.json").write_text("".join(lines), "utf-8")
    answer = take_in(tmp_path / "changed.json", "taobao", tmp_path).last
    assert (answer["new"], answer["changed"], answer["duplicate"]) == (0, 1, len(before) - 1)
    after = by_ref(tmp_path)
    changed = [ref for ref, order in after.items() if order["recipient"] != before[ref]["recipient"]]
    assert len(changed) == 1
    assert after[changed[0]]["recipient"]["street"].count("后门 ") == 1


def _count(home: Path) -> int:
    with closing(sqlite3.connect(home / "shared.sqlite")) as db:
        return int(db.execute("SELECT count(*) FROM customer_order").fetchone()[0])


TROUBLES = {
    "missing.json": None,
    "broken.json": b'{"trades_sold_get_response": {"trades": {"trade": [{"tid": 1',
    "gb18030.json": '{"trades_sold_get_response": "拾光旗舰店"}'.encode("gb18030"),
    "empty.json": b"",
    "zeros.json": bytes(64),
    "deep.json": b"[" * 100_000,
}


@pytest.mark.parametrize("name", list(TROUBLES))
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(
    name: str, imported: tuple[Path, dict[str, Said]], tmp_path: Path
) -> None:
    home, _ = imported
    content = TROUBLES[name]
    if content is not None:
        (tmp_path / name).write_bytes(content)
    said = called("import", tmp_path / name, "--channel", "taobao", home=home)
    assert (said.status, said.out) == (1, "")
    assert name in said.err or "file" in said.err
    assert len(said.err.strip().splitlines()) == 1
    assert _count(home) == 480


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    said = called("import", tmp_path, "--channel", "taobao", home=tmp_path / "home")
    assert (said.status, said.out) == (1, "")
    assert str(tmp_path) in said.err


def test_a_file_of_another_channel_is_not_taken(imported: tuple[Path, dict[str, Said]]) -> None:
    home, _ = imported
    said = called("import", FILES["taobao"], "--channel", "pdd", home=home)
    assert (said.status, said.out) == (1, "")
    assert _count(home) == 480


def test_an_unknown_channel_is_named(tmp_path: Path) -> None:
    said = called("import", FILES["pdd"], "--channel", "pigeon", home=tmp_path)
    assert (said.status, said.out) == (1, "")
    assert "pigeon" in said.err


# --- answers out ---------------------------------------------------------------------------------


HEAD = """channel shop ref state channel_state created_at paid_at ship_by currency goods_total shipping_fee
discount paid_total buyer recipient buyer_note seller_note platform_hold carrier_hint tracking_number lines"""
RECIPIENT = ["name", "phone", "phone_masked", "country", "province", "city", "district", "street", "postcode"]


def test_an_order_is_told_in_the_canonical_form(imported: tuple[Path, dict[str, Said]]) -> None:
    home, _ = imported
    ref = next(iter(by_ref(home)))
    (order,) = did("orders", "--ref", ref, home=home).rows
    assert " ".join(order).startswith(" ".join(HEAD.split()))
    assert list(order["recipient"]) == RECIPIENT
    assert order["created_at"].endswith("Z")
    assert order["tracking_number"] is None
    assert isinstance(order["paid_total"], str)


def test_a_state_chooses(imported: tuple[Path, dict[str, Said]]) -> None:
    home, _ = imported
    everything = by_ref(home).values()
    paid = did("orders", "--state", "paid", home=home).rows
    assert {order["state"] for order in paid} == {"paid"}
    assert len(paid) == sum(order["state"] == "paid" for order in everything) > 300
    assert did("orders", "--state", "exchanged", home=home).rows == []


def test_without_products_every_order_is_held_and_says_why(imported: tuple[Path, dict[str, Said]]) -> None:
    home, _ = imported
    reviewed = did("review", home=home).rows
    ended = {"closed", "refunded", "exchanged", "completed", "shipped"}
    to_pack = {ref for ref, order in by_ref(home).items() if order["state"] not in ended}
    assert {row["ref"] for row in reviewed[:-1]} == to_pack
    assert all(row["holds"] for row in reviewed[:-1])
    assert reviewed[-1] == {"released": 0, "held": len(to_pack)}
    assert did("reserve", home=home).last["reserved"] == 0
    did("allocate", home=home)
    assert did("waves", "plan", home=home).last["waves"] == 0


@pytest.mark.parametrize(
    "words",
    [
        ("orders", "--state", "eaten"),
        ("facts", "--since", "yesterday"),
        ("demo", "--orders", "0"),
        ("demo", "--orders", "many"),
        ("demo", "--seed", "x"),
        ("pack",),
        ("pack", "1", "--auto"),
        ("pack", "--auto", "--orders", "-1"),
        ("label", "--order", "1", "--dpi", "600", "--out", "x"),
        ("label", "--order", "1", "--language", "latin", "--out", "x"),
        ("waves",),
        ("waves", "reassign", "W-1"),
        ("import", "x.json"),
        ("db", "drop"),
        ("flatter",),
    ],
    ids=" ".join,
)
def test_wrong_use_is_said_and_ends_with_two(words: tuple[str, ...], tmp_path: Path) -> None:
    said = called(*words, home=tmp_path)
    assert (said.status, said.out) == (2, "")
    assert said.err.strip()
    assert list(tmp_path.iterdir()) == []


def test_the_process_ends_with_that_status(tmp_path: Path) -> None:
    assert run("flatter", home=tmp_path).status == 2


@pytest.mark.parametrize(
    "words",
    [
        ("facts", "--order", "nobody"),
        ("waves", "reassign", "W-1", "--to", "07"),
        ("station", "revoke", "99"),
        ("sync", "status"),
        ("pack", "nobody", "--scan", "1"),
        ("label", "--order", "nobody", "--out", "never.zpl"),
        ("print", "never.zpl", "--printer", "smoke://signal"),
        ("decode", "photo.png"),
        ("waves", "solve", "x", "--seconds", "1"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_done_ends_with_one_sentence(words: tuple[str, ...], tmp_path: Path) -> None:
    said = called(*words, home=tmp_path)
    assert (said.status, said.out) == (1, "")
    assert len(said.err.strip().splitlines()) == 1


def test_facts_since_are_those_received_then(a_home: Path) -> None:
    did("pack", "--auto", "--station", "07", "--orders", 1, home=a_home)
    facts = did("facts", home=a_home).rows
    assert did("facts", "--since", facts[0]["received_at"], home=a_home).rows == facts
    assert did("facts", "--since", "2999-01-01T00:00:00Z", home=a_home).rows == []
    assert did("facts", "--since", "2000-01-01", home=a_home).rows == facts


# --- settings ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ('station = "07"\nlanguage = "fr"\n', 2, "language"),
        ('station = "07"\n\ncolour = "red"\n', 3, "colour"),
        ('station = "07"\nlanguage = "zh\n', 2, ""),
        ('[[printers]]\nname = "1"\n', 1, "url"),
        ('station = "07"\n[[printers]]\nname = "1"\nurl = "tcp://a"\ndpi = 200\n', 2, "dpi"),
    ],
)
def test_a_mistake_in_the_settings_is_named_with_its_line(
    tmp_path: Path, text: str, line: int, what: str
) -> None:
    (tmp_path / "packwave.toml").write_text(text, "utf-8")
    said = called("orders", home=tmp_path)
    assert (said.status, said.out) == (1, "")
    assert "packwave.toml" in said.err
    assert f"line {line}" in said.err
    assert what in said.err


def test_settings_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "packwave.toml").write_bytes('station = "拾光"'.encode("gb18030"))
    said = called("orders", home=tmp_path)
    assert (said.status, said.out) == (1, "")
    assert "packwave.toml" in said.err


def test_a_reader_that_goes_away_is_no_trouble(imported: tuple[Path, dict[str, Said]]) -> None:
    """As `orders | head -1`."""
    home, _ = imported
    command = [sys.executable, str(MAIN), "orders", "--json", "--home", str(home)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as going:
        assert going.stdout is not None
        assert going.stderr is not None
        json.loads(going.stdout.readline())
        going.stdout.close()
        assert going.stderr.read() == b""
        assert going.wait(60) == 0
