"""The house holds: who may import whom, sizes, names, and what no tracked file may have."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import house

ROOT = Path(__file__).parent.parent
PACKAGE = sorted((ROOT / "src/selon").rglob("*.py"))
WORKSHOPS = ("training", "evaluation", "environment", "benchmarks", "docs", "tests")
EVERY_FILE = PACKAGE + sorted(path for folder in WORKSHOPS for path in (ROOT / folder).rglob("*.py"))
HEAVIEST = 16 * 1024 * 1024
# Written in two halves, so that this file is not its own first find.
PLACES = tuple(a + b for a, b in (("/wo", "rk/"), ("/ro", "ot/"), ("/ho", "me/"), ("../sh", "ared")))
INDEX_HOSTS = tuple(a + b for a, b in (("pypi", ".org"), ("python", "hosted.org"), ("npmjs", ".org"), ("/simp", "le/")))


def name(path: Path) -> str:
    """The path from the root of the checkout."""
    return path.relative_to(ROOT).as_posix()


def module(path: Path) -> str:
    """The dotted name under which a file of the package is imported."""
    parts = path.relative_to(ROOT / "src").with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 2 else parts)


def breaches(paths: list[Path], rule: Callable[[ast.Module], house.Found]) -> list[str]:
    """Every breach of a rule in the files, as `path:line: fact`."""
    return [
        f"{name(path)}:{line}: {fact}"
        for path in paths
        for line, fact in rule(ast.parse(path.read_text(encoding="utf-8")))
    ]


def outside(*parts: str) -> list[Path]:
    """The files of the package that belong to none of the parts."""
    return [path for path in PACKAGE if house.part(module(path)) not in parts]


def optional_packages() -> frozenset[str]:
    """Import names of what only an optional group installs."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [line for group in project["optional-dependencies"].values() for line in group]
    return frozenset(re.split(r"[^\w-]", line)[0].replace("-", "_") for line in lines)


def tracked() -> list[Path]:
    """Every file that git tracks and that is there; the test is left out in a copy without git."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode != 0:
        pytest.skip("not a git checkout: nothing is tracked")
    return [path for path in (ROOT / line for line in listed.stdout.split("\0") if line) if path.is_file()]


# ---------------------------------------------------------------- the code


def test_a_stage_imports_only_what_the_table_allows() -> None:
    """Stages take records and give records; only pipeline.py joins them."""
    found = [
        f"{name(path)}:{line}: {fact}"
        for path in PACKAGE
        for line, fact in house.forbidden_imports(ast.parse(path.read_text(encoding="utf-8")), module(path))
    ]
    assert not found, "\n".join(found)


def test_imports_stand_at_the_top() -> None:
    """Only the command line, the lazy public names and optional packages are imported inside functions."""
    optional = optional_packages()
    found = [
        f"{name(path)}:{line}: {fact}"
        for path in PACKAGE
        for line, fact in house.late_imports(ast.parse(path.read_text(encoding="utf-8")), module(path), optional)
    ]
    assert not found, "\n".join(found)


def test_no_file_is_too_long() -> None:
    """One notion a file."""
    lengths = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in EVERY_FILE}
    assert not {path: lines for path, lines in lengths.items() if lines > house.LONGEST_FILE}


@pytest.mark.parametrize("rule", [house.long_functions, house.many_parameters], ids=lambda rule: rule.__name__)
def test_functions_are_small(rule: Callable[[ast.AST], house.Found]) -> None:
    """One thought a function; more parameters than five are a record."""
    found = breaches(EVERY_FILE, rule)
    assert not found, "\n".join(found)


def test_names_say_what_is_given() -> None:
    """No folder or file is a place for everything."""
    found = [f"{name(path)}: {fact}" for path in EVERY_FILE for _, fact in house.catch_all_names(name(path))]
    assert not found, "\n".join(found)


def test_only_the_command_line_catches_every_error() -> None:
    """Elsewhere a handler names the error that it expects."""
    found = breaches(outside("cli"), house.broad_handlers)
    assert not found, "\n".join(found)


def test_only_the_command_line_and_the_exports_write_to_the_screen() -> None:
    """A stage gives records; who shows them is another's choice."""
    found = breaches(outside("cli", "exports"), house.prints)
    assert not found, "\n".join(found)


