"""`printer`: the printers of this station, a sample on one of them, and the rules of which prints what."""

import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from commands.answers import say
from commands.printers.documents import sample_document
from commands.printers.label_sizes import layout_on
from commands.printers.route_book import RouteBook, open_route_book, routes_file
from commands.printers.routes import PrinterRoutes
from commands.settings import FILE_NAME, PrinterSetting, Settings
from commands.virtual_printer import run_virtual
from fulfilment.shipping.contents import CONTENTS
from fulfilment.shipping.routing import WAYBILL, RouteRefused
from printing.condition import PrinterCondition
from printing.spooling.status import read_condition
from printing.transports.ways import open_transport


def run(args: Namespace, settings: Settings) -> int:
    if args.action == "virtual":
        return run_virtual(args, settings)
    if not settings.printers:
        return _no(f"No printer is set: write [[printers]] into {settings.home / FILE_NAME}.")
    if args.action in ("export", "import") and args.name is None:
        print(f"Name the file: printer {args.action} FILE.", file=sys.stderr)
        return 2
    book = open_route_book(settings, settings.station, settings.printers)
    sender = Sender()
    return _ACTIONS[args.action](args, book, PrinterRoutes(book, routes_file(settings), sender), sender)


@dataclass
class Sender:
    """Straight to the printer, past the journal: the station may be open beside us."""

    condition: PrinterCondition = PrinterCondition.READY
    sent: list[bytes] = field(default_factory=list)

    def __call__(self, printer: PrinterSetting, kind: str) -> bool:
        transport = open_transport(printer.url)
        self.condition = read_condition(transport, printer.language)
        if self.condition is not PrinterCondition.READY:
            return False
        self.sent.append(sample_document(printer, kind))
        transport.send(self.sent[-1], f"test-{kind}.{printer.language}")
        return True


def _list(args: Namespace, book: RouteBook, routes: PrinterRoutes, sender: Sender) -> int:
    for one in book.printers:
        row = {
            "name": one.name,
            "url": one.url,
            "language": one.language,
            "dpi": one.dpi,
            "media": one.paper,
            "condition": read_condition(open_transport(one.url), one.language),
        }
        say(args, row)
    return 0


def _test(args: Namespace, book: RouteBook, routes: PrinterRoutes, sender: Sender) -> int:
    printer = _named(book, args)
    if args.name is not None and printer is None:
        return _no(f"There is no printer {args.name}: see `printer list`.")
    if printer is None:
        answer = routes.test(args.kind or WAYBILL, args.carrier, args.size)
    else:
        answer = routes.test_on(printer, args.kind or _usual_kind(printer))
    if isinstance(answer, RouteRefused):
        is_ready = sender.condition is PrinterCondition.READY
        return _no(answer.en if is_ready else f"{answer.en} ({sender.condition.value})")
    row = {"name": answer.printer, "kind": answer.kind, "condition": sender.condition}
    say(args, {**row, "bytes": len(sender.sent[-1])})
    return 0


def _named(book: RouteBook, args: Namespace) -> PrinterSetting | None:
    """The one that was named; without a name and without a kind, the first."""
    if args.name is None:
        return None if args.kind else book.printers[0]
    return next((one for one in book.printers if one.name == args.name), None)


def _usual_kind(printer: PrinterSetting) -> str:
    """A waybill, or what else its paper has room for."""
    return next((kind for kind in (WAYBILL, *CONTENTS) if layout_on(kind, printer.paper)), WAYBILL)


def _routes(args: Namespace, book: RouteBook, routes: PrinterRoutes, sender: Sender) -> int:
    for route in routes.list_routes():
        names = {"carrier": route.carrier, "size": route.size, "station": route.station}
        say(args, {"kind": route.document_kind, **names, "printer": route.printer})
    for rule in routes.list_with_parcel():
        names = {"channel": rule.channel, "carrier": rule.carrier, "country": rule.country}
        say(args, {"with_parcel": list(rule.papers), **names})
    return 0


def _export(args: Namespace, book: RouteBook, routes: PrinterRoutes, sender: Sender) -> int:
    done = routes.export_to(Path(args.name))
    say(args, {"file": args.name, "routes": done.routes, "with_parcel": done.with_parcel})
    return 0


def _import(args: Namespace, book: RouteBook, routes: PrinterRoutes, sender: Sender) -> int:
    done = routes.import_from(Path(args.name))
    if isinstance(done, RouteRefused):
        return _no(f"{args.name}:{done.line}: {done.en}" if done.line else f"{args.name}: {done.en}")
    say(args, {"file": args.name, "routes": done.routes, "with_parcel": done.with_parcel})
    return 0


def _no(reason: str) -> int:
    print(reason, file=sys.stderr)
    return 1


Action = Callable[[Namespace, RouteBook, PrinterRoutes, Sender], int]
_ACTIONS: Mapping[str, Action] = {
    "list": _list,
    "test": _test,
    "routes": _routes,
    "export": _export,
    "import": _import,
}
