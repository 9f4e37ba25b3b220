"""A day's orders of a made-up shop, as the files its four channels would hand over."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

from resources.samples.drafts import CHANNELS, Draft, Drafter, Turn
from resources.samples.forms import douyin, pdd, shopify_columns, shopify_rows, taobao
from resources.samples.trouble import SPOILS

SHOPS = {"taobao": "拾光旗舰店", "douyin": "拾光抖音店", "pdd": "拾光官方店", "shopify_csv": "shiguang"}
BAD_RECORDS = sum(map(len, SPOILS.values()))
_FILES = {"taobao": "trades.json", "douyin": "orders.json", "pdd": "orders.json", "shopify_csv": "export.csv"}


@dataclass(frozen=True)
class DayFile:
    path: Path
    channel: str
    shop: str


def write_day(folder: Path, orders: int, seed: int, now: datetime) -> tuple[DayFile, ...]:
    """Four files in folder that hold `orders` distinct good orders and BAD_RECORDS that must be refused.

    now: aware; orders were placed in the 14 hours before it, most are due in the 10 hours after it.
    The same (orders, seed, now) write the same bytes. Raises: OSError.
    """
    if now.tzinfo is None:
        raise ValueError("now must say its zone")
    # the hour is not in the dice: a shift opened again with the same seed has the same orders
    drafter = Drafter(Random(f"{orders} {seed}"), now)
    first = seed % 1000 * 1_000_000  # so that two days of different seeds share no order number
    drafts = [drafter.draft(first + number) for number in range(1, orders + 1)]
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    spare = first + orders + 1
    for channel in CHANNELS:
        records = [_form(draft) for draft in drafts if draft.channel == channel]
        bad = [drafter.draft(spare + place, channel, Turn.GOOD) for place in range(len(SPOILS[channel]))]
        spare += len(bad)
        _mix(records, bad)
        path = folder / f"{channel}_{_FILES[channel]}"
        path.write_bytes(_WRITERS[channel](records))
        files.append(DayFile(path, channel, SHOPS[channel]))
    return tuple(files)


def _form(draft: Draft) -> Any:
    forms: dict[str, Callable[[Draft], Any]] = {"taobao": taobao, "douyin": douyin, "pdd": pdd}
    return forms.get(draft.channel, shopify_rows)(draft)


def _mix(records: list[Any], bad: list[Draft]) -> None:
    """Put the spoilt records among the good ones, evenly."""
    step = len(records) // (len(bad) + 1)
    for place, (draft, spoil) in enumerate(zip(bad, SPOILS[bad[0].channel], strict=True), 1):
        record = _form(draft)
        spoil(record[0] if isinstance(record, list) else record)
        records.insert(place * (step + 1) - 1, record)


def _json(document: dict[str, Any], records: list[Any]) -> bytes:
    """The document with the records in place of "@", one a line, so that a person can find one."""
    lines = ",\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    return (json.dumps(document, ensure_ascii=False) + "\n").replace('"@"', f"[\n{lines}\n]").encode()


def _taobao_file(records: list[Any]) -> bytes:
    answer = {"total_results": len(records), "has_next": False, "trades": {"trade": "@"}}
    return _json({"trades_sold_get_response": answer}, records)


def _douyin_file(records: list[Any]) -> bytes:
    data = {"page": 0, "size": len(records), "total": len(records), "shop_order_list": "@"}
    return _json({"code": 10000, "msg": "success", "data": data}, records)


def _pdd_file(records: list[Any]) -> bytes:
    answer = {"total_count": len(records), "has_next": False, "order_list": "@"}
    return _json({"order_list_get_response": answer}, records)


def _shopify_file(records: list[Any]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, shopify_columns(), lineterminator="\n")
    writer.writeheader()
    for rows in records:
        writer.writerows(rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


_WRITERS: dict[str, Callable[[list[Any]], bytes]] = {
    "taobao": _taobao_file,
    "douyin": _douyin_file,
    "pdd": _pdd_file,
    "shopify_csv": _shopify_file,
}
