"""Builds 2,000 documents of mixed formats, one in twenty broken: each is accounted for.

    python tests/benchmarks/mixed_build.py [--documents 2000] [--jobs 2] [--seed 1] [--letters 7000]

The texts are those of prose.py, one in ten about trafficking, packed into txt, md, html, pdf, docx,
odt, rtf, eml and mbox files; the broken ones are empty, cut off, encrypted, bombs, of a wrong
format, or garbled. It prints how often each format ended with which status, seconds, documents a
second and the largest memory, and ends with status 1 where a file has no row of its own, a whole
one was not read, or a broken one passed for whole without an issue.
"""

import argparse
import html
import io
import random
import resource
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import docx
import pyarrow.parquet as pq
import typst

from etl.read import open_snapshot
from etl.run import build

try:
    from tests.benchmarks import prose
except ImportError:  # run as a script: its folder is on the path, not the checkout
    import prose

ODF = "urn:oasis:names:tc:opendocument:xmlns"
BOMB = zipfile.ZIP_DEFLATED


def as_text(text: str) -> bytes:
    return text.encode()


def as_page(text: str) -> bytes:
    title, *parts = text.split("\n\n")
    body = "".join(f"<p>{html.escape(part)}</p>" for part in parts)
    menu = "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(30))
    return (
        f"<html><head><title>{html.escape(title)} | The Post</title></head><body><ul>{menu}</ul>"
        f"<article><h1>{html.escape(title)}</h1>{body}</article></body></html>"
    ).encode()


def as_pdf(text: str) -> bytes:
    quoted = [part.replace("\\", "\\\\").replace('"', '\\"') for part in text.split("\n\n")]
    source = '#set page(numbering: "1")\n' + "\n\n".join(f'#text("{part}")' for part in quoted)
    return typst.compile(source.encode())


def as_word(text: str) -> bytes:
    made, out = docx.Document(), io.BytesIO()
    for part in text.split("\n\n"):
        made.add_paragraph("".join(one for one in part if one.isprintable() or one == "\n"))
    made.save(out)
    return out.getvalue()


