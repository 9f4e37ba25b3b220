"""Pictures of the printers screen: python -m desktop.printers.gallery OUTDIR [LABEL.png]."""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QApplication

from desktop.printers.ports import (
    Aside,
    Condition,
    DeskRefusal,
    Known,
    KnownKind,
    LabelPicture,
    LabelRow,
    Leave,
    NoPicture,
    PrinterRow,
    Redone,
    SpareUsed,
)
from desktop.printers.presenter import PrintersPresenter
from desktop.printers.view import PrintersPage
from desktop.theme import font
from desktop.translate import CHINESE, ENGLISH, Languages
from desktop.waves.desk import PRINTERS
from desktop.waves.gallery import NOW, SIZES, at_once
from fulfilment.errors import PrinterAway
from fulfilment.packing.barcodes import RawScan, ScanSource
from fulfilment.shipping.ports import PrintJob, PrintState

AT = NOW + timedelta(seconds=7.21)
NUMBER, OTHER = "7551204738826", "7555204731407"


def sample_label(number: str) -> bytes:
    """A plain stand-in where no printed label is at hand: 100x150 mm at 8 dots/mm, as PNG."""
    image = QImage(800, 1200, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    for top, size, text in ((40, 60, "ZTO EXPRESS"), (180, 120, "571-H24 03"), (560, 44, number)):
        painter.setFont(font(size, True))
        painter.drawText(QRect(40, top, 720, size * 2), Qt.AlignmentFlag.AlignHCenter, text)
    for place in range(60):
        painter.fillRect(80 + place * 11, 380, 3 + (place * 7) % 5, 160, QColor("black"))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def a_job(number: str, state: PrintState, printer: str, at: datetime = AT) -> PrintJob:
    detail = "line dropped; odometer 4711 before, silent after; printer offline"
    count = None if state is PrintState.QUEUED else 4711
    return PrintJob(
        f"job-{number}", "SO-1", f"parcel-{number}", number, printer, "zpl", b"^XA" + bytes(12_477), "",
        0, state, "odometer" if state is PrintState.PRINTED else "", count,
        detail if state is PrintState.IN_DOUBT else "", at,
    )  # fmt: skip


def sample_rows(language: str) -> tuple[PrinterRow, ...]:
    is_zh = language == CHINESE
    names = [f"打印机 {n}" if is_zh else f"Printer {n}" for n in range(1, 5)]
    spare = "备用机" if is_zh else "Spare"
    doubt = a_job(NUMBER, PrintState.IN_DOUBT, names[0])
    fine = a_job(OTHER, PrintState.PRINTED, names[2])
    history = (
        Known(KnownKind.SENDING, "", AT),
        Known(KnownKind.SENT, "12480", AT + timedelta(seconds=0.02)),
        Known(KnownKind.ODOMETER, "4711"),
        Known(KnownKind.IN_DOUBT, doubt.detail, AT + timedelta(seconds=0.69)),
    )
    ready, net = Condition.READY, "tcp://10.0.7.2{}:9100"
    since = NOW - timedelta(minutes=29)
    return (
        PrinterRow(
            names[0], "07", net.format(1), ready, "100×150", None, 0, (doubt,), doubt, history, spare,
            sample_labels(names[0], doubt, "周强" if is_zh else "Zhou Qiang"),
        ),
        PrinterRow(
            names[1], "07", net.format(2), Condition.PAPER_OUT, "100×150", NOW, 4, (), fine, (), spare
        ),
        PrinterRow(names[2], "09", net.format(3), ready, "76×130", None, 0, (), fine, (), spare),
        PrinterRow(names[3], "11", net.format(4), Condition.OFFLINE, "", since, 2, spare=spare),
        PrinterRow(spare, "", net.format(9), Condition.MEDIA_WRONG, "100×150"),
    )  # fmt: skip


def sample_labels(printer: str, doubt: PrintJob, person: str) -> tuple[LabelRow, ...]:
    """Two that wait, one in doubt, and what came before in every state."""
    states = (
        PrintState.QUEUED, PrintState.QUEUED, PrintState.SENT, PrintState.PRINTED, PrintState.SCANNED,
        PrintState.VOID, PrintState.SCANNED, PrintState.SCANNED, PrintState.SCANNED,
    )  # fmt: skip
    rows = []
    for nth, state in enumerate(states):
        job = a_job(f"75512047{39100 - 7 * nth}", state, printer, AT - timedelta(minutes=3 * nth))
        rows.append(LabelRow(job, f"33128890{1407 + nth}"))
    again = replace(rows[3].job, copy=1)
    why = (Known(KnownKind.REPRINTED, f"1|torn|{person}", AT - timedelta(minutes=9)),)
    rows[3] = LabelRow(again, rows[3].order, why)
    rows[5] = LabelRow(replace(rows[5].job, language="pdf", detail="another copy was scanned"), rows[5].order)
    rows[6] = LabelRow(replace(rows[6].job, document=b""), rows[6].order)
    return (*rows[:2], LabelRow(doubt, "331288901402"), *rows[2:])


class SampleDesk:
    """A PrinterDesk in memory: it does what it is asked, at once."""

    def __init__(self, rows: tuple[PrinterRow, ...], label: bytes, other: bytes) -> None:
        self.rows, self.is_away, self.has_leave = rows, False, True
        self._papers = label, other

    def list_printers(self) -> tuple[PrinterRow, ...]:
        if self.is_away:
            raise PrinterAway("sample")
        return self.rows

    def picture(self, job_id: str) -> LabelPicture:
        labels = [one.job for row in self.rows for one in row.labels if one.job.job_id == job_id]
        if labels and not labels[0].document:
            return LabelPicture(reason=NoPicture.GONE)
        if labels and labels[0].language == "pdf":
            return LabelPicture(reason=NoPicture.OTHER)
        paper = self._papers[0 if job_id == f"job-{NUMBER}" else 1]
        return LabelPicture(paper, paper)

    def find(self, number: str) -> LabelRow | None:
        labels = (one for row in self.rows for one in row.labels)
        return next((one for one in labels if one.job.tracking_number == number), None)

    def leave(self, badge: str = "") -> Leave | DeskRefusal:
        return Leave("7", "周强") if self.has_leave else DeskRefusal.NO_LEAVE

    def reprint(self, job_id: str, why: str, leave: Leave) -> DeskRefusal | None:
        return DeskRefusal.NO_ADDRESS

    def redo(self, job_id: str, why: str, leave: Leave) -> Redone | DeskRefusal:
        return Redone("7551204739234")

    def cancel(self, job_id: str) -> DeskRefusal | None:
        return None

    def calibrate(self, printer: str) -> DeskRefusal | None:
        return None

    def test(self, printer: str) -> DeskRefusal | None:
        return DeskRefusal.NOT_READY

    def use_spare(self, printer: str) -> SpareUsed | DeskRefusal:
        self.rows = tuple(replace(row, waiting=0) if row.name == printer else row for row in self.rows)
        return SpareUsed(self.rows[-1].name, 4)

    def confirm_out(self, job_id: str) -> DeskRefusal | None:
        return self._settle(job_id)

    def print_again(self, job_id: str) -> DeskRefusal | None:
        return self._settle(job_id)

    def set_aside(self, job_id: str) -> Aside | DeskRefusal:
        return Aside.PARCEL

    def _settle(self, job_id: str) -> DeskRefusal | None:
        self.rows = tuple(_settled(row, job_id) for row in self.rows)
        return None


def _settled(row: PrinterRow, job_id: str) -> PrinterRow:
    """row after its label was scanned."""
    left = tuple(job for job in row.in_doubt if job.job_id != job_id)
    last = row.last
    if last is not None and last.job_id == job_id:
        last = replace(last, state=PrintState.SCANNED, detail="")
    return replace(row, in_doubt=left, last=last, history=())


def _doubt(presenter: PrintersPresenter, desk: SampleDesk) -> None:
    """As it opens: the printer in doubt is framed."""


def _wrong_scan(presenter: PrintersPresenter, desk: SampleDesk) -> None:
    presenter.on_scanned(RawScan(OTHER, ScanSource.WEDGE))


def _proven(presenter: PrintersPresenter, desk: SampleDesk) -> None:
    presenter.on_scanned(RawScan(NUMBER, ScanSource.WEDGE))


def _paper_out(presenter: PrintersPresenter, desk: SampleDesk) -> None:
    presenter.on_chosen(desk.rows[1].name)
    presenter.on_test()


def _silent(presenter: PrintersPresenter, desk: SampleDesk) -> None:
    presenter.on_chosen(desk.rows[3].name)


def _spare(presenter: PrintersPresenter, desk: SampleDesk) -> None:
    presenter.on_chosen(desk.rows[1].name)
    presenter.on_use_spare()


def _labels(presenter: PrintersPresenter, desk: SampleDesk) -> None:
    presenter.on_labels()


def _printed(presenter: PrintersPresenter, desk: SampleDesk) -> None:
    presenter.on_scanned(RawScan(desk.rows[0].labels[4].job.tracking_number, ScanSource.WEDGE))
    presenter.on_labels()
    presenter.on_stepped(4)


def _gone(presenter: PrintersPresenter, desk: SampleDesk) -> None:
    presenter.on_labels()
    presenter.on_stepped(7)


def _why(presenter: PrintersPresenter, desk: SampleDesk) -> None:
    _printed(presenter, desk)
    presenter.on_again()


def _why_redo(presenter: PrintersPresenter, desk: SampleDesk) -> None:
    _printed(presenter, desk)
    presenter.on_redo()


def _redone(presenter: PrintersPresenter, desk: SampleDesk) -> None:
    _why_redo(presenter, desk)
    presenter.on_reason(1)


def _aside(presenter: PrintersPresenter, desk: SampleDesk) -> None:
    presenter.on_set_aside()


def _no_leave(presenter: PrintersPresenter, desk: SampleDesk) -> None:
    desk.has_leave = False
    _why(presenter, desk)
    presenter.on_reason(1)


def _no_address(presenter: PrintersPresenter, desk: SampleDesk) -> None:
    _why(presenter, desk)
    presenter.on_reason(1)


def _media(presenter: PrintersPresenter, desk: SampleDesk) -> None:
    presenter.on_chosen(desk.rows[4].name)


def _blank(presenter: PrintersPresenter, desk: SampleDesk) -> None:
    presenter.on_chosen(desk.rows[2].name)
    presenter.on_blank()


STATES: dict[str, Callable[[PrintersPresenter, SampleDesk], None]] = {
    "doubt": _doubt, "wrong-scan": _wrong_scan, "proven": _proven, "paper-out": _paper_out,
    "silent": _silent, "spare": _spare, "labels": _labels, "printed": _printed, "gone": _gone, "why": _why,
    "why-redo": _why_redo, "redone": _redone, "aside": _aside,
    "no-leave": _no_leave, "no-address": _no_address, "media": _media, "blank": _blank,
}  # fmt: skip


def shoot(
    folder: Path, name: str, language: str, size: tuple[int, int], label: bytes, dark: bool = False
) -> Path:
    """Write one state as a PNG and return where."""
    desk = SampleDesk(sample_rows(language), label, sample_label(OTHER))
    page = PrintersPage(dark, poll_ms=600_000)
    presenter = PrintersPresenter(page, desk, at_once, UTC, lambda: NOW)
    page.listen_to(presenter)
    page.show_desk(PRINTERS, "技术·周" if language == CHINESE else "Tech Zhou")
    page.resize(*size)
    page.show()
    STATES[name](presenter, desk)
    path = folder / f"printers-{name}{'-dark' if dark else ''}-{language}-{size[0]}.png"
    page.grab().save(str(path))
    page.close()
    return path


def main(folder: Path, picture: Path | None) -> None:
    application = QApplication.instance() or QApplication(sys.argv[:1])
    folder.mkdir(parents=True, exist_ok=True)
    label = picture.read_bytes() if picture is not None else sample_label(NUMBER)
    languages = Languages(ENGLISH)
    for language in (ENGLISH, CHINESE):
        languages.switch_to(language)
        for name in STATES:
            for size in SIZES:
                shoot(folder, name, language, size, label)
        shoot(folder, "doubt", language, SIZES[0], label, dark=True)
    application.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
