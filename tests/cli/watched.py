"""A process that watches a folder once: what the tests kill."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SELON = "from selon.cli import main; main(prog_name='selon')"


def started(ledger: Path, folder: Path, to: Path) -> subprocess.Popen[bytes]:
    """A watch that tells of all that is in a folder, into a file."""
    words = ["--ledger", str(ledger), "watch", str(folder), "--once", "--all", "--to", str(to)]
    return subprocess.Popen([sys.executable, "-c", SELON, *words], stderr=subprocess.DEVNULL)
