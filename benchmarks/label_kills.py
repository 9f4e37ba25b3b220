"""Labels lost and doubled while the station is killed again and again and the printer fails.

python -m benchmarks.label_kills [--kills N] [--naive-kills N] [--languages zpl,...] [--faults KIND,...]
                                 [--share S] [--seed N] [--json]

A process of its own is the printer: never killed, its paper is the truth. The station is a process with the
real journal (SQLite, WAL, synchronous=FULL), the real spool and a real TCP line; it is forked from a warm
parent, so that most of its life is work, and gets SIGKILL at a random moment. After the last kill one more
life settles what is open. "naive" is the same harness without the journal's rules: send, mark done, retry on
an exception. It has to lose labels, or this run could not see a loss.

What nothing proves a packer decides, who looks at the paper: what lies there is scanned, the rest is
reprinted as the next copy. kills N: of each language. It ends with 1 if the journal lost or doubled a label.
"""

import argparse
import json
import multiprocessing
import os
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from benchmarks.label_kills_client import LIVES, Shift, a_job
from benchmarks.label_kills_printer import FAULTS, Floor, Truth, mark_of
from printing.languages.known import LANGUAGES

FORK = multiprocessing.get_context("fork")
LAST_LIFE_S = 120.0
# moments at which a life ends, seconds: while it starts and recovers, while it prints, after its longest wait
LIFE_S = ((0.0, 0.05), *3 * ((0.02, 0.25),), (0.2, 0.9), (0.5, 2.0))


@dataclass(frozen=True)
class Plan:
    language: str
    policy: str
    kills: int
    seed: int
    share: float
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class Result:
    """printed: proven by the printer, or for the naive one only believed; scanned: by the packer.

    lost: of both, those not on paper; doubled: copies that came out more than once; missing: orders that
    never had a label; asked: questions to the packer beyond the scan that every label gets;
    spare: void copies that came out all the same; idle: seen printing and stopping, which is all that TSPL
    can say; idle_lost: of those, not on paper.
    """

    language: str
    policy: str
    labels: int
    kills: int
    faults: int
    printed: int
    scanned: int
    lost: int
    doubled: int
    missing: int
    asked: int
    spare: int
    idle: int
    idle_lost: int
    seconds: float
    load: float


def run(plan: Plan) -> Result:
    """One language under one policy, from an empty journal to all labels settled."""
    start = time.monotonic()
    a_job(plan.language, 1, 0)  # fonts, layout and caches, which every life inherits
    with tempfile.TemporaryDirectory(dir=".", prefix="label_kills_") as folder:
        home, chance = Path(folder), random.Random(f"{plan.seed} {plan.language} {plan.policy}")
        mine, its = FORK.Pipe()
        floor = FORK.Process(target=_floor, args=(plan, home, its), daemon=True)
        floor.start()
        shift = Shift(home, mine.recv(), plan.language)
        kills = _lives(plan, shift, chance)
        _last_life(plan, Shift(home, shift.port, plan.language, is_last=True))
        mine.send("stop")
        truth: Truth = mine.recv()
        floor.join()
        return _judged(plan, home, truth, kills, time.monotonic() - start)


def _floor(plan: Plan, home: Path, control: Connection) -> None:
    Floor(home, random.Random(f"floor {plan.seed} {plan.language}"), plan.share, plan.kinds).run(control)


def _life(plan: Plan, shift: Shift) -> BaseProcess:
    process = FORK.Process(target=LIVES[plan.policy], args=(shift,), daemon=True)
    process.start()
    return process


def _lives(plan: Plan, shift: Shift, chance: random.Random) -> int:
    for _ in range(plan.kills):
        process = _life(plan, shift)
        process.join(chance.uniform(*chance.choice(LIFE_S)))
        if not process.is_alive():
            raise RuntimeError(
                f"{plan.language} {plan.policy}: a station ended by itself: {process.exitcode}"
            )
        process.kill()
        process.join()
    return plan.kills


def _last_life(plan: Plan, shift: Shift) -> None:
    process = _life(plan, shift)
    process.join(LAST_LIFE_S)
    if process.exitcode != 0:
        process.kill()
        raise RuntimeError(f"{plan.language} {plan.policy}: the last life ended with {process.exitcode}")


def _judged(plan: Plan, home: Path, truth: Truth, kills: int, seconds: float) -> Result:
    with sqlite3.connect(home / "journal.sqlite") as db:
        rows = db.execute("SELECT document, state, evidence, order_id FROM print_job").fetchall()
    out = [truth.papers[mark_of(document)] for document, *_ in rows]
    stands = [
        count for count, (_, state, *_) in zip(out, rows, strict=True) if state in ("printed", "scanned")
    ]
    void = [(count, row[2]) for count, row in zip(out, rows, strict=True) if row[1] == "void"]
    labelled = {row[3] for count, row in zip(out, rows, strict=True) if count}
    states = [row[1] for row in rows]
    has_proof = any(state == "printed" for state in states)
    assert sum(out) == truth.odometer, "paper that no label of the journal is"
    assert set(states) <= {"printed", "scanned", "void"}, "a label was not settled"
    return Result(
        language=plan.language,
        policy=plan.policy,
        labels=len({row[3] for row in rows}),
        kills=kills,
        faults=truth.faults.total(),
        printed=states.count("printed"),
        scanned=states.count("scanned"),
        lost=stands.count(0),
        doubled=sum(count > 1 for count in out),
        missing=len({row[3] for row in rows}) - len(labelled),
        asked=len(void) + (states.count("scanned") if has_proof else 0),
        spare=sum(count for count, _ in void),
        idle=sum("idle" in row[2] for row in rows),
        idle_lost=sum(count == 0 and evidence == "idle" for count, evidence in void),
        seconds=round(seconds, 1),
        load=round(os.getloadavg()[0], 2),
    )


def table(results: Sequence[Result]) -> str:
    columns = list(asdict(results[0]))
    widths = {name: max(len(name), *(len(str(asdict(one)[name])) for one in results)) for name in columns}
    head = "  ".join(f"{name:>{widths[name]}}" for name in columns)
    return "\n".join(
        [
            head,
            *(
                "  ".join(f"{value!s:>{widths[key]}}" for key, value in asdict(one).items())
                for one in results
            ),
        ]
    )


def _plans() -> tuple[list[Plan], bool]:
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--naive-kills", type=int, default=100)
    parser.add_argument("--languages", default=",".join(LANGUAGES))
    parser.add_argument("--faults", default=",".join(FAULTS))
    parser.add_argument("--share", type=float, default=0.05)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    plan = partial(Plan, seed=given.seed, share=given.share, kinds=tuple(given.faults.split(",")))
    kills = {"journal": given.kills, "naive": given.naive_kills}
    languages = given.languages.split(",")
    return [
        plan(one, policy, kills[policy]) for policy in LIVES for one in languages if kills[policy]
    ], given.json


def main() -> int:
    plans, wants_json = _plans()
    workers = 2 * (os.cpu_count() or 1)  # a station mostly waits for its printer
    with ProcessPoolExecutor(workers, mp_context=FORK) as pool:
        results = list(pool.map(run, plans))
    print("\n".join(json.dumps(asdict(one)) for one in results) if wants_json else table(results))
    kept = [one for one in results if one.policy == "journal"]
    return int(any(one.lost or one.doubled or one.missing for one in kept))


if __name__ == "__main__":
    sys.exit(main())
