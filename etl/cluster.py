"""Works on the items of a build on a cluster of dask.distributed (extra `cluster`).

The scheduler and its workers are started by whoever runs them. Which worker does what, and what is
done again where one dies, is Dask's: an item on hand goes to another worker, and one whose workers
die again and again (`distributed.scheduler.allowed-failures`, 3) is given up, alone.
"""

import contextlib
import gc
import logging
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from etl.addresses import Address, AddressError, at, missing_extra, reaching
from etl.parallel import SELDOM, WorkerDied

if TYPE_CHECKING:
    from distributed import Client

Item = TypeVar("Item")
Result = TypeVar("Result")
KINDS = ("tcp", "tls")
AHEAD = 2
"""Items handed out ahead for each worker: their results wait in its memory."""
PATIENCE = 60.0
"""Seconds without any worker after which a build gives up."""
LOOKS = 6
"""How often it looks for workers in that time."""
_ONE_AT_A_TIME = threading.Lock()
"""A worker of several threads works on one item: they would only wait for each other."""


class ClusterError(Exception):
    """The cluster cannot do the work; the message is one sentence that names it."""


class Cluster:
    """A cluster that was joined: takes the place of a number of processes in `run_all`."""

    def __init__(self, client: "Client", address: str, alike: Callable[[], str]) -> None:
        """Takes what `joined` made."""
        self._client: Any = client
        self._address, self._alike = address, alike
        self._expected = alike()

    def check(self, paths: Sequence[Address] = ()) -> None:
        """Sees that all workers have the same code, and see the same files.

        Args:
            paths: Files and folders that will be read.

        Raises:
            ClusterError: One has not, or none comes.
        """
        with self._told():
            try:
                self._client.wait_for_workers(1, timeout=PATIENCE)
            except TimeoutError:
                raise self._without_workers() from None
            try:
                given = (self._alike, self._expected, list(map(str, paths)))
                unlike = self._client.run(_unlike, *given)
            except (OSError, CancelledError):
                raise
            except Exception as error:
                # What a worker that lacks the code raises comes as a plain Exception with its name.
                raise ClusterError(
                    f"A worker of {self._address} lacks the Atlas or parts of it ({_why(error)}):"
                    " install the same version on all machines."
                ) from error
        for worker, fault in sorted(unlike.items()):
            if fault:
                raise ClusterError(f"The worker {worker} {fault}")

    def run(
        self, work: Callable[[Item], Result], items: Sequence[Item]
    ) -> Iterator[Result | WorkerDied]:
        """The results in the order of the items: see `etl.parallel.run_all`.

        Raises:
            ClusterError: The cluster is gone, or a worker cannot do the work.
        """
        waiting: deque[tuple[Item, Any]] = deque()
        coming = iter(items)
        room = self._room()
        while True:
            for item in islice(coming, max(0, room - len(waiting))):
                waiting.append((item, self._submit(work, item)))
            if not waiting:
                return
            outcome = self._outcome(waiting[0][1])
            if not isinstance(outcome, WorkerDied):
                waiting.popleft()
                yield outcome
                continue
            # It may have died of what else that worker had on hand: from here each waits alone.
            settled = [(item, self._outcome(future)) for item, future in islice(waiting, 1, None)]
            settled.insert(0, (waiting[0][0], outcome))
            waiting.clear()
            for item, found in settled:
                again = isinstance(found, WorkerDied)
                yield self._outcome(self._submit(work, item)) if again else found
            room = self._room()

    def _room(self) -> int:
        """How many items are handed out ahead of the results that are awaited."""
        with self._told():
            return AHEAD * max(1, len(self._client.nthreads()))

    def _submit(self, work: Callable[..., object], item: object) -> Any:  # noqa: ANN401
        with self._told():
            return self._client.submit(_worked, work, item, self._alike, self._expected, pure=False)

    def _outcome(self, future: Any) -> Any:  # noqa: ANN401 (what the work gave)
        """The result once it is there; the future is of no use afterwards.

        Raises:
            ClusterError: There will be none.
        """
        from distributed import KilledWorker

        alone = 0
        try:
            while True:
                with self._told():
                    try:
                        return future.result(timeout=PATIENCE / LOOKS)
                    except KilledWorker:
                        return WorkerDied()
                    except TimeoutError:
                        # A worker that died may be about to be started again.
                        alone = 0 if self._client.nthreads() else alone + 1
                        if alone == LOOKS:
                            raise self._without_workers() from None
                    except Exception as error:
                        if future.status != "error":
                            raise
                        raise ClusterError(
                            f"A worker of {self._address} cannot do its work"
                            f" ({type(error).__name__}: {error}): look into its log."
                        ) from error
        finally:
            future.release()

    def _without_workers(self) -> ClusterError:
        return ClusterError(
            f"The cluster {self._address} has had no worker for {PATIENCE:.0f} seconds: start some"
            f" with `dask worker {self._address}` and build again; what was read is kept."
        )

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """What goes wrong between this machine and the cluster becomes one sentence."""
        try:
            yield
        except (OSError, CancelledError) as error:  # Dask's own errors of connections are OSErrors
            raise ClusterError(
                f"The scheduler {self._address} is gone ({_why(error)}): start it and build again;"
                " what was read is kept."
            ) from error


