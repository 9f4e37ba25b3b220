"""Every packer's screen in every state, with sample orders: `python -m desktop.gallery OUTDIR` draws them."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache, reduce
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from desktop.bench.choices import ask_label, ask_redo, ask_reprint, ask_set_aside, ask_short
from desktop.bench.screen import BenchScreen
from desktop.bench.showing import Around, bench_screen, order_caption
from desktop.bench.view import BenchPage
from desktop.page import Page
from desktop.queue.showing import queue_screen
from desktop.queue.view import QueuePage
from desktop.say import Both, Say
from desktop.shown import BarShown
from desktop.signin.presenter import Device, DeviceNow, signin_screen
from desktop.signin.view import SigninPage
from desktop.states import LinkNow, PrinterNow, StationNow, bar_shown, takes_other_labels
from desktop.theme import RESOURCES
from desktop.translate import Languages, text_of
from desktop.wording import PrinterTrouble
from fulfilment.orders.order import OrderId, Sku
from fulfilment.packing.facts import FactKind
from fulfilment.packing.outcome import Answer, Outcome
from fulfilment.packing.ports import LabelNow, QueueWave
from fulfilment.packing.reasons import LabelDeed, Wanted
from fulfilment.packing.session import PackingSession, Refusal, evolve, open_session
from fulfilment.packing.work import Barcode, Operator, Product, Role, Work, WorkLine

NOW = datetime(2026, 3, 12, 14, 31).astimezone()
NUMBER = "7551204738826"
PERSON = Operator("0712", "林小敏", Role.PACKER, "LIN0712", "")
SIZES = (QSize(1366, 768), QSize(1920, 1080))


@cache
def products() -> dict[str, Product]:
    """The sample shop's goods, by SKU."""
    kept = json.loads((RESOURCES / "samples" / "products.json").read_text("utf-8"))
    return {one["sku"]: _product(one) for one in kept}


def _product(one: dict[str, object]) -> Product:
    codes = one["barcodes"]
    assert isinstance(codes, list)
    return Product(
        Sku(str(one["sku"])), str(one["title_zh"]), str(one["title_en"]),
        str(one["spec_zh"] or ""), str(one["spec_en"] or ""),
        tuple(Barcode(code["code"], code["pieces"]) for code in codes), 100, str(one["picture"]),
        _text(one["packing_note_zh"]), _text(one["packing_note_en"]),
    )  # fmt: skip


def _text(value: object) -> str | None:
    return str(value) if value else None


def a_work(lines: tuple[tuple[str, int], ...] = (), note: str | None = None) -> Work:
    lines = lines or (("NAC-1", 2), ("HYD-1", 3), ("SUN-1", 1), (_sku("便携化妆镜"), 1))
    return Work(
        order_id=OrderId("00000000-0000-4000-8000-000000000001"), warehouse_id="HZ1", epoch=1,
        channel="tmall", shop="海棠旗舰店", ref="331288901407", wave_id="w1147", wave_number="W-1147",
        position=12, wave_size=60, tote="T-08", carrier="ZTO", due_at=NOW + timedelta(minutes=89),
        urgent=False, note=note,
        lines=tuple(WorkLine(str(n + 1), Sku(sku), pieces) for n, (sku, pieces) in enumerate(lines)),
    )  # fmt: skip


def _sku(title_zh: str) -> str:
    return next(sku for sku, one in products().items() if one.title_zh == title_zh)


def a_session(work: Work, *packed: tuple[str, int], number: str | None = None) -> PackingSession:
    """work after packed, each (line, pieces) being one scan."""
    happened = [(FactKind.ITEM_PACKED, {"line": line, "pieces": pieces}) for line, pieces in packed]
    if number is not None:
        happened.append((FactKind.NUMBER_ASSIGNED, {"tracking_number": number}))
    return reduce(lambda one, fact: evolve(one, *fact), happened, open_session(work, "p1"))


def an_outcome(answer: Answer, session: PackingSession | None, **more: object) -> Outcome:
    return replace(Outcome(answer, PERSON, session, (a_work(),) * 49), **more)  # type: ignore[arg-type]


def a_label(state: str) -> LabelNow:
    at = NOW + timedelta(seconds=8)
    return LabelNow("j1", NUMBER, 0, state, "1", "odometer", "", at)


@dataclass(frozen=True)
class Picture:
    """One screen in one state. make builds it anew, in the language that stands."""

    name: str
    make: Callable[[bool], Page]


