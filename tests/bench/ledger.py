"""``python -m tests.bench.ledger``: what a ledger adds to a settlement, after eleven months of one contract.

Every command is a process of its own, and they run by turns so that a busy moment falls on all; each figure is the
median of their processor seconds, beside those of a plain ``pbr settle --out`` of the same extract. The month after the
eleven is also committed into a ledger that was opened with all eleven at once: what that costs less is the price of a
longer history.
"""

import argparse
import shutil
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from time import process_time
from typing import ParamSpec, TypeVar

from pbr.api.ledger.opening import OpeningAsked, open_ledger
from pbr.api.ledger.run_checks import Confirmed
from pbr.api.ledger.settling import Previewed, commit, preview
from pbr.api.ledger.started_run import RunAsked
from pbr.ledger.folder_names import name_of_run
from pbr.ledger.position_csv import PositionsOf
from pbr.ledger.position_rows import POSITION_COLUMNS
from pbr.problems.problem import ProblemsFound
from tests.bench.fresh import Taken, timed
from tests.bench.ledger_months import MONTHS, last_day, write_month

SCHEMES = {
    "wiltshire-payable-outcomes": (15_000, ["plans", "outcomes"]),
    "essex-reablement-bonus": (15_000, ["plans"]),
    "time-and-task": (3_000, ["plans", "visits"]),
}
"""How many plans the year of a scheme has, and the tables it reads."""

AIMS = {"preview": 1.25, "commit": 1.4, "verify": 0.3}
LAYOUT = "  {:<38} {:>8} {:>7} {:>5}"


Given = ParamSpec("Given")
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Ready:
    """A scheme with everything to time it: the last extract, and the sum to confirm of each of the two ledgers."""

    scheme: Path
    folder: Path
    confirm: str
    confirm_opened: str

    @property
    def records(self) -> str:
        """The extract of the last month."""
        return str(self.folder / f"{len(MONTHS)}")


def main() -> None:
    """Measure each scheme, and the reading of positions."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.ledger", description=__doc__)
    parser.add_argument("--schemes", nargs="+", default=list(SCHEMES), choices=SCHEMES)
    parser.add_argument("--share", type=float, default=1.0, help="of the plans of each scheme")
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--positions", type=int, default=1_000_000)
    wanted = parser.parse_args()
    for name in wanted.schemes:
        plans, tables = SCHEMES[name]
        with tempfile.TemporaryDirectory() as folder:
            ready = elsewhere(made_ready, name, int(plans * wanted.share), tables, Path(folder))
            measure(ready, wanted.times)
    if wanted.positions:
        print(
            f"{elsewhere(positions_a_second, wanted.positions):,.0f} positions read a second, of {wanted.positions:,}"
        )


def elsewhere(what: Callable[Given, Found], *given: Given.args, **named: Given.kwargs) -> Found:
    """Do something in a process of its own: what a process holds counts as the least that those it starts do."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(what, *given, **named).result()


def made_ready(name: str, plans: int, tables: list[str], folder: Path) -> Ready:
    """Settle all months of a year but the last, into one ledger by turns and into another at its opening."""
    year = folder / "year"
    first, last = MONTHS[0].isoformat(), last_day(MONTHS[-1]).isoformat()
    timed(
        "-m", "pbr", "sample", str(year), "--plans", str(plans), "--tables", ",".join(tables), "--from", first,
        "--to", last,
    )  # fmt: skip
    for number, month in enumerate(MONTHS, start=1):
        write_month(year, tables, month, folder / f"{number}")
    scheme, ledger, opened = Path(name), folder / "ledger", folder / "opened"
    for number in range(1, len(MONTHS)):
        settled(RunAsked(scheme, folder / f"{number}", ledger, committing=True))
    open_ledger(OpeningAsked(opened, scheme, folder / f"{len(MONTHS) - 1}", last_day(MONTHS[-2])))
    records = folder / f"{len(MONTHS)}"
    sums = [to_confirm(RunAsked(scheme, records, one, committing=True)) / 100 for one in (ledger, opened)]
    return Ready(scheme, folder, *(f"{one:.2f}" for one in sums))


def settled(asked: RunAsked) -> None:
    """Settle a month, and say what goes down where that is asked for."""
    try:
        commit(asked, Confirmed())
    except ProblemsFound:
        commit(asked, Confirmed(to_confirm(asked)))


