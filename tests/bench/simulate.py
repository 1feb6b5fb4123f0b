"""``python -m tests.bench.simulate``: how long it takes to settle schemes each way and to draw them, and how it grows.

Each row is a process of its own: its seconds are from start to end, reading and all, and its memory is its peak. Beside
it stands the command itself in another, with its back-cast, what the schemes reward, and its table.
"""

import argparse
import json
import tempfile
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from time import perf_counter

from pbr.engine.compiled_scheme import compile_scheme
from pbr.records.extract.as_at import as_known
from pbr.records.extract.read_extract import read_extract
from pbr.scheme.load_scheme import load_scheme
from pbr.simulate.monte_carlo.draw import draw
from pbr.simulate.payoff.alternative_records import WhichDrawn, facts_used, needs_to_draw, uncertain_records_of
from pbr.simulate.payoff.payoffs import settled_each_way
from pbr.simulate.payoff.uncertain_result import Component
from tests.bench.fresh import timed

SCHEMES = (
    "essex-reablement-bonus",
    "wiltshire-payable-outcomes",
    "wiltshire-penalty-and-reward",
    "sutton-75-25-retention",
)
SHIPPED = Path(__file__).parents[2] / "schemes"
LAST_DAY = date(2026, 9, 30)
HEADINGS = (
    "plans", "draws", "components", "read s", "settle s", "draw s", "whole s", "draws x plans/s", "peak MB",
    "command s", "peak MB",
)  # fmt: skip
LAYOUT = "{:>8} {:>7} {:>11} {:>7} {:>9} {:>7} {:>8} {:>16} {:>8} {:>10} {:>8}"
CHANCES = {
    3: (Fraction(1, 10), Fraction(1, 2), Fraction(2, 5)),
    5: (Fraction(1, 2), Fraction(1, 5), Fraction(1, 10), Fraction(1, 10), Fraction(1, 10)),
    2: (Fraction(3, 5), Fraction(2, 5)),
}


@dataclass(slots=True)
class Clock:
    """Seconds since it was last asked."""

    since: float

    def lap(self) -> float:
        """The seconds since the last lap."""
        before, self.since = self.since, perf_counter()
        return self.since - before


def main() -> None:
    """Measure each number of plans and draws, and print a line for each."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.simulate", description=__doc__)
    parser.add_argument("--plans", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--draws", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--effect", type=Fraction, default=Fraction(3, 10), help="the provider-level effect")
    parser.add_argument("--one", nargs=3, metavar=("RECORDS", "DRAWS", "OUT"), help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.one:
        records, draws, out = wanted.one
        Path(out).write_text(json.dumps(laps(Path(records), int(draws), wanted.effect)), encoding="utf-8")
        return
    print(f"{len(SCHEMES)} schemes: {', '.join(SCHEMES)}")
    print(LAYOUT.format(*HEADINGS), flush=True)
    for plans in wanted.plans:
        with tempfile.TemporaryDirectory() as folder:
            records = Path(folder) / "records"
            tables = "plans,outcomes,standards"
            timed("-m", "pbr", "sample", str(records), "--plans", str(plans), "--tables", tables)
            for draws in wanted.draws:
                print(measured(records, plans, draws, wanted.effect), flush=True)


def measured(records: Path, plans: int, draws: int, effect: Fraction) -> str:
    """Draw in a fresh process, and give its figures."""
    out = records.parent / "laps.json"
    arguments = ("-m", "tests.bench.simulate", "--effect", str(effect), "--one", str(records), str(draws), str(out))
    taken = timed(*arguments)
    found = json.loads(out.read_text(encoding="utf-8"))
    baseline, *others = SCHEMES
    command = timed("-m", "pbr", "simulate", str(records), *others, "--baseline", baseline, "--draws", str(draws))
    return LAYOUT.format(
        f"{plans:,}", f"{draws:,}", f"{found['components']:,.0f}", f"{found['read']:.2f}", f"{found['settle']:.2f}",
        f"{found['draw']:.2f}", f"{taken.seconds:.2f}", f"{plans * draws / taken.seconds:,.0f}",
        f"{taken.peak_bytes / 1e6:,.0f}", f"{command.seconds:.2f}", f"{command.peak_bytes / 1e6:,.0f}",
    )  # fmt: skip


def laps(folder: Path, draws: int, effect: Fraction) -> dict[str, float]:
    """Read, settle each way and draw, and give the seconds of each."""
    clock = Clock(perf_counter())
    schemes = [load_scheme(SHIPPED / f"{name}.yaml") for name in SCHEMES]
    needs: dict[str, frozenset[str]] = {}
    for scheme in schemes:
        for table, fields in needs_to_draw(compile_scheme(scheme).needs).items():
            needs[table] = needs.get(table, frozenset()) | fields
    records = as_known(read_extract(folder, needs, hold_errors=False), LAST_DAY)
    drawn = uncertain_records_of(records, facts_used(needs), WhichDrawn.ALL)
    rates: dict[Component, tuple[Fraction, ...]] = {
        component: CHANCES[len(component.alternatives)] for component in drawn.components
    }
    found = {"components": float(len(rates)), "read": clock.lap()}
    models = [settled_each_way(scheme, drawn) for scheme in schemes]
    found["settle"] = clock.lap()
    draw(models, rates, draws, seed=1, effect=effect)
    found["draw"] = clock.lap()
    return found


if __name__ == "__main__":
    main()
