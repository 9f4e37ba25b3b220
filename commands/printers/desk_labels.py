"""The papers of one station as the printers screen lists and shows them."""

from collections.abc import Mapping
from datetime import datetime

from commands.settings import PrinterSetting
from commands.wiring import StationParts
from desktop.printers.ports import Known, KnownKind, LabelPicture, LabelRow, NoPicture
from fulfilment.orders.order import OrderId
from fulfilment.packing.facts import Fact, FactKind
from fulfilment.shipping.ports import PrintJob, PrintState
from fulfilment.shipping.routing import WAYBILL

LAST = 20  # labels of each printer, beside those that wait
KEPT = 200  # pictures
SMALL_PX = 150  # the longer side of a picture in a row


class DeskLabels:
    """Rows and pictures of labels; a picture is made once."""

    def __init__(self, parts: StationParts, settings: Mapping[str, PrinterSetting]) -> None:
        self._parts, self._settings = parts, settings
        self._pictures: dict[str, LabelPicture] = {}

    def rows_of(self, printer: str) -> tuple[LabelRow, ...]:
        """Those that wait, the next one first; then the last ones, the newest first."""
        waiting = [job for job in self._parts.prints.list_open(printer) if job.state is PrintState.QUEUED]
        latest = self._parts.prints.list_latest(printer, LAST + len(waiting))
        rest = [job for job in latest if job.state is not PrintState.QUEUED]
        return tuple(self._row(job) for job in (*waiting, *rest[:LAST]))

    def find(self, number: str) -> LabelRow | None:
        """The newest copy. Case does not matter: some scanners know only one."""
        jobs = self._parts.prints.list_of_number(number) or self._parts.prints.list_of_number(number.upper())
        return self._row(jobs[-1]) if jobs else None

    def _row(self, job: PrintJob) -> LabelRow:
        if not job.order_id:
            return LabelRow(job)
        order_id = OrderId(job.order_id)
        work = self._parts.journal.find_work(order_id)
        reprints = self._reprints(job, order_id) if job.copy else ()
        return LabelRow(job, work.ref if work is not None else job.order_id[-8:], reprints)

    def _reprints(self, job: PrintJob, order_id: OrderId) -> tuple[Known, ...]:
        """Of a waybill from its order's facts; of a paper beside it from the job itself."""
        names = {one.operator_id: one.name for one in self._parts.journal.list_operators()}
        if job.kind != WAYBILL:
            return tuple(_asked(line, names) for line in job.asked.splitlines())
        number = job.tracking_number
        return tuple(
            _reprinted(fact, names)
            for fact in self._parts.journal.list_facts(order_id)
            if fact.kind is FactKind.LABEL_REPRINTED and fact.payload.get("tracking_number") == number
        )

    def picture(self, job_id: str) -> LabelPicture:
        if job_id not in self._pictures:
            job = self._parts.prints.find(job_id)
            self._pictures[job_id] = self._drawn(job) if job else LabelPicture(reason=NoPicture.GONE)
            while len(self._pictures) > KEPT:
                del self._pictures[next(iter(self._pictures))]
        return self._pictures[job_id]

    def _drawn(self, job: PrintJob) -> LabelPicture:
        # numpy and Pillow are not for the start of a bench
        from printing.languages.known import LANGUAGES
        from printing.pictures import picture_of

        if not job.document:
            return LabelPicture(reason=NoPicture.GONE)
        if job.language not in LANGUAGES:
            return LabelPicture(reason=NoPicture.OTHER)
        setting = self._settings.get(job.printer)
        whole = picture_of(job.document, job.language, setting.dpi if setting is not None else 203)
        return LabelPicture(whole, _smaller(whole)) if whole else LabelPicture(reason=NoPicture.BLANK)


def _reprinted(fact: Fact, names: Mapping[str, str]) -> Known:
    who = str(fact.payload.get("leave") or fact.operator)
    value = f"{fact.payload['copy']}|{fact.payload.get('why', '')}|{names.get(who, who)}"
    return Known(KnownKind.REPRINTED, value, fact.at)


def _asked(line: str, names: Mapping[str, str]) -> Known:
    copy, why, who, at = line.split("|")
    return Known(KnownKind.REPRINTED, f"{copy}|{why}|{names.get(who, who)}", datetime.fromisoformat(at))


def _smaller(whole: bytes) -> bytes:
    import io

    from PIL import Image

    image = Image.open(io.BytesIO(whole)).convert("L")
    image.thumbnail((SMALL_PX, SMALL_PX), Image.Resampling.BOX)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
