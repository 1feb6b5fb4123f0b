"""Chromium without a window or a network: what becomes of a page in it."""

import os
import re
import shutil
import subprocess
from html import escape
from pathlib import Path

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium() -> str:
    """Find the browser. Where it is missing the test is skipped, but fails where everything is to be tested."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        assert not os.environ.get("CI"), "no Chromium: apt-get install chromium"
        pytest.skip("no Chromium is installed (apt-get install chromium), so the page cannot be looked at")
    return found


def run(folder: Path, *arguments: str | Path) -> str:
    """Run the browser with a profile of its own, and give what it prints."""
    done = subprocess.run(
        [chromium(), *FLAGS, f"--user-data-dir={folder / 'profile'}", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=120,
    )
    return done.stdout


def measured(folder: Path, page: str, width: int, script: str) -> str:
    """Give what a script says of a page in a window so many pixels wide; in it, ``page`` is the page's document."""
    frame = folder / "frame.html"
    frame.write_text(
        f'<!DOCTYPE html><meta charset="utf-8"><body><iframe style="width:{width}px;height:800px;border:0" '
        f'srcdoc="{escape(page)}"></iframe><script>onload = () => {{'
        "const page = document.querySelector('iframe').contentDocument;"
        f"document.body.dataset.found = {script};}}</script></body>",
        encoding="utf-8",
    )
    found = re.search(r'<body data-found="([^"]*)"', run(folder, "--dump-dom", frame.as_uri()))
    assert found, "the page did not load"
    return found[1]
