"""One page, built once and served to this machine, and one browser, for all tests of this folder."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pbr.api.described.page import build_page, page_served
from tests.browser.chromium import FLAGS, chromium
from tests.page.opened_page import OpenedPage

FETCHED = "PBR_PAGE_FETCHED"
"""The variable that names the folder in which ``package``, ``wheels`` and ``axe.min.js`` were fetched."""


INTRANET = "intranet.example"
"""A name by which the browser finds this machine, and takes it for another one."""


@pytest.fixture(scope="session")
def fetched() -> Path:
    """The folder of what was fetched. Where none is named the tests are skipped, but fail where all is to be tested."""
    named = os.environ.get(FETCHED)
    if not named:
        assert not os.environ.get("CI"), f"{FETCHED} names no folder: see .ci/run"
        pytest.skip(f"{FETCHED} names no folder with what the page is made of (.ci/run fetches it)")
    return Path(named)


@pytest.fixture(scope="session")
def bundle(fetched: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the page."""
    folder = tmp_path_factory.mktemp("page") / "bundle"
    build_page(folder, fetched / "package", fetched / "wheels")
    return folder


@pytest.fixture(scope="session")
def address(bundle: Path) -> Iterator[str]:
    """Where the page is served."""
    with page_served(bundle) as served:
        yield served


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The browser, without a window."""
    driver = pytest.importorskip("playwright.sync_api", reason="pip install playwright (.ci/run has its version)")
    with driver.sync_playwright() as started:
        named = f"--host-resolver-rules=MAP {INTRANET} 127.0.0.1"
        opened = started.chromium.launch(executable_path=chromium(), args=[*FLAGS[1:], named])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def page(browser: Any, address: str) -> Iterator[OpenedPage]:
    """The page, opened once: Python starts once in it, and every test goes on from where the last one left it."""
    opened = OpenedPage(browser.new_context(viewport={"width": 1280, "height": 900}), address)
    opened.python_has_started()
    yield opened
    opened.close()
