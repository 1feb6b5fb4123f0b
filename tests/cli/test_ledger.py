"""A ledger on the command line: exit codes, its streams, and that a run is settled whole or not at all."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pbr.api.ledger.verification import verify_ledger
from tests.cli.command import CANARY, ESSEX, PLANS, TOTAL, extract, pbr

POSIX = pytest.mark.skipif(os.name != "posix", reason="signals and pipes of POSIX systems")
QUARTER = ("--period", "2026-04-01 to 2026-06-30", "--as-at", "2026-06-30")
JULY = ("--period", "2026-07")
COMMIT = ("settle", ESSEX, "records", "--ledger", "ledger", *QUARTER, "--commit")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with an extract."""
    extract(tmp_path)
    return tmp_path


@pytest.fixture
def settled(place: Path) -> Path:
    """The same with the quarter settled."""
    done = pbr(*COMMIT, cwd=place)
    assert (done.returncode, done.stderr) == (0, "")
    return place


def test_looking_settles_nothing(place: Path) -> None:
    done = pbr("settle", ESSEX, "records", "--ledger", "ledger", *QUARTER, cwd=place)
    assert (done.returncode, done.stderr) == (0, "")
    assert TOTAL in done.stdout
    assert [path.name for path in place.iterdir()] == ["records"]


def test_looking_gives_the_run_as_it_would_be(place: Path) -> None:
    done = pbr("settle", ESSEX, "records", "--ledger", "ledger", *QUARTER, "--out", "seen", cwd=place)
    assert (done.returncode, done.stderr) == (0, "")
    pbr(*COMMIT, cwd=place)
    assert (place / "seen" / "lines.csv").read_bytes() == (place / "ledger" / "00001" / "lines.csv").read_bytes()


def test_settled_twice_is_settled_once(settled: Path) -> None:
    before = {path: path.read_bytes() for path in settled.rglob("*") if path.is_file()}
    again = pbr(*COMMIT, cwd=settled)
    assert (again.returncode, again.stderr) == (0, "")
    assert "already settled as run 1" in again.stdout
    assert {path: path.read_bytes() for path in settled.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("list", "ledger"), TOTAL),
        (("show", "ledger", "1"), TOTAL),
        (("history", "ledger", "A"), "£1,825.00"),
        (("history", "ledger", "P1"), "£3,400.00"),
        (("balance", "ledger"), TOTAL),
        (("verify", "ledger"), "1 run and 4 entries are as they were written, and add up"),
        (("verify", "ledger", "--recompute", "1"), "byte for byte"),
    ],
)  # fmt: skip
def test_what_is_asked_of_a_ledger_is_answered_on_stdout(settled: Path, words: tuple[str, ...], said: str) -> None:
    # by hand: A is 1,575.00 + 250.00, B and C 1,575.00 each; P1 has A and B
    done = pbr("ledger", *words, cwd=settled)
    assert (done.returncode, done.stderr) == (0, "")
    assert said in done.stdout


@pytest.mark.parametrize(
    "words",
    [
        ("list", "records"), ("show", "ledger", "7"), ("history", "ledger", "Z"), ("balance", "nowhere"),
        ("verify", "nowhere"), ("verify", "ledger", "--expect-head", "0" * 64),
        ("verify", "ledger", "--recompute", "9"),
        ("open", "ledger", ESSEX, "records", "--settled-to", "2026-06-30"),
    ],
)  # fmt: skip
def test_what_is_wrong_goes_to_stderr(settled: Path, words: tuple[str, ...]) -> None:
    done = pbr("ledger", *words, cwd=settled)
    assert (done.returncode, done.stdout) == (1, "")
    assert "error[PBR" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("settle", ESSEX, "records", "--commit"),
        ("settle", ESSEX, "records", "--ledger", "ledger", "--commit", "--confirm", "much"),
        ("settle", ESSEX, "records", "--ledger", "ledger", "--commit", "--out", "seen"),
        ("ledger", "show", "ledger", "first"), ("ledger", "open", "new", ESSEX, "records"),
    ],
)  # fmt: skip
def test_what_is_misused_ends_with_2(settled: Path, words: tuple[str, ...]) -> None:
    done = pbr(*words, cwd=settled)
    assert done.stdout == ""
    assert done.returncode == 2, done.stderr


