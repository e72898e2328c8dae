"""What can be used is documented, and what the documentation shows is what happens."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import click
import pytest

from docs import reference, sessions
from selon import languages

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PACKAGE = ROOT / "src/selon"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md"), *ROOT.glob("training/*.md"), *ROOT.glob("evaluation/*.md")])
SLUG = re.compile(r"^([a-z]+(?:-[a-z]+)+)(?:: |$)")
# A name of one word is one too where a gap is given it; elsewhere it would be any word before a colon.
NAME = re.compile(r"^[a-z]+(?:-[a-z]+)*(?:: |$)")


def page(name: str) -> str:
    """The text of a page of docs/."""
    return (DOCS / name).read_text(encoding="utf-8")


def section(text: str, heading: str) -> str:
    """What stands under a heading, up to the next of its level; empty when there is no such heading."""
    found = re.search(rf"^## `?{re.escape(heading)}`?$(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


# ---------------------------------------------------------------- written from the code


@pytest.mark.parametrize("name", reference.PAGES)
def test_a_reference_page_is_current(name: str) -> None:
    """`make docs` would write nothing new."""
    assert page(name) == reference.PAGES[name](), "run `make docs`"


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command of the program by its name."""
    from selon.cli import main

    context = reference.context_of(main, "selon")
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command is not None, f"{name} stands in the table of commands and cannot be loaded"
        yield name, command


def test_every_command_has_help_and_is_documented() -> None:
    """A command without a docstring or a section in docs/commands.md is unfinished."""
    missing = [
        name for name, command in commands() if not command.help or not section(page("commands.md"), f"selon {name}")
    ]
    assert not missing


def test_every_option_has_help_and_is_documented() -> None:
    """Each option stands with its help in the section of its command."""
    missing = [
        f"selon {name} {option.opts[0]}"
        for name, command in commands()
        for option in command.params
        if isinstance(option, click.Option)
        and (not option.help or option.opts[0] not in section(page("commands.md"), f"selon {name}"))
    ]
    assert not missing


def test_every_field_of_a_record_is_explained() -> None:
    """The docstring of a record names each of its fields, and docs/records.md shows it."""
    assert {file.stem for file in (PACKAGE / "records").glob("*.py")} == {"__init__", *reference.RECORDS}
    missing = [
        f"{record.name}.{ast.unparse(field.target)}"
        for name in reference.RECORDS
        for record in reference.classes(reference.module(name))
        for field in record.body
        if isinstance(field, ast.AnnAssign)
        and not re.search(rf"\b{ast.unparse(field.target)}\b", ast.get_docstring(record) or "")
    ]
    assert not missing


def test_the_drawn_tree_of_errors_is_the_real_one() -> None:
    """The picture in the docstring of selon.errors has every class, each under its base."""
    tree = ast.parse((PACKAGE / "errors.py").read_text(encoding="utf-8"))
    drawn: dict[str, str] = {}
    above: list[str] = []
    for line in (ast.get_docstring(tree) or "").splitlines():
        match = re.match(r"([│├└─ ]*)([A-Z]\w+)", line)
        if match and (match[1] or match[2] == "SelonError"):
            depth = len(match[1]) // 4
            above = [*above[:depth], match[2]]
            drawn[match[2]] = above[depth - 1] if depth else "Exception"
    assert drawn == {node.name: ast.unparse(node.bases[0]) for node in reference.classes(tree)}


# ---------------------------------------------------------------- written by hand


def reasons_in(source: str) -> set[str]:
    """The reasons of gaps in a module: literals `slug: words`, and literals given as `reason=`."""
    tree = ast.parse(source)
    texts = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    named = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.keyword) and node.arg == "reason"
        for inner in ast.walk(node.value)
    }
    return {
        match[1] for node in texts if (match := SLUG.match(node.value)) and (": " in node.value or id(node) in named)
    }