def _why(error: BaseException) -> str:
    """What an error says, in one line."""
    return " ".join(str(error).split()).rstrip(".") or type(error).__name__


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """What Dask logs of connections, with its tracebacks, is told in our sentences."""
    log = logging.getLogger("distributed")
    before = log.level
    log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        log.setLevel(before)


def _unlike(alike: Callable[[], str], expected: str, paths: Sequence[str]) -> str | None:
    """Runs on a worker: what differs there, as the end of a sentence."""
    if alike() != expected:
        return "has another version of the Atlas or of Python: install the same on all machines."
    for path in map(at, paths):
        try:
            with reaching(path):
                there = path.exists()
        except AddressError as error:
            return f"has no way to the documents: {error}"
        if not there:
            return (
                f"does not see {path}: put it where all machines see it, or at s3://bucket/folder."
            )
    return None


def _worked(
    work: Callable[[Item], Result], item: Item, alike: Callable[[], str], expected: str
) -> Result:
    """Runs on a worker, which may have come after the others were looked at."""
    with _ONE_AT_A_TIME:
        gc.set_threshold(*SELDOM)
        if fault := _unlike(alike, expected, ()):
            raise RuntimeError(f"it {fault}")
        return work(item)


@contextlib.contextmanager
def joined(address: str, alike: Callable[[], str]) -> Iterator[Cluster]:
    """A cluster to work on; left again at the end, with all that was begun for this build.

    Args:
        address: Of its scheduler, tcp://HOST:PORT, or tls://HOST:PORT with the certificates that
            Dask's configuration names.
        alike: A function of a module that gives the same on all machines of the same code; soon
            done at its second call.

    Raises:
        ClusterError: The extra is not installed, or there is no such scheduler.
    """
    parts = urlsplit(address)
    if parts.scheme not in KINDS or not parts.netloc.rpartition(":")[2].isdecimal():
        raise ClusterError(f"{address} is no scheduler: give tcp://HOST:PORT or tls://HOST:PORT.")
    try:
        from distributed import Client
        from distributed.security import Security
    except ImportError as error:
        raise ClusterError(missing_extra("--scheduler", "cluster", error)) from error
    try:
        secured = Security(require_encryption=True) if parts.scheme == "tls" else None
        if secured and not secured.get_connection_args("client").get("ssl_context"):
            raise ValueError("Dask's configuration names no certificates")
        client = Client(address, security=secured, set_as_default=False, name="tip-atlas")
    except (OSError, ValueError) as error:
        raise ClusterError(
            f"The scheduler {address} does not answer ({_why(error)}): start it with `dask"
            " scheduler`, look at the address and, for tls://, at distributed.comm.tls of Dask's"
            " configuration."
        ) from error
    with _quiet(), client:
        yield Cluster(client, address, alike)
