"""A year settled period by period comes to what the whole year does, for every scheme that comes with pbr."""

import re
from datetime import date
from pathlib import Path

import pytest

from pbr.api import Rates, SampleWanted, sample, settle
from pbr.api.ledger.run_checks import Confirmed
from pbr.api.ledger.settled_already import AlreadySettled
from pbr.api.ledger.settling import Committed, commit
from pbr.api.ledger.started_run import RunAsked
from pbr.api.ledger.verification import verify_ledger
from pbr.problems.problem import ProblemsFound
from pbr.values.money import money_in_cell
from tests.engine.settled import NAMES, SCHEMES, period_of
from tests.national_return.in_an_extract import OF_A_RETURN, with_sequels
from tests.own_fields.in_an_extract import with_own_columns

PERIODS = (
    "2026-04-01 to 2026-05-31", "2026-06-01 to 2026-06-28", "2026-06-29 to 2026-11-30", "2026-12-01 to 2027-03-31"
)  # fmt: skip
BY_LEVEL = ("ipc-outcome-tariff", "ipc-set-sum-per-outcome")


@pytest.fixture(scope="module")
def extracts(tmp_path_factory: pytest.TempPathFactory) -> dict[Rates, Path]:
    """An invented extract for each way in which rates are called."""
    made = {rates: tmp_path_factory.mktemp("year") / rates for rates in Rates}
    for rates, folder in made.items():
        sample(folder, SampleWanted(15, 1, date(2026, 4, 1), date(2027, 3, 31), rates=rates))
    return made


def settled(asked: RunAsked) -> Committed:
    """Settle a period, saying the exact sum where a bound asks for it."""
    done: Committed | AlreadySettled
    try:
        done = commit(asked, Confirmed())
    except ProblemsFound as bounded:
        [said] = {problem.help for problem in bounded.problems if problem.code == "PBR085"}
        exact = re.search(r"--confirm (\S+)", said)
        done = commit(asked, Confirmed(money_in_cell(exact[1] if exact else "")))
    if isinstance(done, AlreadySettled):
        raise TypeError("nothing was to be settled")
    return done


@pytest.mark.parametrize("name", NAMES)
def test_four_periods_come_to_the_whole_year(name: str, extracts: dict[Rates, Path], tmp_path: Path) -> None:
    scheme, records = SCHEMES / f"{name}.yaml", extracts[Rates.LEVELS if name in BY_LEVEL else Rates.STANDARD]
    if name in OF_A_RETURN:
        records = with_sequels(records, tmp_path / "sequels")
    records = with_own_columns(name, records, tmp_path / "own")
    sums = 0
    for period in PERIODS:
        asked = RunAsked(scheme, records, tmp_path / "ledger", period_of(period), hold_errors=True, committing=True)
        sums += sum(one.pence for one in settled(asked).written.sums)
    assert sums == settle(scheme, records, "2026-04-01..2027-03-31", hold_errors=True).total_due
    assert verify_ledger(tmp_path / "ledger").problems == ()
