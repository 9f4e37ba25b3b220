"""`print FILE --printer URL`: bytes that are already a printer's."""

import sys
from argparse import Namespace
from pathlib import Path

from commands.answers import say
from commands.settings import Settings
from fulfilment.errors import BadDocument
from printing.transports.ways import open_transport


def run(args: Namespace, settings: Settings) -> int:
    file = Path(args.file)
    try:
        data = file.read_bytes()
    except OSError as error:
        raise BadDocument(str(error), advice=f"Check the file: {error.strerror} ({file}).") from error
    if not data:
        print(f"{file} is empty: nothing to print.", file=sys.stderr)
        return 1
    open_transport(args.printer).send(data, file.name)
    say(args, {"file": str(file), "printer": args.printer, "bytes": len(data)})
    return 0
