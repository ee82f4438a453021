import importlib
from pathlib import Path

import pytest

from etl import cluster as clusters
from etl.cluster import ClusterError, joined
from etl.parallel import WorkerDied, run_all
from tests.cluster import dask_cluster, doubled, edition, named

pytest.importorskip("distributed", reason="it needs the extra `cluster`")
import dask.config  # noqa: E402

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory):
    """A cluster that gives an item up when the second worker dies of it."""
    folder = tmp_path_factory.mktemp("cluster")
    with dask_cluster(folder, DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="1") as address:
        yield address


def test_results_come_in_the_order_of_the_items(scheduler):
    with joined(scheduler, edition) as cluster:
        cluster.check()
        assert list(run_all(doubled, range(100), cluster)) == list(range(0, 200, 2))


@pytest.mark.thorough
def test_an_item_that_ends_its_workers_takes_only_itself(scheduler):
    with joined(scheduler, edition) as cluster:
        assert list(run_all(doubled, [1, 2, -1, 3, 4], cluster)) == [2, 4, WorkerDied(), 6, 8]


def test_workers_of_another_version_are_refused(scheduler):
    with joined(scheduler, named) as cluster:
        with pytest.raises(ClusterError, match="The worker tcp://.* has another version"):
            cluster.check()
        with pytest.raises(ClusterError, match="A worker of tcp://.* has another version"):
            list(run_all(doubled, [1, 2], cluster))


def test_workers_that_lack_the_code_are_told_of(scheduler, tmp_path, monkeypatch):
    (tmp_path / "only_here.py").write_text("def alike():\n    return 'one'\n")
    monkeypatch.syspath_prepend(tmp_path)
    alike = importlib.import_module("only_here").alike
    with (
        joined(scheduler, alike) as cluster,
        pytest.raises(ClusterError, match="lacks the Atlas .*only_here.*install the same version"),
    ):
        cluster.check()


def test_folders_that_workers_do_not_see_are_named(scheduler):
    with joined(scheduler, edition) as cluster:
        cluster.check([SEEDS])
        with pytest.raises(ClusterError, match="does not see .*nowhere: put it where all"):
            cluster.check([SEEDS, SEEDS / "nowhere"])


@pytest.mark.thorough
def test_a_cluster_without_workers_is_waited_for_and_then_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr(clusters, "PATIENCE", 0.2)
    with dask_cluster(tmp_path, workers=0) as address, joined(address, edition) as cluster:
        with pytest.raises(ClusterError, match=f"{address} has had no worker .*dask worker"):
            cluster.check()
        with pytest.raises(ClusterError, match="what was read is kept"):
            list(run_all(doubled, [1, 2], cluster))


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:1", "127.0.0.1:8786", "tcp://host", "tcp://host:port", ""]
)
def test_what_is_no_address_of_a_scheduler_is_said_so(address):
    with pytest.raises(ClusterError, match="give tcp://HOST:PORT"), joined(address, edition):
        pass


def test_a_scheduler_that_does_not_answer_is_named():
    with (
        dask.config.set({"distributed.comm.timeouts.connect": "0.2s"}),
        pytest.raises(ClusterError, match="tcp://127.0.0.1:9 does not answer .*dask scheduler"),
        joined("tcp://127.0.0.1:9", edition),
    ):
        pass


def test_a_secured_scheduler_needs_certificates():
    with (
        pytest.raises(ClusterError, match="names no certificates.*distributed.comm.tls"),
        joined("tls://127.0.0.1:9", edition),
    ):
        pass


def test_without_the_extra_a_sentence_names_it(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with (
        pytest.raises(ClusterError, match=r"pip install 'mekong-tip-atlas\[cluster\]'"),
        joined("tcp://127.0.0.1:9", edition),
    ):
        pass
