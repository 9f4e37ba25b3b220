"""`print FILE --printer URL`: bytes as they are, as a label in its language, or as a receipt."""

import sys
from argparse import Namespace
from pathlib import Path

from commands.answers import say
from commands.settings import Settings
from fulfilment.errors import BadDocument
from printing.transports.ways import open_transport


def run(args: Namespace, settings: Settings) -> int:
    if not (args.file or args.cut or args.drawer) or (args.receipt and not args.file):
        print("print: what? A FILE, --cut or --drawer.", file=sys.stderr)
        return 2
    if args.language and (args.receipt or not args.file):
        print("print: --language is for a FILE that is a label.", file=sys.stderr)
        return 2
    data = _document(Path(args.file), args.receipt) if args.file else b""
    if args.file and not data:
        print(f"{args.file} is empty: nothing to print.", file=sys.stderr)
        return 1
    if args.language:
        data = _in_language(data, args)
    data += _deeds(args)
    open_transport(args.printer).send(data, Path(args.file or "drawer.escpos").name)
    say(args, {"file": args.file, "printer": args.printer, "bytes": len(data)})
    return 0


def _document(file: Path, receipt_mm: int | None) -> bytes:
    """FILE as it is, or its text as a receipt on paper so wide."""
    try:
        data = file.read_bytes()
        if receipt_mm is None or not data:
            return data
        from printing.receipts import receipt  # fonts and numpy: bytes that are ready need neither

        return receipt(data.decode("utf-8-sig"), receipt_mm)
    except OSError as error:
        raise BadDocument(str(error), advice=f"Check the file: {error.strerror} ({file}).") from error
    except UnicodeDecodeError as error:
        raise BadDocument(f"{file}: {error}", advice="Save the text as UTF-8.") from error


def _in_language(label: bytes, args: Namespace) -> bytes:
    """label, unchanged if the printer speaks its language, else as dots; every page of a PDF.

    Raises CarrierLabelRefused.
    """
    from fulfilment.shipping.routing import size_mm
    from printing.carrier.document import carrier_documents

    return b"".join(carrier_documents(label, args.language, args.dpi, size_mm(args.media)))


def _deeds(args: Namespace) -> bytes:
    if not (args.cut or args.drawer):
        return b""
    from printing.receipts import drawer_pulse, paper_cut

    return (paper_cut() if args.cut else b"") + (drawer_pulse() if args.drawer else b"")
