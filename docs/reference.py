"""The reference pages of docs/, written from the code, and the sessions of all pages: `make docs`.

A reference page is the docstrings and the declarations of one module, in their order. tests/test_docs.py fails when a
page is not what this file would write. It needs nothing of Selon but click's commands: the modules of records
and errors are read, not run.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from docs import sessions

HERE = Path(__file__).parent
SOURCE = HERE.parent / "src/selon"
NOTE = "<!-- Written by `make docs` from {}. Change it there. -->"
RECORDS = "captures documents sentences attributions claims statements themes readings revisions answers wishes".split()
WIDTH = 100  # columns of the help texts, so that a page does not depend on the terminal


def records_page() -> str:
    """docs/records.md: every record and enumeration of selon.records with its fields or values."""
    lines = ["# Records", "", NOTE.format("src/selon/records"), "", paragraphs(module("__init__"))]
    for name in RECORDS:
        lines += ["", f"## {name.capitalize()}", "", paragraphs(module(name))]
        for node in classes(module(name)):
            lines += ["", f"### {node.name}", "", paragraphs(node), "", *declarations(node)]
    return "\n".join(lines) + "\n"


def module(name: str) -> ast.Module:
    """A module of selon.records, parsed."""
    return ast.parse((SOURCE / "records" / f"{name}.py").read_text(encoding="utf-8"))


def errors_page() -> str:
    """docs/errors.md: the tree of selon.errors and every class of it."""
    tree = ast.parse((SOURCE / "errors.py").read_text(encoding="utf-8"))
    drawn = (ast.get_docstring(tree) or "").split("\n\n", 1)
    lines = ["# Errors", "", NOTE.format("src/selon/errors.py"), "", drawn[0], "", "```text", drawn[-1], "```"]
    for node in classes(tree):
        base = ", ".join(ast.unparse(base) for base in node.bases)
        lines += ["", f"## {node.name}", "", f"A kind of `{base}`.", "", paragraphs(node)]
    return "\n".join(lines) + "\n"


def commands_page() -> str:
    """docs/commands.md: what `--help` says of the program and of every command."""
    from selon.cli import main

    context = context_of(main, "selon")
    lines = ["# Commands", "", NOTE.format("src/selon/cli"), "", "```text", main.get_help(context).rstrip(), "```"]
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        if command is not None:
            usage = command.get_help(context_of(command, name, parent=context)).rstrip()
            lines += ["", f"## selon {name}", "", "```text", usage, "```"]
    return "\n".join(lines) + "\n"


def context_of(command: click.Command, name: str, *, parent: click.Context | None = None) -> click.Context:
    """A context of fixed width, in which a help text is the same on every screen."""
    settings = {**command.context_settings, "terminal_width": WIDTH, "max_content_width": WIDTH}
    return command.context_class(command, info_name=name, parent=parent, **settings)


def classes(tree: ast.Module) -> Iterator[ast.ClassDef]:
    """The public classes of a module, in their order."""
    return (node for node in tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_"))


def paragraphs(node: ast.Module | ast.ClassDef) -> str:
    """The docstring of a module or class, its paragraphs each on one line."""
    text = ast.get_docstring(node) or ""
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))


def declarations(node: ast.ClassDef) -> list[str]:
    """The table of a class: values of an enumeration, or fields of a record with type and default."""
    fields = [item for item in node.body if isinstance(item, ast.AnnAssign)]
    values = [item for item in node.body if isinstance(item, ast.Assign)]
    if values:
        return ["| value | in JSON |", "|---|---|", *(value_row(item) for item in values)]
    return ["| field | type | default |", "|---|---|---|", *(field_row(item) for item in fields)]


def value_row(item: ast.Assign) -> str:
    """One value of an enumeration as a row."""
    return f"| `{ast.unparse(item.targets[0])}` | `{ast.literal_eval(item.value)}` |"


def field_row(item: ast.AnnAssign) -> str:
    """One field of a record as a row; bars inside a cell are escaped."""
    kind = ast.unparse(item.annotation).replace("|", "\\|")
    default = f"`{ast.unparse(item.value)}`" if item.value else ""
    return f"| `{ast.unparse(item.target)}` | `{kind}` | {default} |"


PAGES: dict[str, Callable[[], str]] = {
    "records.md": records_page,
    "errors.md": errors_page,
    "commands.md": commands_page,
}


def main() -> int:
    """Writes the pages that are not current and the sessions whose output changed, and names them."""
    pages = {HERE / name: page() for name, page in PAGES.items()}
    shown = (path for path in sessions.PAGES if path not in pages)
    pages |= {path: sessions.refreshed(path.read_text(encoding="utf-8")) for path in shown}
    for path, text in pages.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"{path.relative_to(HERE.parent)} written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
