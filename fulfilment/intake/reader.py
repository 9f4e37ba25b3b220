"""A channel's document, read whole: what became an order, and what was refused and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fulfilment.errors import BadDocument
from fulfilment.intake.document import BROKEN_ROW, records_of
from fulfilment.intake.mapping import ChannelMapping
from fulfilment.intake.paths import BadTable, Unmappable
from fulfilment.orders.order import Order


@dataclass(frozen=True)
class Refused:
    """ref: None when the record does not say its number. reason: one sentence without private data."""

    ref: str | None
    reason: str


@dataclass(frozen=True)
class Intake:
    """Both in the document's order; no two orders share their ref."""

    orders: tuple[Order, ...]
    refused: tuple[Refused, ...]


class DocumentReader:
    """Reads the documents of every channel that has a table; a table is compiled when first needed."""

    def __init__(self, tables: Mapping[str, Mapping[str, Any]]) -> None:
        self._tables = tables
        self._compiled: dict[str, ChannelMapping] = {}

    def read_document(self, data: bytes, channel: str, shop: str | None = None) -> Intake:
        """What data says, one bad record never hiding the others.

        shop: goes before the document's own; with neither, the channel's name stands for its only shop.
        Raises: BadDocument for an unknown channel, a broken table, or a file that is not that channel's.
        """
        mapping = self.mapping(channel)
        orders: dict[str, Order] = {}
        refused: list[Refused] = []
        for record in records_of(data, self._tables[channel]):
            found = _order_or_refusal(mapping, record, shop)
            if isinstance(found, Refused):
                refused.append(found)
            elif orders.setdefault(found.ref, found) != found:
                refused.append(
                    Refused(found.ref, "the same number came before in this file with other content")
                )
        return Intake(tuple(orders.values()), tuple(refused))

    def mapping(self, channel: str) -> ChannelMapping:
        """The compiled table of channel. Raises: BadDocument."""
        if channel not in self._tables:
            raise BadDocument(f"no channel {channel!r}: choose one of {', '.join(sorted(self._tables))}")
        if channel not in self._compiled:
            try:
                self._compiled[channel] = ChannelMapping(self._tables[channel])
            except BadTable as error:
                raise BadDocument(
                    f"the table of {channel} is broken: {error}", "Mend the channel's table."
                ) from error
        return self._compiled[channel]


def _order_or_refusal(mapping: ChannelMapping, record: Any, shop: str | None) -> Order | Refused:
    if isinstance(record, dict) and BROKEN_ROW in record:
        return Refused(mapping.ref_of(record), record[BROKEN_ROW])
    try:
        return mapping.order_of(record, shop)
    except Unmappable as error:
        return Refused(mapping.ref_of(record), str(error))
