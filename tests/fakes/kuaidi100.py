"""Sells numbers as Kuaidi100 does, over HTTP: it checks the sign, knows order ids, fails on demand."""

import hashlib
import json
import socket
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from typing import Any
from urllib.parse import parse_qs

KEY, SECRET, PARTNER = "test-key", "test-secret", "7550001"
PREFIXES = {"zhongtong": "7551", "yuantong": "YT1"}


class Fault(StrEnum):
    """What happens to the next question. Those that begin with sold_ happen after the number was sold."""

    NONE = "none"
    CLOSED = "closed"  # before anything was read
    SOLD_DROPPED = "sold_dropped"
    SOLD_HALF = "sold_half"
    SOLD_RUBBISH = "sold_rubbish"
    SOLD_NO_NUMBER = "sold_no_number"
    SOLD_LATE = "sold_late"  # the answer comes when nobody waits any more
    ERROR_500 = "error_500"
    SERVER_ERROR = "server_error"  # code -1 in a proper answer
    NO_BALANCE = "no_balance"
    NOT_SERVED = "not_served"


@dataclass
class Kuaidi100Server:
    """sold: order id -> number, in the order of sale. questions: how often each order id was asked."""

    url: str = ""
    label: str = ""  # what stands in the answer's label
    label_file: bytes = b""  # what /label answers
    faults: list[Fault] = field(default_factory=list)
    sold: dict[str, str] = field(default_factory=dict)
    void: list[str] = field(default_factory=list)
    questions: Counter[str] = field(default_factory=Counter)
    asked: list[dict[str, Any]] = field(default_factory=list)
    forms: list[dict[str, str]] = field(default_factory=list)
    balance: int = 1_000
    closing: Event = field(default_factory=Event)
    lock: Lock = field(default_factory=Lock)

    def sell(self, param: dict[str, Any]) -> tuple[int, str]:
        """200 and a new number, or 30011 and the one that order id has."""
        order_id = param["orderId"]
        if order_id in self.sold:
            return 30011, self.sold[order_id]
        number = f"{PREFIXES[param['kuaidicom']]}{len(self.sold) + 1:010d}"
        self.sold[order_id] = number
        self.balance -= 1
        return 200, number


class _Handler(BaseHTTPRequestHandler):
    desk: Kuaidi100Server
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing: a test's output is its own."""

    def do_GET(self) -> None:
        fault = self._next_fault()
        if fault is Fault.NONE:
            self._send(200, self.desk.label_file, "image/png")
        else:
            self._send(500, b"", "text/plain")

    def do_POST(self) -> None:
        with self.desk.lock:
            fault = self._next_fault()
            if fault is Fault.CLOSED:
                return self._hang_up()
            form = self._form()
            self.desk.forms.append(form)
            if fault is Fault.ERROR_500:
                return self._send(500, b"oops", "text/plain")
            answer = self._answer(form, fault)
        self._give(answer, fault)

    def _next_fault(self) -> Fault:
        return self.desk.faults.pop(0) if self.desk.faults else Fault.NONE

    def _form(self) -> dict[str, str]:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        return {name: values[0] for name, values in parse_qs(body, keep_blank_values=True).items()}

    def _answer(self, form: dict[str, str], fault: Fault) -> dict[str, Any]:
        said = form["param"] + form["t"] + form["key"] + SECRET
        if form["key"] != KEY:
            return _no(30003, "账号信息不正确")
        if form["sign"] != hashlib.md5(said.encode()).hexdigest().upper():
            return _no(30002, "验证签名失败")
        param = json.loads(form["param"])
        if param.get("partnerId") != PARTNER or param.get("kuaidicom") not in PREFIXES:
            return _no(30001, "参数错误")
        self.desk.asked.append(param)
        if form["method"] == "cancel":
            return self._cancel(param)
        self.desk.questions[param["orderId"]] += 1
        if fault is Fault.SERVER_ERROR:
            return _no(-1, "服务器错误")
        if fault is Fault.NO_BALANCE:
            return _no(30004, "账号单量不足")
        if fault is Fault.NOT_SERVED:
            return _no(30020, f"收件地址超区 {param['recMan']['mobile']}")
        return self._sold(param)

    def _sold(self, param: dict[str, Any]) -> dict[str, Any]:
        code, number = self.desk.sell(param)
        data = {
            "taskId": "T1",
            "kuaidinum": number,
            "bulkpen": "310-A12 03",
            "kdComOrderNum": f"K{number}",
            "label": self.desk.label if param["printType"] == "IMAGE" else None,
        }
        return {"success": True, "code": code, "message": "成功", "data": data}

    def _cancel(self, param: dict[str, Any]) -> dict[str, Any]:
        number = param["kuaidinum"]
        if number in self.desk.void:
            return _no(30030, "运单已取消")
        if number not in self.desk.sold.values() or param["orderId"] != f"K{number}":
            return _no(30009, "查无此单")
        self.desk.void.append(number)
        return {"success": True, "code": 200, "message": "成功"}

    def _give(self, answer: dict[str, Any], fault: Fault) -> None:
        data = json.dumps(answer, ensure_ascii=False).encode()
        match fault:
            case Fault.SOLD_DROPPED:
                self._hang_up()
            case Fault.SOLD_HALF:
                self._head(200, len(data), "application/json")
                self.wfile.write(data[: len(data) // 2])
                self._hang_up()
            case Fault.SOLD_RUBBISH:
                self._send(200, b"<html>gateway</html>", "text/html")
            case Fault.SOLD_NO_NUMBER:
                self._send(200, json.dumps({**answer, "data": {}}).encode(), "application/json")
            case Fault.SOLD_LATE:
                self.desk.closing.wait(30)  # until the test is over; the buyer's own limit is far shorter
                self._hang_up()
            case _:
                self._send(200, data, "application/json")

    def _send(self, status: int, data: bytes, kind: str) -> None:
        self._head(status, len(data), kind)
        self.wfile.write(data)

    def _head(self, status: int, length: int, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length))
        self.end_headers()

    def _hang_up(self) -> None:
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)


def _no(code: int, message: str) -> dict[str, Any]:
    return {"success": False, "code": code, "message": message}


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A buyer that hung up is what some tests are about."""


@contextmanager
def a_kuaidi100() -> Iterator[Kuaidi100Server]:
    desk = Kuaidi100Server()
    server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"desk": desk}))
    desk.url = f"http://127.0.0.1:{server.server_address[1]}/label/order"
    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield desk
    finally:
        desk.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()
