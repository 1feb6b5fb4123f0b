"""On a terminal: words stay whole however narrow it is, and nothing that is printed commands it."""

import os
import re
import struct
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.cli.terminal_text import folded, harmless
from tests.cli.command import ESSEX, JUNE, PLANS, extract

POSIX = pytest.mark.skipif(os.name != "posix", reason="terminals of POSIX systems")
STYLE = re.compile("\x1b\\[[0-9;]*[mK]")


def on_a_terminal(columns: int, *arguments: str | Path) -> str:
    """Run the command on a terminal so many characters wide, and give what it shows."""
    import fcntl
    import pty
    import termios

    reading, writing = pty.openpty()
    fcntl.ioctl(writing, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    command = [sys.executable, "-m", "pbr", *map(str, arguments)]
    environment = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "LINES", "NO_COLOR")}
    # A process in a session of its own that has this terminal and no other.
    child = os.posix_spawn(
        sys.executable,
        command,
        {**environment, "TERM": "xterm"},
        file_actions=[(os.POSIX_SPAWN_DUP2, writing, 1), (os.POSIX_SPAWN_DUP2, writing, 2)],
    )
    os.close(writing)
    shown = b""
    while True:
        try:
            more = os.read(reading, 65_536)
        except OSError:
            break
        if not more:
            break
        shown += more
    os.close(reading)
    os.waitpid(child, 0)
    return shown.decode().replace("\r\n", "\n")


@POSIX
@pytest.mark.parametrize("columns", [60, 50, 200])
def test_a_settlement_has_its_words_whole_and_fits(tmp_path: Path, columns: int) -> None:
    shown = STYLE.sub("", on_a_terminal(columns, "settle", ESSEX, extract(tmp_path), *JUNE))
    words = set(re.split(r"\s+", shown))
    assert {"package", "bonus", "earned", "Status", "£3,150.00", "Total"} <= words
    assert "packag" not in words
    assert max(map(len, shown.rpartition("\r")[2].splitlines())) <= columns
    # However it is set out, every amount is beside its status.
    assert re.search(r"due +2 +£3,150.00", shown)


@POSIX
@pytest.mark.parametrize("arguments", [["describe", ESSEX], ["settle", ESSEX, "records", *JUNE, "--explain", "A"]])
def test_a_story_and_a_description_have_their_words_whole(
    tmp_path: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    extract(tmp_path)
    monkeypatch.chdir(tmp_path)
    shown = STYLE.sub("", on_a_terminal(60, *arguments)).rpartition("\r")[2]
    longest = max(shown.splitlines(), key=len)
    assert len(longest) <= 60 or " " not in longest.strip()


@POSIX
@pytest.mark.parametrize("shape", ["csv", "json"])
@pytest.mark.parametrize("filed", [True, False])
def test_nothing_in_a_record_commands_a_terminal(tmp_path: Path, shape: str, filed: bool) -> None:
    """Held in quotes, a name may have any character; the file itself keeps it."""
    records = extract(tmp_path, PLANS.replace(",P1,", ',"P\x9b2J1",'))
    out: list[str | Path] = ["--out", tmp_path / "out"] if filed else []
    shown = on_a_terminal(80, "settle", ESSEX, records, *JUNE, "--format", shape, *out)
    assert "\x9b" not in shown
    if "P\\x9b2J1" not in shown:
        assert "error[PBR" in shown  # a reader that refuses such a name is as good


@given(st.text(max_size=60))
def test_what_is_harmless_has_nothing_but_what_is_seen_and_ends_of_lines(text: str) -> None:
    safe = harmless(text)
    assert all(line.isprintable() for line in safe.split("\n"))
    assert safe.count("\n") == text.count("\n")
    if text.replace("\n", "").isprintable():
        assert safe == text


@given(st.lists(st.text("ab ", min_size=1, max_size=30), max_size=4), st.integers(5, 40))
def test_folding_changes_nothing_but_spaces(lines: list[str], width: int) -> None:
    text = "".join(f"{line}\n" for line in lines)
    assert folded(text, width).split() == text.split()
    for line in folded(text, width).splitlines():
        assert len(line) <= max(width, 4 + max(map(len, text.split()), default=0) + 30)
