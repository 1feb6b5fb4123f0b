"""Firefox without a window, by its own protocol: what a person does in the page, and what is saved.

It listens on this machine alone (Marionette: each message is its length, a colon, and JSON), so nothing is needed
besides the browser.
"""

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

import pytest

NAMES = ("firefox-esr", "firefox")
PATIENCE = 300
"""Seconds. Nothing is timed: a busy machine may take as long as it likes, and a page that hangs ends the test."""
_PREFERENCES = {
    "marionette.port": 0,
    "browser.download.folderList": 2,
    "browser.download.useDownloadDir": True,
    "browser.download.always_ask_before_handling_new_types": False,
    "browser.download.alwaysOpenPanel": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "toolkit.telemetry.enabled": False,
}
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""What the protocol calls an element by."""


def firefox() -> str:
    """Find the browser. Where it is missing the test is skipped, but fails where everything is to be tested."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        assert not os.environ.get("CI"), "no Firefox: apt-get install firefox-esr"
        pytest.skip("no Firefox is installed (apt-get install firefox-esr), so the page cannot be looked at in it")
    return found


class Firefox:
    """One tab of a Firefox with a profile of its own in a folder; what is saved goes into ``downloads`` there."""

    def __init__(self, folder: Path) -> None:
        self.downloads, profile = folder / "downloads", folder / "profile"
        for made in (self.downloads, profile):
            made.mkdir(parents=True)
        preferences = {**_PREFERENCES, "browser.download.dir": str(self.downloads)}
        said = "".join(f'user_pref("{name}", {json.dumps(value)});\n' for name, value in preferences.items())
        (profile / "user.js").write_text(said, encoding="utf-8")
        self._browser = subprocess.Popen(
            [firefox(), "--headless", "--marionette", "--no-remote", "--profile", str(profile)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "HOME": str(folder), "MOZ_CRASHREPORTER_DISABLE": "1"},
        )
        port = profile / "MarionetteActivePort"
        self._until(lambda: port.is_file() and port.read_text(encoding="utf-8").strip())
        self._socket = socket.create_connection(("127.0.0.1", int(port.read_text(encoding="utf-8"))), PATIENCE)
        self._heard = self._socket.makefile("rb")
        self._number = 0
        self._message()
        self._ask("WebDriver:NewSession")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End the browser that was started here."""
        self._heard.close()
        self._socket.close()
        self._browser.terminate()
        self._browser.wait(timeout=60)

    def go_to(self, address: str) -> None:
        """Open a page."""
        self._ask("WebDriver:Navigate", url=address)

    def value_of(self, script: str, *given: object) -> Any:
        """Give what a script gives back; ``arguments`` has what is given to it."""
        return self._ask("WebDriver:ExecuteScript", script=f"return ({script})", args=list(given))["value"]

    def open_files(self, place: str, files: Sequence[Path]) -> None:
        """Open files in a field for them."""
        found = self._ask("WebDriver:FindElement", using="css selector", value=place)["value"]
        self._ask("WebDriver:ElementSendKeys", id=found[_ELEMENT], text="\n".join(map(str, files)))

    def click(self, place: str) -> None:
        """Click on something, as scripts do."""
        self.value_of("document.querySelector(arguments[0]).click()", place)

    def fill(self, place: str, text: str) -> None:
        """Write into a field."""
        self.value_of("document.querySelector(arguments[0]).value = arguments[1]", place, text)

    def type_into(self, place: str, text: str) -> None:
        """Put a text in the place of what is in a field, and let the page hear of it as of something typed."""
        self.fill(place, text)
        self.value_of(
            "document.querySelector(arguments[0]).dispatchEvent(new Event('input', { bubbles: true }))", place
        )

    def shows(self, place: str, words: str) -> str:
        """Wait until some words stand in a place that can be seen; give all that stands there."""
        text = "document.querySelector(arguments[0])?.innerText || ''"
        self._until(lambda: words in self.value_of(text, place))
        return str(self.value_of(text, place))

    def saved(self, ending: str) -> Path:
        """Wait until a file is saved whole, and give it."""
        self._until(lambda: list(self.downloads.glob(f"*{ending}")) and not list(self.downloads.glob("*.part")))
        (file,) = self.downloads.glob(f"*{ending}")
        return file

    def _until(self, is_so: Any) -> None:
        end = time.monotonic() + PATIENCE
        while not is_so():
            assert time.monotonic() < end, "the browser does not answer"
            assert self._browser.poll() is None, "the browser has ended"
            time.sleep(0.2)

    def _ask(self, command: str, **said: object) -> Any:
        self._number += 1
        text = json.dumps([0, self._number, command, said]).encode()
        self._socket.sendall(b"%d:%b" % (len(text), text))
        _, number, wrong, answer = self._message()
        assert (number, wrong) == (self._number, None), wrong
        return answer

    def _message(self) -> Any:
        length = b""
        while (digit := self._heard.read(1)) != b":":
            assert digit, "the browser has closed the connection"
            length += digit
        return json.loads(self._heard.read(int(length)))
