"""What the server takes: `python -m benchmarks.web [--documents N] [--ledger FILE] [--rounds N]`.

Seconds from `selon serve` to its first answer, on the ledger of the demo; p50 and p99 of each page and question of it,
asked by one client and by eight at once, with the time of the processor for one answer; bytes of the pages and of
what they load, compressed as gzip would; then issue, conflicts, dossier and search on a ledger of many articles, beside
the same answers by a direct call of the library in the same run. Answers are worked out each time, unless it is said
that they were kept. The clients are threads of another process on the same machine.
"""

from __future__ import annotations

import argparse
import gzip
import http.client
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from threading import Thread
from time import perf_counter
from typing import NamedTuple
from urllib.parse import quote, urlsplit
from urllib.request import urlopen

from benchmarks.ledger import TOLD, Matter, kept
from benchmarks.machine import described
from benchmarks.readings import entries, matter
from selon.answers.conflicts import conflicts
from selon.answers.dossier import dossier
from selon.answers.positions import position
from selon.answers.search import search
from selon.answers.times import Times
from selon.claims.stems import stems
from selon.ledger import Ledger
from selon.records import Answer
from selon.web.api.tables import rendered
from selon.web.pages.sheet import STATIC

NOW = "2031-09-20T08:00:00.000000Z"
CLIENTS = 8
LOADED = (".css", ".js", ".woff2")
"""What a page loads."""
START, PAGE, P50, P99 = 4.0, 80.0, 60.0, 300.0
"""Bars: seconds to the first page; ms of a page of the demo (p99); ms of a question to many articles with 8 clients."""
SERVER = """
import sys, uvicorn
from pathlib import Path
from selon.web.app import create_app
from selon.web.listening import listening
from selon.web.settings import Settings
app = create_app(Path(sys.argv[1]), Settings(rate=0, cache=int(sys.argv[2]), seconds=10, page=10))
config = uvicorn.Config(app, log_level="warning", access_log=False)
bound = listening("127.0.0.1", 0)
print("at", bound.getsockname()[1], flush=True)
uvicorn.Server(config).run(sockets=[bound])
"""
ISSUE = "train de nuit"
PAGES = (
    *(
        "/",
        "/issues",
        f"/issue/{ISSUE}",
        "/conflicts",
        f"/origins/{ISSUE}",
        "/dossier/VFN",
        "/search?q=visa",
        "/claims",
    ),
    *("/article/04-gazette-doute-v1", "/gaps", "/methods"),
)
"""Pages of the demo; those that are not there are left out."""
ASKED = (
    *("/api/today", "/api/issues", f"/api/position?issue={ISSUE}", f"/api/timeline?issue={ISSUE}", "/api/conflicts"),
    *(f"/api/origins?about={ISSUE}", "/api/dossier?name=VFN", "/api/search?words=visa", "/api/claims", "/api/firmness"),
    *("/api/documents", "/api/documents/04-gazette-doute-v1", "/feeds/today.atom"),
)
"""Questions to the demo."""
LARGE: dict[str, Callable[[Matter], str]] = {
    "issue": lambda told: f"/api/position?first=true&issue={told.thing} {told.town}",
    "conflicts": lambda told: f"/api/conflicts?first=true&issue={told.thing} {told.town}",
    "dossier": lambda told: f"/api/dossier?name={told.actor}",
    "search of rare words": lambda told: f"/api/search?words={told.thing}",
}
DIRECT: dict[str, Callable[[Ledger, Matter], Answer]] = {
    "issue": lambda ledger, told: position(ledger, f"{told.thing} {told.town}", stems, Times(), first=True),
    "conflicts": lambda ledger, told: conflicts(ledger, f"{told.thing} {told.town}", stems, Times(), part=(101, True)),
    "dossier": lambda ledger, told: dossier(ledger, told.actor, stems, Times()),
    "search of rare words": lambda ledger, told: search(ledger, told.thing, stems, Times(), (21, True)),
}
Spent = list[float]


