"""The part of the shared database that is the same on both engines: what is read, and the holds of waves."""

from abc import ABC, abstractmethod
from datetime import datetime, timedelta

from sqlalchemy import Connection

from db.board import read_board
from db.connect import SharedLink
from db.shared_reads import list_operators, list_products, list_queue, take_numbers
from db.wave_holds import hold_wave, release_wave
from fulfilment.packing.ports import NumberRange, QueueWave
from fulfilment.packing.work import Operator, Product
from fulfilment.waves.ports import Board, BoardRefusal


class SharedLists(ABC):
    """One station's or one supervisor's view. Safe to build while the database is away."""

    def __init__(
        self, link: SharedLink, warehouse_id: str, station: str, reachable_after_s: float = 10.0
    ) -> None:
        self._link, self._warehouse_id, self._station = link, warehouse_id, station
        self._reachable_after = timedelta(seconds=reachable_after_s)

    def list_queue(self) -> tuple[QueueWave, ...]:
        return self._link.read(lambda db: list_queue(db, self._warehouse_id, self._station))

    def list_products(self) -> tuple[Product, ...]:
        return self._link.read(lambda db: list_products(db, self._warehouse_id))

    def list_operators(self) -> tuple[Operator, ...]:
        return self._link.read(lambda db: list_operators(db, self._warehouse_id))

    def take_numbers(self, carrier: str, count: int) -> NumberRange:
        return self._link.run(lambda db: take_numbers(db, self._warehouse_id, carrier, count))

    def read_board(self) -> Board:
        return self._link.read(
            lambda db: read_board(db, self._warehouse_id, self._clock(db), self._reachable_after)
        )

    def hold(self, wave_id: str, by: str) -> BoardRefusal | None:
        return self._link.run(lambda db: hold_wave(db, self._warehouse_id, wave_id, by, self._clock(db)))

    def release(self, wave_id: str, by: str) -> BoardRefusal | None:
        return self._link.run(lambda db: release_wave(db, self._warehouse_id, wave_id, by, self._clock(db)))

    def close(self) -> None:
        self._link.close()

    @abstractmethod
    def _clock(self, db: Connection) -> datetime:
        """The shared database's clock: the only one that judges leases and who is reachable."""
