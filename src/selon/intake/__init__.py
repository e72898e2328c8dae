"""The outside world -> Capture: bytes with where and when they were found, and nothing decided about them yet."""

from selon.intake.door import captures
from selon.intake.progress import Progress

__all__ = ["Progress", "captures"]
