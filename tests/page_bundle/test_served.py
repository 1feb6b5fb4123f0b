"""The page is served to this machine alone, with its headers, and nothing of it is written down or taken in."""

import socket
import struct
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from pbr import api
from pbr.page_bundle.loopback_server import LOOPBACK, serving
from pbr.page_bundle.policy import HEADERS, POLICY


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "served").mkdir()
    (tmp_path / "served" / "index.html").write_text("here", encoding="utf-8")
    (tmp_path / "served" / "a.mjs").write_text("1", encoding="utf-8")
    (tmp_path / "beside.txt").write_text("not this", encoding="utf-8")
    with serving(tmp_path / "served", 0) as found:
        yield found


def code_of(address: str, data: bytes | None = None) -> int:
    try:
        with urllib.request.urlopen(address, data) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code


def test_it_is_at_loopback_and_has_its_headers(address: str) -> None:
    assert address.startswith(f"http://{LOOPBACK}:")
    with urllib.request.urlopen(address) as answer:
        assert answer.read() == b"here"
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS
        assert answer.headers["Content-Security-Policy"].startswith(POLICY)
    with urllib.request.urlopen(address.replace("index.html", "a.mjs")) as answer:
        assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"


def test_it_gives_nothing_else_and_takes_nothing(address: str, capfd: pytest.CaptureFixture[str]) -> None:
    root = address.removesuffix("index.html")
    assert code_of(root + "..%2fbeside.txt") == 404
    assert code_of(root + "nothing.html") == 404
    assert code_of(address, b"data") == 501
    assert capfd.readouterr() == ("", "")


def test_a_browser_that_goes_away_in_the_middle_of_a_file_is_no_fault(
    address: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "served" / "large.wasm").write_bytes(bytes(50_000_000))
    before = set(threading.enumerate())
    with socket.create_connection((LOOPBACK, int(address.rpartition(":")[2].partition("/")[0]))) as browser:
        browser.sendall(b"GET /large.wasm HTTP/1.0\r\n\r\n")
        assert browser.recv(4) == b"HTTP"
        (gives,) = set(threading.enumerate()) - before
        # To be closed at once, whatever is still on its way: as when a tab is closed.
        browser.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    gives.join(60)
    assert not gives.is_alive()
    assert capfd.readouterr() == ("", "")
    assert code_of(address) == 200


def test_a_port_that_is_taken_is_said(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind((LOOPBACK, 0))
        other.listen()
        with pytest.raises(api.ProblemsFound) as wrong, serving(tmp_path, other.getsockname()[1]):
            pass
    assert [problem.code for problem in wrong.value.problems] == ["PBR971"]
