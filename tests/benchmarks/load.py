"""Many people at once: how long pages take, whether any fails, whether memory comes back.

    python tests/benchmarks/load.py DATA_DIR [--sessions 25] [--held 50] [--minutes 1.5]

Serves the tables of DATA_DIR, visits each page once, then lets sessions speak the browser's
websocket protocol: each opens a page or sets a filter, thinks some seconds, and goes on. First
`sessions` of them, then `held`, which all stay open; then all leave. It prints the middle and the
95th hundredth of the waits from click to drawn page, errors, the server's memory, and the load of
the machine: on a busy one compare the processor seconds of a page. Memory before and after is that
of a server which has forgotten all sessions.
"""

import argparse
import os
import random
import statistics
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.wire import Wire  # noqa: E402

PAGES = [
    "overview",
    "hotspots",
    "flows",
    "timeline",
    "agreements",
    "actors",
    "figures",
    "documents",
]
QUERIES = ["", "country=VN", "country=TH&role=destination", "country=KH", "country=LA&country=TH"]
PORT = 8660
SETTLED = 185.0
"""Seconds until the server has forgotten the sessions that left, and given their memory back."""


@dataclass
class Seen:
    """What the clients went through: seconds of each wait, and errors in words."""

    waits: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def visit(address: str, think: float, end: float, seen: Seen, number: int) -> None:
    """One person, until the time is over."""
    dice = random.Random(number)  # noqa: S311 - the same persons in every run
    time.sleep(dice.random() * think)
    try:
        with Wire(address) as wire:
            while time.monotonic() < end:
                began = time.monotonic()
                said = wire.open(dice.choice(PAGES), dice.choice(QUERIES))
                seen.waits.append(time.monotonic() - began)
                told = [m.delta.new_element for m in said if m.WhichOneof("type") == "delta"]
                seen.errors += [
                    e.exception.message for e in told if e.WhichOneof("type") == "exception"
                ]
                seen.errors += [e.alert.body for e in told if e.alert.format == 1]
                wire.heard.clear()
                time.sleep(think * (0.5 + dice.random()))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is counted
        seen.errors.append(f"{type(error).__name__}: {error}")


def crowd(address: str, people: int, think: float, seconds: float) -> Seen:
    """Lets people visit at once, and gives what they saw."""
    seen = Seen()
    end = time.monotonic() + seconds
    threads = [
        threading.Thread(target=visit, args=(address, think, end, seen, number))
        for number in range(people)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return seen


def memory(pid: int, kind: str = "Anonymous") -> float:
    """Megabytes of a process in the kernel's count.

    Args:
        pid: The process.
        kind: Anonymous is what it made itself; Rss has the libraries too that it has read. (What
            the kernel calls private grows and shrinks with other programs that read the same ones.)
    """
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    (found,) = (line.split()[1] for line in lines if line.startswith(f"{kind}:"))
    return int(found) / 1024


def processor(pid: int) -> float:
    """Seconds of the processor that a process has had."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def tell(words: str, seen: Seen, spent: float, target: float) -> None:
    """Print one crowd's waits against the target."""
    waits = sorted(seen.waits)
    p95 = waits[int(len(waits) * 0.95)]
    print(
        f"{words}: {len(waits)} pages, middle {statistics.median(waits):.2f} s, "
        f"p95 {p95:.2f} s (target {target:.0f} s: {'met' if p95 < target else 'MISSED'}), "
        f"{len(seen.errors)} errors; processor {1000 * spent / len(waits):.0f} ms a page; "
        f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"
    )
    for error in sorted(set(seen.errors))[:5]:
        print(f"  {error}")


def measure(address: str, pid: int, given: argparse.Namespace) -> None:
    """The two crowds, and the memory after them."""
    with Wire(address) as wire:
        began, before = time.monotonic(), processor(pid)
        for page in PAGES:
            for query in QUERIES:
                wire.open(page, query)
        count = len(PAGES) * len(QUERIES)
        alone, spent = (time.monotonic() - began) / count, (processor(pid) - before) / count
    print(f"alone, first visits: {alone:.2f} s a page, processor {1000 * spent:.0f} ms")
    crowd(address, given.sessions, given.think, 20)
    time.sleep(given.settle)
    rest, whole = memory(pid), memory(pid, "Rss")
    for people, target in ((given.sessions, 1.0), (given.held, 3.0)):
        before = processor(pid)
        seen = crowd(address, people, given.think, given.minutes * 60)
        tell(f"{people} sessions", seen, processor(pid) - before, target)
        print(f"  memory {memory(pid):.0f} MB, with libraries {memory(pid, 'Rss'):.0f} MB")
    time.sleep(given.settle)
    more = 100 * memory(pid) / rest - 100
    print(
        f"memory: {rest:.0f} MB before the crowds, {memory(pid):.0f} MB after they left "
        f"({more:+.0f} %, target 10 %: {'met' if more < 10 else 'MISSED'}; "  # noqa: PLR2004
        f"with libraries {whole:.0f} and {memory(pid, 'Rss'):.0f} MB)"
    )


def main() -> None:
    """Serve, measure, stop."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("data", type=Path)
    asked.add_argument("--sessions", type=int, default=25)
    asked.add_argument("--held", type=int, default=50)
    asked.add_argument("--think", type=float, default=8.0, help="seconds between clicks")
    asked.add_argument("--minutes", type=float, default=1.5)
    asked.add_argument("--settle", type=float, default=SETTLED)
    asked.add_argument("--port", type=int, default=PORT)
    given = asked.parse_args()
    command = [sys.executable, "-m", "dashboard.cli", "serve", "--data", str(given.data)]
    server = subprocess.Popen(
        [*command, "--port", str(given.port), "--no-browser"], stdout=subprocess.PIPE, text=True
    )
    try:
        print(server.stdout.readline().strip() if server.stdout else "")
        measure(f"http://127.0.0.1:{given.port}", server.pid, given)
    finally:
        server.send_signal(2)
        server.wait(60)


if __name__ == "__main__":
    main()
