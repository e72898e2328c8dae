"""Templates are compiled once, and are there before anybody asks."""

from __future__ import annotations

from jinja2 import DictLoader, Environment

from selon.web import pages
from selon.web.pages.compiled import Compiled
from selon.web.pages.sheet import environment
from selon.web.pages.tongue import LANGUAGES


def test_all_templates_are_ready() -> None:
    """In every language."""
    pages.compile_all()
    for code in LANGUAGES:
        made = environment(code)
        assert len(made.cache or ()) == len(made.list_templates()) > len(pages.PAGES)


def test_a_language_takes_what_another_one_compiled() -> None:
    """What was compiled is found again by another set of templates; what was not, is compiled."""
    known, compiled = Compiled(), list[str]()

    class Counting(Environment):
        """Notes what it compiles."""

        def compile(self, source, name=None, *more, **how):  # type: ignore[no-untyped-def]
            """Compile a template."""
            compiled.append(str(name))
            return super().compile(source, name, *more, **how)

    for _ in range(2):
        made = Counting(loader=DictLoader({"a": "{{ 1 + 1 }}"}), bytecode_cache=known)
        assert made.get_template("a").render() == "2"
    assert compiled == ["a"]
