"""The rules of the house as functions: each takes a parsed module and gives what breaks the rule.

CONTRIBUTING.md says the rules in words; tests/test_architecture.py holds the code to them."""

from __future__ import annotations

import ast
from collections.abc import Iterator

LONGEST_FILE = 400
LONGEST_FUNCTION = 60
MOST_PARAMETERS = 5
CATCH_ALL_NAMES = frozenset({"utils", "util", "core", "common", "helpers", "helper", "misc", "manager"})

GROUND = frozenset({"errors", "records"})
STAGE = GROUND | {"languages", "trees"}
STORE = GROUND | {"ledger"}
BELOW_THE_TOP = STAGE | {"intake", "documents", "sentences", "attributions", "claims", "ledger", "exports"}
BELOW_THE_TOP |= {"revisions", "judgements", "answers", "pipeline", "version"}

# Who may import whom: each part of selon, and the parts that it may use besides itself.
MAY_IMPORT: dict[str, frozenset[str]] = {
    "errors": frozenset(),
    "version": frozenset(),
    "records": frozenset({"errors"}),
    "languages": GROUND,
    "trees": GROUND,
    "intake": GROUND,
    "ledger": GROUND,
    "exports": GROUND,
    "documents": STAGE,
    "sentences": STAGE,
    "attributions": STAGE,
    "claims": STAGE,
    "revisions": STAGE,
    "judgements": STORE,
    "answers": STORE,
    "pipeline": STAGE | {"intake", "documents", "sentences", "attributions", "claims", "revisions", "version"},
    "__init__": BELOW_THE_TOP,
    "__main__": frozenset({"cli"}),
    "corpus": BELOW_THE_TOP,
    "web": BELOW_THE_TOP | {"corpus"},
    "cli": BELOW_THE_TOP | {"corpus", "web", "__init__"},
}
# The command line starts fast and `import selon` is free: these load what they need when it is called for.
MAY_IMPORT_LATE = frozenset({"cli", "__init__", "__main__"})

Function = ast.FunctionDef | ast.AsyncFunctionDef
Found = Iterator[tuple[int, str]]
"""Line and fact of each breach."""


def part(module: str) -> str:
    """The part of selon that a module belongs to: `selon.cli.read` -> `cli`, `selon` -> `__init__`."""
    names = module.split(".")
    return names[1] if len(names) > 1 else "__init__"


def imports(tree: ast.AST, module: str) -> Iterator[tuple[ast.stmt, str]]:
    """Every import of the module wherever it stands, with the full name of what is imported.

    `from selon import records` counts as an import of `selon.records`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(module.split(".")[: -node.level]) if node.level else ""
            name = ".".join(filter(None, (base, node.module)))
            yield from ((node, f"{name}.{alias.name}") for alias in node.names)


def forbidden_imports(tree: ast.AST, module: str) -> Found:
    """Imports that the table does not allow; a name that is no part comes from `selon` itself."""
    here = part(module)
    if here not in MAY_IMPORT:
        yield 1, f"selon.{here} stands in no line of the import table"
        return
    for node, name in imports(tree, module):
        other = part(name) if part(name) in MAY_IMPORT else "__init__"
        if name.split(".")[0] == "selon" and other != here and other not in MAY_IMPORT[here]:
            yield node.lineno, f"{here} imports {other}"


def late_imports(tree: ast.AST, module: str, optional: frozenset[str]) -> Found:
    """Imports inside functions, save those of packages that only an optional group installs."""
    if part(module) in MAY_IMPORT_LATE:
        return
    for function in functions(tree):
        for node, name in imports(function, module):
            if name.split(".")[0] not in optional:
                yield node.lineno, f"{name} is imported inside {function.name}()"


def functions(tree: ast.AST) -> Iterator[Function]:
    """Every function and method, nested ones included."""
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def long_functions(tree: ast.AST) -> Found:
    """Functions that are longer than the house allows, decorators left out."""
    for function in functions(tree):
        lines = (function.end_lineno or function.lineno) - function.lineno + 1
        if lines > LONGEST_FUNCTION:
            yield function.lineno, f"{function.name}() has {lines} lines, at most {LONGEST_FUNCTION}"


def many_parameters(tree: ast.AST) -> Found:
    """Functions with more parameters than the house allows; `self` and `cls` do not count."""
    for function in functions(tree):
        given = function.args
        names = [a.arg for a in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
        count = len([name for name in names if name not in ("self", "cls")])
        if count > MOST_PARAMETERS:
            yield function.lineno, f"{function.name}() takes {count} parameters, at most {MOST_PARAMETERS}"


def broad_handlers(tree: ast.AST) -> Found:
    """Handlers that catch every error, whatever it is."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler):
            kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
            if any(kind is None or getattr(kind, "id", "") in ("Exception", "BaseException") for kind in kinds):
                yield node.lineno, "catches every error"


def prints(tree: ast.AST) -> Found:
    """Calls of print and writes to the standard streams."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "print":
            yield node.lineno, "prints"
        written = isinstance(node, ast.Attribute) and node.attr in ("stdout", "stderr")
        if written and getattr(node.value, "id", "") == "sys":
            yield node.lineno, f"uses sys.{node.attr}"


def without_docstring(tree: ast.Module) -> Found:
    """The module, and its public classes, functions and methods, that have no docstring."""
    if ast.get_docstring(tree) is None:
        yield 1, "the module has no docstring"
    public = list(tree.body)
    while public:
        node = public.pop()
        if not isinstance(node, Function | ast.ClassDef) or node.name.startswith("_"):
            continue
        if ast.get_docstring(node) is None:
            yield node.lineno, f"{node.name} has no docstring"
        if isinstance(node, ast.ClassDef):
            public.extend(node.body)


def catch_all_names(path: str) -> Found:
    """Folders and files whose name says nothing of what they give."""
    for name in path.split("/"):
        if name.rpartition(".")[0] in CATCH_ALL_NAMES or name in CATCH_ALL_NAMES:
            yield 1, f"{name}: a name that says what it gives"
