"""One alert or revelation that two articles owe to two is a conflict of origin."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ledger.test_firmness import GAZETTE, VIGIE, Article, kinds

ALERT = ("C'est un contrôle de la régie qui a donné l'alerte à Norvent.", VIGIE, "2031-05-03")
LETTER = ("La lettre du doyen de Norvent a été révélée par Radio Ambre.", VIGIE, "2031-05-03")
SEEN = ("La Vigie a pu consulter la note du doyen de Norvent.", VIGIE, "2031-05-03")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (ALERT, ("À Norvent, l'alerte est partie d'un éclusier.", GAZETTE, "2031-07-01")),
        (ALERT, ("À Norvent, c'est un éclusier qui a lancé l'alerte.", GAZETTE, "2031-07-01")),
        (LETTER, ("C'est le quotidien Le Phare qui a dévoilé le courrier du doyen de Norvent.", GAZETTE, "2031-05-09")),
        (LETTER, ("Le Phare a été le premier à rendre publique la lettre du doyen de Norvent.", GAZETTE, "2031-05-09")),
        (SEEN, ("La note du doyen de Norvent, révélée en mai par Le Phare, est au greffe.", GAZETTE, "2031-07-01")),
        (
            ("Tout est parti des révélations de Radio Ambre sur le doyen de Norvent.", VIGIE, "2031-05-03"),
            ("Le site Le Phare, à l'origine de l'affaire, a interrogé le doyen de Norvent.", GAZETTE, "2031-05-09"),
        ),
    ],
)
def test_one_thing_owed_to_two_is_a_conflict(tmp_path: Path, one: Article, other: Article) -> None:
    """The alert, the letter, the affair."""
    assert "origin" in kinds(tmp_path, one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # the same one
        (LETTER, ("C'est Radio Ambre qui a dévoilé le courrier du doyen de Norvent.", GAZETTE, "2031-05-09")),
        # another document
        (LETTER, ("Le Phare a révélé le rapport sur le doyen de Norvent.", GAZETTE, "2031-05-09")),
        # another story
        (ALERT, ("À Armance, c'est un éclusier qui a lancé l'alerte.", GAZETTE, "2031-07-01")),
        # who saw it after it had come out
        (
            ("La note du doyen de Norvent a été révélée par Le Phare.", GAZETTE, "2031-05-01"),
            ("La Vigie a pu consulter la note du doyen de Norvent.", VIGIE, "2031-05-03"),
        ),
        # what an inquiry reveals is owed to nobody
        (LETTER, ("L'enquête a révélé la lettre du doyen de Norvent.", GAZETTE, "2031-05-09")),
    ],
)
def test_what_may_be_both_s_is_none(tmp_path: Path, one: Article, other: Article) -> None:
    """One source, two documents, two stories."""
    assert "origin" not in kinds(tmp_path, one, other)
