"""Progress: a line on a terminal that is gone at the end, and nothing anywhere else."""

import io
import sys

import pytest

from pbr.cli.progress import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def counted(stream: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> str:
    seconds = iter([0.0, 0.1, 0.7, 0.8])
    monkeypatch.setattr("time.monotonic", lambda: next(seconds))
    monkeypatch.setattr(sys, "stderr", stream)
    with progress() as shown:
        for _ in range(3):
            shown.write(range(5_000))
    return stream.getvalue()


def test_lines_are_counted_twice_a_second_and_wiped_away(monkeypatch: pytest.MonkeyPatch) -> None:
    assert counted(Terminal(), monkeypatch) == "\r\x1b[K10,000 lines ...\r\x1b[K"


def test_a_bar_says_how_much_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal, seconds = Terminal(), iter([0.0, 0.6])
    monkeypatch.setattr("time.monotonic", lambda: next(seconds))
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress() as shown:
        shown.reach("drawing", 25, 100)
    assert terminal.getvalue() == "\r\x1b[K[#####...............] drawing ...\r\x1b[K"


def test_nothing_is_shown_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert counted(io.StringIO(), monkeypatch) == ""


def test_it_is_wiped_away_when_the_run_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with pytest.raises(KeyboardInterrupt), progress():
        raise KeyboardInterrupt
    assert terminal.getvalue() == "\r\x1b[K"
