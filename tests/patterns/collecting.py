"""Every regular expression of Selon: `python -m tests.patterns.collecting` prints them, one JSON object a line.

They are caught where they are compiled, while all modules are imported and the examples are read in each language, so
that those made of lines of data are among them. Of a call that was not reached the argument is taken from the source,
with names in the place of what is put into it; one whose argument is no text there hides an expression: `missed`."""

from __future__ import annotations

import ast
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parent.parent.parent / "src" / "selon"
NAMES = r"Port\-Armel|La\ Vigie"
"""What is put into an expression that is made while it runs: names, with their signs escaped."""
CALLS = frozenset("compile search match fullmatch sub subn split findall finditer".split())
found: dict[tuple[str | bytes, int], str] = {}
reached: set[str] = set()


def sites() -> Iterator[tuple[str, str | bytes | None]]:
    """Every call of a function of `re` in the sources, as file:line, with its expression where it is written there."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func
            if called and isinstance(called.value, ast.Name) and called.value.id == "re" and called.attr in CALLS:
                yield f"{path.relative_to(SOURCE).as_posix()}:{node.lineno}", written(node.args[0])


def written(argument: ast.expr) -> str | bytes | None:
    """The expression that an argument is; None where it is made elsewhere."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str | bytes):
        return argument.value
    if isinstance(argument, ast.JoinedStr):
        parts = (part.value if isinstance(part, ast.Constant) else NAMES for part in argument.values)
        return "".join(map(str, parts))
    return None


def watch() -> None:
    """Note each expression that a file of Selon compiles from now on."""
    real = re._compile  # type: ignore[attr-defined]

    def noting(pattern: str | bytes | re.Pattern[str], flags: int) -> re.Pattern[str]:
        frame = sys._getframe(2)
        place = Path(frame.f_code.co_filename)
        made: re.Pattern[str] = real(pattern, flags)
        if place.is_relative_to(SOURCE):
            where = f"{place.relative_to(SOURCE).as_posix()}:{frame.f_lineno}"
            reached.add(where)
            found.setdefault((made.pattern, made.flags), where)
        return made

    re._compile = noting  # type: ignore[attr-defined]


def compile_all() -> None:
    """Import every module and read the examples, so that all expressions are compiled."""
    from importlib import import_module

    for path in sorted(SOURCE.rglob("*.py")):
        name = ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts).removesuffix(".__init__")
        if "migrations" not in name and not name.endswith("__main__"):
            import_module(name)
    from selon import languages
    from selon.intake import captures
    from selon.pipeline import Facts, Options, read

    articles = sorted(map(str, (SOURCE.parent.parent / "examples").glob("*.txt")))
    for code in languages.codes():
        for wide in (False, True):
            options = Options(language=code, wide=wide, statements=True)
            list(read(captures(articles), options=options, every=Facts(published="2031-03-04")))
    _ask_the_rest()


def _ask_the_rest() -> None:
    """What the examples leave out: functions that compile an expression of their own when they are called."""
    from selon import languages
    from selon.documents.furniture import anywhere

    for code in languages.codes():
        for kind in ("byline", "updated", "published"):
            anywhere(code, kind)


def shown(pattern: str | bytes, flags: int, where: str) -> dict[str, object]:
    """An expression as it is printed; one over bytes has its bytes as characters."""
    text = pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern
    return {"pattern": text, "flags": flags, "bytes": isinstance(pattern, bytes), "where": where}


def main() -> None:
    """Print all expressions, then the calls that were not reached."""
    watch()
    compile_all()
    for (pattern, flags), where in found.items():
        print(json.dumps(shown(pattern, int(flags), where)))
    for where, text in sites():
        if where not in reached:
            print(json.dumps({"missed": where} if text is None else shown(text, 0, where)))


if __name__ == "__main__":
    main()
