"""The outside world -> Capture: bytes with where and when they were found, and nothing decided about them yet."""
