"""Numbers back to the channels. So far a channel is a folder: one file of JSON lines each."""

import os
from itertools import groupby
from pathlib import Path

from commands.answers import as_json, instant
from commands.office import Office
from db.hand_over import PackedOrder, list_packed, put_shipped


def hand_over(office: Office, folder: Path) -> int:
    """Tell every channel its packed orders' numbers, then call them shipped. How many orders were told.

    An order of several boxes is told with all their numbers; one made anew is told once more.
    After a crash in between a number is told twice, never not at all: a channel takes the same number again.
    """
    told = 0
    while packed := office.ask(list_packed):
        by_channel = sorted(packed, key=lambda one: one.channel)
        for channel, orders in groupby(by_channel, key=lambda one: one.channel):
            _append(folder / f"{channel}.jsonl", list(orders))
        office.do(put_shipped, packed)
        told += len(packed)
    return told


def _append(file: Path, orders: list[PackedOrder]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as out:
        for one in orders:
            row = {
                "shop": one.shop,
                "ref": one.ref,
                "carrier": one.carrier,
                "tracking_number": one.tracking_number,
                "tracking_numbers": one.tracking_numbers,
                "packed_at": instant(one.packed_at),
            }
            out.write(as_json(row) + "\n")
        out.flush()
        os.fsync(out.fileno())
