"""A pipeline made by hand, so that the command line is tested without a parser."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import ModuleType

import pytest
from click.testing import CliRunner, Result

from selon.cli import main
from selon.errors import InputError
from selon.pipeline import Facts, Options
from selon.records import Capture, Explanation, Reading, Stamp
from tests.exports import invented


@dataclass
class Pipeline:
    """A stand-in for selon.pipeline that gives the invented reading for every capture and keeps what it was asked."""

    options: list[Options] = field(default_factory=list)
    raises: BaseException | None = None
    refuses: dict[str, InputError] = field(default_factory=dict)

    def read(
        self,
        captures: Iterable[Capture | InputError],
        *,
        facts: Mapping[str, Facts],
        every: Facts,
        options: Options,
    ) -> Iterator[Reading | InputError]:
        self.options.append(options)
        for item in captures:
            if self.raises:
                raise self.raises
            if isinstance(item, Capture) and item.name in self.refuses:
                yield self.refuses[item.name]
            else:
                yield item if isinstance(item, InputError) else self._reading(item, facts.get(item.name, every))

    def _reading(self, capture: Capture, said: Facts) -> Reading:
        stamp = Stamp(value=said.published, origin="option --published") if said.published else Stamp()
        document = invented.document(name=capture.name, outlet=said.outlet, stated_published=stamp)
        chains = (replace(item, chain=(said.outlet, *item.chain[1:])) for item in invented.attributions())
        return invented.reading(document=document, attributions=tuple(chains))

    def explain(self, reading: Reading, attribution_id: str) -> Explanation:
        return replace(
            invented.explanation(), attribution=next(a for a in reading.attributions if a.id == attribution_id)
        )


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> Pipeline:
    """The stand-in, in the place of selon.pipeline."""
    stand_in, module = Pipeline(), ModuleType("selon.pipeline")
    for name, value in {"Facts": Facts, "Options": Options, "read": stand_in.read, "explain": stand_in.explain}.items():
        setattr(module, name, value)
    monkeypatch.setitem(sys.modules, "selon.pipeline", module)
    monkeypatch.delitem(sys.modules, "selon.cli.sources", raising=False)
    return stand_in


@pytest.fixture
def article(tmp_path):
    """A file with the invented article."""
    path = tmp_path / "bac.txt"
    path.write_text(invented.TEXT, encoding="utf-8")
    return path


@pytest.fixture
def selon(pipeline):
    """The command line, run in this process over the stand-in."""

    def run(*words: object, **how: object) -> Result:
        return CliRunner().invoke(main, [str(word) for word in words], **how)  # type: ignore[arg-type]

    return run
