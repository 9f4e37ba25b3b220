"""`[kuaidi100]` of the settings: who sells numbers, under which accounts, and who sends."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

LOOPBACK = ("127.0.0.1", "::1", "localhost")
_HOST = re.compile(r"[A-Za-z0-9.-]+")


@dataclass(frozen=True)
class PartnerSetting:
    """One carrier's account. template: the carrier's label, without it a number comes alone."""

    partner_id: str
    partner_key: str = field(default="", repr=False)
    net: str = ""
    template: str = ""


@dataclass(frozen=True)
class SenderSetting:
    name: str
    phone: str
    address: str


@dataclass(frozen=True)
class Kuaidi100Setting:
    """timeout_s: for one whole answer. label_hosts: where labels may be fetched besides url's own host."""

    url: str
    key: str = field(repr=False)
    secret: str = field(repr=False)
    sender: SenderSetting
    carriers: Mapping[str, PartnerSetting]
    timeout_s: float = 10.0
    cargo: str = "商品"
    label_hosts: tuple[str, ...] = ()


def kuaidi100_setting(value: Any) -> dict[str, Any]:
    """value: the table as TOML has it. Raises ValueError with what is wrong, never with a secret in it."""
    table = _table(value, "kuaidi100")
    _only(
        table,
        "kuaidi100",
        {"url", "key", "secret", "sender", "carriers", "timeout_s", "cargo", "label_hosts"},
    )
    url = _text(table, "url", "kuaidi100")
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
        raise ValueError("kuaidi100 url begins with https://")
    sender = _table(table.get("sender"), "kuaidi100.sender")
    _only(sender, "kuaidi100.sender", {"name", "phone", "address"})
    accounts = _table(table.get("carriers"), "kuaidi100.carriers")
    return {
        "kuaidi100": Kuaidi100Setting(
            url=url,
            key=_text(table, "key", "kuaidi100"),
            secret=_text(table, "secret", "kuaidi100"),
            sender=SenderSetting(
                *(_text(sender, name, "kuaidi100.sender") for name in ("name", "phone", "address"))
            ),
            carriers={code: _partner(code, one) for code, one in accounts.items()},
            timeout_s=_seconds(table.get("timeout_s", 10.0)),
            cargo=_text({"cargo": "商品"} | table, "cargo", "kuaidi100"),
            label_hosts=_hosts(table.get("label_hosts", [])),
        )
    }


def _partner(code: str, value: Any) -> PartnerSetting:
    where = f"kuaidi100.carriers.{code}"
    if code not in ("ZTO", "YTO"):
        raise ValueError(f"kuaidi100 sells numbers of ZTO and YTO here, not of {code}")
    table = _table(value, where)
    _only(table, where, {"partner_id", "partner_key", "net", "template"})
    more = {name: _text(table, name, where) for name in table if name != "partner_id"}
    return PartnerSetting(_text(table, "partner_id", where), **more)


def _table(value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError(f"{where} is written as [{where}]")
    return value


def _only(table: Mapping[str, Any], where: str, known: set[str]) -> None:
    if unknown := sorted(set(table) - known):
        raise ValueError(f"{where} has no {', '.join(unknown)}")


def _text(table: Mapping[str, Any], name: str, where: str) -> str:
    value = table.get(name)
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{where} needs {name}, a text in quotes")
    return value


def _seconds(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0.1 <= value <= 60:
        raise ValueError("kuaidi100 timeout_s is a number of seconds from 0.1 to 60")
    return float(value)


def _hosts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) and _HOST.fullmatch(one) for one in value):
        raise ValueError('kuaidi100 label_hosts is a list of names like ["labels.example.com"]')
    return tuple(value)
