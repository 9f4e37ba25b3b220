"""`printer list|test`: the printers of this station, and a sample label on one of them."""

import sys
from argparse import Namespace

from commands.answers import say
from commands.settings import PrinterSetting, Settings
from printing.condition import PrinterCondition
from printing.label import make_label
from printing.samples import SAMPLES
from printing.spooling.status import read_condition
from printing.transports.ways import open_transport


def run(args: Namespace, settings: Settings) -> int:
    if not settings.printers:
        print(
            f"No printer is set: write [[printers]] into {settings.home / 'packwave.toml'}.", file=sys.stderr
        )
        return 1
    if args.action == "list":
        for one in settings.printers:
            condition = read_condition(open_transport(one.url), one.language)
            say(
                args,
                {
                    "name": one.name,
                    "url": one.url,
                    "language": one.language,
                    "dpi": one.dpi,
                    "condition": condition,
                },
            )
        return 0
    return _test(args, _chosen(settings, args.name))


def _chosen(settings: Settings, name: str | None) -> PrinterSetting | None:
    if name is None:
        return settings.printers[0]
    return next((one for one in settings.printers if one.name == name), None)


def _test(args: Namespace, printer: PrinterSetting | None) -> int:
    if printer is None:
        print(f"There is no printer {args.name}: see `printer list`.", file=sys.stderr)
        return 1
    transport = open_transport(printer.url)
    condition = read_condition(transport, printer.language)
    if condition is not PrinterCondition.READY:
        print(f"{printer.name}: {condition.value}. Nothing was sent.", file=sys.stderr)
        return 1
    data = make_label(SAMPLES["zh"], printer.dpi, printer.language)
    transport.send(data, f"test.{printer.language}")
    say(args, {"name": printer.name, "condition": condition, "bytes": len(data)})
    return 0