def test_what_is_public_has_a_docstring() -> None:
    """Every module, class, function and method that another may call says what comes back."""
    found = breaches(PACKAGE, house.without_docstring)
    assert not found, "\n".join(found)


def test_a_language_is_data() -> None:
    """Folders of languages/ hold no code: adding a language is adding a folder of tables."""
    assert [name(path) for path in PACKAGE if path.parent.parent.name == "languages"] == []


# ---------------------------------------------------------------- what is tracked


def test_no_tracked_file_names_a_place_of_one_machine() -> None:
    """A clone works anywhere: no file points to a folder of the machine on which it was written."""
    marks = [mark.encode() for mark in PLACES]
    found = [(name(path), mark) for path in tracked() for mark in marks if mark in path.read_bytes()]
    assert not found


def test_no_tracked_file_names_an_index_host() -> None:
    """Where packages come from is the choice of who installs."""
    marks = [mark.encode() for mark in INDEX_HOSTS]
    found = [(name(path), mark) for path in tracked() for mark in marks if mark in path.read_bytes()]
    assert not found


def test_no_tracked_file_is_heavy() -> None:
    """A clone stays small: 16 MB a file at most."""
    assert not [name(path) for path in tracked() if path.stat().st_size > HEAVIEST]


# ---------------------------------------------------------------- the rules themselves


@pytest.mark.parametrize(
    ("where", "source", "fact"),
    [
        ("selon.documents.html", "from selon.sentences.parser import parse", "documents imports sentences"),
        ("selon.records", "import selon.languages", "records imports languages"),
        ("selon.intake.files", "from selon import documents", "intake imports documents"),
        ("selon.claims.timex", "from ..attributions import cues", "claims imports attributions"),
        ("selon.documents.text", "from selon import read", "documents imports __init__"),
        ("selon.store.tables", "", "selon.store stands in no line of the import table"),
    ],
)
def test_a_forbidden_import_is_found(where: str, source: str, fact: str) -> None:
    """Absolute, relative and whole-module imports are all seen."""
    assert [found for _, found in house.forbidden_imports(ast.parse(source), where)] == [fact]


@pytest.mark.parametrize(
    ("where", "source"),
    [
        ("selon.documents.html", "from selon.records import Document\nfrom selon.documents.text import cut"),
        ("selon.pipeline", "from selon import documents, sentences"),
        ("selon.cli.read", "from selon.pipeline import read"),
    ],
)
def test_an_allowed_import_is_left_alone(where: str, source: str) -> None:
    """A part uses itself, and what the table gives it."""
    assert not list(house.forbidden_imports(ast.parse(source), where))


def test_an_import_inside_a_function_is_found() -> None:
    """Optional packages may wait until they are needed; nothing else may."""
    tree = ast.parse("def f():\n    import rdflib\n    import json\n")
    found = list(house.late_imports(tree, "selon.exports.rdf", frozenset({"rdflib"})))
    assert found == [(3, "json is imported inside f()")]
    assert not list(house.late_imports(tree, "selon.cli.read", frozenset()))


@pytest.mark.parametrize(
    ("rule", "source"),
    [
        (house.long_functions, "def f():\n" + "    x = 1\n" * house.LONGEST_FUNCTION),
        (house.many_parameters, "def f(self, a, b, c, *, d, e, g): pass"),
        (house.broad_handlers, "try: pass\nexcept Exception: pass"),
        (house.broad_handlers, "try: pass\nexcept (OSError, BaseException): pass"),
        (house.broad_handlers, "try: pass\nexcept: pass"),
        (house.prints, "print('x')"),
        (house.prints, "import sys\nsys.stdout.write('x')"),
        (house.without_docstring, '"""M."""\nclass A:\n    """A."""\n    def b(self): pass'),
        (house.without_docstring, "x = 1"),
    ],
)
def test_a_breach_is_found(rule: Callable[[ast.Module], house.Found], source: str) -> None:
    """Each rule sees the smallest text that breaks it, once."""
    assert len(list(rule(ast.parse(source)))) == 1


@pytest.mark.parametrize("path", ["src/selon/utils/text.py", "src/selon/intake/helpers.py"])
def test_a_catch_all_name_is_found(path: str) -> None:
    """Folders and files alike."""
    assert list(house.catch_all_names(path))
