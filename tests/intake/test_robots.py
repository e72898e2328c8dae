"""robots.txt is read as RFC 9309 says."""

from __future__ import annotations

import time

import pytest

from selon.intake.robots import LONGEST_DELAY, robots

OURS = b"""
# the whole site for one program, less for all
User-agent: Selon/1.0
User-Agent: other
Disallow: /archives/   # too many
Allow: /archives/public
crawl-delay: 2.5

User-agent: *
Disallow: /
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [("/", True), ("/archives/", False), ("/archives/public/a", True), ("/archives", True), ("/archives/?a=b", False)],
)
def test_the_longest_rule_of_our_group_decides(path: str, allowed: bool) -> None:
    """The group that names us goes before the one for all."""
    assert robots(OURS).allows(path) is allowed
    assert robots(OURS).delay == 2.5


@pytest.mark.parametrize(
    ("rule", "path", "allowed"),
    [
        ("Disallow: /a", "/abc", False),
        ("Disallow: /a", "/b", True),
        ("Disallow:", "/a", True),
        ("Disallow: /*.pdf$", "/a/b.pdf", False),
        ("Disallow: /*.pdf$", "/a/b.pdf?x", True),
        ("Disallow: /*/b*c", "/a/b/d/c", False),
        ("Disallow: /*/b*c", "/a/c/b", True),
        ("Disallow: /a$", "/a", False),
        ("Disallow: /a$", "/ab", True),
        ("Disallow: /é", "/%C3%A9t%C3%A9", False),
        ("Disallow: /%c3%a9", "/%C3%A9", False),
        ("Disallow: /a%2Fb", "/a/b", True),
        ("Disallow: /a\nAllow: /a", "/a", True),
        ("Allow: /\nDisallow: /a/", "/a/b", False),
        ("Disallow: *b", "/ab", False),
        ("  disallow :  /a  ", "/a", False),
        ("Disallow: /a*a$", "/a", True),
    ],
)
def test_a_rule_fits_as_the_standard_says(rule: str, path: str, allowed: bool) -> None:
    """Wildcards, ends, letters beyond ASCII, ties."""
    assert robots(f"User-agent: *\n{rule}".encode()).allows(path) is allowed


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe\x00", b"<html>404</html>", b"Disallow: /", b"User-agent: selonde\nDisallow: /"]
)
def test_what_names_nobody_forbids_nothing(data: bytes) -> None:
    """An empty file, a page, a rule without a group, a group for another program."""
    assert robots(data).allows("/a")


def test_groups_of_one_program_are_joined_and_a_mark_at_the_head_is_nothing() -> None:
    """Two groups that name us count as one; a byte order mark is no letter."""
    text = b"\xef\xbb\xbfUser-agent: selon\nDisallow: /a\n\nUser-agent: SELON\r\nDisallow: /b\r\n"
    assert not robots(text).allows("/a") and not robots(text).allows("/b") and robots(text).allows("/c")


def test_a_hostile_file_costs_no_time() -> None:
    """Half a megabyte of wildcards, looked up in a long path, within a second."""
    text = b"User-agent: *\nCrawl-delay: 999999\n" + b"Disallow: /" + b"*a" * 900 + b"$\n"
    rules = robots(text + b"Disallow: /" + b"*ab" * 600 + b"\n" + b"Disallow: /x*\n" * 200_000)
    begun = time.process_time()
    assert rules.allows("/" + "a" * 1800 + "b")
    assert time.process_time() - begun < 1
    assert rules.delay == LONGEST_DELAY
