"""The names in the folder of a ledger: runs by their numbers, each input by its hash, and how things stand."""

import re
from pathlib import Path

INPUTS, POSITION = "inputs", "position.csv"
LINES, TOTALS, REMITTANCES, SCHEME = "lines.csv", "totals.csv", "remittances.csv", "scheme.yaml"
HELD, MEASURES, SETTLEMENT = "held.csv", "measures.csv", "settlement.json"

NOT_EARNED = "not_earned.csv"
"""The file of a run with the lines that are decided as nothing."""

PAYERS = "payers.csv"
"""The file of a run with what each payer bears of it, where the scheme lists who pays."""

LIMITS = "limits.csv"
"""The file of a run with what is used of limits and what is left, where something has come due under one."""

QUANTITIES = "quantities.csv"
"""The file of a run with what counts under limits of quantity and what is left, where something does."""

LATER = "later.csv"
"""The file of a run with the lines that fall due after it, on a day that is known."""

PAID = "paid"
"""The folder of a ledger with what was recorded as paid."""

SENT = "sent"
"""The folder of a ledger with which runs finance files were written of, where a scheme lists who pays."""

MISSING = "missing"
"""The folder of a run with the last known cells of the rows that were put back."""

OPENING_RUN = 0
"""The number of the run that only an opened ledger has."""

_RUN = re.compile(r"[0-9]{5,}", re.ASCII)
_INPUT = re.compile(r"([0-9a-f]{64})\.csv", re.ASCII)
_BEING_BUILT = re.compile(r"\.(.+)\.[a-z0-9_]+\.unfinished", re.ASCII)


def name_of_run(number: int) -> str:
    """``00007``."""
    return f"{number:05}"


def run_named(name: str) -> int | None:
    """The number of the run that a folder is called after; None for any other name."""
    return int(name) if _RUN.fullmatch(name) and name == name_of_run(int(name)) else None


def name_of_input(sha256: str) -> str:
    """The name of a copy of an input."""
    return f"{sha256}.csv"


def input_named(name: str) -> str | None:
    """The hash that a copy of an input is called after; None for any other name."""
    found = _INPUT.fullmatch(name)
    return found[1] if found else None


def built_for(name: str) -> str | None:
    """The place that something was being built for; None for what is in its place."""
    found = _BEING_BUILT.fullmatch(name)
    return found[1] if found else None


def runs_in(folder: Path) -> list[int]:
    """The numbers of the runs in a folder, in order."""
    numbers = (run_named(path.name) for path in folder.iterdir())
    return sorted(number for number in numbers if number is not None)
