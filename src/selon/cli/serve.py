"""`selon serve`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from selon.cli.ledgers import path_of

if TYPE_CHECKING:
    from socket import socket

    import uvicorn

PORT = 8765
"""Where the server listens unless told otherwise."""
IN_FLIGHT = 256
"""Requests that are taken at a time; more are told to come again."""


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0 takes a free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option(
    "--name", "names", multiple=True, metavar="NAME", help="The name of a proxy before it: others reach it then."
)
@click.option(
    "--public-reading",
    "public",
    is_flag=True,
    help="Where others reach it: let whoever reaches it read the whole ledger, without a token.",
)
@click.option("--open", "open_", is_flag=True, help="Open the first page in your browser.")
@click.option("--access-log", is_flag=True, help="Write a line for each request on standard error.")
@click.pass_context
def serve(
    ctx: click.Context, /, host: str, names: tuple[str, ...], public: bool, open_: bool, **how: int | bool
) -> None:
    """Open the pages and the API of the ledger, until Ctrl-C.

    Only this machine reaches it, and reads without a token. Where others reach it (--host, --name) reading wants a
    token of `selon token new`, unless --public-reading opens the ledger to all. Adding over the API always wants one.
    """
    import uvicorn

    from selon.web.app import create_app
    from selon.web.listening import listening
    from selon.web.settings import Settings

    settings = Settings(host=host, names=tuple(name.lower() for name in names), public=public)
    app = create_app(path_of(ctx), settings)
    config = uvicorn.Config(
        app,
        log_level="info" if how["access_log"] else "warning",
        access_log=bool(how["access_log"]),
        server_header=False,
        proxy_headers=False,
        limit_concurrency=IN_FLIGHT,
        timeout_graceful_shutdown=5,
    )
    _run(uvicorn.Server(config), listening(host, int(how["port"])), public=public, open_=open_)


def _run(server: uvicorn.Server, bound: socket, *, public: bool, open_: bool) -> None:
    """Say where, and answer until somebody ends it."""
    host, port = bound.getsockname()[:2]
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    click.echo(f"Serving at {address} (Ctrl-C ends it)")
    if public:
        click.echo("Whoever reaches this address reads the whole ledger: --public-reading.", err=True)
    if open_:
        click.launch(address)
    server.run(sockets=[bound])
