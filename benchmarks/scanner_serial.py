"""A pseudo-terminal as a scanner's line: codes at full speed in random pieces, and how many came out.

Options: the number of codes (10000), and of random seeds (5).
"""

import os
import sys
import threading
import tty
from random import Random
from time import perf_counter

from benchmarks.measure import machine
from scanning.serial.line import SerialScanner

ENDS = (b"\r", b"\n", b"\r\n", b"\t")
PATIENCE_S = 5.0


def codes_of(chance: Random, count: int) -> list[bytes]:
    """Every byte but the four ends; nth stands in each, so that a doubled one is seen."""
    signs = bytes(byte for byte in range(1, 256) if byte not in b"\r\n\t")
    return [b"%06d" % nth + bytes(chance.choices(signs, k=chance.randint(0, 60))) for nth in range(count)]


def send(number: int, stream: bytes, chance: Random) -> None:
    while stream:
        sent = os.write(number, stream[: chance.randint(1, 200)])
        stream = stream[sent:]


def run(count: int, seed: int) -> tuple[int, float]:
    """How many codes were not as sent, and the seconds it took."""
    chance = Random(seed)
    codes = codes_of(chance, count)
    stream = b"".join(code + chance.choice(ENDS) for code in codes)
    ours, theirs = os.openpty()
    tty.setraw(theirs)
    scanner = SerialScanner("gun", os.ttyname(theirs))
    scanner.listen(0)
    begin = perf_counter()
    sending = threading.Thread(target=send, args=(ours, stream, chance))
    sending.start()
    came: list[str] = []
    while len(came) < count and (scans := scanner.listen(PATIENCE_S)):
        came += [scan.text for scan in scans]
    took_s = perf_counter() - begin
    more = scanner.listen(0.1)
    sending.join()
    scanner.close()
    for number in (ours, theirs):
        os.close(number)
    wanted = [code.decode("utf-8", errors="replace") for code in codes]
    wrong = sum(one != two for one, two in zip(came, wanted, strict=False))
    return wrong + abs(len(came) + len(more) - count), took_s


def main(count: int = 10_000, seeds: int = 5) -> int:
    """0 when none was lost, doubled or changed."""
    print(machine())
    lost = 0
    for seed in range(seeds):
        wrong, took_s = run(count, seed)
        print(f"seed {seed}: {count:,} codes in, {wrong} lost or changed, {count / took_s:,.0f} a second")
        lost += wrong
    return int(bool(lost))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
