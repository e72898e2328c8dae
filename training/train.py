"""One command from treebanks to a language's model: `python -m training.train CODE --data DIR`.

Deterministic: fixed seeds, one thread. Two runs with the same packages on the same machine give the same bytes."""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path

# Before numpy is loaded: sums over several threads differ in their last digits from run to run.
os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")

from spacy.cli.train import train as fit  # noqa: E402

from selon.languages import folder  # noqa: E402
from selon.sentences import parser, tokeniser  # noqa: E402, F401
from training import convert, evaluate, names, package, phrases, reported  # noqa: E402

TEMPLATE_SEED = 7
HERE = Path(__file__).parent


def prepare(data: Path, code: str, work: Path) -> None:
    """Write the documents that both networks are trained on into `work`."""
    templates = reported.sentences(convert.grafting_stock(data, code), code, TEMPLATE_SEED)
    convert.save(convert.training_documents(data, code, templates, TEMPLATE_SEED), work / "parser-train.spacy")
    convert.save(convert.development_documents(data, code), work / "parser-dev.spacy")
    named = names.parts(data, code)
    names.save(named.train, work / "names-train.spacy", code)
    names.save(named.dev, work / "names-dev.spacy", code)


def train(kind: str, code: str, work: Path, steps: int | None) -> Path:
    """Folder of the best checkpoint of `parser` or `names`; `steps` shortens the training, for a trial."""
    overrides: dict[str, object] = {
        "nlp.tokenizer.code": code,
        "paths.train": str(work / f"{kind}-train.spacy"),
        "paths.dev": str(work / f"{kind}-dev.spacy"),
    }
    for row in phrases.rows(code, "recipe"):
        if row["network"] == kind:
            overrides[row["setting"]] = json.loads(row["value"])
    if steps:
        overrides |= {"training.max_steps": steps, "training.eval_frequency": steps}
    fit(HERE / f"{kind}.cfg", work / kind, overrides=overrides)
    return work / kind / "model-best"


def main() -> None:
    """Train, join, measure and write the model."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("code", choices=phrases.languages())
    arguments.add_argument("--data", type=Path, required=True, help="folder with treebanks/ and gold-dev/")
    arguments.add_argument("--work", type=Path, default=Path("build/training"), help="folder for what lies between")
    arguments.add_argument("--out", type=Path, help="folder of the model (default: the language's own)")
    arguments.add_argument("--steps", type=int, help="a trial with so many steps, without scores")
    given = arguments.parse_args()
    out = given.out or folder(given.code) / "model"
    given.work.mkdir(parents=True, exist_ok=True)
    prepare(given.data, given.code, given.work)
    parts = [train(kind, given.code, given.work, given.steps) for kind in ("parser", "names")]
    package.write(package.join(*parts), given.code, out)
    if not given.steps:
        scores = "\n".join(evaluate.report(given.data, given.code, parser.load_folder(out)))
        (out / "MODEL_CARD.md").write_text(package.card(given.code, scores), encoding="utf-8")


if __name__ == "__main__":
    main()
