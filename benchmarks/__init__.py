"""Speed, memory and start of Selon, measured in one run with what they are compared with.

`python -m benchmarks.speed`, `python -m benchmarks.memory`, `python -m benchmarks.startup`.
No test holds these figures: they depend on the machine, which each run names.
"""
