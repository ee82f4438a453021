import contextlib
import hashlib
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

import pytest

from etl import cli
from etl.cluster import ClusterError, joined
from etl.read import open_snapshot
from etl.run import build
from etl.schema import TABLES
from etl.versions import edition
from tests.benchmarks import prose
from tests.cluster import dask_cluster

distributed = pytest.importorskip("distributed", reason="it needs the extra `cluster`")
pytestmark = pytest.mark.thorough
DOCUMENTS, SHARE = 260, 8


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    """A corpus of which one document in eight is about trafficking."""
    folder = tmp_path_factory.mktemp("corpus") / "papers"
    for number, text in enumerate(prose.documents(DOCUMENTS, SHARE, seed=7)):
        path = folder / f"{number % 7}" / f"{number:03}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def tables(data):
    """Hash of each file of the tables of a data folder."""
    folder = open_snapshot(data).folder
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*.parquet"))
    }


def rows(data):
    """The rows of all tables of a data folder, in an order of their own."""
    with open_snapshot(data).connect("S") as connection:
        return {
            name: connection.execute(f'SELECT * FROM "{name}" ORDER BY ALL').fetchall()
            for name in TABLES
        }


@pytest.fixture(scope="module")
def alone(papers, tmp_path_factory):
    """What this machine makes by itself."""
    data = tmp_path_factory.mktemp("alone")
    build([papers], data)
    return data


@pytest.fixture
def scheduler(tmp_path):
    (tmp_path / "cluster").mkdir()
    with dask_cluster(tmp_path / "cluster") as address:
        yield address


def busy(scheduler):
    """The processes of the workers that have something on hand."""
    with distributed.Client(scheduler, set_as_default=False) as client:
        workers = [worker for worker, tasks in client.processing().items() if tasks]
        return sorted(client.run(os.getpid, workers=workers).values()) if workers else []


def test_a_cluster_makes_the_tables_of_one_machine(scheduler, papers, alone, tmp_path):
    with joined(scheduler, edition) as cluster:
        build([papers], tmp_path / "data", cluster)
    assert tables(tmp_path / "data") == tables(alone)


def test_workers_killed_in_mid_run_change_nothing(scheduler, papers, alone, tmp_path):
    killed = []

    def progress(done, total, name):
        if not killed:
            killed.extend(busy(scheduler))
            for pid in killed:
                os.kill(pid, signal.SIGKILL)

    with joined(scheduler, edition) as cluster:
        report = build([papers], tmp_path / "data", cluster, progress)
    assert killed
    assert report.statuses == {"ok": DOCUMENTS}
    assert tables(tmp_path / "data") == tables(alone)


def test_a_build_whose_scheduler_is_gone_goes_on_where_it_was(papers, alone, tmp_path):
    (tmp_path / "cluster").mkdir()

    def progress(done, total, name):
        stack.close()

    with contextlib.ExitStack() as stack:
        address = stack.enter_context(dask_cluster(tmp_path / "cluster"))
        with (
            pytest.raises(ClusterError, match=f"{address} .*build again; what was read is kept"),
            joined(address, edition) as cluster,
        ):
            build([papers], tmp_path / "data", cluster, progress)
    report = build([papers], tmp_path / "data")
    assert 0 < report.read < DOCUMENTS
    assert rows(tmp_path / "data") == rows(alone)


def test_documents_and_tables_may_both_lie_in_a_bucket(
    scheduler, papers, alone, bucket, tmp_path, monkeypatch, capsys
):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    for path in papers.rglob("*.txt"):
        (bucket / "papers" / path.relative_to(papers).as_posix()).write_bytes(path.read_bytes())
    given, data = str(bucket / "papers"), str(bucket / "atlas")
    assert cli.main(["build", given, "--scheduler", scheduler, "--data", data]) == 0
    assert f"{DOCUMENTS} documents" in capsys.readouterr().out
    (folder,) = (tmp_path / "state" / "mekong-tip-atlas").glob("*/build")
    assert tables(folder) == tables(alone)
    assert cli.main(["check", "--data", data]) == 0


def test_workers_without_a_way_to_the_bucket_are_named(bucket, tmp_path, monkeypatch, capsys):
    (tmp_path / "cluster").mkdir()
    (bucket / "papers" / "a.txt").write_text("Police said two women were sold.")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    given, data = str(bucket / "papers"), str(bucket / "atlas")
    with dask_cluster(tmp_path / "cluster", AWS_ENDPOINT_URL="http://127.0.0.1:9") as address:
        assert cli.main(["build", given, "--scheduler", address, "--data", data]) == 1
    told = capsys.readouterr().err
    assert "The worker tcp://" in told
    assert f"has no way to the documents: {given} cannot be reached" in told
    assert not (bucket / "atlas" / "CURRENT").exists()


@pytest.fixture
def certificates(tmp_path):
    """An authority's certificate, and one of this machine with its key, as Dask wants them."""
    x509 = pytest.importorskip("cryptography.x509", reason="it needs the package cryptography")
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    today = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    own, pem = tmp_path / "key.pem", tmp_path / "certificate.pem"
    pem.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    own.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    tls = {"CA_FILE": pem}
    for who in ("CLIENT", "SCHEDULER", "WORKER"):
        tls |= {f"{who}__CERT": pem, f"{who}__KEY": own}
    return {f"DASK_DISTRIBUTED__COMM__TLS__{name}": str(path) for name, path in tls.items()}


def test_a_cluster_may_be_secured_by_certificates(certificates, tmp_path):
    (tmp_path / "cluster").mkdir()
    with dask_cluster(tmp_path / "cluster", kind="tls", **certificates) as address:
        command = [sys.executable, "-m", "etl.cli", "build", "--scheduler", address]
        done = subprocess.run(
            [*command, "--data", tmp_path / "data"],
            env={**os.environ, **certificates}, capture_output=True, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert open_snapshot(tmp_path / "data").rows("documents") == 5