class Serving(NamedTuple):
    """A server: its port and its process."""

    port: int
    process: int

    def cpu(self) -> float:
        """Milliseconds of the processor that it has had; read from /proc, so on Linux only."""
        fields = Path(f"/proc/{self.process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def serving(path: Path, cache: int = 0) -> Iterator[Serving]:
    """A server over a ledger that keeps so many bytes of answers."""
    words = [sys.executable, "-c", SERVER, str(path), str(cache)]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        yield Serving(int(process.stdout.readline().split()[1]), process.pid)
    finally:
        process.terminate()
        process.wait()


def first_answer(path: Path, address: str) -> float:
    """Seconds from starting `selon serve` to its first answer."""
    call = "from selon.cli import main; main()"
    start = perf_counter()
    words = [sys.executable, "-c", call, "--ledger", str(path), "serve", "--port", "0"]
    unbuffered = os.environ | {"PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=unbuffered)
    assert process.stdout is not None
    try:
        port = urlsplit(process.stdout.readline().split()[2]).port
        got(http.client.HTTPConnection("127.0.0.1", port, timeout=10), address)
        return perf_counter() - start
    finally:
        process.terminate()
        process.wait()


def got(connection: http.client.HTTPConnection, address: str) -> int:
    """The status of an answer, of which all bytes came; a page that leads to its permalink is followed."""
    connection.request("GET", quote(address, safe="/?=&%"))
    answer = connection.getresponse()
    answer.read()
    if answer.status in (302, 303):
        return got(connection, answer.headers["location"])
    return answer.status


def spent(server: Serving, addresses: Sequence[str], clients: int) -> Spent:
    """Milliseconds of each answer, asked for by so many clients at once, each its part of the addresses in turn."""
    out: Spent = []

    def ask(some: Sequence[str]) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        for address in some:
            start = perf_counter()
            status = got(connection, address)
            out.append(1000 * (perf_counter() - start))
            if status != 200:
                raise SystemExit(f"{address}: {status}")

    threads = [Thread(target=ask, args=(addresses[number::clients],)) for number in range(clients)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return out


def told_of(server: Serving, addresses: Sequence[str]) -> tuple[str, Spent, Spent]:
    """A row for some addresses, asked by one client and by eight, and the times of both.

    The processor's time is that of the server for one answer: it says what the wall clock of a busy machine hides."""
    before = server.cpu()
    alone, together = spent(server, addresses, 1), spent(server, addresses, CLIENTS)
    each = (server.cpu() - before) / (2 * len(addresses))
    return f"{figures(alone)}{figures(together)}{each:9.1f}", alone, together


def figures(times: Spent) -> str:
    """p50 and p99."""
    return f"{median(times):9.1f}{quantiles(times, n=100)[-1]:9.1f}"


def weighed(server: Serving, pages: Sequence[str] = ("/", f"/issue/{ISSUE}")) -> str:
    """The bytes of some pages, the first one and an issue, with what they load; letters are compressed already."""
    files = [path for path in STATIC.rglob("*") if path.suffix in LOADED]
    script, letters = (
        sum(len(gzip.compress(path.read_bytes())) for path in files if path.suffix in some)
        for some in ((".css", ".js"), (".woff2",))
    )
    lines = [f"script and style {script:,} bytes compressed, letters {letters:,}"]
    for address in pages:
        with urlopen(f"http://127.0.0.1:{server.port}{quote(address)}") as answer:
            page = len(gzip.compress(answer.read()))
        lines.append(f"{address}: {page:,} bytes compressed, {page + script + letters:,} with all that it loads")
    return "\n".join(lines)


def demo(path: Path) -> None:
    """Fill the ledger of the demo."""
    call = "from selon.cli import main; main()"
    words = [sys.executable, "-c", call, "--ledger", str(path), "demo"]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)


def of_demo(path: Path, rounds: int) -> str:
    """The table of the demo."""
    first = min(first_answer(path, "/api/issues") for _ in range(3))
    over = "" if first <= START else "  over the bar"
    lines = [
        f"selon serve to its first answer: {first:.2f} s (bar {START:.0f} s){over}",
        f"\n{'the demo, ms':42}{'1: p50':>9}{'p99':>9}{'8: p50':>9}{'p99':>9}{'CPU':>9}",
    ]
    with serving(path) as server:
        there = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        for address in [one for one in (*PAGES, *ASKED) if got(there, one) == 200]:
            spent(server, [address] * 5, 1)
            row, alone, _ = told_of(server, [address] * rounds)
            over = "" if quantiles(alone, n=100)[-1] <= PAGE else "  over the bar"
            lines.append(f"{address:42}{row}{over}")
        lines.append(weighed(server))
    with serving(path, 32 * 2**20) as server:
        answered = spent(server, list(ASKED) * (rounds // len(ASKED) + 1), CLIENTS)
        lines.append(f"{'all questions, answers kept':42}{'':18}{figures(answered[len(ASKED) :])}")
    return "\n".join([*lines, f"bar: p99 {PAGE:.0f} ms of a page, one client"])


def of_many(path: Path, rounds: int) -> str:
    """The table of a ledger of many articles."""
    with Ledger(path) as ledger:
        counts = ledger.stats()
        matters = max(1, counts["documents"] // TOLD)
        told = [Matter(*matter(turn * 7919 % matters * TOLD)) for turn in range(rounds)]
        direct = {name: _direct(ledger, work, told) for name, work in DIRECT.items()}
    lines = [
        f"{counts['documents']:,} articles, {counts['claims']:,} claims",
        f"{'question, ms':26}{'call: p50':>10}{'p99':>9}{'1: p50':>9}{'p99':>9}{'8: p50':>9}{'p99':>9}{'CPU':>9}",
    ]
    with serving(path) as server:
        for name, address in LARGE.items():
            asked = [address(one) for one in told]
            spent(server, asked[:CLIENTS], CLIENTS)
            row, _, together = told_of(server, asked)
            good = median(together) <= P50 and quantiles(together, n=100)[-1] <= P99
            lines.append(f"{name:26} {figures(direct[name])}{row}{'' if good else '  over the bar'}")
    return "\n".join([*lines, f"bars with 8 clients: p50 {P50:.0f}, p99 {P99:.0f}"])


def _direct(ledger: Ledger, work: Callable[[Ledger, Matter], Answer], told: Sequence[Matter]) -> Spent:
    """Milliseconds of the same answers, by a call of the library, as JSON."""
    out: Spent = []
    for one in told:
        start = perf_counter()
        rendered(work(ledger, one), "json")
        out.append(1000 * (perf_counter() - start))
    return out


def main(given: Sequence[str] | None = None) -> int:
    """Exit status; prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--ledger", type=Path, help="a ledger of invented articles that is kept: filled up, and asked")
    parser.add_argument("--rounds", type=int, default=200, help="how often each is asked")
    parser.add_argument("--only", choices=["demo", "many"], help="one of the two tables")
    wish = parser.parse_args(given)
    print(described())
    with tempfile.TemporaryDirectory() as folder:
        if wish.only != "many":
            demo(Path(folder) / "demo.db")
            print(f"{of_demo(Path(folder) / 'demo.db', wish.rounds)}\n")
        if wish.only != "demo":
            path = wish.ledger or Path(folder) / "many.db"
            if wish.ledger:
                kept(path, wish.documents)
            else:
                with Ledger(path, create=True) as ledger:
                    ledger.add(entries(wish.documents), stems, NOW)
            print(of_many(path, wish.rounds))
    return 0


if __name__ == "__main__":
    sys.exit(main())