ONLINE = StationNow("07", PERSON.name, PrinterNow("1"))


def _bench(screen: BenchScreen, state: StationNow = ONLINE) -> Callable[[bool], Page]:
    def make(dark: bool) -> Page:
        page = BenchPage(dark)
        page.show_bar(_bar(state))
        page.show_screen(screen)
        return page

    return make


def _bar(state: StationNow, at: datetime = NOW) -> BarShown:
    return bar_shown(state, at)


def _around(printer: PrinterNow | None = ONLINE.printer, image: bytes = b"") -> Around:
    return Around(products().get, printer, NOW, image)


def _screen(outcome: Outcome, printer: PrinterNow | None = ONLINE.printer) -> BenchScreen:
    return bench_screen(outcome, _around(printer, sample_label()))


def sample_label() -> bytes:
    """A label as the label drawers make it."""
    return (RESOURCES / "look" / f"sample-label-{text_of(Both('zh', 'en'))}.png").read_bytes()


def bench_pictures() -> Iterator[Picture]:
    work = a_work()
    three = a_session(work, ("1", 1), ("1", 1), ("2", 1))
    four = evolve(three, FactKind.ITEM_PACKED, {"line": "2", "pieces": 1})
    mask, cream = products()["HYD-1"], products()[_sku("积雪草修护霜")]
    ok = an_outcome(Answer.ITEM_OK, four, line="2", scanned=mask)
    opened = an_outcome(Answer.OPENED, three)
    yield Picture("bench-waiting", _bench(_screen(opened)))
    yield Picture("bench-ok", _bench(_screen(ok)))
    away = replace(ONLINE, link=LinkNow(NOW - timedelta(minutes=12), 37))
    yield Picture("bench-offline", _bench(_screen(opened), away))
    refused = an_outcome(Answer.REFUSED, three, refusal=Refusal.NOT_ON_ORDER, scanned=cream)
    refused = replace(refused, code=cream.barcodes[0].code)
    yield Picture("bench-refused", _bench(_screen(refused)))
    unknown = an_outcome(Answer.REFUSED, three, refusal=Refusal.UNKNOWN_CODE, code="4006381333931")
    yield Picture("bench-unknown", _bench(_screen(unknown)))
    moved = an_outcome(Answer.REFUSED, three, refusal=Refusal.MOVED)
    yield Picture("bench-moved", _bench(_screen(moved)))
    yield Picture("bench-short", _bench(ask_short(order_caption(work))))
    yield Picture("bench-why-aside", _bench(ask_set_aside(order_caption(work))))
    yield Picture("bench-set-aside", _bench(_screen(an_outcome(Answer.SET_ASIDE, None))))
    closed = an_outcome(Answer.CLOSED, None, closed=work, code=NUMBER)
    yield Picture("bench-idle", _bench(_screen(closed)))
    single = an_outcome(Answer.OPENED, a_session(a_work((("LIP-5", 1),))))
    yield Picture("bench-single", _bench(_screen(single)))
    plain = a_session(a_work((("LIP-5", 1), ("SUN-1", 1))))
    refused = replace(refused, session=plain)
    yield Picture("bench-refused-plain", _bench(_screen(refused)))
    nobody = replace(refused, session=None, refusal=Refusal.NO_ORDER_NEEDS_IT)
    yield Picture("bench-refused-empty", _bench(_screen(nobody)))
    yield from _long_pictures()
    yield from _parcel_pictures(work)


def _long_pictures() -> Iterator[Picture]:
    """A long order with a long note, in the middle of it."""
    skus = [sku for number, sku in enumerate(products()) if number % 17 == 0][:9]
    lines = tuple((sku, 1 + number * 5 % 12) for number, sku in enumerate(skus))
    note = "送人的，请放贺卡，外面不要写价格，易碎的东西多裹两层，谢谢。"
    work = a_work(lines, note)
    packed = [(str(n + 1), pieces) for n, (_, pieces) in enumerate(lines[:4])]
    session = a_session(work, *packed, ("6", 1))
    scanned = products()[skus[5]]
    outcome = an_outcome(Answer.ITEM_OK, session, line="6", scanned=scanned)
    yield Picture("bench-long", _bench(_screen(outcome)))


