"""The system packages that some tests need: which are there, and how they get there.

`python3 -m environment.system` installs those that are missing when it may (apt, as root) and otherwise
names them. It always succeeds: the tests that need a missing package are left out and counted.
Needs nothing but Python's standard library.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).parent / "system.tsv"


class Package(NamedTuple):
    """One line of system.tsv: a name for people and tests, Debian's name, and a command that proves it is there."""

    name: str
    debian: str
    proof: str


def packages(table: Path = TABLE) -> tuple[Package, ...]:
    """The lines of the table, without comments and the line of column names."""
    lines = [line for line in table.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return tuple(Package(*line.split("\t")) for line in lines[1:])


def is_there(package: Package) -> bool:
    """True where the package's proof succeeds."""
    return subprocess.run(["/bin/sh", "-c", package.proof], capture_output=True).returncode == 0


def missing(table: Path = TABLE) -> tuple[Package, ...]:
    """The packages of the table that are not on this machine."""
    return tuple(package for package in packages(table) if not is_there(package))


def may_install() -> bool:
    """True for root on a machine that has apt."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(names: tuple[str, ...]) -> bool:
    """True when apt installed all the Debian packages named; asks nothing."""
    print(f"installing with apt: {' '.join(names)}", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    commands = (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *names],
    )
    return all(
        subprocess.run(command, env=quiet, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL).returncode == 0
        for command in commands
    )


def main() -> int:
    """Installs what is missing, or says what the tests will go without."""
    lacking = missing()
    if lacking and may_install():
        install(tuple(package.debian for package in lacking))
        lacking = missing()
    for package in lacking:
        print(f"not there: {package.name}; its tests are left out. Remedy: apt-get install {package.debian}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
