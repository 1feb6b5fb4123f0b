"""The page for everybody: axe without findings, keyboard alone, a narrow window, paper, and browsers that cannot."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.examples.made import EXAMPLES
from tests.page.opened_page import PATIENCE, OpenedPage

pytestmark = pytest.mark.page

VIEWS = ("scheme", "records", "settlement", "compare", "judge", "extract", "ledger", "about")
FOUND = "() => axe.run().then((all) => all.violations.map((one) => `${one.id}: ${one.nodes[0].html}`))"
MOST_TABS = 400
LEDGER = EXAMPLES / "from-a-case-system" / "ledger"


@pytest.fixture(scope="module")
def filled(page: OpenedPage) -> OpenedPage:
    """The page with a scheme that has problems, a settlement with a story, and a comparison."""
    tab = page.tab
    page.go_to("scheme")
    tab.select_option("#shipped", "essex-reablement-bonus")
    page.shows("#scheme-said", "8 worked examples")
    page.use_invented(50)
    page.settle("2026-08")
    page.shows("#lines-said", "Lines 1 to")
    tab.select_option("#of-provider", "P1")
    tab.click("#provider-sums summary")
    page.shows("#provider-sums", "of P1 alone")
    tab.locator("#lines button.link").first.click()
    page.shows("#story", "The story of")
    tab.click("#statement-form button[type=submit]")
    tab.locator("#statement h1").wait_for()
    page.go_to("extract")
    tab.click("#check-form button[type=submit]")
    page.shows("#check-said", "Checked")
    tab.click("#map-form button[type=submit]")
    page.shows("#map-said", "A mapping was started")
    page.go_to("judge")
    tab.click("#judge-form button[type=submit]")
    page.shows("#judge-problems", "measures nothing")
    page.go_to("ledger")
    tab.set_input_files("#ledger-folder", str(LEDGER))
    tab.click("#ledger-form button[type=submit]")
    tab.locator("#ledger-problems h3, #ledger-looked").locator("visible=true").first.wait_for()
    page.go_to("compare")
    tab.check("#compare-hourly-plus-bonus")
    tab.fill("#compare-period", "2026-08")
    tab.click("#compare-form button[type=submit]")
    page.shows("#compare-said", "Compared")
    page.go_to("scheme")
    text = tab.input_value("#scheme-text")
    tab.fill("#scheme-text", text.replace("pay: package_price", "pay: package_prise"))
    page.shows("#scheme-said", "wrong with")
    return page


@pytest.fixture(params=[1280, 400])
def wide(request: pytest.FixtureRequest, filled: OpenedPage) -> Iterator[int]:
    """The width of the window."""
    filled.tab.set_viewport_size({"width": request.param, "height": 900})
    yield request.param
    filled.tab.set_viewport_size({"width": 1280, "height": 900})


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    filled: OpenedPage, fetched: Path, wide: int, view: str
) -> None:
    filled.go_to(view)
    assert filled.tab.evaluate("document.documentElement.scrollWidth") <= wide
    filled.tab.evaluate((fetched / "axe.min.js").read_text(encoding="utf-8"))
    assert filled.tab.evaluate(FOUND) == []


def test_on_paper_nothing_is_cut(filled: OpenedPage) -> None:
    tab = filled.tab
    tab.emulate_media(media="print")
    tab.set_viewport_size({"width": 703, "height": 1031})
    for view in VIEWS:
        tab.evaluate("(view) => { location.hash = view; }", view)
        tab.locator(f"#{view}-heading").wait_for()
        assert tab.evaluate("document.documentElement.scrollWidth") <= 703
        assert tab.is_hidden("nav")
    tab.emulate_media(media="screen")
    tab.set_viewport_size({"width": 1280, "height": 900})
    assert len(tab.pdf()) > 10_000


def tab_to(tab: Any, wanted: str, key: str = "Tab") -> None:
    """Press the tabulator until the wanted element has the focus."""
    for _ in range(MOST_TABS):
        tab.keyboard.press(key)
        if tab.evaluate("(wanted) => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(f"{wanted} cannot be reached with the keyboard")


def test_everything_is_done_with_the_keyboard_alone(filled: OpenedPage) -> None:
    tab = filled.tab
    filled.go_to("scheme")
    tab_to(tab, "#shipped")
    tab.keyboard.type("essex-reablement-bonus")
    filled.shows("#scheme-said", "8 worked examples")
    tab_to(tab, ".next a")
    tab.keyboard.press("Enter")
    tab.locator("#records-heading").wait_for()
    assert tab.evaluate("document.activeElement.id") == "records-heading"
    tab_to(tab, "#sample-use")
    tab.keyboard.press("Enter")
    tab_to(tab, "#period")
    tab.keyboard.press("Control+A")
    tab.keyboard.type("2026-08")
    tab.keyboard.press("Enter")
    filled.shows("#lines-said", "Lines 1 to")
    tab_to(tab, "#lines button.link")
    line = tab.evaluate("document.activeElement.textContent")
    tab.keyboard.press("Enter")
    filled.shows("#story", f"The story of {line}")
    assert tab.evaluate("document.activeElement.textContent") == f"The story of {line}"
    tab_to(tab, "#story button")
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.textContent") == line
    tab_to(tab, "#statement-form button")
    tab.keyboard.press("Enter")
    tab.locator("#statement h1").wait_for()
    tab_to(tab, 'nav a[href="#extract"]')
    tab.keyboard.press("Enter")
    tab.locator("#extract-heading").wait_for()
    tab_to(tab, "#check-form button")
    tab.keyboard.press("Enter")
    filled.shows("#check-said", "Checked")


def test_a_browser_that_cannot_is_told_so(browser: Any, address: str, bundle: Path) -> None:
    context = browser.new_context()
    context.add_init_script("delete window.WebAssembly")
    tab = context.new_page()
    tab.goto(address)
    assert "This browser cannot run the page" in tab.inner_text("#cannot")
    assert "pbr settle" in tab.inner_text("#cannot")
    tab.goto((bundle / "index.html").as_uri())
    assert "opened as a file" in tab.inner_text("#cannot")
    context.close()
    without = browser.new_context(java_script_enabled=False)
    tab = without.new_page()
    tab.goto(address)
    assert "needs JavaScript" in tab.inner_text("noscript")
    without.close()


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ("delete HTMLScriptElement.prototype.noModule", "This browser cannot run the page"),
        ("delete window.Worker", "This browser cannot run the page"),
        ("delete CSSStyleSheet.prototype.replaceSync", "This browser cannot run the page"),
        ("window.Worker = class extends EventTarget { constructor() { super(); setTimeout(() => this.dispatchEvent("
         "new Event('error'))); } postMessage() {} }", "Python could not start in this browser"),
    ],
)  # fmt: skip
def test_what_a_browser_lacks_is_said(browser: Any, address: str, missing: str, said: str) -> None:
    context = browser.new_context()
    context.add_init_script(missing)
    tab = context.new_page()
    tab.goto(address)
    tab.locator("#cannot").filter(has_text=said).wait_for()
    assert "Firefox from version" in tab.inner_text("#cannot")
    context.close()


@pytest.mark.parametrize(
    ("file", "given", "said"),
    [
        ("pyodide.asm.wasm", {"status": 404}, "pyodide.asm.wasm is missing from the folder"),
        ("pyodide.asm.wasm", {"body": b"\0asm\1\0\0\0\x7f"}, "its WebAssembly is older than this Python"),
        ("python.zip", {"status": 404}, "python.zip is missing from the folder"),
        ("schemes.json", {"status": 404}, "schemes.json is missing from the folder"),
    ],
)
def test_what_keeps_python_from_starting_is_said(
    browser: Any, address: str, file: str, given: dict[str, Any], said: str
) -> None:
    context = browser.new_context()
    context.route(f"**/{file}", lambda route: route.fulfill(**given))
    tab = context.new_page()
    tab.goto(address)
    tab.locator("#cannot").filter(has_text=said).wait_for(timeout=PATIENCE)
    assert "could not start" in tab.inner_text("#cannot")
    context.close()


def test_where_no_folder_can_be_read_the_ledger_says_so(browser: Any, address: str) -> None:
    context = browser.new_context()
    context.add_init_script("delete HTMLInputElement.prototype.webkitdirectory")
    tab = context.new_page()
    tab.goto(f"{address}#ledger")
    tab.locator("#ledger-cannot").wait_for(timeout=PATIENCE)
    assert tab.is_hidden("#ledger-form")
    context.close()
