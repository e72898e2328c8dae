"""Two readings of one article -> Revision: which claims changed, which edits change none.

The text decides where to look and the readings what it means: a claim can only have changed where words differ, so
that an error of a reading alone never makes a change. Sentences are paired (`pairing.py`), the words that differ are
found in each pair (`differing.py`), and every kind of change has its test on these words."""

from __future__ import annotations

from selon.revisions.comparing import compare

__all__ = ["compare"]