def _parcel_pictures(work: Work) -> Iterator[Picture]:
    scans = (("1", 2), ("2", 3), ("3", 1), ("4", 1))
    whole, labelled = a_session(work, *scans), a_session(work, *scans, number=NUMBER)
    yield Picture("bench-whole", _bench(_screen(an_outcome(Answer.WHOLE, whole))))
    printed = an_outcome(Answer.LABEL_MOVED, labelled, label=a_label("printed"))
    yield Picture("bench-complete", _bench(_screen(printed)))
    empty = PrinterNow("1", PrinterTrouble.PAPER_OUT, spare="2", media="100×150")
    queued = an_outcome(Answer.LABEL_QUEUED, labelled, label=a_label("queued"))
    yield Picture("bench-printer", _bench(_screen(queued, empty), replace(ONLINE, printer=empty)))
    alone = replace(empty, spare="", why_no_spare=takes_other_labels("2"))
    yield Picture("bench-printer-alone", _bench(_screen(queued, alone), replace(ONLINE, printer=alone)))
    doubt = an_outcome(Answer.LABEL_MOVED, labelled, label=a_label("in_doubt"))
    yield Picture("bench-doubt", _bench(_screen(doubt)))
    leave = an_outcome(Answer.LEAVE_ASKED, labelled, label=a_label("printed"))
    yield Picture("bench-leave", _bench(_screen(leave)))
    yield from _box_pictures(work, labelled)


def _box_pictures(work: Work, labelled: PackingSession) -> Iterator[Picture]:
    """Several boxes, and labels made anew."""
    caption, printed = order_caption(work), a_label("printed")
    yield Picture("bench-why-reprint", _bench(ask_reprint(caption)))
    yield Picture("bench-why-redo", _bench(ask_redo(caption)))
    some = a_session(work, ("1", 2), ("2", 2))
    until = evolve(
        replace(labelled, boxes=(replace(labelled.box, tracking_number=None),)),
        FactKind.NUMBER_ASSIGNED,
        {"tracking_number": NUMBER, "void_by": (NOW + timedelta(hours=4)).isoformat()},
    )
    yield Picture("bench-label", _bench(ask_label(caption, until, True, NOW)))
    yield Picture("bench-label-late", _bench(ask_label(caption, until, True, NOW + timedelta(hours=5))))
    yield Picture("bench-label-open", _bench(ask_label(caption, some, False, NOW)))
    yield Picture("bench-label-idle", _bench(ask_label("", None, False, NOW)))
    full = evolve(some, FactKind.PARCEL_FULL, {})
    full = evolve(full, FactKind.NUMBER_ASSIGNED, {"tracking_number": NUMBER})
    yield Picture("bench-box-full", _bench(_screen(an_outcome(Answer.LABEL_MOVED, full, label=printed))))
    second = evolve(full, FactKind.PARCEL_CLOSED, {"next_parcel": "p2"})
    yield Picture("bench-next-box", _bench(_screen(an_outcome(Answer.BOX_CLOSED, second))))
    anew = evolve(labelled, FactKind.LABEL_VOIDED, {"tracking_number": NUMBER})
    anew = evolve(anew, FactKind.NUMBER_ASSIGNED, {"tracking_number": "7550001239013"})
    yield Picture("bench-redone", _bench(_screen(an_outcome(Answer.LABEL_MOVED, anew, label=printed))))
    asked = an_outcome(Answer.LABEL_ASKED, None, wanted=Wanted(LabelDeed.REDO, "label_lost"))
    yield Picture("bench-which-label", _bench(_screen(asked)))
    leave = replace(asked, answer=Answer.LEAVE_ASKED, wanted=Wanted(LabelDeed.REDO, "label_lost", NUMBER))
    yield Picture("bench-redo-leave", _bench(_screen(leave)))
    late = an_outcome(Answer.LEAVE_ASKED, until, label=printed, wanted=leave.wanted)
    over = replace(_around(image=sample_label()), at=NOW + timedelta(hours=5))
    yield Picture("bench-redo-charged", _bench(bench_screen(late, over)))
    void = an_outcome(Answer.REFUSED, labelled, refusal=Refusal.VOID_LABEL, code="7550001238826")
    yield Picture("bench-void-label", _bench(_screen(void)))


