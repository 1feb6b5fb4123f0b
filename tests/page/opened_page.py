"""The page as it is open in a browser: what a person does in it, and what the browser saw it do."""

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

PATIENCE = 180_000
"""Milliseconds. Nothing is timed: a busy machine may take as long as it likes, and a page that hangs ends the test."""

Files = dict[str, bytes]


class OpenedPage:
    """One tab with the page. ``asked`` are the addresses it asked for, and ``said`` what the console had to say."""

    def __init__(self, context: Any, address: str) -> None:
        self.context, self.address = context, address
        self.asked: list[tuple[str, str]] = []
        self.said: list[str] = []
        context.set_default_timeout(PATIENCE)
        context.on("request", lambda request: self.asked.append((request.method, request.url)))
        self.tab = context.new_page()
        self.tab.on("console", lambda message: self.said.append(message.text))
        self.tab.on("pageerror", lambda error: self.said.append(str(error)))
        self.tab.goto(address)

    def close(self) -> None:
        """Close the tab, whatever it would ask."""
        self.context.close()

    def python_has_started(self) -> None:
        """Wait until Python has started and the first scheme is checked."""
        self.shows("#scheme-said", "Nothing is wrong")

    def shows(self, place: str, words: str) -> str:
        """Wait until some words stand in a place; give all that stands there."""
        self.tab.locator(place).filter(has_text=words).wait_for()
        return str(self.tab.inner_text(place))

    def go_to(self, view: str) -> None:
        """Go to a step."""
        self.tab.click(f'nav a[href="#{view}"]')
        self.tab.locator(f"#{view}-heading").wait_for()

    def open_scheme(self, file: Path) -> None:
        """Open a scheme, and wait until it is checked."""
        self.go_to("scheme")
        self.tab.set_input_files("#scheme-file", str(file))
        self.shows("#scheme-said", f"Nothing is wrong with {file.name}")

    def open_records(self, files: Iterable[Path], mapping: Path | None = None) -> None:
        """Open records, in the place of those that were open."""
        self.go_to("records")
        if self.tab.is_visible("#desk-clear"):
            self.tab.click("#desk-clear")
        self.tab.set_input_files("#records-files", [str(file) for file in files])
        if mapping is not None:
            self.tab.set_input_files("#mapping-file", str(mapping))

    def use_invented(self, plans: int, tables: str = "") -> None:
        """Use invented records, of some tables only where they are named."""
        self.go_to("records")
        self.tab.select_option("#sample-tables", tables)
        self.tab.fill("#sample-plans", str(plans))
        self.tab.click("#sample-use")
        self.shows("#desk", "Invented records")

    def settle(self, period: str, as_at: str = "") -> None:
        """Settle, and wait until the lines are there."""
        self.go_to("records")
        self.tab.fill("#period", period)
        self.tab.fill("#as_at", as_at)
        self.tab.click("#settle-form button[type=submit]")
        self.tab.locator("#settlement-heading").wait_for()

    def choose_to_compare(self, *names: str) -> None:
        """Choose these shipped schemes and no others."""
        self.go_to("compare")
        # From the last: what is not chosen any more is not counted any more.
        for one in reversed(self.tab.locator("#compared input:checked").all()):
            one.uncheck()
        for name in names:
            self.tab.check(f"#compare-{name}")

    def save_everything(self) -> Files:
        """Save everything, and give the files by their names."""
        with self.tab.expect_download() as saved:
            self.tab.click("#save-all")
        return unzipped(saved.value.path())


def unzipped(archive: Path) -> Files:
    """The files of an archive by their names."""
    with zipfile.ZipFile(io.BytesIO(Path(archive).read_bytes())) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def in_folder(folder: Path, called: str) -> Files:
    """The files of a folder by their names, under what the folder is called."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {f"{called}/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in files}
