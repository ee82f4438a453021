"""What a hostile file could use to harm the program is parsed in a process with limits."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from etl import readers
from etl.readers import ReadError, _child, _contained
from etl.readers._contained import contained

ROOT = Path(__file__).parents[3]


@pytest.fixture
def parser(tmp_path, monkeypatch):
    """Has a function run in the place of the reader of .txt in a fresh parser."""

    def start(code):
        (tmp_path / "hostile.py").write_text(
            "from etl.readers import _child, text\n"
            f"def read(data):\n{code}\n"
            "text.read = read\n"
            "_child.main()\n"
        )
        monkeypatch.setattr(_contained, "COMMAND", (sys.executable, str(tmp_path / "hostile.py")))
        _contained.end()

    yield start
    _contained.end()


def refused(data=b"x"):
    with pytest.raises(ReadError) as found:
        contained(".txt", data)
    assert found.value.sentence.endswith(".")
    return found.value.status, found.value.sentence


def test_one_process_reads_many_files_until_it_has_read_enough(monkeypatch):
    monkeypatch.setattr(_contained, "DOCUMENTS", 3)
    _contained.end()
    seen = []
    for number in range(5):
        assert contained(".txt", b"%d" % number).text == str(number)
        seen.append(_contained._parser.process.pid)
    assert seen[0] == seen[1] == seen[2] != seen[3] == seen[4]


def test_it_is_started_anew_after_large_files(monkeypatch):
    monkeypatch.setattr(_contained, "MEGABYTES", 1)
    contained(".txt", b"x" * (1 << 20))
    before = _contained._parser.process.pid
    contained(".txt", b"x")
    assert _contained._parser.process.pid != before


def test_a_refusal_passes_through_and_the_process_stays():
    contained(".txt", b"a")
    before = _contained._parser.process.pid
    assert refused(b"a\x00b")[0] == "unreadable"
    assert _contained._parser.process.pid == before


@pytest.mark.parametrize(
    ("code", "status", "said"),
    [
        ("  import os; os._exit(1)", "unreadable", "ended the parser"),
        ("  import ctypes; ctypes.string_at(0)", "unreadable", "ended the parser"),
        ("  return 'x' * (2 << 30)", "too_large", "memory"),
        ("  return read(data)", "unreadable", "nested"),
        ("  raise KeyError(1)", "unreadable", "KeyError"),
        ("  import no_such_library", "failed", "no_such_library"),
        ("  return 'x' * 60_000_000", "too_large", "characters"),
        ("  import socket; socket.create_connection(('127.0.0.1', 9))", "unreadable", "socket"),
        ("  import urllib.request as u; u.urlopen('http://127.0.0.1:9')", "unreadable", "urllib"),
        ("  import subprocess; subprocess.run(['true'])", "unreadable", "subprocess"),
        ("  open('canary', 'w')", "unreadable", "open"),
        ("  import os; os.open('canary', os.O_CREAT)", "unreadable", "open"),
        ("  import os; os.remove('pyproject.toml')", "unreadable", "os.remove"),
    ],
)
def test_what_a_document_does_not_need_is_stopped(parser, code, status, said):
    parser(code)
    found, sentence = refused()
    assert found == status
    assert said in sentence


NATIVE = """  import ctypes, struct, socket as names
  c = ctypes.CDLL(None)
  address = struct.pack("=HH4s8x", 2, names.htons({port}), bytes([127, 0, 0, 1]))
  return str(c.connect(c.socket(2, 1, 0), address, 16))"""


def leaves_the_network():
    """Whether this system lets a process leave its network."""
    code = "import sys; from etl.readers import _child; sys.exit(not _child._leave_network())"
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_native_code_reaches_no_network(parser):
    if not leaves_the_network():
        pytest.skip("this system does not let an account leave its network")
    with socket.create_server(("127.0.0.1", 0)) as server:
        parser(NATIVE.format(port=server.getsockname()[1]))
        assert contained(".txt", b"x").text == "-1"


def test_a_hang_is_ended_in_time_and_the_next_file_is_read(parser, monkeypatch):
    parser("  while data == b'x': pass\n  return 'read'")
    contained(".txt", b"warm")
    monkeypatch.setattr(_contained, "SECONDS", 0.5)
    began = time.monotonic()
    assert refused() == ("too_large", _contained._TIMED_OUT)
    assert time.monotonic() - began < 5
    monkeypatch.setattr(_contained, "SECONDS", 30)
    assert contained(".txt", b"y").text == "read"


def test_neither_proxies_nor_secrets_reach_it(parser, monkeypatch):
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example")
    monkeypatch.setenv("SECRET", "canary")
    parser("  import os; return ' '.join(os.environ)")
    assert not {"HTTPS_PROXY", "SECRET"} & set(contained(".txt", b"x").text.split())


def test_what_a_library_prints_does_not_get_among_the_answers(parser):
    parser("  import os; print('noise', flush=True); os.write(1, b'noise'); return 'read'")
    assert contained(".txt", b"x").text == "read"


def test_a_parser_that_was_ended_from_outside_is_replaced():
    contained(".txt", b"a")
    _contained._parser.process.kill()
    _contained._parser.process.wait()
    assert contained(".txt", b"b").text == "b"


def test_it_ends_with_its_parent():
    contained(".txt", b"a")
    process = _contained._parser.process
    process.stdin.close()
    assert process.wait(timeout=10) == 0
    _contained.end()


@pytest.mark.skipif(os.name != "posix", reason="limits of processes are POSIX's")
def test_its_memory_is_limited(parser):
    parser("  import resource as r; return str(r.getrlimit(r.RLIMIT_AS)[0])")
    assert contained(".txt", b"x").text == str(_child.MEMORY)


def test_formats_that_run_code_of_others_are_contained():
    modules = readers._readers()
    for suffix in (".pdf", ".docx", ".odt", ".rtf", ".eml", ".mbox", ".html", ".htm"):
        assert modules[suffix].CONTAINED
