"""Functions for a guard to run: one that does as it should, others that hang, die, fill the memory."""

from __future__ import annotations

import os
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from selon import documents
from selon.errors import NoArticle, WrongLanguage
from selon.records import Capture, Document


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What a child saw: the capture's size and name, its own process, what it has imported."""

    size: int
    name: str
    process: int
    text: str = ""
    spacy: bool = False


def behave(capture: Capture, *, outlet: str | None = None) -> Seen:
    """Does what the first word of the capture says."""
    word, _, rest = capture.data.partition(b" ")
    deeds = {b"hang": _hang, b"sleep": _sleep, b"memory": _fill, b"die": _die, b"deep": _deep, b"bug": _bug}
    if word in deeds:
        deeds[word]()
    if word == b"print":
        print("a library that prints " * 100, flush=True)
        os.write(1, b"x" * 100_000)
    if word == b"refuse":
        raise NoArticle(capture.address, "it is refused", "Give another.")
    if word == b"german":
        raise WrongLanguage(capture.address, "it is in German", "Give another.", language="de")
    text = "\ud83d broken" if word == b"surrogate" else (outlet or "")
    return Seen(size=len(capture.data), name=capture.name, process=os.getpid(), text=text, spacy="spacy" in sys.modules)


def _hang() -> None:
    if told := os.environ.get("SELON_HANGS"):
        Path(told).touch()
    while True:
        pass


def _sleep() -> None:
    time.sleep(3600)


def _fill() -> None:
    held = []
    while True:
        held.append(bytes(50_000_000))


def _die() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def _deep() -> None:
    _deep()


def _bug() -> None:
    raise ZeroDivisionError("a fault of our own")


def parse(capture: Capture, **given: str | None) -> Document:
    """The document of a capture, unless it is poisoned: then what its comment says."""
    for mark, deed in ((b"POISON-hang", _hang), (b"POISON-memory", _fill), (b"POISON-die", _die)):
        if mark in capture.data:
            deed()
    return documents.document(capture, **given)
