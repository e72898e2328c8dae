"""Every line of the table of French cues is found in the example that stands on it, by the shipped model."""

from __future__ import annotations

import pytest

from selon import pipeline
from selon.attributions.explanations import explanation
from selon.intake.files import capture
from selon.languages import table

ROWS = table("fr", "cues")
NOT_YET = {
    "ADJ": (
        "conscient",
        "favorable",
        "hostile",
        "persuadé",
        "soucieux",
    ),
    "ADP": (
        "foi de",
        "à en juger par",
    ),
    "NOUN": (
        "constat",
        "contestation",
        "diatribe",
        "félicitations",
        "garantie",
        "mise en demeure",
        "piste",
        "pronostic",
        "refus",
        "rumeur",
        "réfutation",
    ),
    "VERB": (
        "agiter",
        "ambitionner",
        "aspirer",
        "attribuer",
        "brandir",
        "cibler",
        "couper court",
        "célébrer",
        "donner consigne",
        "désavouer",
        "exalter",
        "faire vœu",
        "glorifier",
        "hausser le ton",
        "interpeler",
        "miser",
        "partager",
        "presser",
        "pronostiquer",
        "proscrire",
        "ratifier",
        "ressentir",
        "rêver",
        "se montrer",
        "tenir pour",
        "tordre le cou",
        "vilipender",
        "viser",
        "vouer aux gémonies",
        "vouloir savoir",
        "émettre l'hypothèse",
        "être convaincu",
        "être prêt",
        "être résolu",
    ),
}
"""Lines whose example is not read yet; one that comes to be read fails the test until it leaves this list."""


@pytest.fixture(scope="module")
def used() -> list[set[str]]:
    """For each line, the lines of the tables that the attributions of its example rest on."""
    raws = [capture(row["example"].encode(), address=str(n), name=f"e{n}", now=None) for n, row in enumerate(ROWS)]
    found: list[set[str]] = []
    for reading in pipeline.read(raws, options=pipeline.Options(wide=True, language="fr")):
        assert not isinstance(reading, Exception)
        given = (line for a in reading.attributions for line in explanation(reading, a).evidence)
        found.append({line.split(" ")[0] for line in given})
    return found


def cases() -> list[object]:
    """A case a line; those not read yet are expected to fail, and to fail only as long as they do."""
    late = pytest.mark.xfail(reason="not read yet", strict=True)
    return [
        pytest.param(
            n, id=f"{row['line']}-{row['lemma']}", marks=[late] if row["lemma"] in NOT_YET.get(row["upos"], ()) else []
        )
        for n, row in enumerate(ROWS)
    ]


@pytest.mark.parametrize("number", cases())
def test_the_example_is_read_by_its_line(used: list[set[str]], number: int) -> None:
    """The attribution found in the example says that it rests on this line; "X selon lequel" rests on "selon"."""
    row = ROWS[number]
    wanted = {f"fr/cues.tsv:{row['line']}"}
    if "selon" in row["frames"].split(",") and " selon l" in row["example"]:
        wanted |= {f"fr/cues.tsv:{other['line']}" for other in ROWS if other["lemma"] == "selon"}
    assert used[number] & wanted, row["example"]
