"""How long a page takes from a changed filter to its last mark, for one user and for several.

    python tests/benchmarks/filter_latency.py DATA [--users N] [--changes N] [--pages PATH ...]
        [--results FOLDER]

Serves the tables of DATA as `tip-atlas serve` does and speaks the browser's websocket protocol:
what is measured goes from the changed address to the message that the page is done, with all
queries, figures and messages, without the drawing in a browser. For each page it prints, in
milliseconds, its first opening since the start, the 50th and 95th hundredth of the waits of one
user, and those of N users who change their filters at the same moment, again and again. Every
change asks for filters that nobody asked for before, another for each user: no answer of a page
comes from a cache. Before all that it prints the cold start: from the start of the process, with no
file of DATA in the system's cache, to the address and to the last mark of the first page; and after
it the waits for documents that are read, searched for, and for rows far down in the tables. Where
the tables of DATA were never opened, the first start makes them ready, which is no cold start:
start it twice. Beside the waits, which a busy machine lengthens, stand the milliseconds of
processor that the server spent on a page; the reference is a fixed piece of work of the same run.
"""

import argparse
import contextlib
import itertools
import json
import os
import statistics
import subprocess
import sys
import threading
import time
import urllib.parse
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
from dashboard import screens  # noqa: E402
from etl.read import open_snapshot  # noqa: E402
from etl.schema import fact_tables  # noqa: E402
from tests.benchmarks import results  # noqa: E402
from tests.wire import Wire  # noqa: E402

COUNTRIES = ("VN", "CN", "KH", "LA", "TH", "MM", "JP", "IN")
ROLES = ("any", "origin", "destination", "mentioned")
SEARCHES = ("trafficking", "Lạng Sơn women", '"border police" rescued', "recruit*", "zebra")
PORT = 8817
SIZES = {"p50": 5, "p95": 5, "cpu": 4}
"""Widths of what is told."""


def filters():
    """Addresses whose filters differ each time: years, roles, countries, borders of years moved."""
    for length, first in itertools.product((10, 7, 13), range(1985, 2016)):
        for role, country in itertools.product(ROLES, COUNTRIES):
            years = [str(first), str(first + length - 1)]
            chosen = {"country": country, "years": years}
            chosen |= {} if role == "any" else {"role": role}
            yield urllib.parse.urlencode(chosen, doseq=True)


def processor(pid):
    """Milliseconds of the processor that a process has had."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def reference():
    """Milliseconds of the processor for a fixed piece of work, so that machines compare."""
    start = time.process_time()
    for _ in range(20):
        json.loads(json.dumps([{"number": n, "words": str(n)} for n in range(5_000)]))
    return 1000 * (time.process_time() - start)


def wait(wire, path, query=""):
    """Opens a page at an address; gives the milliseconds until it stands."""
    start = time.perf_counter()
    said = wire.open(path, query)
    took = 1000 * (time.perf_counter() - start)
    wire.heard.clear()
    told = [m.delta.new_element for m in said if m.WhichOneof("type") == "delta"]
    failed = [e.exception.message for e in told if e.WhichOneof("type") == "exception"]
    failed += [
        e.alert.body for e in told if e.WhichOneof("type") == "alert" and e.alert.format == 1
    ]
    assert not failed, failed[0]
    return took


def together(wires, path, queries):
    """All users change their filters at once; gives the milliseconds of each."""
    took = [0.0] * len(wires)

    def change(place):
        took[place] = wait(wires[place], path, queries[place])

    threads = [threading.Thread(target=change, args=(place,)) for place in range(len(wires))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(took)
    return took


def summed(waits, spent):
    """Median and 95th hundredth of waits, and what the server spent on each."""
    ordered = sorted(waits)
    high = ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]
    return {"p50": statistics.median(ordered), "p95": high, "cpu": spent / len(waits)}


def told(found):
    """The same as words."""
    return "  ".join(f"{name} {found[name]:{size}.0f}" for name, size in SIZES.items())


def measure(address, pid, given):
    """Prints the waits of each page; gives those of one user by page."""
    asked, found = filters(), {}
    with contextlib.ExitStack() as stack:
        wires = [stack.enter_context(Wire(address)) for _ in range(given.users)]
        print(f"{'page':12} {'first':>6}   one user{'':22}   {given.users} users at once")
        for path in given.pages or [module.PAGE.path for module in screens.modules()]:
            first = wait(wires[0], path)
            before = processor(pid)
            one = [wait(wires[0], path, next(asked)) for _ in range(given.changes)]
            found[path] = summed(one, processor(pid) - before)
            line = f"{path:12} {first:6.0f}   {told(found[path])}"
            if given.users > 1:
                for wire in wires[1:]:
                    wait(wire, path)
                before = processor(pid)
                many = [
                    took
                    for _ in range(max(1, given.changes // 5))
                    for took in together(wires, path, [next(asked) for _ in wires])
                ]
                line += f"   {told(summed(many, processor(pid) - before))}"
            print(line, flush=True)
    return found


def beyond(address, data):
    """Prints and gives the waits for what no filter changes: documents, searches, rows."""
    snapshot = open_snapshot(data)
    with snapshot.connect("S") as connection:
        query = "SELECT doc_id FROM documents USING SAMPLE reservoir(8 ROWS) REPEATABLE (1)"
        docs = [doc_id for (doc_id,) in connection.execute(query).fetchall()]
    far = [snapshot.rows("figures") // (2 * n) for n in range(1, 5)]
    asked = {
        "read": ("documents", [f"doc={doc_id}" for doc_id in docs]),
        "search": ("documents", [f"q={urllib.parse.quote(words)}" for words in SEARCHES]),
        "far down": ("data", [f"table=figures&row={row}" for row in far]),
    }
    found = {}
    with Wire(address) as wire:
        for name, (path, queries) in asked.items():
            found[name] = summed([wait(wire, path, query) for query in queries], 0)
            print(f"{name:12} {told(found[name])}", flush=True)
    return found


def forget(data):
    """Takes the files of a folder out of the system's cache."""
    os.sync()
    for path in data.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def main():
    """Serve, measure, stop."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--users", type=int, default=10)
    parser.add_argument("--changes", type=int, default=20)
    parser.add_argument("--pages", nargs="*")
    parser.add_argument("--port", type=int, default=PORT)
    results.add_option(parser)
    given = parser.parse_args()
    command = [sys.executable, "-m", "dashboard.cli", "serve", "--data", str(given.data)]
    command += ["--port", str(given.port), "--no-browser"]
    forget(given.data)
    start = time.perf_counter()
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        server.stdout.readline()
        ready = time.perf_counter() - start
        with Wire(f"http://127.0.0.1:{given.port}") as wire:
            wait(wire, "")
        cold = time.perf_counter() - start
        load = os.getloadavg()[0]
        print(
            f"address after {ready:.1f} s, first page after {cold:.1f} s "
            f"({processor(server.pid) / 1000:.1f} s of processor); reference {reference():.0f} ms; "
            f"load of the machine {load:.1f} on {os.cpu_count()} processors; times in ms"
        )
        pages = measure(f"http://127.0.0.1:{given.port}", server.pid, given)
        others = beyond(f"http://127.0.0.1:{given.port}", given.data)
        snapshot = open_snapshot(given.data)
        measured = {
            "claims": sum(map(snapshot.rows, fact_tables())),
            "documents": snapshot.rows("documents"),
            "address": ready,
            "cold": cold,
            "pages": pages,
            "beyond": others,
        }
        results.write(given.results, "latency", measured)
    finally:
        server.send_signal(2)
        server.wait(60)


if __name__ == "__main__":
    main()
