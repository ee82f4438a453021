"""Gives the readers broken files for some minutes: each ends as text or as one refusal, in time.

    python tests/benchmarks/fuzz_readers.py FILE_OR_FOLDER ... [--minutes 10] [--seed 1]

The files are whole documents; what is read are copies with bytes changed, cut out, doubled, put in
or swapped between files, also inside ZIP packages. It ends with status 1 where a reader raised
something else than a refusal or took longer than its limit; each such copy is kept in the folder
that --keep names.
"""

import argparse
import io
import random
import sys
import tempfile
import time
import zipfile
from collections import Counter
from pathlib import Path

from etl import readers

SLOW = 75.0
"""Seconds: the limit for a file and the start of a parser."""
STATUSES = {"empty", "unreadable", "encrypted", "too_large", "unsupported"}
PIECES = (
    b"\x00", b"\xff\xfe", b"<", b">", b"&#x110000;", b"<!DOCTYPE x [", b"\n\n", b"\f", b"}",
    b"{\\rtf1",
    b"endstream", b"stream\r\n", b"9" * 20, b"-1", b"PK\x01\x02", b"PK\x05\x06", b"From \n", b"--",
    b"Content-Type: message/rfc822\n\n", b"Content-Transfer-Encoding: base64\n", b"=?utf-8?b?/?=",
    b"/Filter /FlateDecode", b"/Length -1", b"<w:p>", b"</w:p>", b"\\bin99999999", b"\\u-1?",
)  # fmt: skip


def broken(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """A copy with a few changes."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at = chance.randrange(len(out) + 1)
        length = chance.choice((1, 2, 8, 64, 1024, len(out) // 3 + 1))
        kind = chance.randrange(6)
        if kind == 0:
            out[at : at + 1] = bytes([chance.randrange(256)])
        elif kind == 1:
            del out[at : at + length]
        elif kind == 2:
            out[at:at] = out[at : at + length] * chance.choice((1, 2, 50))
        elif kind == 3:
            out[at:at] = chance.choice(PIECES) * chance.choice((1, 1, 3, 2000))
        elif kind == 4:
            other = chance.choice(others)
            start = chance.randrange(len(other) + 1)
            out[at : at + length] = other[start : start + length]
        else:
            del out[at:]
        del out[readers.MAX_BYTES :]
    return bytes(out)


def broken_inside(data: bytes, chance: random.Random) -> bytes:
    """A ZIP package with a broken member, or any other file as it is."""
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as whole, zipfile.ZipFile(out, "w") as package:
            texts = [name for name in whole.namelist() if name.endswith(".xml")]
            target = chance.choice([one for one in texts if "document" in one or "content" in one])
            for name in whole.namelist():
                member = whole.read(name)
                package.writestr(
                    name, broken(member, [member], chance) if name == target else member
                )
    except (zipfile.BadZipFile, IndexError):
        return data
    return out.getvalue()


def main() -> int:
    """Run until the time is over."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asked.add_argument("paths", nargs="+", type=Path)
    asked.add_argument("--minutes", type=float, default=10)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--keep", type=Path, default=Path("fuzz-found"))
    given = asked.parse_args()
    found = [p for path in given.paths for p in ([path] if path.is_file() else path.rglob("*"))]
    files = sorted(p for p in found if p.is_file() and p.suffix.lower() in readers.suffixes())
    samples = {path: path.read_bytes() for path in files}
    chance = random.Random(given.seed)
    counts: Counter[tuple[str, str]] = Counter()
    slowest, faults, until = 0.0, 0, time.monotonic() + 60 * given.minutes
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < until:
            path = chance.choice(files)
            same = [data for one, data in samples.items() if one.suffix == path.suffix]
            copy = Path(folder) / f"copy{path.suffix.lower()}"
            inside = samples[path][:2] == b"PK" and chance.random() < 0.7
            data = samples[path]
            copy.write_bytes(broken_inside(data, chance) if inside else broken(data, same, chance))
            began = time.monotonic()
            try:
                readers.read(copy)
                outcome = "ok"
            except readers.ReadError as refused:
                outcome = refused.status
            except Exception as error:  # noqa: BLE001 (this is what is looked for)
                outcome = repr(error)[:200]
            took = time.monotonic() - began
            slowest = max(slowest, took)
            counts[path.suffix, outcome] += 1
            if (outcome != "ok" and outcome not in STATUSES) or took > SLOW:
                faults += 1
                given.keep.mkdir(exist_ok=True)
                (given.keep / f"{sum(counts.values())}{path.suffix}").write_bytes(copy.read_bytes())
                print(f"{path.name}: {outcome} after {took:.1f} s")
    for (suffix, outcome), number in sorted(counts.items()):
        print(f"{suffix:6} {outcome:12} {number}")
    print(f"{sum(counts.values())} copies, {faults} faults, slowest {slowest:.1f} s")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
