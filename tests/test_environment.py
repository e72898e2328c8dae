"""The ground under `make demo` and `make test`: locks, environments, system packages, tests left out."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from environment import prepare, system

ROOT = Path(__file__).parent.parent
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
TABLE = "# a comment\nname\tdebian\tproof\nthere\tthere-pkg\ttrue\nabsent\tabsent-pkg\tfalse\n"


def pinned(lock: Path) -> dict[str, str]:
    """What a lock says, by package and marker: the version."""
    lines = re.findall(r"^([\w.-]+)==(\S+)(.*?)\\?$", lock.read_text(encoding="utf-8"), re.MULTILINE)
    return {name + marker.rstrip(): version for name, version, marker in lines}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_names_no_host(lock: Path) -> None:
    """A lock says which files to take by their digest, never from where."""
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text and "--index" not in text and "--find-links" not in text


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_every_locked_package_has_a_hash(lock: Path) -> None:
    """Each pinned package is followed by at least one digest."""
    entries = re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8").strip())
    assert entries and all("==" in entry and "--hash=sha256:" in entry for entry in entries)


def test_the_lock_of_the_tests_holds_the_lock_of_a_run() -> None:
    """An environment made for the tests also serves `make demo`: the same packages at the same versions."""
    run, test = pinned(ROOT / "requirements/run.txt"), pinned(ROOT / "requirements/test.txt")
    assert run.items() <= test.items()


def test_every_dependency_of_the_project_is_locked() -> None:
    """A dependency added to pyproject.toml without `make lock` is caught here."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = project["optional-dependencies"]
    for group in ("run", "test", "evaluation"):
        wanted = project["dependencies"] + groups["build"] + groups.get(group, [])
        names = {re.match(r"[\w-]+", line).group().replace("_", "-") for line in wanted}  # type: ignore[union-attr]
        assert names <= {re.match(r"[\w-]+", line).group() for line in pinned(ROOT / f"requirements/{group}.txt")}  # type: ignore[union-attr]


def test_the_digest_of_an_environment_changes_with_its_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed lock, and nothing else of pyproject.toml than what it says of the package, makes a new environment."""
    (tmp_path / "requirements").mkdir()
    lock, project = tmp_path / "requirements/run.txt", tmp_path / "pyproject.toml"
    lock.write_text("a==1")
    project.write_text("[project]\n[tool.x]\n")
    monkeypatch.setattr(prepare, "ROOT", tmp_path)
    before = prepare.digest("run")
    project.write_text("[project]\n[tool.y]\n")
    assert prepare.digest("run") == before
    lock.write_text("a==2")
    assert prepare.digest("run") != before


def test_a_current_environment_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second `make test` starts at once, and `make demo` is content with the environment of the tests."""
    ran: list[tuple[object, ...]] = []
    monkeypatch.setattr(prepare, "succeeds", lambda *command, **_: ran.append(command) or True)
    assert prepare.prepare("test", tmp_path) and ran
    ran.clear()
    assert prepare.prepare("test", tmp_path) and prepare.prepare("run", tmp_path) and not ran
    (tmp_path / "stamp.json").write_text(json.dumps({"group": "test", "digest": "of another lock"}))
    assert prepare.prepare("test", tmp_path) and ran


def test_pip_is_tried_where_uv_reaches_no_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """uv does not read pip's settings, so a mirror set there is known to pip alone."""
    ran: list[str] = []

    def without_uv(*command: object, **_: object) -> bool:
        ran.append(Path(str(command[0])).name)
        return ran[-1] != "uv"

    monkeypatch.setattr(prepare, "succeeds", without_uv)
    assert prepare.fill(tmp_path, "run", "uv")
    assert ran == ["uv", "python", "python"]


def test_a_python_that_is_too_old_says_what_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The version that is needed, the version that is there, and what to type."""
    monkeypatch.setattr(prepare.sys, "version_info", (3, 8, 18))
    monkeypatch.setattr(prepare.shutil, "which", lambda _: None)
    with pytest.raises(SystemExit, match=r"needs Python 3.11 or later; this is 3.8. Remedy: make PYTHON="):
        prepare.interpreter()


def test_a_python_without_ensurepip_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Debian ships venv in a package of its own."""
    monkeypatch.setattr(prepare, "interpreter", lambda: "false")
    monkeypatch.setattr(system, "may_install", lambda: False)
    with pytest.raises(SystemExit, match="apt-get install python3-venv"):
        prepare.new_folder(tmp_path, None)


def test_a_package_that_is_not_there_is_missing(tmp_path: Path) -> None:
    """The proof of a line decides: a command that fails means that the package is missing."""
    table = tmp_path / "system.tsv"
    table.write_text(TABLE)
    assert [package.name for package in system.packages(table)] == ["there", "absent"]
    assert [package.name for package in system.missing(table)] == ["absent"]


def test_what_may_not_be_installed_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without the right to install, the run goes on and says what is missing and how to get it."""
    monkeypatch.setattr(system, "missing", lambda: (system.Package("pond", "pond-15", "false"),))
    monkeypatch.setattr(system, "may_install", lambda: False)
    assert system.main() == 0
    assert capsys.readouterr().out == "not there: pond; its tests are left out. Remedy: apt-get install pond-15\n"


def run_pytest(folder: Path, test: str, *options: str) -> str:
    """The output of pytest over one test file that stands under this project's conftest."""
    (folder / "test_inner.py").write_text(test, encoding="utf-8")
    conftest = f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom tests.conftest import *\n"
    (folder / "conftest.py").write_text(conftest)
    (folder / "pytest.ini").write_text("[pytest]\nmarkers = needs(name)\n")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(folder)]
    return subprocess.run([*command, *options, str(folder)], capture_output=True, text=True, cwd=folder).stdout


def test_tests_that_want_prepared_data_are_counted_when_it_is_absent(tmp_path: Path) -> None:
    """Without --data they are left out and the summary says how many; with it they run."""
    inner = "def test_one(prepared_data): pass\ndef test_two(prepared_data): pass\n"
    assert "left out for want of prepared data (make test DATA=DIR): 2 tests\n" in run_pytest(tmp_path, inner)
    assert "2 passed" in run_pytest(tmp_path, inner, f"--data={tmp_path}")


def test_a_need_that_no_line_of_the_table_has_is_an_error(tmp_path: Path) -> None:
    """A misspelt need never hides a test."""
    inner = "import pytest\n@pytest.mark.needs('no such package')\ndef test_one(): pass\n"
    assert "environment/system.tsv has no line of that name" in run_pytest(tmp_path, inner)
