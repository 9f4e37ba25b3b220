"""A document's bytes become records: JSON by where its orders lie, CSV by grouping its rows."""

import csv
import io
import json
from collections.abc import Mapping
from typing import Any

from fulfilment.errors import BadDocument
from fulfilment.intake.paths import Unmappable, getter

BROKEN_ROW = "\0row"  # a key no heading can have: the reason why these rows are no record


def records_of(data: bytes, table: Mapping[str, Any]) -> list[Any]:
    """The records of a document, each still in its channel's words.

    Raises: BadDocument when the whole cannot be read; the text says what to do.
    """
    if data[:4] == b"PK\x03\x04":
        raise BadDocument("this is an Excel workbook or a ZIP: export the orders as CSV or JSON")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise BadDocument("this file is UTF-16: save it as UTF-8 and import it again")
    if not data.strip():
        raise BadDocument("the file is empty: export it again")
    return _csv_records(data, table) if table["format"] == "csv" else _json_records(data, table)


def _json_records(data: bytes, table: Mapping[str, Any]) -> list[Any]:
    try:
        document = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadDocument(f"byte {error.start} is not UTF-8: save the file as UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise BadDocument(f"this is not whole JSON ({error}): download it again") from error
    try:
        _check_answer(document, table)
        return _found(document, table)
    except Unmappable as error:
        raise _no_orders(table) from error


def _check_answer(document: Any, table: Mapping[str, Any]) -> None:
    if "error" in table:
        said = getter(table["error"])(document)
        if said:
            raise BadDocument(f"the channel answered with an error, not with orders: {str(said)[:200]}")


def _found(document: Any, table: Mapping[str, Any]) -> list[Any]:
    for path in table["orders"]:
        found = document if path == "@" else getter(path)(document)
        # a projection such as [].order finds an empty list in whatever list it meets
        if isinstance(found, list) and (found or "[" not in path or document == []):
            return found
        if isinstance(found, dict) and path != "@":
            return [found]
    if "nothing" in table and getter(table["nothing"])(document) is True:
        return []
    raise _no_orders(table)


def _no_orders(table: Mapping[str, Any]) -> BadDocument:
    return BadDocument(f"no orders of {table['channel']} in this file: check --channel, or export it again")


def _csv_records(data: bytes, table: Mapping[str, Any]) -> list[Any]:
    rows = _rows(_decoded(data, table), str(table.get("delimiter", ",")))
    headings = [heading.strip() for heading in rows[0]] if rows else []
    missing = [name for name in table["columns"] if name not in headings]
    if missing:
        raise BadDocument(f"the first row lacks {', '.join(missing)}: is it a {table['channel']} export?")
    return _grouped([_record(headings, row) for row in rows[1:] if any(row)], table)


def _decoded(data: bytes, table: Mapping[str, Any]) -> str:
    """UTF-8 first, then what Chinese spreadsheets write."""
    encodings = table.get("encodings", ("utf-8-sig", "gb18030"))
    for encoding in encodings:
        try:
            found = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in found and (encoding != "gb18030" or _reads_as_chinese(found)):
            return found
    raise BadDocument(f"the file is neither {' nor '.join(encodings)} text: save it as UTF-8")


def _reads_as_chinese(text: str) -> bool:
    """GB 18030 turns the accents of a Western file into rare Han (João: Jo鉶) without complaint; real Chinese
    is made of the 6,763 common ones of GB 2312."""
    said = [letter for letter in text if not letter.isascii()]
    common = sum(1 for letter in said if letter.encode("gb2312", "ignore"))
    return common >= 0.8 * len(said)


def _rows(text: str, delimiter: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise BadDocument(f"the rows cannot be told apart ({error}): export it again") from error


def _record(headings: list[str], row: list[str]) -> dict[str, Any]:
    record: dict[str, Any] = dict(zip(headings, row, strict=False))
    if len(row) != len(headings):
        record[BROKEN_ROW] = f"a row has {len(row)} cells under {len(headings)} headings"
    return record


def _grouped(rows: list[dict[str, Any]], table: Mapping[str, Any]) -> list[Any]:
    """One record an order: its first row, with all its rows under "lines".

    A row continues the order above when it has the same `group_by` and nothing in `head`; a head cell that is
    filled begins the order anew, which is how a double export shows. Without `head` equal neighbours are one.
    """
    key, head = table["group_by"], table.get("head")
    records: list[Any] = []
    for row in rows:
        above = records[-1] if records else None
        if above is not None and row.get(key) == above.get(key) and not (head and row.get(head)):
            above["lines"].append(row)
            if BROKEN_ROW in row:
                above[BROKEN_ROW] = row[BROKEN_ROW]
        else:
            records.append({**row, "lines": [row]})
    return records
