"""The wave board's wire to the shared database, laid when the first supervisor looks."""

from functools import cached_property

from commands.settings import Settings
from fulfilment.waves.ports import Board, BoardRefusal, Reassigned, WaveBoard


class LateBoard:
    """A WaveBoard for whoever is signed in. Belongs to one lane, which also pays for loading SQLAlchemy."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.operator_id = ""

    @cached_property
    def _board(self) -> WaveBoard:
        from db.connect import open_shared
        from db.shared import shared_database

        return shared_database(open_shared(self._settings.database), self._settings.warehouse, "")

    def read_board(self) -> Board:
        return self._board.read_board()

    def reassign(
        self, wave_id: str, to: str | None, by: str, *, force: bool = False
    ) -> Reassigned | BoardRefusal:
        return self._board.reassign(wave_id, to, self.operator_id, force=force)

    def hold(self, wave_id: str, by: str) -> BoardRefusal | None:
        return self._board.hold(wave_id, self.operator_id)

    def release(self, wave_id: str, by: str) -> BoardRefusal | None:
        return self._board.release(wave_id, self.operator_id)
