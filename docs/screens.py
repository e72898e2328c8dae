"""Take the pictures of the pages in docs/pictures: `python -m docs.screens` (needs Debian's chromium).

The ledger is that of the demo, made anew; its instant is a fixed one, so that only what changed on a page changes."""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from playwright.sync_api import sync_playwright

from selon.claims.stems import stems
from selon.cli.options import Tally, Wish, kept
from selon.ledger import Entry, Ledger
from selon.pipeline import grammar
from selon.web.pages import router

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / "examples"
NOW = "2031-06-14T08:00:00.000000Z"
ISSUE = "train%20de%20nuit"
SCREENS = {
    "article": ("/article/04-gazette-doute-v1?lang=fr", 1180, 1000, "light"),
    "issue": (f"/issue/{ISSUE}?lang=fr&as-of=2031-05-02", 1180, 1100, "light"),
    "conflicts": ("/conflicts?lang=fr&kind=numeric", 1180, 900, "light"),
    "origins": (f"/origins/{ISSUE}?lang=fr", 1180, 820, "light"),
    "dark": ("/?lang=en", 1180, 900, "dark"),
    "small": ("/article/04-gazette-doute-v1?lang=fr", 360, 900, "light"),
}
"""Name of a picture: address, width, height, light."""
MOST = 300_000
"""Bytes that a picture may have."""


def main() -> None:
    """Writes every picture."""
    with tempfile.TemporaryDirectory() as folder, served(filled(Path(folder) / "demo.db")) as home:
        with sync_playwright() as started:
            arguments = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
            browser = started.chromium.launch(executable_path="/usr/bin/chromium", args=arguments)
            for name, (address, width, height, light) in SCREENS.items():
                screen = {"width": width, "height": height}
                speech = "en-GB" if "lang=en" in address else "fr-FR"
                page = browser.new_page(viewport=screen, color_scheme=light, locale=speech)  # type: ignore[arg-type]
                page.goto(home + address)
                page.wait_for_load_state("networkidle")
                written = page.screenshot(path=HERE / "pictures" / f"web-{name}.png")
                if len(written) > MOST:
                    raise SystemExit(f"web-{name}.png: {len(written):,} bytes; a picture may have {MOST:,}")
            browser.close()


def filled(path: Path) -> Path:
    """The ledger of the demo."""
    entries = kept((str(EXAMPLES),), Wish(sources=str(EXAMPLES / "sources.tsv")), Tally(), statements=True)
    with Ledger(path, create=True) as ledger:
        ledger.add((Entry(capture=one, reading=it, grammar=grammar()) for one, it in entries), stems, NOW)
    return path


@contextmanager
def served(path: Path) -> Iterator[str]:
    """The address at which the pages over a ledger are served."""
    app, ledger = FastAPI(), Ledger(path)

    @contextmanager
    def opened() -> Iterator[Ledger]:
        yield ledger

    app.state.open = opened
    app.include_router(router)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=5)


if __name__ == "__main__":
    main()
