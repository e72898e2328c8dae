"""`selon serve` and `selon token`: what is said, what is loaded, what cannot be listened at."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import func, select, text

from benchmarks.readings import entries
from selon.answers import changes
from selon.claims.stems import stems
from selon.cli import main
from selon.errors import InputError, LedgerError, TooSlow
from selon.ledger import Ledger
from selon.ledger.reader import Answers, Reader
from selon.ledger.schema import claims
from selon.web.app import create_app
from selon.web.listening import listening

ROOT = Path(__file__).parent.parent.parent
CALL = "from selon.cli import main; main()"
ENDLESS = text("WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c")


def test_it_answers_at_the_address_it_says(filled):
    """And quietly: no line for a request."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))), "PYTHONUNBUFFERED": "1"}
    words = [sys.executable, "-c", CALL, "--ledger", str(filled), "serve", "--port", "0"]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
    try:
        address = process.stdout.readline().split()[2]
        with urllib.request.urlopen(f"{address}api/stats", timeout=60) as answer:
            assert answer.status == 200
    finally:
        process.terminate()
        out, err = process.communicate(timeout=30)
    assert not out and not err


def test_no_parser_is_loaded_to_show_a_ledger():
    """Nor what draws tables on a screen: a first page must not wait for them."""
    heavy = "{'spacy', 'thinc', 'numpy', 'rich'}"
    script = f"import sys, selon.web.app, selon.cli.serve\nprint(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT / "src", check=True)
    assert done.stdout.strip() == "[]"


def test_an_address_that_is_taken_is_told(filled):
    """With what to do."""
    with listening("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(InputError, match="--port"):
            listening("127.0.0.1", port)
        done = CliRunner().invoke(main, ["--ledger", str(filled), "serve", "--port", str(port)])
    assert done.exit_code == 1 and "cannot be listened at" in done.output


def test_answers_leave_at_once():
    """Sockets are TCP by name, so that asyncio sends without waiting for the other side."""
    with listening("127.0.0.1", 0) as made:
        assert made.proto == socket.IPPROTO_TCP


def test_no_ledger_no_server(tmp_path):
    """An address over nothing would answer nothing."""
    with pytest.raises(LedgerError, match="there is no ledger"):
        create_app(tmp_path / "none.db")


def test_tokens_are_made_listed_and_revoked(own):
    """The secret is shown once; the list has none."""

    def run(*words: str) -> str:
        done = CliRunner().invoke(main, ["--ledger", str(own), "token", *words])
        assert done.exit_code == 0, done.output
        return done.stdout.strip()

    token = run("new", "--name", "a desk", "--may", "read")
    id = token.split("_")[1]
    assert "counts" in run("list") and "a desk" in run("list") and token not in run("list")
    assert token.split("_", 2)[2].encode() not in own.read_bytes()
    run("revoke", id)
    assert "revoked" in run("list")
    assert CliRunner().invoke(main, ["--ledger", str(own), "token", "revoke", id]).exit_code == 1


def test_a_reader_cannot_write(own):
    """Whatever is asked of it."""
    reader = Reader(own)
    with pytest.raises(LedgerError):
        reader.note("reject", "c0", "2031-01-01T00:00:00Z")
    reader.close()


def test_a_reader_ends_what_takes_too_long(own):
    """A question that would never end does; the next one is answered."""
    reader = Reader(own)
    with reader.within(0.05), pytest.raises(TooSlow):
        reader.rows(ENDLESS)
    with reader.within(5):
        assert reader.rows(select(func.count().label("n")).select_from(claims))[0]["n"] == 1200
    reader.close()


def test_an_answer_is_of_one_state_of_the_ledger(own):
    """What is written while it is worked out is not in it."""
    count = select(func.count().label("n")).select_from(claims)
    reader, writer = Reader(own), Reader(own)
    with reader.within(5):
        before = reader.rows(count)[0]["n"]
        with Ledger(own) as ledger:
            ledger.add(entries(1, 200), stems, "2031-09-22T08:00:00.000000Z")
        assert reader.rows(count)[0]["n"] == before
        assert writer.rows(count)[0]["n"] > before
    with reader.within(5):
        assert reader.rows(count)[0]["n"] > before
    reader.close()
    writer.close()


def test_what_is_asked_twice_within_one_question_is_read_once(own, monkeypatch):
    """The next question reads it anew."""
    read: list[object] = []
    rows = Ledger.rows

    def counted(self: Ledger, query: object, given: object = None) -> object:
        read.append(query)
        return rows(self, query, given)

    monkeypatch.setattr(Ledger, "rows", counted)
    reader, count = Reader(own), select(func.count().label("n")).select_from(claims)
    with reader.within(5):
        first = reader.rows(count)
        first.clear()
        assert reader.rows(count) == [{"n": 1200}] and len(read) == 1
    with reader.within(5):
        assert reader.rows(count) == [{"n": 1200}] and len(read) == 2
    reader.close()


def test_readers_share_answers_until_something_is_written(own):
    """Each of a state of the ledger: one that began before a write does not get what came after it."""
    shared, made = Answers(2), []
    one, other = Reader(own, shared), Reader(own, shared)

    def asked(reader: Reader, question: str) -> str:
        return reader.once(question, lambda: made.append(question) or f"{question}, {len(made)}")

    with one.within(5), other.within(5):
        assert asked(one, "a") == asked(other, "a") == "a, 1"
    with one.within(5):
        one.version()
        with Ledger(own) as ledger:
            ledger.note("reject", "c0", "2031-09-22T08:00:00.000000Z")
        with other.within(5):
            assert asked(other, "a") == "a, 2"
        assert asked(one, "a") == "a, 3"
    with one.within(5):
        for question in ("a", "b", "c", "a"):
            asked(one, question)
    assert made == ["a", "a", "a", "a", "b", "c", "a"]
    one.close()
    other.close()


def test_the_first_page_and_the_feeds_work_out_one_answer(own, served, monkeypatch):
    """Together, once for a state of the ledger; not where no answers are kept."""
    made: list[object] = []
    work = changes._changes
    monkeypatch.setattr(changes, "_changes", lambda *asked: made.append(asked) or work(*asked))
    app = served(own)
    for address in ("/", "/?lang=en", "/feeds/today.atom", "/feeds/today.json", "/api/today"):
        assert app.get(address).status_code == 200
    assert len(made) == 1
    with Ledger(own) as ledger:
        ledger.note("reject", "c0", "2031-09-22T08:00:00.000000Z")
    assert app.get("/feeds/today.atom").status_code == 200 and len(made) == 2
    alone = served(own, cache=0)
    for address in ("/feeds/today.atom", "/api/today"):
        assert alone.get(address).status_code == 200
    assert len(made) == 4
