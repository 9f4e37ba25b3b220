"""The words of the command line. Exit status: 0 done, 1 refused (reason on stderr), 2 wrong use."""

import argparse
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date

from commands.settings import load_settings
from fulfilment.errors import StationError
from fulfilment.shipping.contents import CONTENTS
from fulfilment.shipping.routing import PAPERS, WAYBILL

Command = Callable[[str, str], argparse.ArgumentParser]

# command -> the issue it comes with; they are named so that nobody takes them for misspelt
LATER = {
    "forecast": "the control tower",
    "sandbox": "the control tower",
    "alerts": "the control tower",
    "metrics": "many stations, one truth",
}


def run(arguments: Sequence[str]) -> int:
    # not set_defaults: it would reach into the commands, and undo what stands before them
    args = _parser().parse_args(arguments, argparse.Namespace(home=None, database=None, json=False))
    if args.command in LATER:
        print(f"{args.command}: not built yet, it comes with {LATER[args.command]}.", file=sys.stderr)
        return 1
    module = importlib.import_module(f"commands.{_MODULES.get(args.command, args.command)}")
    try:
        settings = load_settings(args.home, args.database)
        status = int(module.run(args, settings))
        sys.stdout.flush()
        return status
    except StationError as error:
        detail = f" ({error.detail})" if error.detail and error.detail not in error.advice else ""
        print(f"{error.advice}{detail}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        _say_no_more()
        return 0


def _say_no_more() -> None:
    """The reader went away (`orders | head -1`); what Python still holds back would fail at its exit.

    Source: Python documentation, signal, "Note on SIGPIPE".
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


_MODULES = {None: "desktop", "import": "import_orders", "print": "print_file", "label": "label"}


def _common_words() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    # SUPPRESS: given before or after the command, the last one counts
    common.add_argument("--home", default=argparse.SUPPRESS, help="journal, labels and logs of this machine")
    common.add_argument(
        "--database", default=argparse.SUPPRESS, metavar="URL", help="postgresql:// or sqlite:///"
    )
    common.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="answer in JSON, a line each"
    )
    return common


COMMON = _common_words()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="packwave", description="The packing station.", parents=[COMMON])
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    def command(name: str, text: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=text, description=text, parents=[COMMON])

    _orders_words(command)
    _bench_words(command)
    _house_words(command)
    for name, topic in LATER.items():
        later = command(name, f"comes with {topic}")
        later.add_argument("rest", nargs=argparse.REMAINDER)
    return parser


def _orders_words(command: Command) -> None:
    word = command("import", "orders of a channel's file into the shared database")
    word.add_argument("file", metavar="FILE")
    word.add_argument("--channel", required=True)
    word.add_argument("--shop")
    word = command("orders", "orders and where they stand")
    word.add_argument("--state")
    word.add_argument("--ref")
    command("exceptions", "what a person must decide")
    word = command("facts", "what happened")
    word.add_argument("--order", metavar="REF")
    word.add_argument("--since", metavar="TIME", help="ISO 8601")
    word = command("decode", "the codes in pictures: accepted ones, and doubted ones")
    word.add_argument("images", nargs="+", metavar="IMAGE")
    command("review", "release paid orders, hold the others with their reasons")
    command("reserve", "stock for released orders, all lines or none")
    command("allocate", "carrier and cut-off for orders that wait for a wave")
    waves = command("waves", "plan, list and move waves").add_subparsers(dest="action", required=True)
    waves.add_parser("plan", help="released orders into waves", parents=[COMMON])
    waves.add_parser("list", help="waves and their stations", parents=[COMMON])
    word = waves.add_parser("reassign", help="a wave to another station", parents=[COMMON])
    word.add_argument("wave")
    word.add_argument("--to", required=True, metavar="STATION")
    word.add_argument("--force", action="store_true")
    word = waves.add_parser("solve", help="comes with the wave planner", parents=[COMMON])
    word.add_argument("rest", nargs=argparse.REMAINDER)
    waybills = command("waybills", "numbers bought from carriers").add_subparsers(
        dest="action", required=True
    )
    word = waybills.add_parser("buy", help="for orders that no station has claimed", parents=[COMMON])
    word.add_argument("--wave", metavar="WAVE")
    waybills.add_parser("list", help="numbers, and why there is none", parents=[COMMON])
    word = waybills.add_parser("void", help="give numbers back", parents=[COMMON])
    word.add_argument("number", nargs="?", metavar="NUMBER", help="without one: all that nobody will use")
    word.add_argument("--order", metavar="REF", help="close an order's question that was never answered")


def _bench_words(command: Command) -> None:
    word = command("demo", "a sample shift in a fresh home")
    word.add_argument("--headless", action="store_true", help="pack it without a window")
    word.add_argument("--load-only", action="store_true", help="leave the shift ready, pack nothing")
    word.add_argument("--orders", type=_count, default=200)
    word.add_argument("--seed", type=int, default=1)
    word.add_argument("--out", metavar="DIR", help="labels and channel files go here")
    word = command("pack", "one bench session scan by scan, or a robot packer on its queue")
    word.add_argument("order", nargs="?", metavar="ORDER")
    word.add_argument("--scan", nargs="+", action="extend", default=[], metavar="CODE")
    word.add_argument("--auto", action="store_true")
    word.add_argument("--station", metavar="NAME")
    word.add_argument("--orders", type=_count, help="stop after so many parcels")
    word.add_argument(
        "--mistakes", type=_share, default=0.0, metavar="P", help="share of wrong scans, 0 to 1"
    )
    word.add_argument("--printer", metavar="URL")
    word = command("label", "labels and papers into a file")
    what = word.add_mutually_exclusive_group(required=True)
    what.add_argument("--order", metavar="REF")
    what.add_argument("--wave", metavar="NUMBER", help="of each of its orders, along its walk")
    what.add_argument("--manifest", metavar="CARRIER", help="what it takes of --day")
    what.add_argument("--sample", metavar="NAME", help="cards and badges are A4 sheets to be cut")
    word.add_argument("--kind", default=WAYBILL, choices=[WAYBILL, *PAPERS])
    word.add_argument("--day", type=date.fromisoformat, metavar="YYYY-MM-DD", help="today if not said")
    word.add_argument("--language", default="zpl", choices=["zpl", "tspl", "escpos", "epl", "pdf", "png"])
    word.add_argument("--dpi", type=int, default=203, choices=[203, 300])
    word.add_argument("--width-mm", type=float)
    word.add_argument("--height-mm", type=float)
    word.add_argument("--out", required=True, metavar="FILE")
    word = command("print", "a file to a printer")
    word.add_argument("file", nargs="?", metavar="FILE")
    word.add_argument("--printer", required=True, metavar="URL")
    word.add_argument(
        "--receipt",
        type=int,
        choices=[58, 80],
        metavar="MM",
        help="FILE is text, for a roll so wide: 58 or 80",
    )
    word.add_argument(
        "--language",
        choices=["zpl", "tspl", "escpos", "epl"],
        help="what the printer speaks: a label (ZPL, PDF, picture) in another language goes out as dots",
    )
    word.add_argument("--dpi", type=int, choices=[203, 300], default=203, help="of that printer")
    word.add_argument(
        "--media", type=_media, default="100x150", metavar="WxH", help="its paper in millimetres"
    )
    word.add_argument("--cut", action="store_true", help="then cut (ESC/POS)")
    word.add_argument("--drawer", action="store_true", help="then open the cash drawer (ESC/POS)")


def _house_words(command: Command) -> None:
    word = command("db", "the shared database")
    word.add_argument("action", choices=["upgrade", "check", "purge"])
    actions = command("station", "stations").add_subparsers(dest="action", required=True)
    actions.add_parser("list", parents=[COMMON])
    for name in ("add", "revoke"):
        actions.add_parser(name, parents=[COMMON]).add_argument("name", metavar="NAME")
    actions = command("operator", "people who sign in").add_subparsers(dest="action", required=True)
    actions.add_parser("list", parents=[COMMON])
    word = actions.add_parser("add", parents=[COMMON])
    word.add_argument("id", metavar="ID")
    word.add_argument("--name", required=True)
    word.add_argument("--role", choices=["packer", "supervisor"], default="packer")
    word.add_argument("--badge", default="")
    word = command("printer", "printers of this station, and which of them prints what")
    word.add_argument("action", choices=["list", "test", "routes", "export", "import", "virtual"])
    word.add_argument("name", nargs="?", metavar="NAME|FILE", help="a printer to test, or a file of rules")
    word.add_argument("--kind", choices=list(CONTENTS), help="test: where such a document would come out")
    word.add_argument("--carrier", default="*", metavar="CODE")
    word.add_argument("--size", default="", metavar="WxH", help="in mm, like 100x150")
    _virtual_words(word.add_argument_group("virtual: a printer without hands, for training"))
    word = command("sync", "what is still to be sent")
    word.add_argument("action", choices=["status"])
    word.add_argument("--station", metavar="NAME")


def _virtual_words(word: argparse._ArgumentGroup) -> None:
    word.add_argument("--port", type=int, default=9100)
    word.add_argument("--language", default="auto", choices=["auto", "zpl", "tspl", "escpos", "epl"])
    word.add_argument("--dpi", type=int, default=203, choices=[203, 300])
    word.add_argument("--fault-rate", type=_share, default=0.0, metavar="P", help="share of labels, 0 to 1")
    word.add_argument("--paper", type=_count, metavar="N", help="labels of a roll; endless if not said")
    word.add_argument("--print-s", type=float, default=0.4, help="seconds for one label")
    word.add_argument("--label-mm", type=_count, help="length it measured; paper without gaps if not said")
    word.add_argument("--folder", metavar="DIR", help="for the labels as PNG; paper/ under home if not said")


def _count(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError(f"at least 1, not {value}")
    return value


def _media(text: str) -> str:
    from fulfilment.shipping.routing import SIZE

    if not SIZE.fullmatch(text):
        raise argparse.ArgumentTypeError(f"millimetres like 100x150, not {text}")
    return text


def _share(text: str) -> float:
    value = float(text)
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"0 to 1, not {text}")
    return value
