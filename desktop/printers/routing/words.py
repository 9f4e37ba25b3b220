"""Rules in words: the lines of the table, and what stands at the right of them. No Qt in this file."""

from datetime import tzinfo

from desktop.printers.routing.draft import FIELDS, Draft, Field, value_of, values_of
from desktop.printers.routing.ports import RouteFile, RouteTable
from desktop.printers.routing.shown import DraftShown, FieldShown, RuleShown
from desktop.printers.shown import OptionShown, PanelShown
from desktop.say import Both, Say, Words
from desktop.shown import Sign
from desktop.wording import carrier_name
from fulfilment.shipping.routing import ANY, WAYBILL, Route

FILES_MOST = 5
_CAPTIONS = {
    Field.KIND: Say("Paper"), Field.CARRIER: Say("Carrier"), Field.SIZE: Say("Size"),
    Field.STATION: Say("At station"), Field.PRINTER: Say("Printer"),
}  # fmt: skip
_ANY = {
    Field.CARRIER: Say("every carrier"), Field.SIZE: Say("every size"), Field.STATION: Say("every station")
}  # fmt: skip


def rule_shown(route: Route, table: RouteTable, is_chosen: bool) -> RuleShown:
    size = value_words(route, Field.SIZE, table)
    if route.station != ANY:
        size = Say("{size}·station {station}", size=size, station=route.station)
    return RuleShown(
        value_words(route, Field.KIND, table), value_words(route, Field.CARRIER, table), size,
        value_words(route, Field.PRINTER, table), is_chosen,
    )  # fmt: skip


def rest_shown(table: RouteTable, is_chosen: bool) -> RuleShown:
    first = table.printers[0]
    return RuleShown(Say("Everything else"), "", Say("what fits"), first.name, is_chosen, True)


def value_words(route: Route, field: Field, table: RouteTable) -> Words:
    value = value_of(route, field)
    if value == ANY:
        return _ANY[field]
    match field:
        case Field.KIND:
            return _begun(table.kinds.get(value, value))
        case Field.CARRIER:
            return carrier_name(value)
        case Field.SIZE:
            return value.replace("x", "×")
        case Field.STATION:
            return Say("station {station}", station=value)
    return value


def _begun(words: Words) -> Words:
    """With a capital letter, as it begins a line."""
    return Both(words.zh, words.en[:1].upper() + words.en[1:]) if isinstance(words, Both) else words


def draft_shown(draft: Draft, table: RouteTable) -> DraftShown:
    title = Say("New rule") if draft.before is None else Say("Change the rule")
    sentence = Say("↑ ↓ which part, ← → what stands there.")
    last = Say("What names most wins; a printer prints only what fits its paper.")
    return DraftShown(title, sentence, tuple(_field(one, draft, table) for one in FIELDS), last)


def _field(field: Field, draft: Draft, table: RouteTable) -> FieldShown:
    words, is_chosen, place = value_words(draft.route, field, table), field is draft.field, ""
    if field is Field.PRINTER:
        paper = next((one.paper for one in table.printers if one.name == draft.route.printer), "")
        words = Say("{printer}·{paper}", printer=draft.route.printer, paper=paper.replace("x", "×"))
    if is_chosen:
        values = values_of(draft, table)
        place = f"{values.index(value_of(draft.route, field)) + 1}/{len(values)}"
    return FieldShown(_CAPTIONS[field], words, place, is_chosen)


def rule_panel(route: Route, table: RouteTable) -> PanelShown:
    printer = value_words(route, Field.PRINTER, table)
    title = Say("{kind}: {printer}", kind=value_words(route, Field.KIND, table), printer=printer)
    sentence = Say("{carrier}, {size}, {station}", **_conditions(route, table))
    options = (
        OptionShown("Enter", "Enter", Say("Change this rule"), Say("↑ ↓ ← → and Enter"), True),
        OptionShown("T", "T", Say("Print a sample"), Say("of this paper, on this printer")),
        OptionShown("D", "D", Say("Drop this rule"), Say("another one then prints it, or the first printer")),
    )
    return PanelShown(Sign.RIGHT, True, title, sentence, options, (), _folder(table))


def _conditions(route: Route, table: RouteTable) -> dict[str, Words]:
    fields = (Field.CARRIER, Field.SIZE, Field.STATION)
    return {field.value: value_words(route, field, table) for field in fields}


def rest_panel(table: RouteTable) -> PanelShown:
    first = table.printers[0]
    title = Say("Everything else: {printer}", printer=first.name)
    sentence = Say("What no rule names, if it fits {paper}.", paper=first.paper.replace("x", "×"))
    kind = table.kinds.get(WAYBILL, WAYBILL)
    options = (
        OptionShown(
            "T", "T", Say("Print a sample"), Say("{kind}, on {printer}", kind=kind, printer=first.name)
        ),
        OptionShown("N", "N", Say("Add a rule"), Say("for a paper that goes to another printer")),
    )
    return PanelShown(Sign.RIGHT, True, title, sentence, options, (), _folder(table))


def _folder(table: RouteTable) -> Words:
    return Say("Files: {folder}", folder=table.folder)


def files_panel(files: tuple[RouteFile, ...], table: RouteTable, zone: tzinfo | None) -> PanelShown:
    """Which file the rules are taken from."""
    title = Say("Take the rules of which file?")
    if not files:
        sentence = Say("No file of rules here: put printers.toml in.")
        return PanelShown(Sign.WAITING, True, title, sentence, (), (), _folder(table))
    options = tuple(
        OptionShown(
            str(number), str(number), file.name,
            Say("{place}·{time}", place=file.place, time=f"{file.written_at.astimezone(zone):%m-%d %H:%M}"),
        )
        for number, file in enumerate(files[:FILES_MOST], 1)
    )  # fmt: skip
    sentence = Say("They stand instead of all rules here.")
    last = Say("The rules of now are kept in a file beside it.")
    return PanelShown(Sign.ATTENTION, False, title, sentence, options, (), last)