def reasons_without_name(source: str) -> list[str]:
    """Reasons written in a module that do not begin with a short name; what a variable holds is passed on."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    gaps = (call for call in calls if getattr(call.func, "id", "") == "Gap")
    given = (word.value for call in gaps for word in call.keywords if word.arg == "reason")
    first = (value.values[0] if isinstance(value, ast.JoinedStr) else value for value in given)
    written = [str(value.value) for value in first if isinstance(value, ast.Constant)]
    return [reason for reason in written if not NAME.match(reason)]


def test_every_reason_of_a_gap_has_a_name() -> None:
    """A reason begins with a short name that docs/gaps.md explains, and that may be counted."""
    assert not [reason for path in PACKAGE.rglob("*.py") for reason in reasons_without_name(path.read_text("utf-8"))]
    assert reasons_without_name('Gap(span=s, reason="no name")') == ["no name"]


def test_every_reason_of_a_gap_is_documented() -> None:
    """What was not understood is never without an explanation."""
    text = page("gaps.md")
    reasons = {reason for path in PACKAGE.rglob("*.py") for reason in reasons_in(path.read_text(encoding="utf-8"))}
    assert reasons, "no reason was found in the code: the search is broken"
    assert not {reason for reason in reasons if f"`{reason}`" not in text}


def test_every_refusal_of_an_input_is_documented() -> None:
    """What could not be read has a reason, and docs/gaps.md says what to do about it."""
    tree = ast.parse((PACKAGE / "errors.py").read_text(encoding="utf-8"))
    refusals = [node.name for node in reference.classes(tree) if ast.unparse(node.bases[0]) == "InputError"]
    assert not [name for name in refusals if f"`{name}`" not in page("gaps.md")]


def tables() -> list[tuple[str, str]]:
    """The code and name of every table of every language."""
    return sorted((path.parent.name, path.stem) for path in (PACKAGE / "languages").glob("*/*.tsv"))


@pytest.mark.parametrize(("code", "name"), tables())
def test_every_column_of_a_table_is_documented(code: str, name: str) -> None:
    """docs/languages.md has a section for each table that names its columns."""
    text = section(page("languages.md"), f"{name}.tsv")
    assert text, f"docs/languages.md has no section {name}.tsv"
    columns = languages.table(code, name)[0].keys() - {"line"}
    assert not {column for column in columns if f"`{column}`" not in text}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_between_pages_lead_somewhere(path: Path) -> None:
    """A link to a file of the repository names one that is there."""
    targets = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", path.read_text(encoding="utf-8"))
    assert not [target for target in targets if not (path.parent / target).exists()]


# ---------------------------------------------------------------- shown


def shown() -> list[tuple[str, str, str]]:
    """Page, command and output shown of every command of a session."""
    pages = ((path.name, path.read_text(encoding="utf-8")) for path in sessions.PAGES)
    return [(name, command, output) for name, text in pages for command, output in sessions.commands(text)]


@pytest.mark.parametrize(("where", "command", "output"), shown())
def test_a_session_shown_is_what_happens(where: str, command: str, output: str) -> None:
    """The commands of the pages run as shown, from the root of a checkout, and print what is shown."""
    assert sessions.output(command) == output, f"{where}: run `make docs`"


def test_the_readme_shows_a_session() -> None:
    """A reader sees what comes out before installing anything."""
    assert [where for where, _, _ in shown() if where == "README.md"]


@pytest.mark.parametrize("path", sorted(DOCS.glob("pictures/*.svg")), ids=lambda path: path.name)
def test_a_picture_is_whole_shown_and_asks_the_network_for_nothing(path: Path) -> None:
    """A picture is drawn well, stands on a page, and holds no address to load a font or a style from."""
    text = path.read_text(encoding="utf-8")
    assert ElementTree.fromstring(text).tag.endswith("svg")
    assert "url(http" not in text and "href" not in text
    assert any(f"pictures/{path.name}" in page.read_text(encoding="utf-8") for page in sessions.PAGES)


def test_a_session_is_written_anew() -> None:
    """The output of a page is replaced by what the command prints now, and cut as `head` would."""
    page = "Text.\n\n```console\n$ selon --help | head -1\nsomething old\n```\n\nMore.\n"
    new = page.replace("something old", "Usage: selon [OPTIONS] COMMAND [ARGS]...")
    assert sessions.refreshed(page) == new
    with pytest.raises(ValueError, match="selon only"):
        sessions.output("rm README.md")


def test_the_readme_names_its_two_commands() -> None:
    """Whoever has only Python and make finds the way at once."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make demo" in text and "make test" in text


@pytest.mark.parametrize(
    ("source", "reasons"),
    [
        ('Gap(span=s, reason="unclosed-mark: no end")', {"unclosed-mark"}),
        ('Gap(span=s, reason=f"unclosed-mark: no end of {x}")', {"unclosed-mark"}),
        ('note = "bad-bytes: two of them"', {"bad-bytes"}),
        ('Gap(span=s, reason="too-long")', {"too-long"}),
        ('name = "too-long"', set()),
    ],
)
def test_reasons_are_found_in_code(source: str, reasons: set[str]) -> None:
    """The search for reasons sees literals, parts of f-strings and notes made before the gap."""
    assert reasons_in(source) == reasons