def test_a_ledger_is_opened(place: Path) -> None:
    done = pbr("ledger", "open", "ledger", ESSEX, "records", "--settled-to", "2026-06-30", cwd=place)
    assert (done.returncode, done.stderr) == (0, "")
    assert TOTAL in done.stdout
    assert (place / "ledger" / "00000" / "manifest.json").exists()


@pytest.mark.parametrize("left", ["ledger", "ledger/inputs"])
def test_a_folder_without_a_run_is_a_ledger_that_has_not_begun(place: Path, left: str) -> None:
    (place / left).mkdir(parents=True)
    for words in (("list", "ledger"), ("verify", "ledger")):
        asked = pbr("ledger", *words, cwd=place)
        assert (asked.returncode, asked.stdout) == (1, "")
        assert "error[PBR060]" in asked.stderr
    assert pbr(*COMMIT, cwd=place).returncode == 0
    assert verify_ledger(place / "ledger", recompute=1).problems == ()


def test_a_changed_byte_ends_with_1_and_is_named(settled: Path) -> None:
    lines = settled / "ledger" / "00001" / "lines.csv"
    lines.write_bytes(lines.read_bytes().replace(b"1575.00", b"1575.01", 1))
    done = pbr("ledger", "verify", "ledger", cwd=settled)
    assert (done.returncode, done.stdout) == (1, "")
    assert "lines.csv" in done.stderr


def test_rows_held_end_with_3_and_are_named_on_stderr(place: Path) -> None:
    (place / "records" / "plans.csv").write_text(PLANS + "E,S5,P1,reablement,never,,,,\n", encoding="utf-8")
    assert pbr(*COMMIT, cwd=place).returncode == 1
    assert not (place / "ledger").exists()
    done = pbr(*COMMIT, "--hold-errors", cwd=place)
    assert done.returncode == 3
    assert "plans.csv:6" in done.stderr


@pytest.mark.parametrize("plans", [PLANS.replace("2026-05-04", CANARY), PLANS.replace("S1,P1", f"{CANARY},P1")])
def test_nobody_is_named_in_what_is_wrong(settled: Path, plans: str) -> None:
    (settled / "records" / "plans.csv").write_text(plans, encoding="utf-8")
    for words in (COMMIT, (*COMMIT[:5], *JULY, "--commit"), (*COMMIT[:5], *JULY, "--commit", "--hold-errors")):
        done = pbr(*words, cwd=settled)
        assert CANARY not in done.stderr + done.stdout


@POSIX
def test_a_reader_who_stops_reading_has_settled(place: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "pbr", *COMMIT], cwd=place, stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")
    assert verify_ledger(place / "ledger").problems == ()


@POSIX
@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGINT])
@pytest.mark.parametrize("wait", [0.1, 0.4, 0.7, 0.8, 0.9])
def test_stopped_at_any_moment_it_is_settled_or_not(place: Path, stop: signal.Signals, wait: float) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "pbr", *COMMIT], cwd=place, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        time.sleep(wait)
        process.send_signal(stop)
        _, said = process.communicate(timeout=60)
    ledger = place / "ledger"
    is_settled = (ledger / "00001").exists()
    if stop is signal.SIGINT and process.returncode == 130:
        assert (b"is settled" in said) == is_settled
    if is_settled:
        assert verify_ledger(ledger).problems == ()
    again = pbr(*COMMIT, cwd=place)
    assert again.returncode == 0
    assert verify_ledger(ledger).problems == ()
    assert [path.name for path in ledger.iterdir() if path.name.isdigit()] == ["00001"]