def to_confirm(asked: RunAsked) -> int:
    """The exact sum of what a run takes away, in pence."""
    previewed = preview(asked)
    if not isinstance(previewed, Previewed):
        raise TypeError("it is settled already")
    return previewed.written.run_sums.to_confirm


def measure(ready: Ready, times: int) -> None:
    """Run every command by turns, and print what each took beside a plain settlement."""
    folder, out = ready.folder, ready.folder / "out"
    taken: dict[str, list[Taken]] = {}
    settle = ("-m", "pbr", "settle", str(ready.scheme), ready.records)
    ledgers = {"commit": ("ledger", ready.confirm), "opened": ("opened", ready.confirm_opened)}
    for _ in range(times):
        shutil.rmtree(out, ignore_errors=True)
        plain = timed(*settle, "--period", f"{MONTHS[-1]:%Y-%m}", "--out", str(out))
        taken.setdefault("plain", []).append(plain)
        shutil.rmtree(folder / "look", ignore_errors=True)
        previewed = timed(*settle, "--ledger", str(folder / "ledger"), "--out", str(folder / "look"))
        taken.setdefault("preview", []).append(previewed)
        for what, (ledger, confirm) in ledgers.items():
            copy = folder / f"{ledger}-committed"
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(folder / ledger, copy)
            taken.setdefault(what, []).append(timed(*settle, "--ledger", str(copy), "--commit", "--confirm", confirm))
        verified = timed("-m", "pbr", "ledger", "verify", str(folder / "ledger-committed"))
        taken.setdefault("verify", []).append(verified)
    report(ready, taken, size_of(folder / "ledger-committed" / name_of_run(len(MONTHS))) / size_of(out))


def report(ready: Ready, taken: dict[str, list[Taken]], share_of_folder: float) -> None:
    """Print the figures of a scheme: processor seconds, and the ratio beside what it is aimed at."""
    rows = sum(line.count(b"\n") - 1 for line in (path.read_bytes() for path in Path(ready.records).glob("*.csv")))
    print(f"{ready.scheme}: {rows:,} rows in month {len(MONTHS)}")
    print(LAYOUT.format("", "seconds", "ratio", "aim"))
    plain = taken["plain"]
    print(LAYOUT.format("settle --out, without a ledger", f"{middle(plain):.2f}", "", ""))
    for what, aim in AIMS.items():
        print(LAYOUT.format(f"{what}", f"{middle(taken[what]):.2f}", f"{ratio(taken[what], plain):.2f}", aim))
    longer = ratio(taken["commit"], taken["opened"])
    print(LAYOUT.format("commit into an opened ledger", f"{middle(taken['opened']):.2f}", "", ""))
    print(LAYOUT.format("commit of month 12 beside that", "", f"{longer:.2f}", 1.15))
    peak = max(one.peak_bytes for one in (*taken["preview"], *taken["commit"]))
    beside = peak / max(one.peak_bytes for one in plain)
    print(LAYOUT.format("peak memory, MB", f"{peak / 1e6:.0f}", f"{beside:.2f}", 1.3))
    print(LAYOUT.format("folder of the run", "", f"{share_of_folder:.2f}", 0.15), flush=True)


def middle(taken: list[Taken]) -> float:
    """The median of the processor seconds."""
    return median(one.cpu_seconds for one in taken)


def ratio(taken: list[Taken], beside: list[Taken]) -> float:
    """The median ratio of the processor seconds of commands that ran in the same turn."""
    return median(one.cpu_seconds / other.cpu_seconds for one, other in zip(taken, beside, strict=True))


def size_of(folder: Path) -> int:
    """The bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def positions_a_second(many: int) -> float:
    """Read a file of many positions, of a hundred providers, one provider at a time."""
    with tempfile.TemporaryFile() as file:
        file.write((",".join(POSITION_COLUMNS) + "\n").encode())
        for number in range(many):
            provider, plan = f"P{number * 100 // many:03}", f"A{number:07}"
            entry = f"3/{number:06}"
            row = f"{provider},{plan}-1,outcome,,council,,pay,{plan},S{number:07},102.50,,2026-06-30,{entry},{entry}\n"
            file.write(row.encode())
        before = process_time()
        positions = PositionsOf(file)
        found = sum(len(positions.of(provider)) for provider in positions.providers())
        taken = process_time() - before
    if found != many:
        raise ValueError("positions are lost")
    return many / taken


if __name__ == "__main__":
    main()
