"""The documentation; its reference pages are written from the code by docs/reference.py."""