def queue_pictures() -> Iterator[Picture]:
    def wave(
        number: str, totes: str, carrier: str, channel: str, done: int, total: int, left: int
    ) -> QueueWave:
        due = NOW + timedelta(minutes=left)
        is_urgent = carrier == "SF"
        return QueueWave(
            number, number, tuple(totes.split()), carrier, (channel,), done, total, due, is_urgent, False
        )

    waves = (
        wave("W-1147", "T-08 T-09", "ZTO", "tmall", 11, 60, 89),
        wave("W-1156", "T-14", "SF", "douyin", 0, 24, 94),
        wave("W-1149", "T-11 T-12", "YTO", "pdd", 0, 60, 179),
        wave("W-1155", "T-17", "ZTO", "wechat_shop", 0, 38, 209),
    )
    aside = replace(a_work(), ref="331288907702", set_aside="short")

    def make(dark: bool) -> Page:
        page = QueuePage(dark)
        page.show_bar(_bar(ONLINE))
        page.show_screen(queue_screen(waves, (aside,), 0, NOW, 92.0, "W-1147"))
        return page

    yield Picture("queue", make)


def signin_pictures() -> Iterator[Picture]:
    there = (
        DeviceNow(Device.PRINTER, True, True, Both("1 号·100×150·有纸", "No. 1·100×150·loaded")),
        DeviceNow(Device.SCANNER, True, True, Both("两把·会读一维和二维", "Two·bars and squares")),
        DeviceNow(Device.SCALE, True, True, Both("0.00 kg·已归零", "0.00 kg·at zero")),
        DeviceNow(Device.CAMERA, False),
    )
    office = DeviceNow(Device.OFFICE_PRINTER, False, trouble=PrinterTrouble.OFFLINE)
    without = (DeviceNow(Device.PRINTER, False), *there[1:])
    empty = (DeviceNow(Device.PRINTER, True, False, trouble=PrinterTrouble.PAPER_OUT), office, there[1])
    wrong = (DeviceNow(Device.PRINTER, True, False, trouble=PrinterTrouble.MEDIA_WRONG), *there[1:])
    off = (DeviceNow(Device.PRINTER, False, trouble=PrinterTrouble.OFFLINE), *there[1:])
    spare = (DeviceNow(Device.PRINTER, True, False, trouble=PrinterTrouble.JAM, spare="2"), *there[1:])
    waits = Say("{name}: badge read, you start once it prints.", name=PERSON.name)
    place = Both("杭州一仓·B 区", "Hangzhou 1·zone B")
    for name, devices, number, text, note in (
        ("signin", there, None, None, ""),
        ("signin-typing", there, "0712", "12", ""),
        ("signin-no-printer", without, None, None, ""),
        ("signin-printer-off", off, None, None, ""),
        ("signin-paper-out", empty, None, None, waits),
        ("signin-wrong-labels", wrong, None, None, ""),
        ("signin-spare", spare, None, None, ""),
        ("signin-looking", (), None, None, ""),
    ):
        screen = signin_screen("07", place, devices, number, text, None, note)

        def make(dark: bool, screen: object = screen) -> Page:
            page = SigninPage(dark)
            page.show_bar(_bar(StationNow("07"), NOW.replace(hour=7, minute=54)))
            page.show_screen(screen)  # type: ignore[arg-type]
            return page

        yield Picture(name, make)


def pictures() -> tuple[Picture, ...]:
    return (*bench_pictures(), *queue_pictures(), *signin_pictures())


def draw(picture: Picture, size: QSize, dark: bool = False) -> QPixmap:
    """The screen as it would stand on a display of that size, in the language that stands."""
    page = picture.make(dark)
    page.resize(size)
    drawn = page.grab()
    page.deleteLater()
    return drawn


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="the names that contain this")
    parser.add_argument("--small", action="store_true", help="1366x768 alone, light alone")
    given = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QCoreApplication.instance() or QApplication(sys.argv[:1])
    given.folder.mkdir(parents=True, exist_ok=True)
    languages = Languages()
    for language in ("zh", "en"):
        languages.switch_to(language)
        for picture in pictures():
            if given.only in picture.name:
                _write(picture, language, given.folder, given.small)
    del application
    return 0


def _write(picture: Picture, language: str, folder: Path, is_small: bool) -> None:
    for size in SIZES[:1] if is_small else SIZES:
        for dark in (False,) if is_small else (False, True):
            name = f"{picture.name}-{language}-{size.width()}{'-dark' if dark else ''}.png"
            draw(picture, size, dark).save(str(folder / name))


if __name__ == "__main__":
    raise SystemExit(main())
