"""What a measurement was taken on, and with."""

from __future__ import annotations

import os
import platform
import sys
from importlib.metadata import version
from pathlib import Path

PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
MEGABYTE = 1024 * 1024


def one_core() -> None:
    """Keeps this process on one core, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def resident() -> float:
    """Memory of this process that is in RAM, in MB; read from /proc, so on Linux only."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError as error:
        raise SystemExit(f"resident memory is read from /proc, which is not there: {error}") from error
    return pages * PAGE / MEGABYTE


def described() -> str:
    """Processor, cores, Python and spaCy, on one line."""
    cores = os.cpu_count() or 1
    python = ".".join(map(str, sys.version_info[:3]))
    return f"{processor()}, {cores} cores; Python {python}, spaCy {version('spacy')}"


def processor() -> str:
    """Name of the processor as the system gives it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())
