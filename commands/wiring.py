"""Builds a station from the settings. The only place that knows every floor."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from commands.printers.label_desk import LabelDesk
from commands.printers.paper_desk import PaperDesk
from commands.printers.route_book import RouteBook, open_route_book
from commands.settings import PrinterSetting, Settings
from db.journal import StationJournal
from db.journal_file import JournalFile
from db.journal_outbox import Outbox
from db.print_journal import StationPrintJournal
from db.sync import Courier
from fulfilment.packing.ports import SharedDatabase
from fulfilment.packing.station import Station
from fulfilment.shipping.carriers import tracking_number
from fulfilment.shipping.routing import Routing
from printing.spooling.media import rows_of
from printing.spooling.spool import Spool
from printing.transports.ways import open_transport
from scanning.gs1 import BiipReader


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass(frozen=True)
class StationParts:
    """One bench, its journal, its printer's spool and its courier. close() gives the home back."""

    name: str
    file: JournalFile
    journal: StationJournal
    outbox: Outbox
    prints: StationPrintJournal
    labels: LabelDesk
    papers: PaperDesk
    station: Station
    spools: tuple[Spool, ...]
    courier: Courier
    clock: SystemClock

    @property
    def spool(self) -> Spool:
        """The spool of the printer that labels go to now."""
        return self.spool_of(self.labels.printer.name)

    def spool_of(self, printer: str) -> Spool:
        return next(spool for spool in self.spools if spool.printer == printer)

    def close(self) -> None:
        self.file.tidy()
        self.file.close()


def open_station(
    settings: Settings,
    station: str | None = None,
    printers: tuple[PrinterSetting, ...] = (),
    routing: Routing | None = None,
) -> StationParts:
    """printers: these alone, under these rules, instead of those of the settings.

    Raises JournalTaken when this station is open elsewhere, SettingsWrong when the rules of printers.toml
    cannot be kept. Touches neither printer nor database.
    """
    name = station or settings.station
    clock = SystemClock()
    chosen = printers or settings.printers or (paper_folder(settings),)
    book = RouteBook(name, chosen, routing) if printers else open_route_book(settings, name, chosen)
    file = JournalFile(settings.station_home(name) / "journal.sqlite")
    journal = StationJournal(file, name)
    outbox = Outbox(file, name)
    prints = StationPrintJournal(file, clock)
    papers = PaperDesk(journal, prints, clock, book, settings.return_address)
    labels = LabelDesk(journal, prints, clock, chosen[0], book, papers)
    spools = tuple(_spool(one, prints) for one in chosen)
    return StationParts(
        name=name,
        file=file,
        journal=journal,
        outbox=outbox,
        prints=prints,
        labels=labels,
        papers=papers,
        station=Station(
            name,
            journal,
            labels,
            clock,
            BiipReader(),
            tracking_number,
            check_pin,
            weighed=settings.weighed_codes,
        ),
        spools=spools,
        courier=Courier(journal, outbox, shared_of(settings, name), clock),
        clock=clock,
    )


def _spool(one: PrinterSetting, prints: StationPrintJournal) -> Spool:
    rows = rows_of(one.media, one.dpi)
    return Spool(one.name, open_transport(one.url), prints, language=one.language, media_rows=rows)


def paper_folder(settings: Settings) -> PrinterSetting:
    """Where labels go when no printer is set: files, one a label."""
    return PrinterSetting("files", (settings.home / "labels").as_uri())


def shared_of(settings: Settings, station: str) -> Callable[[], SharedDatabase]:
    """SQLAlchemy is loaded by the courier's lane, at its first visit, not by the bench at its start."""

    def connect() -> SharedDatabase:
        from db.connect import open_shared
        from db.shared import shared_database

        return shared_database(open_shared(settings.database), settings.warehouse, station)

    return connect


def check_pin(pin_hash: str, pin: str) -> bool:
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return PasswordHasher().verify(pin_hash, pin)
    except (VerificationError, InvalidHashError):
        return False


def hash_pin(pin: str) -> str:
    from argon2 import PasswordHasher

    return PasswordHasher().hash(pin)


def with_printer(settings: Settings, url: str) -> Settings:
    return replace(settings, printers=(PrinterSetting("1", url),))
