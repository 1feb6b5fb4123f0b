"""Ctrl-C at any moment, from the first: one sentence, and 130."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pbr.cli.error_handler import exit_code_of
from tests.cli.command import ESSEX, JUNE, PLANS, extract

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX systems")

AS_SOON_AS_IT_BEGINS = """
import importlib.abc, os, signal, sys
wanted = sys.argv.pop(1)
class Stop(importlib.abc.MetaPathFinder):
    def find_spec(self, name, *more):
        if name == wanted:
            del sys.meta_path[0]
            os.kill(os.getpid(), signal.SIGINT)
        return None
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.meta_path.insert(0, Stop())
from pbr.cli.entry import main
main()
"""


@pytest.mark.parametrize(
    "module",
    [
        "pbr.cli.main",
        "typer",
        "pbr.cli.commands.settle",
        "pbr.api.settling.prepare",
        "pydantic",
        "pbr.scheme.payments.parts",
    ],
)
def test_while_something_is_loaded(tmp_path: Path, module: str) -> None:
    extract(tmp_path)
    words = ["settle", ESSEX, "records", *JUNE]
    done = subprocess.run(
        [sys.executable, "-c", AS_SOON_AS_IT_BEGINS, module, *words], cwd=tmp_path, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"interrupted; nothing was written\n")


@pytest.mark.parametrize("wait", [0.0, 0.02, 0.05, 0.1, 0.2])
def test_at_any_moment(tmp_path: Path, wait: float) -> None:
    extract(tmp_path)
    begun = "import pbr.cli.entry as entry; print(flush=True); entry.main()"
    command = [sys.executable, "-c", begun, "settle", ESSEX, "records", *JUNE]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"\n"
        time.sleep(wait)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    # On a quick machine it may be done before it is stopped.
    assert (process.returncode, said) in {(130, b"interrupted; nothing was written\n"), (0, b"")}


def test_what_python_made_of_it_is_still_ctrl_c(capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> object:
        raise RuntimeError("Error calling __set_name__") from KeyboardInterrupt()

    assert exit_code_of(fail) == 130
    assert capsys.readouterr().err == "interrupted; nothing was written\n"


@pytest.mark.parametrize("wish", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_while_several_processes_settle(tmp_path: Path, wish: signal.Signals) -> None:
    rows = (
        f"P{at},S{at},Q{at % 7},reablement,2026-05-04,2026-06-12,completed,none,2026-06-15\n" for at in range(60_000)
    )
    extract(tmp_path, PLANS.splitlines(keepends=True)[0] + "".join(rows))
    # Whoever runs the tests may have Ctrl-C pass by, as a shell does for what runs behind it.
    begun = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); import pbr.cli.entry as it; it.main()"
    )
    words = ["settle", ESSEX, "records", *JUNE, "--workers", "2", "--out", "june"]
    command = [sys.executable, "-c", begun, *words]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        while not any(tmp_path.glob(".june.*/pbr-parts-*/parts/part-1/rows-0")) and process.poll() is None:
            time.sleep(0.01)
        # As a terminal does: to every process at once.
        os.killpg(process.pid, wish)
        _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (130, b"interrupted; nothing was written\n")
    assert [path.name for path in tmp_path.iterdir()] == ["records"]
