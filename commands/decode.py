"""`decode IMAGE...`: the codes of pictures; "reads" is what a bench would accept, "doubted" what not."""

import sys
from argparse import Namespace
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from commands.answers import say
from commands.settings import Settings
from fulfilment.errors import BadDocument
from scanning.stills.pictures import grey_of
from scanning.stills.reader import StillReader
from scanning.stills.sighting import Sighting


def run(args: Namespace, settings: Settings) -> int:
    """1 when a file was no picture; the others are answered all the same."""
    with closing(StillReader()) as reader:
        answered = [_answer(args, reader, file) for file in args.images]
        return int(not all(answered))


def _answer(args: Namespace, reader: StillReader, file: str) -> bool:
    try:
        reading = reader.read(grey_of(_bytes_of(Path(file))))
    except BadDocument as error:
        print(f"{file}: {error.advice}", file=sys.stderr)
        return False
    say(args, {"file": file, "reads": _told(reading.reads), "doubted": _told(reading.doubted)})
    return True


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise BadDocument(str(error), advice=f"Check the file: {error.strerror}.") from error


def _told(sightings: Iterable[Sighting]) -> list[dict[str, Any]]:
    return [
        {"symbology": seen.symbology, "text": seen.text, "aim": seen.aim, "engine": seen.engine}
        for seen in sightings
    ]
