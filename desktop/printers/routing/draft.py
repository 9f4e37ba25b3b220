"""A rule while it is being changed: one field is framed, and its value steps through what may stand there.

No Qt in this file.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.printers.routing.ports import RouteTable
from fulfilment.shipping.routing import ANY, Route


class Field(StrEnum):
    """The parts of a rule, from the top down; the values are the names in Route."""

    KIND = "document_kind"
    CARRIER = "carrier"
    SIZE = "size"
    STATION = "station"
    PRINTER = "printer"


FIELDS = tuple(Field)


@dataclass(frozen=True)
class Draft:
    """before: the rule as it stands, None for a new one."""

    route: Route
    before: Route | None
    field: Field = Field.PRINTER


def new_draft(table: RouteTable, like: Route | None) -> Draft:
    """A rule that names a kind and a printer and nothing else."""
    kind = like.document_kind if like is not None else next(iter(table.kinds))
    return Draft(Route(kind, printer=table.printers[0].name), None, Field.KIND)


def with_field(draft: Draft, down: int) -> Draft:
    """The frame one field lower or higher; at an end it stays."""
    place = min(max(FIELDS.index(draft.field) + down, 0), len(FIELDS) - 1)
    return replace(draft, field=FIELDS[place])


def with_value(draft: Draft, table: RouteTable, on: int) -> Draft:
    """The framed field's next value, round and round."""
    values = values_of(draft, table)
    now = value_of(draft.route, draft.field)
    place = (values.index(now) + on) % len(values) if now in values else 0
    changes = {draft.field.value: values[place]}
    if draft.field is Field.KIND and draft.route.size not in (ANY, *table.sizes.get(values[place], ())):
        changes[Field.SIZE.value] = ANY  # that kind has no such size
    return replace(draft, route=replace(draft.route, **changes))


def value_of(route: Route, field: Field) -> str:
    return str(getattr(route, field.value))


def values_of(draft: Draft, table: RouteTable) -> tuple[str, ...]:
    """What may stand in the framed field; what stands there now is among them, whatever a file said."""
    now = value_of(draft.route, draft.field)
    values = {
        Field.KIND: tuple(table.kinds),
        Field.CARRIER: (ANY, *table.carriers),
        Field.SIZE: (ANY, *table.sizes.get(draft.route.document_kind, ())),
        Field.STATION: (ANY, table.station),
        Field.PRINTER: tuple(one.name for one in table.printers),
    }[draft.field]
    return values if now in values else (*values, now)
