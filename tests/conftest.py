"""What every test may ask for: a system package, or the folder of prepared data.

A test that asks for what is not there is left out, and the summary says how many were, and for want of what."""

from __future__ import annotations

import os
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from environment import system

WANT = "for want of "
DATA = f"{WANT}prepared data (make test DATA=DIR)"


def pytest_addoption(parser: pytest.Parser) -> None:
    """The option --data=DIR; SELON_DATA says the same.

    Written with its sign: pytest takes a folder that stands alone for a folder of tests."""
    folder = os.environ.get("SELON_DATA") or None
    parser.addoption("--data", metavar="DIR", default=folder, help="folder of prepared data (SELON_DATA)")


@pytest.fixture(scope="session")
def prepared_data(request: pytest.FixtureRequest) -> Path:
    """The folder given with --data; the test is left out when none is given."""
    given = request.config.getoption("--data")
    if given is None:
        pytest.skip(DATA)
    folder = Path(given)
    if not folder.is_dir():
        raise pytest.UsageError(f"--data {given}: no such folder")
    return folder


@cache
def lacking() -> dict[str, bool]:
    """For each system package of the table, whether it is missing here."""
    absent = system.missing()
    return {package.name: package in absent for package in system.packages()}


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leaves out a test whose system package is missing; a name that the table does not have is an error."""
    for mark in item.iter_markers("needs"):
        (name,) = mark.args
        if name not in lacking():
            raise pytest.UsageError(f'needs("{name}"): environment/system.tsv has no line of that name')
        if lacking()[name]:
            pytest.skip(f"{WANT}{name} (environment/system.tsv)")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Counts the tests left out, by what they wanted."""
    reasons = (str(report.longrepr[2]) for report in terminalreporter.stats.get("skipped", ()))
    wants = Counter(reason[reason.index(WANT) :] for reason in reasons if WANT in reason)
    for want, count in sorted(wants.items()):
        terminalreporter.line(f"left out {want}: {count} test{'s' if count > 1 else ''}")