def as_open(text: str) -> bytes:
    parts = "".join(f"<text:p>{html.escape(part)}</text:p>" for part in text.split("\n\n"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", BOMB) as package:
        package.writestr(
            "content.xml",
            f"<office:document-content xmlns:office='{ODF}:office:1.0' xmlns:text='{ODF}:text:1.0'>"
            f"{parts}</office:document-content>",
        )
    return out.getvalue()


def as_rtf(text: str) -> bytes:
    def letter(one: str) -> str:
        if one in "\\{}":
            return f"\\{one}"
        return one if one.isascii() else f"\\u{(ord(one) + 2**15) % 2**16 - 2**15}?"

    parts = ("".join(map(letter, part.replace("\n", " "))) for part in text.split("\n\n"))
    return ("{\\rtf1\\ansi " + "\\par\n".join(parts) + "}").encode("ascii", "replace")


def as_mail(text: str) -> bytes:
    made = EmailMessage()
    title = text.split("\n", 1)[0]
    made["Subject"] = "".join(one for one in title if one.isprintable())[:100]
    made["From"], made["Date"] = "Press <press@example.org>", "Mon, 05 Mar 2012 08:00:00 +0700"
    made.set_content(text)
    return bytes(made)


def as_mailbox(text: str) -> bytes:
    return b"From press@example.org Mon Mar 05 08:00:00 2012\n" + as_mail(text)


FORMATS: dict[str, Callable[[str], bytes]] = {
    "txt": as_text, "md": as_text, "html": as_page, "pdf": as_pdf, "docx": as_word,
    "odt": as_open, "rtf": as_rtf, "eml": as_mail, "mbox": as_mailbox,
}  # fmt: skip


def _bomb(data: bytes, chance: random.Random) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", BOMB) as package:
        for name in ("word/document.xml", "content.xml"):
            package.writestr(name, b" " * (250 << 20))
    return out.getvalue()


def _encrypted(data: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    at = out.find(b"PK\x01\x02")
    out[at + 8] |= 1  # the flag of the central directory
    return bytes(out)


def _garbled(data: bytes, chance: random.Random) -> bytes:
    return bytes(chance.randrange(256) for _ in range(5000))


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: len(data) // 3]


BROKEN: dict[str, tuple[Callable[[bytes, random.Random], bytes], tuple[str, ...]]] = {
    "empty": (lambda _data, _chance: b"", tuple(FORMATS)),
    "blank": (lambda _data, _chance: b" \r\n\t\n", ("txt", "md", "html")),
    "NUL": (lambda data, _chance: data[:99] + b"\x00" + data[99:], ("txt", "md", "html")),
    "garbled": (_garbled, tuple(FORMATS)),
    "cut off": (_cut, ("pdf", "docx", "odt")),
    "not its format": (lambda data, _chance: b"words " * 9 + data, ("mbox", "rtf")),
    "encrypted": (_encrypted, ("docx", "odt")),
    "bomb": (_bomb, ("docx", "odt")),
}


def write(folder: Path, number: int, seed: int) -> dict[str, str | None]:
    """The documents; by name what is wrong with each, None for the whole ones."""
    chance, documents = random.Random(seed), prose.train_documents()
    made: dict[str, str | None] = {}
    for at in range(number):
        form = list(FORMATS)[at % len(FORMATS)]
        text = prose.dense(chance, documents) if at % 10 == 3 else prose.neutral(chance)
        data, fault = FORMATS[form](f"{text}\n\nNumber {at}."), None
        if at % 20 == 7:
            fault = chance.choice([name for name, (_, forms) in BROKEN.items() if form in forms])
            data = BROKEN[fault][0](data, chance)
        name = f"{at:05}.{form}"
        (folder / name).write_bytes(data)
        made[name] = fault
    return made


def main() -> int:
    """Write, build, account."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asked.add_argument("--documents", type=int, default=2000)
    asked.add_argument("--jobs", type=int, default=2)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--letters", type=int, default=prose.SIZE, help="of one document, at least")
    given = asked.parse_args()
    prose.SIZE = given.letters
    with tempfile.TemporaryDirectory() as name:
        papers, data = Path(name) / "papers", Path(name) / "data"
        papers.mkdir()
        began = time.monotonic()
        made = write(papers, given.documents, given.seed)
        print(f"{len(made)} documents written in {time.monotonic() - began:.0f} s", flush=True)
        began = time.monotonic()
        report = build([papers], data, given.jobs)
        took = time.monotonic() - began
        snapshot = open_snapshot(data)
        rows = pq.read_table(snapshot.path("documents")).to_pylist()
        issues = pq.read_table(snapshot.path("issues")).to_pylist()
    told = {row["doc_id"] for row in issues if row["severity"] != "info"}
    status, quiet = {}, set()
    for row in rows:
        for path in (row["path"], *row["also_at"]):
            status[path.removeprefix("papers/")] = row["status"]
            if row["doc_id"] not in told:
                quiet.add(path.removeprefix("papers/"))
    faults = [f"{one}: no row" for one in made if one not in status]
    faults += [
        f"{one}: {status[one]}" for one, bad in made.items() if not bad and status[one] != "ok"
    ]
    faults += [
        f"{one}: {bad}, yet read as whole"
        for one, bad in made.items()
        if bad and status[one] == "ok" and one in quiet
    ]
    by_kind = Counter(
        (one.rpartition(".")[2], bad or "whole", status.get(one, "none"))
        for one, bad in made.items()
    )
    for (form, bad, ended), number in sorted(by_kind.items()):
        print(f"{form:5} {bad:15} {ended:12} {number}")
    memory = max(
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    for fault in faults[:30]:
        print(fault)
    print(
        f"{len(made)} files, {len(rows)} documents, {sum(report.rows.values())} rows in "
        f"{took:.0f} s with {given.jobs} processes: {len(made) / took:.1f} a second; "
        f"largest process {memory / 1024:.0f} MB; statuses {report.statuses}; {len(faults)} faults"
    )
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
