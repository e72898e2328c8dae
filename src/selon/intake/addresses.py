"""Which addresses of the network may be asked: public ones over http and https, and what a person allowed by name.

An address is read once, by the parser whose result is connected to, so that no second reading can differ. Names are
resolved when the connection is made (`connections.py`), and what they resolve to is checked by `forbidden` there."""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable
from threading import Thread

import httpx

from selon.errors import NotFetched

Allowed = frozenset[tuple[str, int]]
"""Hosts and ports that a person allows although they are private or unusual."""
Resolver = Callable[[str, int, float], list[str]]
"""Host, port and patience in seconds to the IP addresses of the host."""

PORTS = {"http": 80, "https": 443}
LONGEST = 2048
NAME = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
# WHATWG: a host whose last label is a number is an IPv4 address, in whatever spelling.
NUMBER = re.compile(r"[0-9]{1,64}|0x[0-9a-f]{0,64}")
WHOLE_NET = ipaddress.ip_network("2000::/3")
NAT64 = ipaddress.ip_network("64:ff9b::/96")
# The special-purpose registries of IANA (RFC 6890 and what followed), by what they are called for a person. They are
# written out, as which of them `ipaddress` knows depends on the version of Python.
SPECIAL = {
    "0.0.0.0/8": "this network",
    "10.0.0.0/8": "private",
    "100.64.0.0/10": "inside a provider's network",
    "127.0.0.0/8": "this machine",
    "168.63.129.16/32": "the service of a cloud",
    "169.254.0.0/16": "link-local, where clouds have their metadata",
    "172.16.0.0/12": "private",
    "192.0.0.0/24": "reserved",
    "192.0.2.0/24": "for examples",
    "192.31.196.0/24": "reserved",
    "192.52.193.0/24": "reserved",
    "192.88.99.0/24": "a relay of 6to4",
    "192.168.0.0/16": "private",
    "192.175.48.0/24": "reserved",
    "198.18.0.0/15": "for benchmarks",
    "198.51.100.0/24": "for examples",
    "203.0.113.0/24": "for examples",
    "224.0.0.0/4": "multicast",
    "240.0.0.0/4": "reserved",
    "::/128": "this network",
    "::1/128": "this machine",
    "::ffff:0:0/96": "an IPv4 address in IPv6",
    "fc00::/7": "private",
    "fe80::/10": "link-local",
    "fec0::/10": "private",
    "ff00::/8": "multicast",
    "2001::/23": "reserved or a tunnel",
    "2001:db8::/32": "for examples",
    "2002::/16": "an IPv4 address in IPv6 (6to4)",
    "2620:4f:8000::/48": "reserved",
    "3fff::/20": "for examples",
}
NETWORKS = [(ipaddress.ip_network(written), kind) for written, kind in SPECIAL.items()]


def target(address: str, allowed: Allowed = frozenset()) -> httpx.URL:
    """The address as it will be asked: host in ASCII, no fragment, no dot at the end of the host.

    Raises NotFetched for another scheme, a name or password in it, an unusual port or host, a forbidden IP address."""
    url = _parsed(address)
    host = url.raw_host.decode("ascii").lower().removesuffix(".")
    port = PORTS[url.scheme] if url.port is None else url.port
    _check_host(address, host)
    url = url.copy_with(host=host, fragment=None)
    if (host, port) in allowed:
        return url
    if port not in PORTS.values():
        raise NotFetched(address, f"port {port} is neither 80 nor 443", f"If you trust it, add --allow {host}:{port}.")
    if _is_ip(host) and (kind := forbidden(host)):
        raise refused(address, host, kind)
    return url


def _parsed(address: str) -> httpx.URL:
    """The parts of an address; raises NotFetched where it is none, or has a user in it."""
    if len(address) > LONGEST:
        raise NotFetched(address[:80] + "…", f"the address has over {LONGEST} characters", "Check where it comes from.")
    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, ValueError) as error:
        raise NotFetched(address, f"it is no address ({error})", "Check its spelling.") from error
    if url.scheme not in PORTS:
        raise NotFetched(address, f"{url.scheme or 'no scheme'} is neither http nor https", "Give a page of the web.")
    if url.userinfo or "@" in address.split("//", 1)[-1].split("/", 1)[0]:
        raise NotFetched(address, "it has a name or a password before the host", "Give it without them.")
    if "\\" in address:
        raise NotFetched(address, "it has a backslash, which programs read in different ways", "Check its spelling.")
    return url


def _check_host(address: str, host: str) -> None:
    """Nothing; raises NotFetched for a host that is neither a name of the DNS nor an IP address as usually written."""
    if not host:
        raise NotFetched(address, "it names no host", "Check its spelling.")
    if _is_ip(host):
        return
    labels = host.split(".")
    if NUMBER.fullmatch(labels[-1]):
        raise NotFetched(address, f"{host} is a number that hides an IP address", "Write its four parts in decimal.")
    if len(host) > 253 or not all(NAME.fullmatch(label) for label in labels):
        raise NotFetched(address, f"{host} is no name of a host", "Check its spelling.")


def _is_ip(host: str) -> bool:
    """Whether a host is an IP address: four decimal parts without leading zeros, or IPv6 without a zone."""
    try:
        return bool(ipaddress.ip_address(host)) and "%" not in host
    except ValueError:
        return False


def forbidden(written: str) -> str | None:
    """What kind of IP address it is when it is none of the public net, else None.

    An IPv4 address that IPv6 carries through NAT64 is judged as that IPv4 address."""
    try:
        ip = ipaddress.ip_address(written)
    except ValueError:
        return "no IP address"
    if ip in NAT64:
        return forbidden(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
    for network, kind in NETWORKS:
        if ip in network:
            return kind
    if ip.version == 6 and (ip not in WHOLE_NET or ip.scope_id):
        return "reserved"
    return None


def refused(place: str, ip: str, kind: str) -> NotFetched:
    """The error for a host that leads to a forbidden IP address."""
    remedy = "Selon asks public addresses only. If you trust it, allow its host and port with --allow HOST:PORT."
    return NotFetched(place, f"it leads to {ip}, which is {kind}", remedy)


def resolved(host: str, port: int, patience: float) -> list[str]:
    """The IP addresses of a host by the system's resolver, each once; empty when it has none or takes too long.

    The resolver knows no time limit of its own: it is asked in a thread that is left behind when it takes too long."""
    found: list[str] = []

    def ask() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            return
        found.extend(dict.fromkeys(str(answer[4][0]) for answer in answers))

    asking = Thread(target=ask, daemon=True)
    asking.start()
    asking.join(patience)
    return list(found)


def vetted(host: str, port: int, ips: list[str], allowed: Allowed) -> list[str]:
    """The IP addresses to connect to; raises NotFetched when one of them is forbidden, or there is none.

    One forbidden address among good ones spoils all: an honest host has none."""
    if not ips:
        fact = "no such host is known, or its name server does not answer"
        raise NotFetched(host, fact, "Check its spelling.", passing=True)
    for ip in ips:
        if (host, port) not in allowed and (kind := forbidden(ip)):
            raise refused(host, ip, kind)
    return ips
