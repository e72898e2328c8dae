"""The guard: what hangs, dies or fills the memory comes back as an error with its reason, and the next one is read."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from selon import documents
from selon.errors import NoArticle, SelonError, Stopped, WrongLanguage
from selon.intake.files import capture
from selon.intake.guard import Guard, Limits
from selon.records import Capture
from tests.intake.misbehaving import Seen, behave

ROOT = Path(__file__).parent.parent.parent
QUICK = Limits(seconds=0.5, memory=400_000_000)
PAGE = "<html><body><article><h1>Le bac rouvre</h1>{}</article></body></html>".format(
    "<p>La maire de Port-Armel affirme que le bac rouvrira samedi, après six mois de travaux.</p>" * 20
)


def made(words: str, name: str = "page") -> Capture:
    """A capture of some words."""
    return capture(words.encode(), address=f"{name}.txt", name=name)


@pytest.fixture(scope="module")
def guard() -> Iterator[Guard[Seen]]:
    """A guard that is quick to lose its patience."""
    guard = Guard(behave, QUICK)
    yield guard
    guard.close()


def test_the_child_gives_what_the_function_gives(guard: Guard[Seen]) -> None:
    """From another process, which stays, and which has not imported the parser."""
    first, second = guard(made("one")), guard(made("three"), outlet="La Vigie")
    assert (first.size, second.size, second.text) == (3, 5, "La Vigie")
    assert first.process == second.process != os.getpid()
    assert not first.spacy


def test_what_takes_too_much_memory_is_stopped() -> None:
    """With time enough to take it, on a busy machine too."""
    patient = Guard(behave, Limits(seconds=30, memory=QUICK.memory))
    with pytest.raises(Stopped, match="MB of memory") as found:
        patient(made("memory"))
    assert found.value.reason == "memory"
    assert patient(made("next")).size == 4
    patient.close()


@pytest.mark.parametrize(
    ("words", "reason", "fact"),
    [
        ("hang", "timeout", "more than 0.5 seconds"),
        ("sleep", "timeout", "more than 0.5 seconds"),
        ("die", "crash", "SIGSEGV"),
        ("bug", "crash", "ZeroDivisionError: a fault of our own"),
        ("deep", "too_deep", "nested too deeply"),
    ],
)
def test_what_misbehaves_is_stopped_and_the_next_one_is_read(
    guard: Guard[Seen], words: str, reason: str, fact: str
) -> None:
    """With its own reason, within the time that it was given and a second for a new child."""
    begun = time.monotonic()
    with pytest.raises(Stopped, match=fact) as found:
        guard(made(words))
    assert (found.value.reason, found.value.place) == (reason, "page.txt")
    assert guard(made("next")).size == 4
    assert time.monotonic() - begun < 5


def test_errors_of_the_function_come_back_as_they_are(guard: Guard[Seen]) -> None:
    """With their class, their words and their own fields; the child lives on."""
    process = guard(made("one")).process
    with pytest.raises(NoArticle, match=r"^page.txt: it is refused\. Give another\.$"):
        guard(made("refuse"))
    with pytest.raises(WrongLanguage) as found:
        guard(made("german"))
    assert found.value.language == "de" and guard(made("two")).process == process


def test_what_a_library_prints_does_not_come_between(guard: Guard[Seen]) -> None:
    """Standard output of the child leads nowhere."""
    assert guard(made("print")).size == 5 and guard(made("next")).size == 4


def test_lone_surrogates_are_mended(guard: Guard[Seen]) -> None:
    """JSON can spell half a character; no store and no file can hold it."""
    assert guard(made("surrogate")).text == "\ufffd broken"


def test_a_file_may_have_a_name_in_no_encoding(guard: Guard[Seen]) -> None:
    """Names come as the system has them."""
    assert guard(made("one", name=os.fsdecode(b"caf\xe9"))).size == 3


def test_large_captures_go_through_whole(guard: Guard[Seen]) -> None:
    """The pipe holds less than a page of 25 MB."""
    assert guard(made("x" * 24_000_000)).size == 24_000_000


def test_threads_take_turns(guard: Guard[Seen]) -> None:
    """Each gets the answer to its own question."""
    with ThreadPoolExecutor(8) as pool:
        sizes = pool.map(lambda size: guard(made("x" * size)).size, range(1, 60))
    assert list(sizes) == list(range(1, 60))


def test_a_child_that_was_killed_between_two_pages_is_replaced(guard: Guard[Seen]) -> None:
    """Nobody's page is at fault."""
    os.kill(guard(made("one")).process, signal.SIGKILL)
    time.sleep(0.1)
    assert guard(made("two")).size == 3


