"""Quality of Selon's reading: gold passages, scorer, error classes, pinned floors, peers.

`python -m evaluation.run` prints the tables, `python -m evaluation.gate` holds them above their floors,
`python -m evaluation.errors` says what is wrong, `python -m evaluation.peers` sets other tools beside.
Definitions stand in docs/evaluation.md.
"""
