"""The command run as its users run it: in a process of its own, its two streams apart."""

import atexit
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

from tests.cli.fork_server import Forked

PLANS = """\
plan_id,person_id,provider_id,plan_type,started_on,ended_on,end_reason,support_at_end,reviewed_on
A,S1,P1,reablement,2026-05-04,2026-06-12,completed,none,2026-06-15
B,S2,P1,reablement,2026-05-11,2026-06-19,completed,reduced,2026-06-22
C,S3,P2,reablement,2026-06-01,,,,
D,S4,P2,ongoing,2026-06-01,,,,
"""
TOTAL = "£4,975.00"
"""By hand: three packages at £1,575.00 are £4,725.00, and A's bonus is £250.00; D is not a reablement package."""

ESSEX = "essex-reablement-bonus"
JUNE = ("--as-at", "2026-06-30")
CANARY = "Zebedee-Canary"


def extract(folder: Path, plans: str = PLANS) -> Path:
    """Write an extract of one table."""
    records = folder / "records"
    records.mkdir()
    (records / "plans.csv").write_text(plans, encoding="utf-8")
    return records


def pbr(*arguments: str | Path, cwd: Path | None = None, **known: str) -> "subprocess.CompletedProcess[str]":
    """Run the command in a process of its own; ``known`` is added to its environment.

    The process is split off from one that has loaded the program, where that is the same as a new one and can be done.
    """
    if hasattr(os, "fork"):
        server = _server_of(os.getpid())
        if server.can_run(known):
            return server.run([str(argument) for argument in arguments], cwd, known)
    return new_pbr(*arguments, cwd=cwd, **known)


def new_pbr(*arguments: str | Path, cwd: Path | None = None, **known: str) -> "subprocess.CompletedProcess[str]":
    """Run the command in a new process, which loads the program, as its users do."""
    return python("-m", "pbr", *arguments, cwd=cwd, **known)


@cache
def _server_of(process: int) -> Forked:
    """The server of this process, and not of the one that it was split off from."""
    server = Forked()
    atexit.register(server.end)
    return server


def python(*arguments: str | Path, cwd: Path | None = None, **known: str) -> "subprocess.CompletedProcess[str]":
    """Run Python as the tests do, which read and write UTF-8 wherever they run."""
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **known},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