def test_a_forked_process_starts_a_child_of_its_own(guard: Guard[Seen]) -> None:
    """Two processes on one pipe would read each other's answers."""
    ours = guard(made("one")).process
    told, tell = os.pipe()
    forked = os.fork()
    if not forked:
        os.write(tell, str(guard(made("two")).process).encode())
        guard.close()
        os._exit(0)
    os.waitpid(forked, 0)
    assert int(os.read(told, 100)) != ours == guard(made("three")).process


def test_a_guard_that_cannot_start_says_so() -> None:
    """In the words of the child."""
    lost = Guard(behave)
    lost._name = "tests.intake.misbehaving:nowhere"
    with pytest.raises(SelonError, match="does not start .*nowhere"):
        lost(made("one"))


def test_an_interruption_ends_a_hung_child() -> None:
    """Ctrl-C comes at once, not after the time of the page; the next page gets a new child."""
    patient = Guard(behave, Limits(seconds=60))
    patient(made("one"))
    threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()
    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        patient(made("hang"))
    assert time.monotonic() - begun < 2 and patient(made("two")).size == 3
    patient.close()


@pytest.mark.parametrize("words", ["one", "hang"])
def test_no_child_is_left_when_its_parent_is_killed(words: str) -> None:
    """An idle one sees that its pipe is closed; a hung one ends by its own alarm."""
    source = (
        "from selon.intake.guard import Guard, Limits; from tests.intake.misbehaving import behave\n"
        "from selon.intake.files import capture; g = Guard(behave, Limits(seconds=1))\n"
        "made = lambda w: capture(w.encode(), address='a', name='a')\n"
        f"print(g(made('one')).process, flush=True); g(made({words!r})); import time; time.sleep(60)"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT)))}
    parent = subprocess.Popen([sys.executable, "-c", source], stdout=subprocess.PIPE, env=environment)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    time.sleep(0.2)
    parent.kill()
    parent.communicate()
    assert _ends(child, within=6)


def _ends(process: int, *, within: float) -> bool:
    """Whether a process ends in so many seconds; one that only waits to be counted has ended."""
    end = time.monotonic() + within
    while time.monotonic() < end:
        try:
            state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


# ---------------------------------------------------------------- prechecks, and pages


@pytest.fixture(scope="module")
def pages() -> Iterator[Guard[documents.Document]]:
    """The guard of pages."""
    guard = Guard(documents.document)
    yield guard
    guard.close()


HOSTILE: dict[str, tuple[Callable[[], str], str]] = {
    "levels": (lambda: "<div>" * 251 + PAGE, "too_deep"),
    "levels that close": (lambda: "<div>" * 251 + "</div>" * 251 + PAGE, "too_deep"),
    "inline levels": (lambda: PAGE.replace("<h1>", "<h1>" + "<b>" * 300), "too_deep"),
    "tags": (lambda: PAGE + "<i></i>" * 200_001, "too_many_tags"),
    "attributes": (
        lambda: PAGE.replace("<h1>", "<h1 " + " ".join(f"a{n}=1" for n in range(2_001)) + ">"),
        "too_many_attributes",
    ),
    "attributes without blanks": (
        lambda: PAGE.replace("<h1>", "<h1 " + "".join(f'a{n}=""' for n in range(2_001)) + ">"),
        "too_many_attributes",
    ),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_shapes_that_no_page_has_are_refused_before_they_are_parsed(
    pages: Guard[documents.Document], kind: str
) -> None:
    """Each with its own reason, at once."""
    page, reason = HOSTILE[kind]
    begun = time.monotonic()
    with pytest.raises(Stopped) as found:
        pages(replace(made(page()), media_type="text/html"))
    assert found.value.reason == reason and time.monotonic() - begun < 3


HARMLESS = {
    "paragraphs that never end": "<p>Le bac part." * 2_000,
    "many line breaks": "<br>" * 3_000 + "<img src=x>" * 500,
    "long attributes": f'<div data-page="{"un mot " * 20_000}"></div>',
    "scripts": "<script>if(a<b){" + "x = 1; " * 20_000 + "}</script>",
    "many shallow elements": "<div><span>a</span></div>" * 5_000,
}


@pytest.mark.parametrize("kind", HARMLESS)
def test_what_pages_have_passes(pages: Guard[documents.Document], kind: str) -> None:
    """Much of something that is no harm, beside an article."""
    page = PAGE.replace("</article>", "</article>" + HARMLESS[kind])
    assert "Port-Armel" in pages(replace(made(page), media_type="text/html")).text


def test_a_guarded_document_is_the_same_as_another(pages: Guard[documents.Document]) -> None:
    """Nothing is lost on the way through the pipe."""
    page = replace(made(PAGE), media_type="text/html")
    assert pages(page, outlet="La Vigie", published="2031-03-04") == documents.document(
        page, outlet="La Vigie", published="2031-03-04"
    )
